"""Putting a record right by naming its fields, as the forms of the app would.

Every field goes through the same form and the same saving as a new record, so whatever is
refused there is refused here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypeVar

from tracker.domain import days, measures, typed, wording
from tracker.domain.checkin import CheckIn
from tracker.domain.measures import AFTER_EFFECTS
from tracker.domain.movement import MovementForm
from tracker.domain.records import EVENT_TAGS, PRESSURES, Entry, Kind
from tracker.domain.session import OPTIONAL_ROWS, ROWS, SessionForm
from tracker.domain.sites import Place, label, parse_place
from tracker.domain.weekly import WeeklyForm
from tracker.errors import InvalidValue, NotFound
from tracker.services import checkins, editing_weekly, events, movement, sessions, weekly
from tracker.services.diary import Diary, Saved
from tracker.services.seen import again, mark
from tracker.store import entries

PLACE = "place:"
_Form = TypeVar("_Form", CheckIn, SessionForm, WeeklyForm, MovementForm)
_SESSION_MEASURES = dict((*ROWS, *OPTIONAL_ROWS))
_CHECKIN_MEASURES = {
    "ease": ("ease", "ease"),
    "pain": ("pain", "pain_avg"),
    "stiffness": ("stiffness", "stiffness"),
    "worst": ("worst", "pain_worst"),
    "next-day-pain": ("next_day_pain", "pain_now"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be edited; ``allowed`` says what it takes. An empty value clears it.

    A name that ends in capitals after a colon stands for any such name: ``place:SITE``.
    """

    name: str
    allowed: str

    @property
    def any_name(self) -> bool:
        """Whether it stands for every name that begins like it."""
        return self.name.partition(":")[2].isupper()


_DAY = Field("day", days.DAY_FORMS)
_NOTE = Field("note", "text")
_PRIVATE = Field("private", "yes or no")
_TEN = "a whole number from 0 to 10"

_CHECKIN_FIELDS = (
    _DAY,
    *(Field(name, _TEN) for name in _CHECKIN_MEASURES),
    Field("medicine", "yes or no"),
    Field("flare", "yes or no"),
    Field("since-session", ", ".join(AFTER_EFFECTS)),
    Field(f"{PLACE}SITE", _TEN),
    _NOTE,
    _PRIVATE,
)
_SESSION_FIELDS = (
    _DAY,
    *(Field(f"{name}-{when}", _TEN) for when in ("before", "after") for name in _SESSION_MEASURES),
    Field("next-day-pain", _TEN),
    Field("minutes", "a whole number from 1 to 600"),
    Field("by", "who gave it"),
    Field("technique", "what was done"),
    Field("pressure", ", ".join(PRESSURES)),
    Field("areas", "places between commas"),
    Field("cost", "an amount such as 60.50"),
    _NOTE,
    _PRIVATE,
)
_FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.CHECKIN: _CHECKIN_FIELDS,
    Kind.SESSION: _SESSION_FIELDS,
    Kind.WEEKLY: (
        _DAY,
        *(Field(name, allowed) for name, allowed in editing_weekly.weekly_fields()),
        _NOTE,
        _PRIVATE,
    ),
    Kind.TEST: (
        _DAY,
        *(Field(name, allowed) for name, allowed in editing_weekly.movement_fields()),
        _NOTE,
        _PRIVATE,
    ),
    Kind.EVENT: (Field("tag", ", ".join(EVENT_TAGS)), _DAY, _NOTE, _PRIVATE),
    Kind.QUESTION: (Field("text", "some words"), Field("answered", days.DAY_FORMS), _PRIVATE),
}


def fields(entry: Entry) -> tuple[Field, ...]:
    """What may be edited of this record; empty where it can only be taken again."""
    return _FIELDS.get(entry.kind, ())


def edit(
    diary: Diary, entry_id: str, changes: Mapping[str, str], *, confirmed: bool = False
) -> Saved:
    """Save the record anew with each named field set to what its text says.

    Raises ``InvalidValue`` (unknown field, value not allowed, a record that is not edited),
    ``NeedsConfirmation`` and ``NotFound``; then nothing was changed.
    """
    # What another window or command writes between reading and saving stays.
    return again(lambda: _edit(diary, entry_id, changes, confirmed=confirmed))


def _edit(diary: Diary, entry_id: str, changes: Mapping[str, str], *, confirmed: bool) -> Saved:
    entry = entries.load(diary.store.connection, entry_id)
    if entry is None:
        raise NotFound(f"There is no record {entry_id} any more.")
    _check_names(entry, changes)
    if entry.kind is Kind.CHECKIN:
        found = checkins.load(diary, entry_id)
        form = _edited(diary, found, changes, _set_in_checkin)
        return checkins.save(diary, form, entry_id=entry_id, confirmed=confirmed, seen=mark(found))
    if entry.kind is Kind.SESSION:
        held = sessions.load(diary, entry_id)
        session = _edited(diary, held, changes, _set_in_session)
        return sessions.save(
            diary, session, entry_id=entry_id, confirmed=confirmed, seen=mark(held)
        )
    if entry.kind is Kind.WEEKLY:
        week = weekly.load(diary, entry_id)
        review = _edited(diary, week, changes, _set_in_weekly)
        return weekly.save(diary, review, entry_id=entry_id, confirmed=confirmed, seen=mark(week))
    if entry.kind is Kind.TEST:
        done = movement.load(diary, entry_id)
        test = _edited(diary, done, changes, _set_in_movement)
        return movement.save(diary, test, entry_id=entry_id, confirmed=confirmed, seen=mark(done))
    if entry.kind is Kind.EVENT:
        return events.save(
            diary,
            changes.get("tag", entry.event_tag or "").strip(),
            _day(diary, changes["day"]) if "day" in changes else entry.day,
            note=changes.get("note", entry.note or ""),
            private=_yes(changes, "private", entry.private),
            entry_id=entry_id,
            seen=mark(entry),
        )
    return events.save_question(
        diary,
        changes.get("text", entry.note or ""),
        private=_yes(changes, "private", entry.private),
        answered=_answered(diary, changes),
        entry_id=entry_id,
        seen=mark(entry),
    )


