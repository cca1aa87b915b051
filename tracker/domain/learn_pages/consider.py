"""When to consider a course of massage."""

from __future__ import annotations

from tracker.domain.learn_text import Page, Point, Section

PAGE = Page(
    id="consider",
    title="When to consider it",
    about="where, how long, what you hope for",
    sections=(
        Section(
            "Where it hurts",
            (
                "Massage has mostly been studied for the low back, the neck and the knee. "
                "People also use it for other joints and muscles.",
                "Pain in the chest or the tummy, or a toothache, needs other advice. "
                "This tool is about muscles and joints.",
            ),
        ),
        Section(
            "How long it has lasted",
            (
                "The text that this tool follows says: think about it after more than a month. "
                "Doctors call pain chronic when it has lasted more than three months.",
                Point("Less than a month: it often settles by itself. Keep moving gently."),
                Point("One to three months: many people get better now, whatever they do."),
                Point("More than three months: most studies that we name looked at such pain."),
            ),
        ),
        Section(
            "What plays a part",
            (
                "Tight muscles, stiffness and moving less often come with lasting pain. "
                "Massage aims at just these. Being stiff is common, and no alarm by itself.",
                "If they play no part for you, massage may have less to change. "
                "Then ask a professional what seems to drive your pain.",
            ),
        ),
        Section(
            "What you are looking for",
            (
                "Some people want help without medicine. Others want to add something to "
                "exercise or physical therapy. Both are fair reasons to try.",
                "Massage belongs beside such things. It is an add-on, not a cure.",
            ),
        ),
        Section(
            "If your pain has a name",
            (
                "Texts about massage often name sciatica, carpal tunnel, headache and arthritis. "
                "We cannot promise anything for these. What is known differs from one to another.",
                Point(
                    "Sciatica: a Dutch guideline says not to use massage for pain from a nerve "
                    "root. A British one allows it only together with exercise."
                ),
                Point("Arthritis of hip or knee: only beside exercise, a British guideline says."),
                Point("Inflamed joints: never on a joint that is swollen or very painful."),
                Point("New numbness or weakness: have it looked at first. See the page on safety."),
            ),
        ),
        Section(
            "What a good result looks like",
            (
                "The aim is less pain and easier movement, even if some pain stays. "
                "No pain at all is rarely the result.",
                "Pick one thing you would like to do again. Sitting an hour, or tying your "
                "shoes. That makes it easier to judge.",
            ),
        ),
        Section(
            "Are you ready?",
            (
                "Four questions matter most:",
                Point("Can you come about once a week for some weeks?"),
                Point("Will you talk it over with a health professional first?"),
                Point("Are you open to hands-on care that is low risk, but not free of risk?"),
                Point("Do you also do some exercise, or will you?"),
                "The quiz asks these and more, with safety first (key 6). It is a checklist, "
                "not a test of you. It gives reasons, not permission. "
                "You can take it again when things change.",
            ),
        ),
    ),
    sources=(
        "The text this tool follows: When to Consider Massage Therapy for Chronic Pain.",
        "Chronic pain, more than three months: IASP definition in ICD-11 (PMC4450869).",
        "Qaseem 2017, Ann Intern Med 166:514–530 (American guideline on low back pain).",
        "KNGF 2021, Dutch physiotherapy guideline on low back pain, C.4.2.",
        "NICE NG59, low back pain and sciatica (as told by others); NICE NG226, osteoarthritis.",
        "Arthritis Foundation advice on swollen joints, as reported by HealthDay 2008.",
        "The month, the questions and the points of the quiz are our own choice or the text's.",
    ),
)
