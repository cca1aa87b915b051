"""The pages of the readiness quiz as lines, all but the result. Pure."""

from __future__ import annotations

from tracker.app.prose import measure, paragraph, wrapped
from tracker.app.quiz_drawn import LETTERS, Drawn, Spot
from tracker.app.quiz_flow import Flow
from tracker.app.quiz_question_pages import places, question
from tracker.app.quiz_steps import (
    NOTICE,
    QUESTIONS,
    answer_of,
)
from tracker.app.widgets.page import Line, Part
from tracker.domain import days
from tracker.domain.help_now import NUMBERS
from tracker.domain.quiz_earlier import ANSWER_WORDS
from tracker.domain.safety import (
    CLEAR_QUESTION,
    EMERGENCY_TITLE,
    ITEMS,
    PAGES,
    SLIP_HINT,
    Answer,
    Tier,
    stop_text,
    ticked,
)

CHROME = 3
"""Terminal rows around a page: the title, the line that says something, the keys."""

_MARK, _GAP, _ANSWER, _BEFORE = 5, 2, 9, 4
_STOP_INDENT = "   "
_NOTICE = (
    "Three pages about safety, then ten short questions: two or three minutes. You get a "
    "result with the reason for every answer.",
    "Every answer can be taken back until the result is saved. Esc leaves at any time; what "
    "you answered is kept.",
    "This is a self-check. It is not a medical device. It does not diagnose, treat or replace "
    "a health professional, and it cannot notice an emergency.",
)


def draw(flow: Flow, width: int, height: int, reason: str = "") -> Drawn:
    """Any page but the result; ``reason`` stands above a safety screen taken by itself."""
    width = measure(width)
    if flow.step == NOTICE:
        return _notice(width)
    if flow.lines:
        return _lines_page(flow, width, height - CHROME, reason)
    if flow.item:
        return _follow_up(flow, width)
    if flow.step == "Q1":
        return places(flow, width)
    if flow.step in QUESTIONS:
        return question(flow, width)
    return _stop(flow, width)


def _notice(width: int) -> Drawn:
    lines: list[Line] = [[], [("Is a course of massage worth trying for you?", "bold")], []]
    for text in _NOTICE:
        lines += [*paragraph(text, width), []]
    lines.append([("Enter", "$accent bold"), " begins    ", ("!", "$accent bold"),
                  " whom to ring, at any time"])  # fmt: skip
    return Drawn(lines, [Spot(len(lines) - 1, 0, 12, "enter")])


def _lines_page(flow: Flow, width: int, room: int, reason: str) -> Drawn:
    tier = flow.tier
    intro = list(PAGES[tier].intro) if tier else [
        "Two things a therapist should know. Neither changes the result; both may stay blank."
    ]  # fmt: skip
    before = _days_before(flow)
    text_width = width - _MARK - _GAP - _ANSWER - (_BEFORE if before else 0)
    rows = [wrapped(question, text_width) for _, question in flow.lines]
    needed = sum(len(row) for row in rows)
    hint = _lines_hint(flow, before)
    head = [*paragraph(reason, width, "bold"), []] if reason else []
    all_intro = [line for text in intro for line in paragraph(text, width, "$muted")]
    gaps = 0
    if len(head) + len(all_intro) + 1 + needed + len(rows) - 1 <= room:
        head, gaps = [*head, *all_intro, []], 1
    elif len(head) + len(all_intro) + 1 + needed <= room:
        head = [*head, *all_intro, []]
    elif len(head) + len(all_intro) + needed <= room or len(intro) == 1:
        head = [*head, *all_intro]
    else:
        head += paragraph(intro[0], width, "$muted")
        hint = hint or intro[-1]
    drawn = Drawn(head, hint=hint)
    return _with_rows(flow, drawn, rows, text_width, gaps, before=bool(before))


def _with_rows(
    flow: Flow, drawn: Drawn, rows: list[list[str]], text_width: int, gaps: int, *, before: bool
) -> Drawn:
    lines, spots, focus = drawn.lines, drawn.spots, (0, 0)
    for number, ((key, _), pieces) in enumerate(zip(flow.lines, rows, strict=True)):
        here = number == flow.row
        answer = answer_of(flow.attempt, key)
        top = len(lines)
        for at, piece in enumerate(pieces):
            mark = f"{'▸' if here else ' '}{number + 1:>2}  " if at == 0 else " " * _MARK
            line: Line = [
                (mark, "$accent bold" if here else "$muted"),
                (piece.ljust(text_width + _GAP), "bold" if here else ""),
            ]
            if at == 0:
                if before:
                    line.append((_earlier_letter(flow, key), "$muted"))
                line += _answer_parts(answer, here=here)
            lines.append(line)
        if here:
            begin = _MARK + text_width + _GAP + (_BEFORE if before else 0)
            spots += [Spot(top, begin + 3 * n, begin + 3 * n + 3, k) for n, k in enumerate("nys")]
            focus = (top, len(lines))
        lines += [[]] * gaps
    if flow.row == len(rows):
        focus = (len(lines) - 1, len(lines))
    return Drawn(lines, spots, focus, drawn.hint, done=not flow.open_rows)


