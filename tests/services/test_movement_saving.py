"""Movement tests on a real file: offered, saved, edited, looked back on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.days import FromMemory
from tracker.domain.movement import SURGERY_DAYS, TEST_IDS, Measured, MovementForm
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Kind, Rating
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.sites import Place, Side
from tracker.domain.weekly import WeeklyForm
from tracker.errors import (
    ChangedElsewhere,
    InvalidValue,
    NeedsConfirmation,
    NotFound,
    NothingGiven,
)
from tracker.services import (
    checkins,
    drafting,
    events,
    movement,
    profile,
    readiness,
    records,
    weekly,
)
from tracker.services.diary import Diary
from tracker.services.movement import Past
from tracker.services.seen import mark
from tracker.store import entries

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
LEFT = Measured("neck_rot", 62, Side.LEFT)
RIGHT = Measured("neck_rot", 58, Side.RIGHT)
FLOOR = Measured("ftf_cm", 12.5)
At = Callable[..., Diary]


def test_everything_that_is_filled_in_comes_back(diary: Diary) -> None:
    form = MovementForm(YESTERDAY, (FLOOR, LEFT, RIGHT), note=" after a walk ", private=True)
    saved = movement.save(diary, form)
    assert saved.text == (
        "Saved for Sat 21 Nov: fingertips to floor 12.5 cm, neck turn left 62 degrees,"
        " neck turn right 58 degrees."
    )
    assert movement.load(diary, saved.id) == replace(form, note="after a walk")
    entry = entries.load(diary.store.connection, saved.id)
    assert entry is not None
    assert (entry.kind, entry.from_memory) == (Kind.TEST, FromMemory.RECENT)
    assert {r.place for r in entry.ratings} == {
        None,
        Place("neck", Side.LEFT),
        Place("neck", Side.RIGHT),
    }


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (MovementForm(TODAY + timedelta(days=1), (FLOOR,)), "day"),
        (MovementForm(TODAY, (Measured("ftf_cm", 101),)), "Fingertips to floor"),
        (MovementForm(TODAY, (Measured("neck_rot", 60),)), "side"),
        (MovementForm(TODAY, (LEFT, LEFT)), "test"),
        (MovementForm(TODAY, (Measured("ease", 6),)), "test"),
        (MovementForm(TODAY, (FLOOR,), note="a\x00"), "note"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    diary: Diary, form: MovementForm, field: str
) -> None:
    first = movement.save(diary, MovementForm(TODAY, (LEFT,)))
    draft = drafting.keep(diary, None, "test", TODAY, "{}")
    before = list(diary.store.connection.iterdump())
    for entry_id in (None, first.id):
        with pytest.raises(InvalidValue) as caught:
            movement.save(diary, form, entry_id=entry_id, draft_id=draft)
        assert caught.value.field == field
    with pytest.raises(NothingGiven):
        movement.save(diary, MovementForm(TODAY), draft_id=draft)
    assert list(diary.store.connection.iterdump()) == before


def test_unlikely_numbers_need_a_yes(diary: Diary) -> None:
    far = MovementForm(TODAY, (Measured("neck_rot", 96, Side.LEFT),))
    with pytest.raises(NeedsConfirmation, match="96 degrees is more than 95"):
        movement.save(diary, far)
    assert movement.history(diary, "neck_rot") == ()
    saved = movement.save(diary, far, confirmed=True)
    # What was said yes to once is not asked again when a note is put to it.
    movement.save(diary, replace(far, note="twice measured"), entry_id=saved.id)


def answered(diary: Diary, **said: Answer) -> None:
    everything = dict.fromkeys(ITEMS, Answer.NO) | said
    readiness.save_safety(diary, Attempt(safety=everything))


def withheld(diary: Diary, day: date = TODAY) -> dict[str, str]:
    found = movement.offers(diary, day)
    return {offer.measure: offer.reason for offer in found if offer.reason is not None}


class TestForwardBends:
    BENDS = frozenset({"ftf_cm", "sit_reach_cm"})

    def test_all_are_offered_where_nothing_is_known(self, diary: Diary) -> None:
        assert [offer.measure for offer in movement.offers(diary, TODAY)] == list(TEST_IDS)
        assert withheld(diary) == {}

    @pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
    @pytest.mark.parametrize(("item", "words"), [("C3", "weak bones"), ("C6", "surgery")])
    def test_weak_bones_and_surgery(
        self, diary: Diary, item: str, words: str, answer: Answer
    ) -> None:
        answered(diary, **{item: answer})
        assert withheld(diary).keys() == self.BENDS
        assert all(words in reason for reason in withheld(diary).values())

    def test_the_newest_answer_counts(self, at: At) -> None:
        answered(at("2026-11-20T10:00+01:00"), C3=Answer.YES, C6=Answer.YES)
        today = at("2026-11-22T19:30+01:00")
        assert withheld(today).keys() == self.BENDS
        answered(today)
        assert withheld(today) == {}

    def test_a_quiz_broken_off_before_that_page_takes_no_answer_back(self, at: At) -> None:
        answered(at("2026-11-20T10:00+01:00"), C3=Answer.YES)
        today = at("2026-11-22T19:30+01:00")
        readiness.save(today, Attempt(safety={"E1": Answer.YES}))
        assert withheld(today).keys() == self.BENDS

    def test_surgery_is_over_after_three_months(self, at: At) -> None:
        answered(at("2026-08-01T10:00+02:00"), C3=Answer.NO, C6=Answer.YES)
        asked = date(2026, 8, 1)
        diary = at("2026-11-22T19:30+01:00")
        assert withheld(diary, asked + timedelta(days=SURGERY_DAYS - 1)).keys() == self.BENDS
        assert withheld(diary, asked + timedelta(days=SURGERY_DAYS)) == {}

    @pytest.mark.parametrize(("back", "active"), [(0, True), (1, True), (2, False)])
    def test_a_flare_of_the_day_or_the_day_before(
        self, diary: Diary, back: int, active: bool
    ) -> None:
        events.save(diary, "flare", TODAY - timedelta(days=back))
        assert (withheld(diary).keys() == self.BENDS) is active

    @pytest.mark.parametrize(("last", "active"), [(7, True), (6, True), (5, False)])
    def test_a_flare_that_only_shows_in_the_pain(
        self, diary: Diary, last: float, active: bool
    ) -> None:
        for back in range(2, 10):
            checkins.save(diary, CheckIn(TODAY - timedelta(days=back), pain=4, written=True))
        for back in (1, 0):
            checkins.save(diary, CheckIn(TODAY - timedelta(days=back), pain=last))
        assert (withheld(diary).keys() == self.BENDS) is active

    def test_an_urgent_sign_that_is_open(self, diary: Diary) -> None:
        answered(diary, U1=Answer.YES)
        assert withheld(diary).keys() == self.BENDS
        answered(diary)
        assert withheld(diary) == {}

    def test_one_that_was_done_all_the_same_is_kept_after_a_yes(self, diary: Diary) -> None:
        saved = movement.save(diary, MovementForm(TODAY, (FLOOR,)))
        answered(diary, C3=Answer.YES)
        form = MovementForm(YESTERDAY, (FLOOR, LEFT))
        with pytest.raises(NeedsConfirmation, match=r"weak bones.* Keep the number all the same\?"):
            movement.save(diary, form)
        with pytest.raises(NeedsConfirmation, match="weak bones"):
            weekly.save(diary, WeeklyForm(TODAY, tests=(FLOOR,)))
        movement.save(diary, form, confirmed=True)
        # One from before can be put right without being asked.
        movement.save(diary, MovementForm(TODAY, (FLOOR, RIGHT)), entry_id=saved.id)
        movement.save(diary, MovementForm(TODAY, (RIGHT,)))


def test_the_newest_number_of_each_side_stands_beside_the_offer(diary: Diary) -> None:
    first = movement.save(diary, MovementForm(TODAY - timedelta(days=9), (LEFT, RIGHT)))
    second = weekly.save(
        diary,
        WeeklyForm(TODAY - timedelta(days=2), tests=(Measured("neck_rot", 65, Side.RIGHT),)),
    )
    movement.save(diary, MovementForm(TODAY, (Measured("neck_rot", 70, Side.LEFT),)))
    offer = next(o for o in movement.offers(diary, TODAY) if o.measure == "neck_rot")
    assert offer.last == (
        Past(TODAY - timedelta(days=9), Side.LEFT, 62, first.id),
        Past(TODAY - timedelta(days=2), Side.RIGHT, 65, second.id),
    )
    history = movement.history(diary, "neck_rot")
    assert [(one.day, one.side, one.value) for one in history] == [
        (TODAY - timedelta(days=9), Side.LEFT, 62),
        (TODAY - timedelta(days=9), Side.RIGHT, 58),
        (TODAY - timedelta(days=2), Side.RIGHT, 65),
        (TODAY, Side.LEFT, 70),
    ]
    assert movement.history(diary, "neck_rot", TODAY - timedelta(days=3)) == history[:2]
    assert movement.history(diary, "ftf_cm") == ()


def test_the_form_is_given_its_record_and_its_draft(diary: Diary) -> None:
    profile.set_place(diary, Place("shoulder", Side.LEFT))
    found = movement.context(diary, TODAY)
    assert (found.form, found.entry_id, found.draft) == (MovementForm(TODAY), None, None)
    assert found.offers[0].measure == "shoulder_flex"
    kept = drafting.keep(diary, None, "test", TODAY, "{}")
    drafting.close(diary, kept)
    draft = movement.context(diary, TODAY).draft
    assert draft is not None
    assert draft.id == kept
    older = movement.context(diary, YESTERDAY).older_draft
    assert older is not None
    assert older.id == kept
    saved = movement.save(diary, MovementForm(TODAY, (LEFT,)), draft_id=kept)
    found = movement.context(diary, TODAY, saved.id)
    assert (found.form.values, found.draft, found.older_draft) == ((LEFT,), None, None)
    with pytest.raises(NotFound):
        movement.context(diary, TODAY, "nothing")


def test_it_is_not_saved_over_what_another_window_wrote(diary: Diary) -> None:
    saved = movement.save(diary, MovementForm(TODAY, (LEFT,)))
    held = movement.load(diary, saved.id)
    movement.save(diary, MovementForm(TODAY, (RIGHT,)), entry_id=saved.id)
    with pytest.raises(ChangedElsewhere, match="Now it says: neck turn right 58 degrees"):
        movement.save(diary, held, entry_id=saved.id, seen=mark(held))
    records.delete(diary, saved.id)
    with pytest.raises(ChangedElsewhere, match="deleted"):
        movement.save(diary, held, entry_id=saved.id, seen=mark(held))


def test_saved_anew_it_keeps_times_and_what_a_file_brought_besides(at: At) -> None:
    monday = at("2026-11-16T20:00+01:00")
    saved = movement.save(monday, MovementForm(monday.today(), (LEFT,)))
    entry = entries.load(monday.store.connection, saved.id)
    assert entry is not None
    other = Rating("sleep", 3, entry.day, entry.moment)
    with monday.store.change("import") as change:
        entries.write(change, replace(entry, ratings=(*entry.ratings, other)))
    later = at("2026-11-22T20:00+01:00")
    form = movement.load(later, saved.id)
    assert form.values == (LEFT,)
    movement.save(later, replace(form, values=(LEFT, RIGHT)), entry_id=saved.id)
    again = entries.load(later.store.connection, saved.id)
    assert again is not None
    told = {(r.measure, r.place and r.place.side): r.from_memory for r in again.ratings}
    assert told == {
        ("neck_rot", Side.LEFT): None,
        ("neck_rot", Side.RIGHT): FromMemory.OLD,
        ("sleep", None): None,
    }
