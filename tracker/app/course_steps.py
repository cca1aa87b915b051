"""Which planned session is marked next, and what can be done with a course as it stands. Pure."""

from __future__ import annotations

from datetime import date

from tracker.domain.course import Planned, PlannedState
from tracker.domain.course_dates import WEEK
from tracker.services.course_form import Look
from tracker.services.courses import CourseState, CourseView

_ABOUT_A_DATE = frozenset({"open", "move", "excuse", "leave_out", "put_back", "link"})
_ABOUT_THE_COURSE = frozenset({"edit", "end"})


def marked_of(view: CourseView | None, wanted: str | None) -> Planned | None:
    """The planned session that is marked: the one asked for, else the next, else the last."""
    if view is None or not view.planned:
        return None
    found = next((one for one in view.planned if one.id == wanted), None)
    until = view.course.ended_on or view.planned[-1].day
    past = [one for one in view.planned if one.day <= until]
    return found or view.next_planned or (past or view.planned)[-1]


def by_number(view: CourseView, one: Planned, step: int) -> Planned:
    """The planned session ``step`` after ``one``, at most the last and at least the first."""
    at = view.planned.index(one) + step
    return view.planned[max(0, min(at, len(view.planned) - 1))]


def by_week(view: CourseView, one: Planned, step: int) -> Planned:
    """The planned session in the next week on that side, nearest below or above ``one``."""

    def place(day: date) -> tuple[int, int]:
        return divmod((day - view.course.start).days, WEEK)

    def away(other: Planned) -> tuple[int, int]:
        (week, column), (from_week, from_column) = place(other.day), place(one.day)
        return abs(week - from_week), abs(column - from_column)

    week, _ = place(one.day)
    beyond = [other for other in view.planned if (place(other.day)[0] - week) * step > 0]
    return min(beyond, key=away, default=one)


def possible(action: str, look: Look, view: CourseView | None, one: Planned | None) -> bool:
    """Whether a key of the screen does something now."""
    still = view is not None and view.course.open
    if action in _ABOUT_A_DATE:
        if view is None or not still or one is None:
            return False
        if one.id in view.matching.sessions:
            # Its day has been; only which session it was can be said otherwise.
            return action in ("open", "link")
        stands = one.state is PlannedState.PLANNED
        return {"excuse": stands, "leave_out": stands, "put_back": not stands}.get(action, True)
    if action in _ABOUT_THE_COURSE:
        return still
    if action == "talked":
        return still and view is not None and view.course.plan.talked_on is None
    if action == "decide":
        return view is not None and view.state is not CourseState.PLANNED
    if action in ("date", "week", "ends"):
        return one is not None
    if action in ("rest", "rest_tracking", "go_on"):
        if _rests(look, view):
            return action == "go_on"
        return action == ("rest" if view is not None and view.course.open else "rest_tracking")
    if action == "other":
        return len(look.views) > 1
    return True


def _rests(look: Look, view: CourseView | None) -> bool:
    """Whether going on is what there is to do, rather than pausing."""
    if view is not None and view.course.open:
        return view.state is CourseState.PAUSED
    return look.tracking.paused or look.tracking.resting_since is not None
