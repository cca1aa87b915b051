"""Random work on one file, with undo and redo, beside a plain model: a list of snapshots.

``HistoryMachine`` knows nothing of how undo works. It keeps what the file held after every
change; an undo must lead one place back in that list, a redo one place forward, and anything
new cuts off what lay ahead. Subclasses add rules for further kinds of change, each within
``self.doing()``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tracker.domain.checkin import CheckIn
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.errors import Failed, InvalidValue, NeedsConfirmation
from tracker.services import (
    activities,
    checkins,
    editing,
    events,
    movement,
    profile,
    records,
    sessions,
    undoing,
    weekly,
)
from tracker.services.diary import Diary, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings
from tracker.store import rows
from tracker.store.ids import SeededIds

Snapshot = dict[tuple[str, str], dict[str, Any]]

TODAY = date(2026, 11, 22)
TEN = st.none() | st.integers(0, 10)
DAYS = st.integers(0, 4).map(lambda back: TODAY - timedelta(days=back))
PLACES = st.sampled_from(
    [Place("neck", Side.BOTH), Place("knee", Side.LEFT), Place("low_back", Side.RIGHT)]
)
NOTES = st.sampled_from(["", "slept badly", "“ä”\n\u202e[/]", "=1+1", "x" * 500])
PICK = st.integers(0, 999)


@dataclass
class MovableClock:
    """A clock that the machine sets, forwards and backwards."""

    at: datetime = field(default_factory=lambda: datetime.fromisoformat("2026-11-22T19:30+01:00"))
    fixed: ClassVar[bool] = False

    def now(self) -> datetime:
        return self.at


def snapshot(diary: Diary) -> Snapshot:
    """Every current row of every journaled table, without stamps."""
    held: Snapshot = {}
    for name, spec in rows.TABLES.items():
        found = diary.store.connection.execute(f"SELECT {', '.join(spec.columns)} FROM {name}")
        for values in found:
            row = dict(zip(spec.columns, values, strict=True))
            held[name, row[spec.key]] = row
    return held


class HistoryMachine(RuleBasedStateMachine):
    """The work of one person on one file."""

    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "t.sqlite3"
        self.clock = MovableClock()
        self.ids = SeededIds(1)
        self.diary = self.opened()
        self.states: list[Snapshot] = [snapshot(self.diary)]
        self.at = 0
        self.seq = self.diary.store.last_change()

    def opened(self) -> Diary:
        """The file, without waiting for the disk."""
        diary = open_diary(self.file, Settings(), "app", self.clock, ids=self.ids, node="one")
        diary.store.connection.execute("PRAGMA synchronous = OFF")
        return diary

    @contextmanager
    def doing(self) -> Iterator[None]:
        """Do something new: one change or none, and none if it is refused."""
        assert self.diary.store.last_change() == self.seq
        before = self._own()
        try:
            yield
        except InvalidValue:
            assert self.diary.store.last_change() == self.seq
            return
        self.seq = self.diary.store.last_change()
        if self._own() != before:
            # It cuts off what was undone before it.
            del self.states[self.at + 1 :]
            self.states.append(snapshot(self.diary))
            self.at += 1

    def _own(self) -> list[int]:
        """The stamps of the changes made in this file, in the order they were made."""
        found = self.diary.store.connection.execute("SELECT at, door FROM change ORDER BY seq")
        return [at for at, door in found if not door.startswith(rows.MERGED_DOOR_PREFIX)]

    def record(self, kind: str, pick: int) -> str | None:
        """The id of one of the records of that kind, if there are any."""
        found = [e.id for e in records.listed(self.diary, Filter()) if kind in ("", e.kind)]
        return sorted(found)[pick % len(found)] if found else None

    # What a person does.

    @rule(day=DAYS, ease=TEN, pain=st.integers(0, 10), place=st.none() | PLACES, other=TEN,
          flare=st.none() | st.booleans(), note=NOTES)  # fmt: skip
    def check_in(
        self, day: date, ease: int | None, pain: int, place: Place | None, other: int | None,
        flare: bool | None, note: str,
    ) -> None:  # fmt: skip
        places = ((place, other),) if place and other is not None else ()
        form = CheckIn(day, ease=ease, pain=pain, places=places, flare=flare, note=note)
        with self.doing():
            checkins.save(self.diary, form, confirmed=True)

    @rule(pick=PICK, pain=st.sampled_from(["", "0", "7", "10"]), note=NOTES, flare=st.booleans(),
          day=st.sampled_from(["", "today", "-1d"]))  # fmt: skip
    def edit_check_in(self, pick: int, pain: str, note: str, flare: bool, day: str) -> None:
        found = self.record("checkin", pick)
        if found is not None:
            fields = {"pain": pain, "ease": "5", "note": note}
            fields["flare"] = "yes" if flare else "no"
            if day:
                fields["day"] = day
            with self.doing():
                editing.edit(self.diary, found, fields, confirmed=True)

    @rule(day=DAYS, before=TEN, after=TEN, areas=st.lists(PLACES, unique=True), note=NOTES)
    def session(
        self, day: date, before: int | None, after: int | None, areas: list[Place], note: str
    ) -> None:
        details = SessionDetails(minutes=60, areas=tuple(areas))
        sides = (RightNow(pain=before, ease=after), RightNow(pain=after))
        form = SessionForm(day, *sides, details=details, mini="n", note=note)
        with self.doing():
            sessions.save(self.diary, form, confirmed=True)

    @rule(pick=PICK, after=st.integers(0, 10), areas=st.sampled_from(["", "neck", "neck, kn l"]))
    def edit_session(self, pick: int, after: int, areas: str) -> None:
        found = self.record("session", pick)
        if found is not None:
            fields = {"pain-after": str(after), "areas": areas}
            with self.doing():
                editing.edit(self.diary, found, fields, confirmed=True)

    @rule(day=DAYS, peg=st.none() | st.tuples(*[st.integers(0, 10)] * 3), able=TEN, turn=TEN,
          heat=st.none() | st.integers(0, 7), note=NOTES)  # fmt: skip
    def week(
        self, day: date, peg: tuple[int, int, int] | None, able: int | None, turn: int | None,
        heat: int | None, note: str,
    ) -> None:  # fmt: skip
        known = activities.current(self.diary, day) if able is not None else ()
        pain, enjoy, activity = peg or (None, None, None)
        form = WeeklyForm(
            day, pain, enjoy, activity, exercise_days=1, note=note,
            activities=tuple(sorted((one.id, float(able or 0)) for one in known)),
            other_days=() if heat is None else (("heat", heat),),
            tests=() if turn is None else (Measured("neck_rot", turn, Side.LEFT),),
        )  # fmt: skip
        with self.doing():
            weekly.save(self.diary, form, confirmed=True)

    @rule(pick=PICK, days=st.sampled_from(["", "0", "7"]), able=st.sampled_from(["", "3"]))
    def edit_week(self, pick: int, days: str, able: str) -> None:
        found = self.record("weekly", pick)
        if found is not None:
            fields = {"med-days": days, "neck_rot:left": "60", "activity:walk": able}
            with self.doing():
                editing.edit(self.diary, found, fields, confirmed=True)

    @rule(day=DAYS, side=st.sampled_from([Side.LEFT, Side.RIGHT]), turn=st.integers(0, 120))
    def movement_test(self, day: date, side: Side, turn: int) -> None:
        form = MovementForm(day, (Measured("neck_rot", turn, side),))
        with self.doing():
            movement.save(self.diary, form, confirmed=True)

    @rule(slot=st.integers(1, 3), name=st.sampled_from(["", "walk", "Walk", "film", "swim"]))
    def activity(self, slot: int, name: str) -> None:
        with self.doing():
            activities.save(self.diary, slot, name)

    @rule(tag=st.sampled_from(["flare", "injury", "stress"]), day=DAYS, note=NOTES)
    def event(self, tag: str, day: date, note: str) -> None:
        with self.doing():
            events.save(self.diary, tag, day, note=note)

    @rule(pick=PICK, tag=st.sampled_from(["flare", "injury"]), day=st.sampled_from(["-1d", "-2d"]))
    def edit_event(self, pick: int, tag: str, day: str) -> None:
        found = self.record("event", pick)
        if found is not None:
            with self.doing():
                editing.edit(self.diary, found, {"tag": tag, "day": day})

    @rule(note=NOTES.filter(str.strip))
    def question(self, note: str) -> None:
        with self.doing():
            events.save_question(self.diary, note)

    @rule(place=PLACES, day=DAYS)
    def main_site(self, place: Place, day: date) -> None:
        with self.doing():
            profile.set_place(self.diary, place, day)

    @rule(told=st.sampled_from(["", "sciatica", "other"]), wish=st.sampled_from(["", "walk"]))
    def facts(self, told: str, wish: str) -> None:
        with self.doing():
            profile.set_facts(self.diary, {"told": told, "target": wish})

    @rule(pick=PICK)
    def delete(self, pick: int) -> None:
        found = self.record("", pick)
        if found is not None:
            with self.doing():
                records.delete(self.diary, found)

    @rule(seconds=st.integers(-7200, 7200))
    def time_passes(self, seconds: int) -> None:
        moved = self.clock.at + timedelta(seconds=seconds)
        # Within the day: what is recorded for "today" must stay today.
        if moved.date() == TODAY and moved.hour >= 4:
            self.clock.at = moved

    @rule()
    def another_sitting(self) -> None:
        self.diary.close()
        self.diary = self.opened()
        step = undoing.next_undo(self.diary)
        assert (step is None) == (self.at == 0)
        if step is not None:
            assert step.asks is not None
            with pytest.raises(NeedsConfirmation, match="not in this sitting"):
                undoing.undo(self.diary)
            assert self.diary.store.last_change() == self.seq

    # Back and forth.

    @precondition(lambda self: len(self.states) > 1)
    @rule(moves=st.lists(st.booleans(), min_size=1, max_size=8))
    def back_and_forth(self, moves: list[bool]) -> None:
        for forth in moves:
            if forth and self.at + 1 < len(self.states):
                self.forth()
            elif not forth and self.at > 0:
                self.back()

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.back()

    @precondition(lambda self: self.at == 0)
    @rule()
    def nothing_to_undo(self) -> None:
        with pytest.raises(Failed, match="nothing to undo"):
            undoing.undo(self.diary, True)

    @precondition(lambda self: self.at + 1 == len(self.states))
    @rule()
    def nothing_to_redo(self) -> None:
        assert undoing.next_redo(self.diary) is None
        with pytest.raises(Failed, match="nothing to redo"):
            undoing.redo(self.diary, True)

    def back(self) -> None:
        """Undo one change."""
        step = undoing.next_undo(self.diary)
        assert step is not None
        saved = undoing.undo(self.diary, True, only=step.change_id)
        self.at -= 1
        self._stepped(saved.change, f"Undone: {step.label}.", saved.text)

    def forth(self) -> None:
        """Redo one change."""
        step = undoing.next_redo(self.diary)
        assert step is not None
        saved = undoing.redo(self.diary, True, only=step.change_id)
        self.at += 1
        self._stepped(saved.change, f"Done again: {step.label}.", saved.text)

    def _stepped(self, change: int, expected: str, said: str) -> None:
        assert change == self.diary.store.last_change() > self.seq
        self.seq = change
        assert said == expected
        assert snapshot(self.diary) == self.states[self.at]

    @invariant()
    def the_file_is_whole(self) -> None:
        type(self).steps += 1
        connection = self.diary.store.connection
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert all(a < b for a, b in pairwise(self._own()))
        stones = connection.execute('SELECT "table", row_id FROM tombstone').fetchall()
        assert not set(stones) & set(snapshot(self.diary))

    def teardown(self) -> None:
        """All the way back is the empty file; all the way forward the same again."""
        try:
            end = len(self.states) - 1
            # Forwards first, so that what was done again is undone again.
            while self.at < end:
                self.forth()
            while self.at > 0:
                self.back()
            assert snapshot(self.diary) == self.states[0]
            while self.at < end:
                self.forth()
            assert snapshot(self.diary) == self.states[end]
        finally:
            self.diary.close()
            self.folder.cleanup()


__all__ = ["HistoryMachine", "MovableClock", "Snapshot", "snapshot"]
