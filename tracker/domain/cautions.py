"""What must be borne in mind when two windows are compared.

People start a treatment when it is worst and then settle back: gains of treated people have
matched those of comparable untreated ones (Whitney & Von Korff 1992, Pain 50:281–285; Sean
2024, PAIN Reports e1157). Diaries are filled on about 85 % of days, ever less often (Ono
2019, JMIR 21:e11398). The limits are design choices.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain import caution_wording
from tracker.domain.measure import Better
from tracker.domain.trend import WINDOW_LEAST, Mark, MarkKind, Series, shifted
from tracker.domain.verdict import at_least
from tracker.domain.windows import Window, Windows, window

HALF_FILLED = 7
"""Filled days of the fourteen below which gaps may mislead."""

DAYS_BEFORE = 28
"""Days before the baseline that tell whether it was a bad spell."""

SPELL_RISE = 1.0
"""Points (0-10, lower is better) above those days that make it one."""


class CautionCode(StrEnum):
    """The cautions, in the order they are shown."""

    SPELL = "bad spell"
    EVENTS = "events"
    GAPS = "gaps"
    FLARE = "flare"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution that applies; ``text`` says it in one to three short sentences."""

    code: CautionCode
    text: str


def cautions(
    series: Series,
    found: Windows,
    better: Better,
    *,
    spell: str | None,
    events: Iterable[Mark],
    flare_days: Iterable[date],
    as_of: date,
) -> tuple[Caution, ...]:
    """The cautions for two windows of a daily measure; that no cause is shown is always one.

    Days before the first value of ``series`` and after ``as_of`` are not missing.
    """
    told = []
    before, now = found.baseline, found.recent
    if before is not None and (spell == "worse" or _bad_spell(series, found, better)):
        told.append(Caution(CautionCode.SPELL, caution_wording.SPELL))
    if before is not None and now is not None:
        noted = [
            event
            for event in events
            if event.kind is MarkKind.EVENT and before.first <= event.day <= now.last
        ]
        if noted:
            told.append(Caution(CautionCode.EVENTS, caution_wording.events(noted)))
        if not found.overlap:
            gaps = _gaps(series, before, now, as_of)
            told += [Caution(CautionCode.GAPS, gaps)] if gaps else []
    if now is not None and now.mean is not None:
        # Only of a day that holds a value: a flare day of another place is in no average here.
        flared = set(flare_days)
        flares = sum(value.day in flared for value in now.days)
        if flares:
            told.append(Caution(CautionCode.FLARE, caution_wording.flares(flares)))
    told.append(Caution(CautionCode.CAUSE, caution_wording.CAUSE))
    return tuple(told)


def _gaps(series: Series, before: Window, now: Window, as_of: date) -> str:
    """What is to be said of days without a check-in; ``""`` where few are missing."""
    begun = next((value.day for value in series if value.counts), as_of)
    spans = [(max(w.first, begun), min(w.last, as_of)) for w in (before, now)]
    empty = [
        caution_wording.empty(w.first, min(w.last, as_of), as_of)
        for w in (before, now)
        if not w.n and w.first <= as_of
    ]
    if empty:
        return " ".join(empty)
    asked = [(last - first).days + 1 for first, last in spans]
    few = any(
        w.n < HALF_FILLED and 2 * w.n < days for w, days in zip((before, now), asked, strict=True)
    )
    return caution_wording.gaps((before.n, now.n), (asked[0], asked[1])) if few else ""


def _bad_spell(series: Series, found: Windows, better: Better) -> bool:
    if found.baseline is None or found.baseline.mean is None:
        return False
    begin = found.baseline.first
    earlier = window(series, shifted(begin, -DAYS_BEFORE), shifted(begin, -1))
    if earlier.n < WINDOW_LEAST or earlier.mean is None:
        return False
    rise = found.baseline.mean - earlier.mean
    return at_least(rise if better is Better.LOWER else -rise, SPELL_RISE)
