"""Running text is wrapped at words, by the cells they take, and steers no terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.cli import wrapping
from tracker.domain.text import cells, visible


def test_lines_break_between_words_and_hang() -> None:
    found = wrapping.lines("one two  three\nfour five", 12, first="  - ", rest="    ")
    assert found == ["  - one two", "    three", "    four", "    five"]


def test_only_a_word_longer_than_a_line_is_broken() -> None:
    assert wrapping.lines("a " + "b" * 25 + " c", 10) == ["a", "b" * 10, "b" * 10, "bbbbb c"]


def test_wide_signs_count_twice_and_control_characters_are_shown() -> None:
    assert wrapping.lines("痛痛痛 痛痛", 8) == ["痛痛痛", "痛痛"]
    assert wrapping.lines("a\x1b[2Jb\u202ec", 30) == ["a␛[2Jb<U+202E>c"]


def test_nothing_is_one_empty_line() -> None:
    assert wrapping.lines(" \n ", 20) == [""]


@given(st.text(max_size=300), st.integers(20, 90))
def test_no_line_is_wider_than_the_room_and_no_word_is_lost(text: str, room: int) -> None:
    found = wrapping.lines(text, room, first="  – ", rest="    ")
    assert all(cells(line) <= room for line in found)
    assert all(line == visible(line) for line in found)
    words = "".join(visible(part) for part in text.split()).split()
    assert "".join("".join(found)[4:].split()) == "".join(words)
