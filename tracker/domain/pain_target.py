"""How low pain would be at a good result: a line to draw, never a promise."""

from __future__ import annotations

from tracker.domain import measures, verdict
from tracker.errors import InvalidValue

KEY = "target_pain"
"""The fact of the profile that holds the person's own target."""

ALLOWED = "0 to 10, to a tenth"


def target(start: float | None, own: float | None = None) -> float | None:
    """The pain (0-10, lower is less) to aim at: the person's ``own``, else 30 % below the start.

    Thirty percent less is what people call a clear change (Dworkin 2008, J Pain 9:105–121).
    ``None`` without a mean at the start, or where it leaves little room to fall.
    """
    if own is not None:
        return own
    if start is None or start < verdict.LOW_MEAN:
        return None
    return start * (1 - verdict.CLEAR_PERCENT / 100)


def parse(written: str, *, field: str) -> float:
    """A target as a person writes it: ``3``, ``3.5``, ``3,5``. Raises ``InvalidValue``."""
    measure = measures.get("pain_avg")
    word = written.strip()
    whole, _, part = word.replace(",", ".").partition(".")
    if not (whole.isdecimal() and word.isascii() and len(part) <= 1 and (part or "0").isdecimal()):
        raise InvalidValue(field, written, ALLOWED)
    value = float(f"{whole}.{part or 0}")
    if not measure.low <= value <= measure.high:
        raise InvalidValue(field, written, ALLOWED)
    return value


def kept(value: str | None) -> float | None:
    """The target a file holds; ``None`` for none, or for what is no target."""
    try:
        return None if value is None else parse(value, field=KEY)
    except InvalidValue:
        return None
