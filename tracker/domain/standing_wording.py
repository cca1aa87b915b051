"""Where a comparison stands before it has a result, in one sentence: light enough for Today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain import sites, wording
from tracker.domain.days import label_with_year, short
from tracker.domain.plurals import how_many
from tracker.domain.sites import Place
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST, shifted
from tracker.domain.windows import Windows


def standing_sentence(found: Windows, as_of: date) -> str:
    """Where a comparison of "before" and "now" stands, before it has a result.

    ``found``: the windows of pain, looked at on ``as_of``. Two weeks apart and five days in
    each are needed.
    """
    now = found.recent.n if found.recent else 0
    if found.baseline is None:
        if found.recent is None or found.recent.last <= shifted(as_of, -WINDOW_DAYS):
            now = 0
        if now < WINDOW_LEAST:
            needed = f"{now} of {WINDOW_LEAST} days so far"
            return f"A week of check-ins before the first session makes a fair start: {needed}."
        return "Enough days for a fair start. Sessions can begin whenever you like."
    if waits_for_days(found, as_of) and found.recent is not None:
        return _last_rated(found.recent.last, as_of)
    if found.overlap:
        ready = short(shifted(found.baseline.last, WINDOW_DAYS))
        return f"Too early to compare with the start; from {ready} on there are two weeks."
    if not found.baseline.enough:
        days = f"{found.baseline.n} of {WINDOW_LEAST} days"
        return f"Not enough check-ins at the start to compare with: {days}."
    if now < WINDOW_LEAST:
        return f"Not enough check-ins yet to compare: {now} of {WINDOW_LEAST} days."
    return "Enough days on both sides to compare with the start: 4 shows them."


def other_days(others: Sequence[tuple[date, Place]]) -> str:
    """How many other days were rated for other places alone; ``""`` if there was none."""
    days = len({day for day, _ in others})
    if not days:
        return ""
    where = wording.and_list(list(dict.fromkeys(sites.label(place) for _, place in others)))
    return f"{how_many(days, 'other day was', 'other days were')} for {where}."


def waits_for_days(found: Windows, as_of: date) -> bool:
    """Whether the two windows share days though there was time for both: newer days are missing."""
    if found.baseline is None or not found.overlap:
        return False
    return shifted(found.baseline.last, WINDOW_DAYS) < as_of


def _last_rated(newest: date, as_of: date) -> str:
    said = f"Last rated {(as_of - newest).days} days ago, on {label_with_year(newest)}"
    return f"{said}; a comparison with the start needs newer days."
