"""When a note brings up the help text, and what that says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracker.domain import help_now, safety
from tracker.domain.safety import Tier


@pytest.mark.parametrize(
    "note",
    [
        "I want to die",
        "thinking about SUICIDE again",
        "sometimes suicidal",
        "I could kill\n  myself",
        "to end  my life",
    ],
)
def test_notes_that_ask_for_help(note: str) -> None:
    assert help_now.needs_help(note)


@pytest.mark.parametrize("note", ["", "slept badly", "my phone died", "killing time by myself"])
def test_other_notes(note: str) -> None:
    assert not help_now.needs_help(note)


def test_the_help_text_holds_every_number() -> None:
    lines = help_now.crisis_lines()
    assert lines[0] == help_now.BEFORE_NUMBERS
    assert lines[-1] == help_now.AFTER_NUMBERS
    text = " ".join(lines)
    for number in ("112", "999", "911", "988", "116 123", "findahelpline.com"):
        assert number in text
    assert help_now.crisis_lines([("Here", "ring 7")])[1:-1] == ("Here: ring 7",)


def test_every_number_has_the_page_it_was_read_on() -> None:
    page = Path(__file__).parents[2] / "docs" / "sources.md"
    (table,) = re.findall(
        r"^## Whom to ring\n(.*?)(?=^## |\Z)", page.read_text("utf-8"), re.S | re.M
    )
    rows = dict(re.findall(r"^\| ([^|]+?) \|[^|]+\| (.+) \|$", table, re.M))
    shown = " ".join(what for _, what in help_now.NUMBERS)
    numbers = re.findall(r"\d[\d ]*\d|\w+\.com", shown)
    assert numbers == ["112", "999", "911", "988", "116 123", "findahelpline.com"]
    for number in numbers:
        assert re.search(r"\]\(https://[^)]+\)", rows[number]), number
    # Nothing is listed that is not shown either.
    assert set(rows) - {"number", "---"} == set(numbers)


def test_the_bodily_signs_are_those_of_the_first_safety_page() -> None:
    lines = help_now.body_lines()
    assert len(lines) == len(safety.page(Tier.EMERGENCY)) + 1
    assert lines[-1] == help_now.AFTER_SIGNS
    assert "emergency number" in lines[-1]
