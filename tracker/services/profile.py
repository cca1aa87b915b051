"""Where it hurts, since when, and what else a person told once about themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain import activity, days, measures, pain_target, sites, text, weekly_rows
from tracker.domain.help_now import needs_help
from tracker.domain.sites import Place
from tracker.errors import InvalidValue
from tracker.services import activities
from tracker.services.diary import Diary, Saved
from tracker.services.pausing import WEEKLY_ONLY
from tracker.services.seen import check
from tracker.store import drafts, entries, places

if TYPE_CHECKING:
    from tracker.store.journal import Change

STAGES = ("thinking", "waiting", "had_some", "tracking")
"""Where a person stands at the first run: thinking about massage, waiting for it, already
had some, just tracking."""

TOLD = (
    "nothing",
    "sciatica",
    "carpal tunnel",
    "headache",
    "osteoarthritis",
    "inflammatory arthritis",
    "other",
)
"""What a doctor may have called it."""

PLANS = ("exercise", "physical therapy", "other", "none")


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of the profile: its key, what it is, and what is allowed."""

    key: str
    meaning: str
    allowed: str
    most: int | None = None
    choices: tuple[str, ...] = ()


_NAME = f"up to {activity.LONGEST} characters"
FIELDS = (
    Field("since", "since when it hurts", "a month up to this one, such as 2025-03"),
    Field("told", "what it was called", ", ".join(TOLD), choices=TOLD),
    Field("activity1", "an activity to get back", _NAME, activity.LONGEST),
    Field("activity2", "a second activity", _NAME, activity.LONGEST),
    Field("activity3", "a third activity", _NAME, activity.LONGEST),
    Field("plan", "my wider plan", ", ".join(PLANS), choices=PLANS),
    Field("target", "what I would call a good result", "up to 200 characters", 200),
    Field(pain_target.KEY, "the pain I would call a good result", pain_target.ALLOWED),
    Field("stage", "where I am", ", ".join(STAGES), choices=STAGES),
    Field("began", "day of the first session, if before this diary", "a day up to today"),
    Field(
        weekly_rows.KEY,
        "what the weekly review asks besides its six",
        ", ".join((*weekly_rows.EXTRAS[:3], weekly_rows.OTHER, *weekly_rows.EXTRAS[3:])),
    ),
    Field(WEEKLY_ONLY, "whether only the weekly review is asked", "yes, no", choices=("yes", "no")),
)
_BY_KEY = {field.key: field for field in FIELDS}
_SLOTS = {f"activity{slot}": slot for slot in activity.SLOTS}
"""The facts that are kept as dated activities, since another name begins a new series."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the person. ``place``: the main site today, ``None`` before it is set."""

    place: Place | None
    facts: dict[str, str]

    @property
    def since(self) -> str | None:
        """The month it began, ``YYYY-MM``."""
        return self.facts.get("since")


def load(diary: Diary) -> Profile:
    """The profile as it stands today."""
    connection = diary.store.connection
    named = {f"activity{one.slot}": one.name for one in activities.current(diary)}
    facts = places.profile(connection) | named
    return Profile(places.main_place(connection, diary.today()), facts)


def answers(diary: Diary) -> tuple[str, ...]:
    """What the first start asked as it stands: place, since, stage, began; ``""`` if unknown."""
    known = load(diary)
    place = sites.label(known.place) if known.place else ""
    return (place, *(known.facts.get(key, "") for key in ("since", "stage", "began")))


def history_of_places(diary: Diary) -> tuple[tuple[date, Place], ...]:
    """Every main site with the day it began."""
    return places.main_places(diary.store.connection)


def set_place(diary: Diary, place: Place, from_day: date | None = None) -> Saved:
    """Make ``place`` the main site from ``from_day`` (default today) on.

    The first one also takes up what was recorded before it without a site; then it counts
    from the earliest such day. A later one starts a new series.
    """
    today = diary.today()
    day = from_day or today
    if day > today:
        raise InvalidValue("day", day, f"a day up to today, {today}")
    with diary.store.change(f"main site {sites.label(place)}") as change:
        day = _put_place(diary, change, place, day)
    done = diary.store.last_done
    words = f"Main site: {sites.label(place)}, from {days.label_with_year(day)}."
    return Saved("", day, words, change=done.seq if done else 0)


