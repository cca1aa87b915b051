"""``tracker chart``: the app's picture of ease and pain, its words, and its table."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.charts import describe, view
from tracker.charts.describe import Table
from tracker.charts.palette import DARK, LIGHT, Glyphs
from tracker.charts.view import View
from tracker.cli import output, table
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.days import parse_day
from tracker.domain.sites import parse_place
from tracker.domain.trend import EasePain, marks_within, within
from tracker.errors import InvalidValue

RANGES = "6w (weeks), course, all, or two days such as 2026-10-01..2026-11-22"
PICTURE_ROWS = 24


@click.command(
    cls=Command,
    examples=(
        "tracker chart",
        "tracker chart --range 6w --table",
        "tracker chart --range 2026-10-01..today --width 120",
        "tracker chart --format svg -o ease-and-pain.svg",
    ),
)
@click.argument("name", type=click.Choice(("ease-pain",)), default="ease-pain")
@click.option("--range", "span", metavar="DAYS", default="course",
              help="6w, course, all or DAY..DAY [default: course, else 6w].")  # fmt: skip
@click.option("--site", metavar="SITE[:SIDE]", help="Another place than the main site.")
@click.option("--width", type=click.IntRange(1, 1000), help="Columns of the picture.")
@click.option("--height", type=click.IntRange(1, 500), help="Rows of the picture.")
@click.option("--table", "as_table", is_flag=True, help="The numbers as a table.")
@click.option("--format", "kind", type=click.Choice(("text", "svg", "md")), default="text")
@click.option("-o", "--output", "file", metavar="FILE", type=click.Path(path_type=Path),
              help="Write to a file instead.")  # fmt: skip
@json_option
@pass_context
def chart(
    context: Context,
    name: str,
    span: str,
    site: str | None,
    width: int | None,
    height: int | None,
    as_table: bool,
    kind: str,
    file: Path | None,
) -> None:
    """Ease and pain day by day, and what they show in one to three sentences."""
    from tracker.services import trends

    data = trends.ease_pain(context.diary, parse_place(site) if site else None)
    shown = view_of(data, span, context.settings.day_start_hour)
    if context.json:
        if file is not None:
            raise click.UsageError("Say --json or -o, not both.")
        output.document(_document(name, data, shown))
        return
    plain = context.settings.plain or output.dumb()
    if as_table or (plain and kind == "text"):
        written = _table_text(data, shown, None if file else output.width())
    else:
        size = (width or output.width(), height or _rows())
        written = _picture(context, data, shown, size, kind, to_file=file is not None)
    if file is None:
        output.picture(written)
    else:
        _write(context, file, written)


def view_of(data: EasePain, span: str, day_start: int) -> View:
    """The days meant by ``--range``. Raises ``InvalidValue``."""
    word = span.strip().lower()
    whole = view.extent(data)
    if word == "course":
        return view.course(data)
    if word == "all":
        return view.show_all(whole)
    if match := re.fullmatch(r"([1-9][0-9]{0,3})w", word):
        return view.latest(whole, int(match[1]) * 7)
    first, dots, last = word.partition("..")
    if not dots:
        raise InvalidValue("range", span, RANGES)
    days = [_day(text, data.today, day_start) for text in (first, last)]
    if days[1] < days[0]:
        raise InvalidValue("range", span, "the earlier day first")
    return View(days[0], days[1])


def _day(text: str, today: date, day_start: int) -> date:
    return parse_day(text, today, field="range", future=True, starts_at=day_start)


def _rows() -> int:
    # Some rows of a terminal are needed for the words beneath and the next prompt.
    return max(output.height() - 6, 18) if output.on_terminal() else PICTURE_ROWS


def _picture(
    context: Context, data: EasePain, shown: View, size: tuple[int, int], kind: str, *,
    to_file: bool,
) -> str:  # fmt: skip
    from tracker.charts import ease_pain, markdown, svg, text

    ascii_only = kind == "text" and not to_file and not output.unicode_works()
    glyphs = Glyphs.ASCII if ascii_only or context.settings.glyphs == "ascii" else Glyphs.BLOCKS
    palette = LIGHT if context.settings.theme == "light" else DARK
    if kind == "svg":
        glyphs = Glyphs.BLOCKS
    drawing = ease_pain.build(data, shown, *size, glyphs)
    if kind == "svg":
        return svg.document(drawing, palette)
    if kind == "md":
        return markdown.page(drawing, describe.table(data, shown))
    colours = palette if not to_file and output.coloured(context.color) else None
    return "\n".join(text.lines(drawing, palette=colours, ascii_only=ascii_only))


def _table_text(data: EasePain, shown: View, width: int | None) -> str:
    found: Table = describe.table(data, shown)
    rows = [found.header, *found.rows]
    body = table.lines(rows, width or output.DEFAULT_WIDTH, shrink=(4,))
    return "\n".join((describe.title(data), "", *body, "", *describe.sentences(data)))


def _document(name: str, data: EasePain, shown: View) -> dict[str, Any]:
    from tracker.exchange.documents import number

    named = {"ease": data.ease, "pain": data.pain, "stiffness": data.stiffness}
    values: dict[date, dict[str, Any]] = {}
    for field, series in named.items():
        for one in within(series, shown.first, shown.last):
            day = values.setdefault(one.day, dict.fromkeys((*named, "from_memory")))
            day[field] = number(one.value)
            day["from_memory"] = one.memory.value if one.memory else day["from_memory"]
    return {
        "chart": name,
        "title": describe.title(data),
        "from": shown.first.isoformat(),
        "to": shown.last.isoformat(),
        "sentences": list(describe.sentences(data)),
        "days": [{"day": day.isoformat(), **values[day]} for day in sorted(values)],
        "marks": [
            {"day": mark.day.isoformat(), "kind": mark.kind.value, "label": mark.label or None}
            for mark in marks_within(data.marks, shown.first, shown.last)
        ],
    }


def _write(context: Context, file: Path, text: str) -> None:
    from tracker.exchange.files import write_text

    beside = [context.path.with_name(context.path.name + end) for end in ("-wal", "-shm")]
    write_text(file, text.rstrip("\n") + "\n", never=(context.path, *beside))
    output.message(f"Written: {file}")
