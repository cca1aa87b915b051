"""A question longer than the terminal is broken at words, its answer beside the last of it."""

from __future__ import annotations

import io

import pytest

from tracker.cli import asking, output

QUESTION = (
    "In the last 7 days, how much pain on average? (0 none, 10 worst imaginable; Enter: skip)"
)


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_long_question_is_broken_at_words_on_a_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdin", io.StringIO("4\n"))
    monkeypatch.setattr(output, "messages_on_terminal", lambda: True)
    assert asking.line(QUESTION) == "4"
    said = capsys.readouterr().err
    assert len(said.splitlines()) > 1
    assert all(len(one) < columns - 4 for one in said.splitlines())
    assert said.split() == QUESTION.split()


def test_off_a_terminal_a_question_stays_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("4\n"))
    assert asking.line(QUESTION) == "4"
    assert capsys.readouterr().err == QUESTION + " "
