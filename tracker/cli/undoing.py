"""``tracker undo``, ``tracker redo`` and ``tracker history``: back, forth, and what happened."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.domain import days


@click.command(
    cls=Command,
    examples=("tracker undo", "tracker undo --yes      off a terminal, without being asked"),
)
@yes_option
@json_option
@pass_context
def undo(context: Context) -> None:
    """Take back the last change, whichever window or command made it; say what it was.

    It asks first if another window or command made it, or if it was a large one.
    """
    from tracker.services import undoing

    context.tell(context.confirmed(lambda sure: undoing.undo(context.diary, sure)))


@click.command(cls=Command, examples=("tracker redo", "tracker redo --yes"))
@yes_option
@json_option
@pass_context
def redo(context: Context) -> None:
    """Do again what was undone last, while nothing new was recorded."""
    from tracker.services import undoing

    context.tell(context.confirmed(lambda sure: undoing.redo(context.diary, sure)))


@click.command(cls=Command, examples=("tracker history k3x7qa", "tracker history k3x7qa --json"))
@click.argument("beginning", metavar="ID")
@json_option
@pass_context
def history(context: Context, beginning: str) -> None:
    """Every change of one record, oldest first; also of one that was deleted."""
    from tracker.services import past, records

    known = past.find_ever(context.diary, beginning)
    lines = past.history_of(context.diary, known.entry.id)
    if context.json:
        output.document(
            {
                "id": known.entry.id,
                "name": records.name(known.entry),
                "gone": known.gone,
                "changes": [
                    {
                        "id": line.change_id,
                        "at": line.at.isoformat(timespec="seconds"),
                        "door": line.door,
                        "kind": line.kind,
                        "label": line.label,
                        "what": line.what,
                        "differences": list(line.words),
                    }
                    for line in lines
                ],
            }
        )
        return
    gone = ", not in the file any more" if known.gone else ""
    output.line(f"{records.name(known.entry)}{gone}  [{known.entry.id}]")
    for line in lines:
        moment = f"{days.label_with_year(line.at.date())}, {line.at:%H:%M}"
        output.line(f"  {moment}, {line.where}: {line.what}")
        for words in line.words:
            output.line(f"    {words}")
