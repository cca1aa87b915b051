"""Rating rows: one focusable widget draws them all, so that a key repaints one thing.

A row is its question, then its scale with both ends named. The last value stands beside a
row only after the row was rated: a number in view pulls the answer towards it.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from tracker.app.widgets.page import Line
from tracker.app.widgets.rating_entry import RatingEntry
from tracker.domain.text import cells, one_line

_WIDE_CELL, _NARROW_CELL = 4, 3
_LOW_ROOM = 17
_WIDE_FROM = 76
_MOST_DRAWN = 10
"""The highest value up to which a scale is drawn; above, the number stands alone."""


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One row: its field in the form, what is asked, both ends of the scale.

    ``last`` is how the newest earlier value is named ("yesterday 6"), ``""`` without one.
    ``heading`` stands above the row, ``""`` for none. Whole numbers from ``low`` to ``high``
    rate it; ``words`` names each of them where each has its own word.
    """

    field: str
    question: str
    low_end: str
    high_end: str
    style: str = ""
    last: str = ""
    heading: str = ""
    low: int = 0
    high: int = 10
    words: tuple[str, ...] = ()

    def word(self, value: int | None) -> str:
        """The word for a value, ``""`` where it has none."""
        return self.words[value - self.low] if self.words and value is not None else ""


