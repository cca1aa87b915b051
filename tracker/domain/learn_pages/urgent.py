"""Urgent help: whom to ring, which signs cannot wait, and where these words show up."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain import help_now, safety
from tracker.domain.help_now import HelpNumber
from tracker.domain.learn_text import Page, Point, Section
from tracker.domain.safety import Tier
from tracker.domain.text import visible


def page(numbers: Sequence[HelpNumber] = help_now.NUMBERS) -> Page:
    """The page with ``numbers``: for whom or where, and what to do there."""
    return Page(
        id="urgent",
        title="Urgent help",
        about="whom to ring, what cannot wait",
        sections=(
            Section(
                help_now.TITLE,
                (
                    help_now.BEFORE_NUMBERS,
                    *(Point(f"{visible(where)}: {visible(what)}") for where, what in numbers),
                    help_now.AFTER_NUMBERS,
                ),
            ),
            Section(
                help_now.BODY_TITLE,
                (
                    *(
                        Point(f"{item.short[0].upper()}{item.short[1:]}")
                        for item in safety.page(Tier.EMERGENCY)
                    ),
                    help_now.AFTER_SIGNS,
                ),
            ),
            Section(
                "Always one key away",
                (
                    "Key ! shows all of this outside a text field, F4 inside one as well. "
                    "So does `tracker help-now`.",
                    "It also comes up by itself after a note with certain words, for instance "
                    "“want to die”. Only this machine looks at them. Nothing is sent, and "
                    "nothing is kept about it.",
                    "This tool does not ask about your mood. It cannot notice an emergency.",
                    "You can keep numbers of your own in a file called help.toml. It lies beside "
                    "the settings. `tracker path --json` names the folder.",
                ),
            ),
        ),
        sources=(
            "Tang and Crane 2006, Psychol Med 36:575–586 (lasting pain and such thoughts).",
            "The numbers: pages of Samaritans, the American Foundation for Suicide Prevention, the "
            "Mental Health Commission of Canada, the NHS and findahelpline.com, and a report on "
            "the European number 112. Check that yours still holds.",
            "The signs: see the page on safety.",
        ),
    )
