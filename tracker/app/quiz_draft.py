"""An unfinished quiz as plain JSON values, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.app.quiz_flow import Flow
from tracker.app.quiz_steps import PLACES
from tracker.domain.quiz_answers import attempt_from_answers, attempt_to_answers
from tracker.domain.safety import ITEMS, Tier

KEPT_DAYS = 7
"""Days after which the urgent signs are asked again when an unfinished quiz is taken up.

Our own choice: by then a "no" may no longer hold.
"""


def to_payload(flow: Flow) -> dict[str, Any]:
    """Everything that was answered, and where one was."""
    return {
        "tiers": [tier.value for tier in flow.tiers],
        "answers": attempt_to_answers(flow.attempt),
        "step": flow.step,
        "row": flow.row,
        "went_through": flow.went_through,
        "day_typed": flow.day_typed,
    }


def is_stale(begun: date, today: date) -> bool:
    """Whether a quiz begun on that day is too old to go on just where it was."""
    return (today - begun).days > KEPT_DAYS


def asked_again(flow: Flow) -> Flow:
    """From the first page on, with the urgent signs open again and all else as it was."""
    safety = {k: a for k, a in flow.attempt.safety.items() if ITEMS[k].tier is Tier.CHECK_FIRST}
    attempt = replace(flow.attempt, safety=safety)
    return replace(flow, attempt=attempt, step="", row=0, day_typed=None)


def from_payload(payload: dict[str, Any], blank: Flow) -> Flow:
    """``blank`` with what was kept.

    Raises ``InvalidValue``, ``ValueError``, ``KeyError`` or ``TypeError`` for what is no
    such payload.
    """
    tiers = tuple(Tier(tier) for tier in payload["tiers"]) or blank.tiers
    kept = replace(
        blank,
        tiers=tiers,
        attempt=attempt_from_answers((str(i), str(a), day) for i, a, day in payload["answers"]),
        step="",
        went_through=bool(payload["went_through"]),
    )
    if payload["step"] not in kept.steps:
        return kept
    there = kept.go(payload["step"])
    typed = payload["day_typed"]
    last = len(there.lines) or len(PLACES) - 1
    return replace(
        there,
        row=min(max(int(payload["row"]), 0), last),
        day_typed=str(typed) if typed is not None and there.item else None,
    )
