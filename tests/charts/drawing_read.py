"""Reading a drawing back from its cells, and what holds for every one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unicodedata import category, east_asian_width

from drawing_cases import Case

from tracker.charts import canvas
from tracker.charts.glyphs import ASCII, GlyphSet, glyph_set
from tracker.charts.role import Role
from tracker.charts.spec import Cells, Chart, Drawing

Cell = tuple[str, Role]


@dataclass(frozen=True, slots=True)
class Read:
    """A drawing with the case it was made for; ``seen`` counts the marks that were checked."""

    case: Case
    drawing: Drawing
    chart: Chart
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def glyphs(self) -> GlyphSet:
        return glyph_set(self.case.glyphs)

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return self.drawing.cells.rows

    def text(self, row: int, left: int = 0, wide: int | None = None) -> str:
        """The characters of a row, from ``left`` on."""
        cells = self.rows[row][left : None if wide is None else left + wide]
        return "".join(char for char, _ in cells)

    def near(self, kind: str, found: float, wanted: float, cells: float = 1.0) -> None:
        """A mark stands at most so many cells from where it belongs."""
        assert abs(found - wanted) <= cells, (kind, found, wanted, self.drawing.form)
        self.seen[kind] += 1


@contextmanager
def charts_seen() -> Iterator[list[Chart]]:
    """Every chart that is handed to the canvas, before it becomes cells."""
    seen: list[Chart] = []
    render: Callable[[Chart], Cells] = canvas.render

    def watched(chart: Chart) -> Cells:
        seen.append(chart)
        return render(chart)

    canvas.render = watched
    try:
        yield seen
    finally:
        canvas.render = render


def check_cells(read: Read) -> None:
    """Exactly the cells asked for, each with a character that fills it."""
    width, height = read.case.size
    assert len(read.rows) == height
    assert {len(row) for row in read.rows} <= {width}
    for row in read.rows:
        for char, _ in row:
            assert len(char) == 1
            assert char.isprintable()
            assert east_asian_width(char) not in "WF"
            assert category(char)[0] != "M"


def check_labels(read: Read) -> None:
    """No word leaves the picture, none lies over another, none over what is drawn."""
    width, height = read.case.size
    drawn = _drawn_cells(read)
    taken: dict[tuple[int, int], str] = {}
    for label in read.chart.labels:
        for right, char in enumerate(label.text):
            at = (label.row, label.column + right)
            if char == " ":
                continue
            assert 0 <= at[0] < height, ("beyond the picture", label, read.case.size)
            assert 0 <= at[1] < width, ("beyond the picture", label, read.case.size)
            if label.role is not Role.CURSOR and not _on_axis(read, taken.get(at)):
                assert at not in taken, ("two words in a cell", label, taken[at], read.case.size)
                assert at not in drawn, ("a word over a mark", label, read.case.size)
            taken[at] = label.text


def _on_axis(read: Read, text: str | None) -> bool:
    """Whether what stands there is the axis: ticks stand on it."""
    return text is not None and text.startswith(read.glyphs.corner + read.glyphs.floor)


def _drawn_cells(read: Read) -> set[tuple[int, int]]:
    return {
        (placed.row + down, placed.column + right)
        for placed in read.chart.plots
        for down, row in enumerate(canvas.draw(placed.plot).rows)
        for right, cell in enumerate(row)
        if cell[0] != " "
    }


def check_ascii(read: Read) -> None:
    """Nothing but ASCII is drawn where that was asked for; people's own words stay theirs."""
    if read.glyphs is not ASCII:
        return
    for placed in read.chart.plots:
        for row in canvas.draw(placed.plot).rows:
            assert all(char.isascii() for char, _ in row)
