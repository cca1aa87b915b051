"""What can become of one planned session, as numbered lines, and what each would do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain import course_page_wording, course_wording, days
from tracker.domain.course import ExcuseReason, PlannedState
from tracker.services.course_form import DateContext

MOVE, CANCEL, AGAIN, UNLINK = "move", "cancel", "again", "unlink"
EXCUSE, LINK = "excuse:", "link:"


@dataclass(frozen=True, slots=True)
class Option:
    """One line: ``code`` is what a draft keeps, ``words`` what stands there."""

    code: str
    words: str


def options(around: DateContext) -> tuple[Option, ...]:
    """What can become of it, in the order of the numbers."""
    one = around.planned
    # What was attended is not moved, excused or left out; its link says which session it was.
    found = [] if around.held else [Option(MOVE, "Another day")]
    if around.held:
        pass
    elif one.state is PlannedState.PLANNED:
        reasons = course_wording.REASON_WORDS.items()
        found += [Option(EXCUSE + reason.value, f"Excused: {words}") for reason, words in reasons]
        found.append(Option(CANCEL, "Left out, my own choice"))
    else:
        found.append(Option(AGAIN, "Planned again, on its day"))
    if around.by_hand:
        found.append(Option(UNLINK, "Not that session: let the days decide"))
    found += [
        Option(LINK + session.session_id, f"It was the session of {session.text}")
        for session in around.sessions
        if not (around.by_hand and session.session_id == around.held)
    ]
    return tuple(found)


def wished(wish: str, found: tuple[Option, ...]) -> str | None:
    """The line that is picked for a key of the Course screen; ``None`` if a digit has to."""
    if wish in (MOVE, "leave_out"):
        code = MOVE if wish == MOVE else CANCEL
        return code if any(option.code == code for option in found) else None
    if wish == "link":
        return next((option.code for option in found if option.code.startswith(LINK)), None)
    return None


def reason_of(code: str) -> ExcuseReason:
    """The reason of an excuse's line."""
    return ExcuseReason(code.removeprefix(EXCUSE))


def asks(wish: str, found: tuple[Option, ...]) -> str:
    """What is asked while no line is picked."""
    if wish == "excuse":
        numbers = [n for n, option in enumerate(found, 1) if option.code.startswith(EXCUSE)]
        if numbers:
            return f"Why? A digit from {numbers[0]} to {numbers[-1]}, then Enter."
    if wish == "link" and not any(option.code.startswith(LINK) for option in found):
        return "No session is recorded near that day yet."
    return f"What about it? A digit from 1 to {len(found)}, then Enter."


def does(code: str, around: DateContext, to: date | None) -> str:
    """What Enter does with that line; ``to`` is the day that was typed."""
    if code == MOVE:
        if to is None:
            return "To which day? Such as thu, +7d or 2026-12-01."
        apart = course_page_wording.apart(around.planned.day, to)
        return f"Enter moves it to {days.label_with_year(to)}, {apart}."
    if code == CANCEL:
        return "Enter leaves it out. It still counts as due; one that is excused does not."
    if code == AGAIN:
        return "Enter plans it again."
    if code == UNLINK:
        return "Enter takes the link away."
    if code.startswith(EXCUSE):
        return "Enter excuses it: then it does not count as due."
    return "Enter says that this session was the planned one."
