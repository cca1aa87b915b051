"""The plan form's fields as text: what is typed read as a plan, field by field. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from tracker.domain import course, course_wording, days, sites, typed
from tracker.domain.course import Plan, Spell
from tracker.domain.sites import Place
from tracker.errors import InvalidValue


class Field(IntEnum):
    """The questions of the form, from the top; all but the last are typed."""

    WEEKS = 0
    PER_WEEK = 1
    MINUTES = 2
    START = 3
    PLACE = 4
    TALKED = 5
    COST = 6
    SPELL = 7


TYPED = tuple(Field)[:-1]

NAMES: Mapping[Field, str] = {
    Field.PLACE: "place",
    Field.WEEKS: "weeks",
    Field.PER_WEEK: "per_week",
    Field.MINUTES: "minutes",
    Field.START: "start",
    Field.TALKED: "talked",
    Field.COST: "cost",
    Field.SPELL: "spell",
}
"""Under which each is kept in a draft."""

LABELS: Mapping[Field, str] = {
    Field.PLACE: "Where",
    Field.WEEKS: "Weeks",
    Field.PER_WEEK: "Sessions a week",
    Field.MINUTES: "Minutes of each",
    Field.START: "First session",
    Field.TALKED: "Talked over on",
    Field.COST: "Price of each",
}

SPELLS = tuple(Spell)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a blank field stands for; ``place`` ``None`` if it has to be said."""

    today: date
    place: Place | None
    start: date


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in the form: the values that could be read, and what each other one needs.

    ``plan`` is ``None`` while something is wrong; ``placed`` whether it has a place of its own,
    without which it can be looked at but not kept.
    """

    values: Mapping[Field, Any]
    wrong: Mapping[Field, InvalidValue]
    plan: Plan | None

    @property
    def placed(self) -> bool:
        """Whether it was said where it hurts."""
        return self.values.get(Field.PLACE) is not None


def read(texts: Mapping[Field, str], spell: Spell | None, defaults: Defaults) -> Read:
    """Every field as it stands; blank is the default, or nothing for cost and talk."""
    values: dict[Field, Any] = {Field.SPELL: spell}
    wrong: dict[Field, InvalidValue] = {}
    for field in TYPED:
        try:
            values[field] = _READERS[field](texts[field].strip(), defaults)
        except InvalidValue as error:
            wrong[field] = error
    plan = None if wrong else _plan(values)
    return Read(values, wrong, plan)


def hint(field: Field, found: Read) -> tuple[str, bool]:
    """A few words beside a field, at most 18 cells, and whether they ask for another value."""
    if field in found.wrong:
        return _WANTED[field], True
    value = found.values[field]
    match field:
        case Field.WEEKS:
            return "{} to {} is usual".format(*course.WEEKS_NORMAL), False
        case Field.PER_WEEK:
            return "{:g} to {:g} is usual".format(*course.PER_WEEK_NORMAL), False
        case Field.MINUTES:
            return "{} to {} is usual".format(*course.MINUTES_NORMAL), False
        case Field.START:
            return days.label_with_year(value), False
        case Field.TALKED:
            return (days.label_with_year(value) if value else "not yet"), False
        case Field.COST:
            return (course_wording.money(*value) if value else "if you like"), False
        case _:
            return (sites.label(value) if value else "such as low back"), value is None


def texts_of(plan: Plan) -> dict[Field, str]:
    """A plan as it stands in the fields."""
    cost = plan.cost_cents
    return {
        Field.PLACE: sites.label(plan.place),
        Field.WEEKS: str(plan.weeks),
        Field.PER_WEEK: f"{plan.per_week:g}",
        Field.MINUTES: str(plan.minutes),
        Field.START: plan.start.isoformat(),
        Field.TALKED: plan.talked_on.isoformat() if plan.talked_on else "",
        Field.COST: "" if cost is None else course_wording.money(cost, plan.currency),
    }


def _place(text: str, defaults: Defaults) -> Place | None:
    if not text:
        return defaults.place
    suggested = sites.suggest(text)
    return suggested[0] if suggested else sites.parse_place(text, field="where")


def _weeks(text: str, _: Defaults) -> int:
    span = (course.WEEKS_LEAST, course.WEEKS_MOST)
    return _whole(text, "weeks", *span) if text else course.WEEKS


def _minutes(text: str, _: Defaults) -> int:
    span = (course.MINUTES_LEAST, course.MINUTES_MOST)
    return _whole(text, "minutes", *span) if text else course.MINUTES


def _whole(text: str, field: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not low <= int(text) <= high:
        raise InvalidValue(field, text, f"a whole number from {low} to {high}")
    return int(text)


def _per_week(text: str, _: Defaults) -> float:
    if not text:
        return course.PER_WEEK
    low, high = course.PER_WEEK_LEAST, course.PER_WEEK_MOST
    # A comma cannot be meant for thousands here.
    match = re.fullmatch(r"[0-9]{0,3}(?:[.,][0-9]{1,2})?", text)
    pace = float(text.replace(",", ".")) if match else -1.0
    if not low <= pace <= high:
        allowed = f"a number from {low:g} to {high:g}; 0.5 is once in two weeks"
        raise InvalidValue("sessions a week", text, allowed)
    return pace


def _start(text: str, defaults: Defaults) -> date:
    if not text:
        return defaults.start
    return days.parse_coming_day(text, defaults.today, field="first session")


def _talked(text: str, defaults: Defaults) -> date | None:
    if text.lower() in _NOT_YET:
        return None
    return days.parse_day(text, defaults.today, field="talked over on")


def _cost(text: str, _: Defaults) -> tuple[int, str | None] | None:
    if not text:
        return None
    match = re.fullmatch(r"([0-9.,]+)\s*(\S{1,8})?", text)
    if match is None or not (match[2] or "").isprintable():
        raise InvalidValue("price", text, "an amount such as 60, 60.50 or 60 EUR")
    return typed.cents(match[1], "price"), match[2]


def _plan(values: Mapping[Field, Any]) -> Plan:
    cents, currency = values[Field.COST] or (None, None)
    return Plan(
        values[Field.PLACE] or _ANYWHERE,
        values[Field.WEEKS],
        values[Field.PER_WEEK],
        values[Field.MINUTES],
        values[Field.START],
        values[Field.SPELL],
        cents,
        currency,
        values[Field.TALKED],
    )


_ANYWHERE = Place(next(iter(sites.SITES)))
"""Stands in for a place while the rest of a plan is worked out."""

_NOT_YET = ("", "-", "no", "not yet", "none")

_READERS: Mapping[Field, Callable[[str, Defaults], Any]] = {
    Field.PLACE: _place,
    Field.WEEKS: _weeks,
    Field.PER_WEEK: _per_week,
    Field.MINUTES: _minutes,
    Field.START: _start,
    Field.TALKED: _talked,
    Field.COST: _cost,
}

_WANTED: Mapping[Field, str] = {
    Field.PLACE: "such as low back",
    Field.WEEKS: f"{course.WEEKS_LEAST} to {course.WEEKS_MOST}, please",
    Field.PER_WEEK: f"{course.PER_WEEK_LEAST:g} to {course.PER_WEEK_MOST:g}, please",
    Field.MINUTES: f"{course.MINUTES_LEAST} to {course.MINUTES_MOST}, please",
    Field.START: "such as +7d or mon",
    Field.TALKED: "a day, or blank",
    Field.COST: "such as 60 EUR",
}
