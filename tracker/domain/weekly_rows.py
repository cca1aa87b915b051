"""Which questions a weekly review asks, and in which order.

Six digits by default: the three based on PEG, one activity, medicine and exercise days.
Everything else is asked only of those who chose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.domain import measures, movement, weekly
from tracker.domain.activity import Activity
from tracker.domain.rating_check import ACTIVITY
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.errors import InvalidValue

KEY = "weekly_extras"
"""Under which the profile keeps what is asked besides."""

OTHER = "other_days"

EXTRAS = (
    ACTIVITY,
    "sleep",
    "med_doses",
    *(f"{OTHER}:{item}" for item in measures.get(OTHER).items),
    *movement.TEST_IDS,
)
"""What may be asked besides, in the order it is asked: ``activity`` is the second and third
activity, ``other_days:heat`` one other method, the rest measures by their id."""

RELIANCE_NOTE = (
    f"Medicine and other methods are for information, neither good nor bad. {MEDICINE_NOTE}"
)

PEG_NOTE = "Based on PEG (Krebs 2009), in our own words: all three answers, or no score."


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the review.

    ``field`` is its name in ``weekly.value`` and ``weekly.with_value``; ``name`` a short one
    to read. ``measure`` tells range, steps and unit; values above 9 need more than one key.
    """

    field: str
    measure: str
    name: str
    question: str
    low_end: str
    high_end: str


def parse_extras(text: str) -> tuple[str, ...]:
    """The extras named in ``text`` between spaces or commas, each once, in order.

    ``other_days`` alone means every other method. Raises ``InvalidValue`` for one there is not.
    """
    found: set[str] = set()
    for word in text.replace(",", " ").lower().split():
        if word == OTHER:
            found.update(extra for extra in EXTRAS if extra.startswith(f"{OTHER}:"))
        elif word in EXTRAS:
            found.add(word)
        else:
            raise InvalidValue("weekly extras", word, ", ".join(EXTRAS))
    return tuple(extra for extra in EXTRAS if extra in found)


def extra_name(extra: str) -> str:
    """An extra as a person reads it."""
    if extra == ACTIVITY:
        return "My second and third activity"
    measure_id, _, item = extra.partition(":")
    measure = measures.get(measure_id)
    return f"{measure.name}: {measure.item(item).name}" if item else measure.name


def rows(
    activities: Iterable[Activity],
    extras: Iterable[str],
    form: WeeklyForm,
    *,
    review: bool,
    hidden: Iterable[str] = (),
) -> tuple[Row, ...]:
    """The questions in order: those asked, and those that ``form`` has a value for.

    ``activities``: those the review may rate, in their order, the first of them asked by
    default. ``extras``: what the person chose. ``review``: the review of a course is open, so
    the overall view is asked too. ``hidden``: tests that are not offered now.
    """
    named = {one.id: one for one in activities}
    asked = set(_asked(tuple(named.values()), set(extras), review=review))
    asked -= {field for test in hidden for field in _test_fields(test)}
    asked |= {field for field, _ in weekly.fields(form)}
    order = [*_all_fields(named), *(field for field, _ in weekly.fields(form))]
    return tuple(_row(field, named) for field in dict.fromkeys(order) if field in asked)


def _asked(activities: tuple[Activity, ...], extras: set[str], *, review: bool) -> Iterator[str]:
    yield from (field for field, _ in weekly.PEG)
    most = len(activities) if ACTIVITY in extras else 1
    yield from (f"{weekly.ACTIVITY_FIELD}{one.id}" for one in activities[:most])
    yield from ("med-days", "exercise-days")
    yield from (field for field, measure in weekly.SINGLE if measure in extras)
    for extra in extras:
        if extra.startswith(f"{OTHER}:"):
            yield weekly.OTHER_FIELD + extra.partition(":")[2]
        elif extra in movement.TEST_IDS:
            yield from _test_fields(extra)
    if review:
        yield "pgic"


def _all_fields(activities: Iterable[str]) -> Iterator[str]:
    yield from (field for field, _ in weekly.PEG)
    yield from (f"{weekly.ACTIVITY_FIELD}{id_}" for id_ in activities)
    yield from (field for field, _ in weekly.SINGLE[:-1])
    yield from (weekly.OTHER_FIELD + item for item in measures.get(OTHER).items)
    for test in movement.TEST_IDS:
        yield from _test_fields(test)
    yield "pgic"


def _test_fields(test: str) -> Iterator[str]:
    for side in movement.sides(test) or (None,):
        yield movement.field_of(test, side)


def _row(field: str, activities: dict[str, Activity]) -> Row:
    measure = measures.get(weekly.measure_of(field))
    name, question = measure.name, measure.question
    low_end, high_end = measure.low_end, measure.high_end
    word = field.partition(":")[2] or dict(weekly.PEG).get(field, "")
    if measure.id == ACTIVITY:
        known = activities.get(word)
        name = known.name if known else measure.name
        question = f"{name}: how able were you?"
    elif measure.parts:
        part = measure.item(word)
        name = part.name
        question = part.question or f"{part.name[:1].upper()}{part.name[1:]}: on how many days?"
        low_end, high_end = part.low_end or low_end, part.high_end or high_end
    elif word:
        name, question = f"{measure.name}, {word}", f"{measure.question} ({word})"
    return Row(field, measure.id, name, question, low_end, high_end)
