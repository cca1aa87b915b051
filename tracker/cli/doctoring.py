"""``tracker doctor`` and ``tracker delete-all``: is all well, and the end of everything."""

from __future__ import annotations

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import DOOR, Context
from tracker.errors import Damaged, Failed, InvalidValue, NeedsConfirmation

WORD = "delete"
"""What must be typed before everything is removed."""

_MARKS = {"well": "ok", "repaired": "mended", "advice": "look", "damaged": "damaged"}


@click.command(cls=Command, examples=("tracker doctor", "tracker doctor --json"))
@json_option
@pass_context
def doctor(context: Context) -> int:
    """Look at the file and its backups from all sides, and say what to do.

    Ends with 0 if all is well, 1 if something is worth doing, 5 if the file is damaged.
    Permissions that let others in are put right; nothing else is changed.
    """
    from tracker.services import doctor as service

    checks = service.examine(context.path, context.settings, context.clock, DOOR)
    states = {check.state for check in checks}
    if context.json:
        output.document(
            {
                "file": str(context.path),
                "well": states <= {service.State.WELL, service.State.REPAIRED},
                "checks": [
                    {
                        "check": check.name,
                        "state": check.state.value,
                        "text": check.text,
                        "advice": check.advice or None,
                    }
                    for check in checks
                ],
            }
        )
    else:
        output.line(str(context.path))
        for check in checks:
            output.line(f"{_MARKS[check.state.value]:<8} {check.text}")
            if check.advice:
                output.line(f"{'':<8} {check.advice}")
    if service.State.DAMAGED in states:
        return Damaged.exit_code
    return Failed.exit_code if service.State.ADVICE in states else 0


@click.command(
    "delete-all",
    cls=Command,
    examples=("tracker delete-all", "tracker delete-all --no-backup --word delete"),
)
@click.option("--no-backup", is_flag=True, help="Keep no last copy either.")
@click.option("--word", metavar="WORD", help=f"Off a terminal: {WORD}, to say that it is meant.")
@json_option
@pass_context
def delete_all(context: Context, no_backup: bool, word: str | None) -> None:
    """Remove all records: the file, its log and every backup. There is no undo.

    One last copy is kept among the backups unless --no-backup. The settings stay.
    """
    from tracker.services import deleting

    found = deleting.what(context.path, context.settings)
    if word is None and output.can_ask():
        output.message("This removes, with no way back:")
        for path in found:
            output.message(f"  {path}")
        output.message("No copy is kept." if no_backup else "One last copy is kept.")
        word = asking.line(f"Type {WORD} to go on:")
        if word.strip() != WORD:
            raise Failed("Nothing was removed.")
    if word is None:
        raise NeedsConfirmation("Remove all records?", f"Say --word {WORD} to remove them.")
    if word.strip() != WORD:
        raise InvalidValue("--word", word, WORD)
    done = deleting.delete_all(
        context.path, context.settings, context.clock.now(), keep=not no_backup
    )
    if context.json:
        output.document(
            {
                "removed": [str(path) for path in done.removed],
                "kept": str(done.kept) if done.kept else None,
            }
        )
        return
    for path in done.removed:
        output.line(f"Removed: {path}")
    if done.kept is not None:
        output.line(f"The last copy is {done.kept}; delete it as well if nothing is to be left.")
