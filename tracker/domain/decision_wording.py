"""The sentences of the decision summary: hedged as far as research goes, and no further.

Relief for a time is plausible, lasting relief uncertain: a small gain in function at 52 weeks
in one trial (Cherkin 2011), none at 24 or 26 weeks in others (Perlman 2012, Cook 2015), and
"probably little or no difference" from dummy massage of the neck at 12 weeks (Gross 2024).
Guidelines place massage beside exercise, not alone (NICE NG59 and NG226, KNGF 2021). About
one client in ten has passing discomfort the next day (Cambron 2007); serious harm is rare
(Carnes 2010). "More than a month" is the mark of the text this follows; doctors call pain
chronic after three (IASP, ICD-11).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain import days, open_sign_wording, weekly_wording, wording

HEADINGS = {
    "safety_first": "First, before anything else",
    "right_for_me": "Is it right for me?",
    "changed": "What changed",
    "for": "What speaks for it",
    "against": "What speaks against it, or is still open",
    "safety": "Is it safe for me?",
    "ask": "What to ask",
    "plan": "My wider plan",
    "notice": "How far this goes",
}

MAY_HELP = (
    "Massage may ease pain and movement for a while in some people with lasting muscle or "
    "joint pain; others notice little, and how long it lasts is uncertain. It adds to other "
    "care, best beside staying active, and is not a cure."
)
COURSE = (
    "One visit tells little: where a difference stayed for a time, it took regular sessions "
    "over several weeks, usually one a week, for pain of more than a month."
)
NO_QUIZ = (
    "The readiness quiz was not taken yet. It takes two to three minutes and helps to see "
    "whether a course fits your situation now; it explains, and gives no permission."
)
QUIZ_PUT_AWAY = (
    "Readiness quiz: its last result is put away until the safety pages are answered. It "
    "explains, and gives no permission."
)
QUIZ_AGAIN = (
    "Readiness quiz: the last one ended on a safety sign, which later safety pages answered "
    "with no. Take it again to see whether a course fits your situation now."
)
READY = "Being ready for several visits, with their time, travel and money, is part of it."
LOW_RISK = (
    "Massage is usually low risk, never risk free: about one person in ten feels sore the next "
    "day; serious harm is rare."
)
TALK = (
    "Talk it over with a health professional before you start, above all with a health "
    "condition or regular medicine."
)
SCREEN_NOT_ASKED = "Safety pages: not asked yet."
SUPPORTS = "It is one way among others to look after yourself."
ONE_TOOL = "Massage is one tool in a wider plan, not meant to be the whole of it."
NO_PLAN = "No wider plan is noted yet; even a short daily walk can count."
NOTHING_FOR = "Nothing is recorded yet that speaks for it. That is no verdict."
NOTHING_AGAINST = "Nothing is recorded yet that speaks against it. That is no promise."
TOO_FEW = "Too few sessions so far to judge the course fairly."
NOT_PUT_OFF = "Do not use massage to put off seeing a professional."
NOTICE = (
    "Self-reported numbers. Differences between periods can have many causes. Massage is an "
    "add-on, not a cure."
)
NOT_ADVICE = (
    "Your own answers and numbers, side by side: no diagnosis, no medical advice, no medical "
    "device. You decide."
)

ASK_SAFE = (
    "Is massage all right for me? Which areas or how much pressure should be avoided? Should "
    "anything be done before?"
)
ASK_ALONGSIDE = "Which movement or exercise should I keep up beside it?"
ASK_THERAPIST = (
    "To the therapist: what is your training, and are you registered? Tell them about your "
    "health conditions."
)
ASK_BETTER = "Could sessions be spaced out, and what can I do myself?"
ASK_SAME = "My numbers look much the same. Should I stop, change something, or try another way?"
ASK_WORSE = "My numbers point the other way. Should someone look at it, and should I pause?"
ASK_EARLY = "By when, and by what, should we judge whether it helps?"

INSTEAD = (
    "Something was noted that is worth checking, so no result is shown for now.",
    "Answer the safety pages first: they say how soon someone should look at it. No massage "
    "before that.",
    "If it is getting worse fast, or you feel very unwell, ring your emergency number now.",
)
"""What stands in place of every result until the safety pages are answered; most pain is not caused
by anything dangerous, and the check is still right."""


def quiz_result(day: date, title: str, score: int | None, most: int) -> str:
    """How the newest quiz ended, and what it is for."""
    points = "" if score is None else f" {score} of {most} points."
    return (
        f"Readiness quiz of {days.label_with_year(day)}: {title}{points} It explains how a "
        "course fits your situation, and gives no permission; take it again at any time."
    )


def lasted(since: str, months: str | None) -> str:
    """Since when it hurts, and on which side of a month and three months that lies."""
    year, month = since.split("-")
    words = {
        "0-1": ", a month or less ago: new pain often settles by itself",
        "1-3": ", under three months ago: many people get better at this stage anyway",
        "3+": ", more than three months ago",
    }
    how_long = words.get(months or "", "")
    return f"Yours began in {days.MONTHS[int(month) - 1]} {year}{how_long}."


def ready(answer: str) -> str:
    """What was answered to the question about time for a course."""
    return f"{READY} You said: {answer[:1].lower()}{answer[1:]}."


def fits(titles: Sequence[str]) -> str:
    """The quiz answers that fit how massage is usually used, in one point."""
    listed = wording.and_list(title[:1].lower() + title[1:] for title in titles)
    return f"Your answers in the quiz about {listed}."


def reason(title: str, answer: str, why: str, next_step: str | None) -> str:
    """A quiz answer as a point: what it was about, the answer, its reason, what to do."""
    step = f" Next step: {next_step}" if next_step else ""
    return f"{title}: {answer[:1].lower()}{answer[1:]}. {why}{step}"


def overall_view(pgic: int) -> str:
    """The person's own overall view, 1 (very much better) to 7 (very much worse)."""
    said = weekly_wording.pgic_words(pgic)
    return f"Your own overall view since the first session: {said}."


