"""What the readiness quiz says: outcomes, bands, the rules in words, and the result texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.safety import EMERGENCY_TEXT, EMERGENCY_TITLE


class Outcome(StrEnum):
    """The result of an attempt; ``NOT_FINISHED`` is none."""

    EMERGENCY = "EMERGENCY"
    SEE_SOON = "SEE_SOON"
    TALK_FIRST = "TALK_FIRST"
    NOT_THIS_TOOL = "NOT_THIS_TOOL"
    NOT_YET = "NOT_YET"
    NOT_NOW = "NOT_NOW"
    PARTLY_READY = "PARTLY_READY"
    GOOD_FIT = "GOOD_FIT"
    NOT_FINISHED = "NOT_FINISHED"


_TALK = "Talk to a health professional first"
_NOT_RIGHT = "Not the right time / probably not the right tool"

BANDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.EMERGENCY: "Get medical help now",
        Outcome.SEE_SOON: _TALK,
        Outcome.TALK_FIRST: _TALK,
        Outcome.NOT_THIS_TOOL: _NOT_RIGHT,
        Outcome.NOT_YET: _NOT_RIGHT,
        Outcome.NOT_NOW: _NOT_RIGHT,
        Outcome.PARTLY_READY: "Could be worth trying – some points are open",
        Outcome.GOOD_FIT: "Good fit to try",
        Outcome.NOT_FINISHED: "Not finished yet",
    }
)

TITLES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.EMERGENCY: EMERGENCY_TITLE,
        Outcome.SEE_SOON: "Have this checked before any massage.",
        Outcome.TALK_FIRST: "Talk it over first.",
        Outcome.NOT_THIS_TOOL: "This tool is about muscles and joints.",
        Outcome.NOT_YET: "It may be early.",
        Outcome.NOT_NOW: "Perhaps not now.",
        Outcome.PARTLY_READY: "Could be worth trying.",
        Outcome.GOOD_FIT: "A fair thing to try.",
        Outcome.NOT_FINISHED: "Not finished yet.",
    }
)

_RANKS: Mapping[Outcome, int] = MappingProxyType(
    {
        Outcome.EMERGENCY: 0,
        Outcome.SEE_SOON: 1,
        Outcome.NOT_THIS_TOOL: 2,
        Outcome.NOT_YET: 2,
        Outcome.NOT_NOW: 2,
        Outcome.TALK_FIRST: 3,
        Outcome.PARTLY_READY: 4,
        Outcome.GOOD_FIT: 5,
    }
)


def band_rank(outcome: Outcome) -> int | None:
    """How much an outcome speaks for trying a course, 0–5, higher is more; ``None`` unfinished.

    ``TALK_FIRST`` ("may still be possible") stands above the three "not" outcomes. So with
    a long-term condition, promising to talk it over may uncover one of those: the only
    better answer that can lower the rank.
    """
    return _RANKS.get(outcome)


RULES: Mapping[int, str] = MappingProxyType(
    {
        1: "Any sign on safety page 1 answered yes or not sure: get medical help now.",
        2: "Any sign on safety page 2 answered yes or not sure: have it checked soon.",
        3: "Anything on safety page 3 answered yes or not sure, and nobody who knows about it "
        "has said massage is fine: talk it over first.",
        4: "A long-term condition (yes or not sure), and talking with a professional is not "
        "settled: talk it over first.",
        5: "The pain is only outside muscles and joints: this is not the tool for it.",
        6: "The pain began within the last month: it may be early.",
        7: "No time for a course, or no wish for hands-on care: perhaps not now.",
        8: "9 of 18 points or fewer: perhaps not now.",
        9: "14 of 18 points or more and no answer at 0: a fair thing to try.",
        10: "Everything else: could be worth trying.",
    }
)
"""The decision rule in words; the first that matches decides."""

NOT_FINISHED_RULE = "Some questions are still open, so no rule was applied."

NOT_VALIDATED = (
    "This is a checklist with visible rules, not a validated instrument. "
    "The marks at 9 and 14 points are our own choice."
)

MOST_PAIN = "Most pain like yours is not caused by anything dangerous."

CLOSING = (
    "Massage is an add-on, not a cure. This is a self-check. "
    "It is not a diagnosis, not medical advice and not a medical device."
)
"""The last line of every result."""

GOOD_TO_KNOW = "Q3"
"""How much stiffness there is cannot be worked on, so it is never listed as an open point."""


@dataclass(frozen=True, slots=True)
class ItemReason:
    """A fit answer with its reason: ``points`` 0–2, higher fits better.

    ``next_step`` is ``None`` at 2 points and where nothing can be done about the answer.
    """

    id: str
    points: int
    answer: str
    why: str
    next_step: str | None


_PLAIN: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.EMERGENCY: EMERGENCY_TEXT,
        Outcome.GOOD_FIT: (
            "Your answers fit how massage is usually used: lasting muscle or joint pain, "
            "stiffness in the picture, a few weeks of time, and other care alongside. "
            "That is no promise. Some people feel better for a while, some notice little. "
            "Plan about six weeks, look at your numbers after four, and stop if it does not help."
        ),
        Outcome.NOT_YET: (
            "Pain that began within the last month often eases by itself. Keep moving gently. "
            "If it lasts beyond a month, or you are worried, ask a health professional."
        ),
        Outcome.NOT_THIS_TOOL: (
            "The place you chose can hurt for many reasons. "
            "Please ask a health professional what fits."
        ),
    }
)


def result_text(
    outcome: Outcome,
    *,
    ticked: Sequence[str],
    urgency: str | None,
    actions: Sequence[str],
    standing_in_the_way: Sequence[str],
    reasons: Sequence[ItemReason],
    open_questions: int,
) -> str:
    """The text of a result, a paragraph a line, always ending with ``CLOSING``.

    ``ticked`` what was ticked in plain words, ``urgency`` how soon to be seen, ``actions``
    what to do about ticked items that talking alone does not settle,
    ``standing_in_the_way`` ids of the fit items that decided, ``open_questions`` how many
    are unanswered.
    """
    if outcome is Outcome.SEE_SOON:
        lines = [_see_soon(ticked, urgency)]
    elif outcome is Outcome.TALK_FIRST:
        lines = [_talk_first(ticked)]
    elif outcome is Outcome.NOT_NOW:
        lines = [_not_now(standing_in_the_way)]
    elif outcome is Outcome.PARTLY_READY:
        lines = _partly_ready(reasons)
    elif outcome is Outcome.NOT_FINISHED:
        many = f"{open_questions} questions are" if open_questions != 1 else "One question is"
        lines = [f"{many} still open. There is a result once all are answered."]
    else:
        lines = [_PLAIN[outcome]]
    return "\n".join((*lines, *actions, CLOSING))


def _see_soon(ticked: Sequence[str], urgency: str | None) -> str:
    signs = "This sign is one" if len(ticked) == 1 else "These signs are ones"
    return (
        f"You ticked: {'; '.join(ticked)}. "
        f"{MOST_PAIN} "
        f"{signs} that a doctor, nurse or physiotherapist should look at first. "
        f"Try to be seen {urgency}. You can keep tracking and take the summary with you."
    )


def _talk_first(ticked: Sequence[str]) -> str:
    # Items have commas of their own, so several come first, as a list.
    several = len(ticked) > 1
    listed = f"You ticked: {'; '.join(ticked)}. " if several else ""
    because = "these" if several else ticked[0]
    return (
        f"{listed}Massage may still be possible. "
        f"Because of {because}, someone who knows your health "
        "should say what is safe and what to avoid. "
        "Questions to ask: Is massage all right for me? "
        "Which areas or how much pressure should be avoided? Should anything be done before?"
    )


def _not_now(items: Sequence[str]) -> str:
    names = [_inline(key) for key in items]
    *most, last = names
    listed = f"{', '.join(most)} and {last}" if most else last
    answers = "answers" if most else "answer"
    stand = "stand" if most else "stands"
    return (
        "A course asks for several visits and a wish to try. "
        f"At present your {answers} about {listed} {stand} in the way. "
        "Staying active in ways you can manage and asking a health professional about other "
        "options are good next steps."
    )


def _partly_ready(reasons: Sequence[ItemReason]) -> list[str]:
    for_it = ", ".join(_inline(reason.id) for reason in reasons if reason.points == 2)
    lines = [f"What speaks for it: {for_it}."]
    low = [reason for reason in reasons if reason.points < 2]
    still_open = [reason for reason in low if reason.id != GOOD_TO_KNOW]
    if still_open:
        lines.append("What is still open:")
        lines += _bullets(still_open)
    good_to_know = [reason for reason in low if reason.id == GOOD_TO_KNOW]
    if good_to_know:
        lines.append("Good to know:")
        lines += _bullets(good_to_know)
    lines.append("You can take the quiz again at any time.")
    return lines


def _bullets(reasons: Iterable[ItemReason]) -> list[str]:
    return [
        f"- {FIT_ITEMS[reason.id].title}: {reason.why}"
        + (f" Next step: {reason.next_step}" if reason.next_step else "")
        for reason in reasons
    ]


def _inline(key: str) -> str:
    title = FIT_ITEMS[key].title
    return title[0].lower() + title[1:]
