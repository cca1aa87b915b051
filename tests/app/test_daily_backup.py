"""The backup of the day in the app: made aside, said where it cannot be, shown in help."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from driving import OpenApp, burst, shows, shows_screen, toasts, wait_for

from tracker.app import daily_backup
from tracker.domain.checkin import CheckIn
from tracker.services import checkins, looking_after
from tracker.services.diary import Diary
from tracker.settings import Settings


@pytest.fixture
def filled(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> Diary:
    monkeypatch.setattr(daily_backup, "AFTER", 0.01)
    checkins.save(diary, CheckIn(diary.today(), ease=6, pain=4))
    return diary


def backups(diary: Diary) -> tuple[looking_after.Kept, ...]:
    return looking_after.listed(diary.store.path, Settings())


async def test_one_is_made_after_the_first_frame_and_help_says_when(
    open_app: OpenApp, filled: Diary
) -> None:
    async with open_app((120, 50)) as pilot:
        await wait_for(lambda: backups(filled), "a backup")
        await pilot.press("?", "G")
        await shows(pilot, "Last backup: Sun 22 Nov 2026, 19:30")
    [made] = backups(filled)
    assert made.records == 1


async def test_one_a_day_is_enough(open_app: OpenApp, filled: Diary) -> None:
    looking_after.make(filled.store.path, Settings(), filled.now())
    async with open_app() as pilot:
        app: Any = pilot.app
        await app._backup._made()
    assert len(backups(filled)) == 1


async def test_a_window_that_stays_open_looks_again(
    open_app: OpenApp, filled: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    monkeypatch.setattr(daily_backup, "EVERY", 0.02)
    monkeypatch.setattr(looking_after, "daily", lambda *_: looks.append(1))
    async with open_app():
        await wait_for(lambda: len(looks) > 2, "looked three times")


async def test_help_before_the_first_one(open_app: OpenApp, diary: Diary) -> None:
    async with open_app((120, 50)) as pilot:
        await shows_screen(pilot, "FirstRun")
        await pilot.press("f1", "G")
        await shows(pilot, "Last backup: none yet")


async def test_one_that_cannot_be_made_is_said_once(
    open_app: OpenApp, filled: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily_backup, "EVERY", 0.02)
    (filled.store.path.parent / "backups").write_text("in the place of the folder")
    looked = []
    daily = looking_after.daily
    monkeypatch.setattr(looking_after, "daily", lambda *a: (looked.append(1), daily(*a))[1])
    async with open_app() as pilot:
        await wait_for(lambda: len(looked) > 3, "looked often")
        found = [toast for toast in toasts(pilot) if "backup" in toast]
        assert len(found) == 1
        assert "could not be made" in found[0]


async def test_keys_do_not_wait_for_it_and_leaving_ends_it(
    open_app: OpenApp, filled: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = Event(), Event()

    def slow(_file: Path, _settings: Settings, _now: object, stopped: Any) -> None:
        begun.set()
        while not stopped():
            ended.wait(0.01)
        ended.set()
        raise looking_after.Stopped

    monkeypatch.setattr(looking_after, "daily", slow)
    async with open_app() as pilot:
        await wait_for(begun.is_set, "begun")
        burst(pilot, ["c", "7", "2", "2", "enter"])
        await wait_for(lambda: filled.store.last_change() == 2, "saved meanwhile")
        await shows(pilot, "6½")
        await pilot.pause()
        assert not ended.is_set()
    assert ended.is_set()


async def test_a_file_that_others_could_read_is_said(open_app: OpenApp, filled: Diary) -> None:
    filled.store.path.chmod(0o644)
    async with open_app() as pilot:
        await wait_for(lambda: any("Now only you can" in one for one in toasts(pilot)), "a toast")
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        assert not any("Now only you can" in one for one in toasts(pilot))
