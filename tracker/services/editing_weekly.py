"""The fields of weekly reviews and movement tests, set one by one by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracker.domain import activity, measures, movement, weekly
from tracker.domain.movement import MovementForm
from tracker.domain.weekly import ACTIVITY_FIELD, OTHER_FIELD, WeeklyForm
from tracker.services import activities
from tracker.services.diary import Diary


def movement_fields() -> Iterator[tuple[str, str]]:
    """The name of every test and side, with what it takes."""
    for test in movement.TEST_IDS:
        for side in movement.sides(test) or (None,):
            yield movement.field_of(test, side), measures.allowed_values(measures.get(test))


def weekly_fields() -> Iterator[tuple[str, str]]:
    """The name of every field of a weekly review, with what it takes."""
    for field, _ in (*weekly.PEG, *weekly.SINGLE):
        yield field, measures.allowed_values(measures.get(weekly.measure_of(field)))
    yield f"{ACTIVITY_FIELD}NAME", measures.allowed_values(measures.get("activity"))
    yield f"{OTHER_FIELD}METHOD", measures.allowed_values(measures.get("other_days"))
    yield from movement_fields()


def set_in_weekly(diary: Diary, form: WeeklyForm, name: str, text: str) -> WeeklyForm:
    """The form with the field set to what ``text`` says, or cleared by an empty one.

    Raises ``InvalidValue`` for a value, activity or method that is not allowed.
    """
    field = name
    if name.startswith(ACTIVITY_FIELD):
        word = name.removeprefix(ACTIVITY_FIELD)
        rated = dict(form.activities)
        ever = tuple(one for one in activities.everything(diary) if one.id in rated)
        now = activities.current(diary, form.day)
        known = tuple({one.id: one for one in (*now, *ever)}.values())
        field = f"{ACTIVITY_FIELD}{activity.named(word, known).id}"
    value = None
    if text.strip():
        value = measures.parse_value(weekly.measure_of(field), text, field=name)
    return weekly.with_value(form, field, value)


def set_in_movement(form: MovementForm, name: str, text: str) -> MovementForm:
    """The form with that test set to what ``text`` says, or taken out by an empty one.

    Raises ``InvalidValue`` for a number that is not allowed.
    """
    test, side = movement.parse_field(name)
    value = movement.parse(text, test, side) if text.strip() else None
    return replace(form, values=movement.with_value(form.values, test, side, value))
