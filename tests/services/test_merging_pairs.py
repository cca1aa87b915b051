"""Merging random pairs of files: whichever way round, however often, the same records.

Pairs are made by two machines, or by two copies of one file on one machine, whose clocks stand
still, run or go back. ``TRACKER_PAIRS=200`` tries more of them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.services import merging, undoing
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store import copying, entries, health, rows
from tracker.store.ids import SeededIds, natural
from tracker.store.journal import Change

PAIRS = int(os.environ.get("TRACKER_PAIRS", "25"))

Held = dict[tuple[str, str], tuple[int, str, str | None]]
"""By place: stamp, machine, and the row as text, ``None`` for a tombstone."""

MOMENT = {"day": "2026-11-20", "at_utc": "2026-11-20T18:30:00Z", "offset_min": 60}
ENTRIES, COURSES, KEYS = ("e1", "e2", "e3"), ("c1", "c2"), ("a", "b")


class MovableClock:
    fixed = False

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


def held(diary: Diary) -> Held:
    found: Held = {}
    connection = diary.store.connection
    for name, spec in rows.TABLES.items():
        listed = ", ".join(spec.columns)
        for at, by, *values in connection.execute(
            f"SELECT changed_at, changed_by, {listed} FROM {name}"
        ):
            row = dict(zip(spec.columns, values, strict=True))
            found[name, str(row[spec.key])] = (at, by, rows.as_text(row))
    for table, key, at, by in connection.execute("SELECT * FROM tombstone"):
        assert (table, key) not in found
        found[table, key] = (at, by, None)
    return found


def live(state: Held) -> dict[tuple[str, str], tuple[int, str, str | None]]:
    return {place: version for place, version in state.items() if version[2] is not None}


_OPERATIONS = st.one_of(
    st.tuples(st.just("fact"), st.sampled_from(KEYS), st.sampled_from(["", "x", "y"])),
    st.tuples(st.just("entry"), st.sampled_from(ENTRIES), st.sampled_from(["checkin", "session"])),
    st.tuples(st.just("rating"), st.sampled_from(ENTRIES), st.integers(0, 2)),
    st.tuples(st.just("unrate"), st.sampled_from(ENTRIES), st.integers(0, 2)),
    st.tuples(st.just("delete"), st.sampled_from(ENTRIES), st.just(0)),
    st.tuples(st.just("course"), st.sampled_from(COURSES), st.integers(1, 3)),
    st.tuples(st.just("drop"), st.sampled_from(COURSES), st.just(0)),
    st.tuples(st.just("join"), st.sampled_from(ENTRIES), st.sampled_from(COURSES)),
)
_STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),  # which file
        st.integers(-2, 2),  # how the clock moves before it, in milliseconds
        st.lists(_OPERATIONS, min_size=1, max_size=4),
    ),
    max_size=10,
)


def act(change: Change, what: str, key: str, value: Any) -> None:
    """One thing a person does, as far as what is there lets it be done."""
    entry = change.get("entry", key) if key in ENTRIES else None
    if what == "fact" and value:
        change.put("profile", {"key": key, "value": value})
    elif what == "fact":
        change.remove("profile", key)
    elif what == "entry":
        change.put("entry", {"id": key, "kind": value, "private": 0, **MOMENT})
        if value == "session":
            change.put("session", {"entry_id": key, "state": "done"})
        else:
            change.remove("session", key)
    elif what == "rating" and entry:
        row = {"id": natural(key, str(value)), "entry_id": key, "measure": "ease", "value": value}
        change.put("rating", {**row, **MOMENT})
    elif what == "unrate":
        change.remove("rating", natural(key, str(value)))
    elif what == "delete" and entry:
        entries.remove(change, key)
    elif what == "course":
        plan = {"site": "neck", "weeks": value, "per_week": 1.0, "minutes": 60}
        change.put("course", {"id": key, "start": "2026-11-01", **plan})
        change.put(
            "planned",
            {"id": f"p-{key}", "course_id": key, "seq": 0, "day": "2026-11-20", "state": "planned"},
        )
    elif what == "drop" and change.get("course", key):
        for one in ENTRIES:
            head, session = change.get("entry", one), change.get("session", one)
            if head and head["course_id"] == key:
                change.put("entry", {**head, "course_id": None})
            if session and session["planned_id"] == f"p-{key}":
                change.put("session", {**session, "planned_id": None})
        change.remove("planned", f"p-{key}")
        change.remove("course", key)
    elif what == "join" and entry and change.get("course", value):
        change.put("entry", {**entry, "course_id": value})
        if session := change.get("session", key):
            change.put("session", {**session, "planned_id": f"p-{value}"})


class Pair:
    """Two files, and copies of them to be merged."""

    def __init__(self, folder: Path, same_machine: bool) -> None:
        self.folder = folder
        self.nodes = ("node", "node" if same_machine else "other")
        self.seed = 0
        self.clock = MovableClock()

    def path(self, which: int) -> Path:
        return self.folder / "ab"[which] / "t.sqlite3"

    def opened(self, path: Path, which: int) -> Diary:
        self.seed += 1
        ids = SeededIds(self.seed)
        return open_diary(path, Settings(), "app", self.clock, ids=ids, node=self.nodes[which])

    def work(self, steps: list[tuple[int, int, list[Any]]]) -> None:
        files = [self.opened(self.path(which), which) for which in (0, 1)]
        for which, move, operations in steps:
            self.clock.at += timedelta(milliseconds=move)
            with files[which].store.change("work") as change:
                for operation in operations:
                    act(change, *operation)
        for file in files:
            file.close()

    @contextmanager
    def copy(self, which: int) -> Iterator[Diary]:
        """A copy of a file in a folder of its own, open."""
        self.seed += 1
        target = self.folder / f"copy{self.seed}" / "t.sqlite3"
        target.parent.mkdir()
        shutil.copy(self.path(which), target)
        diary = self.opened(target, which)
        try:
            yield diary
        finally:
            diary.close()


def dump(diary: Diary) -> str:
    text = "\n".join(diary.store.connection.iterdump())
    return hashlib.sha256(text.encode()).hexdigest()


@settings(max_examples=PAIRS, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=_STEPS, copied=st.booleans(), same_machine=st.booleans(), then=_STEPS)
def test_a_merge_is_the_same_both_ways_and_the_same_again(
    first: Any, copied: bool, same_machine: bool, then: Any
) -> None:
    with tempfile.TemporaryDirectory() as name:
        pair = Pair(Path(name), same_machine)
        for which in (0, 1):
            pair.path(which).parent.mkdir()
        pair.work(first)
        if copied:
            copying.copy(pair.path(0), pair.path(1), replace=True)
        pair.work(then)
        before = [path.read_bytes() for path in (pair.path(0), pair.path(1))]
        found = []
        for mine, other in ((0, 1), (1, 0)):
            with pair.copy(mine) as diary:
                found.append(_merged(diary, pair.path(other), pair.path(mine)))
        assert found[0] == found[1]
        assert before == [path.read_bytes() for path in (pair.path(0), pair.path(1))]
        assert [p.name for p in pair.path(0).parent.iterdir()] == ["t.sqlite3"]
        with pair.copy(0) as mine_before, pair.copy(1) as theirs_before:
            _check_against_model(held(mine_before), held(theirs_before), found[0])


def _merged(diary: Diary, other: Path, itself: Path) -> Held:
    """What a file holds after a merge, which is looked at from all sides."""
    was, unread = held(diary), dump(diary)
    planned = merging.merge_file(diary, other, dry_run=True)
    assert dump(diary) == unread
    done = merging.merge_file(diary, other)
    assert (done.counts, done.history) == (planned.counts, planned.history)
    after, written = held(diary), dump(diary)
    assert bool(done.change) == (live(was) != live(after))
    for path in (other, itself):
        again = merging.merge_file(diary, path)
        assert (again.change, again.history, bool(again.counts)) == (0, 0, False)
    assert dump(diary) == written
    assert health.pages(diary.store.connection) == ()
    assert health.links(diary.store.connection) == ()
    _check_journal(diary, done.change)
    if done.change:
        undoing.undo(diary, confirmed=True)
        assert live(held(diary)) == live(was)
        undoing.redo(diary, confirmed=True)
        assert live(held(diary)) == live(after)
    return after


def _check_journal(diary: Diary, merge: int) -> None:
    found = diary.store.connection.execute("SELECT seq, kind, door, at FROM change").fetchall()
    for seq, kind, door, _ in found:
        assert (kind == "merge") == (seq == merge)
        if door.startswith(rows.MERGED_DOOR_PREFIX):
            assert not door.startswith(rows.MERGED_DOOR_PREFIX * 2)
            assert not merge or seq < merge
    if merge:
        highest = max(at for seq, _, _, at in found if seq != merge)
        assert next(at for seq, _, _, at in found if seq == merge) > highest


def _check_against_model(mine: Held, theirs: Held, after: Held) -> None:
    """Every place has the higher stamp's version, or came back for what belongs to it."""

    def rank(version: tuple[int, str, str | None]) -> tuple[int, str, bytes]:
        at, by, text = version
        return at, by, b"" if text is None else hashlib.sha256(text.encode()).digest()

    assert after.keys() == mine.keys() | theirs.keys()
    back = set()
    for place, version in after.items():
        sides = [side[place] for side in (mine, theirs) if place in side]
        highest = max(sides, key=rank)
        if version != highest:
            assert highest[2] is None
            assert version == (*highest[:2], next(text for *_, text in sides if text is not None))
            back.add(place)
    # Nothing comes back unasked: a row that stands by its own stamp belongs to it, or to
    # something else that came back with it.
    asked = {
        str(value)
        for place, (_, _, text) in after.items()
        if text is not None and (place not in back or place[0] in ("entry", "session", "planned"))
        for column, value in rows.from_text(text).items()
        if column in ("entry_id", "course_id", "planned_id")
    }
    for table, key in back:
        if table in ("entry", "course"):
            assert key in asked
