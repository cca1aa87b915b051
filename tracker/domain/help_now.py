"""Urgent help: what to read in an emergency, and when a note asks for it to be shown.

Mood is neither asked nor scored. People with lasting pain have a raised risk of suicidal
thoughts (Tang and Crane 2006, Psychol Med 36:575–586), so help is one key or command away,
and is shown when a note holds certain words; nothing about that is kept or sent anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

HelpNumber = tuple[str, str]
"""For whom or where, and what to do there: ``("US and Canada", "call or text 988")``."""

NUMBERS: tuple[HelpNumber, ...] = (
    ("Emergency", "your local number (112 in the EU, 999 UK, 911 US and Canada)"),
    ("US and Canada", "call or text 988"),
    ("UK and Ireland", "Samaritans, 116 123"),
    ("Elsewhere", "findahelpline.com"),
)
"""The built-in list; a person may keep one of their own.

``docs/sources.md`` names the page on which each number was read; none is shown without one.
"""

TITLE = "If you cannot go on"
BEFORE_NUMBERS = (
    "Living with pain can be exhausting. If you think about harming yourself or feel you "
    "cannot go on, please reach out now."
)
AFTER_NUMBERS = (
    "You can also tell a friend, a doctor or anyone near you. "
    "You do not have to be certain that it is serious."
)
BODY_TITLE = "Signs that someone should look at today"
AFTER_SIGNS = (
    "Any of these can, rarely, be a sign of something that needs treatment today. Call your "
    "emergency number or go to an emergency department. It may well turn out to be nothing "
    "serious; it is still right to be checked."
)

WORDS = ("suicid", "kill myself", "end my life", "want to die")
"""Parts of a note that bring up the help text; a false alarm does no harm."""


def needs_help(note: str) -> bool:
    """Whether the note holds words after which the help text is shown."""
    folded = " ".join(note.casefold().split())
    return any(word in folded for word in WORDS)


def crisis_lines(numbers: Sequence[HelpNumber] = NUMBERS) -> tuple[str, ...]:
    """The help for someone who cannot go on, a paragraph or number a line."""
    return (BEFORE_NUMBERS, *(f"{where}: {what}" for where, what in numbers), AFTER_NUMBERS)


def body_lines() -> tuple[str, ...]:
    """Which bodily signs cannot wait, and what to do about them, a paragraph or sign a line."""
    # Every note is looked through for words; the signs are read in an emergency only.
    from tracker.domain import safety
    from tracker.domain.safety import Tier

    signs = (f"- {item.short}" for item in safety.page(Tier.EMERGENCY))
    return (*signs, AFTER_SIGNS)
