"""Week by week, the sessions, what was attended and what is usual, as blocks of rows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.app.progress_block import GUTTER, Block, OverallView, padded
from tracker.app.progress_table import ONE_LINE_FROM, points
from tracker.app.prose import paragraph, wrapped
from tracker.app.widgets.page import Line
from tracker.domain import (
    course_wording,
    measures,
    progress_page_wording,
    session_wording,
    shown,
    weekly_result_wording,
    weekly_results,
    weekly_wording,
)
from tracker.domain.course import ReviewKind
from tracker.domain.days import label
from tracker.domain.measure import Better
from tracker.domain.reviews import ReviewState
from tracker.domain.session_results import SessionFigures
from tracker.domain.text import one_line
from tracker.domain.usual import Usual
from tracker.domain.weekly_results import LEAST_VALUES, WeeklyResult
from tracker.services.courses import CourseView

_NAME, _VALUE, _CHANGE, _RESULT = 25, 9, 8, 24
_NARROW_NAME, _NARROW_VALUES = 22, 20
_SHORT_UNITS = (("minutes", "min"), ("degrees", "deg"))
_MEDICINE = ("med_days", "med_doses")


def weekly(results: Sequence[WeeklyResult], pgic: int | None, width: int, *, asked: bool) -> Block:
    """A row for each weekly measure, then the overall view; ``asked``: it may be answered."""
    block = Block()
    if not results and pgic is None and not asked:
        return block
    title: Line = [("Week by week".ljust(len(GUTTER) + _NAME), "bold")]
    if results and width >= ONE_LINE_FROM:
        head = f"{'first':{_VALUE}}{'lately':{_VALUE}}{'change':{_CHANGE}}"
        title += [(head, "$muted"), ("+ is better", "$muted")]
    block.lines.append(title)
    for one in results:
        rows = _wide_row(one) if width >= ONE_LINE_FROM else _narrow_row(one, width)
        block.add_row(rows, one, one.name, one.sentence)
    if pgic is not None or asked:
        _add_overall_view(block, pgic, width, asked=asked)
    if any(one.measure in _MEDICINE for one in results):
        block.lines += _indented(weekly_result_wording.MEDICINE_NOTE, width, "$muted")
    return block


def sessions(figures: SessionFigures | None, width: int) -> Block:
    """What the sessions show, as one row, and what is worth telling a professional."""
    block = Block()
    if figures is None:
        return block
    block.lines.append([("Sessions", "bold")])
    said = figures.sentences or progress_page_wording.sessions_listed(figures)
    rest = [one for one in said if one != session_wording.RELIEF]
    rows = [line for one in rest for line in _indented(one, width)]
    block.add_row(rows, figures, "Sessions")
    if len(rest) < len(said):
        block.lines += _indented(session_wording.RELIEF, width, "$muted")
    for advice in figures.advice:
        block.lines += _indented(advice, width, "$accent")
    return block


def attended(view: CourseView | None, width: int) -> Block:
    """What was attended of the plan, as one row, and the review that is next."""
    block = Block()
    if view is None:
        return block
    block.lines.append([("The course", "bold")])
    said = course_wording.attendance_sentences(view.attendance)
    rows = [line for one in _joined(said, width) for line in _indented(one, width)]
    block.add_row(rows, view.attendance, "The course")
    coming = next((one for one in view.reviews if one.state is ReviewState.OPEN), None) or next(
        (one for one in view.reviews if one.state is ReviewState.COMING), None
    )
    if coming is not None and (coming.kind in (ReviewKind.WEEK4, ReviewKind.END) or view.held):
        block.lines += _indented(f"{course_wording.review_sentence(coming)}.", width, "$muted")
    return block


def usual(found: Usual | None, width: int) -> Block:
    """The person's own ups and downs, as one row."""
    block = Block()
    if found is not None:
        block.lines.append([("Your ups and downs", "bold")])
        rows = [line for one in found.sentences for line in _indented(one, width)]
        block.add_row(rows, found, "My usual")
    return block


