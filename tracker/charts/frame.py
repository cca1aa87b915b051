"""The time axis, the marks on it and the key beside it: what pictures over days share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts import canvas
from tracker.charts.axes import Scale, TimeAxis, scale, time_axis
from tracker.charts.day_words import PAIN_UP
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels
from tracker.charts.layout import GUTTER, Room
from tracker.charts.pointing import field
from tracker.charts.role import Role
from tracker.charts.signs import MARK_ORDER, NO_ENTRY, Seen, mark_look, of_field, of_marks
from tracker.charts.spec import Chart, Form, Placed, Sign
from tracker.charts.view import View
from tracker.domain.trend import Mark, MarkKind, Series

MARK_ROWS = 3
"""Rows of marks at most: a session, a flare and what may have been its reason."""

LONGEST_KEY = 2 + len(PAIN_UP)
"""Cells of the longest line of the key: a sign, a space and its words."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture over days is drawn for: the days, the room, and the glyphs."""

    view: View
    room: Room
    glyphs: GlyphSet


class Frame:
    """Collects the plots and labels of one picture; subclasses put their fields into it.

    ``marks`` are those on screen. ``anchor`` is the day whose weekday begins the weeks,
    ``None`` for Mondays.
    """

    def __init__(self, look: Look, marks: tuple[Mark, ...], anchor: date | None) -> None:
        self.view, self.room, self.glyphs = look.view, look.room, look.glyphs
        self.marks, self.anchor = marks, anchor
        columns = field(self.room.width, self.room.form)
        self.scale: Scale = scale(self.view.first, self.view.last, columns)
        self.words = Labels(self.room.width, look.glyphs)
        self.plots: list[Placed] = []
        self.seen: Seen = frozenset()
        self.gap = NO_ENTRY
        self._kinds: dict[int, dict[MarkKind, None]] = {}
        for mark in sorted(marks, key=telling):
            self._kinds.setdefault(self.scale.column(mark.day), {})[mark.kind] = None
        self._marked: set[MarkKind] = set()
        self._tick: tuple[Sign, ...] = ()

    def chart(self) -> Chart:
        """The picture as far as it was put together."""
        return Chart(self.room.width, self.room.height, tuple(self.plots), tuple(self.words.all))

    def signs(self) -> tuple[Sign, ...]:
        """What is seen so far, from the fields down to the axis."""
        return (*self.field_signs(), *self.mark_signs(), *self._tick)

    def field_signs(self) -> tuple[Sign, ...]:
        """What is seen in the fields beside plain bars and the lines that have a name."""
        shared = self.scale.size > 1
        return tuple(of_field(self.seen, self.glyphs, shared=shared, gap=self.gap))

    def mark_signs(self) -> tuple[Sign, ...]:
        """The marks that found a cell."""
        return of_marks(self._marked, self.glyphs)

    def field(self, placed: Placed) -> Seen:
        """Add a field; the cells that are seen in it."""
        self.plots.append(placed)
        seen = canvas.seen(placed.plot)
        self.seen |= seen
        return seen

    def label(self, row: int, column: int, text: str, role: Role) -> None:
        """Text from a cell on; nothing for none."""
        self.words.say(row, column, text, role)

    def key(self, row: int, text: str, role: Role) -> None:
        """A line of the key to the right of the fields."""
        # All stand a cell nearer where the longest would lose its last letter.
        edge = GUTTER + self.scale.used
        apart = 2 if self.room.width - edge - 2 >= LONGEST_KEY else 1
        self.label(row, edge + apart, text, role)

    def keys(self, *parts: tuple[Sequence[Sign], Sequence[int]]) -> None:
        """Signs with the rows they would best stand in; those left over take what rows are left."""
        over: list[Sign] = []
        free: list[int] = []
        for signs, rows in parts:
            self._put(rows, signs)
            over += signs[len(rows) :]
            free += rows[len(signs) :]
        self._put(free, over)

    def _put(self, rows: Sequence[int], signs: Sequence[Sign]) -> None:
        for row, sign in zip(rows, signs, strict=False):
            self.key(row, sign.text, sign.role)

    def days_line(self, row: int, spans: Sequence[str]) -> None:
        """The longest of ``spans`` that fits, and how many days a column is."""
        note = self.size_note
        room = self.room.width - (len(note) + 2 if note else 0)
        said = next((text for text in spans if len(text) <= room), "")
        self.label(row, 0, said, Role.MUTED)
        self.label(row, self.room.width - len(note), note, Role.MUTED)

    @property
    def mark_rows(self) -> int:
        """Rows that show all marks: more where those of one day, or column, lie on each other."""
        most = max((len(kinds) for kinds in self._kinds.values()), default=1)
        return min(-(-most // self.scale.pitch), MARK_ROWS)

    def mark_row(self, row: int, rows: int = 1) -> None:
        """Sessions, flares and events over their days, in ``rows`` from ``row`` on."""
        wide = self.scale.pitch
        for column, kinds in self._kinds.items():
            # Further marks of a day go into the cells that are its own; the first counts most.
            for aside, kind in enumerate(list(kinds)[: wide * rows]):
                down, across = divmod(aside, wide)
                at = GUTTER + column + across
                self.label(row + down, at, *mark_look(kind, self.glyphs))
                self._marked.add(kind)

    def axis(self, row: int, *, noted: bool = False) -> None:
        """The time axis in ``row``, its labels beneath, and the cursor on it.

        ``noted``: it is said elsewhere how many days a column is.
        """
        used = self.scale.used
        self.label(row, GUTTER - 1, self.glyphs.corner + self.glyphs.floor * used, Role.MUTED)
        if self.room.form is not Form.NO_TICKS:
            full = self.room.form is Form.FULL
            # A label under the key would be taken for a part of it.
            room = used if full else self.room.width - GUTTER
            note = "" if noted else self.size_note
            if note:
                column = min(GUTTER + used + 2, self.room.width - len(note))
                room = min(room, column - GUTTER - 2)
                self.label(row + 1, column, note, Role.MUTED)
            self._ticks(time_axis(self.scale, self.anchor, room), row)
        cursor = self.view.cursor
        if cursor is not None and self.scale.holds(cursor):
            column = GUTTER + self.scale.column(cursor)
            self.label(row, column, self.glyphs.cursor, Role.CURSOR)

    @property
    def size_note(self) -> str:
        """How many days share a column; nothing where none do."""
        return f"each column = {self.scale.size} days" if self.scale.size > 1 else ""

    def empty_bins(self, filled: tuple[object, ...], begun: date | None, today: date) -> range:
        """The bins in which an entry could stand: from the first record to yesterday."""
        if begun is None:
            return range(0)
        first, size = self.view.first, self.scale.size
        begins = max((begun - first).days // size, 0)
        # Bins that reach today are still open.
        ends = min((today - first).days // size, len(filled))
        return range(begins, max(ends, begins))

    def _ticks(self, axis: TimeAxis, row: int) -> None:
        for tick in axis.ticks:
            self.label(row, GUTTER + tick.column, self.glyphs.tick, Role.MUTED)
            self.label(row + 1, GUTTER + tick.at, tick.label, Role.MUTED)
        cursor = self.view.cursor
        under = None if cursor is None else self.scale.column(cursor)
        if any(tick.column != under for tick in axis.ticks):
            self._tick = (Sign(self.glyphs.tick, axis.unit),)
            if self.room.form is Form.FULL:
                self.key(row, self._tick[0].text, Role.MUTED)


def begun(all_series: Iterable[Series]) -> date | None:
    """The first day with a value in any of the series; ``None`` when there is none."""
    return min((series[0].day for series in all_series if series), default=None)


def telling(mark: Mark) -> int:
    """Which of several marks of a day comes first: the lower, the more telling."""
    return MARK_ORDER.index(mark.kind)
