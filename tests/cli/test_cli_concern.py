"""Whatever words of one's own are kept: those that ask for help bring it up, nothing is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, tables
from tracker.domain import help_now

CRY = "some days I want to\n  die"
CALM = "my phone died on the way"

NOTES: tuple[tuple[str, ...], ...] = (
    ("checkin", "--pain", "4", "--note"),
    ("session", "before", "--pain", "4", "--safe", "--note"),
    ("session", "add", "--day", "yesterday", "--pain-before", "4", "--note"),
    ("weekly", "--sleep", "4", "--note"),
    ("test", "posture_comfort", "4", "--note"),
    ("event", "illness", "--note"),
    ("question",),
    ("profile",),
    ("course", "decide", "stop", "--why"),
    ("course", "end", "--decision", "stop", "--why"),
)


@pytest.fixture
def begun(run: Run) -> Run:
    """A file with a main site and an open course."""
    assert run("site", "set", "neck").code == 0
    assert run("course", "plan", "--start", "today", "--yes").code == 0
    return run


@pytest.mark.parametrize("words", NOTES, ids=" ".join)
def test_a_note_that_asks_for_help_gets_it(begun: Run, words: tuple[str, ...], db: Path) -> None:
    ran = begun(*words, _said(words, CRY))
    assert ran.code == 0, ran.err
    for line in help_now.crisis_lines():
        assert line in ran.err
    # What was shown leaves no trace.
    assert not any("Samaritans" in str(row) for rows in tables(db).values() for row in rows)
    assert begun("undo", "--yes").code == 0
    calm = begun(*words, _said(words, CALM))
    assert calm.code == 0, calm.err
    assert help_now.BEFORE_NUMBERS not in calm.err


def _said(words: tuple[str, ...], text: str) -> str:
    """The text as that command takes it; what one would call a good result is one line."""
    return f"target={' '.join(text.split())}" if words == ("profile",) else text


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("checkin", "--pain", "4"), "note"), (("event", "illness"), "note"),
        (("session", "before", "--pain", "4", "--safe"), "note"),
        (("weekly", "--sleep", "4"), "note"), (("test", "posture_comfort", "4"), "note"),
        (("question", "What now?"), "text"),
    ],
)  # fmt: skip
def test_so_does_one_that_is_put_right(begun: Run, words: tuple[str, ...], field: str) -> None:
    kept = begun(*words, "--json").json["id"]
    assert help_now.BEFORE_NUMBERS in begun("edit", kept, f"{field}={CRY}").err
    assert help_now.BEFORE_NUMBERS not in begun("edit", kept, f"{field}={CALM}").err
