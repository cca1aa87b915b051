"""Ratings read from CSV as a stream: one line at a time, whatever is wrong with it named.

Two shapes are read: the long one that is exported here (a line for each rating), and with a
map of columns a wide one (a line for each day, a column for each measure).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import chain
from operator import itemgetter
from typing import BinaryIO, NamedTuple

from tracker.domain import measures, rating_check
from tracker.domain.days import FromMemory, Moment
from tracker.domain.rating_check import ACTIVITY
from tracker.domain.text import NOTE_LIMIT, check_note
from tracker.errors import InvalidValue
from tracker.exchange.cells import plain
from tracker.exchange.fields import DAY_FORM, ID_FORM, is_id, read_day
from tracker.exchange.problems import Problems
from tracker.exchange.ratings_csv import COLUMNS

NEEDED = ("day", "measure", "value")
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
INSTANT_FORM = "an instant with its offset, such as 2026-11-22T19:30:00+01:00, or nothing"
LONGEST_SESSION = 80
FIRST_DAY = date(1900, 1, 1)
"""Earlier days are slips of whoever wrote the file."""

_LONGEST_HEADING = 100_000
_REMEMBERED = 20_000
_RATED = ("measure", "value", "site", "side", "phase", "from_memory")


class Line(NamedTuple):
    """One rating as it stands in a file; ``None`` where nothing stands.

    ``number`` is that of the line in the file, from 1. ``activity`` is a name or an id.
    ``kind`` is the kind of entry in which such a rating is given.
    """

    number: int
    id: str | None
    entry: str | None
    session: str | None
    day: str
    at_utc: str
    offset_min: int
    measure: str
    item: str | None
    activity: str | None
    value: float
    site: str | None
    side: str | None
    phase: str | None
    from_memory: str | None
    note: str | None
    kind: str


Rated = tuple[
    str, str | None, str | None, float, str | None, str | None, str | None, str | None, str
]
"""Measure, item, activity, value, site, side, phase, memory and kind of a line."""


class RatingsFile:
    """The lines of a ratings CSV; ``delimiter`` is known from the first line on.

    ``maps`` gives for columns of a wide file the measure in each; empty for the long shape.
    Lines that cannot be used are noted in ``problems`` and left out. Raises ``InvalidValue``
    if the first line does not name the columns that are needed.
    """

    def __init__(
        self, stream: BinaryIO, today: date, maps: Mapping[str, str], problems: Problems
    ) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        self._latest = today + timedelta(days=1)
        self._problems = problems
        self._known_ratings: dict[tuple[str, ...], Rated] = {}
        self._known_times: dict[tuple[str, str], tuple[str, str, int]] = {}
        first = self._first_line()
        self.delimiter = max(DELIMITERS, key=first.count)
        csv.field_size_limit(4 * NOTE_LIMIT)
        self._rows = csv.reader(chain([first], self._text), delimiter=self.delimiter, strict=True)
        header = [plain(cell).strip() for cell in self._header()]
        self._width = len(header)
        self._at = _columns(header, maps)
        self._pick = itemgetter(*(self._at[column] for column in _RATED))
        self._wide = [(header.index(column), column, measure) for column, measure in maps.items()]

    def __iter__(self) -> Iterator[Line]:
        while not self._problems.full:
            number = self._rows.line_num + 1
            place = f"line {number}"
            try:
                row = next(self._rows)
                if not row or row == [""]:
                    continue
                if len(row) != self._width:
                    raise InvalidValue("line", f"{len(row)} cells", f"{self._width} cells")
                yield from self._wide_line(number, row) if self._wide else self._long(number, row)
            except StopIteration:
                return
            except InvalidValue as error:
                self._problems.add(place, error)
            except csv.Error as error:
                self._problems.add(place, InvalidValue("line", error, "cells, quoted in pairs"))
                return
            except UnicodeDecodeError:
                self._problems.add(f"after {place}", _not_text())
                return

    def close(self) -> None:
        """Let go of the stream without closing it."""
        self._text.detach()

    def _long(self, number: int, row: list[str]) -> Iterator[Line]:
        # An empty cell at the end stands for the columns that are not there.
        row.append("")
        at = self._at
        key: tuple[str, ...] = self._pick(row)
        rated = self._known_ratings.get(key) or self._rated(key)
        day, moment_utc, offset = self._when(row[at["day"]], row[at["time"]])
        rating_id, entry = _id("id", row[at["id"]]), _id("entry", row[at["entry"]])
        session = _session(row[at["session"]], entry, rated)
        note = row[at["note"]]
        yield Line(
            number, rating_id, entry, session, day, moment_utc, offset, *rated[:8],
            check_note(plain(note)).strip() or None if note else None, rated[8],
        )  # fmt: skip

    def _wide_line(self, number: int, row: list[str]) -> Iterator[Line]:
        row.append("")
        at = self._at
        day, moment_utc, offset = self._when(row[at["day"]], row[at["time"]])
        note: str | None = check_note(plain(row[at["note"]])).strip() or None
        for place, column, measure in self._wide:
            if not row[place].strip():
                continue
            key = (measure, row[place], "", "", "", "")
            try:
                rated = self._known_ratings.get(key) or self._rated(key)
            except InvalidValue as error:
                raise InvalidValue(column, error.value, error.allowed) from None
            yield Line(
                number, None, None, None, day, moment_utc, offset, *rated[:8], note, rated[8]
            )

    def _rated(self, key: tuple[str, ...]) -> Rated:
        measure, value, site, side, phase, memory = (plain(cell).strip() for cell in key)
        name, _, part = measure.partition(":")
        activity = part.strip() if name == ACTIVITY else None
        if activity == "":
            raise InvalidValue("measure", measure, f"{ACTIVITY}: and the name of an activity")
        if memory not in ("", *FromMemory):
            raise InvalidValue("from_memory", memory, f"{', '.join(FromMemory)}, or nothing")
        try:
            checked = rating_check.check(
                name,
                value,
                item=None if activity else part or None,
                site=site or None,
                side=side or None,
                phase=phase or None,
            )
        except InvalidValue as error:
            if error.field == "item":
                allowed = f"{name} with, after a colon, {error.allowed}"
                raise InvalidValue("measure", measure, allowed) from None
            raise
        kind = rating_check.kind_of(checked.measure, checked.phase)
        place = checked.place
        rated: Rated = (
            checked.measure,
            checked.item,
            activity,
            checked.value,
            place.site if place else None,
            place.side.value if place and place.side else None,
            checked.phase.value if checked.phase else None,
            memory or None,
            kind.value,
        )
        if len(self._known_ratings) >= _REMEMBERED:
            self._known_ratings.clear()
        self._known_ratings[key] = rated
        return rated

    def _when(self, day_cell: str, time_cell: str) -> tuple[str, str, int]:
        known = self._known_times.get((day_cell, time_cell))
        if known is not None:
            return known
        text = plain(day_cell).strip()
        day = read_day(text)
        if day is None:
            raise InvalidValue("day", text, DAY_FORM)
        if not FIRST_DAY <= day <= self._latest:
            allowed = f"a day from {FIRST_DAY.year} up to {self._latest.isoformat()}"
            raise InvalidValue("day", text, allowed)
        moment = _moment(plain(time_cell).strip(), day)
        if len(self._known_times) >= _REMEMBERED:
            self._known_times.clear()
        found = (day.isoformat(), moment.at_utc, moment.offset_min)
        self._known_times[day_cell, time_cell] = found
        return found

    def _first_line(self) -> str:
        try:
            first = self._text.readline(_LONGEST_HEADING)
        except UnicodeDecodeError:
            raise _not_text() from None
        if not first.strip():
            raise InvalidValue("file", "nothing", "a first line that names the columns")
        return first

    def _header(self) -> list[str]:
        try:
            return next(self._rows)
        except (csv.Error, UnicodeDecodeError) as error:
            raise InvalidValue("columns", error, "names between commas on the first line") from None


def _columns(header: list[str], maps: Mapping[str, str]) -> dict[str, int]:
    """Where each column stands; those that are not there stand behind the last one."""
    names = [name.lower() for name in header]
    found = {column: len(header) for column in COLUMNS}
    shown = ", ".join(header)
    for place, name in enumerate(names):
        if header[place] in maps:
            continue
        column = "day" if name == "date" else name
        if column in found:
            if found[column] != len(header):
                raise InvalidValue("columns", header[place], "each column once")
            found[column] = place
        elif not maps:
            raise InvalidValue("columns", header[place], ", ".join(COLUMNS))
    for column, measure in maps.items():
        if header.count(column) != 1:
            raise InvalidValue("--map", column, f"one of the columns: {shown}")
        measures.get(measure.partition(":")[0])
    missing = [c for c in (("day",) if maps else NEEDED) if found[c] == len(header)]
    if missing:
        raise InvalidValue(
            "columns",
            shown,
            f"at least {', '.join(missing)} besides these, between commas, semicolons or tabs; "
            "for a file with a column for each measure say --map COLUMN=MEASURE",
        )
    return found


def _moment(text: str, day: date) -> Moment:
    if not text:
        # The same on every machine, so that importing it again finds it.
        return Moment(f"{day.isoformat()}T12:00:00Z", 0)
    try:
        moment = Moment.of(datetime.fromisoformat(text))
        if moment.local().date() < FIRST_DAY:
            raise ValueError(text)
    except (ValueError, OverflowError):
        raise InvalidValue("time", text, INSTANT_FORM) from None
    return moment


def _id(column: str, cell: str) -> str | None:
    if not cell or is_id(cell):
        return cell or None
    text = plain(cell).strip()
    if text and not is_id(text):
        raise InvalidValue(column, text, f"{ID_FORM}, or nothing")
    return text or None


def _session(cell: str, entry: str | None, rated: Rated) -> str | None:
    text = plain(cell).strip()
    if not text:
        return None
    if rated[6] is None:
        raise InvalidValue("session", text, "nothing where there is no phase")
    if entry is not None and text != entry:
        raise InvalidValue("session", text, f"{entry}, as in entry, or nothing")
    check_note(text, "session")
    if len(text) > LONGEST_SESSION:
        raise InvalidValue("session", text, f"up to {LONGEST_SESSION} characters")
    return text


def _not_text() -> InvalidValue:
    return InvalidValue("file", "some bytes", "UTF-8 text (in a spreadsheet: save as CSV UTF-8)")
