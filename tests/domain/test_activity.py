"""Activities: when one is asked, and which one a person means."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.activity import Activity, check_name, named
from tracker.errors import InvalidValue

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 1)
WALK = Activity("aaaa", 1, "Walk to work", FIRST)
WALL = Activity("bbbb", 2, "wall climbing", FIRST)
FILM = Activity("cccc", 3, "Film", FIRST)
KNOWN = (WALK, WALL, FILM)


@pytest.mark.parametrize(
    ("day", "open_end", "ended"),
    [
        (date(2026, 9, 30), False, False),
        (FIRST, True, True),
        (LAST, True, True),
        (date(2026, 11, 2), True, False),
    ],
)
def test_both_days_are_included(day: date, open_end: bool, ended: bool) -> None:
    assert WALK.on(day) is open_end
    assert Activity("a", 1, "x", FIRST, LAST).on(day) is ended


@pytest.mark.parametrize(
    ("word", "found"),
    [("walk to work", WALK), ("WALK", WALK), ("fi", FILM), ("2", WALL), ("bbbb", WALL)],
)
def test_a_name_may_be_cut_short(word: str, found: Activity) -> None:
    assert named(word, KNOWN) is found


@pytest.mark.parametrize("word", ["", "wal", "swim", "4", "0"])
def test_none_or_several_are_refused_with_the_names(word: str) -> None:
    with pytest.raises(InvalidValue, match="one of “Walk to work”, “wall climbing”, “Film”"):
        named(word, KNOWN)
    with pytest.raises(InvalidValue, match="name one in the profile first"):
        named(word, ())


@pytest.mark.parametrize(("name", "kept"), [(" walk ", "walk"), ("", ""), ("x" * 80, "x" * 80)])
def test_a_name_is_one_line(name: str, kept: str) -> None:
    assert check_name(name) == kept


@pytest.mark.parametrize("name", ["x" * 81, "two\nlines", "a\x00", "\ud800"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(InvalidValue):
        check_name(name)
