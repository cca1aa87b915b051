"""What the words mean: every result, every number beside it, and what is rated."""

from __future__ import annotations

from tracker.domain import course, measures
from tracker.domain.comparison import MANY_DAYS
from tracker.domain.learn_text import Page, Section, Term
from tracker.domain.measure import Better, Measure
from tracker.domain.measures import MEASURES, format_value
from tracker.domain.overall import BETTER_VIEW, WORSE_VIEW
from tracker.domain.progress import LASTING_DAYS
from tracker.domain.trend import FLARE_RISE, LINE_LEAST, WINDOW_DAYS, WINDOW_LEAST
from tracker.domain.verdict import (
    CLEAR_PERCENT,
    EASE_CLEAR,
    EASE_LARGE,
    LARGE_PERCENT,
    LARGE_POINTS,
    LOW_MEAN,
    NOTABLE,
    SAME_WITHIN,
    SMALL_PERCENT,
    Verdict,
)
from tracker.domain.weekly_results import (
    CLEAR_PERCENT as WEEKLY_PERCENT,
)
from tracker.domain.weekly_results import CLEAR_POINTS, LEAST_VALUES, Beyond
from tracker.domain.weekly_trend import LEAST_CHANGE, LEAST_WEEKS

_PERCENT = f"{WEEKLY_PERCENT:g}"
_SAYS = {
    Better.HIGHER: "More is better.",
    Better.LOWER: "Less is better.",
    Better.NEUTRAL: "Information only: neither better nor worse.",
}


def _small(measure_id: str) -> str:
    return format_value(measures.get(measure_id).small_points or 0)


def _clear(measure_id: str) -> str:
    return format_value(CLEAR_POINTS[measure_id])


def _rated(one: Measure) -> Term:
    """What is asked, what its ends stand for, and which change counts."""
    ends = f"In {one.unit}."
    if "–" in one.unit:
        low, high = format_value(one.low), format_value(one.high)
        ends = f"{low} is “{one.low_end}”, {high} is “{one.high_end}”."
    told = [one.question or one.question_now, f"{ends} {_SAYS[one.better]}"]
    if one.id == "peg":
        parts = "; ".join(part.name.lower() for part in one.parts)
        told.append(f"Three answers make one mean: {parts}. All three are needed.")
    if not one.smallest_change.startswith("no number"):
        told.append(f"Worth noting: {one.smallest_change}.")
    return Term("Overall view (PGIC)" if one.id == "pgic" else one.name, tuple(told))


_RESULTS = {
    Verdict.LARGE: (
        f"Pain or stiffness: {LARGE_POINTS:g} points and {LARGE_PERCENT:g}% less, or more. "
        f"Ease: {EASE_LARGE:g} points up. The whole likely range is on the better side.",
    ),
    Verdict.CLEAR: (
        f"Pain or stiffness: {NOTABLE:g} point and {CLEAR_PERCENT:g}% less, or more. "
        f"Ease: {EASE_CLEAR:g} points up. The whole likely range is on the better side.",
    ),
    Verdict.SMALL: (
        f"Pain or stiffness: {NOTABLE:g} point and {SMALL_PERCENT:g}% less, or more. "
        f"Ease: {NOTABLE:g} point up. The whole likely range is on the better side.",
    ),
    Verdict.SLIGHTLY_BETTER: (
        f"{NOTABLE:g} point or more, but under {SMALL_PERCENT:g}% of where you began. "
        "The likely range is on the better side.",
    ),
    Verdict.LEANING_BETTER: (
        f"{NOTABLE:g} point or more, but still within your usual ups and downs.",
    ),
    Verdict.SAME: (
        f"Whatever changed, it is very likely less than {SAME_WITHIN:g} points either way.",
    ),
    Verdict.LEANING_WORSE: (
        f"{NOTABLE:g} point or more the other way, within your usual ups and downs. "
        "Worth talking about.",
    ),
    Verdict.WORSE: (
        f"{NOTABLE:g} point or more the other way, and the whole likely range too. "
        "Pause, and talk to a health professional.",
    ),
    Verdict.LOW: (f"It was below {LOW_MEAN:g} before you began. There is little room to fall.",),
    Verdict.CANNOT_TELL: ("Your days differ too much for this few entries.",),
    Verdict.NOT_ENOUGH: (
        f"One of the two fortnights has under {WINDOW_LEAST} days with a rating.",
    ),
    Verdict.TOO_EARLY: (f"The two spans of {WINDOW_DAYS} days still overlap.",),
}

_ON_DAYS = Section(
    "Results of your days",
    (
        "Each compares the fortnight before the first session with the latest one.",
        *(Term(word.value, meaning) for word, meaning in _RESULTS.items()),
    ),
)

