"""Undo and redo: along one line of changes, whichever window or command made them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tracker.domain import days
from tracker.domain.plurals import how_many
from tracker.errors import Busy, Failed, NeedsConfirmation
from tracker.services.diary import Diary, Saved
from tracker.store import history, record_history
from tracker.store.history import Past, Reach
from tracker.store.rows import MERGED_DOOR_PREFIX

MOST_ROWS = 20
"""A change of more rows than this is named and asked about before it is undone or redone."""

LAST_INSTANT = datetime(9998, 12, 31, tzinfo=UTC)
"""A stamp of a later time, such as only another file can bring, is read as this."""


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo would do next.

    ``change_id`` is the change that would be taken back: for a redo, that is an undo.
    ``label`` tells what was done, ``door`` and ``at`` through which door and when it was done,
    undone or done again last, ``rows`` how many rows of the file it touched. ``reasons`` say
    why ``question`` is put first; with none of them it is not put.
    """

    change_id: str
    label: str
    door: str
    at: datetime
    rows: int
    question: str
    reasons: tuple[str, ...]

    @property
    def asks(self) -> str | None:
        """The question with its reasons; ``None`` where none is needed."""
        return " ".join((self.question, *self.reasons)) if self.reasons else None


def next_undo(diary: Diary) -> Step | None:
    """The newest change that is not undone; ``None`` if there is nothing to undo."""
    return _step(diary, _UNDO)


def next_redo(diary: Diary) -> Step | None:
    """The newest undo, while nothing was recorded since; ``None`` otherwise."""
    return _step(diary, _REDO)


def undo(diary: Diary, confirmed: bool = False, *, only: str | None = None) -> Saved:
    """Take back the newest change that is not undone; ``Saved.id`` is set if it was one record.

    It is asked about first, unless ``confirmed``, if another window or command or an earlier
    sitting made it, or if it touched more than ``MOST_ROWS`` rows: ``NeedsConfirmation``.
    ``only`` is the ``change_id`` that was asked about: any other is then left alone. Raises
    ``Failed`` if there is nothing to undo. Then nothing was changed.
    """
    return _go(diary, _UNDO, confirmed, only)


def redo(diary: Diary, confirmed: bool = False, *, only: str | None = None) -> Saved:
    """Do again what was undone last, with the questions and errors of ``undo``."""
    return _go(diary, _REDO, confirmed, only)


def when(diary: Diary, stamp: int) -> datetime:
    """The local time of a change's stamp."""
    latest = int(LAST_INSTANT.timestamp() * 1000)
    instant = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=max(0, min(stamp, latest)))
    return instant.astimezone(diary.now().tzinfo)


def door_words(door: str) -> str:
    """Where a change was made: ``in the app``, ``at the command line in another file``."""
    merged = door.startswith(MERGED_DOOR_PREFIX)
    while door.startswith(MERGED_DOOR_PREFIX):
        door = door.removeprefix(MERGED_DOOR_PREFIX)
    where = {"app": "in the app", "command line": "at the command line"}.get(door, f"by {door}")
    return f"{where}, in another file" if merged else where


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two ways along the line of changes.

    ``find`` gives the change to take back and the one whose rows are then written.
    ``brought``, ``taken`` and ``altered`` say what became of a record.
    """

    name: str
    done: str
    find: Callable[[Diary], tuple[Past, Past] | None]
    brought: str
    taken: str
    altered: str


def _find_undo(diary: Diary) -> tuple[Past, Past] | None:
    found = history.newest_undoable(diary.store.connection)
    return None if found is None else (found, found)


def _find_redo(diary: Diary) -> tuple[Past, Past] | None:
    connection = diary.store.connection
    undone = history.newest_redoable(connection)
    what = None if undone is None else history.get(connection, undone.undoes)
    return None if undone is None or what is None else (undone, what)


_UNDO = _Way("undo", "Undone", _find_undo, "back", "out of the lists", "as before")
_REDO = _Way("redo", "Done again", _find_redo, "back", "out of the lists again", "changed again")


def _step(diary: Diary, way: _Way) -> Step | None:
    found = way.find(diary)
    if found is None:
        return None
    taken_back, what = found
    connection = diary.store.connection
    rows = history.row_count(connection, what.id)
    # What was undone and done again was done by whoever did it again.
    last = history.brought_by(connection, taken_back)
    at = when(diary, last.at)
    said = []
    if last.id not in diary.store.made:
        did = {"undo": "undone", "redo": "done again"}.get(last.kind, "done")
        moment = f"{days.label_with_year(at.date())}, {at:%H:%M}"
        said.append(f"It was {did} {door_words(last.door)}, {moment}, not in this sitting.")
    if rows > MOST_ROWS:
        said.append(f"It touches {rows} rows of the file.")
    question = f"{way.name.capitalize()} “{what.label}”?"
    return Step(taken_back.id, what.label, last.door, at, rows, question, tuple(said))


def _go(diary: Diary, way: _Way, confirmed: bool, only: str | None) -> Saved:
    connection = diary.store.connection
    step = _step(diary, way)
    if step is None:
        lost = way is _REDO and history.lost_redo(connection)
        why = ": something new was recorded since" if lost else ""
        raise Failed(f"There is nothing to {way.name}{why}.")
    if only is not None and step.change_id != only:
        raise Failed("Something else was recorded meanwhile.", "Nothing was changed.")
    if step.asks is not None and not confirmed:
        raise NeedsConfirmation(step.asks, f"Say --yes to {way.name} it.")
    write = history.take_back if way is _UNDO else history.do_again
    with diary.store.change(step.label, way.name, undoes=step.change_id) as change:
        # From here on no one else writes; what was found before may not be the newest any more.
        found = way.find(diary)
        if found is None or found[0].id != step.change_id:
            raise Busy(
                "Another window or command recorded something at the same moment.",
                "Nothing was changed; try again.",
            )
        reach = write(connection, change, found[1])
    done = diary.store.last_done
    entry_id, day = _one_record(diary, reach)
    said = f"{way.done}: {step.label}."
    return Saved(entry_id, day, said, _told(way, reach), done.seq if done else 0)


def _told(way: _Way, reach: Reach) -> tuple[str, ...]:
    """What became of the records; nothing for a change that touched none."""
    became = (
        (reach.brought, way.brought), (reach.taken, way.taken), (reach.altered, way.altered)
    )  # fmt: skip
    alone = _only(reach) is not None
    told = []
    for ids, words in became:
        if ids:
            which = "It is" if alone else how_many(len(ids), "record is", "records are")
            told.append(f"{which} {words}.")
    return tuple(told)


def _only(reach: Reach) -> str | None:
    """The id of the record, if it was about one and nothing else."""
    ids = (*reach.brought, *reach.taken, *reach.altered)
    return ids[0] if len(ids) == 1 and not reach.beyond else None


def _one_record(diary: Diary, reach: Reach) -> tuple[str, date]:
    """Id and day of the record it was about; ``""`` and today if it was not about one."""
    entry_id = _only(reach)
    last = record_history.last_known(diary.store.connection, entry_id) if entry_id else None
    return (last[0].id, last[0].day) if last else ("", diary.today())
