"""What a picture is drawn from when only its part of the file is read: the same as of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracker.charts import view as ranges
from tracker.charts import views
from tracker.charts.glyphs import Glyphs
from tracker.charts.view import View
from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.figures import Figures, Parts, Topic
from tracker.domain.records import Kind
from tracker.domain.sites import Place, Side
from tracker.services import checkins, profile, trends
from tracker.services.demo import write_demo
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings
from tracker.store import queries

CLOCK = FixedClock(datetime(2026, 11, 22, 18, 30, tzinfo=UTC))
BACK, KNEE = Place("low_back", Side.BOTH), Place("knee", Side.LEFT)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    """A diary of three years, with two main places and several courses."""
    file = tmp_path_factory.mktemp("long") / "demo.sqlite3"
    write_demo(file, weeks=160, seed=2, clock=CLOCK, settings=Settings())
    diary = open_diary(file, Settings(), "test", CLOCK, node="test")
    yield diary
    diary.close()


def everything_of(picture_id: str, figures: Figures, view: View) -> tuple[object, ...]:
    """All that is drawn and said of a view."""
    picture = views.get(picture_id)
    days = [view.first + timedelta(days=n) for n in range(0, view.days, 5)]
    return (
        picture.build(figures, view, 120, 30, Glyphs.BLOCKS),
        picture.table(figures, view),
        picture.values(figures, view),
        [picture.readout(figures, day) for day in days],
    )


@pytest.mark.parametrize("picture_id", views.VIEWS)
@pytest.mark.parametrize("weeks", [1, 6, 40])
def test_a_part_draws_what_the_whole_does(long: Diary, picture_id: str, weeks: int) -> None:
    whole = trends.figures(long)
    for last in (long.today(), long.today() - timedelta(days=400)):
        since = last - timedelta(days=weeks * 7 - 1)
        parts = views.parts(picture_id)
        part = trends.figures(long, None, Parts(parts.topics, parts.sessions, since))
        assert ranges.extent(part.ease_pain) == ranges.extent(whole.ease_pain)
        shown = View(since, last, last)
        assert everything_of(picture_id, part, shown) == everything_of(picture_id, whole, shown)


def test_a_part_leaves_the_rest_of_the_file(long: Diary) -> None:
    since = long.today() - timedelta(days=41)
    read: list[str] = []
    long.store.connection.set_trace_callback(read.append)
    figures = trends.figures(long, None, Parts(frozenset(), sessions=False, since=since))
    long.store.connection.set_trace_callback(None)
    assert (figures.strands, figures.sessions) == ((), ())
    assert len(figures.ease_pain.pain) < 120 < len(trends.figures(long).ease_pain.pain)
    assert not any("'weekly', 'test')" in sql and "avg(" in sql for sql in read)


def test_a_day_long_before_still_begins_the_gaps(diary: Diary) -> None:
    today = diary.today()
    profile.set_place(diary, BACK, today - timedelta(days=300))
    for days in (300, 3, 1):
        day = today - timedelta(days=days)
        checkins.save(diary, CheckIn(day, ease=5, pain=5, written=True))
    shown = ranges.latest(ranges.extent(trends.figures(diary).ease_pain), 42)
    part = trends.figures(diary, None, Parts(frozenset(), sessions=False, since=shown.first))
    whole = trends.figures(diary)
    assert everything_of("ease-pain", part, shown) == everything_of("ease-pain", whole, shown)


def test_strands_come_by_their_topic(long: Diary) -> None:
    for topic in Topic:
        found = trends.figures(long, None, Parts(frozenset({topic}))).strands
        assert {one.topic for one in found} <= {topic}
        assert found == tuple(one for one in trends.figures(long).strands if one.topic is topic)


def test_where_the_records_begin(diary: Diary) -> None:
    connection = diary.store.connection
    assert queries.first_entry(connection, (Kind.CHECKIN, Kind.WEEKLY)) is None
    day = diary.today() - timedelta(days=9)
    profile.set_place(diary, BACK, day)
    checkins.save(diary, CheckIn(day, places=((KNEE, 3.0),), written=True))
    assert queries.first_entry(connection, (Kind.CHECKIN, Kind.WEEKLY)) == day
    assert queries.first_entry(connection, (Kind.TEST,)) is None
    assert trends.figures(diary).ease_pain.others_from == day


def test_the_places_are_read_beside_the_one_that_is_shown(diary: Diary) -> None:
    today = diary.today()
    profile.set_place(diary, BACK, today - timedelta(days=9))
    for days, pain in ((3, 6.0), (1, 4.0)):
        places = ((KNEE, pain / 2),)
        day = today - timedelta(days=days)
        checkins.save(diary, CheckIn(day, pain=pain, places=places, written=True))
    for place, values in ((BACK, [[6, 4], [3, 2]]), (KNEE, [[3, 2], [6, 4]])):
        found = trends.figures(diary, place).of(Topic.PLACES)
        assert [[v.value for v in one.series] for one in found] == values
