"""The Course screen as lines: the plan, its weeks, what was attended, the reviews. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.app import course_line
from tracker.app.course_calendar import ASCII, BLOCKS, Calendar, Signs, Spot, draw
from tracker.app.prose import WIDEST, measure, paragraph
from tracker.app.widgets.page import Line
from tracker.domain import course_wording
from tracker.domain.course import Planned, PlannedState, ReviewKind
from tracker.domain.reviews import Review, ReviewState
from tracker.domain.text import visible
from tracker.services.course_form import Look
from tracker.services.courses import CourseState, CourseView
from tracker.services.pausing import Tracking

TWO_COLUMNS_FROM = 112
"""Cells from which what was attended stands beside the calendar."""

_GAP = 4

_WITHIN = (ReviewKind.WEEK4, ReviewKind.END)

_EMPTY = (
    "A course is a few weeks of massage with a beginning and an end, planned so that you can "
    "tell afterwards whether it helped. Here you will see its weeks, what was attended, when "
    "to look back, and what you decided.",
    "The usual plan is 6 weeks, once a week, 60 minutes, after a week of check-ins. You choose, "
    "and every date can be moved, excused or left out.",
    "Talk it over with a health professional before the first session.",
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The page, and on which cells of it the planned sessions stand."""

    lines: list[Line]
    spots: tuple[Spot, ...] = ()


def lines(
    found: Look,
    view: CourseView | None,
    marked: str | None,
    width: int,
    *,
    ascii_only: bool = False,
) -> Drawn:
    """The whole page; ``view`` is the course shown, ``marked`` its marked planned session."""
    if view is None:
        return Drawn(_empty(found.tracking, measure(width)))
    signs = ASCII if ascii_only else BLOCKS
    head = _head(view, width)
    head += _first_of_all(view, found.tracking, measure(width))
    if width < TWO_COLUMNS_FROM:
        calendar = draw(view, width, marked, signs)
        body = [*calendar.lines, [], *_marked(view, marked, measure(width)), []]
        body += _figures(view, signs, measure(width)) + _others(found, view, measure(width))
        return Drawn([*head, [], *body], _shifted(calendar, len(head) + 1))
    left = WIDEST
    right = width - left - _GAP
    calendar = draw(view, left, marked, signs)
    beside = _figures(view, signs, right) + _others(found, view, right)
    body = _beside([*calendar.lines, [], *_marked(view, marked, left)], beside, left)
    return Drawn([*head, [], *body], _shifted(calendar, len(head) + 1))


def marked_of(view: CourseView | None, wanted: str | None) -> Planned | None:
    """The planned session that is marked: the one asked for, else the next, else the last."""
    if view is None or not view.planned:
        return None
    found = next((one for one in view.planned if one.id == wanted), None)
    return found or view.next_planned or view.planned[-1]


def _empty(tracking: Tracking, width: int) -> list[Line]:
    page: list[Line] = [[("A course of massage", "bold")], []]
    for text in _EMPTY:
        page += [*paragraph(text, width), []]
    page += [_key("p", "plans a course"), _key("6", "asks first whether a course is worth trying"),
             _key("7", "what a course takes, and what research found")]  # fmt: skip
    return page + _tracking(tracking, width)


def _head(view: CourseView, width: int) -> list[Line]:
    plan = course_wording.plan_sentence(view.course.plan)
    return [course_line.heading(view, width), *paragraph(f"{plan}.", width, "$muted")]


def _first_of_all(view: CourseView, tracking: Tracking, width: int) -> list[Line]:
    """What asks for an answer, with the key that gives it."""
    plan = view.course.plan
    out: list[Line] = []
    if plan.talked_on is not None:
        out += paragraph(course_wording.talked_sentence(plan.talked_on), width, "$muted")
    elif view.course.open and view.first_session is None:
        out.append([])
        out += paragraph(course_wording.talk_first(), width, "bold")
        out.append(_key("t", "you talked it over today", "e", "on another day"))
    if view.state is CourseState.PAUSED:
        now = next(one for one in view.pauses if one.covers(view.as_of))
        out += [[], *paragraph(course_wording.paused_sentence(now.from_day, now.to_day), width,
                               "bold"), _key("r", "goes on today")]  # fmt: skip
    elif not view.course.open:
        out += _tracking(tracking, width)
    if view.course.ended_on is not None:
        out += [[], *paragraph(course_wording.ended_sentence(view.course.ended_on), width, "bold")]
    review = view.open_review
    if review is not None:
        out += [[], *paragraph(course_wording.review_sentence(review) + ".", width, "$accent bold"),
                _key("w", "weekly review, a few questions more", "4", "what changed")]  # fmt: skip
    if view.course.decision is not None:
        said = course_wording.decision_sentence(view.course.decision, view.course.decision_why)
        out += [[], *paragraph(f"You chose to {visible(said)}", width)]
    if _asks(view):
        out += [*([] if review is not None else [[]]),
                _key("y", "What do you want to do? " + course_wording.choices_line())]  # fmt: skip
    if view.course.ended_on is not None:
        out += [[], _key("p", "plans a new course; this one is kept beside it")]
    return out


