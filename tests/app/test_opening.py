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
