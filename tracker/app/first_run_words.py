"""What the first-run screen says."""

from __future__ import annotations

from pathlib import Path

from tracker.app.widgets.page import Line
from tracker.domain import days, sites
from tracker.domain.sites import Place
from tracker.domain.text import cells, visible
from tracker.services.profile import STAGES

NOTICE = (
    "This is a private diary for people with lasting muscle or joint pain. It is not a medical "
    "device. It does not diagnose, treat or replace a health professional. It cannot notice an "
    "emergency."
)
QUESTIONS = ("Where does it hurt?", "Since when?", "Where are you?", "First session on?")
STAGE_WORDS = dict(
    zip(
        STAGES,
        ("thinking about massage", "waiting for it", "already had some", "just tracking"),
        strict=True,
    )
)
WHAT_ENTER_DOES = (
    "Type a few letters; Enter takes the first. All may stay blank; Esc skips it.",
    "A month, as well as you know it. Enter goes on.",
    "A digit from 1 to 4, and the first check-in opens. Esc skips all this for now.",
    "The day of your first session, as well as you know it. Enter, and the first check-in opens.",
)
_TWO_COLUMNS_FROM = 72
_INDENT = 24


def notice(_width: int, _height: int) -> list[Line]:
    """What this is, and what it is not."""
    return [[], [NOTICE], []]


def label(question: str, *, here: bool) -> list[Line]:
    """A question before its field."""
    return [[("▸ " if here else "  ", "$accent bold"), (question, "bold" if here else "")]]


def suggestions(typed: str, found: tuple[Place, ...], width: int, *, here: bool) -> list[Line]:
    """What Enter takes, and what else it may become."""
    if not typed or not here:
        return [[], []]
    if not found:
        return [[(" " * _INDENT + "No place begins like that.", "$muted")], []]
    line: Line = [" " * _INDENT, ("Enter: ", "$muted"), (sites.label(found[0]), "bold")]
    used = _INDENT + 7 + cells(sites.label(found[0]))
    for place in found[1:]:
        name = " · " + sites.label(place)
        used += cells(name)
        if used > width:
            break
        line.append((name, "$muted"))
    return [line, []]


def month(since: str) -> str:
    """A month as ``YYYY-MM`` in words."""
    if not since:
        return ""
    year, number = since.split("-")
    return f"{days.MONTHS[int(number) - 1]} {year}"


def choices(chosen: str, width: int, *, here: bool) -> list[Line]:
    """Where one may be, by number."""
    (head,) = label(QUESTIONS[2], here=here)
    cells_of = []
    for number, (stage, words) in enumerate(STAGE_WORDS.items(), 1):
        mark = "●" if stage == chosen else " "
        cells_of.append((f"{mark}{number} ", words, stage == chosen))
    columns = 2 if width >= _TWO_COLUMNS_FROM else 1
    out: list[Line] = []
    for first in range(0, len(cells_of), columns):
        line: Line = list(head) if not first and columns == 2 else []
        used = sum(len(part[0] if isinstance(part, tuple) else part) for part in line)
        line.append(" " * ((_INDENT - 1 if columns == 2 else 4) - used))
        for sign, words, on in cells_of[first : first + columns]:
            ink = "$accent bold" if here or on else "$muted"
            line += [(sign, ink), (words.ljust(26), "bold" if on else "" if here else "$muted")]
        out.append(line)
    return out if columns == 2 else [head, *out]


def file(path: Path, width: int) -> list[Line]:
    """Where everything will be."""
    place = visible(str(path))
    whole = f"Everything is kept in {place}; nothing leaves this machine."
    if cells(whole) <= width:
        return [[], [(whole, "$muted")]]
    return [
        [],
        [("Everything is kept in one file; nothing leaves this machine:", "$muted")],
        [(place, "$muted")],
    ]
