"""What the commands about a course have in common: which one, which day, which word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

import click

from tracker.cli.context import Context
from tracker.domain import days
from tracker.domain.course import Course, Decision, ExcuseReason, Spell
from tracker.errors import InvalidValue, NotFound

Choice = TypeVar("Choice", Decision, ExcuseReason, Spell)

which = click.option("--course", "course_id", metavar="ID", help="Another course than this one.")


def found(context: Context, beginning: str | None) -> Course:
    """The course named, else the one it is about now. Raises ``NotFound``."""
    from tracker.services import courses

    if beginning is not None:
        return courses.view(context.diary, beginning).course
    one = courses.current(context.diary)
    if one is None:
        raise NotFound("There is no course yet.", "Plan one with: tracker course plan")
    return one.course


def day(context: Context, text: str, field: str) -> date:
    """A day of a plan: a weekday is the next one from today on. Raises ``InvalidValue``."""
    today = context.diary.today()
    starts_at = context.settings.day_start_hour
    return days.parse_coming_day(text, today, field=field, starts_at=starts_at)


@contextmanager
def as_typed(text: str | None, field: str) -> Iterator[None]:
    """Have a day that is refused later on named by what was typed for it."""
    try:
        yield
    except InvalidValue as error:
        if text is None or not isinstance(error.value, date):
            raise
        iso = error.value.isoformat()
        shown = text.strip() if text.strip() == iso else f"{text.strip()} ({iso})"
        raise InvalidValue(field, shown, error.allowed) from None


def one_of(kind: type[Choice], text: str, field: str) -> Choice:
    """The choice that is typed. Raises ``InvalidValue``."""
    word = text.strip().lower()
    for choice in kind:
        if choice.value == word:
            return choice
    raise InvalidValue(field, text, ", ".join(kind))
