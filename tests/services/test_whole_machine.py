"""Undo and redo also through imports, merges and restores, to the empty file and back."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from course_machine import PLANS, WORK, CourseMachine, work
from history_machine import DAYS, PICK, TODAY, snapshot
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from tracker.domain.checkin import CheckIn
from tracker.domain.course import Plan
from tracker.errors import TrackerError
from tracker.services import checkins, exporting, importing, merging, records, restoring, undoing
from tracker.services.diary import Diary, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings
from tracker.store.ids import SeededIds

LEAST_STEPS = 1_000


def exported(diary: Diary) -> dict[str, Any]:
    """Everything the file hands out, but for the header that says when."""
    told = json.loads("".join(exporting.json_pieces(diary, with_private=True)))
    assert isinstance(told, dict)
    del told["header"]
    return told


class WholeMachine(CourseMachine):
    """The work of one person on one file, with a second machine, exports and backups."""

    def __init__(self) -> None:
        super().__init__()
        self.others = 0
        self.exports: list[bytes] = []
        self.copies: list[Path] = []
        self.empty = exported(self.diary)
        self.other = self._elsewhere(Path(self.folder.name) / "other.sqlite3")

    def _elsewhere(self, file: Path) -> Diary:
        self.others += 1
        ids = SeededIds(100 + self.others)
        diary = open_diary(file, Settings(), "app", self.clock, ids=ids, node="two")
        diary.store.connection.execute("PRAGMA synchronous = OFF")
        return diary

    def _copy(self, name: str) -> Path:
        self.diary.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(shutil.copy(self.file, Path(self.folder.name) / name))

    @rule(day=DAYS, pain=st.integers(0, 10), flare=st.booleans())
    def recorded_elsewhere(self, day: Any, pain: int, flare: bool) -> None:
        checkins.save(self.other, CheckIn(day, pain=pain, flare=flare), confirmed=True)

    @rule(name=st.sampled_from(WORK), pick=PICK, plan=PLANS)
    def course_elsewhere(self, name: str, pick: int, plan: Plan) -> None:
        with suppress(TrackerError):
            work(self.other, name, pick, plan)

    @rule(pick=PICK)
    def deleted_elsewhere(self, pick: int) -> None:
        found = sorted(entry.id for entry in records.listed(self.other, Filter()))
        if found:
            records.delete(self.other, found[pick % len(found)])

    @rule()
    def copied_to_the_other_machine(self) -> None:
        self.other.close()
        self.other = self._elsewhere(self._copy(f"other{self.others}.sqlite3"))

    @rule()
    def export_kept(self) -> None:
        self.exports.append("".join(exporting.json_pieces(self.diary)).encode())

    @rule()
    def export_of_the_other_kept(self) -> None:
        self.exports.append("".join(exporting.json_pieces(self.other)).encode())

    @rule()
    def backup_kept(self) -> None:
        self.copies.append(self._copy(f"kept{len(self.copies)}.sqlite3"))

    @rule(pick=PICK, replacing=st.booleans())
    def imported(self, pick: int, replacing: bool) -> None:
        if self.exports:
            data = self.exports[pick % len(self.exports)]
            with self.doing():
                importing.import_json(self.diary, data, "kept.json", replacing=replacing)

    @rule()
    def merged(self) -> None:
        with self.doing():
            merging.merge_file(self.diary, self.other.store.path)

    @rule(pick=PICK)
    def restored(self, pick: int) -> None:
        if self.copies:
            source = self.copies[pick % len(self.copies)]
            with (
                self.doing(),
                restoring.prepared(self.file, Settings(), self.clock, source, "app") as ready,
            ):
                ready.carry_out()

    def teardown(self) -> None:
        try:
            end = len(self.states) - 1
            while self.at < end:
                self.forth()
            full = exported(self.diary)
            while self.at > 0:
                self.back()
            assert exported(self.diary) == self.empty
            while self.at < end:
                self.forth()
            assert exported(self.diary) == full
        finally:
            self.other.close()
            self.diary.close()
            self.folder.cleanup()


def test_undo_and_redo_lead_through_imports_merges_and_restores() -> None:
    WholeMachine.steps = 0
    run_state_machine_as_test(
        WholeMachine,
        settings=settings(
            max_examples=30,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert WholeMachine.steps >= LEAST_STEPS


def test_a_merge_that_was_undone_can_be_done_again_and_takes_nothing_from_the_other(
    diary: Diary, tmp_path: Path
) -> None:
    """What is undone here was never this file's to delete there."""
    ids = SeededIds(7)
    other = open_diary(
        tmp_path / "other", Settings(), "app", diary.store.clock, ids=ids, node="two"
    )
    mine = checkins.save(diary, CheckIn(TODAY, pain=4))
    theirs = checkins.save(other, CheckIn(TODAY - timedelta(days=1), pain=5))
    merging.merge_file(diary, other.store.path)
    both = snapshot(diary)
    undoing.undo(diary, True)
    assert [entry.id for entry in records.listed(diary, Filter())] == [mine.id]
    merging.merge_file(other, diary.store.path)
    assert {entry.id for entry in records.listed(other, Filter())} == {mine.id, theirs.id}
    merging.merge_file(diary, other.store.path)
    assert snapshot(diary) == both == snapshot(other)
    other.close()
