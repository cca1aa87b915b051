"""The weekly review, by its keys: what is saved, kept, asked and refused."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from driving import SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.domain.movement import Measured
from tracker.domain.records import Kind
from tracker.domain.sites import parse_place
from tracker.domain.weekly import WeeklyForm
from tracker.services import activities, drafting, events, profile, records, weekly
from tracker.services.diary import Diary
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)
WEEK_AGO = TODAY - timedelta(days=7)


@pytest.fixture
def begun(diary: Diary) -> Diary:
    """A diary that has begun, with one activity to get back and a review a week ago."""
    profile.set_place(diary, parse_place("neck"))
    activities.save(diary, 1, "walk to work")
    weekly.save(diary, WeeklyForm(WEEK_AGO, 7, 8, 9, med_days=6, exercise_days=1))
    return diary


def walk(diary: Diary) -> str:
    return activities.current(diary)[0].id


def of_today(diary: Diary) -> list[WeeklyForm]:
    found = records.listed(diary, Filter(kind=Kind.WEEKLY, since=TODAY))
    return [weekly.load(diary, entry.id) for entry in found]


async def home(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TodayScreen")
    await wait_for(lambda: pilot.app._notifications, "a toast")


@pytest.mark.parametrize(
    ("keys", "peg", "able", "med", "exercise"),
    [
        ("456723", (4, 5, 6), 7, 2, 3),
        ("1010101000", (10, 10, 10), 10, 0, 0),
        ("1 1 1 1 11", (1, 1, 1), 1, 1, 1),
        ("4567239999", (4, 5, 6), 7, 2, 3),
        ("45672\b34", (4, 5, 6), 7, 3, 4),
        ("456", (4, 5, 6), None, None, None),
        ("jjj8", (None, None, None), 8, None, None),
        ("jjjj10", (None, None, None), None, 1, 0),
    ],
)
async def test_six_digits_and_enter_save_even_when_typed_in_one_burst(
    open_app: OpenApp,
    begun: Diary,
    keys: str,
    peg: tuple[float | None, ...],
    able: float | None,
    med: float | None,
    exercise: float | None,
) -> None:
    named = {" ": "space", "\b": "backspace"}
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *(named.get(key, key) for key in keys), "enter"])
        await home(pilot)
    (form,) = of_today(begun)
    assert (form.peg_pain, form.peg_enjoy, form.peg_activity) == peg
    assert dict(form.activities).get(walk(begun)) == able
    assert (form.med_days, form.exercise_days) == (med, exercise)


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_rows_keep_to_their_range_and_show_the_last_only_once_rated(
    open_app: OpenApp, begun: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("w")
        await shows(pilot, "Based on PEG")
        await shows(pilot, "walk to work: how able were you?")
        assert "Sun 15 Nov" not in screen_text(pilot)
        await pilot.press("4")
        await shows(pilot, "Sun 15 Nov 7")
        assert "Sun 15 Nov 8" not in screen_text(pilot)
        await pilot.press("5", "6", "7", "8")
        await shows(pilot, "8 is not possible")
        await shows(pilot, "0 to 7")
        await pilot.press("7")
        await shows(pilot, "medicine 7 days")
        assert "Do not stop" in screen_text(pilot)
    assert of_today(begun) == []


async def test_a_digit_that_was_refused_in_a_burst_is_asked_about_before_saving(
    open_app: OpenApp, begun: Diary
) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *"456793", "enter"])
        await shows(pilot, "9 is not possible")
        await shows(pilot, "Enter again keeps it")
        assert of_today(begun) == []
        await pilot.press("2", "enter")
        await home(pilot)
    (form,) = of_today(begun)
    assert (form.med_days, form.exercise_days) == (3, 2)


async def test_two_answers_based_on_peg_are_refused_and_stay(
    open_app: OpenApp, begun: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("w", "4", "5")
        await shows(pilot, "1 more of the three")
        await pilot.press("enter")
        await shows(pilot, "all three answers or none")
        assert type(pilot.app.screen).__name__ == "WeeklyScreen"
        assert "[4]" in screen_text(pilot)
    assert of_today(begun) == []


async def test_a_ten_far_from_the_last_is_asked_back(open_app: OpenApp, begun: Diary) -> None:
    weekly.save(begun, WeeklyForm(TODAY - timedelta(days=6), 2, 2, 2))
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *"10", "2", "2", "enter"])
        await shows(pilot, "10? The last one was 2. Enter again keeps it.")
        await pilot.press("enter")
        await home(pilot)
    (form,) = of_today(begun)
    assert form.peg_pain == 10


async def test_nothing_at_all_is_not_saved(open_app: OpenApp, begun: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("w", "enter")
        await shows(pilot, "at least one answer")
    assert of_today(begun) == []


async def test_without_an_activity_one_is_named_on_the_spot(
    open_app: OpenApp, diary: Diary
) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *"456"])
        await shows(pilot, "No activity yet: a names one thing")
        words = ["space" if key == " " else key for key in "walk to work"]
        burst(pilot, ["a", *words, "enter", *"723", "enter"])
        await home(pilot)
    (form,) = of_today(diary)
    assert dict(form.activities) == {walk(diary): 7}
    assert (form.med_days, form.exercise_days) == (2, 3)
    assert [one.name for one in activities.current(diary)] == ["walk to work"]


async def test_a_second_activity_is_asked_once_it_is_named(open_app: OpenApp, begun: Diary) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *"456", "7", "a", *"garden", "enter", "3", "enter"])
        await home(pilot)
    (form,) = of_today(begun)
    first, second = activities.current(begun)
    assert (first.name, second.name) == ("walk to work", "garden")
    assert dict(form.activities) == {first.id: 7, second.id: 3}


async def test_a_name_that_cannot_be_is_refused_and_stays_typed(
    open_app: OpenApp, begun: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("w", "a")
        await shows(pilot, "begins a new series")
        burst(pilot, ["space" if key == " " else key for key in "walk to work"])
        await pilot.press("enter")
        await shows(pilot, "a name that the others do not have")
        assert type(pilot.app.focused).__name__ == "TextLine"
        await wait_for(lambda: _drafts(begun, "names") == {"2": "walk to work"}, "the draft")
    assert len(activities.current(begun)) == 1


def _drafts(diary: Diary, part: str) -> object:
    held = diary.store.connection.execute("SELECT payload FROM draft").fetchall()
    return json.loads(held[0][0])[part] if held else None


async def test_what_is_asked_besides_is_chosen_and_remembered(
    open_app: OpenApp, begun: Diary
) -> None:
    async with open_app((120, 40)) as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", "4", "x", "down", "space", "down", "space", "down", "space", "enter"])
        await shows(pilot, "How much did pain disturb your sleep?")
        await shows(pilot, "heat: on how many days?".capitalize())
        burst(pilot, [*"56723", "5", *"12", "2", "enter"])
        await shows(pilot, "12 doses is more than 8")
        await pilot.press("enter")
        await home(pilot)
    (form,) = of_today(begun)
    assert (form.peg_pain, form.peg_enjoy, form.peg_activity) == (4, 5, 6)
    assert (form.sleep, form.med_doses, form.other_days) == (5, 12, (("heat", 2),))
    assert weekly.extras(begun) == ("sleep", "med_doses", "other_days:heat")


async def test_movement_tests_can_be_part_of_it(open_app: OpenApp, begun: Diary) -> None:
    weekly.set_extras(begun, ("ftf_cm", "neck_rot", "posture_comfort"))
    events.save(begun, "flare", TODAY)
    async with open_app((120, 40)) as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["w", *"4567238", "m"])
        await shows(pilot, "Neck turn, left")
        await shows(pilot, "Turn your head slowly")
        await shows(pilot, "Fingertips to floor: not offered during a flare")
        burst(pilot, [*"60", "tab", *"999", "enter"])
        await shows(pilot, "“999” is not possible")
        burst(pilot, ["backspace", "backspace", "backspace", *"55", "enter"])
        await home(pilot)
    (form,) = of_today(begun)
    left, right = form.tests[:2]
    assert (left.value, right.value) == (60, 55)
    assert form.tests[2] == Measured("posture_comfort", 8)


async def test_escape_keeps_it_and_w_goes_on(open_app: OpenApp, begun: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("w", "4", "5", "escape")
        await shows_screen(pilot, "TodayScreen")
        await shows(pilot, "Unfinished weekly review")
        # It goes on with the first row that is blank: nothing is typed over.
        burst(pilot, ["w", *"6723", "enter"])
        await home(pilot)
    (form,) = of_today(begun)
    assert (form.peg_pain, form.peg_enjoy, form.peg_activity) == (4, 5, 6)
    assert drafting.offers(begun) == ()


async def test_w_again_opens_the_review_of_the_day(open_app: OpenApp, begun: Diary) -> None:
    saved = weekly.save(begun, WeeklyForm(TODAY, 4, 5, 6, med_days=2, note="calm week"))
    async with open_app() as pilot:
        await pilot.press("w")
        await shows(pilot, "(change)")
        await shows(pilot, "●t note")
        await pilot.press("down", "down", "down", "9", "enter")
        await home(pilot)
    (form,) = of_today(begun)
    assert weekly.load(begun, saved.id) == form
    assert (form.peg_pain, form.med_days, form.note) == (4, 2, "calm week")
    assert dict(form.activities) == {walk(begun): 9}


async def test_brackets_change_the_day_and_leave_its_record_behind(
    open_app: OpenApp, begun: Diary
) -> None:
    weekly.save(begun, WeeklyForm(TODAY, 4, 5, 6, note="today's"))
    async with open_app() as pilot:
        await pilot.press("w", "]")
        await shows(pilot, "has not come yet")
        await pilot.press("[")
        await shows(pilot, "Sat 21 Nov")
        assert "[4]" not in screen_text(pilot)
        assert "today's" not in screen_text(pilot)
        burst(pilot, ["1", "space", *"23", "enter"])
        await home(pilot)
    (today,) = of_today(begun)
    assert today == WeeklyForm(TODAY, 4, 5, 6, note="today's")
    (entry, *_) = records.listed(begun, Filter(kind=Kind.WEEKLY, until=TODAY - timedelta(days=1)))
    assert weekly.load(begun, entry.id) == WeeklyForm(TODAY - timedelta(days=1), 1, 2, 3)


async def test_typed_digits_go_along_to_another_day(open_app: OpenApp, begun: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("w", "4", "5", "6", "[", "enter")
        await home(pilot)
    assert of_today(begun) == []
    (entry, *_) = records.listed(begun, Filter(kind=Kind.WEEKLY))
    assert (entry.day, entry.value("peg", item="enjoy")) == (TODAY - timedelta(days=1), 5)


async def test_history_opens_it_in_its_form(open_app: OpenApp, begun: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("3")
        await shows(pilot, "eekly")
        burst(pilot, ["e", "9"])
        await shows_screen(pilot, "WeeklyScreen")
        await shows(pilot, "Sun 15 Nov")
        await shows(pilot, "[9]")
        await shows(pilot, "[8]")
        await pilot.press("enter")
        await shows_screen(pilot, "HistoryScreen")
    (entry,) = records.listed(begun, Filter(kind=Kind.WEEKLY))
    assert weekly.load(begun, entry.id) == WeeklyForm(
        WEEK_AGO, 9, 8, 9, med_days=6, exercise_days=1
    )


async def test_what_was_changed_elsewhere_is_said_and_enter_again_saves(
    open_app: OpenApp, begun: Diary
) -> None:
    saved = weekly.save(begun, WeeklyForm(TODAY, 4, 5, 6))
    async with open_app() as pilot:
        await pilot.press("w", "3")
        await shows(pilot, "[3]")
        weekly.save(begun, WeeklyForm(TODAY, 4, 5, 6, sleep=2), entry_id=saved.id)
        await pilot.press("enter")
        await shows(pilot, "was changed in another window")
        await pilot.press("enter")
        await home(pilot)
    (form,) = of_today(begun)
    assert form.peg_pain == 3


async def test_one_that_is_gone_is_saved_as_a_new_one(open_app: OpenApp, begun: Diary) -> None:
    saved = weekly.save(begun, WeeklyForm(TODAY, 4, 5, 6))
    async with open_app() as pilot:
        await pilot.press("w", "3")
        await shows(pilot, "[3]")
        records.delete(begun, saved.id)
        await pilot.press("enter")
        await shows(pilot, "was deleted in another window")
        await pilot.press("enter")
        await home(pilot)
    (form,) = of_today(begun)
    assert (form.peg_pain, form.peg_enjoy) == (3, 5)


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse_rates_within_the_range(
    open_app: OpenApp, begun: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("w")
        await shows(pilot, "every day")
        lines = screen_text(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "every day" in line)
        await pilot.click(offset=(lines[y].index(" 7 ") + 1, y))
        await shows(pilot, "medicine 7 days")
        await pilot.click(offset=(lines[y].index("every"), y))
        await pilot.pause()
        assert "medicine 7 days" in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_fields_below_many_rows_come_into_view_with_how_to_do_them(
    open_app: OpenApp, begun: Diary, size: tuple[int, int]
) -> None:
    weekly.set_extras(begun, ("sleep", "other_days:heat", "neck_rot"))
    async with open_app(size) as pilot:
        await pilot.press("w", *"45672345", "m")
        await shows(pilot, "Neck turn: how to do it")
        await shows(pilot, "Neck turn, right")
        await pilot.press("escape")
        await shows(pilot, "Heat: on how many days?")
