"""What a quiz or a safety screen came to, as lines of a page. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.app.prose import paragraph
from tracker.app.quiz_flow import Flow
from tracker.app.widgets.page import Line
from tracker.domain.fit_items import FIT_ITEMS, MONTHS
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.quiz_earlier import ANSWER_WORDS, place_name
from tracker.domain.readiness import NOT_VALIDATED, RULES, Outcome, Result, evaluate
from tracker.domain.readiness_texts import TITLES, result_text
from tracker.domain.safety import Tier, ticked

_NO_REASONS = (Outcome.EMERGENCY, Outcome.SEE_SOON, Outcome.NOT_FINISHED)


def result_lines(result: Result, attempt: Attempt, width: int, *, rule: bool) -> list[Line]:
    """The result with the reason for every answer; ``rule``: and how it was decided."""
    lines: list[Line] = [[(result.title, "$accent bold")]]
    lines += paragraph(_band(result), width, "$muted")
    if not rule:
        lines.append([("r", "$accent bold"), (" how was this decided?", "$muted")])
    lines.append([])
    if rule:
        lines += [*_rule(result, width), []]
    *texts, closing = result.text.split("\n")
    lines += _text(texts, width)
    for words in (*result.tell_therapist, *result.notes):
        lines += [[], *paragraph(words, width)]
    if result.outcome not in _NO_REASONS:
        lines += [[], [("Your answers, and why they count", "bold")]]
        lines += _reasons(result, attempt, width)
    lines += [[], *paragraph(closing, width)]
    return [*lines, [], *paragraph(NOT_VALIDATED, width, "$muted")]


def safety_lines(flow: Flow, width: int) -> list[Line]:
    """What the answers of a safety screen taken by itself come to."""
    attempt = flow.attempt
    if ticked(attempt.safety, Tier.SEE_SOON):
        result = evaluate(attempt, flow.today)
        return [[(result.title, "$accent bold")], [], *_text(result.text.split("\n"), width)]
    known = ticked(attempt.safety, Tier.CHECK_FIRST)
    waiting = [item for item in known if item.id not in attempt.cleared]
    if not known:
        words = "You answered no to every line. Enter keeps that with today's date."
        return [[], *paragraph(words, width)]
    lines: list[Line] = []
    closing = ""
    if waiting:
        text = result_text(
            Outcome.TALK_FIRST,
            ticked=[item.short for item in waiting],
            urgency=None,
            actions=(),
            standing_in_the_way=(),
            reasons=(),
            open_questions=0,
        )
        *texts, closing = text.split("\n")
        lines += [[(TITLES[Outcome.TALK_FIRST], "$accent bold")], [], *_text(texts, width), []]
    lines.append([("What you named", "bold")])
    for item in known:
        words = f"- {item.short[:1].upper()}{item.short[1:]}: {item.why}"
        if item.id in attempt.cleared:
            words += " Someone who knows about it has said massage is fine: tell your therapist."
        lines += paragraph(words, width, hang="  ")
    return [*lines, [], *paragraph(closing, width)] if closing else lines


def _band(result: Result) -> str:
    points = "" if result.score is None else f" · {result.score} of {result.max_score} points"
    return result.band + points


def _text(texts: Sequence[str], width: int) -> list[Line]:
    lines: list[Line] = []
    for number, words in enumerate(texts):
        listed = words.startswith("- ")
        if number and not listed:
            lines.append([])
        lines += paragraph(words, width, hang="  " if listed else "")
    return lines


def _reasons(result: Result, attempt: Attempt, width: int) -> list[Line]:
    lines: list[Line] = []
    for item in result.items:
        answer = item.answer
        if item.id == "Q1" and attempt.sites:
            named = ", ".join(place_name(site) for site in attempt.sites)
            answer = named[:1].upper() + named[1:]
        elif item.id == "Q2" and attempt.months:
            answer = MONTHS[attempt.months]
        points = f"{item.points} of 2"
        title = FIT_ITEMS[item.id].title
        gap = max(width - len(title) - len(points), 1)
        lines.append([(title, ""), " " * gap, (points, "$muted")])
        lines += _indented(f"{answer}. {item.why}", width, "$muted")
        # The text of some results names the next steps already.
        if result.shows_next_steps and item.next_step and item.next_step not in result.text:
            lines += _indented(f"Next step: {item.next_step}", width)
    if attempt.long_term_condition is not None:
        words = ANSWER_WORDS[attempt.long_term_condition]
        lines.append([f"A long-term condition: {words}"])
    return lines


def _indented(words: str, width: int, style: str = "") -> list[Line]:
    return [["  ", *line] for line in paragraph(words, width - 2, style)]


def _rule(result: Result, width: int) -> list[Line]:
    lines: list[Line] = [[("How was this decided?", "bold")]]
    lines += paragraph("The first of these that matches decides:", width, "$muted")
    for number, words in RULES.items():
        here = number == result.rule
        mark = f"{'▸' if here else ' '}{number:>2}  "
        pieces = paragraph(words, width - len(mark), "bold" if here else "$muted")
        lines.append([(mark, "$accent bold" if here else "$muted"), *pieces[0]])
        lines += [[" " * len(mark), *piece] for piece in pieces[1:]]
    return lines
