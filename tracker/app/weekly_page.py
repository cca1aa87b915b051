"""What the weekly review says around its rows, and how its rows are asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.app import movement_page
from tracker.app.prose import paragraph
from tracker.app.widgets.page import Line
from tracker.app.widgets.rating_rows import RatingRow
from tracker.app.widgets.typed_lines import Asked
from tracker.domain import days, measures, movement_how, weekly
from tracker.domain.activity import LONGEST, SLOTS, Activity
from tracker.domain.course import ReviewKind
from tracker.domain.course_wording import REVIEW_NAMES
from tracker.domain.movement import TEST_IDS
from tracker.domain.rating_check import ACTIVITY
from tracker.domain.text import ELLIPSIS, one_line, visible
from tracker.domain.weekly import SPAN, WeeklyForm
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.domain.weekly_rows import Row
from tracker.domain.wording import number
from tracker.services.diary import Saved
from tracker.services.movement import Offer

_SHORT = {
    "med_days": "On how many days did you take pain medicine?",
    "exercise_days": "On how many days exercise or physical therapy?",
    "sleep": "How much did pain disturb your sleep?",
    "med_doses": "On days with medicine, how many doses usually?",
    "pgic": "Since the first session, overall?",
    "posture_comfort": "Last 24 hours: how comfortable sitting and standing?",
}
_HEADINGS = (
    (("peg",), "Based on PEG, in our own words: all three or none"),
    ((ACTIVITY,), "What I want back"),
    (("med_days", "exercise_days"), "Days, of the last 7"),
    (("sleep", "med_doses"), "Also asked"),
    (("other_days",), "Other methods: days, of the last 7"),
    (TEST_IDS, "Movement tests"),
    (("pgic",), "The review"),
)
_HIGH = {ACTIVITY: "as before"}
"""Shorter than in the catalogue, to fit beside a scale."""

_STYLES = {"peg": "$pain", "sleep": "$pain", ACTIVITY: "$ease", "pgic": "$ease"}
_ROOMY, _VERY_ROOMY = 22, 34
_TOLD = 150
"""Cells of three lines of a toast, less what breaking at words may cost."""

_LEAST_TOLD = 40


def title(day: str, review: ReviewKind | None, width: int, *, again: bool) -> str:
    """The form, its day and the review of a course it is for; how to change the day."""
    words = f"Weekly review{' (change)' if again else ''} · {day}"
    if review is not None:
        words += f" · {REVIEW_NAMES[review].lower()}"
    other = "[ ] another day"
    gap = width - len(words) - len(other)
    return words + (" " * gap + other if gap > 1 else "")


def intro(_width: int, height: int) -> list[Line]:
    """What all rows are about."""
    said: list[Line] = [[("Think of the last 7 days. Blank stays “not recorded”.", "$muted")]]
    return [[], *said, []] if height >= _VERY_ROOMY else said


def summary(first: str, said: str, hint: str, width: int) -> str:
    """What Enter will save, on two lines at most; a form of many rows is seen above."""
    hint = f"  {hint}" if hint else ""
    room = 2 * (width - 4) - len(first) - len(": .") - len(hint)
    cut = one_line(said, room)
    return f"{first}: {cut}{'' if cut.endswith(ELLIPSIS) else '.'}{hint}"


def shortly(saved: Saved) -> Saved:
    """As much as three lines hold over the screen that follows, which is there to be read.

    What medicine days do not say stood in the form.
    """
    notes = tuple(note for note in saved.notes if note != MEDICINE_NOTE)
    room = max(_TOLD - sum(len(note) + 1 for note in notes), _LEAST_TOLD)
    return replace(saved, text=one_line(saved.text, room), notes=notes)


def rating_rows(rows: Iterable[Row], last: WeeklyForm | None) -> tuple[RatingRow, ...]:
    """The questions that are rated by digits."""
    made = []
    headed = ""
    for row in rows:
        measure = measures.get(row.measure)
        heading = next((words for ids, words in _HEADINGS if row.measure in ids), "")
        before = weekly.value(last, row.field) if last else None
        made.append(
            RatingRow(
                row.field,
                _short(row),
                row.low_end,
                _HIGH.get(row.measure, row.high_end),
                _STYLES.get(row.measure, ""),
                f"{days.label(last.day)} {number(before)}" if last and before is not None else "",
                f"── {heading} ──" if heading not in ("", headed) else "",
                int(measure.low),
                int(measure.high),
                measure.value_words,
            )
        )
        headed = heading
    return tuple(made)


def typed_numbers(rows: Iterable[Row], offers: Iterable[Offer]) -> tuple[Asked, ...]:
    """The movement tests whose numbers are typed as text."""
    known = {one.field: one for offer in offers for one in movement_page.asked(offer)}
    return tuple(replace(known[row.field], name=row.name) for row in rows)


def names_asked(activities: Iterable[Activity]) -> tuple[Asked, ...]:
    """The three activities, to name, rename or let go."""
    rated = [one.slot for one in activities if one.to_day is None]
    hint = f"such as: walk to work (up to {LONGEST} characters)"
    return tuple(
        Asked(str(slot), f"Activity {slot}", room=None, hint="" if slot in rated else hint)
        for slot in SLOTS
    )


def how(measure_id: str, width: int) -> list[Line]:
    """How to do a test the same way every time."""
    name = measures.get(measure_id).name
    out: list[Line] = [[], [(f"{name}: how to do it the same way every time", "bold")]]
    for place, step in enumerate(movement_how.HOW[measure_id].steps, 1):
        out += paragraph(f" {place}  {step}", width, hang="    ")
    return out


@dataclass(frozen=True, slots=True)
class Around:
    """What the lines below the rows need to know."""

    named: bool
    tests: bool
    hidden: tuple[tuple[str, str], ...]
    noted: bool
    private: bool
    naming: bool


def below(around: Around, width: int, height: int) -> list[Line]:
    """What stands beneath the rows: what is missing, and what is one letter away."""
    out: list[Line] = [[]] if height >= _ROOMY else []
    if around.naming:
        words = "Another name begins a new series; the old one stays in the records. A blank one "
        out += paragraph(f"{words}is not asked any more. Enter keeps them.", width, "$muted")
    elif not around.named:
        out.append([("No activity yet: ", "$muted"), ("a", "$accent bold"), _WHY_NAME])
    for test, reason in around.hidden:
        why = f"{measures.get(test).name}: {reason[:1].lower()}{reason[1:]}"
        out += paragraph(why, width, "$muted")
    line: Line = [("More: ", "$muted")]
    line += _letter("a", "activities", on=False)
    line += _letter("x", "what is asked", on=False)
    if around.tests:
        line += _letter("m", "tests", on=False)
    line += _letter("t", "note", on=around.noted)
    if around.noted:
        line += _letter("v", "private", on=around.private)
    out.append(line)
    return [*out, *paragraph(MEDICINE_NOTE, width, "$muted")]


_WHY_NAME = (" names one thing you want to do again.", "$muted")


def _letter(letter: str, name: str, *, on: bool) -> Line:
    sign = "●" if on else " "
    return [(f"{sign}{letter} ", "$accent bold"), (f"{name}  ", "bold" if on else "$muted")]


def _short(row: Row) -> str:
    # The lines above the rows say already which days all of it is about.
    if row.measure in _SHORT:
        return _SHORT[row.measure]
    if row.measure == ACTIVITY:
        return visible(row.question)
    if row.measure in TEST_IDS:
        return f"{row.name}: how far?"
    asked = row.question.removeprefix(SPAN)
    return asked[:1].upper() + asked[1:]
