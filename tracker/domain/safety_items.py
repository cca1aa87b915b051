"""The questions of the safety screen, in plain words, with where each one comes from.

Red flags are imperfect: the international framework (Finucane 2020, JOSPT 50:350–372,
doi 10.2519/jospt.2020.9971) notes a lack of good evidence on their accuracy. So the words
say "worth checking" and never name an illness a person may have. The sources say
"general clinical knowledge" where no page was read for an item.

"Sheffield" is the Sheffield Aches and Pains site, "Northern Trust" the Northern Health and
Social Care Trust of Northern Ireland, "MPFT" the neck pages of mpft.nhs.uk, "Mayo" the
massage risk list of the Mayo Clinic, and "NIH-derived" an older list of cautions; the last
two and the NCCIH safety text were read in copies held by others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

_TODAY = "today"
_DAYS = "within a few days"


class Tier(IntEnum):
    """How urgent a safety question is; a lower number is more urgent and is asked first."""

    EMERGENCY = 1
    SEE_SOON = 2
    CHECK_FIRST = 3


@dataclass(frozen=True, slots=True)
class SafetyItem:
    """One line of the safety screen.

    ``question`` is asked as it stands; ``short`` completes "You ticked: …". ``why`` says
    what to avoid or do. ``urgency`` is how soon to be seen: "now" in tier 1, "today" or
    "within a few days" in tier 2, ``None`` in tier 3. ``clearable`` is true where a
    professional's "massage is fine" can answer the item inside the quiz.
    """

    id: str
    tier: Tier
    question: str
    short: str
    why: str
    urgency: str | None
    clearable: bool
    source: str


def _emergency(key: str, question: str, short: str, source: str) -> SafetyItem:
    why = "This needs someone to look at it now."
    return SafetyItem(key, Tier.EMERGENCY, question, short, why, "now", False, source)


def _soon(
    key: str,
    question: str,
    short: str,
    source: str,
    *,
    urgency: str = _DAYS,
    why: str = "A sign worth checking before any massage.",
) -> SafetyItem:
    return SafetyItem(key, Tier.SEE_SOON, question, short, why, urgency, False, source)


def _check(
    key: str, question: str, short: str, why: str, source: str, *, clearable: bool = True
) -> SafetyItem:
    return SafetyItem(key, Tier.CHECK_FIRST, question, short, why, None, clearable, source)


EMERGENCY_ITEMS = (
    _emergency(
        "E1",
        "New trouble holding or passing urine or stool, or new numbness between the legs or "
        "around the bottom, or a new change in sexual function?",
        "new bladder, bowel or sexual trouble, or numbness between the legs",
        "Norfolk & Waveney NHS, Sheffield and Northern Trust back-pain pages; "
        "Finucane 2020 (cauda equina)",
    ),
    _emergency(
        "E2",
        "New weakness, numbness or tingling in BOTH legs, or weakness anywhere that is bad "
        "or getting worse fast?",
        "weakness or numbness in both legs, or weakness that is bad or growing fast",
        "Sheffield and Northern Trust back-pain pages",
    ),
    _emergency(
        "E3",
        "New trouble walking, or new clumsiness (for example with buttons or typing)?",
        "new trouble walking, or new clumsiness",
        "NHS 111 Wales, cervical spondylosis",
    ),
    _emergency(
        "E4",
        "In the last weeks a serious accident or a fall from a height, pain since then, and "
        "nobody has checked it?",
        "pain since a recent accident or fall that nobody has checked",
        "Sheffield and Northern Trust back-pain pages",
    ),
    _emergency(
        "E5",
        "Chest pain, sudden breathlessness, a drooping face, slurred speech, double vision, "
        "fainting, or a sudden bad headache or neck pain unlike any before?",
        "chest, breathing, face, speech, vision or fainting signs, or a sudden bad headache",
        "NHS 111 Wales (face, speech); Sheffield (chest pain); MPFT (double vision, fainting); "
        "NHS DVT page (breathlessness); the sudden headache: general clinical knowledge",
    ),
)

SEE_SOON_ITEMS = (
    _soon(
        "U1",
        "A high temperature, shivering, or feeling very unwell with the pain?",
        "fever, shivering or feeling very unwell",
        "Sheffield",
    ),
    _soon(
        "U2",
        "Losing weight without trying, or night sweats?",
        "weight loss without trying, or night sweats",
        "Sheffield; GPonline neck red flags (night sweats)",
    ),
    _soon(
        "U3",
        "Cancer now or in the past, AND new or changed pain?",
        "new or changed pain with cancer now or in the past",
        "Finucane 2020 (malignancy); clinic lists",
    ),
    _soon(
        "U4",
        "Pain that no position eases, day or night, AND that is steadily getting worse?",
        "pain that no position eases and that keeps getting worse",
        "Sheffield; Northern Trust; night pain alone is common and no gate: 213 of 482 "
        "back-clinic patients had it, none with serious disease (Harding 2005, Spine 30:1985–8)",
    ),
    _soon(
        "U5",
        "One leg or arm newly swollen, painful, warm or red?",
        "one leg or arm newly swollen, painful, warm or red",
        "NHS DVT page (urgent appointment)",
        urgency=_TODAY,
    ),
    _soon(
        "U6",
        "New numbness, tingling or weakness in one arm or leg?",
        "new numbness, tingling or weakness in one arm or leg",
        "NHS 111 Wales; MPFT",
    ),
    _soon(
        "U7",
        "A joint that is hot, red and swollen?",
        "a hot, red and swollen joint",
        "general clinical knowledge",
        why="Worth checking the same day if you also have a fever or feel very unwell.",
    ),
    _soon(
        "U8",
        "Pain after even a small fall, with thin bones or long-term steroid tablets?",
        "pain after a small fall, with thin bones or steroid tablets",
        "Northern Trust",
    ),
    _soon(
        "U9",
        "New or changed pain, AND a weakened immune system, a recent serious infection, or "
        "injecting recreational drugs?",
        "new or changed pain with a higher chance of infection",
        "Independent Pharmacist, neck red flags",
    ),
    _soon(
        "U10",
        "A new lump, swelling or change in the shape of your back?",
        "a new lump, swelling or change in the shape of your back",
        "Sheffield",
    ),
    _soon(
        "U11",
        "A new headache with a sore scalp, jaw pain when chewing or changed sight, or new neck "
        "pain with unsteadiness?",
        "a new headache with scalp, jaw or sight changes, or neck pain with unsteadiness",
        "general clinical knowledge; the neck framework (doi 10.2519/jospt.2022.11147) was not "
        "read",
        urgency=_TODAY,
    ),
)

CHECK_FIRST_ITEMS = (
    _check(
        "C1",
        "A blood clot in a leg, arm or lung, now or before?",
        "a blood clot, now or before",
        "No massage until someone who knows your health says it is fine.",
        "Mayo; NIH-derived",
    ),
    _check(
        "C2",
        "Blood thinners, a bleeding disorder, low platelets, or bruising easily?",
        "blood thinners, a bleeding disorder or easy bruising",
        "Forceful or deep work should be avoided.",
        "NCCIH safety text; Mayo",
    ),
    _check(
        "C3",
        "Osteoporosis, a recent broken bone, or thin bones?",
        "osteoporosis, a recent broken bone or thin bones",
        "Bones may not take firm pressure; ask how much is safe.",
        "Mayo",
    ),
    _check(
        "C4",
        "Cancer or its treatment, a tumour, affected lymph nodes, a radiotherapy area, or a "
        "port or line?",
        "cancer, its treatment, or a port or line",
        "No deep pressure there; ask your cancer team.",
        "NCCIH safety text; cancer-care massage text",
    ),
    _check(
        "C5",
        "Pregnant, possibly pregnant, or gave birth recently?",
        "pregnancy or a recent birth",
        "Talk with the person who looks after your pregnancy or birth.",
        "NCCIH low-back page and safety text",
    ),
    _check(
        "C6",
        "Surgery, an implant or an injection in the painful area in the last 3 months?",
        "surgery, an implant or an injection there in the last 3 months",
        "The area needs a go-ahead from those who treated it.",
        "clinic lists; the 3 months are our own choice",
    ),
    _check(
        "C7",
        "An open or healing wound, burn, skin infection or rash in the area, or an illness "
        "others can catch?",
        "a wound, burn or skin trouble there, or an illness others can catch",
        "Wait until it has healed or passed; no massage on that area until then. "
        "Then answer this page again.",
        "Mayo; NIH-derived",
        clearable=False,
    ),
    _check(
        "C8",
        "Heart disease, a stroke, an aneurysm, or blood pressure that is not under control?",
        "heart disease, a stroke, an aneurysm or high blood pressure",
        "Ask first what is safe for your heart and blood vessels.",
        "NIH-derived (heart problems); ABMP page (severe uncontrolled high blood pressure)",
    ),
    _check(
        "C9",
        "Rheumatoid or another inflammatory arthritis, or a flare of it now?",
        "inflammatory arthritis",
        "No massage on swollen or very painful joints.",
        "Arthritis Foundation advice, reported by HealthDay 2008",
    ),
    _check(
        "C10",
        "Nerve damage or loss of feeling in the area (for example from diabetes)?",
        "nerve damage or loss of feeling there",
        "You may not feel when pressure is too much.",
        "NIH-derived",
    ),
    _check(
        "C11",
        "Pain that nobody has looked at and that has no known reason, or that began with an "
        "older accident?",
        "pain that nobody has looked at yet",
        "Pain without a known reason is worth talking over before a massage.",
        "Mayo (unexplained pain)",
    ),
    _check(
        "C12",
        "Are you under 18?",
        "being under 18",
        "Trials studied adults. "
        "Under 18 this needs a parent or guardian and a health professional.",
        "the trials of massage studied adults; the gate is our own choice",
        clearable=False,
    ),
)
