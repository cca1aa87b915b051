"""What the sessions of one course show: right after, the day after, and from one to the next.

All of it is about pain right now (0-10, lower is better). Counts are shown instead of
p-values: five of five would still come about by chance in 6 of 100. The limits are design
choices. After-effects: about one massage client in ten had minor discomfort the next day
(Cambron 2007); passing effects of manual therapy in general 22–41 % (Carnes 2010, Man Ther
15:355–363).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean, median

from tracker.domain import session_wording
from tracker.domain.theil_sen import MOST_POINTS
from tracker.domain.verdict import above, at_least
from tracker.domain.weekly_trend import Trend, line

LEAST_PAIRS = 3
"""Sessions with both ratings from which their median is shown."""

WORDS_FROM = 5
"""Sessions from which the median gets words, and from which sessions are compared."""

SORE_DAYS = 3
"""Sore on this day after a session: a professional should hear of it (a design choice)."""

NEXT_DAY_RISE = 3
"""Points above before on the next day that a professional should hear of (a design choice)."""


@dataclass(frozen=True, slots=True)
class SessionNumbers:
    """The ratings of one session.

    ``before``, ``after`` and ``next_day``: pain right now (0-10), the last one asked the day
    after; ``None`` where not recorded. ``sore_days``: the days after the session (1 to 3) on
    which "sore" was ticked. ``bruise``, ``dizzy``, ``numb``: ticked on any of them.
    """

    day: date
    id: str
    before: float | None = None
    after: float | None = None
    next_day: float | None = None
    sore_days: tuple[int, ...] = ()
    bruise: bool = False
    dizzy: bool = False
    numb: bool = False


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """The sessions of a course, up to the day it is looked at.

    ``held`` are the sessions themselves, by day. ``within``: before minus after of each of
    the ``pairs`` sessions that have both, above 0 is less pain; ``within_median`` from three
    pairs on; ``lower_after`` counts those above 0. ``next_day`` and ``next_day_median``: the
    same for the day after. ``between``: mean before of the first two minus the last two,
    above 0 is less; and ``trend`` of the ratings before, both from five of them on.
    ``before``: those ratings with their days. ``sore_after``: sessions after which "sore" was
    ticked; ``sore_until``: the latest day after one on which it was. ``advice``: what may be
    worth telling a professional. ``open_safety``: new numbness or weakness was ticked after a
    session.
    """

    held: tuple[SessionNumbers, ...]
    n: int
    pairs: int
    within: tuple[tuple[date, float], ...]
    within_median: float | None
    lower_after: int
    next_day: tuple[tuple[date, float], ...]
    next_day_median: float | None
    before: tuple[tuple[date, float], ...]
    between: float | None
    trend: Trend | None
    sore_after: int
    sore_until: int | None
    bruise_after: int
    dizzy_after: int
    open_safety: bool
    advice: tuple[str, ...]
    sentences: tuple[str, ...] = ()


def session_figures(sessions: Iterable[SessionNumbers]) -> SessionFigures | None:
    """The figures of the sessions given, in any order; ``None`` without one."""
    held = sorted(sessions, key=lambda s: (s.day, s.id))
    if not held:
        return None
    within = tuple(
        (s.day, s.before - s.after + 0.0)
        for s in held
        if s.before is not None and s.after is not None
    )
    next_day = tuple(
        (s.day, s.before - s.next_day + 0.0)
        for s in held
        if s.before is not None and s.next_day is not None
    )
    before = tuple((s.day, s.before) for s in held if s.before is not None)
    compared = len(before) >= WORDS_FROM
    numbers = [value for _, value in before]
    sore = [max(s.sore_days) for s in held if s.sore_days]
    figures = SessionFigures(
        held=tuple(held),
        n=len(held),
        pairs=len(within),
        within=within,
        within_median=_median(within),
        lower_after=sum(above(value, 0) for _, value in within),
        next_day=next_day,
        next_day_median=_median(next_day),
        before=before,
        between=fmean(numbers[:2]) - fmean(numbers[-2:]) + 0.0 if compared else None,
        trend=line(before[-MOST_POINTS:]) if compared else None,
        sore_after=len(sore),
        sore_until=max(sore, default=None),
        bruise_after=sum(s.bruise for s in held),
        dizzy_after=sum(s.dizzy for s in held),
        open_safety=any(s.numb for s in held),
        advice=_advice(held),
    )
    return replace(figures, sentences=session_wording.sentences(figures))


def _median(values: tuple[tuple[date, float], ...]) -> float | None:
    if len(values) < LEAST_PAIRS:
        return None
    return float(median(value for _, value in values)) + 0.0


def _advice(held: list[SessionNumbers]) -> tuple[str, ...]:
    told = []
    if any(s.sore_days for s in held):
        told.append(session_wording.SORE)
    if any(max(s.sore_days, default=0) >= SORE_DAYS for s in held):
        told.append(session_wording.STILL_SORE)
    if any(s.bruise for s in held):
        told.append(session_wording.BRUISE)
    rises = (s.next_day - s.before for s in held if s.next_day is not None and s.before is not None)
    if any(at_least(rise, NEXT_DAY_RISE) for rise in rises):
        told.append(session_wording.NEXT_DAY)
    if any(s.numb for s in held):
        told.append(session_wording.NUMB)
    return tuple(told)
