"""What is said, wherever one looks, while a sign on the safety pages is open: the same, calmly."""

from __future__ import annotations

from tracker.domain import wording
from tracker.domain.readiness_texts import MOST_PAIN, TITLES, Outcome
from tracker.domain.safety import EMERGENCY_HOW, EMERGENCY_TEXT, EMERGENCY_TITLE

Found = tuple[str, tuple[str, ...]]
"""How soon to be seen ("now", "today", "within a few days"), and the signs in plain words."""

NOW = "now"

ASK_PAGES = (
    "A sign was named that is worth checking: please answer the two safety pages. "
    "They say how soon."
)
"""Where it was named before a session or the day after one, and no page was answered since."""

NO_RESULT = (
    "No result is shown until then. Once someone has looked at it, answer the safety pages again."
)
AGAIN = "Once someone has looked at it, answer the safety pages again. No massage before that."


def ticked(found: Found) -> str:
    """Which signs were named; they have commas of their own."""
    return f"You ticked: {'; '.join(found[1])}."


def standing(found: Found, *, keys: bool) -> str:
    """In one paragraph: how soon to be seen, by whom if at once, and which signs.

    ``keys``: numbers to ring are a key away, not a command.
    """
    if found[0] == NOW:
        numbers = "Key ! names numbers." if keys else "`tracker help-now` names numbers."
        return f"{EMERGENCY_TITLE} {EMERGENCY_HOW} {ticked(found)} {numbers}"
    return wording.worth_checking(found)


def line(found: Found | None) -> str:
    """The shortest form: beside what can be recorded all the same."""
    if found is None:
        return ASK_PAGES
    if found[0] == NOW:
        return f"{EMERGENCY_TITLE} {ticked(found)}"
    return wording.worth_checking(found)


def paragraphs(found: Found) -> tuple[str, ...]:
    """In place of every result: the words of the page on which the sign stands."""
    if found[0] == NOW:
        return EMERGENCY_TITLE, ticked(found), EMERGENCY_TEXT, NO_RESULT
    return (
        TITLES[Outcome.SEE_SOON],
        f"{ticked(found)} Try to be seen {found[0]}, by a doctor, nurse or physiotherapist.",
        f"{MOST_PAIN} No result is shown for now.",
        AGAIN,
    )


def due_name(by: str) -> str:
    """How the list of what is open names it; ``by`` as in ``Found``."""
    return EMERGENCY_TITLE.rstrip(".") if by == NOW else f"Have this checked {by}"


def earlier_result(day: str) -> str:
    """That the quiz's result of ``day`` is put away."""
    return f"An earlier result, of {day}, waits until the sign is cleared."
