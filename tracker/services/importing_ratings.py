"""Taking in a ratings CSV: every line finds its entry, and what is there already is left alone.

The lines are checked and kept aside first, so that a file of any size and in any order is
read with little memory, and nothing is written before all of it was found good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from tracker.domain.records import Kind
from tracker.exchange.fields import is_id
from tracker.exchange.problems import Problems
from tracker.exchange.ratings_reading import DELIMITERS, Line, RatingsFile
from tracker.services.diary import Diary
from tracker.services.intake import Imported, importing
from tracker.services.placing import Placing
from tracker.services.targets import session_day
from tracker.store.ids import natural
from tracker.store.staging import staged

Progress = Callable[[float], None]
"""Told how much is done, 0 to 1."""

# Groups are settled in the order of their names: lines that name no entry come first.
_UNNAMED, _NAMED = "1", "2"

_OFTEN = 2000
_READING = 0.4
"""The part of the time that reading takes, the rest being writing."""


def import_csv(
    diary: Diary,
    stream: BinaryIO,
    name: str,
    *,
    maps: Mapping[str, str] | None = None,
    size: int = 0,
    replacing: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Add the ratings of a CSV file that this file does not have, in one change.

    ``maps`` gives, for a file with a column for each measure, the measure of each such column.
    A rating that is there with another value is left unless ``replacing``; ``dry_run`` only
    counts. ``size`` of the stream in bytes, 0 if not known. Raises ``Refused`` naming every
    line that cannot be used, or ``InvalidValue`` for the columns; then nothing was changed.
    """
    done = Imported(replaced=replacing, dry_run=dry_run)
    problems = Problems()
    tell = progress or _nobody
    ratings = RatingsFile(stream, diary.today(), maps or {}, problems)
    with staged(diary.store.connection, len(Line._fields) + 1) as aside:
        aside.fill(_grouped(ratings, stream, size, tell))
        ratings.close()
        problems.check()
        if ratings.delimiter != ",":
            done.notes.append(f"Its columns are separated by {DELIMITERS[ratings.delimiter]}.")
        with importing(diary, name, done) as change:
            placing = Placing(diary, change, done, problems)
            settled = 0
            for group, cells in aside.groups():
                lines = [Line._make(values[1:]) for values in cells]
                how, _, entry_id = group.partition(" ")
                if how == _NAMED:
                    placing.named(entry_id, lines)
                else:
                    placing.unnamed(lines)
                settled += len(cells)
                if settled % _OFTEN < len(cells):
                    tell(_READING + (1 - _READING) * settled / aside.count)
                if problems.full:
                    break
            problems.check()
            placing.finish()
    tell(1)
    return done


def _grouped(
    ratings: RatingsFile, stream: BinaryIO, size: int, tell: Progress
) -> Iterator[tuple[Any, ...]]:
    """Each line behind the name of the entry it belongs to, as far as it says so itself."""
    for count, line in enumerate(ratings, start=1):
        if line.entry is not None:
            group = f"{_NAMED} {line.entry}"
        elif line.session is not None:
            group = f"{_NAMED} {_session_id(line)}"
        elif line.kind == Kind.SESSION:
            group = f"{_UNNAMED} {line.kind} {session_day(line)}"
        else:
            group = f"{_UNNAMED} {line.kind} {line.day} {line.at_utc} {line.offset_min}"
        yield (group, *line)
        if size and count % _OFTEN == 0:
            tell(min(_READING * stream.tell() / size, _READING))


def _session_id(line: Line) -> str:
    session = line.session or ""
    return (
        session
        if is_id(session)
        else natural("csv", "session", session, session_day(line).isoformat())
    )


def _nobody(_: float) -> None:
    return