class RatingRows(Widget, can_focus=True):
    """Draws the rows of a ``RatingEntry``; the screen feeds it keys, the mouse picks digits."""

    DEFAULT_CSS = """
    RatingRows { height: auto; width: 100%; padding: 0 1; }
    """

    @dataclass
    class Picked(Message):
        """A value was picked with the mouse."""

        rows: RatingRows

    def __init__(self, rows: tuple[RatingRow, ...], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = rows
        self.entry = RatingEntry((None,) * len(rows), bounds=_bounds(rows))
        self._idle = False
        self._drawn_rows: dict[int, tuple[object, list[Strip]]] = {}

    @property
    def values(self) -> dict[str, int | None]:
        """Each row's field and value; a waiting 1 counts as 1."""
        return {row.field: v for row, v in zip(self.rows, self.entry.values, strict=True)}

    @property
    def refusal(self) -> str:
        """What to say of a digit that a row did not take, while a row from there on is blank."""
        if self.entry.refused is None:
            return ""
        number, digit = self.entry.refused
        row = self.rows[number]
        return f"{digit} is not possible for “{row.question}”: {row.low} to {row.high}."

    def feed(self, entry: RatingEntry) -> bool:
        """Show another state; whether anything changed."""
        if entry == self.entry:
            return False
        old, self.entry = self.entry, entry
        if not self.is_attached:
            return True
        changed = {old.row, entry.row, *(old.typed ^ entry.typed)}
        changed |= {
            number
            for number, (was, now) in enumerate(zip(old.values, entry.values, strict=True))
            if was != now
        }
        # Only what changed is painted again: a key must feel as if it were on paper.
        for number in changed:
            if number < len(self.rows):
                top, height = self.top_of(number), self._height_of(number)
                self.refresh(Region(0, top, self.outer_size.width, height))
        return True

    def set_rows(self, rows: tuple[RatingRow, ...], values: dict[str, int | None]) -> None:
        """Draw other rows, with these values by field."""
        field = self.rows[self.entry.row].field if self.entry.row < len(self.rows) else ""
        self.rows = rows
        self.entry = self.entry.resized(tuple(values.get(row.field) for row in rows), _bounds(rows))
        at = next((n for n, row in enumerate(rows) if row.field == field), None)
        if at is not None:
            self.entry = self.entry.at(at)
        if self.is_attached:
            self.refresh(layout=True)

    def waits(self, idle: bool) -> None:
        """Show no row as the one being rated while something else is asked first."""
        if idle != self._idle:
            self._idle = idle
            if self.is_attached:
                self.refresh()

    def top_of(self, row: int) -> int:
        """The line on which a row begins, within this widget."""
        return sum(self._height_of(n) for n in range(min(row, len(self.rows))))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.top_of(len(self.rows)) - (0 if self._tight else 1)

    def render_line(self, y: int) -> Strip:
        number, line = self._row_at(y)
        if number >= len(self.rows):
            return Strip.blank(self.size.width, self.rich_style)
        strips = self._strips(number)
        return strips[line] if line < len(strips) else Strip.blank(self.size.width, self.rich_style)

    def _row_at(self, y: int) -> tuple[int, int]:
        """The row that line ``y`` belongs to, and which of its lines that is."""
        for number in range(len(self.rows)):
            height = self._height_of(number)
            if y < height:
                return number, y
            y -= height
        return len(self.rows), y

    def _strips(self, number: int) -> list[Strip]:
        entry, width = self.entry, self.size.width
        here = number == entry.row and not self._idle
        state = (self.rows[number], entry.values[number], here, entry.waiting and here,
                 number in entry.typed, width, self._tight, self.app.theme)  # fmt: skip
        held = self._drawn_rows.get(number)
        if held is not None and held[0] == state:
            return held[1]
        strips = [
            Visual.to_strips(self, Content.assemble(*line), width, 1, self.visual_style)[0]
            for line in self._drawn(number, self.rows[number], here=here)
        ]
        self._drawn_rows[number] = (state, strips)
        return strips

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= _WIDE_FROM

    @property
    def _tight(self) -> bool:
        # The rest of a form needs 11 lines; where three a row do not fit, the gaps close.
        return self.app.size.height < 11 + 3 * max(len(self.rows), 4)

    @property
    def _low_room(self) -> int:
        # A scale from 1 leaves the place of the 0 to its words.
        needed = [cells(row.low_end) + 2 - _WIDE_CELL * row.low for row in self.rows]
        beside = [
            self.size.width - _WIDE_CELL * (row.high + 1) - 1 - cells(row.high_end)
            for row in self.rows
            if row.high <= _MOST_DRAWN
        ]
        return max(min([_LOW_ROOM, *beside]), *needed, 2)

    def _height_of(self, number: int) -> int:
        return 2 + (0 if self._tight else 1) + bool(self.rows[number].heading)

    def _drawn(self, number: int, row: RatingRow, *, here: bool) -> list[Line]:
        value = self.entry.values[number]
        out: list[Line] = []
        if row.heading:
            out.append([(one_line(row.heading, self.size.width), "$muted")])
        last = row.last if row.last and number in self.entry.typed else ""
        said = " · ".join(part for part in (row.word(value), last) if part)
        asked = one_line(row.question, self.size.width - (cells(said) + 2 if said else 0))
        question: Line = [(asked, "bold" if here else "")]
        if said:
            gap = max(1, self.size.width - cells(asked) - cells(said))
            question += [" " * gap, (said, "$muted")]
        out.append(question)
        out.append(self._scale(row, value, here=here))
        return out

    def _scale(self, row: RatingRow, value: int | None, *, here: bool) -> Line:
        cell = _WIDE_CELL if self._wide else _NARROW_CELL
        line: Line = [("▸ " if here else "  ", "$accent bold")]
        drawn = row.high <= _MOST_DRAWN
        unused = cell * row.low if drawn else 0
        room = self._low_room - 2 + unused if self._wide else unused
        line.append((_padded(row.low_end if self._wide else "", room), "$muted"))
        if not drawn:
            return [*line, *_box(row, value, here=here)]
        for number in range(row.low, row.high + 1):
            if number == value:
                text = f"[{number}]".center(cell)
                line.append((text, f"{row.style} bold reverse".strip()))
            else:
                line.append((str(number).center(cell), "$bright" if here else "$muted"))
        if self._wide:
            line.append((" " + self._fitting(row), "$muted"))
        else:
            line.append((f"  {row.low} = {row.low_end}", "$muted"))
        return line

    def _fitting(self, row: RatingRow) -> str:
        words = row.high_end
        room = self.size.width - self._low_room - _WIDE_CELL * (row.high + 1) - 1
        return words if len(words) <= room else words.split(" ", maxsplit=1)[0][: max(room, 0)]

    def on_click(self, event: Click) -> None:
        number, line = self._row_at(event.y)
        if number >= len(self.rows) or line != 1 + bool(self.rows[number].heading):
            return
        row = self.rows[number]
        cell = _WIDE_CELL if self._wide else _NARROW_CELL
        at = event.x - 1 - (self._low_room if self._wide else 2)
        value = at // cell
        drawn = row.high <= _MOST_DRAWN and row.low <= value <= row.high
        if drawn and self.feed(self.entry.pick(number, value)):
            self.post_message(self.Picked(self))


def _bounds(rows: tuple[RatingRow, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((row.low, row.high) for row in rows)


def _padded(words: str, room: int) -> str:
    return words + " " * max(0, room - cells(words))


def _box(row: RatingRow, value: int | None, *, here: bool) -> Line:
    """A number that is typed, where a scale would be too long to draw."""
    shown = "" if value is None else str(value)
    style = f"{row.style} bold reverse".strip() if shown else "$bright" if here else "$muted"
    return [
        (f"[{shown.rjust(2)}]", style),
        (f"  {row.low} to {row.high}", "$bright" if here else "$muted"),
    ]
