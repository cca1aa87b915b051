"""One person's progress, read honestly: everything the Progress screen says, from values alone.

Two fortnights are compared, never single days. Nothing here names a cause, makes a promise
or adds measures up into one score. Only what was recorded up to ``as_of`` is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain import (
    measures,
    overall,
    progress_wording,
    spans,
    weekly_results,
    working_wording,
)
from tracker.domain.cautions import Caution
from tracker.domain.course import REVIEW_DAYS, REVIEW_SESSIONS
from tracker.domain.measure_result import MeasureResult, Without, measure_result
from tracker.domain.overall import Advice, OverallCode, Signs
from tracker.domain.progress_input import ProgressInput, seen
from tracker.domain.progress_wording import Spoken
from tracker.domain.reading import MEASURES, cautions_of, setting
from tracker.domain.session_results import SessionFigures, SessionNumbers, session_figures
from tracker.domain.sites import Place
from tracker.domain.spans import Spans, SpansKind
from tracker.domain.trend import WINDOW_DAYS, Series, shifted
from tracker.domain.usual import Usual, usual
from tracker.domain.verdict import at_least
from tracker.domain.weekly_results import WeeklyPoint, WeeklyResult
from tracker.domain.weekly_trend import Trend, weekly_trend
from tracker.domain.windows import Frame, Windows, course_since, frame, window, windows

__all__ = [
    "MEASURES",
    "FlareDays",
    "MeasureResult",
    "Progress",
    "ProgressInput",
    "SessionNumbers",
    "Spans",
    "SpansKind",
    "State",
    "WeeklyPoint",
    "Without",
    "compute",
    "working",
]

LASTING_DAYS = 28
"""Days after the last session from which a follow-up may call a difference lasting (our choice)."""

HIGHER_BY = 1.0
"""Points (0-10) by which the last fortnight must lie above the one before to be worth saying."""


class State(StrEnum):
    """How far a course has come on the day it is looked at."""

    NO_SESSION = "no session"
    SO_FAR = "so far"
    REVIEW = "review"
    OVER = "over"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class FlareDays:
    """Flare days in the earlier and the recent window, noted or found; ``None``: no window."""

    baseline: int | None
    recent: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that may be said of one course, or of a person without one, up to ``as_of``.

    ``measures`` in the order ease, pain, stiffness; ``weekly`` function before pain.
    ``newest``: newest day with a daily rating up to ``as_of``; ``days_since_last`` counts
    from it, ``stale`` says so in words once it is over a fortnight. ``pgic``: 1 very much
    better to 7 very much worse. ``higher_lately``: pain of the last 14 days averages a point
    or more above the 14 before. ``spans``: the first and the last fortnight without a
    session, or the fortnights around the day asked for. ``advice`` only at a review, after
    it, or where numbers point the other way.
    """

    as_of: date
    place: Place | None
    first_session: date | None
    state: State
    safety_open: bool
    so_far: bool
    newest: date | None
    days_since_last: int | None
    stale: str
    measures: tuple[MeasureResult, ...]
    weekly: tuple[WeeklyResult, ...]
    pgic: int | None
    sessions: SessionFigures | None
    usual: Usual | None
    flares: FlareDays
    higher_lately: bool
    spans: Spans | None
    cautions: tuple[Caution, ...]
    overall_code: OverallCode
    overall: str
    advice: Advice | None


