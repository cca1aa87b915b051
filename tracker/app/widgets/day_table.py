"""A picture as a table: newest first, only the rows in sight are drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.app.table_columns import BAR, DAY_ROOM, Columns, Shown, fit, value_rooms
from tracker.charts.labels import ASCII_SIGNS
from tracker.charts.role import Role
from tracker.charts.table import Table
from tracker.domain import days
from tracker.domain.text import cells, one_line

_TOP = 10.0
_INKS = {
    Role.EASE: "table--ease",
    Role.PAIN: "table--pain",
    Role.STIFFNESS: "table--stiffness",
    Role.MUTED: "table--note",
}


class DayTable(ScrollView, can_focus=False):
    """Shows a ``Table``, the row of one day marked.

    Beside values from 0 to 10 stands a bar where there is room; columns that find none are
    counted in the heading.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--head",
        "table--ease",
        "table--pain",
        "table--stiffness",
        "table--note",
        "table--here",
    }
    DEFAULT_CSS = """
    DayTable { height: 1fr; width: 100%; padding: 0 0 0 1; overflow-x: hidden;
        scrollbar-size-vertical: 1; }
    DayTable > .table--head { color: $muted; }
    DayTable > .table--ease { color: $ease; }
    DayTable > .table--pain { color: $pain; }
    DayTable > .table--stiffness { color: $stiffness; }
    DayTable > .table--note { color: $muted; }
    DayTable > .table--here { background: $focus-row; text-style: bold; }
    """

    @dataclass
    class Picked(Message):
        """A click on the row of ``day``."""

        day: date

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._full, self._half = ("#", ":") if ascii_only else ("█", "▌")
        self._signs = ASCII_SIGNS if ascii_only else {}
        self._table = Table((), ())
        self._rooms: tuple[int, ...] = ()
        self._columns = Columns((), None, 0)
        self._days: tuple[date, ...] = ()
        self._here: date | None = None

    def show(self, table: Table, here: date | None) -> None:
        """Show another table and mark the row of ``here``."""
        self._table, self._here = table, here
        self._rooms = value_rooms(table)
        self._days = tuple(date.fromisoformat(row[0]) for row in table.rows)
        self._fit()
        self.refresh()
        self.call_after_refresh(self._follow)

    def mark(self, here: date | None) -> None:
        """Mark another row, and have it in sight."""
        if here == self._here:
            return
        self._here = here
        self.refresh()
        self._follow()

    def on_resize(self) -> None:
        self._fit()
        self._follow()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y > 0:
            at = self.scroll_offset.y + offset.y - 1
            if at < len(self._days):
                self.post_message(self.Picked(self._days[-1 - at]))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if not y:
            return self._head(width)
        at = self.scroll_offset.y + y - 1
        if at >= len(self._days):
            return Strip.blank(width, self.rich_style)
        return self._row(self._table.rows[-1 - at], self._days[-1 - at], width)

    def _fit(self) -> None:
        width = self.scrollable_content_region.width
        self._columns = fit(self._table, self._rooms, width)
        self.virtual_size = Size(width, len(self._days) + 1)

    def _follow(self) -> None:
        if not self._days or self._here is None:
            return
        if self._table.covers > 1:
            at = max(bisect_right(self._days, self._here) - 1, 0)
        else:
            # A day without a row leaves its place to the next newer one.
            at = min(bisect_left(self._days, self._here), len(self._days) - 1)
        row = len(self._days) - 1 - at
        room = max(self.scrollable_content_region.height - 1, 1)
        top = self.scroll_offset.y
        if not top <= row < top + room:
            target = row if row < top else row - room + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def _head(self, width: int) -> Strip:
        ink, columns = self.get_component_rich_style("table--head"), self._columns
        name = self._table.columns[0].name if self._table.columns else ""
        text = name.ljust(DAY_ROOM) + "".join(_padded(one.name, one.room) for one in columns.shown)
        if columns.words is not None:
            text += self._table.columns[columns.words].name
        if hint := columns.hint_within(width - cells(text) - 1):
            text += " " * (width - cells(text) - len(hint)) + hint
        return self._filled([Segment(text, ink)], width, self.rich_style)

    def _row(self, row: tuple[str, ...], day: date, width: int) -> Strip:
        here = self._is_here(day)
        base = self.get_component_rich_style("table--here") if here else self.rich_style
        parts = [Segment(days.label_with_year(day).ljust(DAY_ROOM), base)]
        for one in self._columns.shown:
            parts.append(Segment(self._cell(one, row[one.at]), self._ink(one.column.role, base)))
        if self._columns.words is not None:
            words = one_line(row[self._columns.words], width - self._columns.taken)
            parts.append(Segment(words.translate(self._signs), self._ink(Role.MUTED, base)))
        return self._filled(parts, width, base)

    def _cell(self, one: Shown, text: str) -> str:
        drawn = text.translate(self._signs).rjust(one.value)
        if one.bar:
            drawn += " " + self._bar(text)
        return drawn.ljust(one.room)

    def _is_here(self, day: date) -> bool:
        if self._here is None:
            return False
        return 0 <= (self._here - day).days < self._table.covers

    def _ink(self, role: Role, base: Style) -> Style:
        name = _INKS.get(role)
        if name is None:
            return base
        return base + Style(color=self.get_component_rich_style(name).color)

    def _bar(self, text: str) -> str:
        try:
            halves = round(float(text) / _TOP * BAR * 2)
        except ValueError:
            return ""
        return self._full * (halves // 2) + self._half * (halves % 2)

    def _filled(self, parts: list[Segment], width: int, style: Style) -> Strip:
        return Strip(parts).adjust_cell_length(width, style)


def _padded(text: str, room: int) -> str:
    return text + " " * (room - cells(text))
