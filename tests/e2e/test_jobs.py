"""A person's jobs from beginning to end, in a real pseudo-terminal."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import BACKSPACE, ENTER, ESCAPE, Terminal

from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings

TRACKER = [sys.executable, "-m", "tracker"]
NOW = "2026-11-22T19:30:00+01:00"
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def file_of(home: Path) -> Path:
    return home / ".local/share/massage-tracker/tracker.sqlite3"


def opened(home: Path, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
    return Terminal(TRACKER, home=home, size=size, env={"TRACKER_NOW": NOW, **env})


def command(home: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*TRACKER, *words],
        input=typed,
        capture_output=True,
        text=True,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "TRACKER_NOW": NOW, "LANG": "C.UTF-8"},
        check=False,
    )


def answered(home: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{file_of(home)}?mode=ro", uri=True)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def first_run(terminal: Terminal) -> None:
    terminal.wait("not a medical device")
    terminal.send("kn l" + ENTER + "8m" + ENTER + "1")
    terminal.wait("Check-in ·")
    terminal.wait("left knee")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_from_an_empty_file_to_a_chart_and_back_again(
    home: Path, size: tuple[int, int], theme: str
) -> None:
    if theme == "light":
        settings = home / ".config/massage-tracker"
        settings.mkdir(parents=True)
        (settings / "settings.toml").write_text('theme = "light"\n')

    with opened(home, size) as terminal:
        first_run(terminal)
        terminal.send("643" + ENTER)
        terminal.wait("Saved for Sun 22 Nov: ease 6, pain 4, stiffness 3.")
        terminal.wait("When it suits you")

        take_the_quiz(terminal)
        terminal.wait("A fair thing to try.")

        terminal.send("1")
        terminal.wait("When it suits you")
        terminal.send("sn")
        terminal.send("476" + ENTER)
        terminal.wait("saved: ease 4 → –")
        terminal.send("s")
        terminal.wait("right now, not the last 24 hours")
        terminal.send("642" + ENTER)
        terminal.wait("saved: ease 4 → 6")

        terminal.send("2")
        terminal.wait("higher is easier")
        terminal.wait("●")
        terminal.send("q")
        assert terminal.ended() == 0

    assert answered(home, "SELECT measure, value FROM daily ORDER BY measure") == [
        ("ease", 6.0), ("pain_avg", 4.0), ("stiffness", 3.0)
    ]  # fmt: skip
    assert answered(home, "SELECT outcome FROM quiz") == [("GOOD_FIT",)]
    assert answered(
        home, "SELECT \"before\", after FROM session_change WHERE measure = 'pain_now'"
    ) == [(7.0, 4.0)]

    with opened(home, size) as terminal:
        terminal.wait("Left knee · 1 session")
        terminal.send("3")
        for kind in ("Session", "Good fit", "Check-in"):
            terminal.wait(kind)
        terminal.send("q")
        assert terminal.ended() == 0


def take_the_quiz(terminal: Terminal) -> None:
    terminal.send("6" + ENTER)
    terminal.wait("not a medical device")
    terminal.send(ENTER)
    terminal.wait("page 1 of 3")
    terminal.send("n" * 5 + ENTER)
    terminal.wait("page 2 of 3")
    terminal.send("n" * 11 + ENTER)
    terminal.wait("page 3 of 3")
    terminal.send("n" * 12 + ENTER)
    terminal.wait("Question 1 of 10")
    terminal.send("1" + ENTER)
    for number in range(2, 10):
        terminal.wait(f"Question {number} of 10")
        terminal.send("3" if number == 2 else "1")
    terminal.wait("Question 10 of 10")
    terminal.send("n")
    terminal.settle()
    terminal.send(ENTER)
    terminal.wait("A fair thing to try.")
    terminal.send(ENTER)


@pytest.mark.parametrize(
    ("keys", "values"),
    [("643", (6.0, 4.0, 3.0)), ("1 103", (1.0, 10.0, 3.0))],
)
def test_three_digits_and_enter(home: Path, keys: str, values: tuple[float, ...]) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        # All at once, faster than any screen opens.
        terminal.send("c" + keys + ENTER)
        terminal.wait("Saved for Sun 22 Nov")
        terminal.send("q")
        assert terminal.ended() == 0
    assert answered(home, "SELECT value FROM rating ORDER BY measure") == [(v,) for v in values]


def test_a_tier_one_sign_stops_the_quiz_at_once(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        terminal.send("6" + ENTER)
        terminal.wait("not a medical device")
        terminal.send(ENTER)
        terminal.wait("page 1 of 3")
        terminal.send("ny")
        terminal.wait("Please get medical help now.")
        terminal.wait("slip")
        terminal.send(ENTER)
        terminal.wait("Get medical help now")
        terminal.send("q")
        assert terminal.ended() == 0
    assert answered(home, "SELECT outcome, rule FROM quiz") == [("EMERGENCY", 1)]
    assert answered(home, "SELECT item, answer FROM answer ORDER BY item") == [
        ("E1", "no"), ("E2", "yes")
    ]  # fmt: skip


def test_escape_and_a_closed_window_keep_what_was_typed(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        terminal.send("c64")
        terminal.wait("Enter saves: ease 6, pain 4")
        terminal.send(ESCAPE)
        terminal.wait("Unfinished check-in")
        terminal.send(ENTER)
        terminal.wait("Enter saves: ease 6, pain 4")
        terminal.send(BACKSPACE)
        terminal.settle(0.7)
        terminal.hang_up()
        terminal.process.wait(10)
    with opened(home) as terminal:
        terminal.wait("Unfinished check-in")
        terminal.send("q")
        assert terminal.ended() == 0


def test_ten_years_open_as_ten_weeks_do(home: Path, tmp_path: Path) -> None:
    from datetime import datetime

    file = tmp_path / "long.sqlite3"
    clock = FixedClock(datetime.fromisoformat(NOW))
    write_demo(file, weeks=520, clock=clock, settings=Settings())
    with opened(home, TRACKER_DB=str(file)) as terminal:
        terminal.wait("When it suits you")
        terminal.send("2")
        terminal.wait("higher is easier")
        terminal.send("a")
        terminal.settle()
        terminal.send("3")
        terminal.wait("Check-in")
        terminal.send("G")
        terminal.wait("2016")
        terminal.send("q")
        assert terminal.ended() == 0


def test_a_small_window_works_by_scrolling(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home, (60, 20)) as terminal:
        terminal.wait("Last 14 days")
        terminal.send("c643" + ENTER)
        terminal.wait("Saved for")
        terminal.resize(120, 40)
        terminal.wait("When it suits you")
        terminal.send("2")
        terminal.wait("higher is easier")
        terminal.resize(80, 24)
        terminal.wait("higher is easier")
        terminal.send("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"hello, I am a text file", 4, "not a Massage Tracker file"),
        (b"SQLite format 3\x00", 5, "cut short"),
    ],
)
def test_a_wrong_file_is_named_and_left_alone(
    home: Path, tmp_path: Path, content: bytes, code: int, words: str
) -> None:
    file = tmp_path / "wrong"
    file.write_bytes(content)
    with opened(home, TRACKER_DB=str(file)) as terminal:
        assert terminal.ended() == code
        shown = terminal.text()
    # The terminal breaks the line anywhere, so it is read without its blanks.
    assert "".join(words.split()) in "".join(shown.split())
    assert "Traceback" not in shown
    assert file.read_bytes() == content


def test_the_shell_and_the_app_share_one_file(home: Path) -> None:
    assert command(home, "c", typed="6 4 3\n").returncode == 0
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        saved = command(home, "checkin", "--ease", "8", "--json")
        assert json.loads(saved.stdout)["text"].startswith("Saved for Sun 22 Nov: ease 8")
        terminal.send("3")
        terminal.wait("ease 8")
        terminal.send("q")
        assert terminal.ended() == 0


def test_a_terminal_that_cannot_draw_gets_words(home: Path) -> None:
    with opened(home, TERM="dumb") as terminal:
        assert terminal.ended() == 0
        assert "When it suits you" in terminal.text()
    with opened(home, PYTHONIOENCODING="latin-1") as terminal:
        assert terminal.ended() == 1
        assert "needs a UTF-8 terminal" in terminal.text()


def test_a_window_that_is_too_small_says_so_and_loses_nothing(home: Path) -> None:
    assert command(home, "site", "set", "neck").returncode == 0
    with opened(home) as terminal:
        terminal.wait("When it suits you")
        terminal.send("c64")
        terminal.wait("ease 6, pain 4")
        terminal.resize(50, 12)
        terminal.wait("60 columns and 20 rows")
        terminal.resize(80, 24)
        terminal.wait("ease 6, pain 4")
        terminal.send("3" + ENTER)
        terminal.wait("Saved for Sun 22 Nov")
