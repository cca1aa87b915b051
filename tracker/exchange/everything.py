"""Everything a file holds as one JSON document, written and read as a stream of records.

``{"header": {...}, "records": [...]}``: keys sorted, one record a line, ordered by kind, day,
instant and id, so that two files that hold the same give the same text but for the header.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.records import Kind
from tracker.errors import InvalidValue, WrongFile
from tracker.exchange import entry_reading, plain_records
from tracker.exchange.documents import Document
from tracker.exchange.entry_reading import ReadEntry
from tracker.exchange.fields import Repeated, is_id, shown
from tracker.exchange.plain_records import PLAIN_KINDS, Plain
from tracker.exchange.problems import Problems

FORMAT = 1
"""Version of the documents written here; older ones are brought up to it."""

PROGRAM = "massage-tracker"
HEADER_KEYS = ("file", "format", "made_at", "made_up", "private_notes", "program")
KINDS = tuple(sorted((*(kind.value for kind in Kind), *PLAIN_KINDS)))
"""Every kind of record, in the order in which they are written."""

Upgrade = Callable[[Document], Document]

UPGRADERS: Mapping[int, Upgrade] = {}
"""For each older format: what makes its record one of the next."""


@dataclass(frozen=True, slots=True)
class Header:
    """About an export: the ``file``'s name without its folder, ``made_at`` an ISO instant.

    ``private_notes`` tells whether private notes were asked for, ``made_up`` whether the
    records come from a demo.
    """

    file: str
    made_at: str
    program: str
    private_notes: bool
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Everything:
    """The records of an export, checked one by one."""

    entries: tuple[ReadEntry, ...]
    plain: tuple[Plain, ...]


def pieces(header: Header, documents: Iterable[Document]) -> Iterator[str]:
    """The export as text, a piece at a time."""
    head = {
        "file": header.file,
        "format": FORMAT,
        "made_at": header.made_at,
        "made_up": header.made_up,
        "private_notes": header.private_notes,
        "program": header.program,
    }
    yield f'{{"header": {_line(head)},\n"records": ['
    before = "\n"
    for document in documents:
        yield before + _line(document)
        before = ",\n"
    yield "\n]}\n"


def read(
    data: bytes, name: str, today: date, upgraders: Mapping[int, Upgrade] = UPGRADERS
) -> Everything:
    """The records of the export ``data``, of a file called ``name`` in messages.

    Raises ``WrongFile`` for what is no export or one of a newer program, ``Refused`` for
    records that cannot be used.
    """
    document = _parsed(data, name)
    version = _format(document, name, max((*upgraders, FORMAT - 1)) + 1)
    problems = Problems()
    entries: list[ReadEntry] = []
    plain: list[Plain] = []
    seen: set[tuple[str, str]] = set()
    for at, given in enumerate(document["records"], start=1):
        if problems.full:
            break
        try:
            one = _record(given, version, today, upgraders)
            if isinstance(one, Plain):
                key = (one.kind, one.key)
                plain.append(one)
            else:
                key = ("entry", one.entry.id)
                entries.append(one)
            if key in seen:
                raise InvalidValue("id", key[1], "each record once")
            seen.add(key)
        except InvalidValue as error:
            problems.add(place(at, given), error)
    problems.check()
    return Everything(tuple(entries), tuple(plain))


def place(at: int, given: object) -> str:
    """A record as messages name it: ``record 3 (k3x7qa…)``."""
    key = given.get("id") if isinstance(given, dict) else None
    return f"record {at} ({key})" if isinstance(key, str) and is_id(key) else f"record {at}"


def _record(
    given: Any, version: int, today: date, upgraders: Mapping[int, Upgrade]
) -> ReadEntry | Plain:
    if not isinstance(given, dict):
        raise InvalidValue("record", shown(given), "an object")
    for older in range(version, max((*upgraders, FORMAT - 1)) + 1):
        given = upgraders[older](given)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise InvalidValue("kind", shown(kind), ", ".join(KINDS))
    if kind in PLAIN_KINDS:
        return plain_records.read(kind, given, today)
    return entry_reading.read(given, today)


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    try:
        found = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        raise _not_ours(name, f"byte {error.start + 1} is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _not_ours(name, f"it is not JSON ({error.msg}: {where})") from error
    except RecursionError as error:
        raise _not_ours(name, "it is nested too deeply") from error
    except ValueError as error:
        raise _not_ours(name, "it holds NaN, Infinity or a number without end") from error
    if not isinstance(found, dict) or not isinstance(found.get("records"), list):
        raise _not_ours(name, "it has no list of records")
    if isinstance(found, Repeated) or set(found) != {"header", "records"}:
        raise _not_ours(name, "it must hold a header and records, each once")
    return found


def _format(document: dict[str, Any], name: str, newest: int) -> int:
    header = document["header"]
    version = header.get("format") if isinstance(header, dict) else None
    if type(version) is not int or version < 1:
        raise _not_ours(name, "its header names no format")
    if version > newest:
        raise WrongFile(
            f"{name} was exported by a newer Massage Tracker (format {shown(version)}; this "
            f"program reads up to {newest}).",
            "Nothing was imported. Update this program to read it.",
        )
    return version


def _not_ours(name: str, why: str) -> WrongFile:
    return WrongFile(f"{name} is not an export of Massage Tracker: {why}.", "Nothing was imported.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return Repeated(pairs, key)
        seen.add(key)
    return made


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _line(document: Mapping[str, Any]) -> str:
    written = json.dumps(document, ensure_ascii=False, sort_keys=True)
    if written.isprintable():
        return written
    # What steers a terminal or cannot be seen is escaped, which JSON reads back the same.
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in written)
