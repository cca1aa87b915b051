"""Which entry each rating of a CSV belongs to, and what becomes of it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.domain import measures, rating_check
from tracker.domain.records import Entry, Kind, Rating, SessionDetails
from tracker.domain.sites import Place
from tracker.domain.text import visible
from tracker.errors import InvalidValue
from tracker.exchange.problems import Problems
from tracker.exchange.ratings_reading import Line
from tracker.services.diary import Diary
from tracker.services.intake import Imported
from tracker.services.targets import (
    Key,
    Target,
    Targets,
    as_it_stands,
    day_of,
    held_at,
    key_of,
    kind_of,
    note_of,
    says_the_same,
    session_day,
    target_of,
)
from tracker.store import entries, entry_rows, places
from tracker.store import everything as whole
from tracker.store.entries import Filter
from tracker.store.ids import natural
from tracker.store.journal import Change

TOGETHER = 1000
"""New entries written at once."""

RATING = "rating"


class Placing:
    """Settles the lines of one import, entry by entry, within one change.

    Lines without an entry must come before those that name one.
    """

    def __init__(self, diary: Diary, change: Change, done: Imported, problems: Problems) -> None:
        self._connection = diary.store.connection
        self._change = change
        self._done = done
        self._problems = problems
        self._file_has_entries = whole.has_entries(self._connection)
        self._main = places.main_places(self._connection)
        self._activities = {
            str(row["id"]): str(row["name"])
            for row in whole.plain_rows(self._connection, rating_check.ACTIVITY)
        }
        self._sited = {name for name, measure in measures.MEASURES.items() if measure.has_site}
        self._fresh: list[Entry] = []
        self._made_unnamed = False
        self._near: tuple[Kind, date, list[Entry]] | None = None

    def named(self, entry_id: str, lines: Sequence[Line]) -> None:
        """Settle lines that belong to the entry of that id, there or not."""
        if self._made_unnamed:
            # What lines without an entry made may bear the very name that is looked for.
            self.finish()
            self._file_has_entries, self._made_unnamed = True, False
        old = self._load(entry_id)
        kind = kind_of(lines) if old is None else old.kind
        if error := self._unfit(old, kind):
            self._problems.add(f"line {lines[0].number}", error)
            return
        had = {} if old is None else {key_of(rating): rating for rating in old.ratings}
        target = Target(entry_id, old, set())
        day: date | None = None
        for line in lines:
            try:
                own = session_day(line) if kind is Kind.SESSION else day_of(line.day)
                if day is not None and own != day:
                    raise InvalidValue("day", line.day, f"a day that fits its entry, of {day}")
                day = own
                self._check_id(entry_id, line)
                self._add(target, line, self._rating(line, own, had))
            except InvalidValue as error:
                self._problems.add(f"line {line.number}", error)
        if day is not None:
            self._settle(target, kind, day)

    def unnamed(self, lines: Sequence[Line]) -> None:
        """Settle lines that name no entry but share a day and time (of a session, a day).

        A line is taken for a rating that is there if day, time, measure, item, place and phase
        are the same, each such rating standing for one line. Others join the entry of their
        neighbours, or a new one whose id follows from day and time, so that importing the same
        lines again finds it.
        """
        first = lines[0]
        kind = Kind(first.kind)
        day = session_day(first) if kind is Kind.SESSION else day_of(first.day)
        known = self._entries_of(kind, day)
        had = {key_of(rating): rating for entry in known for rating in entry.ratings}
        rated: list[tuple[Line, Rating]] = []
        for line in lines:
            try:
                rated.append((line, self._rating(line, day, had)))
            except InvalidValue as error:
                self._problems.add(f"line {line.number}", error)
        targets = Targets(known)
        rated = [one for one in rated if not targets.match(*one, exactly=True)]
        rated = [one for one in rated if not targets.match(*one, exactly=False)]
        when = () if kind is Kind.SESSION else (first.at_utc, str(first.offset_min))

        def another(number: int) -> Target:
            entry_id = natural("csv", kind.value, day.isoformat(), *when, str(number))
            return target_of(entry_id, self._load(entry_id))

        for line, rating in rated:
            targets.place(line, rating, another)
        for target in targets.all:
            self._settle(target, kind, day)
        self._made_unnamed = True

    def finish(self) -> None:
        """Write what has not been written yet."""
        whole.add_entries(self._change, self._fresh)
        self._fresh.clear()

    def _settle(self, target: Target, kind: Kind, day: date) -> None:
        if target.old is None:
            if target.ratings:
                self._settle_new(target, kind, day)
            return
        old, done = target.old, self._done
        had = {key_of(rating): rating for rating in old.ratings}
        kept = dict(had)
        for rating in target.ratings:
            before = had.get(key_of(rating))
            if before is None:
                done.new[RATING] += 1
            elif says_the_same(before, rating):
                done.same[RATING] += 1
                continue
            else:
                done.differs(RATING, f"{rating.measure} of {rating.day} in {old.id}")
            if before is None or done.replaced:
                kept[key_of(rating)] = rating
        note = old.note
        given = note_of(target.lines)
        if given and _seen(given) != _seen(old.note or ""):
            done.differs("note", f"note of {old.id}")
            note = given if done.replaced else note
        if kept == had and note == old.note:
            return
        if day != old.day:
            error = InvalidValue("day", day, f"{old.day}, the day of its entry {old.id}")
            self._problems.add(f"line {target.lines[0].number}", error)
            return
        entries.write(self._change, replace(old, ratings=tuple(kept.values()), note=note))

    def _settle_new(self, target: Target, kind: Kind, day: date) -> None:
        self._done.new[kind.value] += 1
        self._done.new[RATING] += len(target.ratings)
        self._fresh.append(
            Entry(
                target.id,
                kind,
                day,
                held_at(target.ratings),
                note=note_of(target.lines),
                from_memory=target.ratings[0].from_memory,
                ratings=tuple(target.ratings),
                session=SessionDetails() if kind is Kind.SESSION else None,
            )
        )
        if len(self._fresh) >= TOGETHER:
            self.finish()

    def _unfit(self, old: Entry | None, kind: Kind) -> InvalidValue | None:
        """Why lines cannot belong to an entry that is there; ``None`` if they can."""
        if old is None:
            return None
        if kind not in rating_check.RATED_KINDS:
            return InvalidValue("entry", old.id, f"not a {kind.value}: it has no ratings")
        if whole.written_by(self._connection, self._change, old.id):
            return InvalidValue("entry", old.id, "nothing: lines without an entry make the same")
        return None

    def _check_id(self, entry_id: str, line: Line) -> None:
        # What an activity is called here was given another id there.
        if line.id is None or line.activity is not None:
            return
        rating = as_it_stands(line, None)
        if line.id != entry_rows.rating_id(entry_id, rating):
            raise InvalidValue("id", line.id, "the id of this rating in its entry, or nothing")

    def _add(self, target: Target, line: Line, rating: Rating) -> None:
        key = key_of(rating)
        if key in target.keys:
            raise InvalidValue("measure", line.measure, "each measure once in an entry")
        target.take(line, rating, key)

    def _rating(self, line: Line, day: date, had: Mapping[Key, Rating]) -> Rating:
        rating = as_it_stands(line, self._activity(line))
        sited = rating.place is not None or line.measure not in self._sited
        if sited or not self._main or key_of(rating) in had:
            return rating
        # Without a site it is about the main one, unless it was kept without one before.
        return replace(rating, place=self._main_on(day))

    def _main_on(self, day: date) -> Place:
        begun = [place for from_day, place in self._main if from_day <= day]
        return begun[-1] if begun else self._main[0][1]

    def _activity(self, line: Line) -> str | None:
        name = line.activity
        if name is None or name in self._activities:
            return name
        found = [key for key, known in self._activities.items() if known == name]
        if len(found) > 1:
            raise InvalidValue("measure", name, f"one of the activities {', '.join(found)}")
        if not found:
            # Its id follows from its name, so that importing it again finds it.
            found = [natural("csv", rating_check.ACTIVITY, name)]
            self._change.put(
                rating_check.ACTIVITY, {"id": found[0], "name": name, "from_day": line.day}
            )
            self._activities[found[0]] = name
            self._done.new[rating_check.ACTIVITY] += 1
        return found[0]

    def _load(self, entry_id: str) -> Entry | None:
        return entries.load(self._connection, entry_id) if self._file_has_entries else None

    def _entries_of(self, kind: Kind, day: date) -> list[Entry]:
        if not self._file_has_entries:
            return []
        if self._near is None or self._near[:2] != (kind, day):
            wanted = Filter(kind=kind, since=day, until=day)
            self._near = (kind, day, entries.search(self._connection, wanted))
        return self._near[2]


def _seen(note: str) -> str:
    """A note as a CSV holds it: control characters are visible there."""
    return visible(note, multiline=True).strip()
