"""A form on a record that another window or a command changed: it says so, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from driving import OpenApp, screen_text, shows, shows_screen, wait_for
from textual.pilot import Pilot

from tracker.app.resuming import form_of
from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.records import Kind
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import parse_place
from tracker.services import checkins, drafting, editing, events, profile, records, sessions
from tracker.services.diary import Diary, Saved, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings

TODAY = date(2026, 11, 22)
EARLIER = TODAY - timedelta(days=5)


@dataclass(frozen=True)
class Form:
    """A record, what is typed into its form, what is changed elsewhere, and what is then saved."""

    made: Callable[[Diary], Saved]
    typed: tuple[str, ...]
    elsewhere: dict[str, str]
    says: str
    kind: Kind
    saved: Callable[[records.Entry], object]
    value: object


FORMS = {
    "check-in": Form(
        lambda d: checkins.save(d, CheckIn(EARLIER, ease=6, pain=4, note="slept badly")),
        ("8",), {"pain": "2"}, "ease 6, pain 2", Kind.CHECKIN,
        lambda e: (e.value("ease"), e.value("pain_avg"), e.note), (8, 4, "slept badly"),
    ),
    "session": Form(
        lambda d: sessions.save(
            d, SessionForm(EARLIER, RightNow(ease=3, pain=6), RightNow(pain=5), private=True)
        ),
        ("up", "up", "up", "up", "8"), {"minutes": "50"}, "50 minutes", Kind.SESSION,
        lambda e: (e.value("ease", "before"), e.session and e.session.minutes, e.private),
        (8, None, True),
    ),
    "event": Form(
        lambda d: events.save(d, "stress", EARLIER),
        ("4",), {"note": "a move"}, "“a move”", Kind.EVENT,
        lambda e: (e.event_tag, e.note), ("illness", None),
    ),
    "question": Form(
        lambda d: events.save_question(d, "how?"),
        ("x",), {"text": "why?"}, "“why?”", Kind.QUESTION,
        lambda e: e.note, "how?x",
    ),
}  # fmt: skip


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> Form:
    return FORMS[request.param]


@pytest.fixture
def other(db: Path, clock: FixedClock) -> Iterator[Diary]:
    """Another program on the same file."""
    opened = open_diary(db, Settings(), "command line", clock, node="other")
    yield opened
    opened.close()


def opened_on(pilot: Pilot[int], diary: Diary, entry_id: str) -> None:
    screen = pilot.app.screen
    made = form_of(screen.desk, records.find(diary, entry_id))  # type: ignore[attr-defined]
    assert made is not None
    pilot.app.push_screen(made, screen.recorded)  # type: ignore[attr-defined]


async def loaded(pilot: Pilot[int]) -> None:
    await wait_for(lambda: getattr(pilot.app.screen, "seen", None), "the record in its form")


async def saved(pilot: Pilot[int]) -> None:
    await shows_screen(pilot, "TodayScreen")


def of_kind(diary: Diary, kind: Kind) -> list[records.Entry]:
    return records.listed(diary, Filter(kind=kind))


async def test_a_record_changed_elsewhere_is_said_before_it_is_saved_over(
    open_app: OpenApp, diary: Diary, other: Diary, form: Form
) -> None:
    profile.set_place(diary, parse_place("neck"))
    made = form.made(diary)
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        opened_on(pilot, diary, made.id)
        await loaded(pilot)
        await pilot.press(*form.typed)
        editing.edit(other, made.id, form.elsewhere)
        await pilot.press("enter")
        await shows(pilot, form.says)
        await shows(pilot, "Enter again saves what stands here over it.")
        before = other.store.last_change()
        await pilot.press("enter")
        await saved(pilot)
    assert other.store.last_change() == before + 1
    (entry,) = of_kind(diary, form.kind)
    assert entry.id == made.id
    assert form.saved(entry) == form.value


async def test_a_record_deleted_elsewhere_is_saved_as_a_new_one(
    open_app: OpenApp, diary: Diary, other: Diary, form: Form
) -> None:
    profile.set_place(diary, parse_place("neck"))
    made = form.made(diary)
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        opened_on(pilot, diary, made.id)
        await loaded(pilot)
        await pilot.press(*form.typed)
        records.delete(other, made.id)
        await pilot.press("enter")
        await shows(pilot, "was deleted in another window")
        await shows(pilot, "Enter again saves what stands here as a new one.")
        assert of_kind(diary, form.kind) == []
        await pilot.press("enter")
        await saved(pilot)
    (entry,) = of_kind(diary, form.kind)
    assert entry.id != made.id
    assert form.saved(entry) == form.value
    assert drafting.offers(diary) == ()


async def test_a_record_deleted_while_its_form_was_set_aside_can_still_be_saved(
    open_app: OpenApp, diary: Diary, other: Diary, form: Form
) -> None:
    profile.set_place(diary, parse_place("neck"))
    made = form.made(diary)
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        opened_on(pilot, diary, made.id)
        await loaded(pilot)
        await pilot.press(*form.typed)
        await wait_for(lambda: not drafting.offers(diary), "the form")
        while type(pilot.app.screen).__name__ != "TodayScreen":
            await pilot.press("escape")
        await shows(pilot, "Unfinished")
        records.delete(other, made.id)
        await pilot.press("enter")
        await wait_for(lambda: getattr(pilot.app.screen, "draft_id", None), "the draft")
        await loaded(pilot)
        await pilot.press("enter")
        await shows(pilot, "was deleted in another window")
        await pilot.press("enter")
        await saved(pilot)
    (entry,) = of_kind(diary, form.kind)
    assert form.saved(entry) == form.value


async def test_what_was_put_right_before_escape_is_there_again(
    open_app: OpenApp, diary: Diary, form: Form
) -> None:
    profile.set_place(diary, parse_place("neck"))
    made = form.made(diary)
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        for again in (False, True):
            opened_on(pilot, diary, made.id)
            await loaded(pilot)
            await wait_for(lambda: bool(pilot.app.screen.draft_id) == again, "the draft")  # type: ignore[attr-defined]  # noqa: B023
            if not again:
                await pilot.press(*form.typed)
                while type(pilot.app.screen).__name__ != "TodayScreen":
                    await pilot.press("escape")
                assert len(drafting.offers(diary)) == 1
        await pilot.press("enter")
        await saved(pilot)
    (entry,) = of_kind(diary, form.kind)
    assert form.saved(entry) == form.value
    assert drafting.offers(diary) == ()


async def test_a_draft_that_another_window_went_on_with_is_that_window_s(
    open_app: OpenApp, diary: Diary, other: Diary
) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        await pilot.press("c", "6", "4", "escape")
        await shows(pilot, "Unfinished check-in")
        (offer,) = drafting.offers(other)
        # The other window saved it; this one still shows the offer.
        drafting.discard(other, offer.draft.id)
        await pilot.press("enter")
        await shows(pilot, "Another window went on with this meanwhile")
        assert "[6]" in screen_text(pilot)
        await pilot.press("enter")
        await saved(pilot)
    (entry,) = of_kind(diary, Kind.CHECKIN)
    assert (entry.value("ease"), entry.value("pain_avg")) == (6, 4)
    assert drafting.offers(diary) == ()


async def test_a_form_for_an_earlier_day_shows_what_stands_around_that_day(
    open_app: OpenApp, diary: Diary
) -> None:
    profile.set_place(diary, parse_place("neck"))
    sessions.save(diary, SessionForm(EARLIER - timedelta(days=1), RightNow(pain=6)))
    made = checkins.save(diary, CheckIn(EARLIER, ease=6, next_day_pain=3))
    async with open_app() as pilot:
        await shows(pilot, "When it suits you")
        opened_on(pilot, diary, made.id)
        await shows(pilot, "The day after session 1")
        await shows(pilot, "Since the session:")


async def test_a_draft_is_taken_up_once(open_app: OpenApp, diary: Diary) -> None:
    profile.set_place(diary, parse_place("neck"))
    async with open_app() as pilot:
        await pilot.press("c", "6", "t", *"one", "escape", "escape")
        await shows(pilot, "Unfinished check-in")
        await pilot.press("enter")
        await shows(pilot, "one")
        await pilot.press("t", *"two", "escape")
        # Another day must not bring the draft's first words back over the newer ones.
        await pilot.press("left_square_bracket", "right_square_bracket", "enter")
        await saved(pilot)
    (entry,) = of_kind(diary, Kind.CHECKIN)
    assert sorted(entry.note or "") == sorted("onetwo")
