"""The nine fit items of the readiness quiz and the one gate question, with their reasons.

The items are those of a published self-assessment for people thinking about massage. Where
research stands behind a reason: trials are mostly about back, neck and knees (Cherkin 2011,
Sherman 2014, Perlman 2012); pain counts as chronic after 3 months (IASP, ICD-11); guidelines
place massage beside exercise (NICE NG59 and NG226, KNGF 2021). The points are our own
choice; the whole is not a validated instrument.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracker.domain.sites import SITES

ELSEWHERE = "elsewhere"
"""The place key for pain outside muscles and joints (chest, tummy, pelvis, tooth …)."""

MUSCLE_AND_JOINT_SITES = tuple(site.key for site in SITES.values() if site.muscle_or_joint)
"""The place keys that answer Q1 with 2 points; ``other`` is another joint or muscle."""

MONTHS: Mapping[str, str] = MappingProxyType(
    {
        "0-1": "One month or less",
        "1-3": "More than one month, up to three",
        "3+": "More than three months",
    }
)
"""The answers to "how long", by stored value; the first gives Q2 0 points, the others 2."""

MONTHS_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "1-3": "Between one and three months, many people get better at this stage anyway.",
        "3+": "Pain over 3 months is what doctors call chronic.",
    }
)

CONDITION_QUESTION = "Besides this pain, has a doctor told you about a long-term condition?"


@dataclass(frozen=True, slots=True)
class FitOption:
    """One answer: ``points`` 0–2 (higher fits a course better), and the reason shown beside it."""

    points: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class FitItem:
    """One question; ``options`` from most to fewest points.

    ``next_step`` is what a person may do about an answer of 0 or 1 points, ``None`` where
    nothing can be done about it (place and duration).
    """

    id: str
    title: str
    question: str
    options: tuple[FitOption, ...]
    next_step: str | None

    def option(self, points: int) -> FitOption | None:
        """The answer worth ``points``, or ``None`` when the item has none."""
        return next((option for option in self.options if option.points == points), None)

    @property
    def allowed(self) -> tuple[int, ...]:
        """The points an answer may have, lowest first."""
        return tuple(sorted(option.points for option in self.options))


_ITEMS = (
    FitItem(
        "Q1",
        "Where the pain is",
        "Where is the pain? Choose all places.",
        (
            FitOption(
                2,
                "Back, neck, shoulder, arm, hip, leg, or another joint or muscle",
                "Massage trials are mostly about back, neck and knees.",
            ),
            FitOption(
                0,
                "Only elsewhere (chest, tummy, pelvis, tooth …)",
                "Muscle and joint pain is what this tool is about; other pain needs other advice.",
            ),
        ),
        None,
    ),
    FitItem(
        "Q2",
        "How long it has lasted",
        "How long has it been going on?",
        (
            FitOption(2, "More than one month", "The source we follow uses one month."),
            FitOption(
                0,
                "One month or less",
                "New pain often settles by itself; gentle activity and time come first.",
            ),
        ),
        None,
    ),
    FitItem(
        "Q3",
        "Tight muscles and stiffness",
        "How big a part do tight muscles, stiffness or moving less play?",
        (
            FitOption(
                2,
                "Quite a lot or very much",
                "This is the kind of complaint massage aims at.",
            ),
            FitOption(1, "A little", "There may be less for massage to change."),
            FitOption(0, "None at all", "A check of what drives the pain may help more."),
        ),
        "Ask a professional what seems to drive the pain.",
    ),
    FitItem(
        "Q4",
        "What you are looking for",
        "Are you looking for something without medicine, or to add to what you do?",
        (
            FitOption(2, "Yes, either", "That is how massage is normally used."),
            FitOption(1, "Not sure", "It is fine to read up first; nothing is urgent."),
            FitOption(0, "No", "Other options may suit you better."),
        ),
        "List what you have tried and what you would like to add.",
    ),
    FitItem(
        "Q5",
        "Time for a course",
        "Could you manage about one session a week for about six weeks (time, travel, money)?",
        (
            FitOption(2, "Yes", "Courses were tested over weeks; one visit tells little."),
            FitOption(
                1,
                "Maybe, or fewer",
                "Name the obstacle; maybe a shorter plan or another time.",
            ),
            FitOption(0, "No", "Without a course it is hard to see whether it helps."),
        ),
        "Check dates, travel and cost; a 4-week plan is possible.",
    ),
    FitItem(
        "Q6",
        "Talking with a professional",
        "Will you talk it over with a health professional before you start?",
        (
            FitOption(
                2,
                "Already did, or will",
                "They know your health and can spot reasons to avoid it.",
            ),
            FitOption(1, "Maybe", "One short talk can rule out problems."),
            FitOption(0, "No", "Fine for many people, not if you have a health condition."),
        ),
        "Write down your conditions and medicines and ask at the next visit or by phone.",
    ),
    FitItem(
        "Q7",
        "Openness to hands-on care",
        "Are you open to a hands-on, non-drug approach that is low risk but not risk free?",
        (
            FitOption(
                2,
                "Yes",
                "Wanting to try is a fair reason, and the risk is small when the safety "
                "questions are clear.",
            ),
            FitOption(1, "Not sure", "You can stop any session at any time."),
            FitOption(0, "No", "A treatment you do not want rarely helps."),
        ),
        "Read what happens in a session; you may keep clothes on, ask for light pressure, or stop.",
    ),
    FitItem(
        "Q8",
        "What you hope for",
        "What would you call a good result?",
        (
            FitOption(
                2,
                "Less pain and easier movement, even if some pain stays",
                "That is the realistic aim.",
            ),
            FitOption(
                1,
                "Not sure",
                "Naming one activity you want back makes it easier to judge.",
            ),
            FitOption(
                0,
                "To be completely pain free",
                "Relief is usually partial; hoping for none can lead to disappointment.",
            ),
        ),
        "Pick one activity and a step you would notice.",
    ),
    FitItem(
        "Q9",
        "Exercise alongside",
        "Do you, or will you, also do exercise or physical therapy?",
        (
            FitOption(
                2,
                "Yes, or advised differently by a professional",
                "Guidelines place massage beside exercise.",
            ),
            FitOption(1, "Not sure", "Even a short daily walk can count; start small."),
            FitOption(0, "No, massage only", "Alone it is less likely to be enough."),
        ),
        "Choose a small, regular movement you can do on a bad day.",
    ),
)

FIT_ITEMS: Mapping[str, FitItem] = MappingProxyType({item.id: item for item in _ITEMS})
"""The nine items by id, Q1 … Q9, in the order in which they are asked."""
