"""Earlier answers to the readiness quiz: shown beside a new attempt, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain.fit_items import ELSEWHERE, FIT_ITEMS, MONTHS
from tracker.domain.quiz_attempt import (
    LONG_TERM_CONDITION,
    Attempt,
    fit_points,
    with_safety,
)
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.site import SITES

ANSWER_WORDS: Mapping[Answer, str] = {
    Answer.YES: "yes",
    Answer.NO: "no",
    Answer.NOT_SURE: "not sure",
}

_SINGLE = {
    LONG_TERM_CONDITION: "A long-term condition",
    "allergy": "Allergy to oils, creams or latex",
    "touch": "Being touched would be hard",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The newest answer to each question, over several attempts.

    ``days`` says when each was given, by item id, ``"Q1"`` standing for the places and
    ``"Q2"`` for the duration. Both are empty before a first attempt.
    """

    attempt: Attempt = field(default_factory=Attempt)
    days: Mapping[str, date] = field(default_factory=dict)

    def then(self, day: date, attempt: Attempt) -> Earlier:
        """With the answers of a newer attempt over these."""
        known = self.attempt
        given = list(attempt.safety)
        for item, answer in attempt.safety.items():
            known = with_safety(known, item, answer)
            cleared = {key: when for key, when in known.cleared.items() if key != item}
            if item in attempt.cleared:
                cleared[item] = attempt.cleared[item]
            known = replace(known, cleared=cleared)
        for key in fit_points(attempt):
            given.append(key)
            fit = {old: points for old, points in known.fit.items() if old != key}
            if key in attempt.fit:
                fit[key] = attempt.fit[key]
            known = replace(known, fit=fit)
            if key == "Q1":
                known = replace(known, sites=attempt.sites)
            elif key == "Q2":
                known = replace(known, months=attempt.months)
        for name in _SINGLE:
            if (answer := getattr(attempt, name)) is not None:
                given.append(name)
                known = replace(known, **{name: answer})
        return Earlier(known, {**self.days, **dict.fromkeys(given, day)})


def gather(attempts: Iterable[tuple[date, Attempt]]) -> Earlier:
    """The newest answer to each question; ``attempts`` come oldest first."""
    earlier = Earlier()
    for day, attempt in attempts:
        earlier = earlier.then(day, attempt)
    return earlier


@dataclass(frozen=True, slots=True)
class Change:
    """One question answered differently: what it is about, and both answers in words."""

    about: str
    before: str
    after: str


def changes(before: Attempt, after: Attempt) -> tuple[Change, ...]:
    """What two attempts answered differently, in the order of the quiz.

    A question only one of them came to is left out: nothing is known to have changed.
    """
    old, new = dict(_in_words(before)), dict(_in_words(after))
    return tuple(
        Change(about, old[about], words)
        for about, words in new.items()
        if about in old and old[about] != words
    )


def place_name(key: str) -> str:
    """A place of the quiz as screens name it."""
    return ELSEWHERE if key == ELSEWHERE else SITES[key].name


def _in_words(attempt: Attempt) -> list[tuple[str, str]]:
    said = []
    for key, item in ITEMS.items():
        if (answer := attempt.safety.get(key)) is not None:
            words = ANSWER_WORDS[answer]
            if key in attempt.cleared:
                words += ", said to be fine"
            said.append((item.short[:1].upper() + item.short[1:], words))
    for key, points in fit_points(attempt).items():
        fit = FIT_ITEMS[key]
        option = fit.option(points)
        words = option.text if option else str(points)
        if key == "Q1" and attempt.sites:
            words = ", ".join(place_name(site) for site in attempt.sites)
        elif key == "Q2" and attempt.months:
            words = MONTHS[attempt.months]
        said.append((fit.title, words))
    for name, about in _SINGLE.items():
        if (single := getattr(attempt, name)) is not None:
            said.append((about, ANSWER_WORDS[single]))
    return said
