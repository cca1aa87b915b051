"""``tracker list`` and ``tracker show``: the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.records import Kind
from tracker.domain.sites import parse_place
from tracker.errors import InvalidValue

if TYPE_CHECKING:
    from tracker.domain.records import Entry
    from tracker.services.records import Line

KINDS = tuple(kind.value for kind in Kind)


@click.command(
    "list",
    cls=Command,
    examples=(
        "tracker list",
        "tracker list session --since 2026-10-01",
        "tracker list --search desk --limit 20",
        "tracker list checkin --csv > checkins.csv",
    ),
    epilog=f"KIND is one of: {', '.join(KINDS)}.",
)
@click.argument("kind", metavar="[KIND]", required=False)
@click.option("--since", metavar="DAY", help="From that day on.")
@click.option("--until", metavar="DAY", help="Up to that day.")
@click.option("--site", metavar="SITE", help="With a rating or a treated area there.")
@click.option("--search", metavar="TEXT", default="", help="With that in a note or a detail.")
@click.option("--limit", metavar="N", type=click.IntRange(1, 1_000_000), help="At most so many.")
@click.option(
    "--csv",
    "as_csv",
    is_flag=True,
    help="As CSV, safe to open in a spreadsheet, without private notes.",
)
@json_option
@pass_context
def list_records(
    context: Context,
    kind: str | None,
    since: str | None,
    until: str | None,
    site: str | None,
    search: str,
    limit: int | None,
    as_csv: bool,
) -> None:
    """The records, newest first. Any unique beginning of an id names a record."""
    if as_csv and context.json:
        raise click.UsageError("Say --csv or --json, not both.")
    if kind is not None and kind not in KINDS:
        raise InvalidValue("kind", kind, ", ".join(KINDS))
    from tracker.services import records

    wanted = records.Filter(
        kind=Kind(kind) if kind else None,
        since=context.day(since) if since else None,
        until=context.day(until) if until else None,
        site=parse_place(site).site if site else None,
        text=search,
    )
    if context.json:
        from tracker.exchange.documents import document

        found = records.listed(context.diary, wanted, limit=limit)
        output.document([document(entry) for entry in found])
    elif as_csv:
        from tracker.exchange import listing_csv

        output.block(
            listing_csv.page(
                (
                    line.entry.id,
                    line.entry.kind.value,
                    line.entry.day.isoformat(),
                    line.time,
                    line.text,
                    # A CSV is made to be handed on, and cannot say which note is private.
                    "" if line.entry.private else line.entry.note or "",
                )
                for line in records.lines(context.diary, wanted, limit=limit)
            )
        )
    else:
        _print_table(context, records.lines(context.diary, wanted, limit=limit))


def _print_table(context: Context, found: tuple[Line, ...]) -> None:
    from tracker.domain import text_table
    from tracker.services import records

    if not found:
        output.message("No record answers to that.")
        return
    length = records.id_length(context.diary)
    rows = [
        (line.entry.id[:length], line.day, line.kind, line.text, _note(line.entry))
        for line in found
    ]
    for shown in text_table.lines(rows, output.width(), shrink=(3, 4)):
        output.line(shown)


def _note(entry: Entry) -> str:
    """The note as a person sees their own: one that stays out of reports says so."""
    note = entry.note or ""
    return f"(private) {note}" if entry.private and note else note


@click.command(cls=Command, examples=("tracker show k3x7qa", "tracker show k3x7qa --json"))
@click.argument("beginning", metavar="ID")
@json_option
@pass_context
def show(context: Context, beginning: str) -> None:
    """One record with everything in it."""
    from tracker.cli import record_text
    from tracker.exchange.documents import document
    from tracker.services import activities, records

    entry = records.find(context.diary, beginning)
    if context.json:
        output.document(document(entry))
    else:
        names = activities.names(context.diary)
        for line in record_text.lines(entry, records.name(entry), names):
            output.block(line)