_BESIDE = Section(
    "Words beside a result",
    (
        Term(
            "so far",
            (
                f"There were fewer than {course.REVIEW_SESSIONS} sessions, or fewer than "
                f"{course.REVIEW_DAYS // 7} weeks since the first. It may still change.",
            ),
        ),
        Term(
            "based on few days",
            (f"One fortnight has only {WINDOW_LEAST} to {MANY_DAYS - 1} days with a rating.",),
        ),
        Term(
            "likely range",
            (
                "How far the true difference may be from the one we see. All of it above 0 "
                "speaks for better, all of it below 0 for worse.",
            ),
        ),
        Term(
            "ordinary ups and downs",
            ("How far your fortnights differ by themselves. Less than that says nothing.",),
        ),
        Term(
            "My usual",
            (
                "Half of your latest days lie between its two numbers. "
                "The typical day is in the middle.",
            ),
        ),
        Term(
            "baseline",
            (
                f"The {WINDOW_DAYS} days before the first session. If too few are filled, your "
                "first fortnight of check-ins stands in.",
            ),
        ),
        Term(
            "middle half",
            ("In Trends: half of the days before the first session lie within this shade.",),
        ),
        Term(
            "target",
            (
                f"In Trends: {CLEAR_PERCENT:g}% less pain than at the start, "
                "or the number you gave.",
                "You give it with: tracker profile target_pain=3. It is an aim, not a promise.",
            ),
        ),
        Term(f"last {WINDOW_DAYS} days", ("The latest fortnight, up to your newest check-in.",)),
        Term("mean", ("All values added up, then shared out evenly over the days.",)),
        Term("median", ("The value in the middle: half of the days are above, half below.",)),
        Term("n", ("How many days, sessions or weeks a number rests on.",)),
        Term(
            "percent",
            (
                f"How much less than at the start. It is shown only if you began at {LOW_MEAN:g} "
                "or more. For ease there is none.",
            ),
        ),
        Term(
            "falling, rising, no clear trend",
            (
                f"How the weeks move. It takes {LEAST_WEEKS} weeks with {LINE_LEAST} days each, "
                f"and {LEAST_CHANGE:g} point from first to last.",
            ),
        ),
        Term(
            "lasting",
            (
                f"Used only in a follow-up, {LASTING_DAYS // 7} weeks or more after the last "
                "session. "
                "The improvement must still be clear or large then.",
            ),
        ),
        Term(
            "without session days",
            ("The same comparison without the days of sessions and the days after.",),
        ),
        Term(
            "without flare days", ("The same again without flares, shown beside, never instead.",)
        ),
    ),
)

_BY_WEEK = Section(
    "Results of your weeks",
    (
        "The first two weekly reviews stand beside the last two. "
        f"It takes {LEAST_VALUES} of them. No likely range is worked out.",
        Term(
            "PEG, activities and sleep",
            (
                "They use the words above.",
                f"Small: PEG {_small('peg')} point, an activity {_small('activity')}, sleep "
                f"{_small('sleep')}.",
                f"Clear: PEG {_clear('peg')} points and {_PERCENT}%, an activity "
                f"{_clear('activity')}, sleep {_clear('sleep')} and {_PERCENT}%.",
            ),
        ),
        Term(
            ", ".join(word.value for word in Beyond),
            (
                "For movement tests. Measured twice, a body rarely gives the same number. "
                "Only what is larger than that counts.",
            ),
        ),
        Term(
            "fewer or more days",
            ("For medicine and other methods. It is neither better nor worse.",),
        ),
    ),
)

_WHOLE = Section(
    "The sentence over everything",
    (
        Term(
            "Several signs point to improvement",
            (
                "Two of these three are clear, and nothing is worse: pain; PEG or an activity; "
                f"your overall view, {BETTER_VIEW} or below.",
            ),
        ),
        Term(
            "Several signs point the other way",
            (f"Two or more are worse. An overall view of {WORSE_VIEW} to 7 counts as one.",),
        ),
        Term("One sign points the other way", ("Just one is worse. It is named.",)),
        Term("Too early to say", ("There is no result yet for pain, PEG or an activity.",)),
        Term(
            "Only daily ratings were recorded",
            ("No weekly review and no overall view, so a second kind of sign is absent.",),
        ),
        Term(
            "Mixed or unclear",
            (
                "None of these. It says so where every sign is a little better, none yet "
                "clear. It also says so where every sign is about the same.",
            ),
        ),
    ),
)

_RATED = Section(
    "What you rate",
    tuple(_rated(one) for one in MEASURES.values() if not one.is_flag),
)

_COURSE = Section(
    "Words of a course",
    (
        Term("course", ("Planned weeks of massage for one place, with a start and an end.",)),
        Term("due", ("A planned date that has come, and is not excused.",)),
        Term("attended", ("A session near a planned date. “5 of 5 due” says you came to all.",)),
        Term("excused", ("Illness, the therapist, or a doctor's advice. It is not due.",)),
        Term("extra", ("A session that belongs to no planned date. It is counted apart.",)),
        Term("review", ("A look back, with the question what you want to do.",)),
        Term("follow-up", ("A fortnight of check-ins some weeks after the course.",)),
        Term(
            "flare",
            (
                "A day clearly worse than your usual. You can note it. Two days in a row "
                f"{FLARE_RISE:g} points above your usual are marked by themselves.",
            ),
        ),
        Term("event", ("Something else that may change pain, such as a new medicine.",)),
        Term("added later", ("Written down a day or two later. It counts, and is marked.",)),
        Term(
            "from memory",
            ("Written down later than that. Drawn hollow, and kept out of every comparison.",),
        ),
    ),
)

PAGE = Page(
    id="words",
    title="What the words mean",
    about="every result and every number",
    sections=(_ON_DAYS, _BESIDE, _BY_WEEK, _WHOLE, _RATED, _COURSE),
    sources=(
        "Farrar 2001, Pain 94:149–158; Ostelo 2008; Dworkin 2008, J Pain 9:105–121 (pain).",
        "Krebs 2009, J Gen Intern Med, doi 10.1007/s11606-009-0981-1 (PEG; ours is reworded).",
        "Reed 2023/24, J Pain 25:142–152 (which change in PEG matters).",
        "JOSPT 2014;44:560–564; Stratford 1995 (activities).",
        "PhenX 860801 (overall view, known as PGIC; ours is reworded).",
        "The page docs/measures.md of this project has the source of every measure.",
        "Where no study gives a number, it is our own choice. That is so for ease.",
    ),
)
