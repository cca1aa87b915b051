"""What the Progress screen and ``tracker progress`` show, read at once and worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.services.diary import Diary, Saved

if TYPE_CHECKING:
    from tracker.domain.course import Course
    from tracker.domain.progress import Progress
    from tracker.services.courses import CourseView


@dataclass(frozen=True, slots=True)
class ProgressView:
    """One frozen look at the file.

    ``view`` is the course that is compared, ``None`` for sessions without a plan or without
    any. ``courses`` are all plans, the newest first, to look at another one.
    ``around``: the date before and after which was compared, ``None`` otherwise.
    ``notes``: sentences worth reading beside the result (which course, how to look at its
    follow-up). ``follow_up``: a day to look at as ``as_of`` because the follow-up fortnight
    up to it was recorded, ``None`` otherwise. ``pgic_open``: the overall view (1-7) may be
    asked now, in place. ``instead``: what to do first while a safety sign is open, a
    sentence a line. ``last_change`` is the number of the newest change that is certainly in it.
    """

    view: CourseView | None
    progress: Progress
    courses: tuple[Course, ...]
    around: date | None
    notes: tuple[str, ...]
    follow_up: date | None
    pgic_open: bool
    instead: tuple[str, ...]
    last_change: int


def look(
    diary: Diary,
    course_id: str | None = None,
    as_of: date | None = None,
    around: date | None = None,
) -> ProgressView:
    """Compare the start of a course with the newest fortnight, or before with after a day.

    ``course_id``: the beginning of a course's id (default: the current one, else the newest,
    else sessions without a plan). ``as_of``: as if it were that day (default: today; for an
    ended course its end). ``around``: compare the fortnights before and from that day on,
    without a course. Raises ``NotFound`` for an unknown course and ``InvalidValue`` for a
    day to come.
    """
    raise NotImplementedError


def answer_pgic(diary: Diary, value: int, day: date | None = None) -> Saved:
    """Keep the overall view since the first session: 1 (very much better) to 7 (very much
    worse), for ``day`` (default today). Raises ``InvalidValue`` for another value."""
    raise NotImplementedError
