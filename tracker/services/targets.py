"""The entries that lines of a CSV are placed in: those there first, then new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from tracker.domain import rating_check
from tracker.domain.days import FromMemory, Moment
from tracker.domain.records import Entry, Kind, Phase, Rating
from tracker.domain.sites import Place, Side
from tracker.exchange.ratings_reading import Line

Key = tuple[str, str | None, str | None, Place | None, Phase | None]
"""What names a rating within its entry: measure, item, activity, place, phase."""


@dataclass(slots=True)
class Target:
    """An entry that lines were placed in: ``old`` as it was, ``None`` if it is new.

    ``keys`` are those of the ratings it has, with those that were placed.
    """

    id: str
    old: Entry | None
    keys: set[Key]
    lines: list[Line] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)

    def take(self, line: Line, rating: Rating, key: Key) -> None:
        """Place one rating, which has that key, here."""
        self.keys.add(key)
        self.lines.append(line)
        self.ratings.append(rating)


class Targets:
    """The entries that lines without an entry are placed in; ``known`` are those there."""

    def __init__(self, known: Sequence[Entry]) -> None:
        self._free: dict[tuple[Key, Moment], list[tuple[Entry, Rating]]] = {}
        for entry in sorted(known, key=lambda one: one.id):
            for rating in entry.ratings:
                self._free.setdefault((key_of(rating), rating.moment), []).append((entry, rating))
        self._by_id: dict[str, Target] = {}
        self._full: dict[Key, int] = {}
        self._number = 0
        self.all: list[Target] = []

    def match(self, line: Line, rating: Rating, *, exactly: bool) -> bool:
        """Let the line stand for a rating that is there and free, if there is one."""
        key = key_of(rating)
        free = self._free.get((key, rating.moment), [])
        for at, (entry, old) in enumerate(free):
            if not exactly or says_the_same(old, rating):
                free.pop(at)
                target = self._by_id.get(entry.id) or self._begin(target_of(entry.id, entry))
                target.take(line, rating, key)
                return True
        return False

    def place(self, line: Line, rating: Rating, another: Callable[[int], Target]) -> None:
        """Put a new rating into the first entry that has none of its key."""
        key = key_of(rating)
        # Where the key was put last, and all before it, is full.
        at = self._full.get(key, 0)
        while True:
            while at == len(self.all):
                self._number += 1
                target = another(self._number)
                if target.id not in self._by_id:
                    self._begin(target)
            if key not in self.all[at].keys:
                break
            at += 1
        self._full[key] = at + 1
        self.all[at].take(line, rating, key)

    def _begin(self, target: Target) -> Target:
        self._by_id[target.id] = target
        self.all.append(target)
        return target


def target_of(entry_id: str, old: Entry | None) -> Target:
    return Target(entry_id, old, {key_of(rating) for rating in old.ratings} if old else set())


def session_day(line: Line) -> date:
    """The day of the session that a rating with a phase belongs to."""
    day = day_of(line.day)
    return day - timedelta(days=1) if line.phase == Phase.NEXT_DAY else day


def kind_of(lines: Iterable[Line]) -> Kind:
    """The kind of an entry that is not there, from what was rated in it."""
    kinds = {Kind.SESSION if line.session else Kind(line.kind) for line in lines}
    order = (Kind.SESSION, Kind.CHECKIN, Kind.WEEKLY, Kind.TEST)
    return next(kind for kind in order if kind in kinds)


def key_of(rating: Rating) -> Key:
    return (rating.measure, rating.item, rating.activity_id, rating.place, rating.phase)


def as_it_stands(line: Line, activity_id: str | None) -> Rating:
    """The rating of a line, at the place the line itself names."""
    return Rating(
        line.measure,
        line.value,
        day_of(line.day),
        _moment(line.at_utc, line.offset_min),
        _place(line.site, line.side) if line.site else None,
        Phase(line.phase) if line.phase else None,
        line.item,
        activity_id,
        FromMemory(line.from_memory) if line.from_memory else None,
    )


# The same few days, moments and places come again and again in a hundred thousand lines.


@lru_cache(4096)
def day_of(text: str) -> date:
    """The day of ISO text."""
    return date.fromisoformat(text)


@lru_cache(4096)
def _moment(at_utc: str, offset_min: int) -> Moment:
    return Moment(at_utc, offset_min)


@lru_cache(4096)
def _place(site: str, side: str | None) -> Place:
    return Place(site, Side(side) if side else None)


def says_the_same(old: Rating, new: Rating) -> bool:
    return (old.value, old.day, old.moment, old.from_memory) == (
        new.value,
        new.day,
        new.moment,
        new.from_memory,
    )


def held_at(ratings: Sequence[Rating]) -> Moment:
    """When an entry was made: with its first rating, of a session not that of the day after."""
    first = min(ratings, key=lambda one: (one.phase is Phase.NEXT_DAY, one.moment.at_utc))
    if first.phase is Phase.NEXT_DAY and first.measure != rating_check.AFTER_EFFECTS:
        return Moment.of(first.moment.local() - timedelta(days=1))
    return first.moment


def note_of(lines: Iterable[Line]) -> str | None:
    """The notes of an entry's lines, each once, below each other."""
    return "\n".join(dict.fromkeys(line.note for line in lines if line.note)) or None
