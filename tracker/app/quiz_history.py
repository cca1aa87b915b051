"""The quiz's main screen as lines: the last result, and earlier attempts compared. Pure."""

from __future__ import annotations

from tracker.app.prose import measure, paragraph
from tracker.app.quiz_result import result_lines
from tracker.app.widgets.page import Line
from tracker.domain import days, open_sign_wording
from tracker.domain.quiz_earlier import changes
from tracker.domain.readiness_texts import TITLES, Outcome
from tracker.services.quiz_form import Look
from tracker.services.readiness import Past

_DAY, _POINTS = 17, 13
_EMPTY = (
    "Here you find out whether a course of massage is a sensible thing to try: three pages "
    "about safety, then ten short questions. It takes two or three minutes.",
    "The result comes with the reason for every answer, and you can take the quiz again at "
    "any time; earlier attempts are kept here and compared.",
)
_URGENT = (Outcome.EMERGENCY, Outcome.SEE_SOON)
_PLANNING = {
    Outcome.GOOD_FIT: "plan a course",
    Outcome.PARTLY_READY: "plan a course",
    Outcome.TALK_FIRST: "plan a course, once it is talked over",
}


def lines(look: Look, width: int, *, rule: bool) -> list[Line]:
    """The whole page."""
    width = measure(width)
    page = _first(look, width)
    if not look.past:
        page += [[("Is a course worth trying?", "bold")], []]
        for text in _EMPTY:
            page += [*paragraph(text, width), []]
        if not look.safety_open and look.draft is None:
            page.append([("Enter", "$accent bold"), " takes the quiz"])
        return page
    newest = look.past[0]
    if puts_away(look):
        words = open_sign_wording.earlier_result(days.label_with_year(newest.entry.day))
        return [*page, *paragraph(words, width, "$muted")]
    page.append([(f"Readiness quiz, {days.label_with_year(newest.entry.day)}", "bold")])
    page += [_leads_on(newest.result.outcome, safety_open=look.safety_open), []]
    page += result_lines(newest.result, newest.attempt, width, rule=rule)
    page += [[], *_earlier(look.past, width)]
    return page


def _leads_on(outcome: Outcome, *, safety_open: bool) -> Line:
    """Where one goes on from the result, with the keys."""
    ways = [("!", "urgent help")]
    if outcome not in _URGENT and not safety_open:
        ways = [("5", _PLANNING[outcome])] if outcome in _PLANNING else []
        ways.append(("7", "learn"))
    line: Line = []
    for key, words in ways:
        line += [*([(" · ", "$muted")] if line else []), (key, "$accent bold"), f" {words}"]
    return line


def puts_away(look: Look) -> bool:
    """Whether the last result waits: a sign was named since, and it knows nothing of it."""
    return bool(look.past) and look.safety_open and look.past[0].result.outcome not in _URGENT


def _first(look: Look, width: int) -> list[Line]:
    """What waits, with its key, above all else."""
    page: list[Line] = []
    if look.safety_open:
        page += paragraph(look.sign or open_sign_wording.ASK_PAGES, width, "bold")
        page += [[("Enter", "$accent bold"), " the two pages    ",
                  ("t", "$accent bold"), " the whole quiz    ",
                  ("!", "$accent bold"), " urgent help"], []]  # fmt: skip
    elif look.draft is not None:
        begun = days.label(look.draft.day)
        page += [[("Enter", "$accent bold"), f" goes on with the quiz begun on {begun}"], []]
    return page


def _earlier(past: tuple[Past, ...], width: int) -> list[Line]:
    if len(past) == 1:
        words = "This is your first attempt. Later ones are compared with it here."
        return [*paragraph(words, width, "$muted")]
    page: list[Line] = [[("All attempts", "bold")]]
    for number, one in enumerate(past):
        day = days.label_with_year(one.entry.day)
        page.append([day.ljust(_DAY), _told(one).ljust(width - _DAY - _POINTS), (_points(one), "")])
        if number + 1 < len(past):
            page += _changed(past[number + 1], one, width)
    return page


def _told(one: Past) -> str:
    """The outcome the person was told then."""
    quiz = one.entry.quiz
    known = quiz is not None and quiz.outcome in tuple(Outcome)
    title = TITLES[Outcome(quiz.outcome)] if quiz and known else one.result.title
    return title.rstrip(".")


def _points(one: Past) -> str:
    score = one.entry.quiz.score if one.entry.quiz else None
    return "" if score is None else f"{score} of {one.result.max_score}"


def _changed(before: Past, after: Past, width: int) -> list[Line]:
    found = changes(before.attempt, after.attempt)
    if not found:
        return [["  ", ("no answer differs from the attempt before", "$muted")]]
    page: list[Line] = []
    for change in found:
        words = f"{change.about}: {change.before} → {change.after}"
        page += [["  ", *line] for line in paragraph(words, width - 2, "$muted", hang="  ")]
    return page
