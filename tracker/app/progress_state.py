"""Which comparison the Progress screen shows, and the next one. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.services.progress import ProgressView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look at, as ``progress.look`` takes it; all ``None``: what it is about now."""

    course_id: str | None = None
    as_of: date | None = None
    around: date | None = None


NOW = Wanted()


def back(wanted: Wanted) -> Wanted | None:
    """One step back towards what it is about now; ``None`` if that is what is shown."""
    if wanted.around is not None:
        return replace(wanted, around=None)
    return None if wanted == NOW else NOW


def stepped(wanted: Wanted, view: ProgressView, step: int, now: str | None) -> Wanted | None:
    """An earlier (-1) or a later (1) course; after an ended one comes its follow-up.

    ``now`` is the course that ``NOW`` looks at; ``None`` where it looks at sessions without a
    plan, later than every course. Returns ``None`` if there is nothing further that way.
    """
    ids = [course.id for course in view.courses]
    at = ids.index(view.view.course.id) if view.view is not None else -1
    if step < 0:
        if wanted.as_of is not None and at >= 0:
            return _course(ids[at], now)
        return _course(ids[at + 1], now) if at + 1 < len(ids) else None
    if at < 0:
        return None
    if view.follow_up is not None and wanted.as_of is None:
        return Wanted(ids[at], view.follow_up)
    if at > 0:
        return _course(ids[at - 1], now)
    return NOW if now is None else None


def _course(course_id: str, now: str | None) -> Wanted:
    return NOW if course_id == now else Wanted(course_id)
