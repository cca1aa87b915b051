"""What a course takes: weeks, time, talking it over, and a review."""

from __future__ import annotations

from tracker.domain import course, measures
from tracker.domain.course_wording import DECISION_WORDS
from tracker.domain.learn_text import Page, Point, Section

_SESSIONS = round(course.WEEKS * course.PER_WEEK)
_HOURS = measures.format_value(_SESSIONS * course.MINUTES / 60)
_REVIEW_WEEKS = course.REVIEW_DAYS // 7
_FOLLOW_UP_WEEKS = " and ".join(str(days // 7) for days in course.FOLLOW_UP_DAYS)


def _span(normal: tuple[float, float]) -> str:
    return " to ".join(measures.format_value(end) for end in normal)


PAGE = Page(
    id="course",
    title="What a course takes",
    about="weeks, hours, money, the review",
    sections=(
        Section(
            "Weeks, not one visit",
            (
                "One visit tells little. A difference that stays for a time is most likely after "
                "regular sessions over some weeks. In studies it was four to ten weeks. "
                "Whether it lasts differs from person to person.",
                "Change tends to come slowly, with better and harder days between. "
                "So this tool plans some weeks, and looks back when there is enough to see.",
            ),
        ),
        Section(
            "The usual plan",
            (
                f"To begin with, the plan says {course.WEEKS} weeks, "
                f"{measures.format_value(course.PER_WEEK)} session a week, "
                f"{course.MINUTES} minutes each. "
                f"That makes {_SESSIONS} sessions and {_HOURS} hours. You can change all of it:",
                Point(f"weeks: {_span(course.WEEKS_NORMAL)} are usual"),
                Point(f"sessions a week: {_span(course.PER_WEEK_NORMAL)} are usual"),
                Point(f"minutes: {_span(course.MINUTES_NORMAL)} are usual"),
                "In the neck study, half an hour did no better than waiting. "
                "An hour did, two or three times a week.",
                "While you plan, you see sessions, hours, cost and the day of the review (key 5). "
                "So you know what you let yourself in for. Think of travel too.",
            ),
        ),
        Section(
            "Talk it over first",
            (
                "Talk with a health professional before the first session. It matters most if "
                "you have an illness, take medicine, or are pregnant. "
                "They know your health and can see what to avoid.",
                "The plan asks once whether you did. See also the page on safety.",
            ),
        ),
        Section(
            "A fair start",
            (
                f"Check in for {course.LEAD_DAYS} days or more before the first session. "
                "Those days are your baseline. The page on comparing says why.",
            ),
        ),
        Section(
            "Keeping to it",
            (
                "Coming regularly makes it easier to see whether it helps. "
                "It says nothing about how much you want to get well.",
                "A date can be moved. Illness, a therapist who cancels, or a doctor's advice "
                "excuses it. Then it does not count. You read “4 of 4 due”, and no blame.",
                f"If you came to fewer than {course.FAIR_RATE:.0%} of those due, a course is hard "
                "to judge. Then it says so, and no more.",
            ),
        ),
        Section(
            "Beside it, not alone",
            (
                "Guidelines put massage beside exercise or physical therapy. Alone it is less "
                "likely to be enough. Keep up what you do, or start small.",
                "Massage can be one part of looking after yourself. We claim no more than that.",
            ),
        ),
        Section(
            "The review",
            (
                f"After {_REVIEW_WEEKS} weeks and {course.REVIEW_SESSIONS} sessions you look back. "
                "At the end you do so again. What do you want to do?",
                *(Point(choice) for choice in DECISION_WORDS.values()),
                "You decide, and can write down why. If nothing has changed after "
                f"{_REVIEW_WEEKS} weeks, that is a good moment to stop or to change something. "
                "The tool never asks you to add sessions.",
            ),
        ),
        Section(
            "Afterwards",
            (
                "When a course ends, daily check-ins pause by themselves. "
                f"After {_FOLLOW_UP_WEEKS} weeks you are offered a fortnight of them. "
                "Only then can anything be called lasting.",
                "A new course gets a new start. The old one stays beside it.",
            ),
        ),
    ),
    sources=(
        "Cherkin 2011, Ann Intern Med 155:1–9 (ten weeks, low back).",
        "Sherman 2014, Ann Fam Med 12:112–120 (half hours and hours, neck).",
        "Perlman 2012, PLoS One 7:e30248 (eight weeks, knee).",
        "Cook 2015, Spine J 15:2206–2215 (what was left after 26 weeks).",
        "NICE NG59 and NG226: massage only with exercise (as told by others).",
        "KNGF 2021, Dutch physiotherapy guideline: not alone, for a short time.",
        f"The defaults, the limits and the {course.FAIR_RATE:.0%}: our choice, from those studies.",
    ),
)
