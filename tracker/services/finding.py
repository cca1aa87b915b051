"""Finding records by what a person types, and reading a long list a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from tracker.domain import days, sites
from tracker.domain.records import EVENT_TAGS, Kind
from tracker.domain.wording import EVENT_WORDS, KIND_WORDS
from tracker.errors import InvalidValue
from tracker.services import activities, records
from tracker.services.diary import Diary
from tracker.services.records import Line
from tracker.store import entries
from tracker.store.entries import Filter, Word

__all__ = ["PAGE", "Filter", "Found", "look", "page", "parse"]

T = TypeVar("T", bound=str)

PAGE = 100
"""Records in one page of a list."""

SHORTEST_NAME = 3
"""From so many letters on a word is also taken for the beginning of a name."""

FORMS = "words, or kind:session, site:neck, event:flare, since:-30d, until:2026-01-01"


@dataclass(frozen=True, slots=True)
class Found:
    """One look at a filtered list, newest first.

    ``at``: the place (from 0) of the record asked for; 0 in an empty list. ``exact`` is
    false if that record or day is not in the list and its nearest neighbour stands in.
    ``number`` is the page that holds it, ``lines`` its records. ``all`` counts every record
    there is, ``last_change`` the state of the file. ``activities``: the name of each by its id.
    """

    total: int
    all: int
    at: int
    exact: bool
    number: int
    lines: tuple[Line, ...]
    last_change: int
    activities: Mapping[str, str]


def parse(written: str, today: date) -> Filter:
    """The filter a person means: plain words, and ``key:value`` for what must be so.

    A plain word is found in notes and session details, or as the name of a kind, event or
    site. Raises ``InvalidValue`` for a value that is none.
    """
    wanted = Filter()
    words: list[Word] = []
    for piece in written.split():
        key, colon, value = piece.partition(":")
        key = key.lower()
        if not colon or key not in ("kind", "site", "event", "since", "until"):
            words.append(_word(piece))
        elif value:
            wanted = _narrowed(wanted, key, value, today)
    return replace(wanted, words=tuple(words))


def look(
    diary: Diary,
    wanted: Filter,
    *,
    entry_id: str | None = None,
    day: date | None = None,
    at: int = 0,
) -> Found:
    """Read the list around the record ``entry_id``, else around ``day``, else place ``at``."""
    connection = diary.store.connection
    total = entries.count(connection, wanted)
    place, exact = at, True
    if day is not None:
        later = replace(wanted, since=max(wanted.since or day, day + timedelta(days=1)))
        place = entries.count(connection, later)
        of_day = replace(wanted, since=day, until=day)
        exact = entries.count(connection, of_day) > 0
    elif entry_id is not None:
        known = entries.count_before(connection, wanted, entry_id)
        place, exact = (at, False) if known is None else (known, True)
    place = max(0, min(place, total - 1))
    number = place // PAGE
    return Found(
        total=total,
        all=entries.count(connection, Filter()),
        at=place,
        exact=exact,
        number=number,
        lines=page(diary, wanted, number),
        last_change=diary.store.last_change(),
        activities=activities.names(diary),
    )


def page(diary: Diary, wanted: Filter, number: int) -> tuple[Line, ...]:
    """The records of page ``number`` (from 0) of the list."""
    return records.lines(diary, wanted, limit=PAGE, offset=number * PAGE)


def _word(piece: str) -> Word:
    begun = piece.lower()
    if len(begun) < SHORTEST_NAME:
        return Word(piece)
    return Word(
        piece,
        kinds=tuple(k for k in Kind if _begins(begun, k.value, KIND_WORDS[k])),
        sites=tuple(s.key for s in sites.SITES.values() if _begins(begun, *_names(s))),
        event_tags=tuple(t for t in EVENT_TAGS if _begins(begun, t, EVENT_WORDS[t])),
    )


def _narrowed(wanted: Filter, key: str, value: str, today: date) -> Filter:
    match key:
        case "kind":
            return replace(wanted, kind=_one("kind", value, _KINDS))
        case "event":
            return replace(wanted, event_tag=_one("event", value, _EVENTS))
        case "site":
            return replace(wanted, site=sites.parse_place(value).site)
        case "since":
            return replace(wanted, since=days.parse_day(value, today, field=key, future=True))
        case _:
            return replace(wanted, until=days.parse_day(value, today, field=key, future=True))


_KINDS = {kind: (kind.value, KIND_WORDS[kind]) for kind in Kind}
_EVENTS = {tag: (tag, EVENT_WORDS[tag]) for tag in EVENT_TAGS}


def _one(field: str, value: str, named: Mapping[T, tuple[str, str]]) -> T:
    begun = value.lower()
    exact = [key for key in named if key == begun]
    found = exact or [key for key, names in named.items() if _begins(begun, *names)]
    if len(found) != 1:
        raise InvalidValue(field, value, ", ".join(named))
    return found[0]


def _names(site: sites.Site) -> tuple[str, ...]:
    return (site.key.replace("_", " "), site.name, site.plural, *site.common_names)


def _begins(begun: str, *names: str) -> bool:
    """Whether a name, or a word in it, begins so."""
    whole = (name.lower() for name in names)
    return any(
        name.startswith(begun) or any(part.startswith(begun) for part in name.split())
        for name in whole
    )
