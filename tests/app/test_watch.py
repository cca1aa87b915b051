"""What another window or a command writes shows here within a second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from driving import OpenApp, burst, screen_text, shows, shows_screen, wait_for
from trend_records import BACK, day, record_course

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.errors import Busy
from tracker.services import checkins, drafting, profile, trends
from tracker.services.diary import Diary, open_diary
from tracker.settings import Settings


@pytest.fixture
def other(db: Path, clock: FixedClock) -> Iterator[Diary]:
    """Another program on the same file."""
    opened = open_diary(db, Settings(), "command line", clock, node="other")
    yield opened
    opened.close()


def check_in(other: Diary, ease: int, back: int = 0) -> None:
    form = CheckIn(other.today() - timedelta(days=back), ease=ease, pain=1, written=True)
    checkins.save(other, form, confirmed=True)


async def test_another_windows_entry_shows_within_a_second(
    open_app: OpenApp, diary: Diary, other: Diary
) -> None:
    record_course(diary)
    async with open_app((80, 24)) as pilot:
        burst(pilot, "2")
        await shows(pilot, "◆ Sat 21 Nov")
        burst(pilot, "l")
        await shows(pilot, "nothing recorded yet.")
        check_in(other, 9)
        written = monotonic()
        await shows(pilot, "◆ Sun 22 Nov  ease 9, pain 1")
        assert monotonic() - written < 1.5
        assert pilot.app.screen.seen_change == other.store.last_change()  # type: ignore[attr-defined]


async def test_today_shows_it_too(open_app: OpenApp, diary: Diary, other: Diary) -> None:
    profile.set_place(diary, BACK, day(diary, 0))
    async with open_app((80, 24)) as pilot:
        await shows(pilot, "no entry yet")
        check_in(other, 9)
        await shows(pilot, "1 of 1 day")


async def test_a_screen_that_was_not_seen_catches_up_when_it_is(
    open_app: OpenApp, diary: Diary, other: Diary
) -> None:
    record_course(diary)
    async with open_app((80, 24)) as pilot:
        burst(pilot, ["2"])
        await shows(pilot, "◆ Sat 21 Nov")
        burst(pilot, ["l", "1"])
        await shows(pilot, "When it suits you")
        check_in(other, 9)
        burst(pilot, ["2"])
        await shows(pilot, "◆ Sun 22 Nov  ease 9, pain 1")


async def test_under_an_open_form_nothing_moves_until_it_closes(
    open_app: OpenApp, diary: Diary, other: Diary
) -> None:
    profile.set_place(diary, BACK, day(diary, 0))
    async with open_app((80, 24)) as pilot:
        await shows(pilot, "no entry yet")
        today = pilot.app.screen
        burst(pilot, ["c", "5"])
        await shows_screen(pilot, "CheckInScreen")
        check_in(other, 9, back=1)
        burst(pilot, ["escape"])
        await wait_for(lambda: pilot.app.screen is today, "Today")
        await shows(pilot, "1 of 1 day")


async def test_a_form_left_in_another_window_is_offered_here(
    open_app: OpenApp, diary: Diary, other: Diary
) -> None:
    profile.set_place(diary, BACK, day(diary, 0))
    async with open_app((80, 24)) as pilot:
        await shows(pilot, "When it suits you")
        draft = drafting.keep(other, None, "question", day(diary, 0), '{"text": "why?"}')
        drafting.close(other, draft)
        await shows(pilot, "Unfinished question")
        drafting.discard(other, draft)
        await wait_for(lambda: "Unfinished" not in screen_text(pilot), "no offer")


async def test_nothing_is_read_again_without_a_change(
    open_app: OpenApp, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_course(diary)
    reads = []
    look = trends.look
    monkeypatch.setattr(trends, "look", lambda *a: (reads.append(a), look(*a))[1])
    async with open_app((80, 24)) as pilot:
        burst(pilot, "2")
        await shows(pilot, "◆ Sat 21 Nov")
        await pilot.app.screen.catch_up()  # type: ignore[attr-defined]
        await pilot.app.screen.catch_up()  # type: ignore[attr-defined]
        assert len(reads) == 1


async def test_a_busy_file_is_asked_again_later(
    open_app: OpenApp, diary: Diary, other: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile.set_place(diary, BACK, day(diary, 0))
    asked = []

    def busy(*_: object) -> bool:
        asked.append(1)
        raise Busy("Another window is writing.", "Try again.")

    async with open_app((80, 24)) as pilot:
        await shows(pilot, "no entry yet")
        with monkeypatch.context() as patch:
            patch.setattr("tracker.app.screens.main_screen.changed_since", busy)
            check_in(other, 9)
            await wait_for(lambda: len(asked) >= 2, "asked twice")
            assert "no entry yet" in screen_text(pilot)
        await shows(pilot, "1 of 1 day")


class MovingClock:
    """A clock that can be set on."""

    fixed = False

    def __init__(self, instant: str) -> None:
        self.instant = datetime.fromisoformat(instant)

    def now(self) -> datetime:
        return self.instant


async def test_a_new_day_begins_also_in_an_open_window(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, BACK, day(diary, 0))
    clock = MovingClock("2026-11-22T19:30+01:00")
    async with open_app((80, 24), at=clock) as pilot:
        await shows(pilot, "Sun 22 Nov")
        clock.instant += timedelta(hours=8)
        await pilot.app.screen.catch_up()  # type: ignore[attr-defined]
        assert "Sun 22 Nov" in screen_text(pilot)
        clock.instant += timedelta(hours=1)
        await shows(pilot, "Mon 23 Nov")
