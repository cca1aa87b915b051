"""What stands in words on the Trends screen: the read-out, the sentences, the empty page."""

from __future__ import annotations

import re
import textwrap

from tracker.app.widgets.page import Line
from tracker.charts.labels import span_words
from tracker.charts.picture import Picture
from tracker.charts.view import View
from tracker.domain.figures import EasePain
from tracker.domain.text import visible

NOTHING_YET = "There is nothing in this picture yet."
FEWEST_DAYS, ALL_DAYS = "Fewer days than a week are not shown.", "These are all the days."
FIRST_DAY, LAST_DAY = "This is the first day there is.", "This is the last day there is."
FIRST_DAYS, LAST_DAYS = "These are the first days there are.", "These are the last days there are."
NO_MARK_BEFORE = "No session, flare or event before this day."
NO_MARK_AFTER = "No session, flare or event after this day."
NO_ROW_ABOVE, NO_ROW_BELOW = "This is the first row.", "This is the last row."
"""What a key says that leads nowhere."""

_BETWEEN = "  "
_VALUES = re.compile(
    r"(?:^|(?<=  )|(?<=, )|(?<=: ))(?P<name>ease|pain|stiffness)(?:(?<=ease) of moving)?"
    r" [0-9]+(?:\.[0-9])?"
)


def readout(text: str, width: int, cursor: str, *, count: int) -> list[Line]:
    """What is said of the day under the cursor, in ``count`` lines, always as many."""
    found = _lines(text, max(width - 2, 20), count)
    found += [""] * (count - len(found))
    return [[(f"{cursor} ", "$accent bold"), *_tinted(found[0])], *(
        ["  ", *_tinted(line)] for line in found[1:]
    )]  # fmt: skip


def _lines(text: str, width: int, count: int) -> list[str]:
    """``text`` in at most ``count`` lines; what belongs together is parted only if it must be."""
    lines = [""]
    for piece in text.split(_BETWEEN):
        longer = f"{lines[-1]}{_BETWEEN}{piece}" if lines[-1] else piece
        if len(longer) <= width:
            lines[-1] = longer
        elif len(piece) <= width and len(lines) < count:
            lines.append(piece)
        else:
            return textwrap.wrap(text, width, max_lines=count, placeholder=" …")
    return lines


def heading(name: str, view: View, width: int) -> list[Line]:
    """What stands over the table: the same as over the picture."""
    days = span_words(view)
    gap = width - len(name) - len(days)
    if gap < 2:
        return [[(name, "bold")]]
    return [[(name, "bold"), " " * gap, (days, "$muted")]]


def sentences(said: tuple[str, ...], width: int) -> list[Line]:
    """What the picture shows, a sentence a line, or more where it does not fit."""
    out: list[Line] = []
    for sentence in said:
        lines = textwrap.wrap(sentence, max(width, 20)) or [""]
        first, space, rest = lines[0].partition(" ")
        tint = {"Ease": "$ease", "Pain": "$pain"}.get(first.rstrip(":"), "")
        out.append([(first, tint), f"{space}{rest}"])
        out += [[line] for line in lines[1:]]
    return out


def empty(name: str, said: tuple[str, ...], width: int) -> list[Line]:
    """What will be here, and the key that starts it."""
    page: list[Line] = [[(name, "bold")], []]
    for text in said:
        page += [[(line, "$muted")] for line in textwrap.wrap(text, max(width, 20))]
        page.append([])
    page.append([("  c   ", "$accent bold"), "Check-in: three digits and Enter"])
    page.append([("  v   ", "$accent bold"), "The next picture"])
    return page


def nothing_else(data: EasePain) -> str:
    """What is said where everything there is and the course are the same days."""
    if data.course_from is None:
        return "There are no more days than the last six weeks."
    return "Everything and the course are the same days here."


def _tinted(text: str) -> Line:
    """Each value in the colour of its bars."""
    line: Line = []
    at = 0
    for value in _VALUES.finditer(text):
        line += [text[at : value.start()], (value[0], f"${value['name']}")]
        at = value.end()
    return [*line, text[at:]]


def no_one_place(picture: Picture) -> str:
    """Why another place would change nothing in a picture."""
    if picture.id == "places":
        return "Every place that you rate is here."
    return f"{visible(picture.name)} is not about one place."
