"""Taking in an export of everything: all of it or nothing, and nothing that is there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracker.domain import rating_check
from tracker.domain.records import FLARE, Entry
from tracker.errors import InvalidValue
from tracker.exchange import everything, plain_records
from tracker.exchange.documents import document
from tracker.exchange.entry_reading import ReadEntry
from tracker.exchange.everything import Everything
from tracker.exchange.plain_records import Plain
from tracker.exchange.problems import Problems
from tracker.services import crowding
from tracker.services.diary import Diary
from tracker.services.events import flare_id
from tracker.services.intake import Imported, importing
from tracker.store import entries
from tracker.store import everything as whole
from tracker.store.ids import natural
from tracker.store.journal import Change

TOGETHER = 500
"""New entries written at once."""


def import_json(
    diary: Diary, data: bytes, name: str, *, replacing: bool = False, dry_run: bool = False
) -> Imported:
    """Add the records of an export that the file does not have, in one change.

    A record with the same id and content is skipped; one with other content is left unless
    ``replacing``. ``dry_run`` only counts. ``name`` is the file's, for messages and history.
    Raises ``WrongFile`` for what is no export or a newer one, ``Refused`` for records that
    cannot be used; then nothing was changed.
    """
    read = everything.read(data, name, diary.today())
    done = Imported(replaced=replacing, dry_run=dry_run)
    before = crowding.crowded(diary)
    with importing(diary, name, done) as change:
        _check_against_the_file(diary, read)
        _take_entries(diary, change, read, done)
        for record in read.plain:
            _take_plain(change, record, done)
    done.notes += crowding.notes(diary, before)
    return done


def _take_entries(diary: Diary, change: Change, read: Everything, done: Imported) -> None:
    known = whole.keys(diary.store.connection, "entry")
    fresh: list[Entry] = []
    for one in read.entries:
        kind = one.entry.kind.value
        if one.entry.id not in known:
            done.new[kind] += 1
            fresh.append(one.entry)
            if len(fresh) >= TOGETHER:
                whole.add_entries(change, fresh)
                fresh.clear()
            continue
        old = entries.load(diary.store.connection, one.entry.id)
        entry = _with_its_note(one, old)
        if old is not None and document(old) == document(entry):
            done.same[kind] += 1
            continue
        done.differs(kind, f"{kind} {entry.id}")
        if done.replaced:
            entries.write(change, entry)
    whole.add_entries(change, fresh)


def _with_its_note(one: ReadEntry, old: Entry | None) -> Entry:
    """A record that was exported without its private note does not erase the one there is."""
    return replace(one.entry, note=old.note) if one.note_left_out and old else one.entry


def _take_plain(change: Change, record: Plain, done: Imported) -> None:
    old = change.get(record.kind, record.key)
    if old == record.values:
        done.same[record.kind] += 1
    elif old is None:
        done.new[record.kind] += 1
        change.put(record.kind, record.values)
    else:
        done.differs(record.kind, f"{record.kind} {record.key}")
        if done.replaced:
            change.put(record.kind, record.values)


def _check_against_the_file(diary: Diary, read: Everything) -> None:
    """Raise ``Refused`` for ids that are not those of their day, and references to nothing."""
    problems = Problems()
    known = _known(diary, read)
    for one in read.entries:
        where = f"{one.entry.kind.value} {one.entry.id}"
        try:
            _check_entry(one.entry, known)
        except InvalidValue as error:
            problems.add(where, error)
    for record in read.plain:
        where = f"{record.kind} {record.key}"
        try:
            if record.kind == "main_site":
                _own_id(record.key, natural("main_site", str(record.values["from_day"])))
            for field, kind in plain_records.REFERENCES.get(record.kind, {}).items():
                _check_reference(field, record.values[field], kind, known)
        except InvalidValue as error:
            problems.add(where, error)
    problems.check()


def _check_entry(entry: Entry, known: Mapping[str, set[str]]) -> None:
    if entry.event_tag == FLARE:
        _own_id(entry.id, flare_id(entry.day))
    _check_reference("course_id", entry.course_id, "course", known)
    if entry.session is not None:
        _check_reference("session.planned_id", entry.session.planned_id, "planned", known)
    for rating in entry.ratings:
        _check_reference("activity_id", rating.activity_id, rating_check.ACTIVITY, known)


def _known(diary: Diary, read: Everything) -> dict[str, set[str]]:
    """The ids of what may be referred to: in the file, or coming with the import."""
    known = {
        table: whole.keys(diary.store.connection, table)
        for table in ("entry", "course", "planned", "activity")
    }
    for record in read.plain:
        if record.kind in known:
            known[record.kind].add(record.key)
    known["entry"] |= {one.entry.id for one in read.entries}
    return known


def _own_id(found: str, wanted: str) -> None:
    # There is one main site and one flare a day: the day is what names them.
    if found != wanted:
        raise InvalidValue("id", found, f"{wanted}, the id of that day's")


def _check_reference(field: str, value: object, kind: str, known: Mapping[str, set[str]]) -> None:
    if value is not None and value not in known[kind]:
        raise InvalidValue(field, value, f"the id of a record ({kind}) here or in the file")
