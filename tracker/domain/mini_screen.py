"""What stands around the one-key question before a session, and at every review of a course.

Whatever is answered, the session or review can be recorded.
"""

from __future__ import annotations

from datetime import date

from tracker.domain import safety
from tracker.domain.readiness_texts import TITLES, Outcome
from tracker.domain.safety import MINI_OPTIONS, MiniAnswer, Tier
from tracker.errors import InvalidValue

FIRST_QUESTION = "Before the session: is any of this new or getting worse?"
FIRST_AT_REVIEW = "Before the review: is any of this new or getting worse?"
GO_ON = "The session can be recorded all the same."
REVIEW_GOES_ON = "The review can be filled in all the same."

_ADVICE = {
    Tier.EMERGENCY: safety.EMERGENCY_TEXT,
    Tier.SEE_SOON: TITLES[Outcome.SEE_SOON],
    Tier.CHECK_FIRST: TITLES[Outcome.TALK_FIRST],
}


def question(last_screen: date | None, *, review: bool = False) -> str:
    """The question to ask; ``last_screen`` is the day of the last safety screen, if any."""
    if last_screen is not None:
        return safety.mini_question(last_screen)
    return FIRST_AT_REVIEW if review else FIRST_QUESTION


def read(answer: str) -> MiniAnswer:
    """The answer a person typed: ``1``, ``2``, ``3`` or ``n``. Raises ``InvalidValue``."""
    word = answer.strip().lower()
    for option in MINI_OPTIONS.values():
        if word in (option.answer.value, option.text):
            return option.answer
    raise InvalidValue("answer", answer, "1, 2, 3 or n")


def texts(answer: MiniAnswer, *, review: bool = False) -> tuple[str, ...]:
    """What to read after ``answer``: the signs of each page it opens and what to do, a line each.

    Empty after "nothing" and "not asked".
    """
    option = MINI_OPTIONS.get(answer)
    if option is None or not option.opens:
        return ()
    lines = []
    for tier in option.opens:
        lines.append("Is it one of these?")
        lines += [f"- {item.short}" for item in safety.page(tier)]
        lines.append(f"Then: {_ADVICE[tier]}")
    return (*lines, REVIEW_GOES_ON if review else GO_ON)
