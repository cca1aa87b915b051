"""Making the records equal to those of another file, in one change that can be undone."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import Failed
from tracker.store import copying, versions
from tracker.store.permissions import COMPANIONS
from tracker.store.rows import Row
from tracker.store.versions import Counts, Place

if TYPE_CHECKING:
    from tracker.store.journal import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One row to be made as the backup has it; ``None``: not there."""

    place: Place
    before: Row | None
    after: Row | None


def plan(mine: sqlite3.Connection, backup: sqlite3.Connection) -> tuple[Step, ...]:
    """The rows in which the records differ from the backup's; stamps make no difference."""
    steps = []
    for found in versions.differences(mine, backup):
        before = found.mine.row if found.mine else None
        after = found.theirs.row if found.theirs else None
        if before != after:
            steps.append(Step(found.place, before, after))
    return tuple(steps)


def counts(steps: tuple[Step, ...]) -> Counts:
    """The records that come back, change and go."""
    return versions.counted((one.place, one.before, one.after) for one in steps)


def carry_out(change: Change, steps: tuple[Step, ...]) -> None:
    """Have ``change`` take all ``steps``.

    Rows take the stamp of this change and not the backup's: going back to an earlier state is
    the newest thing that was done, and a merge must not undo it.
    """
    for one in steps:
        if one.after is None:
            change.remove(*one.place)
        else:
            change.put(one.place[0], one.after)


def aside(file: Path, now: datetime) -> Path:
    """The free name under which a damaged ``file`` is kept: ``NAME.damaged-DATE``."""
    real = file.resolve()
    stem = f"{real.name}.damaged-{now:%Y-%m-%dT%H%M%S}"
    kept, number = real.with_name(stem), 1
    while kept.exists():
        number += 1
        kept = real.with_name(f"{stem}-{number}")
    return kept


def put_in_place(backup: Path, file: Path, kept: Path | None) -> None:
    """Let a copy of ``backup`` stand at ``file``; what stood there is kept as ``kept``.

    At no moment is there nothing at ``file``. Raises ``Failed``; then it is as it was.
    """
    real = file.resolve()
    with closing(copying.reading(backup)) as reader, copying.part(reader, backup, real) as made:
        try:
            if kept is not None:
                _set_aside(real, kept)
        except OSError as error:
            raise Failed(f"{file} cannot be set aside: {error.strerror}.") from error
        copying.place(made, real, replace=True)


def _set_aside(real: Path, kept: Path) -> None:
    try:
        os.link(real, kept)
    except OSError:
        os.rename(real, kept)
    # A log of the old file must not stand beside the new one.
    for ending in COMPANIONS:
        beside = real.with_name(real.name + ending)
        if beside.exists():
            os.replace(beside, kept.with_name(kept.name + ending))
