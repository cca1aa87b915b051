"""What Today and the chart are told, worked out by hand for one small file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.days import FromMemory
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Kind
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.trend import DayValue, MarkKind
from tracker.services import (
    checkins,
    drafting,
    events,
    profile,
    readiness,
    records,
    sessions,
    today,
    trends,
)
from tracker.services.diary import Diary

TODAY = date(2026, 11, 22)
NECK = Place("neck", Side.BOTH)
KNEE = Place("knee", Side.LEFT)
At = Callable[..., Diary]


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


@pytest.fixture
def filled(diary: Diary) -> Diary:
    """A neck since thirty days: nine days before the first session, then gaps and extras."""
    profile.set_place(diary, NECK, day(30))

    def put(back: int, ease: float | None, pain: float | None, *, written: bool = True) -> None:
        form = CheckIn(day(back), ease=ease, pain=pain, places=((KNEE, 9),), written=written)
        checkins.save(diary, form, confirmed=True)

    for back, pain in ((24, 6), (23, 7), (22, 6), (20, 7), (19, 6), (17, 8), (16, 7)):
        put(back, 3, pain)
    sessions.save(diary, SessionForm(day(15), RightNow(pain=10), RightNow(pain=9), written=True))
    put(13, 4, 6)
    put(6, 5, 5)
    put(5, 6, None)
    put(3, 6, 4)
    put(3, 7, 5)
    put(1, 7, 4)
    # Out of old memory: drawn where nothing else is, counted nowhere.
    put(4, 10, 0, written=False)
    put(6, 10, 0, written=False)
    sessions.save(diary, SessionForm(day(1), RightNow(pain=10), RightNow(pain=10), written=True))
    events.save(diary, "flare", day(16))
    events.save(diary, "stress", day(5))
    return diary


def test_today_shows_fourteen_days_with_their_gaps(filled: Diary) -> None:
    look = today.look(filled)
    ease, pain, stiffness = look.lines
    n = None
    assert look.first_day == day(13)
    assert [line.field for line in look.lines] == ["ease", "pain", "stiffness"]
    values = [[value and value.value for value in line.values] for line in look.lines]
    assert values[0] == [4, n, n, n, n, n, n, 5, 6, 10, 6.5, n, 7, n]
    assert values[1] == [6, n, n, n, n, n, n, 5, n, 0, 4.5, n, 4, n]
    assert values[2] == [None] * 14
    # Day 4 is out of old memory alone.
    assert [at for at, value in enumerate(ease.values) if value and not value.counts] == [9]
    # Seven days: 5, 6, 6.5, 7 and 5, 4.5, 4; the one out of old memory is in neither.
    assert ease.seven == pytest.approx(24.5 / 4)
    assert pain.seven == pytest.approx(13.5 / 3)
    assert (stiffness.seven, stiffness.start) == (None, None)
    # The fourteen days before the first session: 24 to 16 days ago.
    assert ease.start == pytest.approx(3)
    assert pain.start == pytest.approx(47 / 7)
    # All fourteen but today, which is still open.
    assert (look.filled, look.counted) == (5, 13)
    assert (look.sessions, look.last_session) == (2, day(1))
    assert [(m.day, m.kind) for m in look.marks] == [
        (day(5), MarkKind.EVENT), (day(1), MarkKind.SESSION),
    ]  # fmt: skip
    assert look.place == NECK
    assert not look.first_run
    assert look.last_change == filled.store.last_change()


def test_what_is_due_follows_what_was_done(filled: Diary) -> None:
    def due() -> list[tuple[str, str]]:
        return [(item.key, item.name) for item in today.look(filled).due]

    quiz = ("6", "Is a course worth trying?")
    assert due() == [("c", "Check-in, day after session 2"), quiz]
    checkins.save(filled, CheckIn(TODAY, ease=5))
    assert due() == [("c", "The day after session 2"), quiz]
    checkins.save(filled, CheckIn(TODAY, next_day_pain=3))
    assert due() == [quiz]
    saved = sessions.save(filled, SessionForm(TODAY, RightNow(pain=5), mini="1"))
    assert due() == [("Enter", "Safety pages"), ("s", "After the session"), quiz]
    draft = drafting.keep(filled, None, "quiz", TODAY, "{}")
    drafting.close(filled, draft)
    assert [key for key, _ in due()] == ["Enter", "Enter", "s"]
    assert due()[1][1].startswith("Unfinished readiness quiz")
    assert [offer.draft.id for offer in today.look(filled).offers] == [draft]
    assert saved.id


def test_the_very_first_look(diary: Diary) -> None:
    look = today.look(diary)
    assert look.first_run
    assert look.place is None
    assert (look.filled, look.sessions, look.marks, look.offers) == (0, 0, (), ())
    assert all(line.values == (None,) * 14 for line in look.lines)
    profile.begin(diary, None, "", "tracking")
    assert not today.look(diary).first_run


def test_without_a_place_what_is_recorded_still_shows(diary: Diary) -> None:
    checkins.save(diary, CheckIn(TODAY, ease=5, pain=4))
    look = today.look(diary)
    assert not look.first_run
    assert look.place is None
    newest = [line.values[-1] for line in look.lines]
    assert [value and value.value for value in newest] == [5, 4, None]


def test_the_chart_has_means_gaps_and_marks(filled: Diary) -> None:
    chart = trends.ease_pain(filled)
    assert chart.place == "neck"
    assert (chart.today, chart.first_session) == (TODAY, day(15))
    assert chart.pain == (
        *(DayValue(day(b), v) for b, v in ((24, 6), (23, 7), (22, 6), (20, 7), (19, 6), (17, 8),
                                           (16, 7), (13, 6), (6, 5))),
        DayValue(day(4), 0, 1, FromMemory.OLD),
        DayValue(day(3), 4.5, 2),
        DayValue(day(1), 4),
    )  # fmt: skip
    assert [v.day for v in chart.ease if v.value == 6] == [day(5)]
    assert chart.stiffness == ()
    assert [(m.day, m.kind) for m in chart.marks] == [
        (day(16), MarkKind.FLARE), (day(15), MarkKind.SESSION),
        (day(5), MarkKind.EVENT), (day(1), MarkKind.SESSION),
    ]  # fmt: skip
    knee = trends.ease_pain(filled, KNEE)
    assert {v.value for v in knee.pain} == {9}
    assert knee.ease == ()
    assert trends.tracked_places(filled) == (NECK, KNEE)


def test_a_flare_that_is_seen_is_marked_where_none_was_noted(diary: Diary) -> None:
    profile.set_place(diary, NECK, day(30))
    pain = dict.fromkeys(range(20, 4, -1), 3.0) | {4: 6.0, 3: 6.0}
    for back, value in pain.items():
        checkins.save(diary, CheckIn(day(back), pain=value, written=True))
    assert [(m.day, m.kind) for m in trends.ease_pain(diary).marks] == [
        (day(3), MarkKind.AUTO_FLARE)
    ]
    events.save(diary, "flare", day(3))
    assert [(m.day, m.kind) for m in trends.ease_pain(diary).marks] == [(day(3), MarkKind.FLARE)]


def test_a_few_days_have_no_mean(diary: Diary) -> None:
    profile.set_place(diary, NECK, day(30))
    for back in (0, 1):
        checkins.save(diary, CheckIn(day(back), ease=5))
    assert today.look(diary).lines[0].seven is None
    checkins.save(diary, CheckIn(day(6), ease=8, written=True))
    assert today.look(diary).lines[0].seven == 6
    checkins.save(diary, CheckIn(day(7), ease=0, written=True))
    assert today.look(diary).lines[0].seven == 6


def test_at_night_the_day_before_is_still_today(at: At) -> None:
    diary = at("2026-11-23T02:00+01:00")
    look = today.look(diary)
    assert look.today == TODAY
    assert look.due[0].until == "any time until 04:00"


def test_a_sign_that_a_screen_named_stands_on_today_until_it_is_answered(at: At) -> None:
    diary = at("2026-11-22T19:30+01:00")
    whole = dict.fromkeys(ITEMS, Answer.NO)
    readiness.save_safety(diary, Attempt(safety={**whole, "U6": Answer.YES}))
    look = today.look(diary)
    assert look.worth_checking.startswith("Worth having checked within a few days")
    assert ITEMS["U6"].short in look.worth_checking
    (line,) = records.lines(diary, records.Filter(kind=Kind.SAFETY))
    assert line.text == f"worth checking: {ITEMS['U6'].short}"

    later = at("2026-11-23T19:30+01:00")
    readiness.save_safety(later, Attempt(safety=whole))
    assert today.look(later).worth_checking == ""
