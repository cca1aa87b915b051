"""What to expect in a session, right after it, the day after and over the weeks."""

from __future__ import annotations

from tracker.domain.learn_text import Page, Point, Section
from tracker.domain.session_results import NEXT_DAY_RISE, SORE_DAYS

PAGE = Page(
    id="sessions",
    title="What to expect in and after a session",
    about="your say, sore days, when to ask",
    sections=(
        Section(
            "Before",
            (
                "Tell the therapist about your health, your medicines and any allergy, "
                "for instance to oils or latex. Say where it hurts, and where not to press.",
                "A short question asks whether anything new has come up. Then rate three "
                "things: ease of moving, pain, and how tense the muscles are (key s).",
            ),
        ),
        Section(
            "During",
            (
                "You have the say.",
                Point("You can ask for lighter pressure, or for another place."),
                Point("You can keep clothes on."),
                Point("You can stop at any time, and need no reason."),
                "If being touched is hard for you, say so before it begins.",
            ),
        ),
        Section(
            "Right after",
            (
                "Muscles may feel looser and less sore, even after the first sessions. "
                "We call this a short-term effect.",
                "Feeling better right after is common. It can come from the rest and the care "
                "as well. So one good hour says little about the weeks.",
            ),
        ),
        Section(
            "The next day",
            (
                "Some people are sore for a day or two. In one small study of about 100 people, "
                "1 in 10 felt some discomfort the next day.",
                "Hands-on treatments in general had mild, passing effects in 22 to 41 of 100 "
                "people. Ask for lighter pressure next time.",
                "The check-in of the next day asks how it is now. Only that day counts as the "
                "day after.",
            ),
        ),
        Section(
            "When to ask someone",
            (
                "Ask a health professional if:",
                Point(f"you are still sore on day {SORE_DAYS},"),
                Point("you have a bruise,"),
                Point(f"pain the next day is {NEXT_DAY_RISE} points or more above before."),
                "New numbness or weakness cannot wait. The safety pages say how soon.",
                "Serious harm from massage is rare. Low risk is still not no risk.",
            ),
        ),
        Section(
            "Over the weeks",
            (
                "The body tends to answer slowly. Weeks tell more than days, and one visit "
                "tells very little.",
                "What people hope to notice is moving with more ease, less stiffness, or "
                "turning and bending further. Some do, some do not.",
                "A study of knees found no difference in how far they bend. Tests at home are also "
                "rough. So movement tests are there if you like them, and never come first.",
                "We ask how comfortable sitting and standing is. We do not speak of good or bad "
                "posture. That posture brings pain has not been shown.",
            ),
        ),
        Section(
            "Flares",
            (
                "Days much worse than usual happen with lasting pain, with or without massage. "
                "Key f notes one. A flare is no step back that you have to explain.",
            ),
        ),
    ),
    sources=(
        "Cambron 2007, after-effects of massage, about 100 people (as told by others).",
        "Carnes 2010, Man Ther 15:355–363 (after-effects of manual therapy).",
        "Ernst 2003, Rheumatology 42:1101–1106, and Yin 2014, eCAM 480956 (serious harm).",
        "Perlman 2012, PLoS One 7:e30248 (knees).",
        "Swain 2020, J Biomech 102:109312 (posture and back pain).",
        "NICE NG193, reasons behind it (flares are part of chronic pain).",
        "NCCIH, Massage Therapy for Health: What the Science Says (tell them about your health).",
        f"Day {SORE_DAYS} and the {NEXT_DAY_RISE} points are our own choice.",
    ),
)
