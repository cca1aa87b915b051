"""The sentence over all signs and what may be considered at a review, in words.

Suggestions leave the choice with the person, and never ask for more than was planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.domain import wording
from tracker.domain.text import one_line
from tracker.domain.verdict import Verdict

NAMES = {"ease": "ease of moving", "pain_avg": "pain", "stiffness": "stiffness"}
OWN_VIEW = "your overall view"

SAFETY = "A new sign is worth checking first. The results wait until the safety pages are answered."

TOO_EARLY = "Too early to say."

ADVICE_SAFETY = "Please answer the safety pages first. What they say comes before any number."

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NAME_WIDTH = 40


def named(measure: str, name: str) -> str:
    """What a weekly measure is called within a sentence."""
    return "the scale based on PEG" if measure == "peg" else f"“{one_line(name, _NAME_WIDTH)}”"


def other_way(names: Sequence[str], *, so_far: bool) -> str:
    """That one or several signs point the other way, by name."""
    if len(names) == 1:
        return f"One sign points the other way{_so_far(so_far)}: {names[0]}."
    return f"Several signs point the other way{_so_far(so_far)}: {wording.and_list(names)}."


def improvement(names: Sequence[str], *, so_far: bool) -> str:
    """That at least two kinds of evidence agree."""
    return f"Several signs point to improvement{_so_far(so_far)}: {wording.and_list(names)}."


def lasting(weeks: int) -> str:
    """The only sentence with the word "lasting": a follow-up that still shows a difference."""
    return f"{_count(weeks)} weeks after the last session, the lower pain is lasting."


def only_daily(results: Iterable[tuple[str, Verdict]], *, so_far: bool) -> str:
    """That nothing but daily ratings is there, and what each shows."""
    said = ", ".join(f"{NAMES[measure]} {code.value}" for measure, code in results)
    return f"Only daily ratings were recorded: {said}{_so_far(so_far)}."


def mixed(*, so_far: bool, slight: bool = False, same: bool = False) -> str:
    """That the signs do not agree, or say little.

    ``slight``: all that were judged are a little better; ``same``: all are the same.
    """
    if same:
        return f"Mixed or unclear{_so_far(so_far)}: much the same."
    if slight:
        return f"Mixed or unclear{_so_far(so_far)}: small signs of improvement, none clear yet."
    return f"Mixed or unclear{_so_far(so_far)}."


def talk(*, over: bool) -> str:
    """Something points the other way: someone should hear of it."""
    said = "Some of your numbers point the other way."
    if over:
        return f"{said} Please talk to a health professional about it."
    return f"{said} Consider a pause, and talk to a health professional before the next session."


def cannot_tell(*, few: bool, over: bool) -> str:
    """Too little to judge the course by: ``few`` sessions of those due, or few entries."""
    said = (
        "Too few sessions so far to judge the course fairly."
        if few
        else "Your numbers cannot tell yet."
    )
    if over:
        return f"{said} It is fine to leave it open, or to ask someone how they see it."
    return f"{said} You could go on with an easier plan, or stop."


def clear(*, over: bool) -> str:
    """A clear improvement: the plan as it stands, and what one does oneself."""
    first = "The plan is done." if over else "Finish the plan as it stands."
    return f"{first} Talk about spacing sessions out, and about what you do yourself."


def small(*, over: bool) -> str:
    """A small change: the planned course, and exercise beside it."""
    if over:
        return "The plan is done and the change is small. Keep your exercise going."
    return "Finish the planned course, then look again. Keep your exercise going."


def same(weeks: int, *, over: bool, follow_up: bool, feels_better: bool) -> str:
    """Much the same: a good moment to stop or change something."""
    when = f"{_count(weeks)} weeks in"
    if follow_up:
        when = "At this follow-up"
    elif over:
        when = "At the end of the course"
    said = f"{when}, your numbers look much the same."
    if feels_better:
        said += " You feel better overall; the numbers do not show it."
    return (
        f"{said} This is a good moment to stop, change something, or ask about other options. "
        "More sessions are not the only answer."
    )


def _so_far(preliminary: bool) -> str:
    return ", so far" if preliminary else ""


def _count(n: int) -> str:
    return (_NUMBERS[n] if n < len(_NUMBERS) else str(n)).capitalize()
