"""Movement tests: what their form holds, and when one is not offered.

Optional, and never the headline: range of motion showed no difference in a trial of massage
for the knee (Perlman 2012, PLoS One 7:e30248), and measuring at home is off by about 5 cm or
10 degrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tracker.domain import measures
from tracker.domain.catalogue_weekly import TESTS
from tracker.domain.days import FromMemory, Moment
from tracker.domain.rating_check import OWN_SITE
from tracker.domain.records import Entry, Rating
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue

TEST_IDS = tuple(measure.id for measure in TESTS)
"""Every movement test by the id of its measure, in the order they are offered."""

SURGERY_DAYS = 92
"""Surgery "in the last 3 months" is over so many days after it was answered at the latest."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One number of a test, in the unit of its measure.

    ``side`` is left or right for a test that is done on each side, else ``None``.
    """

    measure: str
    value: float
    side: Side | None = None

    @property
    def field(self) -> str:
        """Its name in forms and commands: ``ftf_cm``, ``neck_rot:left``."""
        return field_of(self.measure, self.side)


@dataclass(frozen=True, slots=True)
class MovementForm:
    """Movement tests of one day as they are filled in; each test and side at most once.

    ``values`` stand in the order of the catalogue, left before right. ``written``: noted
    down on its own day, though entered later.
    """

    day: date
    values: tuple[Measured, ...] = ()
    note: str = ""
    private: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class Cautions:
    """What speaks against bending forward as far as it goes (a design choice).

    ``weak_bones`` and ``surgery`` (in the area, within 3 months) as last answered on the
    safety pages, "not sure" counting as yes; ``flare``: one was noted for the day or the day
    before, or shows in their pain; ``urgent``: an urgent safety sign waits for an answer.
    """

    weak_bones: bool = False
    surgery: bool = False
    flare: bool = False
    urgent: bool = False


_FOR_SITE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "neck": ("neck_turn_self", "neck_rot"),
        "head_tension": ("neck_turn_self", "neck_rot"),
        "shoulder": ("shoulder_flex", "neck_turn_self"),
        "upper_arm": ("shoulder_flex",),
        "upper_back": ("neck_turn_self", "shoulder_flex"),
        "low_back": ("ftf_cm", "sit_reach_cm"),
        "si_joint": ("ftf_cm", "sit_reach_cm"),
        "hip": ("ftf_cm", "sit_reach_cm"),
        "buttock": ("ftf_cm", "sit_reach_cm"),
        "thigh": ("sit_reach_cm", "ftf_cm"),
    }
)


def in_order(place: Place | None) -> tuple[str, ...]:
    """Every test, those that fit the main site first."""
    first = _FOR_SITE.get(place.site, ()) if place else ()
    return (*first, *(test for test in TEST_IDS if test not in first))


def find(name: str) -> str:
    """The test a person means by its id, or an unambiguous beginning of it or of its name.

    Raises ``InvalidValue`` listing the tests.
    """
    word = name.strip().lower().replace("-", "_")
    if word in TEST_IDS:
        return word
    begun = word.replace("_", " ")
    found = [
        measure.id
        for measure in TESTS
        if begun and (measure.id.startswith(word) or measure.name.lower().startswith(begun))
    ]
    if len(found) != 1:
        raise InvalidValue("test", name, ", ".join(TEST_IDS))
    return found[0]


def sides(measure_id: str) -> tuple[Side, ...]:
    """Left and right for a test that is done on each side; empty for the others."""
    return (Side.LEFT, Side.RIGHT) if measures.get(measure_id).has_side else ()


def parse(text: str, measure_id: str, side: Side | None = None) -> float:
    """The number a person typed for a test, named in words where it is refused.

    A decimal comma is taken where the test has steps under 1: ``12,5`` is 12.5 cm. Raises
    ``InvalidValue``.
    """
    name = name_of(measure_id, side)
    fine = measures.get(measure_id).step < 1
    if fine and re.fullmatch(r"\s*[-\u2212]?[0-9]{1,3},[0-9]{1,2}\s*", text):
        try:
            return measures.parse_value(measure_id, text.replace(",", "."), field=name)
        except InvalidValue as error:
            raise InvalidValue(name, text, error.allowed) from None
    return measures.parse_value(measure_id, text, field=name)


def name_of(measure_id: str, side: Side | None) -> str:
    """A test as a person reads it: ``Neck turn, left``."""
    name = measures.get(measure_id).name
    return name if side is None else f"{name}, {side.value}"


def field_of(measure_id: str, side: Side | None) -> str:
    """The name of a test's field: ``ftf_cm``, ``neck_rot:left``."""
    return measure_id if side is None else f"{measure_id}:{side.value}"


