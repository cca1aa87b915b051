"""``tracker backup``, ``backups``, ``restore`` and ``merge``: copies of the file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import DOOR, Context
from tracker.domain import text_table
from tracker.domain.plurals import how_many
from tracker.errors import Failed, InvalidValue, NeedsConfirmation

if TYPE_CHECKING:
    from tracker.services.looking_after import Kept
    from tracker.services.restoring import Preview, Restored
    from tracker.store.versions import Counts


@click.command(
    cls=Command,
    examples=(
        "tracker backup                       a dated copy among the others",
        "tracker backup ~/Sync/tracker.sqlite3 --force",
    ),
)
@click.argument("file", required=False)
@click.option("--force", is_flag=True, help="Write over what is at FILE.")
@json_option
@pass_context
def backup(context: Context, file: str | None, force: bool) -> None:
    """Copy the file of records, also while it is in use.

    With FILE, to that place: one file that only you can read, fit for any file synchroniser.
    Without, to the dated backups, of which 10 daily and 12 monthly are kept.
    """
    from tracker.services import looking_after

    looking_after.check(context.path)
    now = context.clock.now()
    if file is None:
        made = looking_after.make(context.path, context.settings, now)
    else:
        made = looking_after.write_copy(context.path, _place(file), now, force=force)
    if context.json:
        output.document(_kept(made))
    else:
        output.line(f"Copied: {made.path} ({_size(made.size)}, {_records(made.records)})")


@click.command(cls=Command, examples=("tracker backups", "tracker backups --json"))
@json_option
@pass_context
def backups(context: Context) -> None:
    """The dated backups, newest first, with their size and how many records each holds."""
    from tracker.services import looking_after

    found = looking_after.listed(context.path, context.settings)
    if context.json:
        output.document([_kept(one) for one in found])
        return
    if not found:
        output.line("There is no backup yet. One is made on every day with something to keep.")
        return
    rows = [
        (looking_after.when(one.at), _size(one.size), _records(one.records), one.path.name)
        for one in found
    ]
    for line in text_table.lines(rows, output.width()):
        output.line(line)
    output.line(f"They are in {found[0].path.parent}")


@click.command(
    cls=Command,
    examples=(
        "tracker restore tracker-2026-11-22T193000.sqlite3 --dry-run",
        "tracker restore tracker-2026-11-22T193000.sqlite3",
    ),
)
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
@yes_option
@json_option
@pass_context
def restore(context: Context, file: str, dry_run: bool) -> None:
    """Make the records equal to those of a backup, after saying what that would do.

    FILE is a path, or a name that `tracker backups` lists. It is one change, which `tracker
    undo` takes back. Only a damaged file is replaced; it is kept beside.
    """
    from tracker.services import looking_after, restoring

    source = looking_after.named(_text(file), context.path, context.settings)
    with restoring.prepared(
        context.path, context.settings, context.clock, source, DOOR
    ) as restoration:
        seen = restoration.preview
        nothing = not (seen.counts or seen.damage or seen.missing)
        if not context.json:
            output.message(_words(seen))
        if dry_run or nothing:
            if context.json:
                output.document(_restored(seen, None, dry_run=dry_run))
            return
        _confirm(context, f"Restore {source.name}?", "Say --yes to restore it.", "restored")
        done = restoration.carry_out()
        if context.json:
            output.document(_restored(seen, done, dry_run=False))
            return
        output.line(f"Restored: {source}")
        if done.aside is not None:
            output.line(f"The damaged file is kept: {done.aside}")
        elif done.change:
            output.line("tracker undo takes it back.")


@click.command(
    cls=Command,
    examples=(
        "tracker merge ~/Sync/tracker.sqlite3 --dry-run",
        "tracker merge ~/Sync/tracker.sqlite3",
    ),
)
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
@json_option
@pass_context
def merge(context: Context, file: str, dry_run: bool) -> None:
    """Take over what is newer in another copy of the records; what is newer here stays.

    FILE is only read. Doing it again changes nothing, and it is undone as one.
    """
    from tracker.services import merging

    done = merging.merge_file(context.diary, _place(file), dry_run=dry_run)
    if context.json:
        output.document(
            {
                "file": str(done.file),
                **_counts(done.counts),
                "history": done.history,
                "notes": list(done.notes),
                "change": done.change,
                "dry_run": dry_run,
                "backup": str(done.backup.path) if done.backup else None,
            }
        )
        return
    if done.same:
        output.line("That is the file in use itself; there is nothing to merge.")
    elif not done.counts:
        output.line("Nothing is newer there; no record changes.")
    else:
        said = f"{'It would bring' if dry_run else 'Merged'}: {_in_words(done.counts)}."
        output.line(said if dry_run else f"{said} tracker undo takes it back.")
    for sentence in done.notes:
        output.line(sentence)


def _confirm(context: Context, question: str, remedy: str, done: str) -> None:
    if context.yes:
        return
    if not output.can_ask():
        raise NeedsConfirmation(question, remedy)
    if not asking.yes(question):
        raise Failed(f"Nothing was {done}.")


def _words(seen: Preview) -> str:
    if seen.damage:
        return (
            f"{seen.damage} The backup, with {_records(seen.records)}, would stand in its place. "
            f"The damaged file would be kept as {seen.aside}; that cannot be undone."
        )
    if seen.missing:
        return f"There is no file yet. The backup holds {_records(seen.records)}."
    if not seen.counts:
        return f"The records are equal to those of {seen.source.name} already."
    counts = seen.counts
    return (
        f"Going back to {seen.source.name}: {counts.added} records come back, {counts.changed} "
        f"change, {counts.removed} are taken away; it then holds {_records(seen.records)}."
    )


def _in_words(counts: Counts) -> str:
    return f"{counts.added} records come in, {counts.changed} change, {counts.removed} go"


def _restored(seen: Preview, done: Restored | None, *, dry_run: bool) -> dict[str, Any]:
    return {
        "file": str(seen.source),
        **_counts(seen.counts),
        "records": seen.records,
        "damage": seen.damage or None,
        "done": done is not None,
        "dry_run": dry_run,
        "change": done.change if done else 0,
        "backup": str(done.backup.path) if done and done.backup else None,
        "damaged_file": str(done.aside) if done and done.aside else None,
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {"added": counts.added, "changed": counts.changed, "removed": counts.removed}


def _kept(one: Kept) -> dict[str, Any]:
    return {
        "file": str(one.path),
        "at": one.at.isoformat(),
        "size": one.size,
        "records": one.records,
    }


def _records(n: int | None) -> str:
    return "cannot be read" if n is None else how_many(n, "record")


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def _place(text: str) -> Path:
    try:
        return Path(_text(text)).expanduser().absolute()
    except RuntimeError as error:
        raise InvalidValue("FILE", text, "a folder that is known here") from error


def _text(text: str) -> str:
    if "\0" in text or not text.strip():
        raise InvalidValue("FILE", text, "the name of a file")
    return text
