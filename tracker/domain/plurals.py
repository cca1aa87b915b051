"""A number and what it counts, the noun in the form that goes with it."""

from __future__ import annotations


def how_many(number: int | str, one: str, many: str = "") -> str:
    """``how_many(1, "day")`` is ``1 day``, ``how_many(3, "day")`` is ``3 days``.

    ``number``: 0 or more; as text it is said as it stands, and only ``"1"`` is one (``"1.5"`` and
    ``"0"`` are not). ``many``: what follows every other number, where that is not ``one`` with an
    s: ``how_many(2, "record is", "records are")``.
    """
    return f"{number} {one if str(number) == '1' else many or f'{one}s'}"
