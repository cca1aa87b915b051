"""The sentences about what became of weekly measures and movement tests over a course.

Information on medicine and other methods is stated and never judged.
"""

from __future__ import annotations

from tracker.domain.measure import Better, Measure
from tracker.domain.measures import format_value

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
    first: float,
    last: float | None,
    verdict: str | None,
    *,
    late: bool,
) -> str:
    """What a weekly measure did, in one to three short sentences."""
    if last is None:
        return f"{called}: {amount(first, measure)}, one value so far."
    values = f"{amount(first, measure)} at first, {amount(last, measure)} lately"
    said = f"{called}: {values} ({n} values)."
    if measure.better is Better.NEUTRAL:
        return f"{said} {_difference(measure, last - first)}"
    if verdict is None:
        return said
    said = f"{said} {verdict[:1].upper()}{verdict[1:]}."
    return f"{said} {LATE_PEG}" if late else said


def amount(value: float, measure: Measure) -> str:
    """A value with its unit where the unit is a word: ``4``, ``12.5 cm``, ``3 days``."""
    number = format_value(round(value, 1) + 0.0)
    if not measure.unit.isalpha():
        return number
    unit = measure.unit.removesuffix("s") if number == "1" else measure.unit
    return f"{number} {unit}"


def _difference(measure: Measure, change: float) -> str:
    size, way = format_value(abs(change)), "more" if change > 0 else "fewer"
    if size == "0":
        return "As many as at first."
    if measure.unit == "days":
        return f"{size} {'day' if size == '1' else 'days'} a week {way}."
    return f"{size} {way} on such a day."
