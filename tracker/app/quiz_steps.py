"""The steps of the readiness quiz by name, and what is asked at each. Pure."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain import safety
from tracker.domain.fit_items import ELSEWHERE, FIT_ITEMS, MONTHS, MUSCLE_AND_JOINT_SITES
from tracker.domain.quiz_attempt import LONG_TERM_CONDITION, Attempt, with_safety
from tracker.domain.safety import Answer, Tier

NOTICE, STOP, NOTES, RESULT = "notice", "stop", "notes", "result"
PAGE = "page:"
"""Begins the name of a safety page's step; its tier follows."""

CLEAR = "clear:"
"""Begins the name of a follow-up's step; the safety item it is about follows."""

PLACES = (*MUSCLE_AND_JOINT_SITES, ELSEWHERE)
PLACE_KEYS = "123456789abcdefgiopqrt"
"""The key of each place, in their order; without the letters that move or answer."""

PLACE_COLUMNS = 2
QUESTIONS = (*FIT_ITEMS, LONG_TERM_CONDITION)
"""The steps that count as "question 1 of 10" and so on."""


def steps(tiers: tuple[Tier, ...], attempt: Attempt, *, quiz: bool) -> tuple[str, ...]:
    """The steps from the first to the last, as far as the answers so far decide them.

    ``quiz``: the questions follow the safety pages of ``tiers``.
    """
    made = [NOTICE] if quiz else []
    for tier in tiers:
        made.append(f"{PAGE}{tier.value}")
        ticked = safety.ticked(attempt.safety, tier)
        if ticked and tier is Tier.EMERGENCY:
            return (*made, STOP)
        if ticked and tier is Tier.SEE_SOON:
            # It decides before all that follows.
            return (*made, RESULT)
        if tier is Tier.CHECK_FIRST:
            made += [CLEAR + item.id for item in ticked]
    if quiz:
        made += (*QUESTIONS, NOTES)
    return (*made, RESULT)


def progress(tiers: tuple[Tier, ...], step: str, *, quiz: bool) -> float:
    """How far through a step is, 0 to 1; a sign that may end it early makes no leap."""
    pages = steps(tiers, Attempt(), quiz=quiz)
    if step.startswith(CLEAR):
        # A follow-up belongs to the page its item stands on.
        step = f"{PAGE}{Tier.CHECK_FIRST.value}"
    return pages.index(step) / max(len(pages) - 1, 1) if step in pages else 1.0


def lines(step: str) -> tuple[tuple[str, str], ...]:
    """Id and question of each line of a page with lines, else nothing."""
    if step.startswith(PAGE):
        tier = Tier(int(step.removeprefix(PAGE)))
        return tuple((item.id, item.question) for item in safety.page(tier))
    if step == NOTES:
        return (("allergy", safety.ALLERGY_QUESTION), ("touch", safety.TOUCH_QUESTION))
    return ()


def answer_of(attempt: Attempt, item: str) -> Answer | None:
    """The answer to a line: a safety item, ``allergy`` or ``touch``."""
    if item in ("allergy", "touch"):
        single: Answer | None = getattr(attempt, item)
        return single
    return attempt.safety.get(item)


def with_answer(attempt: Attempt, item: str, answer: Answer | None) -> Attempt:
    """The attempt with a line answered, or its answer taken back (``None``)."""
    if item == "allergy":
        return replace(attempt, allergy=answer)
    if item == "touch":
        return replace(attempt, touch=answer)
    return with_safety(attempt, item, answer)


def options_of(step: str) -> tuple[str, ...]:
    """What can be chosen with a digit at a question, in words."""
    if step == "Q2":
        return tuple(MONTHS.values())
    return tuple(option.text for option in FIT_ITEMS[step].options) if step in FIT_ITEMS else ()


def option_of(attempt: Attempt, step: str) -> int | None:
    """Which option was chosen at a question, from 0 (at Q1 and the last: 0 for any answer)."""
    if step == "Q1":
        return 0 if attempt.sites else None
    if step == "Q2":
        return tuple(MONTHS).index(attempt.months) if attempt.months else None
    if step == LONG_TERM_CONDITION:
        return None if attempt.long_term_condition is None else 0
    if step not in attempt.fit:
        return None
    points = [option.points for option in FIT_ITEMS[step].options]
    return points.index(attempt.fit[step])
