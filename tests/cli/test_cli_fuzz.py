"""Whatever is typed: an exit code of the contract, no traceback, nothing raw on the terminal."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import changes
from tracker.cli import output
from tracker.cli.main import COMMANDS, main

CODES = {0, 1, 2, 3, 4, 5, 10, 130}
OPTIONS = (
    "--ease", "--pain", "--stiffness", "--worst", "--place", "--day", "--written", "--flare",
    "--since-session", "--note", "--yes", "--json", "--csv", "--since", "--until", "--site",
    "--search", "--limit", "--range", "--width", "--height", "--table", "--answers", "--explain",
    "--dry-run", "--short", "--exit-code", "--from", "--safe", "--minutes", "--cost", "--areas",
    "--pressure", "--session", "--pain-before", "--ease-after", "-h", "--", "-o",
)  # fmt: skip
WORDS = (
    "before", "after", "next-day", "add", "show", "set", "checkin", "flare", "stress",
    "low_back", "neck:left", "kn l", "0", "4", "10", "11", "-1", "today", "yesterday", "-2d",
    "mon", "2026-11-20", "6w", "all", "2026-11-01..today", "since=8m", "pain=3", "place:neck=2",
    "neck=3", "sore", "-", "60.50", "ease-pain", "text=why", "",
)  # fmt: skip
# "demo" writes years of records and "-o" files, so neither stands among what is tried freely.
NAMES = tuple(name for name in COMMANDS if name != "demo")

word = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([option for option in OPTIONS if option != "-o"]),
    st.text(max_size=12),
    st.integers(-20, 20).map(str),
)


@pytest.mark.parametrize("asked", [False, True])
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lines=st.lists(
        st.tuples(st.sampled_from(NAMES), st.lists(word, max_size=6)), min_size=1, max_size=3
    ),
    typed=st.lists(
        st.one_of(st.sampled_from(("y", "n", "s", "", "3", "back")), st.text(max_size=8))
    ),
)
def test_every_command_line_ends_well(
    asked: bool, lines: list[tuple[str, list[str]]], typed: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        db = Path(folder) / "t.sqlite3"
        patch.chdir(folder)
        patch.setattr(output, "can_ask", lambda: asked)
        for name, words in lines:
            patch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in typed)))
            before = changes(db)
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main(["--db", str(db), name, *words])
            assert code in CODES
            assert "fault in this program" not in err.getvalue()
            raw = [c for c in out.getvalue() + err.getvalue() if c in "\x1b\x07\x9b\x08\x7f\u202e"]
            assert raw == []
            assert changes(db) - before <= (1 if code in (0, 10) else 0)
