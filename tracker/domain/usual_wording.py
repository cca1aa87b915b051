"""The sentences about a person's own ups and downs."""

from __future__ import annotations

from tracker.domain.measures import format_value
from tracker.domain.plurals import how_many


def sentences(
    low: float, high: float, middle: float, ordinary: float, moved: float | None, fortnights: int
) -> tuple[str, ...]:
    """What is usual, what an ordinary fortnight moves by, and how far own ones did."""
    span = _number(low) if _number(low) == _number(high) else f"{_number(low)} to {_number(high)}"
    typical = "" if _number(middle) == span else f", typically {_number(middle)}"
    said = [
        f"My usual: pain {span}{typical}.",
        f"From fortnight to fortnight, less than about {_points(ordinary)} "
        "is your ordinary ups and downs.",
    ]
    if moved is not None:
        said.append(
            f"Before the first session, your own {fortnights} fortnights "
            f"moved by up to {_points(moved)} without massage."
        )
    return tuple(said)


def _points(value: float) -> str:
    return how_many(_number(value), "point")


def _number(value: float) -> str:
    return format_value(round(value, 1) + 0.0)
