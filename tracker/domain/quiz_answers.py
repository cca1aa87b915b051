"""An attempt at the readiness quiz as a JSON document, and as the rows it is stored in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.fit_items import FIT_ITEMS, MONTHS
from tracker.domain.quiz_attempt import (
    ANSWERS,
    FIT_IDS,
    LONG_TERM_CONDITION,
    SAFETY_IDS,
    Attempt,
    check,
    one_of,
)
from tracker.domain.safety import ITEMS, Answer
from tracker.errors import InvalidValue

_KEYS = ("safety", "cleared", "fit", "sites", "months", LONG_TERM_CONDITION, "allergy", "touch")
_LARGEST_SHOWN = 10**20
_DAY = "a day such as 2026-11-22"

# Item names of stored rows.
_CONDITION = "condition"
_SITE = "site:"

AnswerRow = tuple[str, str, str | None]
"""One stored answer: item, answer, and the ISO day on which it was cleared (or ``None``)."""


def parse_answers(data: object, today: date) -> Attempt:
    """The attempt a JSON document states; whatever it leaves out (or ``null``) is unanswered.

    Raises ``InvalidValue``, naming the place such as ``fit.Q3``, for unknown ids, values of
    the wrong kind, days that are none or still to come, clearances that are not possible,
    and for Q1 or Q2 contradicting ``sites`` or ``months``.
    """
    document = _object("answers", data)
    for key in document:
        if key not in _KEYS:
            raise InvalidValue("answers", _shown(key), ", ".join(_KEYS))
    attempt = Attempt(
        safety=_safety(document.get("safety")),
        cleared=_cleared(document.get("cleared")),
        fit=_fit(document.get("fit")),
        sites=_sites(document.get("sites")),
        months=_months(document.get("months")),
        long_term_condition=_optional_answer(document, LONG_TERM_CONDITION),
        allergy=_optional_answer(document, "allergy"),
        touch=_optional_answer(document, "touch"),
    )
    check(attempt, today)
    return attempt


def attempt_to_answers(attempt: Attempt) -> tuple[AnswerRow, ...]:
    """The rows an attempt is stored in, in the order of the quiz; each item appears once.

    What was derived (Q1 from places, Q2 from months) is not stored: it is derived again.
    """
    rows: list[AnswerRow] = []
    for key in ITEMS:
        if key in attempt.safety:
            day = attempt.cleared.get(key)
            rows.append((key, attempt.safety[key].value, day.isoformat() if day else None))
    rows += [(_SITE + site, Answer.YES.value, None) for site in attempt.sites]
    if attempt.months is not None:
        rows.append(("months", attempt.months, None))
    rows += [(key, str(attempt.fit[key]), None) for key in FIT_ITEMS if key in attempt.fit]
    for name, answer in (
        (_CONDITION, attempt.long_term_condition),
        ("allergy", attempt.allergy),
        ("touch", attempt.touch),
    ):
        if answer is not None:
            rows.append((name, answer.value, None))
    return tuple(rows)


def attempt_from_answers(rows: Iterable[AnswerRow]) -> Attempt:
    """The attempt that was stored as ``rows``, whose order matters only for that of the places.

    Raises ``InvalidValue`` for an unknown item or answer, an item given twice, and a
    clearance that is not possible.
    """
    safety: dict[str, Answer] = {}
    cleared: dict[str, date] = {}
    fit: dict[str, int] = {}
    sites: list[str] = []
    single: dict[str, Answer] = {}
    months: str | None = None
    seen: set[str] = set()
    for item, answer, cleared_on in rows:
        if item in seen:
            raise InvalidValue("item", item, "each item once")
        seen.add(item)
        if cleared_on is not None:
            cleared[item] = _day(f"cleared.{item}", cleared_on)
        if item in ITEMS:
            safety[item] = _answer(item, answer)
        elif item in FIT_ITEMS:
            fit[item] = _stored_points(item, answer)
        elif item.startswith(_SITE):
            if answer != Answer.YES:
                raise InvalidValue(item, answer, "yes")
            sites.append(item.removeprefix(_SITE))
        elif item == "months":
            months = answer
        elif item in (_CONDITION, "allergy", "touch"):
            single[item] = _answer(item, answer)
        else:
            raise InvalidValue("item", item, "an item of the readiness quiz")
    attempt = Attempt(
        safety=safety,
        cleared=cleared,
        fit=fit,
        sites=tuple(sites),
        months=months,
        long_term_condition=single.get(_CONDITION),
        allergy=single.get("allergy"),
        touch=single.get("touch"),
    )
    check(attempt)
    return attempt


def _safety(value: object) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for key, answer in _object("safety", value).items():
        if key not in ITEMS:
            raise InvalidValue("safety", _shown(key), SAFETY_IDS)
        answers[key] = _answer(f"safety.{key}", answer)
    return answers


def _cleared(value: object) -> dict[str, date]:
    return {key: _day(f"cleared.{key}", day) for key, day in _object("cleared", value).items()}


def _fit(value: object) -> dict[str, int]:
    points: dict[str, int] = {}
    for key, answer in _object("fit", value).items():
        if key not in FIT_ITEMS:
            raise InvalidValue("fit", key, FIT_IDS)
        if type(answer) is not int or answer not in FIT_ITEMS[key].allowed:
            raise InvalidValue(f"fit.{key}", _shown(answer), one_of(FIT_ITEMS[key].allowed))
        points[key] = answer
    return points


def _sites(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise InvalidValue("sites", _shown(value), "a list of places")
    sites: list[str] = []
    for site in value:
        if not isinstance(site, str):
            raise InvalidValue("sites", _shown(site), "a list of places")
        sites.append(site)
    return tuple(sites)


def _months(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise InvalidValue("months", _shown(value), ", ".join(MONTHS))


def _optional_answer(document: Mapping[str, object], key: str) -> Answer | None:
    value = document.get(key)
    return None if value is None else _answer(key, value)


def _answer(field: str, value: object) -> Answer:
    if isinstance(value, str) and value in tuple(Answer):
        return Answer(value)
    raise InvalidValue(field, _shown(value), ANSWERS)


def _stored_points(item: str, value: str) -> int:
    if value in ("0", "1", "2"):
        return int(value)
    raise InvalidValue(item, value, "0, 1 or 2")


def _day(field: str, value: object) -> date:
    # fromisoformat alone also takes weeks and days without dashes.
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise InvalidValue(field, _shown(value), _DAY)


def _object(field: str, value: object) -> dict[str, object]:
    """``value`` as a JSON object; ``null`` is an empty one, save for the document itself."""
    if value is None and field != "answers":
        return {}
    if not isinstance(value, Mapping):
        raise InvalidValue(field, _shown(value), "an object with names and values")
    for key in value:
        if not isinstance(key, str):
            raise InvalidValue(field, _shown(key), "names that are text")
    return dict(value)


def _shown(value: object) -> object:
    """What an error shows of ``value``: lists and objects only by their kind."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    # Python refuses to write out integers of thousands of digits.
    if isinstance(value, int) and abs(value) > _LARGEST_SHOWN:
        return "a very large number"
    return value