def compute(given: ProgressInput) -> Progress:
    """Everything that may be said of what was recorded up to ``given.as_of``."""
    known = seen(given)
    daily = {measure: known.daily.get(measure, ()) for measure in MEASURES}
    on = frame(daily.values(), known.first_session, known.as_of)
    found = {measure: windows(series, on) for measure, series in daily.items()}
    so_far = _so_far(known)
    on_all = setting(known, daily["pain_avg"], found.values(), so_far, Spoken())
    results = tuple(
        measure_result(m, measures.get(m).better, found[m], _trend(daily[m], on), on_all)
        for m in MEASURES
    )
    first = known.first_session
    since = course_since(first, known.as_of)
    weekly = weekly_results.weekly_results(
        known.weekly, since, known.as_of, first, hidden=known.safety_open
    )
    pgic = weekly_results.pgic(known.weekly, first, known.as_of)
    signs = Signs({r.measure: r.verdict for r in results}, weekly, pgic)
    whole = overall.overall(
        signs,
        safety_open=known.safety_open,
        so_far=so_far,
        lasting_weeks=_lasting_weeks(known, on.newest),
    )
    return Progress(
        as_of=known.as_of,
        place=known.place,
        first_session=first,
        state=_state(known, so_far),
        safety_open=known.safety_open,
        so_far=so_far,
        newest=on.newest,
        days_since_last=None if on.newest is None else (known.as_of - on.newest).days,
        stale=progress_wording.stale_sentence(on.newest, known.as_of),
        measures=results,
        weekly=weekly,
        pgic=pgic,
        sessions=session_figures(known.sessions),
        usual=usual(daily["pain_avg"], known.as_of, first, known.session_days),
        flares=_flare_days(found["pain_avg"], on_all.flare_days),
        higher_lately=_higher_lately(daily["pain_avg"], known.as_of),
        spans=spans.spans(known, daily, on),
        cautions=cautions_of(known, daily, found, on_all),
        overall_code=whole.code,
        overall=whole.text,
        advice=_advice(known, signs, so_far),
    )


def working(
    result: MeasureResult | WeeklyResult | SessionFigures | Usual,
) -> tuple[str, ...]:
    """How the figures of a result were worked out, a line at a time."""
    match result:
        case MeasureResult():
            return working_wording.of_measure(result)
        case WeeklyResult():
            return working_wording.of_weekly(result)
        case SessionFigures():
            return working_wording.of_sessions(result)
        case Usual():
            return working_wording.of_usual(result)


def _so_far(known: ProgressInput) -> bool:
    if known.first_session is None:
        return False
    weeks = (known.as_of - known.first_session).days >= REVIEW_DAYS
    return not weeks or len(known.sessions) < REVIEW_SESSIONS


def _state(known: ProgressInput, so_far: bool) -> State:
    if known.first_session is None:
        return State.NO_SESSION
    if known.is_follow_up:
        return State.FOLLOW_UP
    if known.course_over:
        return State.OVER
    return State.SO_FAR if so_far else State.REVIEW


def _trend(series: Series, on: Frame) -> Trend | None:
    if on.first_session is None or on.newest is None:
        return None
    return weekly_trend(series, on.first_session, on.newest)


def _lasting_weeks(known: ProgressInput, newest: date | None) -> int | None:
    """Whole weeks since the last session where a follow-up may speak of lasting."""
    last = max((session.day for session in known.sessions), default=None)
    if not known.is_follow_up or last is None or newest is None:
        return None
    days = (newest - last).days
    return days // 7 if days >= LASTING_DAYS else None


def _higher_lately(pain: Series, as_of: date) -> bool:
    middle = shifted(as_of, -WINDOW_DAYS)
    now = window(pain, shifted(middle, 1), as_of)
    before = window(pain, shifted(middle, 1 - WINDOW_DAYS), middle)
    if not (now.enough and before.enough) or now.mean is None or before.mean is None:
        return False
    return at_least(now.mean - before.mean, HIGHER_BY)


def _flare_days(found: Windows, days: frozenset[date]) -> FlareDays:
    before, now = (
        None if w is None else sum(w.first <= day <= w.last for day in days)
        for w in (found.baseline, found.recent)
    )
    return FlareDays(before, now, progress_wording.flare_sentence(before, now))


def _advice(known: ProgressInput, signs: Signs, so_far: bool) -> Advice | None:
    if known.first_session is None:
        return None
    at_review = not so_far or known.course_over or known.is_follow_up
    if not (at_review or known.safety_open or overall.speaks_for_talking(signs)):
        return None
    return overall.review_advice(
        signs,
        safety_open=known.safety_open,
        rate=known.rate,
        weeks=(known.as_of - known.first_session).days // 7,
        over=known.course_over or known.is_follow_up or known.all_held,
        follow_up=known.is_follow_up,
    )
