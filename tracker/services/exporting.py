"""Handing out everything, or all ratings, as text in pieces."""

from __future__ import annotations

from collections.abc import Iterator

from tracker import __version__
from tracker.domain import rating_check
from tracker.domain.records import Kind
from tracker.exchange import everything, plain_records, ratings_csv
from tracker.exchange.documents import Document, document
from tracker.exchange.everything import Header
from tracker.exchange.plain_records import PLAIN_KINDS, Plain
from tracker.services.diary import Diary
from tracker.store import entry_rows
from tracker.store import everything as whole
from tracker.store.connection import translated


def json_pieces(diary: Diary, *, with_private: bool = False) -> Iterator[str]:
    """Everything in the file as JSON, read as one state of it, in pieces.

    Without ``with_private`` the notes marked private stay here. Raises ``Damaged``, ``Failed``.
    """
    header = Header(
        diary.store.path.name,
        diary.now().isoformat(timespec="seconds"),
        f"{everything.PROGRAM} {__version__}",
        with_private,
        diary.made_up(),
    )
    connection = diary.store.connection
    with translated(diary.store.path), whole.snapshot(connection):
        yield from everything.pieces(header, _documents(diary, with_private=with_private))


def csv_pieces(diary: Diary) -> Iterator[str]:
    """Every rating in the file as a line of CSV, read as one state of it; no private note.

    Raises ``Damaged``, ``Failed``.
    """
    connection = diary.store.connection
    with translated(diary.store.path), whole.snapshot(connection):
        names = {
            str(row["id"]): str(row["name"]) for row in whole.plain_rows(connection, "activity")
        }
        yield ratings_csv.heading()
        for kind in rating_check.RATED_KINDS:
            for entry in whole.entries_of(connection, kind):
                rated = ((entry_rows.rating_id(entry.id, one), one) for one in entry.ratings)
                yield ratings_csv.lines(entry, rated, names)


def _documents(diary: Diary, *, with_private: bool) -> Iterator[Document]:
    connection = diary.store.connection
    for kind in everything.KINDS:
        if kind in PLAIN_KINDS:
            records = [Plain(kind, row) for row in whole.plain_rows(connection, kind)]
            for record in plain_records.in_order(records):
                yield plain_records.document(record)
        else:
            for entry in whole.entries_of(connection, Kind(kind)):
                yield document(entry, with_private=with_private)
