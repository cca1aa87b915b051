"""The readiness quiz by plain questions, one a line; "back" goes back to the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tracker.cli import asking, output
from tracker.domain import readiness as rules
from tracker.domain import safety
from tracker.domain.days import parse_day
from tracker.domain.fit_items import (
    CONDITION_QUESTION,
    ELSEWHERE,
    FIT_ITEMS,
    MONTHS,
    MUSCLE_AND_JOINT_SITES,
)
from tracker.domain.readiness import Attempt
from tracker.domain.safety import Answer, SafetyItem, Tier
from tracker.domain.sites import parse_place
from tracker.errors import InvalidValue

Step = Callable[[Attempt], Attempt]


class _Back(Exception):
    """The question before is wanted."""


class _Done(Exception):
    """The answers so far decide; nothing more is asked."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self.attempt = attempt


def ask(today: date) -> Attempt:
    """Ask until all is answered, or an urgent sign ends it.

    A sign of page 1 ends it at once; signs of page 2 end it after that page, since they
    decide before all that follows.
    """
    output.message('Answer with y (yes), n (no) or s (not sure). "back" goes back.')
    steps = _steps(today)
    states = [Attempt()]
    at = 0
    while at < len(steps):
        try:
            answered = steps[at](states[at])
        except _Back:
            at = max(at - 1, 0)
            continue
        except _Done as done:
            return done.attempt
        states[at + 1 :] = [answered]
        at += 1
    return states[-1]


def _steps(today: date) -> list[Step]:
    steps: list[Step] = []
    for tier in Tier:
        items = safety.page(tier)
        for number, item in enumerate(items):
            steps.append(_safety_step(item, today, first=number == 0, last=item is items[-1]))
    steps += [_sites_step, _months_step]
    steps += [_fit_step(key) for key in FIT_ITEMS if key not in ("Q1", "Q2")]
    steps += [_condition_step, _allergy_step, _touch_step]
    return steps


def _safety_step(item: SafetyItem, today: date, *, first: bool, last: bool) -> Step:
    def step(attempt: Attempt) -> Attempt:
        if first:
            page = safety.PAGES[item.tier]
            output.message("\n".join(("", page.heading, *page.intro)))
        while True:
            answer = _yes_no_or_not_sure(f"{item.id}  {item.question} [y/n/s]")
            answered = rules.with_safety(attempt, item.id, answer)
            if item.tier is not Tier.EMERGENCY or answer is Answer.NO:
                break
            if _is_meant(item, answer):
                raise _Done(answered)
        if item.tier is Tier.CHECK_FIRST and answer is not Answer.NO and item.clearable:
            answered = _cleared(answered, item, today)
        if last and item.tier is Tier.SEE_SOON and safety.ticked(answered.safety, Tier.SEE_SOON):
            raise _Done(answered)
        return answered

    return step


def _is_meant(item: SafetyItem, answer: Answer) -> bool:
    """Show what an urgent answer means at once; whether it was no slip."""
    output.message("\n".join(("", safety.EMERGENCY_TITLE, safety.stop_text(item, answer))))

    def read(typed: str) -> None:
        if typed.strip():
            raise InvalidValue("answer", typed, "Enter, or back")

    try:
        _until_valid('"back" if that was a slip; Enter ends the quiz here:', read)
    except _Back:
        return False
    return True


def _cleared(attempt: Attempt, item: SafetyItem, today: date) -> Attempt:
    output.message(f"    {item.why}")
    if _yes_no_or_not_sure(f"    {safety.CLEAR_QUESTION} [y/n/s]") is not Answer.YES:
        return attempt

    def read(typed: str) -> date:
        return parse_day(typed or "today", today)

    day = _until_valid("    On which day? (Enter: today)", read)
    return replace(attempt, cleared={**attempt.cleared, item.id: day})


def _sites_step(attempt: Attempt) -> Attempt:
    item = FIT_ITEMS["Q1"]
    output.message(f'\nThe places, with commas, or "{ELSEWHERE}":')
    output.message(", ".join(site.replace("_", " ") for site in MUSCLE_AND_JOINT_SITES))

    def read(typed: str) -> tuple[str, ...]:
        words = [word for word in typed.split(",") if word.strip()]
        if not words:
            raise InvalidValue("places", typed, f'places with commas, or "{ELSEWHERE}"')
        return tuple(dict.fromkeys(_site(word) for word in words))

    return replace(attempt, sites=_until_valid(f"Q1  {item.question}", read))


def _site(word: str) -> str:
    if word.strip().lower() == ELSEWHERE:
        return ELSEWHERE
    return parse_place(word, field="places").site


def _months_step(attempt: Attempt) -> Attempt:
    number = _choice("Q2", FIT_ITEMS["Q2"].question, tuple(MONTHS.values()))
    return replace(attempt, months=tuple(MONTHS)[number])


def _fit_step(key: str) -> Step:
    def step(attempt: Attempt) -> Attempt:
        item = FIT_ITEMS[key]
        number = _choice(key, item.question, tuple(option.text for option in item.options))
        return replace(attempt, fit={**attempt.fit, key: item.options[number].points})

    return step


def _condition_step(attempt: Attempt) -> Attempt:
    output.message("")
    answer = _yes_no_or_not_sure(f"{CONDITION_QUESTION} [y/n/s]")
    return replace(attempt, long_term_condition=answer)


def _allergy_step(attempt: Attempt) -> Attempt:
    answer = _optional(f"{safety.ALLERGY_QUESTION} [y/n/s; Enter: no answer]")
    return replace(attempt, allergy=answer)


def _touch_step(attempt: Attempt) -> Attempt:
    return replace(attempt, touch=_optional(f"{safety.TOUCH_QUESTION} [y/n/s; Enter: no answer]"))


_ANSWERS = {
    "y": Answer.YES,
    "yes": Answer.YES,
    "n": Answer.NO,
    "no": Answer.NO,
    "s": Answer.NOT_SURE,
    "not sure": Answer.NOT_SURE,
}


def _read_answer(typed: str) -> Answer:
    word = typed.strip().lower()
    if word not in _ANSWERS:
        raise InvalidValue("answer", typed, "y, n or s")
    return _ANSWERS[word]


def _yes_no_or_not_sure(prompt: str) -> Answer:
    return _until_valid(prompt, _read_answer)


def _optional(prompt: str) -> Answer | None:
    def read(typed: str) -> Answer | None:
        return _read_answer(typed) if typed.strip() else None

    return _until_valid(prompt, read)


def _choice(key: str, question: str, options: tuple[str, ...]) -> int:
    """The number, from 0, of the option chosen."""
    output.message(f"\n{key}  {question}")
    for number, text in enumerate(options, 1):
        output.message(f"  {number}  {text}")
    allowed = tuple(str(number) for number in range(1, len(options) + 1))

    def read(typed: str) -> int:
        if typed.strip() not in allowed:
            raise InvalidValue("answer", typed, ", ".join(allowed))
        return int(typed) - 1

    return _until_valid(f"1 to {len(options)}:", read)


def _until_valid(prompt: str, read: Callable[[str], asking.Read]) -> asking.Read:
    def or_back(typed: str) -> asking.Read:
        if typed.strip().lower() == "back":
            raise _Back
        return read(typed)

    return asking.until_valid(prompt, or_back)
