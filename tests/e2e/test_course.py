"""A whole course in a real pseudo-terminal, day after day: planned, kept, reviewed, ended."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from terminal import ENTER, ESCAPE, Terminal

TRACKER = [sys.executable, "-m", "tracker"]
DAY_0 = datetime.fromisoformat("2026-10-05T19:30:00+02:00")
START, EXCUSED, REVIEW, LAST, END, FOLLOW_UP = 7, 21, 36, 42, 49, 70
TAB = "\t"


class Person:
    """Somebody who uses the program on one day after another; the clock is set each time."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()

    def says(self, day: int, *words: str) -> str:
        """What a command prints on that day; it must end well."""
        done = subprocess.run(
            [*TRACKER, *words],
            capture_output=True,
            text=True,
            env={
                "HOME": str(self.home),
                "PATH": "/usr/bin:/bin",
                "TRACKER_NOW": self._now(day),
                "LANG": "C.UTF-8",
            },
            check=False,
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def app(self, day: int, size: tuple[int, int] = (80, 24)) -> Terminal:
        """The app as it opens on that day."""
        env = {"TRACKER_NOW": self._now(day)}
        return Terminal(TRACKER, home=self.home, size=size, env=env)

    def lives(self, first: int, last: int) -> None:
        """Check in each day, much the same every time, and go to the sessions."""
        lines = ["day,time,measure,value,site,side"]
        for day in range(first, last + 1):
            at = self._now(day)
            for measure, value in (("ease", 5), ("pain_avg", 6 if day % 2 else 5)):
                place = ",low_back,both"
                lines.append(f"{at[:10]},{at},{measure},{value}{place}")
        file = self.home / f"{first}.csv"
        file.write_text("\n".join(lines))
        self.says(last, "import", str(file))
        for day in range(first, last + 1):
            if START <= day <= LAST and (day - START) % 7 == 0 and day != EXCUSED:
                self.says(day, "session", "add", "--day", "today", "--pain-before", "6",
                          "--pain-after", "5", "--minutes", "60")  # fmt: skip

    def _now(self, day: int) -> str:
        return (DAY_0 + timedelta(days=day)).isoformat()


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "home")


def test_a_course_from_its_plan_to_its_follow_up(person: Person) -> None:
    person.says(0, "site", "set", "low_back:both")
    with person.app(0) as terminal:
        terminal.wait("When it suits you")
        terminal.send("5")
        terminal.wait("A course is a few weeks of massage")
        terminal.send("p")
        terminal.wait("6 sessions, 6 hours in all.")
        terminal.wait("Review Mon 9 Nov 2026; end review Mon 23 Nov 2026.")
        terminal.send(ENTER * 8)
        terminal.wait("Planned: course for the low back from Mon 12 Oct 2026")
        terminal.send("q")
        assert terminal.ended() == 0

    person.lives(0, REVIEW - 1)
    for week in range(4):
        day = START + 7 * week
        person.says(day, "weekly", "--peg", "6", "5", "5", "--med-days", "2",
                    "--exercise-days", "2")  # fmt: skip

    with person.app(REVIEW) as terminal:
        terminal.wait("4 of 5 due")
        terminal.wait("Review after week 4")
        terminal.send("5")
        terminal.wait("Week 3  26 Oct")
        terminal.send("hhh")
        terminal.wait("Session 3 of 6, Mon 26 Oct 2026: no session recorded.")
        terminal.send("x3" + ENTER)
        terminal.wait("4 of 4 due")

        terminal.send("w")
        terminal.wait("review after week 4")
        terminal.send("655224n" + ENTER)
        terminal.wait("Review after week 4: done.")
        terminal.send("4")
        terminal.wait("about the same")
        terminal.send("G")
        terminal.wait("stop, change something")
        assert "extend" not in terminal.text()
        terminal.send("q")
        assert terminal.ended() == 0

    found = json.loads(person.says(REVIEW, "progress", "--json"))
    verdicts = [one["verdict"] for one in found["measures"]]
    assert verdicts[:2] == ["about the same"] * 2
    assert found["overall"].startswith("Mixed or unclear")

    person.lives(REVIEW, END)
    with person.app(END) as terminal:
        terminal.wait("5 of 5 due")
        terminal.send("w")
        terminal.wait("Since the first session")
        terminal.send("655224n" + ENTER)
        terminal.wait("Review at the end: done.")
        terminal.send("5")
        terminal.wait("5 of 5 due; 6 sessions planned.")
        terminal.send("E")
        terminal.wait("What do you want to do?")
        terminal.send("1t")
        terminal.wait("╭")
        terminal.send("It changed little." + ESCAPE)
        terminal.wait("Enter keeps")
        terminal.send(ENTER)
        terminal.wait("You chose to stop: It changed little.")
        terminal.send("1")
        terminal.wait("the course is over · 5 of 5 due")
        terminal.wait("Nothing open. That is fine.")
        terminal.send("q")
        assert terminal.ended() == 0

    assert "Nothing is open." in person.says(END + 3, "due")
    assert "for the follow-up on Mon 14 Dec" in person.says(FOLLOW_UP - 10, "due")
    person.lives(FOLLOW_UP - 13, FOLLOW_UP)
    with person.app(FOLLOW_UP, (120, 40)) as terminal:
        terminal.wait("Follow-up after 4 weeks")
        terminal.send(ENTER)
        terminal.wait("follow-up after 4 weeks")
        terminal.send("655224n" + ENTER)
        terminal.wait("follow-up after 12 weeks: Mon 8 Feb")
        terminal.send("4")
        terminal.wait("about the same")
        terminal.send(TAB)
        terminal.wait("Is it right for me?")
        terminal.send("q")
        assert terminal.ended() == 0
    shown = person.says(FOLLOW_UP, "course", "show")
    assert "5 of 5 due" in shown
    assert "It changed little." in shown
