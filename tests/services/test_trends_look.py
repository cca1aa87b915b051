"""What the Trends screen is given, and how it learns of another's change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import trend_files

from tests.services.conftest import At
from tracker.charts import views
from tracker.charts.glyphs import Glyphs
from tracker.charts.layout import GUTTER
from tracker.charts.view import View
from tracker.clock import FixedClock
from tracker.domain import trend
from tracker.domain.checkin import CheckIn
from tracker.domain.course import ExcuseReason
from tracker.domain.days import FromMemory
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.trend import MarkKind
from tracker.services import (
    checkins,
    courses,
    events,
    planned_sessions,
    planning,
    profile,
    sessions,
    today,
    trends,
)
from tracker.services.diary import Diary, changed_since, open_diary
from tracker.settings import Settings
from tracker.store import queries

BACK, KNEE = Place("low_back", Side.BOTH), Place("knee", Side.LEFT)


def back(diary: Diary, days: int) -> date:
    return diary.today() - timedelta(days=days)


def session(diary: Diary, days: int) -> None:
    form = SessionForm(back(diary, days), RightNow(pain=6), RightNow(pain=4), written=True)
    sessions.save(diary, form)


def test_sessions_are_numbered_by_day_in_whichever_order_they_were_written(diary: Diary) -> None:
    for days in (20, 5, 30):
        session(diary, days)
    found = trends.ease_pain(diary).marks
    assert [(m.day, m.label) for m in found] == [
        (back(diary, 30), "session 1"),
        (back(diary, 20), "session 2"),
        (back(diary, 5), "session 3"),
    ]


def test_a_part_of_the_file_numbers_its_sessions_as_the_whole_does(diary: Diary) -> None:
    for days in (30, 20, 5, 1):
        session(diary, days)
    found = queries.marks(diary.store.connection, back(diary, 20), back(diary, 5))
    assert [m.label for m in found] == ["session 2", "session 3"]
    assert [m.label for m in today.look(diary).marks] == ["session 3", "session 4"]


def test_events_are_named_in_words(diary: Diary) -> None:
    events.save(diary, "new_medicine", back(diary, 3))
    events.save(diary, "flare", back(diary, 2))
    found = trends.ease_pain(diary).marks
    assert [(m.kind, m.label) for m in found] == [
        (MarkKind.EVENT, "new medicine"),
        (MarkKind.FLARE, "flare"),
    ]


def test_a_look_names_the_places_and_what_it_knows(diary: Diary) -> None:
    profile.set_place(diary, BACK, back(diary, 9))
    form = CheckIn(back(diary, 1), pain=5, places=((KNEE, 2.0),), written=True)
    change = checkins.save(diary, form).change
    main, knee = trends.look(diary), trends.look(diary, KNEE)
    assert (main.place, main.places, main.last_change) == (BACK, (BACK, KNEE), change)
    assert (knee.place, [v.value for v in knee.data.pain]) == (KNEE, [2.0])


def test_a_change_is_news_until_it_was_looked_at(diary: Diary, db: Path, clock: FixedClock) -> None:
    seen = diary.store.last_change()
    assert not changed_since(diary, seen)
    other = open_diary(db, Settings(), "command line", clock, node="other")
    checkins.save(other, CheckIn(other.today(), ease=5))
    other.close()
    assert changed_since(diary, seen)
    assert not changed_since(diary, trends.look(diary).last_change)


class TestEverything:
    """What is read for all pictures, of a diary in which every doubt occurs."""

    @pytest.fixture
    def found(self, diary: Diary) -> trends.Trends:
        trend_files.record_everything(diary)
        return trends.look(diary)

    def kinds(self, found: trends.Trends, kind: MarkKind) -> list[int]:
        return [
            (found.data.today - mark.day).days for mark in found.data.marks if mark.kind is kind
        ]

    def test_planned_sessions_to_come_are_marked(self, found: trends.Trends) -> None:
        # Weekly since 27 days ago: those of days 27, 20, 13 and 6 were held.
        assert self.kinds(found, MarkKind.SESSION) == [27, 20, 13, 6]
        assert self.kinds(found, MarkKind.PLANNED) == [-1, -8]

    def test_those_of_an_ended_course_are_not(self, diary: Diary, found: trends.Trends) -> None:
        planning.end(diary)
        assert self.kinds(trends.look(diary), MarkKind.PLANNED) == []

    def test_nor_what_was_excused_or_falls_into_a_pause(
        self, diary: Diary, found: trends.Trends
    ) -> None:
        course = courses.current(diary)
        assert course is not None
        planned_sessions.excuse(diary, course.planned[4].id, ExcuseReason.ILLNESS)
        assert self.kinds(trends.look(diary), MarkKind.PLANNED) == [-8]

    def test_a_new_main_place_is_marked_where_it_began(self, found: trends.Trends) -> None:
        (mark,) = [one for one in found.data.marks if one.kind is MarkKind.PLACE]
        assert (mark.day, mark.label) == (
            found.data.today - timedelta(days=trend_files.NEW_PLACE),
            "main place low back, before that neck",
        )
        # The first place begins nothing anew; the series of the second begins with it.
        assert found.data.pain[0].day == mark.day

    def test_notes_are_read_with_their_days(self, found: trends.Trends) -> None:
        assert [(found.data.today - n.day).days for n in found.data.notes] == [11, 10]
        assert [(n.text, n.private) for n in found.data.notes] == [
            (trend_files.PRIVATE_NOTE, True),
            (trend_files.NOTE, False),
        ]

    def test_two_entries_of_a_day_are_their_mean_in_every_picture(
        self, found: trends.Trends
    ) -> None:
        day = found.data.today - timedelta(days=trend_files.TWICE)
        strands = [one for one in found.figures.strands if one.measure == "pain_avg"]
        assert [one.name for one in strands] == ["Pain", "Pain, low back", "Pain, neck"]
        for series in (found.data.pain, strands[0].series, strands[1].series):
            value = trend.at(series, day)
            assert value is not None
            assert (value.value, value.n) == (4.5, 2)

    def test_old_days_are_marked_in_every_picture(self, found: trends.Trends) -> None:
        day = found.data.today - timedelta(days=trend_files.OLD)
        strands = [one for one in found.figures.strands if one.measure == "pain_avg"]
        for series in (found.data.pain, strands[0].series, strands[1].series):
            value = trend.at(series, day)
            assert value is not None
            assert value.memory is FromMemory.OLD

    def test_a_day_written_down_twice_counts_what_was_not_from_memory(
        self, diary: Diary, found: trends.Trends
    ) -> None:
        day = found.data.today - timedelta(days=20)
        worst = CheckIn(day, pain=9, worst=10)
        checkins.save(diary, worst, confirmed=True)
        again = trends.look(diary)
        strands = [one for one in again.figures.strands if one.measure == "pain_avg"]
        for series in (again.data.pain, strands[1].series):
            value = trend.at(series, day)
            assert value == trend.at(found.data.pain, day)

    def test_the_persons_own_target_is_of_their_main_place(
        self, diary: Diary, found: trends.Trends
    ) -> None:
        assert found.data.target is None
        profile.set_facts(diary, {"target_pain": "3,5"})
        assert profile.load(diary).facts["target_pain"] == "3.5"
        assert trends.look(diary).data.target == 3.5
        assert trends.look(diary, trend_files.NECK).data.target is None
        profile.set_facts(diary, {"target_pain": ""})
        assert trends.look(diary).data.target is None


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        # Clocks go back at 03:00 on 25 October 2026 in Berlin; the day begins at 04:00.
        ("2026-10-25T00:30+02:00", date(2026, 10, 24)),
        ("2026-10-25T02:30+02:00", date(2026, 10, 24)),
        ("2026-10-25T02:30+01:00", date(2026, 10, 24)),
        ("2026-10-25T23:30+01:00", date(2026, 10, 25)),
        ("2026-10-26T03:59+01:00", date(2026, 10, 25)),
        # And forward at 02:00 on 29 March.
        ("2026-03-29T01:59+01:00", date(2026, 3, 28)),
        ("2026-03-29T03:00+02:00", date(2026, 3, 28)),
        ("2026-03-29T04:00+02:00", date(2026, 3, 29)),
    ],
)
def test_a_change_of_the_clocks_moves_no_day(at: At, instant: str, day: date) -> None:
    diary = at(instant)
    checkins.save(diary, CheckIn(diary.today(), ease=5, pain=4))
    figures = trends.look(diary).figures
    assert [value.day for value in figures.ease_pain.pain] == [day]
    shown = View(day - timedelta(days=3), day + timedelta(days=3), day)
    for name in ("ease-pain", "daily"):
        picture = views.get(name)
        drawing = picture.build(figures, shown, 78, 18, Glyphs.BLOCKS)
        # Seven days of eight cells; the fourth is the one with the bar.
        pitch = drawing.bar + 1
        floor = next(line for line in drawing.cells.lines() if line.startswith("  0 │"))
        assert floor[GUTTER:].rstrip() == " " * 3 * pitch + "█" * drawing.bar
        assert str(day.day) in picture.readout(figures, day)
