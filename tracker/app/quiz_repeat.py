"""What is known before a quiz begins, and what "nothing changed" makes of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Self

from tracker.app.quiz_steps import CLEAR, NOTES
from tracker.domain.duration import months_since
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.quiz_attempt import LONG_TERM_CONDITION, Attempt, with_safety
from tracker.domain.quiz_earlier import Earlier
from tracker.domain.safety import ITEMS, TICKED, Tier

if TYPE_CHECKING:
    from tracker.services.quiz_form import Context

ASK_AGAIN = "This one was not a plain no last time, or is new: please answer it afresh."


@dataclass(frozen=True, slots=True)
class Known:
    """``earlier`` answers; the main ``site``'s key and the month it hurts ``since``."""

    earlier: Earlier = field(default_factory=Earlier)
    site: str | None = None
    since: str | None = None

    @classmethod
    def of(cls, around: Context) -> Self:
        """What the file knows."""
        return cls(around.earlier, around.site, around.since)


def own_profile(step: str, known: Known, today: date) -> str | None:
    """The answer the profile gives to a question: a site key, a duration; ``None`` if none."""
    if step == "Q1":
        return known.site
    if step == "Q2" and known.since is not None:
        return months_since(known.since, today)
    return None


def offers(step: str, lines: tuple[tuple[str, str], ...], known: Known) -> bool:
    """Whether "nothing changed" has something to repeat on this page."""
    if step == NOTES:
        # Blank before is blank again.
        return bool(known.earlier.days)
    if lines:
        return any(key in known.earlier.days for key, _ in lines)
    if step.startswith(CLEAR):
        return step.removeprefix(CLEAR) in known.earlier.days
    return repeated(Attempt(), step, lines, known) != Attempt()


def repeated(
    attempt: Attempt, step: str, lines: tuple[tuple[str, str], ...], known: Known
) -> Attempt:
    """The attempt with what was answered before, wherever this page has no answer yet.

    An urgent sign that was named before is asked again, since it may be gone or worse. So is
    how long the pain has lasted, unless it was the longest: time has passed.
    """
    before = known.earlier.attempt
    for key, _ in lines:
        if key in ITEMS:
            answer = before.safety.get(key)
            urgent = ITEMS[key].tier is not Tier.CHECK_FIRST and answer in TICKED
            if key not in attempt.safety and answer is not None and not urgent:
                attempt = with_safety(attempt, key, answer)
        elif getattr(attempt, key) is None:
            attempt = replace(attempt, **{key: getattr(before, key)})
    item = step.removeprefix(CLEAR)
    if step.startswith(CLEAR) and item in before.cleared:
        return replace(attempt, cleared={**attempt.cleared, item: before.cleared[item]})
    if step == "Q1":
        return replace(attempt, sites=before.sites or attempt.sites)
    if step == "Q2":
        return replace(attempt, months="3+") if before.months == "3+" else attempt
    if step in FIT_ITEMS and step in before.fit:
        return replace(attempt, fit={**attempt.fit, step: before.fit[step]})
    if step == LONG_TERM_CONDITION and before.long_term_condition is not None:
        return replace(attempt, long_term_condition=before.long_term_condition)
    return attempt
