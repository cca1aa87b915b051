"""Parts of a page whose rows can be chosen, put below or beside each other. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tracker.app.widgets.page import Line
from tracker.domain.attendance import Attendance
from tracker.domain.measure_result import MeasureResult
from tracker.domain.session_results import SessionFigures
from tracker.domain.text import cells, visible
from tracker.domain.usual import Usual
from tracker.domain.weekly_results import WeeklyResult


class OverallView:
    """The row of the person's own overall view, which holds no figure of its own."""


Subject = MeasureResult | WeeklyResult | SessionFigures | Attendance | Usual | OverallView
"""What a row is about, and what its working is asked of."""

GUTTER = "  "
"""The first part of every line of a row: where the chosen one is marked."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A row that can be chosen: its lines ``first`` to ``last``, from cell ``column`` on.

    ``words`` say in full what a table only shows in figures; ``""`` where it stands in words.
    """

    first: int
    last: int
    subject: Subject
    name: str
    words: str
    column: int = 0


@dataclass(slots=True)
class Block:
    """Some lines, and the rows among them."""

    lines: list[Line] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)

    def add_row(self, lines: Sequence[Line], subject: Subject, name: str, words: str = "") -> None:
        """A row of its own; its lines begin with ``GUTTER`` and a name."""
        first = len(self.lines)
        last = first + len(lines) - 1
        self.stops.append(Stop(first, last, subject, visible(name), visible(words)))
        self.lines += lines

    def move(self, lines: int) -> Block:
        """The same further down a page."""
        moved = [
            replace(stop, first=stop.first + lines, last=stop.last + lines) for stop in self.stops
        ]
        return Block(self.lines, moved)


def with_mark(blocks: Iterable[Block], at: int) -> list[Block]:
    """The blocks with row number ``at``, counted through all of them, marked as chosen."""
    out, before = [], 0
    for block in blocks:
        number = at - before
        before += len(block.stops)
        if 0 <= number < len(block.stops):
            lines = list(block.lines)
            first = block.stops[number].first
            lines[first] = _marked(lines[first])
            out.append(Block(lines, block.stops))
        else:
            out.append(block)
    return out


def stacked(blocks: Iterable[Block]) -> Block:
    """Blocks below each other with a line between; those without a line vanish."""
    page = Block()
    for block in blocks:
        if not block.lines:
            continue
        if page.lines:
            page.lines.append([])
        moved = block.move(len(page.lines))
        page.lines += moved.lines
        page.stops += moved.stops
    return page


def beside(left: Block, right: Block, room: int) -> Block:
    """Two blocks in two columns, the left one in ``room`` cells."""
    lines: list[Line] = []
    for number in range(max(len(left.lines), len(right.lines))):
        line = list(left.lines[number]) if number < len(left.lines) else []
        if number < len(right.lines) and right.lines[number]:
            line.append(" " * max(room - width_of(line), 0))
            line += right.lines[number]
        lines.append(line)
    moved = [replace(stop, column=room) for stop in right.stops]
    return Block(lines, [*left.stops, *moved])


def width_of(line: Line) -> int:
    """The cells a line takes."""
    return sum(cells(part if isinstance(part, str) else part[0]) for part in line)


def padded(text: str, room: int) -> str:
    """``text`` with spaces up to ``room`` cells, wide letters counted as two."""
    return text + " " * max(room - cells(text), 0)


def _marked(line: Line) -> Line:
    name = line[1] if len(line) > 1 else ""
    text, style = (name, "") if isinstance(name, str) else name
    return [("▸ ", "$accent bold"), (text, f"{style} bold".strip()), *line[2:]]
