"""Where a comparison stands before it has a result, in one sentence: light enough for Today."""

from __future__ import annotations

from datetime import date

from tracker.domain.days import short
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST, shifted
from tracker.domain.windows import Windows


def standing_sentence(found: Windows, today: date) -> str:
    """Where a comparison of "before" and "now" stands, before it has a result.

    ``found``: the windows of pain. Two weeks apart and five days in each are needed.
    """
    now = found.recent.n if found.recent else 0
    if found.baseline is None:
        if found.recent is None or found.recent.last <= shifted(today, -WINDOW_DAYS):
            now = 0
        if now < WINDOW_LEAST:
            needed = f"{now} of {WINDOW_LEAST} days so far"
            return f"A week of check-ins before the first session makes a fair start: {needed}."
        return "Enough days for a fair start. Sessions can begin whenever you like."
    if found.overlap:
        ready = short(shifted(found.baseline.last, WINDOW_DAYS))
        return f"Too early to compare with the start; from {ready} on there are two weeks."
    if not found.baseline.enough:
        days = f"{found.baseline.n} of {WINDOW_LEAST} days"
        return f"Not enough check-ins at the start to compare with: {days}."
    if now < WINDOW_LEAST:
        return f"Not enough check-ins yet to compare: {now} of {WINDOW_LEAST} days."
    return "Enough days on both sides to compare with the start: 4 shows them."
