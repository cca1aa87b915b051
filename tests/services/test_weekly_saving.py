"""Weekly reviews on a real file: saved, joined, edited, refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.days import FromMemory
from tracker.domain.movement import Measured
from tracker.domain.records import Entry, Kind, SessionDetails
from tracker.domain.session import SessionForm
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.errors import (
    ChangedElsewhere,
    InvalidValue,
    NeedsConfirmation,
    NotFound,
    NothingGiven,
)
from tracker.services import (
    activities,
    checkins,
    drafting,
    profile,
    readiness,
    records,
    sessions,
    weekly,
)
from tracker.services.diary import Diary
from tracker.services.seen import mark
from tracker.store import entries

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
NECK = Place("neck", Side.BOTH)
At = Callable[..., Diary]


def kept(diary: Diary, entry_id: str) -> Entry:
    found = entries.load(diary.store.connection, entry_id)
    assert found is not None
    return found


def walk(diary: Diary) -> str:
    activities.save(diary, 1, "walk to work")
    return activities.current(diary)[0].id


def full(diary: Diary) -> WeeklyForm:
    return WeeklyForm(
        TODAY, 5, 4, 6, ((walk(diary), 7),), med_days=2, exercise_days=3, sleep=4, med_doses=1,
        other_days=(("heat", 2),), tests=(Measured("neck_rot", 60, Side.LEFT),), mini="n",
        note=" fine ", private=True,
    )  # fmt: skip


def test_everything_that_is_filled_in_comes_back(diary: Diary) -> None:
    profile.set_place(diary, NECK)
    form = full(diary)
    saved = weekly.save(diary, form)
    assert saved.text == (
        "Weekly review for Sun 22 Nov saved: walk to work 7, based on PEG 5, medicine 2 days,"
        " exercise 3 days, sleep 4, medicine 1 dose, heat 2 days, neck turn left 60 degrees."
    )
    assert saved.notes == (MEDICINE_NOTE,)
    assert weekly.load(diary, saved.id) == replace(form, note="fine")
    entry = kept(diary, saved.id)
    assert (entry.kind, entry.from_memory, entry.course_id) == (Kind.WEEKLY, None, None)
    places = {r.measure: r.place for r in entry.ratings if r.place is not None}
    assert places == {"neck_rot": Place("neck", Side.LEFT)}
    assert weekly.of_day(diary, TODAY) == entry
    assert weekly.of_day(diary, YESTERDAY) is None


@pytest.mark.parametrize(
    ("back", "written", "memory"),
    [
        (0, False, None),
        (2, False, FromMemory.RECENT),
        (3, False, FromMemory.OLD),
        (3, True, None),
    ],
)
def test_how_late_it_was_written_down_is_kept(
    diary: Diary, back: int, written: bool, memory: FromMemory | None
) -> None:
    form = WeeklyForm(TODAY - timedelta(days=back), sleep=3, written=written)
    entry = kept(diary, weekly.save(diary, form).id)
    assert entry.from_memory is memory
    assert {r.from_memory for r in entry.ratings} == {memory}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (WeeklyForm(TODAY + timedelta(days=1), sleep=3), "day"),
        (WeeklyForm(TODAY, sleep=11), "sleep"),
        (WeeklyForm(TODAY, 6, 4), "based on PEG"),
        (WeeklyForm(TODAY, peg_activity=4, sleep=2), "based on PEG"),
        (WeeklyForm(TODAY, pgic=2), "pgic"),
        (WeeklyForm(TODAY, activities=(("nobody", 2),)), "activity"),
        (WeeklyForm(TODAY, note="a\x00"), "note"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    diary: Diary, form: WeeklyForm, field: str
) -> None:
    first = weekly.save(diary, full(diary))
    draft = drafting.keep(diary, None, "weekly", TODAY, "{}")
    before = list(diary.store.connection.iterdump())
    for entry_id in (None, first.id):
        with pytest.raises(InvalidValue) as caught:
            weekly.save(diary, form, entry_id=entry_id, draft_id=draft, confirmed=True)
        assert caught.value.field == field
    for nothing in (WeeklyForm(TODAY), WeeklyForm(TODAY, mini="not_asked")):
        with pytest.raises(NothingGiven):
            weekly.save(diary, nothing, draft_id=draft)
    assert list(diary.store.connection.iterdump()) == before


def test_a_draft_is_forgotten_once_saved(diary: Diary) -> None:
    draft = drafting.keep(diary, None, "weekly", TODAY, "{}")
    weekly.save(diary, WeeklyForm(TODAY, sleep=2), draft_id=draft)
    assert drafting.newest(diary, "weekly") is None
    assert diary.store.connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_unlikely_values_need_a_yes(diary: Diary) -> None:
    weekly.save(diary, WeeklyForm(TODAY - timedelta(days=7), sleep=3))
    form = WeeklyForm(TODAY, sleep=10, med_doses=9, tests=(Measured("ms_minutes", 300),))
    with pytest.raises(NeedsConfirmation) as caught:
        weekly.save(diary, form)
    for words in ("Sleep: 10?", "9 doses is more than 8", "300 minutes is more than 240"):
        assert words in str(caught.value)
    assert weekly.of_day(diary, TODAY) is None
    weekly.save(diary, form, confirmed=True)
    assert weekly.of_day(diary, TODAY) is not None


def test_the_review_before_is_the_newest_with_more_than_an_overall_view(diary: Diary) -> None:
    sessions.save(diary, SessionForm(TODAY - timedelta(days=20)))
    assert weekly.last_before(diary, TODAY) is None
    for back, form in (
        (14, WeeklyForm(TODAY, sleep=3)),
        (7, WeeklyForm(TODAY, sleep=4)),
        (1, WeeklyForm(TODAY, pgic=2)),
        (0, WeeklyForm(TODAY, sleep=9)),
    ):
        weekly.save(diary, replace(form, day=TODAY - timedelta(days=back)), confirmed=True)
    last = weekly.last_before(diary, TODAY)
    assert last is not None
    assert (last.day, last.sleep) == (TODAY - timedelta(days=7), 4)


def test_saved_anew_it_keeps_when_each_answer_was_given(at: At) -> None:
    monday = at("2026-11-16T20:00+01:00")
    saved = weekly.save(monday, WeeklyForm(monday.today(), sleep=3, note="a"))
    later = at("2026-11-22T20:00+01:00")
    form = weekly.load(later, saved.id)
    weekly.save(later, replace(form, sleep=4, med_days=1, note=""), entry_id=saved.id)
    entry = kept(later, saved.id)
    assert entry.note is None
    assert entry.from_memory is None
    memory = {r.measure: r.from_memory for r in entry.ratings}
    assert memory == {"sleep": None, "med_days": FromMemory.OLD}


def test_one_given_another_day_moves_whole(diary: Diary) -> None:
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    weekly.save(diary, WeeklyForm(YESTERDAY, sleep=3), entry_id=saved.id)
    entry = kept(diary, saved.id)
    assert entry.day == YESTERDAY
    assert {(r.day, r.from_memory) for r in entry.ratings} == {(YESTERDAY, FromMemory.RECENT)}


def test_it_is_not_saved_over_what_another_window_wrote(diary: Diary) -> None:
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    held = weekly.load(diary, saved.id)
    weekly.save(diary, WeeklyForm(TODAY, sleep=5), entry_id=saved.id)
    with pytest.raises(ChangedElsewhere, match="Now it says: sleep 5"):
        weekly.save(diary, replace(held, med_days=1), entry_id=saved.id, seen=mark(held))
    assert weekly.load(diary, saved.id).sleep == 5
    records.delete(diary, saved.id)
    with pytest.raises(ChangedElsewhere, match="deleted"):
        weekly.save(diary, held, entry_id=saved.id, seen=mark(held))
    with pytest.raises(NotFound):
        weekly.load(diary, saved.id)


def test_what_came_with_fewer_answers_may_stay_so(diary: Diary) -> None:
    form = WeeklyForm(TODAY, 6, 4)
    saved = weekly.save(diary, WeeklyForm(TODAY, sleep=3))
    entry = kept(diary, saved.id)
    from tracker.domain import weekly as domain

    with diary.store.change("import") as change:
        entries.write(change, replace(entry, ratings=domain.ratings(form, entry.moment, None)))
    weekly.save(diary, replace(form, note="kept"), entry_id=saved.id)
    assert weekly.load(diary, saved.id).note == "kept"
    with pytest.raises(InvalidValue, match="all three answers or none"):
        weekly.save(diary, replace(form, peg_enjoy=5), entry_id=saved.id)
    weekly.save(diary, replace(form, peg_activity=5), entry_id=saved.id)


def test_an_urgent_sign_at_a_review_keeps_the_safety_pages_open(diary: Diary) -> None:
    weekly.save(diary, WeeklyForm(TODAY, sleep=3, mini="n"))
    assert not readiness.safety_open(diary)
    saved = weekly.save(diary, WeeklyForm(YESTERDAY, sleep=3, mini="1"))
    assert readiness.safety_open(diary)
    # Saved anew without the question, its answer stays.
    weekly.save(diary, WeeklyForm(YESTERDAY, sleep=4), entry_id=saved.id)
    assert weekly.load(diary, saved.id).mini == "1"
    assert readiness.safety_open(diary)


class TestOverallView:
    @pytest.fixture(autouse=True)
    def _a_session(self, diary: Diary) -> None:
        sessions.save(diary, SessionForm(YESTERDAY, details=SessionDetails()))

    def test_by_itself_it_becomes_a_review_of_the_day(self, diary: Diary) -> None:
        saved = weekly.save_pgic(diary, 2)
        assert saved.text == "Saved for Sun 22 Nov: overall much better."
        assert weekly.load(diary, saved.id) == WeeklyForm(TODAY, pgic=2)
        again = weekly.save_pgic(diary, 3)
        assert again.id == saved.id
        assert weekly.load(diary, saved.id).pgic == 3

    def test_it_joins_the_review_of_its_day(self, diary: Diary) -> None:
        first = weekly.save(diary, WeeklyForm(TODAY, 5, 4, 6, sleep=2, note="a"))
        other = weekly.save_pgic(diary, 4, YESTERDAY)
        joined = weekly.save_pgic(diary, 1)
        assert (joined.id, joined.notes) == (first.id, ())
        assert other.id != first.id
        assert weekly.load(diary, first.id) == WeeklyForm(TODAY, 5, 4, 6, sleep=2, note="a", pgic=1)

    @pytest.mark.parametrize("value", [0, 8, 2.5])
    def test_it_has_seven_steps(self, diary: Diary, value: float) -> None:
        with pytest.raises(InvalidValue, match="1 to 7"):
            weekly.save_pgic(diary, value)

    def test_it_is_about_the_time_since_the_first_session(self, diary: Diary) -> None:
        before = YESTERDAY - timedelta(days=1)
        with pytest.raises(InvalidValue, match="nothing before the first session"):
            weekly.save_pgic(diary, 2, before)
        profile.set_facts(diary, {"began": before.isoformat()})
        assert weekly.save_pgic(diary, 2, before).day == before
        with pytest.raises(InvalidValue, match="day"):
            weekly.save_pgic(diary, 2, TODAY + timedelta(days=1))


def test_what_is_asked_besides_is_kept(diary: Diary) -> None:
    assert weekly.extras(diary) == ()
    saved = weekly.set_extras(diary, ("ms_minutes", "sleep"))
    assert saved.text == "Also asked: sleep and morning stiffness."
    assert weekly.extras(diary) == ("sleep", "ms_minutes")
    profile.set_facts(diary, {"weekly_extras": "other_days"})
    assert len(weekly.extras(diary)) == 8
    with pytest.raises(InvalidValue, match="weekly extras"):
        weekly.set_extras(diary, ("mood",))
    assert weekly.set_extras(diary, ()).text == "The six questions are asked, nothing more."
    assert weekly.extras(diary) == ()


def test_at_night_it_says_for_which_day_it_counts(at: At) -> None:
    night = at("2026-11-23T02:00+01:00")
    saved = weekly.save(night, WeeklyForm(TODAY, sleep=3))
    assert saved.notes == ("It is still night: this counts for Sun 22 Nov.",)


def test_urgent_help_is_shown_after_words_that_ask_for_it(diary: Diary) -> None:
    assert weekly.save(diary, WeeklyForm(TODAY, note="I want to die")).concern
    assert not weekly.save(diary, WeeklyForm(TODAY, note="tired")).concern


def test_checkins_do_not_count_as_reviews(diary: Diary) -> None:
    from tracker.domain.checkin import CheckIn

    saved = checkins.save(diary, CheckIn(TODAY, ease=5))
    with pytest.raises(NotFound):
        weekly.load(diary, saved.id)
    with pytest.raises(NotFound):
        weekly.save(diary, WeeklyForm(TODAY, sleep=1), entry_id=saved.id)