def _answer_parts(answer: Answer | None, *, here: bool) -> list[Part]:
    if not here:
        return [(" " + ANSWER_WORDS[answer], "") if answer else (" n  y  s", "$muted")]
    parts: list[Part] = []
    for option, letter in LETTERS.items():
        chosen = option is answer
        parts.append((f"[{letter}]" if chosen else f" {letter} ", "$accent bold"))
    return parts


def _earlier_letter(flow: Flow, key: str) -> str:
    answer = answer_of(flow.known.earlier.attempt, key)
    return f"({LETTERS[answer]}) " if answer else " " * _BEFORE


def _days_before(flow: Flow) -> str:
    """The day or days of the earlier answers on this page, ``""`` without any."""
    found = [
        flow.known.earlier.days[key] for key, _ in flow.lines if key in flow.known.earlier.days
    ]
    if not found:
        return ""
    first, last = min(found), max(found)
    return days.label(last) if first == last else f"{days.short(first)} to {days.short(last)}"


def _lines_hint(flow: Flow, before: str) -> str:
    if flow.lines and not flow.open_rows:
        return "All answered. Enter goes on."
    if flow.tier is None:
        return "Enter goes on, also with blanks."
    if before and not flow.says:
        return f"In brackets: your answers, {before}.  = nothing changed, next page."
    if flow.tier is Tier.CHECK_FIRST and flow.went_through:
        return "0 answers no to all the others."
    if flow.tier is Tier.EMERGENCY:
        return "! shows whom to ring, at any time."
    return ""


def _follow_up(flow: Flow, width: int) -> Drawn:
    item = ITEMS[flow.item]
    lines: list[Line] = [[]]
    said = f"You answered {ANSWER_WORDS[flow.attempt.safety[item.id]]}: {item.short}."
    lines += paragraph(said, width, "bold")
    if not flow.asks_go_ahead:
        lines += [[], *paragraph(item.why, width)]
        return Drawn(lines, hint="Enter goes on.", done=True)
    lines += [[], *paragraph(item.why, width, "$muted"), []]
    lines += [*paragraph(CLEAR_QUESTION, width, "bold"), []]
    spots: list[Spot] = []
    cleared = flow.attempt.cleared.get(item.id)
    if flow.typing:
        lines.append([("When? ", "bold"), (f"{flow.day_typed}▏", "$accent bold")])
        lines.append([("Enter alone is today; or -10d, mon, 2026-11-12.", "$muted")])
        return Drawn(lines, spots, hint="Enter keeps the day and goes on.")
    for key, words in (("y", "yes"), ("n", "no"), ("s", "not sure")):
        spots.append(Spot(len(lines), 0, 20, key))
        line: Line = [(f"   {key}  ", "$accent bold"), words]
        if key == "y" and cleared:
            line.append((f", on {days.label_with_year(cleared)}", "bold"))
        lines.append(line)
    old = flow.known.earlier.attempt.cleared.get(item.id)
    if old is not None:
        same = f"yes, as before: on {days.label_with_year(old)}"
        lines += [[], [("   =  ", "$accent bold"), same]]
    elif "=" in flow.live:
        lines += [[], [("   =  ", "$accent bold"), "no, as before"]]
    hint = "Enter goes on." if cleared else "Only a yes, with its day, settles this."
    return Drawn(lines, spots, hint=hint, done=cleared is not None)


def _stop(flow: Flow, width: int) -> Drawn:
    item = ticked(flow.attempt.safety, Tier.EMERGENCY)[0]
    answer = flow.attempt.safety[item.id]
    inner = min(width - 2 * len(_STOP_INDENT), 64)
    where, number = NUMBERS[0]
    said: list[Line] = [[], [(EMERGENCY_TITLE, "$accent bold")], []]
    for text in stop_text(item, answer).split("\n"):
        said += [*paragraph(text, inner, "bold"), []]
    said += [*paragraph(f"{where}: {number}.", inner), []]
    said += [[("!", "$accent bold"), " shows whom to ring."], []]
    said += paragraph(f"You answered {ANSWER_WORDS[answer]}: {item.short}.", inner, "$muted")
    hint = f"{SLIP_HINT} Enter ends here: it is saved."
    return Drawn([[_STOP_INDENT, *line] for line in said], hint=hint, done=True)
