"""``tracker export`` and ``tracker import``: everything out, and in again without loss."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.text import visible
from tracker.errors import Failed, InvalidValue, WrongFile

if TYPE_CHECKING:
    from tracker.services.importing_ratings import Progress
    from tracker.services.intake import Imported

LONG = 1_000_000
"""From so many bytes on an import shows how far it is."""

_BAR = 40
_DATABASE = b"SQLite format 3\x00"


@click.command(
    cls=Command,
    examples=(
        "tracker export -o everything.json",
        "tracker export -o everything.json --with-private",
        "tracker export --format csv -o ratings.csv",
        "tracker export | gzip > everything.json.gz",
    ),
)
@click.option("--format", "form", type=click.Choice(("json", "csv")),
              help="json: everything; csv: ratings [default: by the file's ending].")  # fmt: skip
@click.option("-o", "--output", "file", metavar="FILE", type=click.Path(path_type=Path),
              help="Write to a file that only you can read.")  # fmt: skip
@click.option("--with-private", is_flag=True, help="With the notes marked private.")
@json_option
@pass_context
def export(context: Context, form: str | None, file: Path | None, with_private: bool) -> None:
    """Everything in the file, to keep or to read in again; as CSV all ratings.

    Notes marked private stay here unless you ask for them, and are never in a CSV.
    """
    form = form or ("csv" if file is not None and file.suffix.lower() == ".csv" else "json")
    if with_private and form == "csv":
        raise click.UsageError("A CSV cannot mark a note as private; say --format json.")
    to_file = file is not None and str(file) != output.STREAM
    if context.json and not to_file:
        raise click.UsageError("--json tells what -o FILE was written; the export is JSON itself.")
    from tracker.services import exporting

    context.tell_demo()
    if form == "csv":
        pieces = exporting.csv_pieces(context.diary)
    else:
        pieces = exporting.json_pieces(context.diary, with_private=with_private)
    if file is None or not to_file:
        output.exact(pieces)
        return
    from tracker.exchange.files import write_pieces

    ours = (context.path.with_name(context.path.name + end) for end in ("", "-wal", "-shm"))
    write_pieces(file, pieces, never=tuple(ours))
    if context.json:
        output.document({"file": str(file), "format": form, "private_notes": with_private})
    else:
        output.message(f"Written: {file}")


@click.command(
    "import",
    cls=Command,
    examples=(
        "tracker import everything.json --dry-run",
        "tracker import everything.json",
        "tracker import ratings.csv --replace",
        "tracker import diary.csv --map 'Back pain=pain_avg' --map Sleep=sleep",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("json", "csv")),
              help="What it is [default: what it looks like].")  # fmt: skip
@click.option("--map", "maps", metavar="COL=MEASURE", multiple=True,
              help="Of a CSV with a column a measure: what stands in COL.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only count; nothing is changed.")
@click.option(
    "--replace", "replacing", is_flag=True, help="Put differing records in place of ours."
)
@json_option
@pass_context
def import_(
    context: Context,
    file: Path,
    form: str | None,
    maps: tuple[str, ...],
    dry_run: bool,
    replacing: bool,
) -> None:
    """Take in an export, or ratings as CSV: all of it or nothing; one undo takes it back.

    What is there already is skipped. FILE - is standard input.
    """
    columns = _columns(maps)
    if columns and form == "json":
        raise click.UsageError("--map is for a CSV.")
    from tracker.services import importing, importing_ratings

    name = "standard input" if str(file) == output.STREAM else file.name
    with _opened(file) as (stream, size):
        form = form or ("csv" if columns else _form(stream, name))
        if form == "json":
            done = importing.import_json(
                context.diary, stream.read(), name, replacing=replacing, dry_run=dry_run
            )
        else:
            with _bar(size) as progress:
                done = importing_ratings.import_csv(
                    context.diary, stream, name, maps=columns, size=size,
                    replacing=replacing, dry_run=dry_run, progress=progress,
                )  # fmt: skip
    _tell(context, done)


def _tell(context: Context, done: Imported) -> None:
    left = {} if done.replaced else dict(done.differing)
    if context.json:
        output.document(
            {
                "dry_run": done.dry_run,
                "new": dict(sorted(done.new.items())),
                "same": dict(sorted(done.same.items())),
                "differing": dict(sorted(done.differing.items())),
                "replaced": done.replaced,
                "listed": done.listed,
                "notes": done.notes,
                "change": done.change,
            }
        )
        return
    for note in done.notes:
        output.line(note)
    output.line(f"new: {_counts(done.new)}")
    output.line(f"there already: {_counts(done.same)}")
    if done.differing:
        what = "left as they are here" if left else "put in place of ours"
        output.line(f"differing, {what}: {_counts(done.differing)}")
        for name in done.listed:
            output.line(f"  {name}")
        if left:
            output.line("--replace puts those of the file in their place.")
    if done.dry_run:
        output.line("Nothing was changed: it was a dry run.")
    elif not done.change:
        output.line("Nothing was changed.")


def _counts(counted: Counter[str]) -> str:
    shown = ", ".join(f"{number} {kind}" for kind, number in sorted(counted.items()))
    return shown or "none"


def _columns(maps: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for given in maps:
        column, equals, measure = given.rpartition("=")
        column, measure = column.strip(), measure.strip()
        if not (equals and column and measure) or column in found:
            raise InvalidValue("--map", given, "COLUMN=MEASURE, each column once")
        found[column] = measure
    return found


@contextmanager
def _opened(file: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The bytes of the file, and how many there are; 0 if that is not known."""
    if str(file) == output.STREAM:
        yield _standard_input(), 0
        return
    try:
        stream = file.open("rb")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a file"
        raise Failed(f"{visible(str(file))} cannot be read: {why}.") from error
    with stream:
        yield stream, os.fstat(stream.fileno()).st_size


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        return io.BytesIO()
    raw: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    return raw or io.BytesIO(sys.stdin.read().encode("utf-8", "surrogatepass"))


def _form(stream: BinaryIO, name: str) -> str:
    """What the bytes look like, none of them taken: an export begins with a bracket."""
    if isinstance(stream, io.BufferedReader):
        start = stream.peek(64)[:64]
    else:
        start = stream.read(64)
        stream.seek(0)
    if start.startswith(_DATABASE):
        raise WrongFile(
            f"{visible(name)} is a database, not an export.", "tracker merge brings in its records."
        )
    return "json" if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else "csv"


@contextmanager
def _bar(size: int) -> Iterator[Progress | None]:
    """A bar on a terminal that shows how far a long import is."""
    if size < LONG or not output.messages_on_terminal():
        yield None
        return

    def show(part: float) -> None:
        full = round(part * _BAR)
        output.overwrite(f"[{'#' * full}{'.' * (_BAR - full)}] {part:4.0%}")

    try:
        yield show
    finally:
        output.overwrite("")
