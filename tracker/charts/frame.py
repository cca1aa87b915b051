"""The time axis, the marks on it and the key beside it: what pictures over days share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts.axes import Scale, TimeAxis, scale, time_axis
from tracker.charts.day_words import ADDED_LATER, FROM_MEMORY, PAIN_UP
from tracker.charts.glyphs import GlyphSet
from tracker.charts.labels import Labels
from tracker.charts.layout import GUTTER, LEGEND, Room
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Form, Placed
from tracker.charts.view import View
from tracker.domain.bins import Bin
from tracker.domain.trend import Mark, MarkKind, Series

_MARK_ORDER = (
    MarkKind.SESSION,
    MarkKind.FLARE,
    MarkKind.AUTO_FLARE,
    MarkKind.EVENT,
    MarkKind.PLACE,
    MarkKind.PLANNED,
)

_NEW_PLACE = "p"

_KEY_ORDER = ("high", "middle", "low", "line", "band", "late", "old", "gap")
"""What a key says of the fields, in its order from the top down."""

_MARK_NAMES = {
    MarkKind.SESSION: "session",
    MarkKind.FLARE: "flare",
    MarkKind.AUTO_FLARE: PAIN_UP,
    MarkKind.EVENT: "event",
    MarkKind.PLACE: "other place",
    MarkKind.PLANNED: "planned",
}


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
        legend = LEGEND if self.room.form is Form.FULL else 0
        self.scale: Scale = scale(
            self.view.first, self.view.last, self.room.width - GUTTER - legend
        )
        self.words = Labels(self.room.width, look.glyphs)
        self.plots: list[Placed] = []
        self.keys: dict[str, str] = {}

    def chart(self) -> Chart:
        """The picture as far as it was put together."""
        return Chart(self.room.width, self.room.height, tuple(self.plots), tuple(self.words.all))

    def label(self, row: int, column: int, text: str, role: Role) -> None:
        """Text from a cell on; nothing for none."""
        self.words.say(row, column, text, role)

    def key(self, row: int, text: str, role: Role) -> None:
        """A line of the key to the right of the fields."""
        # The longest key stands a cell nearer where it would lose its last letter.
        edge = GUTTER + self.scale.used
        self.label(row, min(edge + 2, max(self.room.width - len(text), edge + 1)), text, role)

    def mark_row(self, row: int) -> None:
        """Sessions, flares and events over their days."""
        columns: dict[int, dict[MarkKind, None]] = {}
        for mark in sorted(self.marks, key=telling):
            columns.setdefault(self.scale.column(mark.day), {})[mark.kind] = None
        for column, kinds in columns.items():
            # Further marks of a day go into the cells that are its own; the first counts most.
            for aside, kind in enumerate(list(kinds)[: self.scale.pitch]):
                self.label(row, GUTTER + column + aside, *mark_look(kind, self.glyphs))

    def mark_keys(self, rows: Iterable[int]) -> None:
        """What the marks on screen stand for, one a row."""
        kinds = [kind for kind in _MARK_ORDER if any(m.kind is kind for m in self.marks)]
        names = mark_names(kinds, self.glyphs)
        for row, kind, name in zip(rows, kinds, names, strict=False):
            self.key(row, name, mark_look(kind, self.glyphs)[1])

    def note_keys(self, columns: tuple[Bin | None, ...]) -> None:
        """Have the key explain what is drawn of these bins."""
        known = [one for one in columns if one is not None]
        glyphs = self.glyphs
        if self.scale.size > 1 and any(one.low < one.high for one in known):
            self.keys |= {
                "high": f"{glyphs.range} highest",
                "middle": f"{glyphs.middle} median",
                "low": f"{glyphs.levels[-1]} lowest",
            }
        if any(one.late for one in known):
            self.keys["late"] = f"{glyphs.late} {ADDED_LATER}"
        if any(one.old for one in known):
            self.keys["old"] = f"{glyphs.hollow} {FROM_MEMORY}"

    def field_keys(self, rows: Sequence[int]) -> Sequence[int]:
        """What the fields hold, a key a row as far as ``rows`` go; the rows that are left."""
        said = [self.keys[name] for name in _KEY_ORDER if name in self.keys]
        for row, text in zip(rows, said, strict=False):
            self.key(row, text, Role.MUTED)
        return rows[len(said) :]

    def axis(self, row: int) -> None:
        """The time axis in ``row``, its labels beneath, and the cursor on it."""
        used = self.scale.used
        self.label(row, GUTTER - 1, self.glyphs.corner + self.glyphs.floor * used, Role.MUTED)
        if self.room.form is not Form.NO_TICKS:
            room = self.room.width - GUTTER
            note = f"each column = {self.scale.size} days" if self.scale.size > 1 else ""
            if note:
                column = min(GUTTER + used + 2, self.room.width - len(note))
                room = column - GUTTER - 2
                self.label(row + 1, column, note, Role.MUTED)
            self._ticks(time_axis(self.scale, self.anchor, room), row)
        cursor = self.view.cursor
        if cursor is not None and self.scale.holds(cursor):
            column = GUTTER + self.scale.column(cursor)
            self.label(row, column, self.glyphs.cursor, Role.CURSOR)

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
            self.label(row + 1, GUTTER + tick.column, tick.label, Role.MUTED)
        if self.room.form is Form.FULL and axis.ticks:
            self.key(row, f"{self.glyphs.tick} {axis.unit}", Role.MUTED)


def begun(all_series: Iterable[Series]) -> date | None:
    """The first day with a value in any of the series; ``None`` when there is none."""
    return min((series[0].day for series in all_series if series), default=None)


def telling(mark: Mark) -> int:
    """Which of several marks of a day comes first: the lower, the more telling."""
    return _MARK_ORDER.index(mark.kind)


def mark_names(kinds: Collection[MarkKind], glyphs: GlyphSet) -> list[str]:
    """What the marks of these kinds stand for, the most telling first."""
    return [
        f"{mark_look(kind, glyphs)[0]} {_MARK_NAMES[kind]}" for kind in _MARK_ORDER if kind in kinds
    ]


def mark_look(kind: MarkKind, glyphs: GlyphSet) -> tuple[str, Role]:
    """The glyph of a mark and its role."""
    return {
        MarkKind.SESSION: (glyphs.session, Role.SESSION),
        MarkKind.PLANNED: (glyphs.planned, Role.MUTED),
        MarkKind.FLARE: (glyphs.flare, Role.FLARE),
        MarkKind.AUTO_FLARE: (glyphs.auto_flare, Role.FLARE),
        MarkKind.EVENT: (glyphs.event, Role.TEXT),
        MarkKind.PLACE: (_NEW_PLACE, Role.TEXT),
    }[kind]
