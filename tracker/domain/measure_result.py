"""One daily measure before and now: its windows, the comparison, its trend and the cross-checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain import comparison, progress_wording
from tracker.domain.comparison import Comparison
from tracker.domain.measure import Better
from tracker.domain.sites import Place
from tracker.domain.trend import shifted
from tracker.domain.verdict import NO_VERDICT, Verdict
from tracker.domain.weekly_trend import Trend
from tracker.domain.windows import Window, Windows


@dataclass(frozen=True, slots=True)
class Without:
    """The same comparison with some days left out of both windows.

    ``verdict`` is ``None`` where that leaves under five days in one of them.
    ``improvement`` in points, above 0 is better. ``sentence`` is ``""`` where the verdict
    stays what it was.
    """

    verdict: Verdict | None
    improvement: float | None
    baseline_days: int
    recent_days: int
    sentence: str


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """What became of one daily measure.

    ``site`` and ``side`` as stored, ``None`` without a main site. ``baseline`` is the earlier
    window and ``recent`` the latest; ``improvement``, ``percent``, ``low`` and ``high`` (the
    likely range), ``error`` and ``few_days`` as in ``Comparison``. ``verdict`` is ``None``
    while a safety question is open. ``so_far``: under four weeks or four sessions, every
    verdict is preliminary. ``without_session_days`` leaves out sessions and the day after,
    ``without_flare_days`` flares, which is only worked out when the recent window has one;
    both are ``None`` where there is no verdict. ``trend`` is ``None`` until it is earned.
    """

    measure: str
    site: str | None
    side: str | None
    better: Better
    baseline: Window | None
    recent: Window | None
    improvement: float | None
    percent: float | None
    low: float | None
    high: float | None
    error: float | None
    verdict: Verdict | None
    so_far: bool
    few_days: bool
    without_session_days: Without | None
    without_flare_days: Without | None
    trend: Trend | None
    sentence: str

    @property
    def range(self) -> tuple[float, float] | None:
        """The likely range of the improvement, lower end first."""
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every measure of one look.

    ``session_days`` of any course; ``flare_days`` noted or found. ``hidden``: a safety
    question is open. ``spoken``: how the two windows are called, see ``Spoken``.
    """

    place: Place | None
    session_days: frozenset[date]
    flare_days: frozenset[date]
    so_far: bool
    hidden: bool
    spoken: progress_wording.Spoken


def measure_result(
    measure: str, better: Better, found: Windows, trend: Trend | None, on: Setting
) -> MeasureResult:
    """Compare two windows of one measure; without an earlier one it is "too early"."""
    compared = _compare(found, better)
    sessions = flares = None
    code: Verdict | None = compared.verdict
    if on.hidden:
        code, trend = None, None
    elif code not in NO_VERDICT:
        after = {shifted(day, 1) for day in on.session_days}
        sessions = _without(found, better, compared, on.session_days | after, "session days")
        if found.recent and any(v.day in on.flare_days for v in found.recent.days):
            flares = _without(found, better, compared, on.flare_days, "flare days")
    return MeasureResult(
        measure=measure,
        site=on.place.site if on.place else None,
        side=on.place.side.value if on.place and on.place.side else None,
        better=better,
        baseline=found.baseline,
        recent=found.recent,
        improvement=compared.improvement,
        percent=compared.percent,
        low=compared.low,
        high=compared.high,
        error=compared.error,
        verdict=code,
        so_far=on.so_far,
        few_days=compared.few_days,
        without_session_days=sessions,
        without_flare_days=flares,
        trend=trend,
        sentence=progress_wording.measure_sentence(
            measure, found, compared, on.spoken, so_far=on.so_far, hidden=on.hidden
        ),
    )


def _compare(found: Windows, better: Better) -> Comparison:
    if found.baseline is None or found.overlap:
        return comparison.nothing(Verdict.TOO_EARLY)
    now = found.recent.values if found.recent else ()
    return comparison.compare(found.baseline.values, now, better)


def _without(
    found: Windows, better: Better, whole: Comparison, days: Iterable[date], words: str
) -> Without:
    left_out = frozenset(days)
    before, now = (
        [v.value for v in window.days if v.day not in left_out] if window else []
        for window in (found.baseline, found.recent)
    )
    again = comparison.compare(before, now, better)
    code = None if again.verdict is Verdict.NOT_ENOUGH else again.verdict
    sentence = ""
    if code is not whole.verdict:
        sentence = progress_wording.without_sentence(words, code)
    return Without(code, again.improvement, len(before), len(now), sentence)
