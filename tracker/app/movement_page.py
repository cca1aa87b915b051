"""What the movement-test form says: which tests there are, and how to do the one chosen."""

from __future__ import annotations

from tracker.app.movement_state import MovementState, unit
from tracker.app.prose import paragraph
from tracker.app.widgets.page import Line
from tracker.app.widgets.typed_lines import Asked
from tracker.domain import days, measures, movement, weekly_wording
from tracker.domain.text import one_line
from tracker.domain.wording import number
from tracker.errors import InvalidValue
from tracker.services.movement import Offer, Past

_NAME = 22
_ROOMY = 22


def title(chosen: Offer | None, day: str, width: int, *, again: bool) -> str:
    """What stands at the top: the form or the test, the day, and on the list how to change it."""
    what = measures.get(chosen.measure).name if chosen else "Movement tests"
    words = f"{what}{' (change)' if again else ''} · {day}"
    if chosen:
        return words
    other = "[ ] another day"
    gap = width - len(words) - len(other)
    return words + (" " * gap + other if gap > 1 else "")


def above_list(height: int) -> int:
    """How many lines stand above the list of tests."""
    return 3 if height >= _ROOMY else 1


def listed(state: MovementState, width: int, height: int) -> list[Line]:
    """The tests by number, with what was typed for each; why some are not offered."""
    out: list[Line] = [[("All are optional. Done the same way each time, they compare.", "$muted")]]
    if above_list(height) > 1:
        out = [[], *out, []]
    for place, offer in enumerate(state.offers):
        here, open_ = place == state.marked, state.is_open(offer)
        line: Line = [
            ("▸ " if here else "  ", "$accent bold"),
            (f"{place + 1}  ", "$accent bold" if open_ else "$muted"),
            (measures.get(offer.measure).name.ljust(_NAME), _style(here=here, open_=open_)),
        ]
        typed = state.text_of(offer)
        if typed:
            line.append((one_line(typed, max(width - _NAME - 5, 10)), "bold"))
        else:
            line.append((_kind(offer) if open_ else "not offered now", "$muted"))
        out.append(line)
    for reason in dict.fromkeys(offer.reason for offer in state.offers if offer.reason):
        out += [[], *paragraph(reason, width, "$muted")]
    return out


def more(*, noted: bool, private: bool) -> Line:
    """What is one letter away, with a dot beside what is on."""
    line: Line = [("More: ", "$muted"), ("●t " if noted else " t ", "$accent bold")]
    line.append(("note  ", "bold" if noted else "$muted"))
    if noted:
        line.append(("●v " if private else " v ", "$accent bold"))
        line.append(("private", "bold" if private else "$muted"))
    return line


def summary(state: MovementState, *, noted: bool, private: bool) -> str:
    """In words, what the keys do next, and what Enter will save."""
    if state.chosen is not None:
        return "Enter takes the number. Esc goes back to the list; what is typed stays."
    if not state.typed and not noted:
        return "A digit chooses a test. You are shown how to do it, then type the number."
    try:
        said = [weekly_wording.movement_sentence(state.values())] if state.typed else []
    except InvalidValue as error:
        return str(error)
    if noted:
        said.append("a private note" if private else "a note")
    return f"Enter saves: {' and '.join(said)}. A digit does another test."


def how(offer: Offer, width: int, height: int) -> list[Line]:
    """How to do the test the same way every time, and what is asked."""
    out: list[Line] = [[]] if height >= _ROOMY else []
    out.append([("How to do it the same way every time", "bold")])
    for place, step in enumerate(offer.how.steps, 1):
        out += paragraph(f" {place}  {step}", width, hang="    ")
    if offer.how.needs:
        out += paragraph(f"    You need {offer.how.needs}.", width, "$muted", hang="    ")
    if height >= _ROOMY:
        out.append([])
    return [*out, *paragraph(measures.get(offer.measure).question, width, "bold")]


def asked(offer: Offer) -> tuple[Asked, ...]:
    """The numbers of the test: one, or one for each side."""
    return tuple(
        Asked(
            movement.field_of(offer.measure, side),
            side.value.capitalize() if side else "Number",
            allowed(offer.measure),
            _last(next((past for past in offer.last if past.side is side), None)),
        )
        for side in offer.sides or (None,)
    )


def _last(past: Past | None) -> str:
    """How the newest earlier number is named."""
    return f"last time {number(past.value)}, {days.label(past.day)}" if past else ""


def allowed(measure_id: str) -> str:
    """The unit, and what may be typed."""
    measure = measures.get(measure_id)
    span = f"{number(measure.low)} to {number(measure.high)}"
    steps = "" if measure.step == 1 else f", in steps of {number(measure.step)}"
    return f"{unit(measure_id)}   {span}{steps}".strip()


def _kind(offer: Offer) -> str:
    said = unit(offer.measure) or f"0 to {number(measures.get(offer.measure).high)}"
    return f"{said}, left and right" if offer.sides else said


def _style(*, here: bool, open_: bool) -> str:
    return "bold" if here and open_ else "" if open_ else "$muted"