def set_facts(diary: Diary, facts: dict[str, str]) -> Saved:
    """Keep some facts; an empty value forgets one. Raises ``InvalidValue``, changing nothing.

    The three activities are kept with their days: see ``activities.put``.
    """
    checked = {key: _checked(diary, key, value) for key, value in facts.items()}
    with diary.store.change("profile") as change:
        for key, value in checked.items():
            if key not in _SLOTS:
                places.put_profile(change, key, value)
        activities.put(diary, change, {_SLOTS[k]: v for k, v in checked.items() if k in _SLOTS})
    done = diary.store.last_done
    seq = done.seq if done else 0
    concern = any(needs_help(value) for value in checked.values())
    return Saved("", diary.today(), "Profile saved.", change=seq, concern=concern)


def begin(
    diary: Diary,
    place: Place | None,
    since: str,
    stage: str,
    began: str = "",
    *,
    draft_id: str | None = None,
    seen: str | None = None,
) -> Saved:
    """Keep what the first start asked; a blank stays as it was.

    Its draft is forgotten. ``seen`` is the ``seen.mark`` of ``answers`` as a form was given
    them. Raises ``InvalidValue`` and ``ChangedElsewhere``, changing nothing.
    """
    facts = {"since": since, "stage": stage, "began": began}
    checked = {key: _checked(diary, key, value) for key, value in facts.items()}
    connection = diary.store.connection
    with diary.store.change("about you") as change:
        now = answers(diary)
        check(seen, now, "page", ", ".join(filter(None, now)))
        if place is not None and place != places.main_place(connection, diary.today()):
            _put_place(diary, change, place, diary.today())
        for key, value in checked.items():
            if value:
                places.put_profile(change, key, value)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    done = diary.store.last_done
    return Saved("", diary.today(), "Saved: about you.", change=done.seq if done else 0)


def _put_place(diary: Diary, change: Change, place: Place, day: date) -> date:
    connection = diary.store.connection
    if not places.main_places(connection):
        sited = tuple(m.id for m in measures.MEASURES.values() if m.has_site)
        for entry_id in places.entries_without_place(connection, sited):
            entry = entries.load(connection, entry_id)
            if entry is None:
                continue
            day = min(day, entry.day)
            # What was rated there by name already stays; two ratings would become one.
            named = {(r.measure, r.phase) for r in entry.ratings if r.place == place}
            adopted = tuple(
                replace(r, place=place)
                if r.place is None and r.measure in sited and (r.measure, r.phase) not in named
                else r
                for r in entry.ratings
            )
            entries.write(change, replace(entry, ratings=adopted))
    places.put_main_place(change, day, place)
    return day


def parse_month(written: str, today: date, *, field: str = "since") -> str:
    """A month as ``YYYY-MM``.

    Also read: ``03/2025``, ``mar 2025``, a bare year (January), and how long ago:
    ``8m``, ``2y``. Raises ``InvalidValue`` for anything else, a month to come or a year
    before 1900.
    """
    word = written.strip().lower()
    year, month = 0, 0
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", word):
        year, month = int(match[1]), int(match[2] or 1)
    elif match := re.fullmatch(r"(\d{1,2})[/.](\d{4})", word):
        year, month = int(match[2]), int(match[1])
    elif match := re.fullmatch(r"([a-z]{3,9})\.? (\d{4})", word):
        names = [name.lower() for name in days.MONTHS]
        month = names.index(match[1][:3]) + 1 if match[1][:3] in names else 0
        year = int(match[2])
    elif match := re.fullmatch(r"(\d{1,3}) ?(m|y)(?:o|th|r|onth|ear)?s?", word):
        back = int(match[1]) * (12 if match[2] == "y" else 1)
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        month += 1
    if not 1 <= month <= 12 or year < 1900 or (year, month) > (today.year, today.month):
        raise InvalidValue(
            field, written, "a month up to this one, such as 2025-03, mar 2025, or 8m for 8 months"
        )
    return f"{year:04d}-{month:02d}"


def _checked(diary: Diary, key: str, value: str) -> str:
    field = _BY_KEY.get(key)
    if field is None:
        raise InvalidValue("profile", key, ", ".join(_BY_KEY))
    kept = text.check_note(value, field=field.meaning).strip()
    if not kept:
        return ""
    if key == "since":
        return parse_month(kept, diary.today(), field=field.meaning)
    if key == weekly_rows.KEY:
        return " ".join(weekly_rows.parse_extras(kept))
    if key == pain_target.KEY:
        return measures.format_value(pain_target.parse(kept, field=field.meaning))
    if key == "began":
        return days.parse_day(kept, diary.today(), field=field.meaning).isoformat()
    if field.choices and kept not in field.choices:
        raise InvalidValue(field.meaning, kept, field.allowed)
    if field.most is not None and (len(kept) > field.most or "\n" in kept):
        raise InvalidValue(field.meaning, kept, field.allowed + " on one line")
    return kept
