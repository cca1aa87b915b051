"""The Course screen as lines: the plan, its weeks, what was attended, the reviews. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.app import course_line
from tracker.app.course_calendar import Calendar, Spot, draw
from tracker.app.course_signs import ASCII, BLOCKS, Signs
from tracker.app.prose import WIDEST, measure, paragraph
from tracker.app.widgets.page import Line
from tracker.domain import course_page_wording, course_wording
from tracker.domain.course import Planned, PlannedState, ReviewKind
from tracker.domain.reviews import Review, ReviewState
from tracker.domain.text import one_line, visible
from tracker.services.course_form import Look
from tracker.services.courses import CourseState, CourseView
from tracker.services.pausing import Tracking

TWO_COLUMNS_FROM = 112
"""Cells from which what was attended stands beside the calendar."""

_GAP = 4

_BEGINNINGS = (
    ("p", "plan a course"),
    ("6", "first find out whether a course is worth trying"),
    ("7", "what a course takes, and what research found"),
)

_WITHIN = (ReviewKind.WEEK4, ReviewKind.END)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The page, and on which cells of it the planned sessions stand."""

    lines: list[Line]
    spots: tuple[Spot, ...] = ()


def lines(
    found: Look,
    view: CourseView | None,
    marked: Planned | None,
    width: int,
    *,
    about_marked: bool = True,
    ascii_only: bool = False,
) -> Drawn:
    """The whole page; ``view`` is the course shown, ``marked`` its marked planned session.

    ``about_marked``: with what is known of that one, below the calendar.
    """
    sign = paragraph(found.sign, measure(width), "$accent bold") if found.sign else []
    if view is None:
        page = [*_empty(measure(width)), *_tracking(found.tracking, measure(width))]
        return Drawn([*sign, *page])
    signs = ASCII if ascii_only else BLOCKS
    marked_id = marked.id if marked is not None else None
    head = [*sign, *_head(view, width)]
    head += _first_of_all(view, found.tracking, measure(width))
    if width < TWO_COLUMNS_FROM:
        calendar = draw(view, width, marked_id, signs)
        body = [*calendar.lines, []]
        if about_marked:
            body += [*marked_lines(view, marked, width), []]
        body += _figures(view, signs, measure(width)) + _others(found, view, measure(width))
        return Drawn([*head, [], *body], _shifted(calendar, len(head) + 1))
    left = WIDEST
    right = width - left - _GAP
    calendar = draw(view, left, marked_id, signs)
    beside = _figures(view, signs, right) + _others(found, view, right)
    under = [[], *marked_lines(view, marked, left)] if about_marked else []
    body = _beside([*calendar.lines, *under], beside, left)
    return Drawn([*head, [], *body], _shifted(calendar, len(head) + 1))


def _empty(width: int) -> list[Line]:
    page: list[Line] = [[("A course of massage", "bold")], []]
    for text in course_page_wording.invitation():
        page += [*paragraph(text, width), []]
    for key, words in _BEGINNINGS:
        page += _keys(width, key, words)
    return page


def _head(view: CourseView, width: int) -> list[Line]:
    plan = course_wording.plan_sentence(view.course.plan)
    return [course_line.heading(view, width), *paragraph(f"{plan}.", width, "$muted")]


def _first_of_all(view: CourseView, tracking: Tracking, width: int) -> list[Line]:
    """What asks for an answer, with the key that gives it."""
    plan = view.course.plan
    out: list[Line] = []
    if plan.talked_on is not None:
        out += paragraph(course_page_wording.talked_sentence(plan.talked_on), width, "$muted")
    elif view.course.open and view.first_session is None:
        out += [[], *paragraph(course_page_wording.talk_first(), width, "bold"),
                *_keys(width, "t", "talked over today", "e", "on another day")]  # fmt: skip
    if view.state is CourseState.PAUSED:
        now = next(one for one in view.pauses if one.covers(view.as_of))
        words = course_page_wording.paused_sentence(now.from_day, now.to_day)
        out += [[], *paragraph(words, width, "bold"), *_keys(width, "r", "go on today")]
    out += _decided(view, width)
    review = view.open_review
    if review is not None:
        words = course_wording.review_sentence(review) + "."
        out += [[], *paragraph(words, width, "$accent bold")]
        keys = ["w", "weekly review", "4", "what changed"]
        if view.course.decision is None or view.course.open:
            keys += ["y", "what do you want to do, and why?"]
        out += _keys(width, *keys)
    elif _asks(view):
        out += [[], *_keys(width, "4", "what changed", "y", "what do you want to do, and why?")]
    if not view.course.open:
        out += _tracking(tracking, width)
        out += _keys(width, "p", "plan a new course; this one is kept beside it")
    elif tracking.weekly_only:
        out += _weekly_only(width)
    return out


