"""What says that a file is a demo: the door of its first change, which old demos have too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.services import checkins, demo, events, exporting, merging, undoing
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock) -> Path:
    file = tmp_path / "demo.sqlite3"
    demo.write_demo(file, weeks=1, clock=clock, settings=Settings())
    return file


def opened(file: Path, clock: FixedClock, door: str = "app") -> Diary:
    return open_diary(file, Settings(), door, clock, node="test")


def test_a_demo_stays_one_whatever_is_recorded_in_it(made: Path, clock: FixedClock) -> None:
    diary = opened(made, clock)
    assert diary.made_up()
    checkins.save(diary, CheckIn(diary.today(), pain=4), confirmed=True)
    undoing.undo(diary)
    assert diary.made_up()
    diary.close()


def test_ones_own_file_is_none(diary: Diary, made: Path, clock: FixedClock) -> None:
    assert not diary.made_up()
    events.save(diary, "flare", diary.today())
    assert not diary.made_up()
    # Not even with the records of a demo in it: the first change was one's own.
    merging.merge_file(diary, made)
    assert not diary.made_up()


def test_an_export_says_where_it_came_from(diary: Diary, made: Path, clock: FixedClock) -> None:
    assert '"made_up": false' in "".join(exporting.json_pieces(diary))
    other = opened(made, clock)
    assert '"made_up": true' in "".join(exporting.json_pieces(other))
    other.close()
