"""The catalogue of everything that can be rated, and the checks on a value.

Screens, commands, the store and the exports all read ranges, units and directions here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType

from tracker.domain.catalogue_daily import DAILY, SESSION
from tracker.domain.catalogue_weekly import TESTS, WEEKLY
from tracker.domain.measure import Better, Item, Measure, When
from tracker.errors import InvalidValue

__all__ = [
    "AFTER_EFFECTS",
    "HEADLINE",
    "MEASURES",
    "Better",
    "Item",
    "Measure",
    "When",
    "allowed_values",
    "confirm_question",
    "format_value",
    "get",
    "parse_value",
]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {measure.id: measure for measure in (*DAILY, *SESSION, *WEEKLY, *TESTS)}
)
"""Every measure by its id, in the order they are asked: check-in, session, week, tests."""

HEADLINE = (("ease", "ease"), ("pain", "pain_avg"), ("stiffness", "stiffness"))
"""The three rows of every check-in, in their order: field and measure."""

AFTER_EFFECTS = ("sore", "bruise", "dizzy", "numb")
"""What may be ticked on the days after a session."""

LEAP = 4
"""A 10 so many points or more from the last value is asked back: 1 then 0 is easily a slip."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})")


def get(measure_id: str) -> Measure:
    """The measure with this id. Raises ``InvalidValue``, naming the closest ids first."""
    measure = MEASURES.get(measure_id)
    if measure is None:
        raise InvalidValue("measure", measure_id, _closest_ids(measure_id))
    return measure


def allowed_values(measure: Measure) -> str:
    """What may be entered, as a phrase: ``a whole number from 0 to 10``."""
    if measure.is_flag:
        return f"only {format_value(measure.low)}"
    span = f"{format_value(measure.low)} to {format_value(measure.high)}"
    if measure.step == 1:
        unit = f" ({measure.unit})" if measure.unit.isalpha() else ""
        return f"a whole number from {span}{unit}"
    return f"{span} in steps of {format_value(measure.step)} {measure.unit}"


def parse_value(measure_id: str, value: str | float, *, field: str | None = None) -> float:
    """The value a person or a file gave, if it is within the measure's range and on its steps.

    Text may have spaces around it and a real minus sign; exponents, decimal commas and
    thousands marks are refused, because they can be read in two ways. ``field`` is the name
    in the message (default: the measure's id). Raises ``InvalidValue``.
    """
    measure = get(measure_id)
    number = _number(value)
    on_scale = (
        number is not None
        and measure.low <= number <= measure.high
        and math.fmod(number, measure.step) == 0
    )
    if number is None or not on_scale:
        raise InvalidValue(field or measure_id, _shown(value), allowed_values(measure))
    return number + 0.0  # -0.0 becomes 0.0


def confirm_question(
    measure_id: str,
    value: float,
    *,
    average: float | None = None,
    last: float | None = None,
) -> str | None:
    """The question to put before keeping an allowed but unlikely value; ``None``: keep it.

    ``average`` is the average pain given with a worst pain, ``last`` the previous value of
    the same measure and place; ``None`` where there is none.
    """
    measure = get(measure_id)
    shown = format_value(value)
    if measure.confirm_above is not None and value > measure.confirm_above:
        limit = format_value(measure.confirm_above)
        return f"{measure.name}: {shown} {measure.unit} is more than {limit}. Is that right?"
    if measure_id == "pain_worst" and average is not None and value < average:
        return f"Worst pain {shown} is below the average, {format_value(average)}. Is that right?"
    ten_point = (measure.low, measure.high) == (0, 10)
    if ten_point and value == 10 and last is not None and abs(value - last) >= LEAP:
        return f"{measure.name}: 10? The last one was {format_value(last)}."
    return None


def format_value(value: float) -> str:
    """A value without a needless decimal: ``6``, ``5.5``; at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _number(value: object) -> float | None:
    """``value`` as a finite number, else ``None``."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        text = value.strip().replace("\N{MINUS SIGN}", "-")
        return float(text) if _NUMBER.fullmatch(text) else None
    if isinstance(value, int | float):
        # Comparing first: a huge int cannot become a float.
        return float(value) if -1e9 < value < 1e9 else None
    return None


def _shown(value: object) -> object:
    """``value`` for a message; Python refuses to print an int of thousands of digits."""
    if isinstance(value, int) and not -(10**18) < value < 10**18:
        return "a very large number"
    return value


def _closest_ids(measure_id: str) -> str:
    from difflib import get_close_matches

    # Cut, because comparing takes time that grows with the length.
    word = measure_id.strip().lower().replace("-", "_").replace(" ", "_")[:40]
    close = get_close_matches(word, MEASURES, n=3, cutoff=0.6)
    everything = ", ".join(MEASURES)
    return f"{' or '.join(close)} (closest), of {everything}" if close else everything