def parse_field(field: str) -> tuple[str, Side | None]:
    """The test and side of such a name. Raises ``InvalidValue`` for any other."""
    name, colon, side = field.partition(":")
    if name not in TEST_IDS:
        raise InvalidValue("test", name, ", ".join(TEST_IDS))
    return name, check_side(name, side if colon else None)


def check_side(measure_id: str, side: str | None) -> Side | None:
    """The side named for a test. Raises ``InvalidValue`` if it needs one, or has none."""
    if not sides(measure_id):
        if side is not None:
            raise InvalidValue("side", side, f"nothing: {measure_id} is not done side by side")
        return None
    word = (side or "").strip().lower()
    found = [one for one in sides(measure_id) if word and one.value.startswith(word)]
    if len(found) != 1:
        raise InvalidValue("side", side or "", f"left or right for {measure_id}")
    return found[0]


def not_offered(measure_id: str, cautions: Cautions) -> str | None:
    """Why the test is not offered now, in one sentence; ``None`` if it is.

    Only the forward bends have such reasons.
    """
    if not measures.get(measure_id).bends_forward:
        return None
    reasons = (
        (cautions.urgent, "Bending forward can wait until the safety pages are answered."),
        (cautions.weak_bones, "Not offered with weak bones: ask a professional which test suits."),
        (cautions.surgery, "Not offered within three months of surgery in the area."),
        (cautions.flare, "Not offered during a flare; it will be here when that is over."),
    )
    return next((reason for applies, reason in reasons if applies), None)


def checked(values: tuple[Measured, ...]) -> None:
    """Raise ``InvalidValue`` for the first number outside its test's range, or given twice."""
    seen = set()
    for one in values:
        if one.measure not in TEST_IDS:
            raise InvalidValue("test", one.measure, ", ".join(TEST_IDS))
        check_side(one.measure, one.side)
        measures.parse_value(one.measure, one.value, field=name_of(one.measure, one.side))
        if one.field in seen:
            raise InvalidValue("test", one.field, "each test and side once")
        seen.add(one.field)


def questions(values: tuple[Measured, ...], last: tuple[Measured, ...] = ()) -> tuple[str, ...]:
    """What to ask before keeping unlikely numbers; ``last`` are those given before."""
    before = {one.field: one.value for one in last}
    asked = (
        measures.confirm_question(one.measure, one.value, last=before.get(one.field))
        for one in values
    )
    return tuple(question for question in asked if question)


def with_value(
    values: tuple[Measured, ...], measure: str, side: Side | None, value: float | None
) -> tuple[Measured, ...]:
    """``values`` with that one set, or taken out for ``None``; in order."""
    others = [one for one in values if (one.measure, one.side) != (measure, side)]
    if value is not None:
        others.append(Measured(measure, value, side))
    return tuple(sorted(others, key=_order))


def ratings(
    values: tuple[Measured, ...], day: date, moment: Moment, memory: FromMemory | None
) -> tuple[Rating, ...]:
    """The numbers as ratings; a test that is done on each side stands for its own site."""
    return tuple(
        Rating(
            one.measure,
            one.value,
            day,
            moment,
            place=Place(OWN_SITE[one.measure], one.side) if one.side else None,
            from_memory=memory,
        )
        for one in values
    )


def side_of(rating: Rating) -> Side | None:
    """The side a test was done on; ``None`` for one that is not done side by side."""
    return rating.place.side if rating.place and sides(rating.measure) else None


def measured(entry: Entry) -> tuple[Measured, ...]:
    """The numbers of movement tests in a record, in order."""
    found = (
        Measured(rating.measure, rating.value, side_of(rating))
        for rating in entry.ratings
        if rating.measure in TEST_IDS
    )
    return tuple(sorted(found, key=_order))


def from_entry(entry: Entry) -> MovementForm:
    """The tests of a record as their form shows them again."""
    return MovementForm(entry.day, measured(entry), note=entry.note or "", private=entry.private)


def _order(one: Measured) -> tuple[int, str]:
    return TEST_IDS.index(one.measure), one.side.value if one.side else ""
