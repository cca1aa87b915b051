"""What research found and did not: studies with their sizes, guidelines, ten findings."""

from __future__ import annotations

from tracker.domain import measures
from tracker.domain.learn_text import Page, Point, Section, Term

_BEND = measures.get("ftf_cm").small_points
_TURN = measures.get("neck_rot").small_points

_SHORT = Section(
    "In short",
    (
        "Research on massage is mixed. Some people get relief for a time. How long it lasts is "
        "uncertain. It works best, if at all, beside staying active.",
        "Nobody can say beforehand whether you will be one of those it helps. "
        "That is why this tool looks at your own days.",
    ),
)

_STUDIES = Section(
    "The studies",
    (
        "RCT means that chance decided who got the massage. That is the fairest kind of test. "
        "People still knew that they had one, which can colour an answer.",
        Term(
            "Low back, 401 people (Cherkin 2011)",
            (
                "Ten massages in ten weeks, or just the usual care; an RCT. After ten weeks those "
                "with massage could do more and were bothered less. Two kinds of massage did "
                "equally well. After a year, only one kind still showed a little.",
            ),
        ),
        Term(
            "Neck, 228 people (Sherman 2014)",
            (
                "Four weeks of different amounts, or a waiting list; an RCT. Half an hour was no "
                "better than waiting. A full hour two or three times a week was.",
            ),
        ),
        Term(
            "Neck, 179 people (Cook 2015)",
            (
                "Six more weekly hours after that, or none; an RCT. More hours helped people do "
                "more at 12 weeks. At 26 weeks that was gone.",
            ),
        ),
        Term(
            "Knee, 125 people (Perlman 2012)",
            (
                "Eight weeks, in four amounts, or the usual care; an RCT. An hour was better at "
                "eight weeks. At 24 weeks there was no difference. Knees bent no further.",
            ),
        ),
        Term(
            "Low back, 104 people (Elder 2017)",
            (
                "Ten ordinary massages in twelve weeks. Many got better. But no one was left "
                "without massage to compare with, so the reason stays open.",
            ),
        ),
        Term(
            "Low back, 25 studies, 3,096 people (Furlan 2015, Cochrane)",
            (
                "A review of all of them. Relief for a short time is possible. How sure we can "
                "be was rated low to very low. For the long run it is not known.",
            ),
        ),
        Term(
            "Neck, 33 studies, 1,994 people (Gross 2024, Cochrane)",
            (
                "Beside a dummy massage, real massage probably made little or no difference at "
                "about 12 weeks. Some people were sore. In a review beside it, larger amounts did "
                "better than small ones.",
            ),
        ),
        Term(
            "Reviews of reviews (Mak 2024)",
            (
                "Someone mapped 17 reviews. None gave an answer one can be very sure of. "
                "Seven were rated in the middle, the rest low or very low.",
            ),
        ),
    ),
)

_GUIDELINES = Section(
    "What guidelines say",
    (
        Point("World Health Organization 2023: may be offered for lasting low back pain. "
              "It is very unsure of this."),
        Point("American physicians 2017: listed for back pain that is new or some weeks old. "
              "Not for back pain that has lasted."),
        Point("NICE, Britain: for low back pain only together with exercise. The same for "
              "arthritis of hip or knee."),
        Point("NICE on chronic pain as a whole: no advice for or against. It wants more research."),
        Point("Dutch physiotherapists 2021: never as the only treatment, and for a short time."),
    ),
)  # fmt: skip

_HOW = Section(
    "How might it work?",
    (
        "People have thought of muscles that let go, of more blood flow, and of calmer pain "
        "signals. None of this is settled.",
        "So we do not tell you what goes on inside your body. We ask about two things that "
        "matter: pain, and what you can do.",
    ),
)