def _wide_row(one: WeeklyResult) -> list[Line]:
    first, last = _values(one)
    result, style = _result(one)
    pieces = wrapped(result, _RESULT)
    line: Line = [
        (GUTTER, ""),
        (padded(one_line(one.name, _NAME - 1), _NAME), ""),
        f"{first:{_VALUE}}{last:{_VALUE}}",
        (_change(one).ljust(_CHANGE), "bold"),
        (pieces[0], style),
    ]
    room = " " * (len(GUTTER) + _NAME + 2 * _VALUE + _CHANGE)
    rest: list[Line] = [[room, (piece, style)] for piece in pieces[1:]]
    return [line, *rest]


def _narrow_row(one: WeeklyResult, width: int) -> list[Line]:
    first, last = _values(one)
    values = first if last == "–" else f"{first} → {last}"
    result, style = _result(one)
    line: Line = [
        (GUTTER, ""),
        (padded(one_line(one.name, _NARROW_NAME - 1), _NARROW_NAME), ""),
        values.ljust(_NARROW_VALUES),
        (_change(one), "bold"),
    ]
    rest: list[Line] = [["    ", (piece, style)] for piece in wrapped(result, width - 6)]
    return [line, *rest]


def _values(one: WeeklyResult) -> tuple[str, str]:
    measure = measures.get(one.measure)
    held = _shown(one)[:2]
    first, last = (
        "–" if value is None else weekly_result_wording.amount(value, measure) for value in held
    )
    for word, short in _SHORT_UNITS:
        first, last = first.replace(word, short), last.replace(word, short)
    return first, last


def _change(one: WeeklyResult) -> str:
    if one.improvement is None:
        return "–"
    return points(one.improvement, _shown(one)[2])


def _shown(one: WeeklyResult) -> tuple[float | None, float | None, float]:
    """First, lately and the size of the change, as they stand beside each other."""
    if one.first is None or one.last is None:
        return one.first and round(one.first, 1), None, 0.0
    return shown.apart(one.first, one.last, weekly_results.steps(measures.get(one.measure)))


def _result(one: WeeklyResult) -> tuple[str, str]:
    if one.verdict is not None:
        return one.verdict.value, "bold"
    if one.better is Better.NEUTRAL:
        return "noted, not judged", "$muted"
    if one.n < LEAST_VALUES:
        return f"{one.n} of {LEAST_VALUES} values", "$muted"
    return "", ""


def _add_overall_view(block: Block, pgic: int | None, width: int, *, asked: bool) -> None:
    measure = measures.get("pgic")
    room = _NAME if width >= ONE_LINE_FROM else _NARROW_NAME
    line: Line = [(GUTTER, ""), (measure.name.ljust(room), "")]
    said = measure.question
    if pgic is not None:
        words = weekly_wording.pgic_words(pgic)
        said = f"{measure.question} {words[:1].upper()}{words[1:]}."
        line += [f"{pgic}  ", (words, "bold"), "   "]
    if asked:
        again = " answers again" if pgic is not None else " answers, with one digit"
        line += [("p", "$accent bold"), (again, "$muted")]
    block.add_row([line], OverallView(), measure.name, said)


def attendance_steps(view: CourseView) -> tuple[str, ...]:
    """What became of each planned session, and of those that were not planned."""
    said = []
    for one in view.planned:
        held_on, paused = view.held_on(one.id), any(p.covers(one.day) for p in view.pauses)
        told = course_wording.planned_words(one, held_on, view.as_of, paused=paused)
        said.append(f"{label(one.day)}: {told}")
    extras = set(view.matching.extras)
    said += [f"{label(one.day)}: an extra session" for one in view.held if one.session_id in extras]
    return (*said, "", *course_wording.attendance_sentences(view.attendance))


def _joined(sentences: Iterable[str], width: int) -> list[str]:
    """Short sentences on one line where they fit."""
    out: list[str] = []
    for one in sentences:
        if out and len(out[-1]) + len(one) + 1 <= width - len(GUTTER):
            out[-1] += f" {one}"
        else:
            out.append(one)
    return out


def _indented(words: str, width: int, style: str = "") -> list[Line]:
    return [[(GUTTER, ""), *line] for line in paragraph(words, width - len(GUTTER), style)]
