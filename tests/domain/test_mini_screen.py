"""The question before a session, and what is read after its answers."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain import mini_screen, safety
from tracker.domain.safety import MiniAnswer, Tier
from tracker.errors import InvalidValue


def test_the_question_names_the_last_screen_if_there_was_one() -> None:
    assert mini_screen.question(date(2026, 11, 20)) == "Since Fri 20 Nov, anything new?"
    assert mini_screen.question(None) == mini_screen.FIRST_QUESTION


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", MiniAnswer.NUMB_OR_WEAK),
        (" 2 ", MiniAnswer.UNWELL),
        ("3", MiniAnswer.HEALTH_CHANGED),
        ("N", MiniAnswer.NOTHING),
        ("nothing", MiniAnswer.NOTHING),
    ],
)
def test_answers(typed: str, answer: MiniAnswer) -> None:
    assert mini_screen.read(typed) is answer


@pytest.mark.parametrize("typed", ["", "4", "not_asked", "yes"])
def test_other_answers_are_refused(typed: str) -> None:
    with pytest.raises(InvalidValue, match="1, 2, 3 or n"):
        mini_screen.read(typed)


@pytest.mark.parametrize(
    ("answer", "tiers"),
    [
        (MiniAnswer.NUMB_OR_WEAK, (Tier.EMERGENCY, Tier.SEE_SOON)),
        (MiniAnswer.UNWELL, (Tier.EMERGENCY, Tier.SEE_SOON)),
        (MiniAnswer.HEALTH_CHANGED, (Tier.CHECK_FIRST,)),
        (MiniAnswer.NOTHING, ()),
        (MiniAnswer.NOT_ASKED, ()),
    ],
)
def test_the_signs_of_the_pages_an_answer_opens(
    answer: MiniAnswer, tiers: tuple[Tier, ...]
) -> None:
    lines = mini_screen.texts(answer)
    for tier in Tier:
        for item in safety.page(tier):
            assert (f"- {item.short}" in lines) == (tier in tiers)
    assert (f"Then: {safety.EMERGENCY_TEXT}" in lines) == (Tier.EMERGENCY in tiers)
    assert (lines[-1:] == (mini_screen.GO_ON,)) == bool(tiers)
