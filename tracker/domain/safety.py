"""The safety screen: three pages, one per tier, and the mini-screen before a session.

A safety answer overrides any score, and "not sure" is handled like "yes". Each line is
answered on its own, because people report fewer signs on "tick all that apply" lists
than when each line asks for a yes or a no (Smyth 2006).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tracker.domain import days
from tracker.domain.safety_items import (
    CHECK_FIRST_ITEMS,
    EMERGENCY_ITEMS,
    SEE_SOON_ITEMS,
    SafetyItem,
    Tier,
)

__all__ = [
    "ALLERGY_QUESTION",
    "CLEAR_QUESTION",
    "EMERGENCY_HOW",
    "EMERGENCY_TEXT",
    "EMERGENCY_TITLE",
    "ITEMS",
    "MINI_OPTIONS",
    "NIGHT_PAIN_NOTE",
    "NOT_SURE_TEXT",
    "PAGES",
    "SLIP_HINT",
    "TICKED",
    "TOUCH_NOTE",
    "TOUCH_QUESTION",
    "Answer",
    "MiniAnswer",
    "MiniOption",
    "Page",
    "SafetyItem",
    "Tier",
    "mini_question",
    "page",
    "stop_text",
    "ticked",
    "urgent_tiers_clear",
]


class Answer(StrEnum):
    """An answer to a yes/no question of the quiz; ``NOT_SURE`` is handled like ``YES``."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


TICKED = frozenset({Answer.YES, Answer.NOT_SURE})
"""The answers that count as "yes"."""

_PAGE_ITEMS: Mapping[Tier, tuple[SafetyItem, ...]] = MappingProxyType(
    {
        Tier.EMERGENCY: EMERGENCY_ITEMS,
        Tier.SEE_SOON: SEE_SOON_ITEMS,
        Tier.CHECK_FIRST: CHECK_FIRST_ITEMS,
    }
)

ITEMS: Mapping[str, SafetyItem] = MappingProxyType(
    {item.id: item for items in _PAGE_ITEMS.values() for item in items}
)
"""Every safety item by id, in the order in which they are asked: E1 … C12."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands above one page of the safety screen: ``intro`` has one sentence a line."""

    heading: str
    intro: tuple[str, ...]


PAGES: Mapping[Tier, Page] = MappingProxyType(
    {
        Tier.EMERGENCY: Page(
            "Safety, page 1 of 3",
            (
                "Five rare signs someone should look at today. Most people answer no to all.",
                "Count what is new or getting worse, not old things already checked.",
            ),
        ),
        Tier.SEE_SOON: Page(
            "Safety, page 2 of 3",
            (
                "Eleven signs worth checking before any massage.",
                "Most people answer no to nearly all of them.",
            ),
        ),
        Tier.CHECK_FIRST: Page(
            "Safety, page 3 of 3",
            (
                "Twelve things to know before a massage. Do you have, or have you had, any?",
                "A yes does not rule massage out; it means asking first.",
            ),
        ),
    }
)

CLEAR_QUESTION = (
    "Has a doctor, nurse or physiotherapist who knows about this said massage is fine, "
    "and what to avoid?"
)
"""Asked after a ticked tier-3 item that can be cleared; only "yes", with its day, clears it."""

SLIP_HINT = "Backspace if that was a slip."
NOT_SURE_TEXT = "Ring your emergency number or a nurse line now and read them this:"

EMERGENCY_TITLE = "Please get medical help now."
EMERGENCY_HOW = "Call your emergency number or go to an emergency department."
EMERGENCY_TEXT = (
    "What you ticked can, rarely, be a sign of something that needs treatment today. "
    f"{EMERGENCY_HOW} "
    "Do not have a massage and do not wait for this app. "
    "It may well turn out to be nothing serious; it is still right to be checked."
)

ALLERGY_QUESTION = "Are you allergic to any oils, creams or latex?"
"""Unscored and no gate: the answer is something to tell the therapist."""

TOUCH_QUESTION = "Would being touched be hard for you?"
"""Unscored and no gate; a history of physical abuse is on an older NIH-derived list."""

TOUCH_NOTE = (
    "If touch is hard: you say where and how, you may keep clothes on, "
    "and you can stop at any time."
)

NIGHT_PAIN_NOTE = "If pain wakes you at night, tell your professional about it."
"""Night pain alone is common and no gate: 213 of 482 back-clinic patients had it, none with
serious disease (Harding 2005, Spine 30:1985–8)."""


def page(tier: Tier) -> tuple[SafetyItem, ...]:
    """The items of one page in the order in which they are asked."""
    return _PAGE_ITEMS[tier]


def ticked(safety: Mapping[str, Answer], tier: Tier) -> tuple[SafetyItem, ...]:
    """The items of ``tier`` answered "yes" or "not sure", in the order of the page."""
    return tuple(item for item in page(tier) if safety.get(item.id) in TICKED)


def urgent_tiers_clear(safety: Mapping[str, Answer]) -> bool:
    """Whether every item of tiers 1 and 2 is answered "no"; an unanswered one is not."""
    return all(
        safety.get(item.id) == Answer.NO for item in page(Tier.EMERGENCY) + page(Tier.SEE_SOON)
    )


def stop_text(item: SafetyItem, answer: Answer) -> str:
    """What is shown at once after "yes" or "not sure" to a tier-1 ``item``, a paragraph a line."""
    if answer == Answer.NOT_SURE:
        return f"{EMERGENCY_TEXT}\n{NOT_SURE_TEXT} “{item.question}”"
    return EMERGENCY_TEXT


class MiniAnswer(StrEnum):
    """An answer to the mini-screen; the value of an answer a person gives is its key."""

    NUMB_OR_WEAK = "1"
    UNWELL = "2"
    HEALTH_CHANGED = "3"
    NOTHING = "n"
    NOT_ASKED = "not_asked"
    """Skipped or answered off a terminal; printed as such, never as "nothing"."""


@dataclass(frozen=True, slots=True)
class MiniOption:
    """One answer of the mini-screen and the pages it opens.

    ``hides_result`` is true where the comparison is put away until a full safety screen
    answers tiers 1 and 2 "no". No answer keeps a session from being recorded.
    """

    answer: MiniAnswer
    text: str
    opens: tuple[Tier, ...]
    hides_result: bool


_URGENT = (Tier.EMERGENCY, Tier.SEE_SOON)
# Both urgent answers open both urgent pages: numbness may be of one leg only (U6), and a
# swollen leg may come with breathlessness (E5).
MINI_OPTIONS: Mapping[MiniAnswer, MiniOption] = MappingProxyType(
    {
        option.answer: option
        for option in (
            MiniOption(
                MiniAnswer.NUMB_OR_WEAK, "numbness, weakness, bladder or bowel", _URGENT, True
            ),
            MiniOption(MiniAnswer.UNWELL, "fever, very unwell, one swollen leg", _URGENT, True),
            MiniOption(
                MiniAnswer.HEALTH_CHANGED, "health or medicines", (Tier.CHECK_FIRST,), False
            ),
            MiniOption(MiniAnswer.NOTHING, "nothing", (), False),
        )
    }
)
"""The answers a person can give, in the order in which they are offered."""


def mini_question(since: date) -> str:
    """The question of the mini-screen; ``since`` is the day of the last screen."""
    return f"Since {days.label(since)}, anything new?"
