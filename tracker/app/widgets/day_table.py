"""The days of a picture as a table: newest first, only the rows in sight are drawn."""

from __future__ import annotations

from bisect import bisect_left
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

from tracker.charts.table import Table
from tracker.domain import days
from tracker.domain.text import one_line

_DAY_ROOM, _VALUE_ROOM, _BAR_ROOM = 17, 4, 5
_NARROW, _WIDE = 10, 13
"""Cells of a value's column without and with its bar."""

_BARS_FROM = 72
_TOP = 10.0
_INKS = ("ease", "pain", "stiffness")


class DayTable(ScrollView, can_focus=False):
    """Shows a ``Table`` whose first column is an ISO day; the row of one day is marked.

    Beside each value stands a bar of 5 cells for 0 to 10 where there is room.
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
        self._table = Table((), ())
        self._days: tuple[date, ...] = ()
        self._here: date | None = None

    def show(self, table: Table, here: date | None) -> None:
        """Show another table and mark the row of ``here``."""
        self._table, self._here = table, here
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
        self.virtual_size = Size(width, len(self._days) + 1)

    def _follow(self) -> None:
        if not self._days or self._here is None:
            return
        # A day without a row leaves its place to the next newer one.
        at = min(bisect_left(self._days, self._here), len(self._days) - 1)
        row = len(self._days) - 1 - at
        room = max(self.scrollable_content_region.height - 1, 1)
        top = self.scroll_offset.y
        if not top <= row < top + room:
            target = row if row < top else row - room + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def _head(self, width: int) -> Strip:
        ink = self.get_component_rich_style("table--head")
        value = self._value_room(width)
        text = "Day".ljust(_DAY_ROOM)
        text += "".join(name.ljust(value) for name in self._table.header[1:4])
        return self._filled([Segment(text + "Notes", ink)], width, self.rich_style)

    def _row(self, row: tuple[str, ...], day: date, width: int) -> Strip:
        here = day == self._here
        base = self.get_component_rich_style("table--here") if here else self.rich_style
        parts = [Segment(days.label_with_year(day).ljust(_DAY_ROOM), base)]
        room = self._value_room(width)
        for name, text in zip(_INKS, row[1:4], strict=True):
            ink = base + Style(color=self.get_component_rich_style(f"table--{name}").color)
            drawn = text.rjust(_VALUE_ROOM)
            if room > _NARROW:
                drawn += " " + self._bar(text)
            parts.append(Segment(drawn.ljust(room), ink))
        left = width - _DAY_ROOM - 3 * room
        ink = base + Style(color=self.get_component_rich_style("table--note").color)
        parts.append(Segment(one_line(row[4], left), ink))
        return self._filled(parts, width, base)

    def _bar(self, text: str) -> str:
        try:
            halves = round(float(text) / _TOP * _BAR_ROOM * 2)
        except ValueError:
            return ""
        return self._full * (halves // 2) + self._half * (halves % 2)

    def _value_room(self, width: int) -> int:
        return _WIDE if width >= _BARS_FROM else _NARROW

    def _filled(self, parts: list[Segment], width: int, style: Style) -> Strip:
        return Strip(parts).adjust_cell_length(width, style)
