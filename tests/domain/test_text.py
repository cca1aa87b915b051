"""Nothing that is printed may steer a terminal; nothing that is kept may change."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.domain.text import NOTE_LIMIT, cells, check_note, in_place, one_line, visible
from tracker.errors import InvalidValue

FAMILY = "👩\u200d👩\u200d👧"
HEALTH_WORKER = "🧑🏽\u200d⚕\ufe0f"
RAINBOW = "🏳\ufe0f\u200d🌈"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PERSIAN = "می\u200cخواهم"
SINHALA = "ක්\u200dෂ"

# Any characters at all, with those that matter here drawn often.
TRICKY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x1b\x07\r\n\t\x7f\x9b\u200b\u200c\u200d\u200e\u202e\u2028\u2066\ufe0f\ufeff"
            "\ud800\U000e0067\U000e007f🏴👩⚕🏽한漢कe\u0301 a[/"
        ),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, naïve, 漢字, 🙂", "plain, naïve, 漢字, 🙂"),
        ("\x1b[2J", "␛[2J"),
        ("a\x00b", "a␀b"),
        ("a\tb\nc\rd", "a␉b␊c␍d"),
        ("\x07\x08\x1f", "␇␈␟"),
        ("\x7f", "␡"),
        ("\x9b2J\x85", "<U+009B>2J<U+0085>"),
        ("a\u202eb\u202c", "a<U+202E>b<U+202C>"),
        ("\u2066\u2069\u200e\u200f\u061c", "<U+2066><U+2069><U+200E><U+200F><U+061C>"),
        ("a\u200bb\u2060c\ufeffd\xade", "a<U+200B>b<U+2060>c<U+FEFF>d<U+00AD>e"),
        ("a\u200db\u200cc", "a<U+200D>b<U+200C>c"),
        ("\u2028\u2029", "<U+2028><U+2029>"),
        ("\ud83d", "<U+D83D>"),
        ("a\U000e0067\U000e007f", "a<U+E0067><U+E007F>"),
        ("👩\u200d", "👩<U+200D>"),
        (FAMILY, FAMILY),
        (HEALTH_WORKER, HEALTH_WORKER),
        (RAINBOW, RAINBOW),
        (ENGLAND, ENGLAND),
        (PERSIAN, PERSIAN),
        (SINHALA, SINHALA),
        ("[red]x[/]", "[red]x[/]"),
        ("no\xa0break", "no\xa0break"),
        ("", ""),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_several_lines_keep_feeds_and_tabs_only() -> None:
    assert visible("a\tb\nc\r\x1b\x0b", multiline=True) == "a\tb\nc␍␛␋"


def _steers(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
        or char in "\u200b\u200e\u200f\u061c\ufeff"
    )


@given(TRICKY, st.booleans())
def test_nothing_visible_steers_and_twice_is_once(text: str, multiline: bool) -> None:
    shown = visible(text, multiline=multiline)
    allowed = "\n\t" if multiline else ""
    assert not [char for char in shown if _steers(char) and char not in allowed]
    assert visible(shown, multiline=multiline) == shown
    assert shown.encode().decode() == shown


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb", "a\nb"),
        ("a\r\r\nb\r\n", "a\nb\n"),
        ("a\rb", "a\rb"),
        (
            "  \x1b[31m [/] =1+1 <b> 👩\u200d👧 \u202e ",
            "  \x1b[31m [/] =1+1 <b> 👩\u200d👧 \u202e ",
        ),
        ("", ""),
        ("x" * NOTE_LIMIT, "x" * NOTE_LIMIT),
        ("\r\n" * NOTE_LIMIT, "\n" * NOTE_LIMIT),
    ],
    ids=["crlf", "crcrlf", "cr", "everything", "empty", "longest", "longest in lines"],
)
def test_notes_are_kept(text: str, kept: str) -> None:
    assert check_note(text) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("a\ud800b", "a<U+D800>b"),
        ("x" * (NOTE_LIMIT + 1), "200001 characters"),
    ],
    ids=["null", "surrogate", "too long"],
)
def test_notes_refused(text: str, shown: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        check_note(text, "question")
    assert str(caught.value).startswith(f"question: “{shown}” is not possible.")
    assert str(caught.value).encode()


@given(TRICKY)
def test_a_checked_note_stays_as_it_is(text: str) -> None:
    try:
        note = check_note(text)
    except InvalidValue:
        assert "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text)
        return
    assert check_note(note) == note
    assert note.replace("\r", "") == text.replace("\r", "")


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("漢字", 4),
        ("한", 2),
        ("e\u0301", 1),
        ("🙂", 2),
        ("❤\ufe0f", 2),
        ("🙂\ufe0f", 2),
        (PERSIAN, 7),
        ("ａ", 2),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("short", 10, "short"),
        ("exactly", 7, "exactly"),
        ("exactly1", 7, "exactl…"),
        ("two\r\n  lines\tof\x0btext ", 20, "two lines of text"),
        ("one two", 5, "one…"),
        ("漢字漢字", 8, "漢字漢字"),
        ("漢字漢字", 7, "漢字漢…"),
        ("漢字漢字", 6, "漢字…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("e\u0301e\u0301", 2, "e\u0301e\u0301"),
        ("\x1b[31mred", 20, "␛[31mred"),
        (FAMILY, 4, "👩…"),
        ("ab", 1, "…"),
        ("a", 1, "a"),
        ("漢", 1, "…"),
        ("a", 0, ""),
        ("a", -1, ""),
        ("   ", 5, ""),
    ],
)
def test_one_line(text: str, width: int, line: str) -> None:
    assert one_line(text, width) == line


@given(TRICKY, st.integers(0, 30))
@example("a" + "\u0301" * 5000, 3)
@example("x" * NOTE_LIMIT, 80)
def test_one_line_fits_and_steers_nothing(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cells(line) <= width
    assert cell_len(line) <= width
    assert not any(_steers(char) for char in line)
    whole = visible(" ".join(text.split()))
    if width and len(whole) < 200:
        assert line == whole if cells(whole) <= width else line.endswith("…")


@given(TRICKY)
@example("\x1b[2J\x9b\u202e\ttab" + FAMILY + PERSIAN)
def test_a_field_shows_each_character_in_its_place_and_steers_nothing(text: str) -> None:
    shown = in_place(text)

    assert len(shown) == len(text)
    for kept, seen in zip(text, shown, strict=True):
        assert seen in (kept, "\ufffd", "\u2421") or ord(seen) - 0x2400 == ord(kept)
    assert visible(shown.replace("\t", "")) == shown.replace("\t", "")


def test_a_field_keeps_writing_as_it_is() -> None:
    assert in_place("漢字 [b] " + FAMILY + PERSIAN) == "漢字 [b] " + FAMILY + PERSIAN
    assert in_place("a\x1bb\x9bc\td") == "a␛b�c\td"
