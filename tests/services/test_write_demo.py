"""The made-up diary as a file: repeatable, whole, and never over something else."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.errors import Failed, InvalidValue
from tracker.services import demo, profile, today, trends
from tracker.services.diary import open_diary
from tracker.settings import Settings


def rows(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_the_same_seed_weeks_and_instant_give_the_same_rows(
    tmp_path: Path, clock: FixedClock
) -> None:
    dumps = []
    for name in ("a", "b"):
        path = tmp_path / name
        count = demo.write_demo(path, weeks=3, seed=5, clock=clock, settings=Settings())
        assert count > 20
        # When each step of the schema was taken is the tool's own note, by the machine's clock.
        dumps.append([line for line in rows(path) if "_sqlite_migrations" not in line])
    assert dumps[0] == dumps[1]
    demo.write_demo(tmp_path / "c", weeks=3, seed=6, clock=clock, settings=Settings())
    assert [line for line in rows(tmp_path / "c") if "_sqlite_migrations" not in line] != dumps[0]


class Ticking:
    """A clock that runs: an hour passes between two looks at it."""

    fixed = False

    def __init__(self, start: datetime) -> None:
        self.hours = [start + timedelta(hours=k) for k in range(1000, 0, -1)]
        self.hours.append(start)

    def now(self) -> datetime:
        return self.hours.pop()


def test_how_long_writing_takes_does_not_show(tmp_path: Path, clock: FixedClock) -> None:
    demo.write_demo(tmp_path / "a", weeks=2, clock=clock, settings=Settings())
    running = Ticking(clock.now())
    demo.write_demo(tmp_path / "b", weeks=2, clock=running, settings=Settings())
    stamps = []
    for name in ("a", "b"):
        connection = sqlite3.connect(tmp_path / name)
        stamps.append(connection.execute("SELECT id, at FROM change ORDER BY seq").fetchall())
        connection.close()
    assert stamps[0] == stamps[1]


def test_it_opens_on_a_course_with_todays_check_in_open(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "demo"
    seen: list[tuple[int, int]] = []
    count = demo.write_demo(
        path, clock=clock, settings=Settings(), progress=lambda done, of: seen.append((done, of))
    )
    assert seen[-1] == (count, count)
    assert not path.with_name("demo-wal").exists()
    diary = open_diary(path, Settings(), "app", clock, node="test")
    try:
        look = today.look(diary)
        assert not look.first_run
        assert look.sessions == 8
        assert [due.word for due in look.due] == ["check-in", "review"]
        assert "day after session 8" in look.due[0].name
        assert look.quiz is not None
        starts = {line.field: line.start for line in look.lines}
        assert all(start is not None for start in starts.values())
        chart = trends.ease_pain(diary)
        assert chart.place == "low back"
        assert len(chart.pain) > 50
        facts = profile.load(diary).facts
        assert facts["since"] == "2025-07"
        assert facts["stage"] == "waiting"
        assert diary.store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert diary.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        diary.close()


def test_a_long_one_is_written_a_year_at_a_time_with_both_sites(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "demo"
    demo.write_demo(path, weeks=120, clock=clock, settings=Settings())
    diary = open_diary(path, Settings(), "app", clock, node="test")
    try:
        places = [place.site for _, place in profile.history_of_places(diary)]
        assert places == ["neck", "low_back"]
        labels = [row[0] for row in diary.store.connection.execute("SELECT label FROM change")]
        assert [label for label in labels if label.startswith("made-up")] == [
            *(f"made-up diary of {year}" for year in (2024, 2025, 2026)),
            "made-up courses",
        ]
        found = diary.store.connection.execute(
            "SELECT e.day, count(*) FROM event v JOIN entry e ON e.id = v.entry_id"
            " WHERE tag = 'flare' GROUP BY e.day HAVING count(*) > 1"
        ).fetchall()
        assert found == []
    finally:
        diary.close()


@pytest.mark.parametrize("weeks", [0, -3, 1041])
def test_other_lengths_leave_no_file(tmp_path: Path, clock: FixedClock, weeks: int) -> None:
    path = tmp_path / "demo"
    with pytest.raises(InvalidValue, match="weeks"):
        demo.write_demo(path, weeks=weeks, clock=clock, settings=Settings())
    assert not path.exists()


def test_nothing_is_written_over(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "mine"
    path.write_bytes(b"dear diary")
    with pytest.raises(Failed, match="already"):
        demo.write_demo(path, clock=clock, settings=Settings())
    assert path.read_bytes() == b"dear diary"
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Failed, match="already"):
        demo.write_demo(link, clock=clock, settings=Settings())
    assert not (tmp_path / "nowhere").exists()


def test_what_is_broken_off_leaves_nothing_behind(tmp_path: Path, clock: FixedClock) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "demo"
    with pytest.raises(KeyboardInterrupt):
        demo.write_demo(path, weeks=2, clock=clock, settings=Settings(), progress=stop)
    assert list(tmp_path.glob("demo*")) == []


@pytest.mark.parametrize("hour", [0, 4, 12])
@pytest.mark.parametrize("now", ["2026-11-22T00:05+14:00", "2026-03-01T11:59-09:30"])
def test_any_hour_and_day_start_will_do(tmp_path: Path, hour: int, now: str) -> None:
    clock = FixedClock(datetime.fromisoformat(now))
    path = tmp_path / "demo"
    demo.write_demo(path, weeks=2, clock=clock, settings=Settings(day_start_hour=hour))
    diary = open_diary(path, Settings(day_start_hour=hour), "app", clock, node="test")
    try:
        newest = diary.store.connection.execute("SELECT max(day), max(at_utc) FROM rating")
        day, at = newest.fetchone()
        assert day < diary.today().isoformat()
        assert at < diary.moment().at_utc
    finally:
        diary.close()
