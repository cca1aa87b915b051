"""How to compare fairly: fortnights, a baseline, ups and downs, and what stays unknown."""

from __future__ import annotations

from tracker.domain.comparison import MANY_DAYS
from tracker.domain.learn_text import Page, Point, Section
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST
from tracker.domain.usual import USUAL_LEAST
from tracker.domain.verdict import NOTABLE
from tracker.domain.windows import BASELINE_SPAN

PAGE = Page(
    id="comparing",
    title="How to compare fairly",
    about="fortnights, ups and downs, causes",
    sections=(
        Section(
            "Fortnights, not single days",
            (
                "Pain goes up and down by itself. Put one bad day beside one good day, and it "
                "looks like a change. Often there was none.",
                f"So {WINDOW_DAYS} days before the first session stand beside the last "
                f"{WINDOW_DAYS}. Many days together tell what your usual is. One day cannot.",
                f"Both need {WINDOW_LEAST} days or more with a rating. Below that you read “not "
                f"enough yet”. Below {MANY_DAYS} it says “based on few days”.",
            ),
        ),
        Section(
            "Why a baseline",
            (
                "The baseline is how things were before the first session. Without it there is "
                "nothing fair to compare with. Few people remember well how much something hurt "
                "weeks ago.",
                f"Its days must span {BASELINE_SPAN} days or more, so that workdays and free "
                "days both count. If you began later, your first fortnight stands in. Then it "
                "says that first sessions are part of it.",
            ),
        ),
        Section(
            "Why a bad start misleads",
            (
                "People often start something in a bad spell. Bad spells tend to settle, with "
                "or without help. Then any treatment seems to work.",
                "So we ask whether your start was usual, better or worse than the last three "
                "months. After a bad spell, every comparison reminds you of it.",
            ),
        ),
        Section(
            "Your own ups and downs",
            (
                "A change counts only if it is larger than your own ordinary swings. "
                f"A difference below {NOTABLE:g} point is not named at all.",
                "The likely range says how far the true difference may be from the one we see. "
                "It is wide when there are few days, or when they differ a lot. "
                "It is made wider still, because today tends to be like yesterday.",
                "“My usual” shows where half of your days lie. It needs "
                f"{USUAL_LEAST} days with a rating, and no massage.",
            ),
        ),
        Section(
            "More than one kind of sign",
            (
                "Pain is not everything. What can you do again? How do you see it overall? "
                "We speak of “several signs” only if two of them agree and none is worse.",
                "They are never added up to one number.",
            ),
        ),
        Section(
            "Sessions and the days around them",
            (
                "Feeling better right after a session is common, and says little about the weeks. "
                "Look at the number before each session. It tells more about what carries "
                "over.",
                "The comparison is made a second time, without session days and the day after "
                "each. If that changes the answer, you are told.",
            ),
        ),
        Section(
            "Days that are blank",
            (
                "Blank days are left blank. But if you skip mostly good days, or mostly bad "
                "ones, the average misleads. You are told when fewer than half are filled.",
                "A day filled in up to two days later counts, and is marked. "
                "Older ones are drawn hollow and left out.",
            ),
        ),
        Section(
            "What no comparison can show",
            (
                "It cannot show what caused the change. You have no twin who did all the same "
                "without massage. These also change pain:",
                Point("time: much pain settles by itself"),
                Point("other things: exercise, medicine, sleep, stress, the season"),
                Point("hope and good care, which are welcome but not massage alone"),
                Point("chance"),
                "It also cannot tell what comes next. And it says nothing about other people.",
            ),
        ),
    ),
    sources=(
        "Jensen and McFarland 1993, Pain 55:195–203 (many ratings, not single ones).",
        "PMC3014612 (single moments stand only weakly for the week).",
        "Pagé 2022, J Pain 23:1151–1166 (how far one person's days differ: 1.2 points).",
        "Whitney and Von Korff 1992, Pain 50:281–285; Sean 2024, PAIN Reports e1157 (bad spells).",
        "Dworkin 2008, J Pain 9:105–121 (IMMPACT: more than one kind of sign).",
        "Ono 2019, JMIR 21:e11398 (how many days people fill in).",
        "The fortnights and the limits on days are our own choice, tried out on made-up people.",
    ),
)
