"""Records that are no entries: courses and their plan, activities, main sites, the profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from tracker.errors import InvalidValue
from tracker.exchange.documents import Document, number
from tracker.exchange.fields import DAY_FORM, ID_FORM, Fields

Value = str | int | float | None

BASELINES = ("usual", "better", "worse")
DECISIONS = ("stop", "space_out", "go_on", "change", "ask")
PLANNED_STATES = ("planned", "excused", "cancelled")
REVIEWS = ("week4", "end", "fu4", "fu12")

_MOST_CENTS = 10**12
_PROFILE_KEY = "a name of small letters, digits and _, maybe with a colon and an id after it"
_KEY_FORM = re.compile(r"[a-z_][a-z0-9_]*(:[a-z0-9]+)?")


@dataclass(frozen=True, slots=True)
class Plain:
    """One such record: its kind, which is the name of its table, and the columns of its row."""

    kind: str
    values: Mapping[str, Value]

    @property
    def key(self) -> str:
        """What names the record among those of its kind."""
        return str(self.values[KEY_OF.get(self.kind, "id")])


@dataclass(frozen=True, slots=True)
class _Field:
    """One field: its name, how it is read, and what must stand there (``""``: it may be absent)."""

    name: str
    read: Callable[[Fields, str, date], Value]
    needed: str = ""


def _id(fields: Fields, name: str, _: date) -> Value:
    return fields.id(name)


def _text(fields: Fields, name: str, _: date) -> Value:
    return fields.text(name)


def _line(fields: Fields, name: str, _: date) -> Value:
    return fields.text(name, most=200)


def _past(fields: Fields, name: str, latest: date) -> Value:
    day = fields.day(name, latest=latest)
    return None if day is None else day.isoformat()


def _any_day(fields: Fields, name: str, _: date) -> Value:
    day = fields.day(name)
    return None if day is None else day.isoformat()


def _one_of(*choices: str) -> Callable[[Fields, str, date], Value]:
    return lambda fields, name, _: fields.choice(name, choices)


def _whole(low: int, high: int) -> Callable[[Fields, str, date], Value]:
    return lambda fields, name, _: fields.whole(name, low, high)


def _number(low: float, high: float) -> Callable[[Fields, str, date], Value]:
    return lambda fields, name, _: fields.number(name, low, high)


def _site(fields: Fields, _: str, __: date) -> Value:
    place = fields.place()
    return place.site if place else None


def _side(fields: Fields, _: str, __: date) -> Value:
    place = fields.place()
    return place.side.value if place and place.side else None


def _profile_key(fields: Fields, name: str, _: date) -> Value:
    key = fields.text(name, most=40)
    if key is not None and not _KEY_FORM.fullmatch(key):
        raise fields.refuse(name, _PROFILE_KEY)
    return key


_ID = _Field("id", _id, ID_FORM)
_COURSE = _Field("course_id", _id, ID_FORM)
_PLACE = (_Field("site", _site, "the key of a site"), _Field("side", _side))

_FIELDS: Mapping[str, tuple[_Field, ...]] = MappingProxyType(
    {
        "activity": (
            _ID,
            _Field("name", _line, "a name"),
            _Field("from_day", _any_day, DAY_FORM),
            _Field("to_day", _any_day),
        ),
        "course": (
            _ID,
            *_PLACE,
            _Field("weeks", _whole(1, 26), "a whole number from 1 to 26"),
            _Field("per_week", _number(0.5, 5), "a number from 0.5 to 5"),
            _Field("minutes", _whole(10, 180), "a whole number from 10 to 180"),
            _Field("start", _any_day, DAY_FORM),
            _Field("baseline_spell", _one_of(*BASELINES)),
            _Field("talked_on", _past),
            _Field("cost_cents", _whole(0, _MOST_CENTS)),
            _Field("currency", _line),
            _Field("ended_on", _any_day),
            _Field("decision", _one_of(*DECISIONS)),
            _Field("decision_why", _text),
        ),
        "course_pause": (
            _ID,
            _COURSE,
            _Field("from_day", _any_day, DAY_FORM),
            _Field("to_day", _any_day),
        ),
        "main_site": (_ID, _Field("from_day", _past, DAY_FORM), *_PLACE),
        "planned": (
            _ID,
            _COURSE,
            _Field("seq", _whole(0, 10_000), "a whole number from 0 to 10000"),
            _Field("day", _any_day, DAY_FORM),
            _Field("moved_from", _any_day),
            _Field("state", _one_of(*PLANNED_STATES), ", ".join(PLANNED_STATES)),
            _Field("reason", _text),
        ),
        "profile": (
            _Field("key", _profile_key, _PROFILE_KEY),
            _Field("value", _text, "text"),
        ),
        "review": (
            _ID,
            _COURSE,
            _Field("review", _one_of(*REVIEWS), ", ".join(REVIEWS)),
            _Field("entry_id", _id),
            _Field("as_of", _any_day, DAY_FORM),
        ),
    }
)

PLAIN_KINDS = tuple(_FIELDS)

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: ("kind", *(field.name for field in fields)) for kind, fields in _FIELDS.items()}
)
"""The keys of a document of each kind."""

KEY_OF = {"profile": "key"}
"""The column that names a record, where it is not ``id``."""

REFERENCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "course_pause": {"course_id": "course"},
        "planned": {"course_id": "course"},
        "review": {"course_id": "course", "entry_id": "entry"},
    }
)
"""The fields that name another record, and of what kind."""

_DAY_OF = {
    "activity": "from_day",
    "course": "start",
    "course_pause": "from_day",
    "main_site": "from_day",
    "planned": "day",
    "review": "as_of",
}

# A record's kind stands in "kind", so the kind of a review needs another name.
_COLUMN_OF = {("review", "review"): "kind"}


def in_order(records: list[Plain]) -> list[Plain]:
    """Records of one kind by day, then by what names them."""
    return sorted(
        records,
        key=lambda one: (str(one.values.get(_DAY_OF.get(one.kind, ""), "")), one.key),
    )


def document(record: Plain) -> Document:
    """The record as its JSON document."""
    made: Document = {"kind": record.kind}
    for field in _FIELDS[record.kind]:
        value = record.values[_COLUMN_OF.get((record.kind, field.name), field.name)]
        made[field.name] = number(value) if isinstance(value, float) else value
    return made


def read(kind: str, data: object, today: date) -> Plain:
    """The record of a document. Raises ``InvalidValue`` for the first field not allowed."""
    latest = today + timedelta(days=1)
    fields = Fields(data, KEYS[kind])
    values: dict[str, Value] = {}
    for field in _FIELDS[kind]:
        if field.needed:
            fields.needed(field.name, field.needed)
        column = _COLUMN_OF.get((kind, field.name), field.name)
        values[column] = field.read(fields, field.name, latest)
    for name in ("name", "value"):
        if name in values and not str(values[name]).strip():
            raise InvalidValue(name, values[name], "some words")
    return Plain(kind, values)
