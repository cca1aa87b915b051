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
from tracker.domain.windows import Windows, window

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
) -> tuple[Caution, ...]:
    """The cautions for two windows of a daily measure; that no cause is shown is always one."""
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
        if not found.overlap and min(before.n, now.n) < HALF_FILLED:
            told.append(Caution(CautionCode.GAPS, caution_wording.gaps(before.n, now.n)))
    if now is not None:
        flares = sum(now.first <= day <= now.last for day in set(flare_days))
        if flares:
            told.append(Caution(CautionCode.FLARE, caution_wording.flares(flares)))
    told.append(Caution(CautionCode.CAUSE, caution_wording.CAUSE))
    return tuple(told)


def _bad_spell(series: Series, found: Windows, better: Better) -> bool:
    if found.baseline is None or found.baseline.mean is None:
        return False
    begin = found.baseline.first
    earlier = window(series, shifted(begin, -DAYS_BEFORE), shifted(begin, -1))
    if earlier.n < WINDOW_LEAST or earlier.mean is None:
        return False
    rise = found.baseline.mean - earlier.mean
    return at_least(rise if better is Better.LOWER else -rise, SPELL_RISE)
