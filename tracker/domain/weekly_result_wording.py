"""The sentences about what became of weekly measures and movement tests over a course.

Information on medicine and other methods is stated and never judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.days import brief
from tracker.domain.measure import Better, Measure
from tracker.domain.measures import format_value
from tracker.domain.plurals import how_many

MEDICINE_NOTE = (
    "Do not stop or cut prescribed medicine on your own; ask the person who prescribed it."
)
"""Goes with numbers of medicine wherever they are asked or shown (opioids stopped suddenly did
serious harm: FDA 2019)."""

LATE_PEG = "The first one came after the first session, so the start is not quite known."


def name(measure: Measure, item: str | None, activity: str, side: str | None) -> str:
    """What a weekly measure is called: "Based on PEG", "Heat", the activity's own name."""
    words = measure.name
    if measure.id == "activity":
        words = activity or measure.name
    elif item is not None and item in measure.items:
        part = measure.item(item).name
        words = part[:1].upper() + part[1:]
    return f"{words}, {side}" if side else words


def sentence(
    measure: Measure,
    called: str,
    n: int,
    ends: tuple[float, float, float],
    verdict: str | None,
    *,
    late: bool,
) -> str:
    """What ``n`` values did, in one to three short sentences.

    ``ends``: the medians of the first two and the last two and the size of their difference,
    as they are shown.
    """
    first, last, size = ends
    if measure.better is Better.NEUTRAL and format_value(size) == "0":
        return f"{called}: {amount(first, measure)} at first, as many lately ({n} values)."
    values = f"{amount(first, measure)} at first, {amount(last, measure)} lately"
    said = f"{called}: {values} ({n} values)."
    if measure.better is Better.NEUTRAL:
        return f"{said} {_difference(measure, size, 'more' if last > first else 'fewer')}"
    if verdict is None:
        return said
    said = f"{said} {verdict[:1].upper()}{verdict[1:]}."
    return f"{said} {LATE_PEG}" if late else said


def listed(measure: Measure, called: str, values: Sequence[tuple[date, float]], today: date) -> str:
    """Too few values to set against each other: the first and the last, each with its day."""
    ends = values[:1] if len(values) == 1 else (values[0], values[-1])
    said = ", ".join(
        f"{amount(round(value, 1), measure)} on {brief(day, today)}" for day, value in ends
    )
    count = ", one value so far" if len(values) == 1 else f" ({len(values)} values)"
    return f"{called}: {said}{count}."


def amount(value: float, measure: Measure) -> str:
    """A value with its unit where that is a word: ``4``, ``12.5 cm``, ``1 day``."""
    number = format_value(value)
    if not measure.unit.isalpha():
        return number
    return how_many(number, measure.unit.removesuffix("s"), measure.unit)


def _difference(measure: Measure, size: float, way: str) -> str:
    number = format_value(size)
    if measure.unit == "days":
        return f"{how_many(number, 'day')} a week {way}."
    return f"{number} {way} on such a day."
