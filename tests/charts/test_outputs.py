"""Drawings as text, SVG and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from chart_data import course, day, ease_pain

from tracker.charts import behind, describe, markdown, svg, text, view
from tracker.charts.glyphs import Glyphs
from tracker.charts.palette import DARK, LIGHT
from tracker.charts.role import Role
from tracker.domain.figures import EasePain
from tracker.domain.trend import Mark, MarkKind

HOSTILE = '</text><script>alert("1")</script>&amp; ]]> \x00\x1b[31m\u202e | `#` [a](b) 痛'
SVG = "{http://www.w3.org/2000/svg}"


def hostile() -> EasePain:
    marks = (*course().marks, Mark(day(33), MarkKind.EVENT, HOSTILE))
    marks = tuple(sorted(marks, key=lambda mark: mark.day))
    return replace(course(), place=HOSTILE, marks=marks)


def drawn(data: EasePain, glyphs: Glyphs = Glyphs.BLOCKS):  # type: ignore[no-untyped-def]
    shown = replace(view.course(data), cursor=day(33))
    return ease_pain(data, shown, 100, 24, glyphs)


def test_coloured_text_is_the_plain_text_with_colours() -> None:
    plain = text.lines(drawn(course()))
    coloured = text.lines(drawn(course()), palette=DARK)
    assert tuple(re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in coloured) == plain
    assert any("\x1b[38;5;" in line for line in coloured)
    # Lines are cut out of the bars they cross.
    assert any("\x1b[7;38;5;" in line for line in coloured)
    assert not any("\x1b" in line for line in plain)
    for line in coloured:
        assert len(re.findall(r"\x1b\[(7;)?38;5;", line)) == line.count("\x1b[0m")


def test_words_follow_the_picture() -> None:
    drawing = drawn(course())
    lines = text.lines(drawing)
    assert lines[24:] == ("", drawing.readout, *drawing.sentences)


@pytest.mark.parametrize(("width", "widest"), [(40, 60), (60, 60), (72, 72), (200, 200)])
def test_words_are_as_wide_as_the_picture_but_never_narrow(width: int, widest: int) -> None:
    long = Mark(day(34), MarkKind.EVENT, "a long walk " * 30)
    data = replace(course(), marks=tuple(sorted((*course().marks, long), key=lambda m: m.day)))
    for ascii_only in (False, True):
        glyphs = Glyphs.ASCII if ascii_only else Glyphs.BLOCKS
        drawing = ease_pain(data, replace(view.course(data), cursor=day(34)), width, 14, glyphs)
        said = text.lines(drawing, ascii_only=ascii_only)[15:]
        assert widest - 14 < max(map(len, said)) <= widest
        words = " ".join((drawing.readout, *drawing.sentences))
        words = text.as_ascii(words) if ascii_only else words
        assert " ".join(said).split() == words.split()


def test_ascii_is_ascii_whatever_people_wrote() -> None:
    lines = text.lines(drawn(hostile(), Glyphs.ASCII), ascii_only=True)
    assert all(line.isascii() and line.isprintable() for line in lines)


def test_a_table_says_that_it_stands_for_the_picture() -> None:
    drawing = ease_pain(course(), view.course(course()), 20, 5)
    assert any("no room for the picture" in line for line in text.lines(drawing))


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_svg_is_well_formed_and_stands_alone(palette) -> None:  # type: ignore[no-untyped-def]
    drawing = drawn(course())
    root = ElementTree.fromstring(svg.document(drawing, palette))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "g", "path", "text",
    }  # fmt: skip
    assert root.findtext(f"{SVG}title") == "Ease and pain, low back"
    assert root.findtext(f"{SVG}desc") == " ".join([drawing.readout, *drawing.sentences])
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not any("href" in name or name.startswith("on") for name in attributes)
    assert palette.ease in svg.document(drawing, palette)


def test_svg_shows_every_bar_and_keeps_words_whole() -> None:
    drawing = drawn(course())
    root = ElementTree.fromstring(svg.document(drawing, DARK))
    bars = [e for e in root.iter(f"{SVG}path") if e.get("fill") == DARK.ease]
    blocks = sum(char in "▁▂▃▄▅▆▇█" for row in drawing.cells.lines()[1:9] for char in row)
    assert sum(e.attrib["d"].count("M") for e in bars) == blocks
    words = {e.text for e in root.iter(f"{SVG}text")}
    assert {"Pain,", "flare", drawing.readout} <= words
    for element in root.iter(f"{SVG}text"):
        assert len(element.attrib["x"].split()) == len(element.text or "")


def test_svg_escapes_hostile_text() -> None:
    root = ElementTree.fromstring(svg.document(drawn(hostile()), DARK))
    assert not list(root.iter(f"{SVG}script"))
    assert "<script>" in (root.findtext(f"{SVG}title") or "")


def test_in_an_svg_a_line_leaves_the_bars_whole_that_it_crosses() -> None:
    drawing = drawn(course())
    crossed = sum(
        len(piece.text)
        for row, runs in enumerate(drawing.cells.runs())
        for run in runs
        for piece, bar in behind.pieces(drawing.cells, row, run)
        if bar is Role.PAIN
    )
    bars = sum(run.text.count("█") for runs in drawing.cells.runs() for run in runs
               if run.role is Role.PAIN)  # fmt: skip
    paths = re.findall(rf'<path d="([^"]+)" fill="{DARK.pain}"/>', svg.document(drawing, DARK))
    whole = sum(path.count("v19.0h") for path in paths)
    assert crossed > 0
    assert whole == bars + crossed
    assert f'stroke="{DARK.background}"' in svg.document(drawing, DARK)


def test_markdown_holds_the_sentences_and_the_table() -> None:
    data = course()
    found = markdown.page(drawn(data), describe.table(data, view.course(data)))
    lines = found.splitlines()
    assert lines[0] == "## Ease and pain, low back"
    assert lines[2].startswith("Ease 4.4 at the start")
    assert "| Day | Ease | Pain | Stiffness | Notes |" in lines
    assert "| 2026-10-27 | 4 | 5 | 4 | session 1 |" in lines


def test_markdown_escapes_hostile_text() -> None:
    data = hostile()
    found = markdown.page(drawn(data), describe.table(data, view.course(data)))
    assert "<script>" not in found
    assert "[a](b)" not in found
    for row in found.splitlines():
        if row.startswith("| 2026"):
            assert len(re.findall(r"(?<!\\)\|", row)) == 6
