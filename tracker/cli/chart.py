"""``tracker chart``: the app's pictures, their words, and their tables."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.charts import view, views
from tracker.charts.glyphs import Glyphs
from tracker.charts.palette import PALETTES
from tracker.charts.picture import Picture
from tracker.charts.view import View
from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.days import parse_day
from tracker.domain.figures import EVERYTHING, EasePain, Figures
from tracker.domain.sites import parse_place
from tracker.domain.trend import marks_within, shifted
from tracker.errors import InvalidValue
from tracker.services import picturing
from tracker.services.picturing import Framed, Kind

RANGES = "6w (weeks), course, all, or two days such as 2026-10-01..2026-11-22"
PICTURE_ROWS = 24


@click.command(
    cls=Command,
    examples=(
        "tracker chart",
        "tracker chart sessions",
        "tracker chart --range 6w --table",
        "tracker chart --measure ftf_cm --range all",
        "tracker chart --range 2026-10-01..today --width 120",
        "tracker chart -o ease-and-pain.svg",
    ),
)
@click.argument("name", type=click.Choice(tuple(views.VIEWS)), default="ease-pain")
@click.option("--measure", metavar="MEASURE", help="Only this measure, such as pain_worst.")
@click.option("--range", "span", metavar="DAYS", default="course",
              help="6w, course, all or DAY..DAY [default: course, else 6w].")  # fmt: skip
@click.option("--site", metavar="SITE[:SIDE]", help="Another place than the main site.")
@click.option("--width", type=click.IntRange(1, 1000), help="Columns of the picture.")
@click.option("--height", type=click.IntRange(1, 500), help="Rows of the picture.")
@click.option("--table", "as_table", is_flag=True, help="The numbers as a table.")
@click.option("--format", "form", type=click.Choice(("text", "svg", "md")),
              help="md: sentences and table [default: by the file's ending].")  # fmt: skip
@click.option("-o", "--output", "file", metavar="FILE", type=click.Path(path_type=Path),
              help="Write to a file instead.")  # fmt: skip
@json_option
@pass_context
def chart(
    context: Context,
    name: str,
    measure: str | None,
    span: str,
    site: str | None,
    width: int | None,
    height: int | None,
    as_table: bool,
    form: str | None,
    file: Path | None,
) -> None:
    """One picture of the diary, and what it shows in one to three sentences.

    ease-pain day by day; sessions before → after; weekly ranges; function (PEG, activities);
    reliance (medicine, exercise, other methods); a calendar; movement tests; all daily
    measures; pain by place.
    """
    from tracker.services import trends

    drawn = views.get(name) if measure is None else views.of_measure(measure)
    day_start = context.settings.day_start_hour
    parts = views.parts(name) if measure is None else EVERYTHING
    parts = replace(parts, since=_since(span, context.diary.today(), day_start))
    figures = trends.figures(context.diary, parse_place(site) if site else None, parts)
    shown = view_of(figures.ease_pain, span, day_start)
    context.tell_demo()
    if context.json:
        if file is not None:
            raise click.UsageError("Say --json or -o, not both.")
        output.document(_document(drawn, figures, shown))
        return
    if str(file) == output.STREAM:
        file = None
    kind = _kind(form, file)
    if as_table and kind is Kind.SVG:
        raise click.UsageError("A table cannot be SVG; say --format text or md.")
    plain = context.settings.plain or output.dumb()
    size = (width or output.width(), height or _rows())
    # Beside what is printed it was said; a file goes on without that.
    made_up = file is not None and context.diary.made_up()
    if kind is Kind.TEXT and (as_table or plain):
        wide = output.DEFAULT_WIDTH if file else output.width()
        written = picturing.tabled(Framed(drawn, figures, shown, wide, size[1], made_up))
    else:
        framed = Framed(drawn, figures, shown, *size, made_up)
        written = _written(context, framed, kind, to_file=file is not None)
    if file is None:
        output.picture(written)
    else:
        picturing.save(file, written, file=context.path, over=True)
        output.message(f"Written: {file}")


def view_of(data: EasePain, span: str, day_start: int) -> View:
    """The days meant by ``--range``. Raises ``InvalidValue``."""
    word = span.strip().lower()
    whole = view.extent(data)
    if word == "course":
        return view.course(data)
    if word == "all":
        return view.show_all(whole)
    if (days := _last_days(word)) is not None:
        return view.latest(whole, days)
    return View(*_two_days(word, data.today, day_start))


def _since(span: str, today: date, day_start: int) -> date | None:
    """The first day that is drawn at most; ``None`` where that hangs on what is in the file."""
    word = span.strip().lower()
    if word in ("course", "all"):
        return None
    if (days := _last_days(word)) is not None:
        return shifted(today, 1 - days)
    return _two_days(word, today, day_start)[0]


def _last_days(word: str) -> int | None:
    """How many days ``6w`` means; ``None`` if it is another word."""
    match = re.fullmatch(r"([1-9][0-9]{0,3})w", word)
    return int(match[1]) * 7 if match else None


def _two_days(word: str, today: date, day_start: int) -> tuple[date, date]:
    first, dots, last = word.partition("..")
    if not dots:
        raise InvalidValue("range", word, RANGES)
    days = [_day(text, today, day_start) for text in (first, last)]
    if days[1] < days[0]:
        raise InvalidValue("range", word, "the earlier day first")
    return days[0], days[1]


def _day(text: str, today: date, day_start: int) -> date:
    return parse_day(text, today, field="range", future=True, starts_at=day_start)


def _rows() -> int:
    # Some rows of a terminal are needed for the words beneath and the next prompt.
    return max(output.height() - 6, 18) if output.on_terminal() else PICTURE_ROWS


def _kind(form: str | None, file: Path | None) -> Kind:
    """As asked for, else as the file is called."""
    if form is not None:
        return Kind(form)
    ending = file.suffix.lower() if file is not None else ""
    return next((kind for kind, its in picturing.ENDINGS.items() if its == ending), Kind.TEXT)


def _written(context: Context, framed: Framed, kind: Kind, *, to_file: bool) -> str:
    ascii_only = kind is Kind.TEXT and not to_file and not output.unicode_works()
    return picturing.written(
        framed,
        kind,
        PALETTES[context.settings.theme],
        glyphs=Glyphs.ASCII if ascii_only else Glyphs(context.settings.glyphs),
        coloured=not to_file and output.coloured(context.color),
        ascii_only=ascii_only,
    )


def _document(picture: Picture, figures: Figures, shown: View) -> dict[str, Any]:
    from tracker.exchange.documents import number

    days = [
        {key: number(one) if isinstance(one, float) else one for key, one in record.items()}
        for record in picture.values(figures, shown)
    ]
    return {
        "chart": picture.id,
        "title": picture.title(figures),
        "from": shown.first.isoformat(),
        "to": shown.last.isoformat(),
        "sentences": list(picturing.said(picture, figures, shown)),
        "days": days,
        "marks": [
            {"day": mark.day.isoformat(), "kind": mark.kind.value, "label": mark.label or None}
            for mark in marks_within(figures.marks, shown.first, shown.last)
        ],
    }
