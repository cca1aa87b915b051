"""The check-in form, by its keys: what is saved, kept, asked and refused."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from driving import HOSTILE, SIZES, OpenApp, burst, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.records import Entry, Kind
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.errors import Failed
from tracker.services import checkins, drafting, events, profile, records, sessions
from tracker.services.diary import Diary
from tracker.services.records import Filter

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def neck(diary: Diary) -> Diary:
    """A diary that has begun: the neck hurts, one check-in yesterday."""
    profile.set_place(diary, parse_place("neck"))
    checkins.save(diary, CheckIn(YESTERDAY, ease=6, pain=4, stiffness=3))
    return diary


def of_today(diary: Diary) -> list[Entry]:
    return records.listed(diary, Filter(kind=Kind.CHECKIN, since=TODAY))


def triple(entry: Entry) -> tuple[float | None, ...]:
    return tuple(entry.value(measure) for measure in ("ease", "pain_avg", "stiffness"))


async def home(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TodayScreen")
    await wait_for(lambda: pilot.app._notifications, "a toast")


@pytest.mark.parametrize(
    ("keys", "values"),
    [
        ("643", (6, 4, 3)),
        ("1 103", (1, 10, 3)),
        ("643\b5", (6, 4, 5)),
        ("6", (6, None, None)),
        ("1", (1, None, None)),
        ("6439999", (6, 4, 3)),
        ("jj3kk7", (None, 7, 3)),
    ],
)
async def test_digits_and_enter_save_even_when_typed_in_one_burst(
    open_app: OpenApp, neck: Diary, keys: str, values: tuple[float | None, ...]
) -> None:
    named = {" ": "space", "\b": "backspace"}
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["c", *(named.get(key, key) for key in keys), "enter"])
        if 10 in values:
            await shows(pilot, "Enter again keeps it")
            await pilot.press("enter")
        await home(pilot)
    (entry,) = of_today(neck)
    assert triple(entry) == values


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_the_form_says_in_words_what_enter_will_save(
    open_app: OpenApp, neck: Diary, size: tuple[int, int]
) -> None:
    async with open_app(size) as pilot:
        await pilot.press("c", "6", "4")
        await shows(pilot, "stiffness not recorded")
        assert "yesterday 6" in screen_text(pilot)
        assert "yesterday 3" not in screen_text(pilot)
    assert of_today(neck) == []


async def test_nothing_at_all_is_not_saved(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "enter")
        await shows(pilot, "at least one answer")
        assert type(pilot.app.screen).__name__ == "CheckInScreen"
    assert of_today(neck) == []


async def test_escape_keeps_what_was_typed_and_c_goes_on_with_it(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "6", "4", "escape")
        await shows_screen(pilot, "TodayScreen")
        await shows(pilot, "Unfinished check-in")
        assert len(drafting.offers(neck)) == 1
        await pilot.press("c")
        await shows(pilot, "Enter saves: ease 6, pain 4")
        await pilot.press("down", "down", "3", "enter")
        await home(pilot)
    (entry,) = of_today(neck)
    assert triple(entry) == (6, 4, 3)
    assert drafting.offers(neck) == ()


async def test_a_form_that_is_open_is_kept_without_leaving_it(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "6", "4")

        def kept() -> bool:
            held = neck.store.connection.execute("SELECT payload, pid FROM draft").fetchall()
            return bool(held) and json.loads(held[0][0])["values"]["pain"] == 4

        await wait_for(kept, "the draft in the file")
        assert drafting.offers(neck) == (), "its form is still open"


async def test_a_cleared_form_leaves_no_draft(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "6", "escape")
        await shows(pilot, "Unfinished check-in")
        await pilot.press("c")
        await shows(pilot, "Enter saves: ease 6")
        await pilot.press("backspace", "escape")
        await shows_screen(pilot, "TodayScreen")
        await wait_for(lambda: drafting.offers(neck) == (), "no draft")


async def test_a_draft_that_cannot_be_kept_holds_the_form_open(
    open_app: OpenApp, neck: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise Failed("The disk is full.")

    monkeypatch.setattr(drafting, "keep", full)
    async with open_app() as pilot:
        await pilot.press("c", "6", "escape")
        await shows(pilot, "could not be kept: The disk is full.")
        assert type(pilot.app.screen).__name__ == "CheckInScreen"
        assert "[6]" in screen_text(pilot)


async def test_one_letter_away(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "6", "4", "3", "f", "m", "w", "7", "p")
        await pilot.press(*"kn l", "enter")
        await shows(pilot, "left knee")
        await pilot.press("2", "t", *"long walk c s")
        await pilot.press("escape", "enter")
        await home(pilot)
    (entry,) = of_today(neck)
    assert checkins.load(neck, entry.id) == CheckIn(
        TODAY, ease=6, pain=4, stiffness=3, worst=7, places=((parse_place("kn l"), 2),),
        medicine=True, note="long walk c s",
    )  # fmt: skip
    assert events.has_flare(neck, TODAY)


async def test_an_unknown_place_is_refused_and_stays_typed(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "p", *"wing", "enter")
        await shows(pilot, "“wing” is not possible")
        assert "wing" in screen_text(pilot)


async def test_the_day_after_a_session_asks_once_more(open_app: OpenApp, neck: Diary) -> None:
    held = sessions.save(
        neck, SessionForm(YESTERDAY, before=RightNow(pain=6), after=RightNow(pain=3))
    )
    async with open_app() as pilot:
        await pilot.press("c")
        await shows(pilot, "The day after session 1")
        await pilot.press("6", "4", "3", "5", "o", "enter")
        await home(pilot)
    (entry,) = of_today(neck)
    assert [r.item for r in entry.ratings if r.measure == "since_session"] == ["sore"]
    assert sessions.load(neck, held.id).next_day_pain == 5


async def test_brackets_change_the_day_and_the_future_is_refused(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await pilot.press("c", "]")
        await shows(pilot, "has not come yet")
        await pilot.press("[", "[")
        await shows(pilot, "Fri 20 Nov")
        await pilot.press("5", "enter")
        await home(pilot)
    (entry,) = records.listed(neck, Filter(until=date(2026, 11, 20)))
    assert entry.value("ease") == 5
    assert entry.from_memory == "recent"


async def test_before_the_day_starts_it_counts_for_yesterday(
    open_app: OpenApp, neck: Diary, clock: FixedClock
) -> None:
    night = FixedClock(clock.now().replace(day=23, hour=2))
    async with open_app(at=night) as pilot:
        await pilot.press("c")
        await shows(pilot, "counts for Sun 22 Nov")
        await pilot.press("6", "enter")
        await home(pilot)
    assert len(of_today(neck)) == 1


@pytest.mark.parametrize("note", HOSTILE, ids=lambda note: ascii(note[:8]))
async def test_a_note_is_never_more_than_text(open_app: OpenApp, neck: Diary, note: str) -> None:
    saved = checkins.save(neck, CheckIn(TODAY, ease=6, note=note))
    async with open_app() as pilot:
        from tracker.app.screens.checkin import CheckInScreen

        await shows(pilot, "When it suits you")
        screen = pilot.app.screen
        pilot.app.push_screen(CheckInScreen(screen.desk, entry_id=saved.id), screen.recorded)
        await shows(pilot, "(change)")
        await shows(pilot, "[6]")
        await pilot.press("7", "enter")
        await home(pilot)
    (entry,) = of_today(neck)
    assert entry.value("ease") == 7
    assert entry.note == note.replace("\r\n", "\n")


async def test_the_mouse_rates_too(open_app: OpenApp, neck: Diary) -> None:
    async with open_app() as pilot:
        await pilot.press("c")
        await shows(pilot, "moved freely")
        lines = screen_text(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "moved freely" in line)
        await pilot.click(offset=(lines[y].index(" 7 ") + 1, y))
        await shows(pilot, "Enter saves: ease 7")


async def test_a_note_and_a_place_take_every_letter_of_a_burst(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        words = [" " if key == " " else key for key in "form 7 mpw"]
        burst(pilot, ["c", "6", "t", *words, "escape", "p", *"kn", " ", "l", "enter", "5", "enter"])
        await home(pilot)
    (entry,) = of_today(neck)
    kept = checkins.load(neck, entry.id)
    assert (kept.note, kept.ease, kept.medicine, kept.worst) == ("form 7 mpw", 6, False, None)
    assert kept.places == ((parse_place("kn l"), 5),)


async def test_a_question_is_not_covered_by_the_digits_typed_before_it(
    open_app: OpenApp, neck: Diary
) -> None:
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        burst(pilot, ["c", "6", "1", "0", "3", "enter"])
        await shows(pilot, "Pain: 10? The last one was 4. Enter again keeps it.")
        await pilot.press("enter")
        await home(pilot)
    assert triple(of_today(neck)[0]) == (6, 10, 3)
