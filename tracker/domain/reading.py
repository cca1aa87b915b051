"""What all daily measures of one look have in common: their order, flares and cautions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain import measures
from tracker.domain.cautions import Caution, cautions
from tracker.domain.measure_result import Setting
from tracker.domain.progress_input import ProgressInput
from tracker.domain.progress_wording import Spoken
from tracker.domain.trend import Series, auto_flares
from tracker.domain.windows import Windows

MEASURES = ("ease", "pain_avg", "stiffness")
"""The daily measures compared, in the order they are shown: ease before pain."""


def setting(
    known: ProgressInput,
    pain: Series,
    compared: Iterable[Windows],
    so_far: bool,
    spoken: Spoken,
) -> Setting:
    """What holds for every measure; ``compared``: all windows whose flares are looked for."""
    spans = {w for pair in compared for w in _days_of(pair)}
    found = {day for first, last in spans for day in auto_flares(pain, first, last)}
    return Setting(
        place=known.place,
        session_days=frozenset(known.session_days),
        flare_days=frozenset(found.union(known.flares)),
        so_far=so_far,
        hidden=known.safety_open,
        spoken=spoken,
    )


def _days_of(found: Windows) -> tuple[tuple[date, date], ...]:
    return tuple((w.first, w.last) for w in (found.baseline, found.recent) if w is not None)


def cautions_of(
    known: ProgressInput,
    daily: Mapping[str, Series],
    found: Mapping[str, Windows],
    on: Setting,
) -> tuple[Caution, ...]:
    """The cautions that apply to pain, or to the first measure that is recorded at all."""
    recorded = (m for m in ("pain_avg", "ease", "stiffness") if any(_filled(found[m])))
    measure = next(recorded, "pain_avg")
    return cautions(
        daily[measure],
        found[measure],
        measures.get(measure).better,
        spell=known.baseline_spell,
        events=known.events,
        flare_days=on.flare_days,
        as_of=known.as_of,
    )


def _filled(found: Windows) -> tuple[int, ...]:
    return tuple(w.n for w in (found.baseline, found.recent) if w is not None)
