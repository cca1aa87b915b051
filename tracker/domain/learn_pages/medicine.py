"""Medicine, other methods, exercise: written down as information, never judged."""

from __future__ import annotations

from tracker.domain import measures
from tracker.domain.learn_text import Page, Point, Section

PAGE = Page(
    id="medicine",
    title="Medicine and other methods",
    about="written down, never judged",
    sections=(
        Section(
            "Do not stop on your own",
            (
                "Do not stop or cut prescribed medicine on your own. "
                "Ask the person who prescribed it.",
                "Stopping some medicines at once can do serious harm. American authorities "
                "warned of this for strong painkillers (opioids) in 2019.",
            ),
        ),
        Section(
            "Why we ask about days with medicine",
            (
                "Some people hope to need less. Needing less can be a good sign. It can also "
                "mean a worse week with an empty box.",
                "So we only say: so many days a week fewer, or more. We never call it better or "
                "worse, and no colour praises it.",
                "Fewer medicine days can also hide a change in pain. "
                "That is one more reason to look at both.",
            ),
        ),
        Section(
            "Other methods",
            (
                "Once a week you can note on how many days you used something else:",
                *(Point(part.name) for part in measures.get("other_days").parts),
                "This is information too. It helps you and others to read the other numbers.",
            ),
        ),
        Section(
            "Exercise and physical therapy",
            (
                "Guidelines put massage beside exercise, not in its place. Even a short daily "
                "walk can count. Choose something you can do on a bad day.",
                "The weekly review asks on how many days you did (key w).",
            ),
        ),
        Section(
            "Your wider plan",
            (
                "Massage is one tool among several, beside moving and whatever else does you "
                "good. Write down what else belongs to your plan: "
                "`tracker profile plan=exercise`. The decision summary names it.",
            ),
        ),
        Section(
            "When something else changes",
            (
                "A new medicine, an illness, an injury, a new exercise, a hard time: "
                "each can change pain by itself. Key f, pressed again, notes it. "
                "Then the comparison says that other things changed too.",
            ),
        ),
    ),
    sources=(
        "FDA 2019, notice on stopping opioids suddenly (as told in the news).",
        "NICE NG59 and NG226: massage only with exercise (as told by others).",
        "KNGF 2021, Dutch physiotherapy guideline: never as the only treatment.",
        "That such days are never judged is our own choice.",
    ),
)