_TEN = Section(
    "Ten findings that shaped this tool",
    (
        Term(
            "1  Hopes run ahead of the facts",
            ("Relief for a while is possible. Relief that lasts is uncertain. "
             "So no page here promises anything.",),
        ),
        Term(
            "2  A month is not “chronic”",
            ("The text we follow says one month. Doctors say three. "
             "Between the two, many get better anyway, and the quiz says so.",),
        ),
        Term(
            "3  Massage needs company",
            ("Guidelines put it beside exercise. So we ask what else you do.",),
        ),
        Term(
            "4  Safety comes first",
            ("One safety answer outweighs any number of points in the quiz.",),
        ),
        Term(
            "5  Two single days mislead",
            ("We let a computer make up thousands of people whose pain did not change. "
             "By first and last day alone, one in five looked better. Of those who began in "
             "a bad spell, more than half did. With fortnights that was rare.",),
        ),
        Term(
            "6  One number is not enough",
            ("Experts ask for two kinds of signs. So we look at pain, at what you can do, and "
             "at your own overall view.",),
        ),
        Term(
            "7  Writing down pain can do harm, or nothing",
            ("In two small studies, some people with a new back or neck injury rated their "
             "pain daily for a month. Fewer of them were well after three months: "
             "52 of 100 against 79, and 59 against 86. Each had 56 to 58 people.",
             "An app for people with lasting pain let them test treatments on themselves. "
             "It did not clearly change how much pain got in their way.",
             "So a check-in takes seconds, asks about ease first, and can always be skipped. "
             "Rating ends with the course.",),
        ),
        Term(
            "8  How far you bend says little",
            ("The knee study found no difference there. Measured at home, it can be "
             f"{_BEND:g} cm or {_TURN:g} degrees off.",),
        ),
        Term(
            "9  Three questions do well",
            ("The PEG asks about pain, enjoying life and daily activity. It is short and "
             "free to use. A change of about 1 point matters. We use our own words, so ours is "
             "“based on PEG”.",),
        ),
        Term(
            "10  Numbers do not show a cause",
            ("We can say that your average was lower in these two weeks. "
             "We cannot say that massage did it.",),
        ),
    ),
)  # fmt: skip

PAGE = Page(
    id="research",
    title="What research found and did not",
    about="studies, guidelines, ten findings",
    sections=(_SHORT, _STUDIES, _GUIDELINES, _HOW, _TEN),
    sources=(
        "Cherkin 2011, Ann Intern Med 155:1–9.",
        "Sherman 2014, Ann Fam Med 12:112–120.",
        "Cook 2015, Spine J 15:2206–2215, doi 10.1016/j.spinee.2015.06.049.",
        "Perlman 2012, PLoS One 7:e30248.",
        "Elder 2017, Pain Med 18:1394–1405, doi 10.1093/pm/pnw347.",
        "Furlan 2015, Cochrane CD001929.pub3.",
        "Gross 2024, Cochrane CD004871.pub5; J Bodyw Mov Ther 2024;40:385–396.",
        "Mak 2024, JAMA Netw Open, doi 10.1001/jamanetworkopen.2024.22259.",
        "WHO 2023, guideline on chronic primary low back pain, ISBN 978-92-4-008178-9.",
        "Qaseem 2017, Ann Intern Med 166:514–530 (American College of Physicians).",
        "NICE NG59 and NG226 on manual therapy (as told by others); NICE NG193.",
        "KNGF 2021, Dutch physiotherapy guideline on low back pain, C.4.2.",
        "NCCIH, Massage Therapy for Health: What the Science Says.",
        "Ferrari 2015, Rheumatol Int 35:55–59; Ferrari and Louw 2013, J Zhejiang Univ Sci B "
        "14:1049–1053 (daily pain ratings after a sprain).",
        "JAMA Intern Med, article 2698146 (an app for testing treatments on oneself).",
        "Dworkin 2008, J Pain 9:105–121 (IMMPACT: two kinds of signs).",
        "Krebs 2009, J Gen Intern Med, doi 10.1007/s11606-009-0981-1 (PEG).",
        "The made-up people: our own calculation.",
    ),
)
