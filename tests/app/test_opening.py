"""The app opens on a file, and Today is there."""

from __future__ import annotations

import pytest
from driving import SIZES, OpenApp, shows

from tracker.domain.checkin import CheckIn
from tracker.services import checkins
from tracker.services.diary import Diary


@pytest.mark.parametrize("size", SIZES)
async def test_today_shows_what_was_recorded(
    open_app: OpenApp, diary: Diary, size: tuple[int, int]
) -> None:
    checkins.save(diary, CheckIn(diary.today(), ease=6, pain=4, stiffness=3))

    async with open_app(size) as pilot:
        await shows(pilot, "Ease of moving")
        await shows(pilot, "When it suits you")


async def test_a_fault_of_ours_shows_nobodys_records(
    open_app: OpenApp,
    diary: Diary,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    checkins.save(diary, CheckIn(diary.today(), ease=6, note="a private thing"))

    async def broken(self: object) -> None:
        secret = "gniht etavirp a"[::-1]
        raise ZeroDivisionError(len(secret))

    monkeypatch.setattr("tracker.app.screens.today.TodayScreen.action_checkin", broken)

    async def use() -> None:
        async with open_app() as pilot:
            await shows(pilot, "When it suits you")
            await pilot.press("c")

    with pytest.raises(ZeroDivisionError):
        await use()
    told = capsys.readouterr().err
    assert "What was saved is safe" in told
    assert "a private thing" not in told
