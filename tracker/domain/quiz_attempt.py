"""One go at the readiness quiz: what was answered so far, what is open, and what cannot be.

Nothing is guessed: an answer that was not given is absent. Only two fit items follow from
something else the person said: Q1 from the places that hurt, Q2 from how long it has lasted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain.fit_items import (
    ELSEWHERE,
    FIT_ITEMS,
    MONTHS,
    MUSCLE_AND_JOINT_SITES,
)
from tracker.domain.safety import ITEMS, TICKED, Answer, SafetyItem, Tier, ticked
from tracker.errors import InvalidValue

LONG_TERM_CONDITION = "long_term_condition"
"""The id of the gate question among the unanswered ones; it is asked last."""

SAFETY_IDS = "E1 to E5, U1 to U11, C1 to C12"
FIT_IDS = "Q1 to Q9"
ANSWERS = "yes, no, not_sure"


@dataclass(frozen=True, slots=True)
class Attempt:
    """The answers of one attempt; whatever is absent has not been answered.

    ``safety`` answers by item id; ``cleared`` the day on which a professional who knows
    about a tier-3 item said massage is fine; ``fit`` points (0–2, higher fits better) by
    item id; ``sites`` the keys of the places that hurt; ``months`` one of "0-1", "1-3",
    "3+". ``allergy`` and ``touch`` are unscored and never needed. ``None`` means not
    answered.
    """

    safety: Mapping[str, Answer] = field(default_factory=dict)
    cleared: Mapping[str, date] = field(default_factory=dict)
    fit: Mapping[str, int] = field(default_factory=dict)
    sites: tuple[str, ...] = ()
    months: str | None = None
    long_term_condition: Answer | None = None
    allergy: Answer | None = None
    touch: Answer | None = None


def with_safety(attempt: Attempt, item: str, answer: Answer | None) -> Attempt:
    """The attempt with one safety ``answer`` given, changed, or taken back (``None``).

    A clearance goes with a "yes" or "not sure" only, so it is dropped with them.
    """
    safety = {key: old for key, old in attempt.safety.items() if key != item}
    if answer is not None:
        safety[item] = answer
    cleared = dict(attempt.cleared)
    if answer not in TICKED:
        cleared.pop(item, None)
    return replace(attempt, safety=safety, cleared=cleared)


def fit_points(attempt: Attempt) -> dict[str, int]:
    """The points of every answered fit item, Q1 … Q9, with Q1 and Q2 derived where they can be."""
    derived = {"Q1": _points_of_sites(attempt.sites), "Q2": _points_of_months(attempt.months)}
    points = {key: attempt.fit.get(key, derived.get(key)) for key in FIT_ITEMS}
    return {key: value for key, value in points.items() if value is not None}


def unanswered(attempt: Attempt) -> tuple[str, ...]:
    """The ids still open, in the order in which they are asked; empty when all is answered."""
    points = fit_points(attempt)
    missing = [key for key in ITEMS if key not in attempt.safety]
    missing += [key for key in FIT_ITEMS if key not in points]
    if attempt.long_term_condition is None:
        missing.append(LONG_TERM_CONDITION)
    return tuple(missing)


def first_unanswered(attempt: Attempt) -> str | None:
    """The id to ask next, or ``None`` when all is answered."""
    return next(iter(unanswered(attempt)), None)


def stops_at(attempt: Attempt) -> SafetyItem | None:
    """The tier-1 item at which the quiz stops at once, or ``None``."""
    return next(iter(ticked(attempt.safety, Tier.EMERGENCY)), None)


def check(attempt: Attempt, today: date | None = None) -> None:
    """Raise ``InvalidValue`` for the first thing in ``attempt`` that cannot be.

    Clearances in the future are looked for when ``today`` is given.
    """
    for key, answer in attempt.safety.items():
        if key not in ITEMS:
            raise InvalidValue("safety", key, SAFETY_IDS)
        _check_answer(f"safety.{key}", answer)
    for key, points in attempt.fit.items():
        _check_points(key, points)
    _check_sites(attempt.sites)
    if attempt.months is not None and attempt.months not in MONTHS:
        raise InvalidValue("months", attempt.months, ", ".join(MONTHS))
    for name in (LONG_TERM_CONDITION, "allergy", "touch"):
        answer_or_none: Answer | None = getattr(attempt, name)
        if answer_or_none is not None:
            _check_answer(name, answer_or_none)
    for key, day in attempt.cleared.items():
        _check_clearance(attempt, key, day, today)
    _check_agreement(attempt)


def _check_answer(name: str, answer: Answer) -> None:
    if answer not in tuple(Answer):
        raise InvalidValue(name, answer, ANSWERS)


def _check_points(key: str, points: int) -> None:
    item = FIT_ITEMS.get(key)
    if item is None:
        raise InvalidValue("fit", key, FIT_IDS)
    # True counts as 1 in Python, but it is no answer to this.
    if type(points) is not int or points not in item.allowed:
        raise InvalidValue(f"fit.{key}", points, one_of(item.allowed))


def _check_sites(sites: tuple[str, ...]) -> None:
    for place, site in enumerate(sites):
        if site not in MUSCLE_AND_JOINT_SITES and site != ELSEWHERE:
            known = ", ".join((*MUSCLE_AND_JOINT_SITES, ELSEWHERE))
            raise InvalidValue("sites", site, known)
        if site in sites[:place]:
            raise InvalidValue("sites", site, "each place once")


def _check_clearance(attempt: Attempt, key: str, day: date, today: date | None) -> None:
    item = ITEMS.get(key)
    if item is None or item.tier is not Tier.CHECK_FIRST:
        raise InvalidValue("cleared", key, "C1 to C12 without C7 and C12")
    if not item.clearable:
        raise InvalidValue(f"cleared.{key}", day.isoformat(), f"nothing. {item.why[:-1]}")
    if attempt.safety.get(key) not in TICKED:
        raise InvalidValue("cleared", key, f"only with yes or not_sure for {key}")
    if today is not None and day > today:
        raise InvalidValue(
            f"cleared.{key}", day.isoformat(), f"a day up to today, {today.isoformat()}"
        )


def _check_agreement(attempt: Attempt) -> None:
    derived = (
        ("Q1", _points_of_sites(attempt.sites), "the places given"),
        ("Q2", _points_of_months(attempt.months), f"“{attempt.months}” months"),
    )
    for key, points, given in derived:
        answer = attempt.fit.get(key)
        if answer is not None and points is not None and answer != points:
            raise InvalidValue(f"fit.{key}", answer, f"{points} with {given}")


def _points_of_sites(sites: tuple[str, ...]) -> int | None:
    if not sites:
        return None
    return 2 if any(site in MUSCLE_AND_JOINT_SITES for site in sites) else 0


def _points_of_months(months: str | None) -> int | None:
    if months is None:
        return None
    return 0 if months == "0-1" else 2


def one_of(points: tuple[int, ...]) -> str:
    """Points as an error lists them: "0 or 2", "0, 1 or 2"."""
    *most, last = (str(value) for value in points)
    return f"{', '.join(most)} or {last}"
