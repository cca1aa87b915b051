"""Every form keeps what is typed within half a second, and gives it back."""

from __future__ import annotations

from time import monotonic

import pytest
from driving import OpenApp, burst, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.domain.sites import parse_place
from tracker.services import drafting, profile
from tracker.services.diary import Diary
from tracker.store import drafts

FORMS = {
    "checkin": (["c", "6", "4"], "CheckInScreen", "Enter saves: ease 6, pain 4"),
    "session": (["s", "n", "4", "7"], "SessionScreen", "ease 4, pain 7"),
    "question": (["n", *"why"], "QuestionScreen", "why"),
    "event": (["f", "f", "4"], "EventScreen", "Enter saves: Illness"),
    "weekly": (["w", *"456"], "WeeklyScreen", "Enter saves: based on PEG 5"),
    "test": (["m", "3", *"45"], "MovementScreen", "45"),
    "quiz": (["6", "enter", "enter", "n", "n"], "QuizForm", "page 1 of 3"),
    "safety": (["s", "y", "n", "n"], "SafetyForm", "Before a first session"),
    "about": (["P", "tab", *"8m"], "AboutYou", "8m"),
    "plan": (["5", "p", *"13"], "PlanScreen", "13 sessions, 13 hours"),
    "planned": (
        ["5", "p", "f2", "enter", "1", *"+9d"],
        "PlannedDateScreen",
        "Enter moves it to Tue 1 Dec",
    ),
    "decision": (["5", "p", "f2", "E", "2"], "DecisionScreen", "Enter keeps “space out”"),
    "pause": (["5", "r", *"+9d"], "PauseScreen", "Enter pauses until Tue 1 Dec"),
    "first_run": ([*"kn l"], "FirstRun", "kn l"),
}


TOPS = {
    "quiz": "QuizScreen",
    **dict.fromkeys(("plan", "planned", "decision", "pause"), "CourseScreen"),
}
"""The main screen beneath, where it is not Today."""


async def leave(pilot: Pilot[int], top: str) -> None:
    while type(pilot.app.screen).__name__ != top:
        await pilot.press("escape")


@pytest.mark.parametrize("form", FORMS)
async def test_it_keeps_what_is_typed_and_gives_it_back(
    open_app: OpenApp, diary: Diary, form: str
) -> None:
    keys, screen, shown = FORMS[form]
    if form != "first_run":
        profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        await shows(pilot, "not a medical device" if form == "first_run" else "When it suits you")
        burst(pilot, ["space" if key == " " else key for key in keys])
        await shows_screen(pilot, screen)
        await shows(pilot, shown)
        shown_at = monotonic()
        await wait_for(
            lambda: form in [draft.form for draft in drafts.all_drafts(diary.store)], "the draft"
        )
        assert monotonic() - shown_at < 1.0
        assert drafting.offers(diary) == (), "its form is open"
        await leave(pilot, TOPS.get(form, "TodayScreen"))
        burst(pilot, ["1"])
        await shows(pilot, "Unfinished")
        assert form in [offer.draft.form for offer in drafting.offers(diary)]
        burst(pilot, ["enter"])
        await shows_screen(pilot, screen)
        await shows(pilot, shown)
