"""What an import came to: how many records were new, there already, or differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tracker.domain.text import one_line, visible
from tracker.services.diary import Diary
from tracker.store.journal import Change, ChangeKind

LISTED = 50
"""So many records that differ are named; the others are only counted."""


@dataclass(slots=True)
class Imported:
    """Counts by kind of record (``rating`` for those of a ratings CSV).

    ``differing`` counts records with the id of one in the file and other content: they were
    put in its place if ``replaced``, else left. ``listed`` names the first of them. ``change``
    is the journal's number, 0 if nothing was written. ``notes`` are sentences worth reading.
    """

    new: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    differing: Counter[str] = field(default_factory=Counter)
    listed: list[str] = field(default_factory=list)
    replaced: bool = False
    dry_run: bool = False
    change: int = 0
    notes: list[str] = field(default_factory=list)

    def differs(self, kind: str, name: str) -> None:
        """Count one record that differs and remember its name."""
        self.differing[kind] += 1
        if len(self.listed) < LISTED:
            self.listed.append(name)


class _LeaveAsItWas(Exception):
    """Ends a dry run: everything written so far is taken back."""


@contextmanager
def importing(diary: Diary, name: str, done: Imported) -> Iterator[Change]:
    """One change that holds a whole import, or on a dry run is taken back at its end.

    ``name``: that of the file, for the history.
    """
    # A file's name may hold anything, even what no text can.
    label = f"import of {one_line(visible(name), 60)}"
    try:
        with diary.store.change(label, ChangeKind.IMPORT) as change:
            yield change
            if done.dry_run:
                raise _LeaveAsItWas
    except _LeaveAsItWas:
        return
    last = diary.store.last_done
    done.change = last.seq if last else 0
