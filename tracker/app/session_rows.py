"""What the session form is called, and which rows it has on each of its tabs."""

from __future__ import annotations

from datetime import date
from typing import Final

from tracker.app.widgets.rating_rows import RatingRow
from tracker.domain import days, measures, sites
from tracker.domain.session import OPTIONAL_ROWS, ROWS, RightNow, SessionForm
from tracker.services.session_form import Context

BEFORE: Final = "before"
AFTER: Final = "after"
BOTH: Final = "both"
TABS = (BEFORE, AFTER, BOTH)

NEXT_DAY = "next_day.pain"

_STYLES = {"ease": "$ease", "pain": "$pain", "tension": "$pain"}


def title(around: Context | None, day: date, width: int) -> str:
    """Which session it is, its day and place, and how to change the day.

    On another day than ``around`` was read for it would be another one in the row, which only
    saving tells.
    """
    which = "Session"
    if around is not None and around.day == day:
        which = _which(around)
    place = around.place if around else None
    words = f"{which} · {days.label(day)}{f' · {sites.label(place)}' if place else ''}"
    other = "[ ] another day"
    gap = width - len(words) - len(other)
    return words + (" " * gap + other if gap > 1 else "")


def _which(around: Context) -> str:
    one = around.of_course
    if one is None:
        return f"Session · no. {around.number} so far"
    if one.number is None:
        return "Extra session"
    return f"Session {one.number} of {one.planned}"


def rows(tab: str, *, more: bool, next_day: bool) -> tuple[RatingRow, ...]:
    """The rows of a tab; ``more`` adds stiffness and soreness, ``next_day`` the day after."""
    made = []
    for phase in (BEFORE, AFTER) if tab == BOTH else (tab,):
        for number, (name, measure_id) in enumerate((*ROWS, *(OPTIONAL_ROWS if more else ()))):
            measure = measures.get(measure_id)
            made.append(
                RatingRow(
                    f"{phase}.{name}",
                    measure.question_now,
                    measure.low_end,
                    measure.high_end,
                    _STYLES.get(name, "$stiffness"),
                    heading=f"── {phase.capitalize()} ──" if tab == BOTH and not number else "",
                )
            )
    if next_day:
        pain = measures.get("pain_now")
        made.append(
            RatingRow(
                NEXT_DAY,
                "How much pain was there the day after?",
                pain.low_end,
                pain.high_end,
                "$pain",
                heading="── The day after ──",
            )
        )
    return tuple(made)


def values_of(form: SessionForm) -> dict[str, int | None]:
    """The values of a session by field."""
    found: dict[str, int | None] = {}
    for phase, feel in ((BEFORE, form.before), (AFTER, form.after)):
        for name, _, value in feel.numbers():
            found[f"{phase}.{name}"] = None if value is None else int(value)
    found[NEXT_DAY] = None if form.next_day_pain is None else int(form.next_day_pain)
    return found


def right_now(phase: str, values: dict[str, int | None]) -> RightNow:
    """One side of a session from the values by field."""
    named = (name for name, _ in (*ROWS, *OPTIONAL_ROWS))
    return RightNow(**{name: values.get(f"{phase}.{name}") for name in named})
