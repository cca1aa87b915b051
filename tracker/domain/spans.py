"""Two fortnights compared without a course: the first and the last, or around a chosen day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain import measures, reading
from tracker.domain.cautions import Caution
from tracker.domain.measure_result import MeasureResult, measure_result
from tracker.domain.progress_input import ProgressInput
from tracker.domain.progress_wording import FIRST_AND_LAST, around
from tracker.domain.trend import WINDOW_DAYS, Series, shifted
from tracker.domain.windows import Frame, Window, Windows, balanced, window


class SpansKind(StrEnum):
    """Which two fortnights are compared where it is not a course that is looked at."""

    FIRST_AND_LAST = "first and last fortnight"
    AROUND = "around a date"


@dataclass(frozen=True, slots=True)
class Spans:
    """Two fortnights compared without a course, or around ``day``; never a cause.

    ``measures`` holds the earlier fortnight as ``baseline``.
    """

    kind: SpansKind
    day: date | None
    measures: tuple[MeasureResult, ...]
    cautions: tuple[Caution, ...]


def spans(known: ProgressInput, daily: Mapping[str, Series], on: Frame) -> Spans | None:
    """The fortnights around the day asked for; without a session the first and the last."""
    if known.around is not None:
        kind, day = SpansKind.AROUND, known.around
        earlier, later, spoken = shifted(day, -WINDOW_DAYS), day, around(day)
    elif known.first_session is None and on.started is not None and on.newest is not None:
        kind, spoken = SpansKind.FIRST_AND_LAST, FIRST_AND_LAST
        earlier, later = on.started, shifted(on.newest, 1 - WINDOW_DAYS)
    else:
        return None
    found = {
        measure: balanced(Windows(_fortnight(series, earlier), _fortnight(series, later)))
        for measure, series in daily.items()
    }
    setting = reading.setting(known, daily["pain_avg"], found.values(), False, spoken)
    results = tuple(
        measure_result(m, measures.get(m).better, found[m], None, setting) for m in reading.MEASURES
    )
    told = reading.cautions_of(replace(known, baseline_spell=None), daily, found, setting)
    return Spans(kind, known.around, results, told)


def _fortnight(series: Series, first: date) -> Window:
    return window(series, first, shifted(first, WINDOW_DAYS - 1))