def _decided(view: CourseView, width: int) -> list[Line]:
    said = []
    if view.course.ended_on is not None:
        said.append(course_page_wording.ended_sentence(view.course.ended_on))
    if view.course.decision is not None:
        said.append(course_page_wording.chosen(view.course.decision, view.course.decision_why))
    return [[], *paragraph(visible(" ".join(said)), width)] if said else []


def _asks(view: CourseView) -> bool:
    """Whether this is a moment to decide without a review being open."""
    return view.state is CourseState.OVER or (
        view.state is CourseState.ENDED and view.course.decision is None
    )


def _tracking(tracking: Tracking, width: int) -> list[Line]:
    """What is asked where no course is open."""
    words = ""
    if tracking.paused_since is not None:
        words = course_page_wording.paused_sentence(tracking.paused_since, tracking.paused_until)
    elif tracking.resting_since is not None:
        words = course_page_wording.resting_sentence()
    out: list[Line] = []
    if words:
        out += [[], *paragraph(words, width), *_keys(width, "r", "go on with tracking")]
    return [*out, *_weekly_only(width)] if tracking.weekly_only else out


def _weekly_only(width: int) -> list[Line]:
    words = paragraph(course_page_wording.weekly_only_sentence(), width, "$muted")
    return [[], *words, *_keys(width, "W", "every day again")]


def marked_lines(view: CourseView | None, marked: Planned | None, width: int) -> list[Line]:
    """What became of the marked session, and as many keys for it as there is room for."""
    if view is None or marked is None:
        return []
    away = any(pause.covers(marked.day) for pause in view.pauses)
    words = course_page_wording.planned_line(
        marked,
        len(view.planned),
        view.held_on(marked.id),
        view.as_of,
        paused=away,
        ended_on=view.course.ended_on,
    )
    out = paragraph(words, measure(width) - 2)
    out[0] = [("▸ ", "$accent bold"), *out[0]]
    out[1:] = [["  ", *line] for line in out[1:]]
    if not view.course.open:
        return out
    if marked.id in view.matching.sessions:
        return [*out, *_keys(width, "a", "which session it was")]
    can = ["v", "move"]
    if marked.state is PlannedState.PLANNED:
        can += ["x", "excuse", "d", "leave out"]
    else:
        can += ["b", "put back"]
    return [*out, *_keys(width, *can, "a", "which session it was")]


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
    if view.without_week4:
        out += paragraph(course_page_wording.no_week4_sentence(), width, "$muted")
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
        words = course_page_wording.beside_sentence(one.course, one.attendance)
        out += paragraph(words, width, hang="  ")
        if one.course.decision is not None:
            why = course_wording.decision_sentence(one.course.decision, one.course.decision_why)
            out.append(["  ", (one_line(why, width - 2), "$muted")])
    return out


def _keys(width: int, *pairs: str) -> list[Line]:
    """Keys and what they do, side by side as far as there is room."""
    lines: list[Line] = [[]]
    used = 0
    for key, words in zip(pairs[::2], pairs[1::2], strict=True):
        wide = 4 + len(key) + len(words)
        if used and used + wide > width:
            lines.append([])
            used = 0
        lines[-1] += [(f"  {key} ", "$accent bold"), (f"{words}  ", "$muted")]
        used += wide + 1
    return lines


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
