"""The course as one line of sessions, for Today: held, planned, the reviews, and today. Pure."""

from __future__ import annotations

from datetime import date

from tracker.app.course_signs import ASCII, BLOCKS, Signs
from tracker.app.widgets.page import Line
from tracker.domain import course_dates, course_wording, days, sites
from tracker.domain.course import PlannedState, ReviewKind
from tracker.domain.reviews import ReviewState
from tracker.domain.text import cells, one_line
from tracker.services.courses import CourseState, CourseView

_MARGIN = 2
_GAP = 2


def goes_on(view: CourseView) -> bool:
    """Whether there is still something of the course to come."""
    return view.course.open or any(
        one.state in (ReviewState.COMING, ReviewState.OPEN) for one in view.reviews
    )


def heading(view: CourseView, width: int) -> Line:
    """Place, week and what was attended; to the right the next session or how it stands."""
    place = sites.label(view.course.place)
    said = [place[:1].upper() + place[1:], _stage(view), course_wording.due_words(view.attendance)]
    left = " · ".join(part for part in said if part)
    right = _next(view)
    gap = width - cells(left) - cells(right)
    if gap < _GAP:
        return [(one_line(left, width), "bold")]
    return [(left, "bold"), " " * gap, (right, "$muted")]


def lines(view: CourseView, width: int, *, ascii_only: bool = False) -> list[Line]:
    """Three lines: the sessions, their days, and below them today and the reviews."""
    signs = ASCII if ascii_only else BLOCKS
    done, ahead = ("=", "-") if ascii_only else ("━", "╌")
    on = _Ruler(view, width)
    row = [" "] * width
    for column in range(on.column(on.first), on.column(on.last) + 1):
        row[column] = done if column <= on.column(view.as_of) else ahead
    for day, sign in _beads(view, signs):
        if on.first <= day <= on.last:
            row[on.column(day)] = sign
    labels = _labels(on, [day for day, _ in _beads(view, signs)] + [on.last], width)
    return [[("".join(row), "$bright")], [(labels, "$muted")], _below(view, on, width, signs)]


class _Ruler:
    """Days on the cells of the line, from the first session to the end of the course."""

    def __init__(self, view: CourseView, width: int) -> None:
        held = [one.day for one in view.held]
        planned = [one.day for one in view.planned]
        self.first = min([view.course.start, *held[:1]])
        self.last = max([view.end, *planned[-1:], self.first])
        # The last label begins under its day.
        self._room = max(width - 2 * _MARGIN - len("12 Nov"), 1)

    def column(self, day: date) -> int:
        span = max((self.last - self.first).days, 1)
        inside = min(max((day - self.first).days, 0), span)
        return _MARGIN + round(inside * self._room / span)


def _beads(view: CourseView, signs: Signs) -> list[tuple[date, str]]:
    spans = view.spans
    found: dict[date, str] = {view.end: signs.review}
    for one in view.planned:
        if one.id in view.matching.sessions:
            continue
        if one.state is PlannedState.EXCUSED:
            found[one.day] = signs.excused
        elif one.state is PlannedState.CANCELLED:
            found[one.day] = signs.cancelled
        elif course_dates.takes_place(one, spans):
            found[one.day] = signs.planned
    found |= {one.day: signs.attended for one in view.held}
    return sorted(found.items())


def _labels(on: _Ruler, named: list[date], width: int) -> str:
    text = ""
    for day in sorted(set(named)):
        column, words = on.column(day), days.short(day)
        if column >= len(text) + (_GAP if text else 0) and column + len(words) <= width:
            text = text.ljust(column) + words
    return text


def _below(view: CourseView, on: _Ruler, width: int, signs: Signs) -> Line:
    said: list[tuple[int, str]] = [(on.column(view.end), "end")]
    review = view.review(ReviewKind.WEEK4)
    if review is not None and review.state is not ReviewState.LAPSED:
        said.append((on.column(review.day), f"{signs.review} review"))
    if on.first <= view.as_of <= on.last:
        said.append((on.column(view.as_of), "▴ today" if signs is BLOCKS else "^ today"))
    text = ""
    # Today matters most where two would touch.
    kept: list[tuple[int, str]] = []
    for column, words in reversed(said):
        if all(column + len(words) < at or column > at + len(w) for at, w in kept):
            kept.append((column, words))
    for column, words in sorted(kept):
        if column + len(words) <= width:
            text = text.ljust(column) + words
    return [(text, "$muted")]


def _stage(view: CourseView) -> str:
    match view.state:
        case CourseState.PLANNED:
            return f"starts {days.label(view.course.start)}"
        case CourseState.PAUSED:
            return "paused"
        case CourseState.OVER | CourseState.ENDED:
            return "the course is over"
        case CourseState.RUNNING:
            return f"week {view.week} of {view.course.plan.weeks}"


def _next(view: CourseView) -> str:
    following = view.next_planned
    if following is not None:
        return f"next: {days.label(following.day)}"
    coming = next((one for one in view.reviews if one.state is ReviewState.COMING), None)
    if coming is None or view.state is not CourseState.ENDED:
        return ""
    return f"{course_wording.REVIEW_NAMES[coming.kind].lower()}: {days.label(coming.day)}"
