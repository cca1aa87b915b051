"""Safety: what to have looked at first, and with which conditions to ask beforehand."""

from __future__ import annotations

from statistics import mode

from tracker.domain import safety
from tracker.domain.learn_text import Page, Point, Section, Term
from tracker.domain.safety import SafetyItem, Tier

_USUALLY = mode(item.urgency or "" for item in safety.page(Tier.SEE_SOON))


def _named(item: SafetyItem, *soon: str) -> str:
    """The sign with its id, under which its source stands."""
    return f"{item.short[0].upper()}{item.short[1:]} ({', '.join((item.id, *soon))})"


def _soon(item: SafetyItem) -> Point:
    """A sign of the second list, and what is to be said of it alone."""
    own = [other.why for other in safety.page(item.tier)].count(item.why) == 1
    named = _named(item, *(() if item.urgency == _USUALLY else (item.urgency or "",)))
    return Point(f"{named}. {item.why}" if own else named)


PAGE = Page(
    id="safety",
    title="Safety",
    about="what to have looked at first",
    sections=(
        Section(
            "Three lists",
            (
                "Massage is low in risk, not free of risk. So safety is asked before anything "
                "else, and one yes outweighs every other answer. “Not sure” counts as yes.",
                "Count what is new or getting worse. Old things that were checked do not count.",
                "Such lists are not perfect. Most pain is not caused by anything serious. "
                "A yes means worth checking, nothing more.",
                "Do not use massage to put off seeing a health professional.",
            ),
        ),
        Section(
            "1  Get help now",
            (
                *(Point(_named(item)) for item in safety.page(Tier.EMERGENCY)),
                "Call your emergency number, or go to an emergency department. "
                "Key ! names numbers.",
            ),
        ),
        Section(
            "2  Have it looked at first",
            (
                f"Try to be seen {_USUALLY}, or today where it says so.",
                *(_soon(item) for item in safety.page(Tier.SEE_SOON)),
                "No massage before someone has looked. A doctor, a nurse or a physiotherapist can.",
            ),
        ),
        Section(
            "3  Ask before you book",
            (
                "A yes here does not rule massage out. Ask someone who knows your health "
                "what is safe, and what to avoid.",
                *(Term(_named(item), (item.why,)) for item in safety.page(Tier.CHECK_FIRST)),
            ),
        ),
        Section(
            "Good to tell",
            (
                Point("An allergy to oils, creams or latex."),
                Point("That being touched is hard for you."),
                "Pain that wakes you at night is common, and no alarm by itself. "
                "Tell your professional about it all the same.",
            ),
        ),
        Section(
            "Before each session and at each review",
            (
                "One key answers whether anything new has come up. If so, the right list opens. "
                "You can still write down the session.",
                "While a sign waits to be looked at, results stay hidden. They come back when "
                "the first two lists are all “no”.",
            ),
        ),
        Section(
            "Choosing a therapist",
            (
                "Ask about training, and whether there is a register where you live. "
                "Tell them about your health. This tool names no seller and books nothing.",
            ),
        ),
    ),
    sources=(
        "Finucane 2020, JOSPT 50:350–372: such lists are imperfect.",
        "NCCIH: do not put off seeing a professional (as told by others).",
        "Sheffield: the Sheffield Aches and Pains site. MPFT: the neck pages of mpft.nhs.uk.",
        "Northern Trust: Northern Health and Social Care Trust, Northern Ireland.",
        "Mayo: the risk list of the Mayo Clinic. NIH-derived: an older list of cautions. "
        "Both, and the NCCIH safety text, were read in copies held by others.",
        *(f"{item.id}: {item.source}." for item in safety.ITEMS.values()),
    ),
)
