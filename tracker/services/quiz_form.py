"""What the quiz screens need to know besides what is answered in them."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.quiz_earlier import Earlier, gather
from tracker.domain.records import Kind
from tracker.services import drafting, readiness
from tracker.services.diary import Diary
from tracker.services.drafting import Draft
from tracker.services.readiness import Past
from tracker.store import entries, places
from tracker.store.entries import Filter


@dataclass(frozen=True, slots=True)
class Context:
    """Around a new attempt.

    ``earlier`` answers of quizzes and safety screens; ``site`` the key of the main site,
    ``since`` the month the pain began, both ``None`` if unknown; ``safety_open``: an
    urgent sign still waits for an answer; the drafts are unfinished forms.
    """

    earlier: Earlier
    site: str | None
    since: str | None
    safety_open: bool
    draft: Draft | None
    safety_draft: Draft | None


@dataclass(frozen=True, slots=True)
class Look:
    """What the quiz's main screen shows: every attempt, newest first, and what waits.

    ``sign``: the urgent sign that is open, and how soon to be seen; ``""`` while
    the safety pages have not named one.
    """

    past: tuple[Past, ...]
    safety_open: bool
    sign: str
    draft: Draft | None
    safety_draft: Draft | None
    last_change: int


def context(diary: Diary) -> Context:
    """Read what stands around a new attempt."""
    connection = diary.store.connection
    found = [
        entry
        for kind in (Kind.QUIZ, Kind.SAFETY)
        for entry in entries.search(connection, Filter(kind=kind))
    ]
    found.sort(key=lambda entry: (entry.day, entry.moment.at_utc, entry.id))
    place = places.main_place(connection, diary.today())
    return Context(
        earlier=gather((entry.day, readiness.attempt_of(entry)) for entry in found),
        site=place.site if place else None,
        since=places.profile(connection).get("since"),
        safety_open=readiness.safety_open(diary),
        draft=drafting.newest(diary, "quiz"),
        safety_draft=drafting.newest(diary, "safety"),
    )


def look(diary: Diary) -> Look:
    """Read what the quiz's main screen shows."""
    return Look(
        past=readiness.history(diary),
        safety_open=readiness.safety_open(diary),
        sign=readiness.standing(diary, keys=True),
        draft=drafting.newest(diary, "quiz"),
        safety_draft=drafting.newest(diary, "safety"),
        last_change=diary.store.last_change(),
    )
