"""Progress as the JSON document that other programs may rely on; numbers are unrounded."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.domain import look_wording
from tracker.domain.course import ReviewKind
from tracker.domain.measure_result import MeasureResult, Without
from tracker.domain.progress import Progress
from tracker.domain.session_results import SessionFigures
from tracker.domain.spans import Spans
from tracker.domain.usual import Usual
from tracker.domain.weekly_results import WeeklyResult
from tracker.domain.weekly_trend import Trend
from tracker.domain.windows import Window
from tracker.exchange.documents import number
from tracker.services.courses import CourseView
from tracker.services.progress import ProgressView

Document = dict[str, Any]


def document(looked: ProgressView) -> Document:
    """The whole look. Around a date ``measures`` compare the fortnights before and from it on;
    then there is no course, nothing weekly and no session."""
    found = looked.progress
    if looked.around is not None and found.spans is not None:
        return _around(found, found.spans, looked.around)
    return {
        "as_of": found.as_of.isoformat(),
        "safety_open": found.safety_open,
        "course": _course(looked.view) if looked.view else None,
        "measures": [_measure(one) for one in found.measures],
        "weekly": [_weekly(one) for one in found.weekly],
        "sessions": _sessions(found.sessions) if found.sessions else None,
        "usual": _usual(found.usual) if found.usual else None,
        "cautions": [one.text for one in found.cautions],
        "overall": found.overall,
    }


def _around(found: Progress, spans: Spans, day: date) -> Document:
    return {
        "as_of": found.as_of.isoformat(),
        "safety_open": found.safety_open,
        "course": None,
        "measures": [_measure(one) for one in spans.measures],
        "weekly": [],
        "sessions": None,
        "usual": _usual(found.usual) if found.usual else None,
        "cautions": [one.text for one in spans.cautions],
        "overall": look_wording.around_only(day),
    }


def _course(view: CourseView) -> Document:
    kept = view.attendance
    review = view.review(ReviewKind.WEEK4)
    return {
        "id": view.course.id,
        "planned": kept.planned,
        "due": kept.due,
        "attended": kept.attended,
        "extra": kept.extra,
        "rate": kept.rate,
        "weeks_on": kept.weeks_on,
        "minutes": kept.minutes,
        "longest_gap_days": kept.longest_gap_days,
        "review": review.day.isoformat() if review else None,
        "end": view.end.isoformat(),
    }


def _measure(one: MeasureResult) -> Document:
    return {
        "measure": one.measure,
        "site": one.site,
        "side": one.side,
        "better": one.better.value,
        "baseline": _window(one.baseline, fallback=True),
        "recent": _window(one.recent),
        "improvement": _number(one.improvement),
        "percent": _number(one.percent),
        "range": None if one.range is None else [_number(end) for end in one.range],
        "verdict": one.verdict.value if one.verdict else None,
        "so_far": one.so_far,
        "few_days": one.few_days,
        "without_session_days": _without(one.without_session_days),
        "trend": _trend(one.trend),
        "sentence": one.sentence,
    }


def _window(window: Window | None, *, fallback: bool = False) -> Document | None:
    if window is None:
        return None
    said: Document = {
        "from": window.first.isoformat(),
        "to": window.last.isoformat(),
        "n": window.n,
        "mean": _number(window.mean),
        "median": _number(window.median),
    }
    return said | {"fallback": window.fallback} if fallback else said


def _without(one: Without | None) -> Document | None:
    return None if one is None else {"verdict": one.verdict.value if one.verdict else None}


def _trend(one: Trend | None) -> Document | None:
    if one is None:
        return None
    return {
        "per_week": _number(one.per_week),
        "low": _number(one.low),
        "high": _number(one.high),
        "words": one.words.value,
    }


def _weekly(one: WeeklyResult) -> Document:
    return {
        "measure": one.measure,
        "n": one.n,
        "first": _number(one.first),
        "last": _number(one.last),
        "improvement": _number(one.improvement),
        "percent": _number(one.percent),
        "verdict": one.verdict.value if one.verdict else None,
        "sentence": one.sentence,
    }


def _sessions(one: SessionFigures) -> Document:
    return {
        "n": one.n,
        "pairs": one.pairs,
        "within_median": _number(one.within_median),
        "lower_after": one.lower_after,
        "between": _number(one.between),
        "next_day_median": _number(one.next_day_median),
        "trend": _trend(one.trend),
    }


def _usual(one: Usual) -> Document:
    return {
        "low": _number(one.low),
        "high": _number(one.high),
        "median": _number(one.median),
        "ordinary": _number(one.ordinary),
    }


def _number(value: float | None) -> float | int | None:
    return None if value is None else number(value)
