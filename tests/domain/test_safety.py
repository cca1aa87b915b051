"""The safety screen: its items, pages and texts, and the mini-screen."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tracker.domain import safety
from tracker.domain.safety import ITEMS, MINI_OPTIONS, PAGES, Answer, MiniAnswer, Tier

BANNED = re.compile(
    r"\b(heal(s|ing power)?|cures?|detox\w*|fix(es|ed)?|proven|suffer\w*|agony|victim|battle|"
    r"dangerous|failed|missed|streak|relapse|damaged|worn out|weak spine|you may have)\b",
    re.IGNORECASE,
)


def test_every_item_is_there_in_order() -> None:
    expected = [f"E{n}" for n in range(1, 6)]
    expected += [f"U{n}" for n in range(1, 12)]
    expected += [f"C{n}" for n in range(1, 13)]
    assert list(ITEMS) == expected


@pytest.mark.parametrize(
    ("tier", "letter", "count"),
    [(Tier.EMERGENCY, "E", 5), (Tier.SEE_SOON, "U", 11), (Tier.CHECK_FIRST, "C", 12)],
)
def test_a_page_holds_one_tier(tier: Tier, letter: str, count: int) -> None:
    items = safety.page(tier)
    assert len(items) == count
    assert {item.id[0] for item in items} == {letter}
    assert {item.tier for item in items} == {tier}
    assert PAGES[tier].heading == f"Safety, page {tier.value} of 3"


def test_the_first_page_counts_only_what_is_new() -> None:
    assert "Count what is new or getting worse" in PAGES[Tier.EMERGENCY].intro[1]


def test_the_most_urgent_tier_sorts_first() -> None:
    assert Tier.EMERGENCY < Tier.SEE_SOON < Tier.CHECK_FIRST


def test_urgency_by_tier() -> None:
    assert {i.urgency for i in safety.page(Tier.EMERGENCY)} == {"now"}
    today = {i.id for i in safety.page(Tier.SEE_SOON) if i.urgency == "today"}
    assert today == {"U5", "U11"}
    rest = {i.urgency for i in safety.page(Tier.SEE_SOON) if i.id not in today}
    assert rest == {"within a few days"}
    assert {i.urgency for i in safety.page(Tier.CHECK_FIRST)} == {None}


def test_only_known_conditions_can_be_cleared_and_two_of_them_not() -> None:
    clearable = {item.id for item in ITEMS.values() if item.clearable}
    assert clearable == {f"C{n}" for n in range(1, 13)} - {"C7", "C12"}
    assert "Wait until it has healed" in ITEMS["C7"].why
    assert "parent or guardian" in ITEMS["C12"].why


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_texts_of_items(item: safety.SafetyItem) -> None:
    assert item.question.endswith("?")
    assert item.question.count("?") == 1, "one question a line"
    assert len(item.question.split()) <= 26
    assert item.short
    assert item.short[-1].isalnum(), "it stands inside a sentence"
    assert item.why.endswith(".")
    assert item.source
    # "healing wound" and "has healed" are about skin; no text speaks of massage that way.
    for text in (item.question, item.short, item.why):
        assert not BANNED.search(text), text


def test_other_texts_are_calm() -> None:
    texts = [line for page in PAGES.values() for line in (page.heading, *page.intro)]
    texts += [option.text for option in MINI_OPTIONS.values()]
    texts += [
        safety.CLEAR_QUESTION,
        safety.EMERGENCY_TITLE,
        safety.EMERGENCY_TEXT,
        safety.NOT_SURE_TEXT,
        safety.ALLERGY_QUESTION,
        safety.TOUCH_QUESTION,
        safety.TOUCH_NOTE,
        safety.NIGHT_PAIN_NOTE,
    ]
    for text in texts:
        assert text
        assert not BANNED.search(text), text
        for sentence in re.split(r"(?<=[.?]) ", text):
            assert len(sentence.split()) <= 25, sentence


def test_ticked_counts_not_sure_and_keeps_the_order_of_the_page() -> None:
    answers = {"E5": Answer.YES, "E1": Answer.NOT_SURE, "E2": Answer.NO, "U1": Answer.YES}
    assert [i.id for i in safety.ticked(answers, Tier.EMERGENCY)] == ["E1", "E5"]
    assert [i.id for i in safety.ticked(answers, Tier.SEE_SOON)] == ["U1"]
    assert safety.ticked(answers, Tier.CHECK_FIRST) == ()


URGENT_IDS = [key for key in ITEMS if key[0] in "EU"]


def test_urgent_tiers_are_clear_without_the_third_page() -> None:
    assert safety.urgent_tiers_clear(dict.fromkeys(URGENT_IDS, Answer.NO))
    assert not safety.urgent_tiers_clear({})


@pytest.mark.parametrize("key", URGENT_IDS)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE, None])
def test_one_urgent_answer_is_enough(key: str, answer: Answer | None) -> None:
    answers = dict.fromkeys(URGENT_IDS, Answer.NO)
    if answer is None:
        del answers[key]
    else:
        answers[key] = answer
    assert not safety.urgent_tiers_clear(answers)


def test_what_is_shown_at_once() -> None:
    item = ITEMS["E3"]
    assert safety.stop_text(item, Answer.YES) == safety.EMERGENCY_TEXT
    unsure = safety.stop_text(item, Answer.NOT_SURE)
    assert unsure.startswith(safety.EMERGENCY_TEXT)
    assert "nurse line now and read them this" in unsure
    assert item.question in unsure


def test_the_mini_screen_names_the_day_of_the_last_one() -> None:
    assert safety.mini_question(date(2026, 11, 22)) == "Since Sun 22 Nov, anything new?"


@pytest.mark.parametrize(
    ("key", "opens", "hides"),
    [
        ("1", (Tier.EMERGENCY, Tier.SEE_SOON), True),
        ("2", (Tier.EMERGENCY, Tier.SEE_SOON), True),
        ("3", (Tier.CHECK_FIRST,), False),
        ("n", (), False),
    ],
)
def test_what_a_mini_screen_answer_opens(key: str, opens: tuple[Tier, ...], hides: bool) -> None:
    option = MINI_OPTIONS[MiniAnswer(key)]
    assert option.opens == opens
    assert option.hides_result is hides
    assert option.text


def test_not_asked_is_kept_but_never_offered() -> None:
    assert MiniAnswer.NOT_ASKED not in MINI_OPTIONS
    assert set(MINI_OPTIONS) == set(MiniAnswer) - {MiniAnswer.NOT_ASKED}
