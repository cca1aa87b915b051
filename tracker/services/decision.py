"""The decision summary, read from the file."""

from __future__ import annotations

from datetime import date

from tracker.domain.decision import Summary
from tracker.services.diary import Diary


def summary(diary: Diary, course_id: str | None = None, as_of: date | None = None) -> Summary:
    """Readiness and progress on one page; it works without a quiz and without a course.

    ``course_id`` and ``as_of`` as in ``progress.look``.
    """
    raise NotImplementedError
