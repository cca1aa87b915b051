"""One JSON object while it is read: each field taken by name, and checked as it is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.domain.days import Moment
from tracker.domain.sites import Place, exact_place
from tracker.domain.text import check_note
from tracker.errors import InvalidValue

ID_FORM = "16 letters a to z and digits 2 to 7"
DAY_FORM = "a day such as 2026-11-22"
INSTANT_FORM = "an instant such as 2026-11-22T18:30:00Z"

_ID = re.compile(r"[a-z2-7]{16}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_LARGEST_SHOWN = 10**20


class Repeated(dict[str, Any]):
    """An object in which a key stood twice: which of the two was meant cannot be known."""

    def __init__(self, pairs: Iterable[tuple[str, Any]], key: str) -> None:
        super().__init__(pairs)
        self.key = key


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id."""
    return _ID.fullmatch(text) is not None


class Fields:
    """The fields of one object; absent ones and ``null`` are alike.

    ``path`` stands before the names in messages (``ratings[2].``). Every method raises
    ``InvalidValue`` for what is not allowed, and returns ``None`` for what is absent.
    """

    def __init__(self, data: object, known: tuple[str, ...], path: str = "") -> None:
        if not isinstance(data, dict):
            raise InvalidValue(path.rstrip(".") or "record", shown(data), "an object")
        if isinstance(data, Repeated):
            raise InvalidValue(path + data.key, "given twice", "each key once")
        for key in data:
            if key not in known:
                raise InvalidValue(path.rstrip(".") or "key", key, ", ".join(known))
        self._data = data
        self._path = path

    def name(self, key: str) -> str:
        """The field as messages name it."""
        return self._path + key

    def refuse(self, key: str, allowed: str) -> InvalidValue:
        """The error for what stands there."""
        return InvalidValue(self.name(key), shown(self._data.get(key)), allowed)

    def present(self, key: str) -> bool:
        """Whether there is a value."""
        return self._data.get(key) is not None

    def needed(self, key: str, allowed: str) -> None:
        """Raise ``InvalidValue`` if there is no value."""
        if not self.present(key):
            raise self.refuse(key, allowed)

    def text(self, key: str, *, most: int | None = None) -> str | None:
        """Text, kept exactly. ``most`` characters on one line, if given."""
        value = self._data.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.refuse(key, "text")
        check_note(value, self.name(key))
        if most is not None and (len(value) > most or "\n" in value):
            raise self.refuse(key, f"up to {most} characters on one line")
        return value

    def choice(self, key: str, choices: Iterable[str]) -> str | None:
        """One of some words."""
        value = self._data.get(key)
        allowed = tuple(choices)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        raise self.refuse(key, ", ".join(allowed))

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number within both ends."""
        value = self._data.get(key)
        if value is None:
            return None
        if type(value) is not int or not low <= value <= high:
            raise self.refuse(key, f"a whole number from {low} to {high}")
        return value

    def number(self, key: str, low: float, high: float) -> float | None:
        """A number within both ends."""
        value = self._data.get(key)
        if value is None:
            return None
        if type(value) not in (int, float) or not low <= value <= high:
            raise self.refuse(key, f"a number from {low} to {high}")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        value = self._data.get(key)
        if value is not None and type(value) is not bool:
            raise self.refuse(key, "true or false")
        return bool(value)

    def id(self, key: str) -> str | None:
        """An id."""
        value = self._data.get(key)
        if value is None or (isinstance(value, str) and is_id(value)):
            return value
        raise self.refuse(key, ID_FORM)

    def day(self, key: str, *, latest: date | None = None) -> date | None:
        """A day, up to ``latest`` if given."""
        value = self._data.get(key)
        if value is None:
            return None
        day = read_day(value)
        if day is None:
            raise self.refuse(key, DAY_FORM)
        if latest is not None and day > latest:
            raise self.refuse(key, f"a day up to {latest.isoformat()}")
        return day

    def moment(self) -> Moment:
        """The instant of ``at_utc`` and ``offset_min``, which must both be there."""
        at, offset = self._data.get("at_utc"), self._data.get("offset_min")
        if not (isinstance(at, str) and _INSTANT.fullmatch(at)):
            raise self.refuse("at_utc", INSTANT_FORM)
        if type(offset) is not int or not -1440 < offset < 1440:
            raise self.refuse("offset_min", "a whole number of minutes from -1439 to 1439")
        moment = Moment(at, offset)
        try:
            moment.local()
        except (ValueError, OverflowError):
            raise self.refuse("at_utc", INSTANT_FORM) from None
        return moment

    def place(self) -> Place | None:
        """The place of ``site`` and ``side``."""
        site, side = self._word("site"), self._word("side")
        if site is None:
            if side is not None:
                raise self.refuse("side", "nothing where there is no site")
            return None
        with self.within():
            return exact_place(site, side)

    def items(self, key: str) -> list[Any]:
        """A list; absent is empty."""
        value = self._data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refuse(key, "a list")
        return value

    def object(self, key: str) -> object:
        """What stands there, to be read as an object of its own."""
        return self._data.get(key)

    def within(self) -> _Within:
        """A block in which errors name their field by itself; the path is put before it."""
        return _Within(self._path)

    def _word(self, key: str) -> str | None:
        value = self._data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.refuse(key, "text")
        return value

    word = _word


class _Within:
    """Puts a path before the field of an ``InvalidValue`` raised in the block."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, InvalidValue) and self._path:
            raise InvalidValue(self._path + error.field, error.value, error.allowed) from None


def read_day(value: object) -> date | None:
    """The day of text such as 2026-11-22; ``None`` if it is none."""
    # fromisoformat alone also takes weeks, and days without dashes.
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def shown(value: object) -> object:
    """What a message shows of a JSON value: lists and objects only by their kind."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    # Python refuses to write out integers of thousands of digits.
    if isinstance(value, int) and abs(value) > _LARGEST_SHOWN:
        return "a very large number"
    return value
