"""The pages with one question: places, durations, the other fit items, the long-term condition."""

from __future__ import annotations

from tracker.app.prose import paragraph
from tracker.app.quiz_drawn import LETTERS, Drawn, Spot
from tracker.app.quiz_flow import Flow
from tracker.app.quiz_repeat import own_profile
from tracker.app.quiz_steps import PLACE_COLUMNS, PLACE_KEYS, PLACES, option_of, options_of
from tracker.app.widgets.page import Line
from tracker.domain import days
from tracker.domain.fit_items import CONDITION_QUESTION, FIT_ITEMS, MONTHS
from tracker.domain.quiz_attempt import LONG_TERM_CONDITION
from tracker.domain.quiz_earlier import ANSWER_WORDS, place_name
from tracker.domain.safety import Answer


def question(flow: Flow, width: int) -> Drawn:
    """A question with one answer: by digits, or n, y and s."""
    condition = flow.step == LONG_TERM_CONDITION
    question = CONDITION_QUESTION if condition else FIT_ITEMS[flow.step].question
    lines: list[Line] = [[], *paragraph(question, width, "bold"), []]
    spots: list[Spot] = []
    earlier = flow.known.earlier.attempt
    if condition:
        options = [(LETTERS[a], ANSWER_WORDS[a]) for a in (Answer.YES, Answer.NO, Answer.NOT_SURE)]
        now, then = flow.attempt.long_term_condition, earlier.long_term_condition
        chosen, old = now and LETTERS[now], then and LETTERS[then]
    else:
        options = [(str(n), text) for n, text in enumerate(options_of(flow.step), 1)]
        number, was = flow.chosen, option_of(earlier, flow.step)
        chosen, old = _digit(number), _digit(was)
    for key, text in options:
        here = key == chosen
        spots.append(Spot(len(lines), 0, width, key))
        words = paragraph(text, width - 6, "bold" if here else "", hang="")
        mark = f" {'●' if here else ' '} {key}  "
        lines.append([(mark, "$accent bold"), *words[0]])
        lines += [[" " * len(mark), *more] for more in words[1:]]
        if key == old and flow.step in flow.known.earlier.days:
            day = days.label_with_year(flow.known.earlier.days[flow.step])
            lines.append([" " * len(mark), (f"your answer on {day}", "$muted")])
        lines.append([])
    lines += _offers(flow, width)
    done = flow.chosen is not None
    how = "" if condition else "A digit chooses and goes on."
    return Drawn(lines, spots, hint="Enter goes on." if done else how, done=done)


def _digit(option: int | None) -> str | None:
    return None if option is None else str(option + 1)


def _offers(flow: Flow, width: int) -> list[Line]:
    """What one key answers from the profile or from last time."""
    lines: list[Line] = []
    own = own_profile(flow.step, flow.known, flow.today)
    if flow.step == "Q2" and flow.known.since:
        said = f"Your profile says: since {_month(flow.known.since)}"
        if own is None:
            lines.append([(f"      {said}.", "$muted")])
        else:
            lines.append([("   m  ", "$accent bold"), (f"{said}: {MONTHS[own].lower()}", "")])
    if "=" in flow.live:
        lines.append([("   =  ", "$accent bold"), ("nothing changed", "")])
    return lines


def _month(since: str) -> str:
    year, month = since.split("-")
    return f"{days.MONTHS[int(month) - 1]} {year}"


def places(flow: Flow, width: int) -> Drawn:
    """Where it hurts: any number of places."""
    lines: list[Line] = [*paragraph(FIT_ITEMS["Q1"].question, width, "bold"), []]
    spots: list[Spot] = []
    rows = -(-len(PLACES) // PLACE_COLUMNS)
    column = width // PLACE_COLUMNS
    top = len(lines)
    for row in range(rows):
        line: Line = []
        for number in range(row, len(PLACES), rows):
            place, key = PLACES[number], PLACE_KEYS[number]
            here, chosen = number == flow.row, place in flow.attempt.sites
            mark = f"{'▸' if here else ' '}{'●' if chosen else '○'} {key} "
            name = place_name(place)[: column - len(mark)]
            style = "bold" if chosen or here else ""
            line += [(mark, "$accent bold" if here or chosen else "$muted"),
                     (name.ljust(column - len(mark)), style)]  # fmt: skip
            begin = column * (number // rows)
            spots.append(Spot(len(lines), begin, begin + column, key))
        lines.append(line)
    lines += [[], [("      elsewhere: chest, tummy, pelvis, tooth …", "$muted")]]
    if flow.known.site in PLACES:
        name = place_name(flow.known.site or "")
        lines.append([("   m  ", "$accent bold"), f"{name}, your main site"])
    if "=" in flow.live:
        day = days.label_with_year(flow.known.earlier.days["Q1"])
        names = ", ".join(place_name(site) for site in flow.known.earlier.attempt.sites)
        lines += [
            [("   =  " if at == 0 else "      ", "$accent bold"), *piece]
            for at, piece in enumerate(paragraph(f"as on {day}: {names}", width - 6))
        ]
    chosen_names = ", ".join(place_name(site) for site in flow.attempt.sites)
    hint = f"Chosen: {chosen_names}. Enter goes on." if chosen_names else "Space or a key chooses."
    at = top + flow.row % rows
    return Drawn(lines, spots, (at, at + 1), hint, done=bool(chosen_names))
