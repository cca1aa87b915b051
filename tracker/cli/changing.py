"""``tracker edit`` and ``tracker delete``: putting a slip right."""

from __future__ import annotations

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.cli.profile import pairs
from tracker.errors import Failed, NeedsConfirmation


@click.command(
    cls=Command,
    examples=(
        "tracker edit k3x7qa pain=4 note='slept better'",
        "tracker edit k3x7qa place:neck=2 day=yesterday",
        "tracker edit k3x7qa stiffness=       clears it",
        "tracker edit w7m2pd activity:walk=7 med-days=1",
        "tracker edit k3x7qa                  what may be edited",
    ),
)
@click.argument("beginning", metavar="ID")
@click.argument("changes", metavar="[FIELD=VALUE]...", nargs=-1)
@yes_option
@json_option
@pass_context
def edit(context: Context, beginning: str, changes: tuple[str, ...]) -> None:
    """Put a record right, field by field. note=- reads it from standard input."""
    from tracker.services import editing, records

    entry = records.find(context.diary, beginning)
    if not changes:
        known = editing.fields(entry)
        if context.json:
            output.document({field.name: field.allowed for field in known})
            return
        output.line(f"{records.name(entry)}  [{entry.id}]")
        for field in known:
            output.line(f"  {field.name:<20} {field.allowed}")
        return
    wanted = pairs(changes, "field")
    if wanted.get("note") == "-":
        wanted["note"] = asking.read_all("note")
    saved = context.confirmed(
        lambda sure: editing.edit(context.diary, entry.id, wanted, confirmed=sure)
    )
    context.tell(saved)


@click.command(cls=Command, examples=("tracker delete k3x7qa", "tracker delete k3x7qa --yes"))
@click.argument("beginning", metavar="ID")
@yes_option
@json_option
@pass_context
def delete(context: Context, beginning: str) -> None:
    """Take a record out of the lists, after naming it."""
    from tracker.services import records

    entry = records.find(context.diary, beginning)
    if not context.yes:
        question = f"Delete {records.name(entry)}?"
        if not output.can_ask():
            raise NeedsConfirmation(question, "Say --yes to delete it.")
        if not asking.yes(question):
            raise Failed("Nothing was deleted.")
    context.tell(records.delete(context.diary, entry.id))
