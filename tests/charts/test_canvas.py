"""The guarded door: exact cells, late import, several threads, only what is safe to draw."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts import canvas
from tracker.charts.role import Role
from tracker.charts.spec import Chart, Dot, Label, Layer, Placed, Plot, Stem


def plot(width: int, height: int, *layers: Layer) -> Plot:
    return Plot(width, height, layers)


def test_stems_and_dots_stand_where_they_belong() -> None:
    rule = Layer(Role.BASELINE, dots=tuple(Dot(x, 1, "╌") for x in range(6)))
    bars = Layer(Role.EASE, (Stem(1, 2, "█"), Stem(4, 0, "█")), (Dot(1, 3, "▄"), Dot(5, 0, "·")))
    cells = canvas.draw(plot(6, 4, rule, bars))
    assert cells.lines() == (" ▄", " █", "╌█╌╌╌╌", " █  █·")
    assert [role for _, role in cells.rows[2][:2]] == [Role.BASELINE, Role.EASE]
    assert cells.rows[0][0] == (" ", Role.BACKGROUND)


@pytest.mark.parametrize("width", [1, 2, 3, 80, 200])
@pytest.mark.parametrize("height", [1, 2, 3, 24, 60])
def test_every_corner_of_every_size(width: int, height: int) -> None:
    dots = {(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)}
    layers = [Layer(Role.PAIN, dots=(Dot(x, y, "o"),)) for x, y in sorted(dots)]
    cells = canvas.draw(plot(width, height, *layers))
    assert (len(cells.rows), {len(row) for row in cells.rows}) == (height, {width})
    found = {
        (x, height - 1 - y)
        for y, row in enumerate(cells.rows)
        for x, (char, _) in enumerate(row)
        if char == "o"
    }
    assert found == dots


_PLACES = st.integers(-1, 12)
_LAYERS = st.lists(
    st.builds(
        Layer,
        st.sampled_from(Role),
        st.lists(st.builds(Stem, _PLACES, _PLACES, st.sampled_from("█▒|")), max_size=12).map(tuple),
        st.lists(st.builds(Dot, _PLACES, _PLACES, st.sampled_from("━▄·")), max_size=24).map(tuple),
    ),
    max_size=4,
)


@given(st.integers(1, 12), st.integers(1, 9), _LAYERS)
def test_the_cells_are_those_painted_one_by_one(
    width: int, height: int, layers: list[Layer]
) -> None:
    painted = {}
    for layer in layers:
        for stem in layer.stems:
            if stem.column in range(width) and stem.top in range(height):
                painted |= {(stem.column, y): (stem.glyph, layer.role) for y in range(stem.top + 1)}
        for dot in layer.dots:
            if dot.column in range(width) and dot.height in range(height):
                painted[dot.column, dot.height] = (dot.glyph, layer.role)
    assert canvas.draw(plot(width, height, *layers)).rows == tuple(
        tuple(painted.get((x, y), (" ", Role.BACKGROUND)) for x in range(width))
        for y in reversed(range(height))
    )


def test_nothing_outside_the_field_is_handed_over() -> None:
    layer = Layer(
        Role.EASE, (Stem(9, 1, "█"), Stem(1, 9, "█"), Stem(0, -1, "█")), (Dot(-1, 0, "x"),)
    )
    assert canvas.draw(plot(3, 2, layer)).lines() == ("", "")


@pytest.mark.parametrize(("width", "height"), [(0, 0), (0, 5), (5, 0), (-1, 3)])
def test_no_room_is_an_empty_picture(width: int, height: int) -> None:
    assert canvas.draw(plot(width, height)).rows == ()
    assert len(canvas.render(Chart(width, height)).rows) == max(height, 0)


def test_labels_lie_over_plots_and_are_cut_at_the_edge() -> None:
    full = plot(4, 1, Layer(Role.EASE, tuple(Stem(x, 0, "█") for x in range(4))))
    chart = Chart(
        5, 2, (Placed(1, 0, full),), (Label(1, 3, "word", Role.TEXT), Label(7, 0, "x", Role.TEXT))
    )
    cells = canvas.render(chart)
    assert cells.lines() == ("", "███wo")
    assert [run.text for run in cells.runs()[1]] == ["███", "wo"]


@pytest.mark.parametrize("char", ["痛", "\x1b", "\u202e", "\u0301", "\n"])
def test_a_character_that_is_not_one_cell_wide_shifts_nothing(char: str) -> None:
    cells = canvas.render(Chart(3, 1, (), (Label(0, 0, f"a{char}b", Role.TEXT),)))
    assert cells.lines() == ("a?b",)


def test_threads_wait_for_each_other() -> None:
    def one(index: int) -> tuple[str, ...]:
        layer = Layer(Role.EASE, (Stem(index % 40, index % 9, "█"),))
        return canvas.draw(plot(40 + index % 3, 9, layer)).lines()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(120)))
    for index, lines in enumerate(found):
        filled = [row for row, line in enumerate(lines) if line]
        assert filled == list(range(8 - index % 9, 9))
        assert {line.index("█") for line in lines if line} == {index % 40}


def test_an_equal_field_is_drawn_once() -> None:
    first = canvas.draw(plot(11, 3, Layer(Role.EASE, (Stem(2, 2, "█"),))))
    assert canvas.draw(plot(11, 3, Layer(Role.EASE, (Stem(2, 2, "█"),)))) is first


def test_plotext_is_imported_with_the_first_drawing_only() -> None:
    code = (
        "import sys\n"
        "from tracker.charts import canvas, describe, ease_pain, markdown, svg, text\n"
        "from tracker.charts.role import Role\nfrom tracker.charts.spec import Layer, Plot, Stem\n"
        "assert 'plotext' not in sys.modules\n"
        "canvas.draw(Plot(2, 2, (Layer(Role.EASE, (Stem(0, 0, 'x'),)),)))\n"
        "assert 'plotext' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
