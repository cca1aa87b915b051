"""The results of the Progress screen as one page of rows that can be chosen. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.app import progress_rows, progress_spread
from tracker.app.progress_block import Block, Stop, beside, stacked, width_of, with_mark
from tracker.app.progress_table import table
from tracker.app.prose import measure, paragraph
from tracker.app.widgets.page import Line
from tracker.domain import progress_page_wording as words
from tracker.domain import progress_wording
from tracker.domain.cautions import Caution, CautionCode
from tracker.domain.progress import Progress
from tracker.domain.spans import Spans
from tracker.domain.text import visible
from tracker.domain.weekly_trend import Direction
from tracker.services.progress import ProgressView

TWO_COLUMNS_FROM = 112
"""Cells from which what follows the table stands in two columns."""

SPREAD_BESIDE_FROM = 139
"""Cells from which the days by value stand beside the weekly rows."""

READOUT = 3
"""Lines at the foot, at most, for the words of the chosen row."""

_GAP = 3
_WEEKS = 78
"""Cells of the weekly rows where something stands beside them."""

_TABS = (("Results", False), ("Decision summary", True))
_IN_WORDS_ABOVE = "Enter shows how this was worked out."


def draw(
    view: ProgressView, width: int, at: int, *, ascii_only: bool, by_value: bool = False
) -> Block:
    """The page with row number ``at`` marked.

    ``by_value``: with the days by value, also where they have to stand among the rows.
    """
    found = view.progress
    if found.safety_open:
        return Block(_safety(view, width))
    if _empty(found):
        return Block(_nothing_yet(width))
    if view.around is not None and found.spans is not None:
        return _around(view, found.spans, width, at, ascii_only=ascii_only)
    return _course(view, width, at, ascii_only=ascii_only, by_value=by_value)


def tabs(width: int, *, summary: bool, away: bool, courses: bool, follow_up: bool) -> list[Line]:
    """The two pages, the open one marked, and the keys that lead to another comparison.

    ``away``: it is not what it is about now; ``courses``: there are others; ``follow_up``:
    that of this course comes next.
    """
    line: Line = []
    for name, page in _TABS:
        here = page == summary
        line += [("▸ " if here else "  ", "$accent bold"),
                 (name, "$bright bold underline" if here else "$muted"), "   "]  # fmt: skip
    hint: Line = []
    if away:
        hint += [("Esc", "$accent bold"), (" back  ", "$muted")]
    if courses:
        hint += [("[ ]", "$accent bold"), (" other courses", "$muted")]
    if follow_up:
        hint += [("  ]" if hint else "]", "$accent bold"), (" follow-up", "$muted")]
    gap = width - width_of(line) - width_of(hint)
    return [[*line, " " * gap, *hint] if gap > 0 else line]


def readout(stops: Sequence[Stop], at: int, width: int) -> list[Line]:
    """The words of row number ``at`` in as many lines as any row of them needs."""
    if not stops:
        return []
    said = [paragraph(stop.words or _IN_WORDS_ABOVE, width) for stop in stops]
    most = min(max(len(lines) for lines in said), READOUT)
    shown = said[at][:most]
    return [*shown, *([] for _ in range(most - len(shown)))]


def _course(view: ProgressView, width: int, at: int, *, ascii_only: bool, by_value: bool) -> Block:
    found, spans = view.progress, view.progress.spans
    compared, noted, heads = found.measures, found.cautions, ("start", "lately")
    if spans is not None:
        compared, noted, heads = spans.measures, spans.cautions, ("first", "last")
    numbers = table(compared, heads, width, ascii_only=ascii_only)
    numbers.lines += _beside_numbers(found, width)
    top = Block(_head(view, heads, width))
    two = width >= TWO_COLUMNS_FROM
    room = (width - _GAP) // 2 if two else width
    weeks = _WEEKS if width >= SPREAD_BESIDE_FROM else width
    parts = [
        numbers,
        progress_rows.weekly(found.weekly, found.pgic, weeks, asked=view.pgic_open),
        progress_rows.sessions(found.sessions, measure(room)),
        progress_rows.attended(view.view, measure(room)),
        progress_rows.usual(found.usual, measure(room)),
        Block(_cautions(noted, measure(room))),
        Block(_advice(found, measure(room))),
    ]
    numbers, weekly, *rest = with_mark(parts, at)
    if two:
        rest = [beside(stacked(rest[:2]), stacked(rest[2:]), room + _GAP)]
    room = width - weeks - _GAP if weeks < width else width
    spread = progress_spread.block(compared, heads, room, ascii_only=ascii_only)
    if weeks < width:
        middle = [beside(weekly, spread, weeks + _GAP)]
    else:
        middle = [spread, weekly] if by_value else [weekly]
    return stacked([top, numbers, *middle, *rest])


def _around(view: ProgressView, spans: Spans, width: int, at: int, *, ascii_only: bool) -> Block:
    heads = ("before", "after")
    numbers = table(spans.measures, heads, width, ascii_only=ascii_only)
    when = words.windows_words(spans.measures, heads, view.progress.as_of)
    top: list[Line] = [[(words.spans_heading(spans), "bold")]]
    top += paragraph(when, measure(width), "$muted")
    for note in view.notes:
        top += paragraph(visible(note), measure(width))
    top.append([])
    (marked,) = with_mark([numbers], at)
    moved = marked.move(len(top))
    page = Block([*top, *moved.lines], moved.stops)
    spread = progress_spread.block(spans.measures, heads, width, ascii_only=ascii_only)
    return stacked([page, spread, Block(_cautions(spans.cautions, measure(width)))])


def _head(view: ProgressView, heads: tuple[str, str], width: int) -> list[Line]:
    found = view.progress
    text = measure(width)
    # Two fortnights without massage are no course that could show anything.
    overall = found.overall if found.spans is None else words.spans_heading(found.spans)
    lines = paragraph(visible(overall), text, "bold")
    for said in words.standing(found):
        lines += paragraph(said, text, "$accent")
    for said in view.higher:
        lines += paragraph(said, text, "$accent")
    start = view.view.course.start if view.view else None
    lines += paragraph(words.heading(found, start), text)
    compared = found.spans.measures if found.spans else found.measures
    lines += paragraph(words.windows_words(compared, heads, found.as_of), text, "$muted")
    for note in view.notes:
        lines += paragraph(visible(note), text, "$muted")
    return lines


def _beside_numbers(found: Progress, width: int) -> list[Line]:
    """What belongs to the table: other readings of it, the trend, the flares."""
    trends = [
        progress_wording.trend_sentence(one.measure, one.trend)
        for one in found.measures
        if one.trend is not None and one.trend.words is not Direction.NONE
    ]
    said = [" ".join(trends)] if trends else []
    for one in found.measures:
        for without in (one.without_session_days, one.without_flare_days):
            if without is not None and without.sentence:
                name = progress_wording.measure_name(one.measure)
                said.append(f"{name}. {without.sentence}")
    if found.flares.sentence:
        said.append(found.flares.sentence)
    lines = [
        line for one in said for line in paragraph(f"  {one}", measure(width), "$muted", hang="  ")
    ]
    return [[], *lines] if lines else []


def _cautions(found: Sequence[Caution], width: int) -> list[Line]:
    if not found:
        return []
    lines: list[Line] = [[("Worth bearing in mind", "bold")]]
    for one in found:
        style = "$muted" if one.code is CautionCode.CAUSE else ""
        lines += paragraph(f"  {visible(one.text)}", width, style, hang="  ")
    return lines


def _advice(found: Progress, width: int) -> list[Line]:
    if found.advice is None:
        return []
    lines: list[Line] = [[("What to consider", "bold")]]
    return [*lines, *paragraph(f"  {visible(found.advice.text)}", width, hang="  ")]


def _safety(view: ProgressView, width: int) -> list[Line]:
    text = measure(width)
    first, *rest = view.instead
    lines = paragraph(first, text, "bold")
    for said in rest:
        lines += [[], *paragraph(said, text)]
    lines += [[], [("Enter", "$accent bold"), " the two safety pages    ",
                   ("!", "$accent bold"), " whom to ring"]]  # fmt: skip
    return [*lines, [], *paragraph(words.STILL_THERE, text, "$muted")]


def _nothing_yet(width: int) -> list[Line]:
    lines: list[Line] = [[("What changed", "bold")], []]
    for said in words.NOTHING_YET:
        lines += [*paragraph(said, measure(width), "$muted"), []]
    for key, name in (("c", "Check-in: three digits and Enter"), ("5", "Plan a course")):
        lines.append([(f"  {key}   ", "$accent bold"), name])
    return lines


def _empty(found: Progress) -> bool:
    return found.newest is None and not found.weekly and found.sessions is None
