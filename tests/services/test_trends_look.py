"""What the Trends screen is given, and how it learns of another's change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.trend import MarkKind
from tracker.services import checkins, events, profile, sessions, today, trends
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
