"""What stands around the rows of the check-in form."""

from __future__ import annotations

from datetime import date

from tracker.app.widgets.page import Line
from tracker.domain import days, sites
from tracker.domain.checkin import CheckIn
from tracker.domain.sites import Place

SIGN_KEYS = {"o": "sore", "b": "bruise", "z": "dizzy", "x": "numb"}
SIGN_WORDS = {"numb": "new numbness or weakness"}


def title(day: date, place: Place | None, width: int, *, again: bool, late: bool) -> str:
    """Day and place; ``again`` for a record put right, ``late`` after midnight of its day."""
    named = f" · {sites.label(place)}" if place else ""
    words = f"Check-in{' (change)' if again else ''} · {days.label(day)}{named}"
    if late:
        words += f" · counts for {days.label(day)}"
    other = "[ ] another day"
    gap = width - len(words) - len(other)
    return words + (" " * gap + other if gap > 1 else "")


def intro(width: int, height: int) -> list[Line]:
    """What all rows are about; left out where every line counts."""
    if height < 18:
        return []
    words = "Think of the last 24 hours. Blank is fine: it stays “not recorded”."
    if len(words) > width:
        words = "Think of the last 24 hours. Blank stays “not recorded”."
    return [[(words, "$muted")], []]


def extras(form: CheckIn, height: int, *, signs: bool) -> list[Line]:
    """What is one letter away, with a dot beside what is on; ``signs`` after a session."""
    lines: list[Line] = [[]] if height >= 20 else []
    if signs:
        line: Line = ["Since the session: "]
        for letter, sign in SIGN_KEYS.items():
            line += _toggle(letter, SIGN_WORDS.get(sign, sign), on=sign in form.since_session)
        lines.append(line)
    noted = bool(form.note.strip())
    line = [("More: ", "$muted")]
    line += _toggle("f", "flare", on=bool(form.flare))
    line += _toggle("p", "second place", on=False)
    line += _toggle("w", "worst pain", on=False)
    line += _toggle("m", "medicine", on=form.medicine)
    line += _toggle("t", "note", on=noted)
    if noted:
        line += _toggle("v", "private", on=form.private)
    return [*lines, line]


def _toggle(letter: str, name: str, *, on: bool) -> Line:
    sign = "●" if on else " "
    return [(f"{sign}{letter} ", "$accent bold"), (f"{name}  ", "bold" if on else "$muted")]
