"""A person's words stay words on every screen that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, wait_for
from hostile import HOSTILE, kept, steering
from textual.pilot import Pilot
from trends_driving import NAMES, settled, trends_screen, turned

from tracker.domain.checkin import CheckIn
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.domain.weekly import WeeklyForm
from tracker.services import (
    activities,
    checkins,
    editing,
    events,
    movement,
    profile,
    records,
    sessions,
    weekly,
)
from tracker.services.diary import Diary
from tracker.services.records import Filter

LONG = ("100 kB", "one long word")
MIXED = "\n".join(text for name, text in HOSTILE.items() if name not in LONG)
WORDS = {"of all kinds": MIXED, **{name: HOSTILE[name] for name in LONG}}

FORMS = (
    "MovementScreen",
    "WeeklyScreen",
    "QuestionScreen",
    "EventScreen",
    "SessionScreen",
    "CheckInScreen",
)


@pytest.fixture(params=WORDS)
def words(request: pytest.FixtureRequest) -> str:
    return WORDS[request.param]


@pytest.fixture
def full(diary: Diary, words: str) -> Diary:
    """Everything that can hold words holds these, and was changed once."""
    profile.set_place(diary, parse_place("neck"))
    day = diary.today()
    made = checkins.save(diary, CheckIn(day, ease=6, pain=4, note=words))
    editing.edit(diary, made.id, {"note": f"again {words}"})
    editing.edit(diary, made.id, {"note": words})
    details = SessionDetails(therapist=f"B{words[:150]}", technique=f"T{words[:150]}")
    sessions.save(
        diary, SessionForm(day, RightNow(pain=6), RightNow(pain=3), details=details, note=words)
    )
    events.save(diary, "stress", day, note=words)
    events.save_question(diary, words)
    activities.save(diary, 1, " ".join(words.split())[:80])
    (activity,) = activities.current(diary)
    weekly.save(diary, WeeklyForm(day, 4, 5, 6, ((activity.id, 7),), note=words))
    movement.save(diary, MovementForm(day, (Measured("ms_minutes", 20),), note=words))
    return diary


def steers_nothing(pilot: Pilot[int]) -> None:
    shown = screen_text(pilot)
    # Tabs stand as spaces on a screen.
    assert steering(shown) == set()
    assert "\t" not in shown


async def closed(pilot: Pilot[int]) -> None:
    await pilot.press("escape")
    if type(pilot.app.screen).__name__ != "HistoryScreen":
        await pilot.press("escape")
    await shows_screen(pilot, "HistoryScreen")


async def test_words_steer_no_screen(open_app: OpenApp, full: Diary, words: str) -> None:
    async with open_app((80, 24)) as pilot:
        await shows(pilot, "When it suits you")
        steers_nothing(pilot)
        burst(pilot, "2")
        await shows(pilot, "ease 6, pain 4")
        steers_nothing(pilot)
        burst(pilot, "3")
        await shows(pilot, "Question")
        steers_nothing(pilot)
        for number, form in enumerate(FORMS):
            await pilot.press("g", *("j" * number))
            for key, screen in (("enter", "RecordSheet"), ("H", "ChangesSheet"),
                                ("d", "Confirm"), ("e", form)):  # fmt: skip
                await pilot.press(key)
                await shows_screen(pilot, screen)
                await pilot.pause()
                steers_nothing(pilot)
                if screen == form:
                    await wait_for(lambda: pilot.app.screen.seen, "its record")  # type: ignore[attr-defined]
                    if form == "SessionScreen":
                        await pilot.press("t")
                    await pilot.pause()
                    steers_nothing(pilot)
                await closed(pilot)
        await pilot.press("u")
        await pilot.pause()
        steers_nothing(pilot)


async def test_words_steer_no_picture_no_table_and_no_file(
    open_app: OpenApp, full: Diary, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app((80, 24)) as pilot:
        await turned(pilot, NAMES[0])
        state = trends_screen(pilot)._state
        for name in (*NAMES, NAMES[0]):
            if state._offered(name):
                await wait_for(lambda now=name: state.picture.id == now, name)
                for _ in "tt":
                    steers_nothing(pilot)
                    burst(pilot, "t")
                    await settled(pilot)
                burst(pilot, "v")
        await settled(pilot)
        for kind in "123":
            burst(pilot, ["x", kind, "enter"])
            await wait_for(lambda n=kind: len(list(tmp_path.glob("massage-*"))) == int(n), kind)
            await shows_screen(pilot, "TrendsScreen")
    for file in tmp_path.glob("massage-*"):
        assert steering(file.read_text(encoding="utf-8")) <= {"\n"}


async def test_words_put_right_are_kept_as_they_were(
    open_app: OpenApp, full: Diary, words: str
) -> None:
    async with open_app((120, 40)) as pilot:
        await pilot.press("3")
        await shows(pilot, "Question")
        for number, form in enumerate(FORMS):
            await pilot.press("g", *("j" * number), "e")
            await shows_screen(pilot, form)
            await wait_for(lambda: pilot.app.screen.seen, "its record")  # type: ignore[attr-defined]
            await pilot.press("ctrl+s")
            await shows_screen(pilot, "HistoryScreen")
    notes = {entry.note for entry in records.listed(full, Filter())}
    assert notes == {kept(words)}


async def test_words_that_are_refused_are_shown_as_words(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app((80, 24)) as pilot:
        await pilot.press("c", "p")
        await wait_for(lambda: pilot.app.focused is not None, "the field")
        screen = pilot.app.screen
        for words in HOSTILE.values():
            screen.tell("")  # type: ignore[attr-defined]
            screen._place.value = words[:300]  # type: ignore[attr-defined]
            await pilot.press("enter")
            await wait_for(lambda: "possible" in screen_text(pilot), "the refusal")
            steers_nothing(pilot)
        await pilot.press("escape", "escape", "m", "3")
        await shows(pilot, "Look at the clock")
        field = pilot.app.focused
        for words in HOSTILE.values():
            pilot.app.screen.tell("")  # type: ignore[attr-defined]
            field.value = words[:300]  # type: ignore[union-attr]
            await pilot.press("enter")
            await wait_for(lambda: "possible" in screen_text(pilot), "the refusal")
            steers_nothing(pilot)
        await pilot.press("escape")
        await shows(pilot, "More:")
        steers_nothing(pilot)
        await pilot.press("escape", "w", "a")
        await shows(pilot, "begins a new series")
        field = pilot.app.focused
        for words in HOSTILE.values():
            pilot.app.screen.tell("")  # type: ignore[attr-defined]
            field.value = words[:300]  # type: ignore[union-attr]
            await pilot.pause()
            steers_nothing(pilot)
        await pilot.press("escape", "escape", "3", "slash")
        await shows(pilot, "Enter or Esc goes to what was found")
        for words in HOSTILE.values():
            pilot.app.focused.value = f"kind:{words[:300]}"  # type: ignore[union-attr]
            await pilot.pause()
            steers_nothing(pilot)
