"""The readiness quiz: is a course of massage a sensible thing to try, and why.

The first matching rule decides. Safety answers override every score; the marks at 9 and 14
points are our own choice, found sound by going through every possible set of answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import days
from tracker.domain.fit_items import FIT_ITEMS, MONTHS_NOTES
from tracker.domain.quiz_answers import (
    attempt_from_answers,
    attempt_to_answers,
    parse_answers,
)
from tracker.domain.quiz_attempt import (
    Attempt,
    check,
    first_unanswered,
    fit_points,
    stops_at,
    unanswered,
    with_safety,
)
from tracker.domain.readiness_texts import (
    BANDS,
    NOT_FINISHED_RULE,
    NOT_VALIDATED,
    RULES,
    TITLES,
    ItemReason,
    Outcome,
    band_rank,
    result_text,
)
from tracker.domain.safety import (
    ITEMS,
    NIGHT_PAIN_NOTE,
    NOT_SURE_TEXT,
    TICKED,
    TOUCH_NOTE,
    Answer,
    SafetyItem,
    Tier,
    ticked,
)

__all__ = [
    "MAX_SCORE",
    "NOT_VALIDATED",
    "RULES",
    "RULE_VERSION",
    "Attempt",
    "ItemReason",
    "Outcome",
    "Result",
    "as_json",
    "attempt_from_answers",
    "attempt_to_answers",
    "band_rank",
    "evaluate",
    "first_unanswered",
    "fit_points",
    "parse_answers",
    "stops_at",
    "unanswered",
    "with_safety",
]

RULE_VERSION = "readiness-1"
"""Stored with every attempt; it changes whenever an item, a point or a rule does."""

MAX_SCORE = 18
_NOT_NOW_UP_TO = 9
_GOOD_FIT_FROM = 14


@dataclass(frozen=True, slots=True)
class Result:
    """What the quiz answers, with every reason.

    ``rule`` 1–10 is the rule that decided, ``None`` when the attempt is not finished;
    ``score`` 0–18 (higher fits better), ``None`` without all nine fit answers or a finished
    attempt. ``deciding`` holds the safety items behind outcomes of rules 1–3. ``missing``
    lists ids still open in the order in which they are asked. ``text`` has a paragraph a
    line and says everything but ``tell_therapist`` and ``notes``.
    """

    outcome: Outcome
    rule: int | None
    rule_text: str
    score: int | None
    max_score: int
    band: str
    title: str
    text: str
    items: tuple[ItemReason, ...]
    deciding: tuple[SafetyItem, ...]
    missing: tuple[str, ...]
    tell_therapist: tuple[str, ...]
    notes: tuple[str, ...]
    rule_version: str

    @property
    def shows_next_steps(self) -> bool:
        """Whether a screen puts the next steps beside the reasons: only where they decide."""
        return self.outcome in (Outcome.PARTLY_READY, Outcome.NOT_NOW)


def evaluate(attempt: Attempt, today: date) -> Result:
    """The result of ``attempt`` on the tracking day ``today``.

    Raises ``InvalidValue`` for unknown ids or values, a clearance that is not possible
    (C7, C12, an item that was not ticked, a day to come), and for Q1 or Q2 contradicting
    the places or the duration.
    """
    check(attempt, today)
    points = fit_points(attempt)
    missing = unanswered(attempt)
    rule, outcome, deciding = _decide(attempt, points, missing)
    finished = rule is not None
    reasons = tuple(_reason(key, value) for key, value in points.items())
    text = result_text(
        outcome,
        ticked=_in_words(attempt, rule, deciding),
        urgency=_urgency(deciding),
        actions=_actions(attempt, outcome, deciding),
        standing_in_the_way=_in_the_way(rule, points),
        reasons=reasons,
        open_questions=len(missing),
    )
    return Result(
        outcome=outcome,
        rule=rule,
        rule_text=NOT_FINISHED_RULE if rule is None else RULES[rule],
        score=sum(points.values()) if finished and len(points) == len(FIT_ITEMS) else None,
        max_score=MAX_SCORE,
        band=BANDS[outcome],
        title=TITLES[outcome],
        text=text,
        items=reasons,
        deciding=deciding,
        missing=missing,
        tell_therapist=_tell_therapist(attempt, outcome),
        notes=_notes(attempt, outcome),
        rule_version=RULE_VERSION,
    )


_Decision = tuple[int | None, Outcome, tuple[SafetyItem, ...]]


def _decide(attempt: Attempt, points: Mapping[str, int], missing: Sequence[str]) -> _Decision:
    # The urgent rules come before the look at what is missing: a sign that needs someone
    # must not wait for the rest of the quiz.
    if signs := ticked(attempt.safety, Tier.EMERGENCY):
        return 1, Outcome.EMERGENCY, signs
    if signs := ticked(attempt.safety, Tier.SEE_SOON):
        return 2, Outcome.SEE_SOON, signs
    if missing:
        return None, Outcome.NOT_FINISHED, ()
    known = ticked(attempt.safety, Tier.CHECK_FIRST)
    if open_items := tuple(item for item in known if item.id not in attempt.cleared):
        return 3, Outcome.TALK_FIRST, open_items
    rule, outcome = _decide_fit(attempt.long_term_condition, points)
    return rule, outcome, ()


def _decide_fit(condition: Answer | None, points: Mapping[str, int]) -> tuple[int, Outcome]:
    total = sum(points.values())
    if condition in TICKED and points["Q6"] < 2:
        return 4, Outcome.TALK_FIRST
    if points["Q1"] == 0:
        return 5, Outcome.NOT_THIS_TOOL
    if points["Q2"] == 0:
        return 6, Outcome.NOT_YET
    if points["Q5"] == 0 or points["Q7"] == 0:
        return 7, Outcome.NOT_NOW
    if total <= _NOT_NOW_UP_TO:
        return 8, Outcome.NOT_NOW
    if total >= _GOOD_FIT_FROM and 0 not in points.values():
        return 9, Outcome.GOOD_FIT
    return 10, Outcome.PARTLY_READY


def _reason(key: str, points: int) -> ItemReason:
    item = FIT_ITEMS[key]
    option = next(option for option in item.options if option.points == points)
    next_step = item.next_step if points < 2 else None
    return ItemReason(key, points, option.text, option.why, next_step)


def _in_words(
    attempt: Attempt, rule: int | None, deciding: Sequence[SafetyItem]
) -> tuple[str, ...]:
    if rule == 4:
        return (_marked("a long-term condition", attempt.long_term_condition),)
    return tuple(_marked(item.short, attempt.safety[item.id]) for item in deciding)


def _marked(words: str, answer: Answer | None) -> str:
    return f"{words} (not sure)" if answer == Answer.NOT_SURE else words


def _urgency(deciding: Sequence[SafetyItem]) -> str | None:
    if not deciding:
        return None
    ids = {item.id for item in deciding}
    # A hot, swollen joint alone can wait a few days; with a fever it cannot.
    if {"U1", "U7"} <= ids or any(item.urgency == "today" for item in deciding):
        return "today"
    return deciding[0].urgency


def _actions(attempt: Attempt, outcome: Outcome, deciding: Sequence[SafetyItem]) -> tuple[str, ...]:
    """What to do about ticked items beyond what the outcome says for all of them."""
    if outcome is Outcome.EMERGENCY:
        unsure = [i for i in deciding if attempt.safety[i.id] == Answer.NOT_SURE]
        return (f"{NOT_SURE_TEXT} {' '.join(f'“{i.question}”' for i in unsure)}",) if unsure else ()
    if outcome is Outcome.TALK_FIRST:
        return tuple(item.why for item in deciding if not item.clearable)
    return ()


def _in_the_way(rule: int | None, points: Mapping[str, int]) -> tuple[str, ...]:
    if rule == 7:
        return tuple(key for key in ("Q5", "Q7") if points[key] == 0)
    return tuple(key for key, value in points.items() if value < 2)


def _tell_therapist(attempt: Attempt, outcome: Outcome) -> tuple[str, ...]:
    if outcome in _NO_MASSAGE_YET:
        return ()
    lines = [
        f"Tell your therapist about: {item.short} "
        f"(massage was said to be fine, {days.label_with_year(attempt.cleared[item.id])}). "
        f"{item.why}"
        for item in ITEMS.values()
        if item.id in attempt.cleared
    ]
    if attempt.allergy in TICKED:
        lines.append(
            f"Tell your therapist about: {_marked('an allergy to oils or latex', attempt.allergy)}."
        )
    return tuple(lines)


def _notes(attempt: Attempt, outcome: Outcome) -> tuple[str, ...]:
    if outcome in (Outcome.EMERGENCY, Outcome.NOT_FINISHED):
        return ()
    notes = [NIGHT_PAIN_NOTE]
    if outcome is not Outcome.SEE_SOON:
        if note := MONTHS_NOTES.get(attempt.months or ""):
            notes.insert(0, note)
        if attempt.touch in TICKED:
            notes.append(TOUCH_NOTE)
    return tuple(notes)


_NO_MASSAGE_YET = (Outcome.EMERGENCY, Outcome.SEE_SOON, Outcome.NOT_FINISHED)


def as_json(result: Result) -> dict[str, object]:
    """The result as other programs read it; ``rule`` and ``score`` are ``None`` if unfinished."""
    return {
        "outcome": result.outcome.value,
        "rule": result.rule,
        "score": result.score,
        "max_score": result.max_score,
        "band": result.band,
        "items": [
            {"id": item.id, "points": item.points, "why": item.why, "next_step": item.next_step}
            for item in result.items
        ],
        "missing": list(result.missing),
        "text": result.text,
        "rule_version": result.rule_version,
    }