def _check_names(entry: Entry, changes: Mapping[str, str]) -> None:
    known = fields(entry)
    if not known:
        what = wording.KIND_WORDS[entry.kind].lower()
        raise InvalidValue(
            "record", what, f"only records with fields; a {what} is kept as it was, take it again"
        )
    begun = tuple(field.name[: field.name.index(":") + 1] for field in known if field.any_name)
    exact = {field.name for field in known if not field.any_name}
    for name in changes:
        if name not in exact and not name.startswith(begun):
            raise InvalidValue("field", name, ", ".join(field.name for field in known))


def _edited(
    diary: Diary,
    form: _Form,
    changes: Mapping[str, str],
    set_field: Callable[[Diary, _Form, str, str], _Form],
) -> _Form:
    for name, text in changes.items():
        form = set_field(diary, form, name, text)
    return form


def _set_in_checkin(diary: Diary, form: CheckIn, name: str, text: str) -> CheckIn:
    if name in _CHECKIN_MEASURES:
        attribute, measure = _CHECKIN_MEASURES[name]
        changed: dict[str, Any] = {attribute: _rating(measure, text, name)}
        return replace(form, **changed)
    if name.startswith(PLACE):
        return _set_place(form, parse_place(name.removeprefix(PLACE)), text)
    match name:
        case "day":
            return replace(form, day=_day(diary, text))
        case "medicine":
            return replace(form, medicine=_flag(text, name))
        case "flare":
            return replace(form, flare=_flag(text, name))
        case "since-session":
            return replace(form, since_session=typed.after_effects(text))
        case "private":
            return replace(form, private=_flag(text, name))
        case _:
            return replace(form, note=text)


def _set_place(form: CheckIn, place: Place, text: str) -> CheckIn:
    value = _rating("pain_avg", text, f"pain, {label(place)}")
    others = tuple((known, pain) for known, pain in form.places if known != place)
    return replace(form, places=others if value is None else (*others, (place, value)))


def _set_in_session(diary: Diary, form: SessionForm, name: str, text: str) -> SessionForm:
    measure, _, when = name.partition("-")
    if measure in _SESSION_MEASURES and when in ("before", "after"):
        value = _rating(_SESSION_MEASURES[measure], text, f"{measure} {when}")
        if when == "before":
            return replace(form, before=replace(form.before, **{measure: value}))
        return replace(form, after=replace(form.after, **{measure: value}))
    blank = not text.strip()
    details = form.details
    match name:
        case "day":
            return replace(form, day=_day(diary, text))
        case "next-day-pain":
            return replace(form, next_day_pain=_rating("pain_now", text, "pain the next day"))
        case "minutes":
            details = replace(details, minutes=None if blank else typed.minutes(text))
        case "by":
            details = replace(details, therapist=text or None)
        case "technique":
            details = replace(details, technique=text or None)
        case "pressure":
            details = replace(details, pressure=text.strip() or None)
        case "areas":
            details = replace(details, areas=typed.areas(text))
        case "cost":
            details = replace(details, cost_cents=None if blank else typed.cents(text))
        case "private":
            return replace(form, private=_flag(text, name))
        case _:
            return replace(form, note=text)
    return replace(form, details=details)


def _set_in_weekly(diary: Diary, form: WeeklyForm, name: str, text: str) -> WeeklyForm:
    match name:
        case "day":
            return replace(form, day=_day(diary, text))
        case "note":
            return replace(form, note=text)
        case "private":
            return replace(form, private=_flag(text, name))
        case _:
            return editing_weekly.set_in_weekly(diary, form, name, text)


def _set_in_movement(diary: Diary, form: MovementForm, name: str, text: str) -> MovementForm:
    match name:
        case "day":
            return replace(form, day=_day(diary, text))
        case "note":
            return replace(form, note=text)
        case "private":
            return replace(form, private=_flag(text, name))
        case _:
            return editing_weekly.set_in_movement(form, name, text)


def _rating(measure: str, text: str, field: str) -> float | None:
    return measures.parse_value(measure, text, field=field) if text.strip() else None


def _flag(text: str, field: str) -> bool:
    return typed.yes_or_no(text, field) if text.strip() else False


def _yes(changes: Mapping[str, str], field: str, now: bool) -> bool:
    return _flag(changes[field], field) if field in changes else now


def _day(diary: Diary, text: str) -> date:
    return days.parse_day(text, diary.today(), starts_at=diary.settings.day_start_hour)


def _answered(diary: Diary, changes: Mapping[str, str]) -> date | Literal[False] | None:
    if "answered" not in changes:
        return None
    text = changes["answered"]
    return _day(diary, text) if text.strip() else False