def attended(words: str) -> str:
    """``Sessions: 5 of 5 due.``"""
    return f"Sessions: {words}."


def takes(plan: str, totals: str) -> str:
    """What a planned course takes: its plan, and what that comes to."""
    return f"Yours: {plan}. That takes {totals}."


def talked_over(day: date | None) -> str:
    """Whether a professional was asked, as far as the plan says."""
    if day is None:
        return "Not noted as talked over yet."
    return f"You talked it over on {days.label_with_year(day)}."


def screened(day: date, named: Sequence[str], *, whole: bool) -> str:
    """When the safety pages were answered, and what was not answered with "no"."""
    when = f"Safety pages, last on {days.label_with_year(day)}{'' if whole else ', in part'}"
    if named:
        return f"{when}: no, except {'; '.join(named)}."
    return f"{when}: all answered no." if whole else f"{when}: what was answered is no."


def ticked(short: str, *, unsure: bool, cleared_on: date | None) -> str:
    """A safety item that was not answered with "no": in doubt, or said to be fine since."""
    if cleared_on is not None:
        return f"{short} (said to be fine, {days.label_with_year(cleared_on)})"
    return f"{short} (not sure)" if unsure else short


def decided(rule: str) -> str:
    """The rule of the quiz that decided, where it asks for something else first."""
    return f"What decided the quiz: {rule[:1].lower()}{rule[1:]}"


def instead(found: tuple[str, tuple[str, ...]] | None) -> tuple[str, ...]:
    """What to read in place of a result while a safety sign is open.

    ``found``: how soon to be seen and which signs a safety screen named, ``None`` where the
    sign was named elsewhere (before a session, the day after one).
    """
    return INSTEAD if found is None else open_sign_wording.paragraphs(found)


def wider_plan(plan: str | None) -> str:
    """What the person does besides, in the words of the profile."""
    if plan is None:
        return NO_PLAN
    return "Yours: nothing else so far." if plan == "none" else f"Yours: {plan}."


def target(words: str) -> str:
    """What the person would call a good result, in their own words."""
    return f"A good result for you: {words}"


def private_questions(number: int) -> str:
    """That questions marked private stay off this page."""
    many = "One question is" if number == 1 else f"{number} questions are"
    return f"{many} marked private and not shown here."
