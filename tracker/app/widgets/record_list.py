"""Records as one long list: only the lines in sight are drawn, only pages in sight are read."""

from __future__ import annotations

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

from tracker.domain import days
from tracker.domain.records import Kind
from tracker.domain.text import cells, one_line
from tracker.services.finding import PAGE, Found
from tracker.services.records import Line

SHORT_KINDS = {
    Kind.CHECKIN: "Check-in",
    Kind.SESSION: "Session",
    Kind.WEEKLY: "Weekly",
    Kind.TEST: "Test",
    Kind.EVENT: "Event",
    Kind.QUESTION: "Question",
    Kind.QUIZ: "Quiz",
    Kind.SAFETY: "Safety",
}
DAY_ROOM, YEAR_ROOM, TIME_ROOM, KIND_ROOM = 12, 17, 7, 10
YEARS_FROM = 100
"""Cells from which every day is written with its weekday and year."""

_MOST_TEXT = 56


class RecordList(ScrollView, can_focus=False):
    """Holds a place in the list even before anything was read.

    ``total`` is ``None`` until then; moves made meanwhile count once it is known.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--day",
        "list--again",
        "list--note",
        "list--here",
        "list--mark",
    }
    DEFAULT_CSS = """
    RecordList { height: 1fr; width: 100%; padding: 0; overflow-x: hidden;
        scrollbar-size-vertical: 1; }
    RecordList > .list--again { color: $muted; }
    RecordList > .list--note { color: $muted; }
    RecordList > .list--here { background: $focus-row; text-style: bold; }
    RecordList > .list--mark { color: $accent; }
    """

    @dataclass
    class Wanted(Message):
        """A page came into sight that was not read yet."""

        number: int

    @dataclass
    class Picked(Message):
        """A click on the record at ``at``; ``again`` if it was the selected one already."""

        at: int
        again: bool

    def __init__(self, today: date) -> None:
        super().__init__()
        self.total: int | None = None
        self.at = 0
        self.today = today
        self._pages: dict[int, tuple[Line, ...]] = {}
        self._asked: set[int] = set()

    @property
    def room(self) -> int:
        """How many records stand on the screen at once."""
        return max(1, self.scrollable_content_region.height)

    def show(self, found: Found) -> None:
        """Show another list, or the same one read anew, at its selected record."""
        self.total, self.at = found.total, found.at
        self._pages = {found.number: found.lines}
        self._asked = set()
        self._fit()
        self.refresh()
        self._follow()

    def put(self, number: int, lines: tuple[Line, ...]) -> None:
        """Add a page that was asked for."""
        self._pages[number] = lines
        self._asked.discard(number)
        self.refresh()

    def line(self, at: int | None = None) -> Line | None:
        """The record at ``at``, or the selected one; ``None`` if it was not read yet."""
        place = self.at if at is None else at
        page = self._pages.get(place // PAGE, ())
        return page[place % PAGE] if 0 <= place % PAGE < len(page) else None

    def move(self, step: int) -> None:
        """Select the record so many places further down."""
        self.go(self.at + step)

    def go(self, at: int) -> None:
        """Select the record at ``at``, or the nearest there is."""
        last = at if self.total is None else max(0, self.total - 1)
        self.at = max(0, min(at, last))
        if self.is_attached:
            self.refresh()
            self._follow()

    def on_resize(self) -> None:
        self._fit()
        self._follow()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and self.total:
            at = self.scroll_offset.y + offset.y
            if at < self.total:
                self.post_message(self.Picked(at, at == self.at))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        at = self.scroll_offset.y + y
        if self.total is None or at >= self.total:
            return Strip.blank(width, self.rich_style)
        line = self.line(at)
        if line is None:
            self._ask(at // PAGE)
            return Strip([Segment("  …", self._ink("note", self.rich_style))]).adjust_cell_length(
                width, self.rich_style
            )
        return self._drawn(line, self.line(at - 1), width, here=at == self.at)

    def _drawn(self, line: Line, above: Line | None, width: int, *, here: bool) -> Strip:
        base = self.get_component_rich_style("list--here") if here else self.rich_style
        day = line.entry.day
        again = above is not None and above.entry.day == day and not here
        day_ink = self._ink("again", base) if again else base
        parts = [
            Segment("▸ " if here else "  ", self._ink("mark", base)),
            Segment(self._day(day, width), day_ink),
            Segment(line.time.ljust(TIME_ROOM), day_ink),
            Segment(SHORT_KINDS[line.entry.kind].ljust(KIND_ROOM), base),
        ]
        room = width - sum(cells(part.text) for part in parts) - 1
        parts += self._words(line, room, base)
        return Strip(parts).adjust_cell_length(width, base)

    def _words(self, line: Line, room: int, base: Style) -> list[Segment]:
        note = line.entry.note or ""
        ink = self._ink("note", base)
        if line.entry.kind is Kind.QUESTION:
            # The question is what one looks for; whether it was answered stands behind.
            text, note, ink = note, f"({line.text})" if line.entry.answered_on else "", base
        else:
            text = line.text.removesuffix("a note").rstrip(", ") if note else line.text
        most = room if not note else min(_MOST_TEXT, max(room * 3 // 5, room - 24))
        text = one_line(text, most)
        left = room - cells(text) - 2
        parts = [Segment(text + "  " if text else "", base)]
        if note and left >= 8:
            private = "(private) " if line.entry.private else ""
            parts.append(Segment(one_line(private + note, left), ink))
        return parts

    def _day(self, day: date, width: int) -> str:
        if width >= YEARS_FROM:
            return days.label_with_year(day).ljust(YEAR_ROOM)
        if day.year == self.today.year:
            return days.label(day).ljust(DAY_ROOM)
        return f"{days.short(day)} {day.year}".ljust(DAY_ROOM)

    def _ink(self, name: str, base: Style) -> Style:
        return base + Style(color=self.get_component_rich_style(f"list--{name}").color)

    def _ask(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self.post_message(self.Wanted(number))

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.total or 0)

    def _follow(self) -> None:
        if not self.total:
            return
        top, room = self.scroll_offset.y, self.room
        if not top <= self.at < top + room:
            target = self.at if self.at < top else self.at - room + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)
