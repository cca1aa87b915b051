"""``tracker site`` and ``tracker profile``: where it hurts, and what is told once."""

from __future__ import annotations

from datetime import date

import click

from tracker.cli import output
from tracker.cli.command import Command, Group, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.sites import Place, label, parse_place
from tracker.errors import InvalidValue


@click.group(cls=Group, examples=("tracker site show", "tracker site set knee:left"))
def site() -> None:
    """The main site: the place that ratings are about."""


@site.command(cls=Command, examples=("tracker site show",))
@json_option
@pass_context
def show(context: Context) -> None:
    """The main site today, and those before it."""
    from tracker.services import profile as service

    history = service.history_of_places(context.diary)
    now = service.load(context.diary).place
    if context.json:
        output.document({**_place(now), "history": [_dated(day, place) for day, place in history]})
    elif not history:
        output.line("No main site yet. Set one with: tracker site set low_back")
    for day, place in history if not context.json else ():
        output.line(f"{label(place)}  ({place}) from {day.isoformat()}")


@site.command("set", cls=Command, examples=("tracker site set knee:left", "tracker site set lb"))
@click.argument("place", metavar="SITE[:SIDE]")
@click.option("--from", "since", metavar="DAY", help="The day it begins [default: today].")
@json_option
@pass_context
def set_site(context: Context, place: str, since: str | None) -> None:
    """Make a place the main site; later ratings are about it."""
    from tracker.services import profile as service

    day = None if since is None else context.day(since)
    context.tell(service.set_place(context.diary, parse_place(place), day))


@click.command(
    cls=Command,
    examples=(
        "tracker profile",
        "tracker profile since=2025-03 told=sciatica 'activity1=walk to work'",
        "tracker profile target=           forgets it",
    ),
)
@click.argument("facts", metavar="[KEY=VALUE]...", nargs=-1)
@json_option
@pass_context
def profile(context: Context, facts: tuple[str, ...]) -> None:
    """Show or set what is told once. An empty value forgets it."""
    from tracker.services import profile as service

    if facts:
        context.tell(service.set_facts(context.diary, pairs(facts, "profile")))
        return
    known = service.load(context.diary)
    if context.json:
        output.document(
            {"place": _place(known.place)}
            | {field.key: known.facts.get(field.key) for field in service.FIELDS}
        )
        return
    for field in service.FIELDS:
        output.line(f"{field.key:<13} {known.facts.get(field.key, '–')}  ({field.meaning})")


def pairs(words: tuple[str, ...], field: str) -> dict[str, str]:
    """``KEY=VALUE`` words as pairs. Raises ``InvalidValue`` for other words or a key twice."""
    found: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise InvalidValue(field, word, "KEY=VALUE")
        if key in found:
            raise InvalidValue(field, key, "each key once")
        found[key] = value
    return found


def _place(place: Place | None) -> dict[str, str | None]:
    if place is None:
        return {"site": None, "side": None}
    return {"site": place.site, "side": place.side.value if place.side else None}


def _dated(day: date, place: Place) -> dict[str, str | None]:
    return {"from": day.isoformat(), **_place(place)}