def _asks(view: CourseView) -> bool:
    """Whether this is a moment to decide: at a review, at the end, or later without an answer."""
    if view.course.decision is not None and view.course.ended_on is not None:
        return False
    return view.open_review is not None or view.state in (CourseState.OVER, CourseState.ENDED)


def _tracking(tracking: Tracking, width: int) -> list[Line]:
    if tracking.paused_since is not None:
        words = course_wording.paused_sentence(tracking.paused_since, tracking.paused_until)
    elif tracking.resting_since is not None:
        words = course_wording.resting_sentence()
    else:
        return []
    return [[], *paragraph(words, width), _key("r", "goes on with check-ins")]


def _marked(view: CourseView, marked: str | None, width: int) -> list[Line]:
    """What became of the marked session, and what can be done with it."""
    one = marked_of(view, marked)
    if one is None:
        return []
    away = any(pause.covers(one.day) for pause in view.pauses)
    words = course_wording.planned_line(
        one, len(view.planned), view.held_on(one.id), view.as_of, paused=away
    )
    out = paragraph(words, width)
    out[0] = [("▸ ", "$accent bold"), *out[0]]
    out[1:] = [["  ", *line] for line in out[1:]]
    if not view.course.open:
        return out
    can: list[tuple[str, str]] = [("Enter", "change"), ("v", "move")]
    if one.state is PlannedState.PLANNED:
        can += [("x", "excuse"), ("d", "leave out")]
    else:
        can += [("b", "put back")]
    can.append(("a", "link a session"))
    line: Line = ["  "]
    for key, name in can:
        line += [(f"{key} ", "$accent bold"), (f"{name}   ", "$muted")]
    return [*out, line]


def _figures(view: CourseView, signs: Signs, width: int) -> list[Line]:
    """What was attended so far, and the reviews."""
    out: list[Line] = [[("Attended", "bold")]]
    for sentence in course_wording.attendance_sentences(view.attendance):
        out += paragraph(sentence, width)
    shown = [one for one in view.reviews if _shows(one, view)]
    if shown:
        out += [[], [("Looking back", "bold")]]
    for review in shown:
        words = f"{signs.review} {course_wording.review_sentence(review)}"
        ink = "$muted" if review.state is ReviewState.LAPSED else ""
        out += paragraph(words, width, ink, hang="  ")
    return out


def _shows(review: Review, view: CourseView) -> bool:
    """A follow-up is spoken of once the course is over."""
    over = view.state in (CourseState.OVER, CourseState.ENDED)
    return over or review.kind in _WITHIN or review.state is ReviewState.DONE


def _others(found: Look, view: CourseView, width: int) -> list[Line]:
    """The other courses with their figures, side by side and never ranked."""
    rest = [one for one in found.views if one.course.id != view.course.id]
    if not rest:
        return []
    out: list[Line] = [[], [("Other courses", "bold"), ("   [ ] shows one", "$muted")]]
    for one in rest:
        words = course_wording.beside_sentence(one.course, one.attendance)
        out += paragraph(visible(words), width, hang="  ")
    return out


def _key(*pairs: str) -> Line:
    line: Line = []
    for key, words in zip(pairs[::2], pairs[1::2], strict=True):
        line += [(f"  {key} ", "$accent bold"), (f" {words}  ", "$muted")]
    return line


def _shifted(calendar: Calendar, by: int) -> tuple[Spot, ...]:
    return tuple(
        Spot(spot.planned_id, spot.line + by, spot.left, spot.right) for spot in calendar.spots
    )


def _beside(left: list[Line], right: Iterable[Line], wide: int) -> list[Line]:
    """Two columns; a line of the left one is at most ``wide`` cells."""
    others = list(right)
    out: list[Line] = []
    for n in range(max(len(left), len(others))):
        line = list(left[n]) if n < len(left) else []
        used = sum(len(part if isinstance(part, str) else part[0]) for part in line)
        if n < len(others):
            line += [" " * (wide + _GAP - used), *others[n]]
        out.append(line)
    return out
