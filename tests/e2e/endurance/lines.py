"""Nonsense at the command line: an exit code of the contract, no traceback, nothing raw."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import click

from tracker.cli import output
from tracker.cli.context import Context
from tracker.cli.main import COMMANDS, main, root

CODES = {0, 1, 2, 3, 4, 5, 10, 130}
NOW = "2026-11-22T19:30:00+01:00"
FRESH_EVERY = 100
"""Lines after which the file begins anew."""

REAL = 200
"""How many of the lines are run as programs of their own."""

# Years of made-up records, which would be most of the time the proof takes.
_NAMES = tuple(name for name in COMMANDS if name != "demo")
_VALUES = (
    "0", "4", "10", "11", "-1", "4.5", "1e9", "NaN", "", " ", "today", "yesterday", "-2d", "mon",
    "2026-11-20", "2026-02-30", "2026-11-20T18:30", "6w", "all", "2026-11-01..today", "neck",
    "low_back", "neck:left=3", "kn l", "moon", "sore,bruise", "sore", "light", "60.50", "60",
    "checkin", "session", "event", "flare", "stress", "why?", "-", "--", "before", "after", "add",
    "next-day", "show", "set", "since=8m", "pain=3", "ease=", "text=x", "note=\x1b[2J", "a", "k3",
    "json", "csv", "text", "svg", "md", "here.json", "there.csv", "backup.sqlite3", "ease=pain",
    "=cmd|'/c calc'!A1", "[/b]", "\u202eright", "é" * 50, "x" * 5000, "delete", "always", "\ud83d",
    "id,day,measure,value", "None", "null", "{}", "%s%n", "../up", "*", "$HOME", "`id`", "9" * 400,
)  # fmt: skip
_FITTING = {
    "pain": "0123456789", "ease": "0123456789", "stiff": "0123456789", "tension": "0123456789",
    "sore": "0123456789", "worst": "0123456789", "day": ("today", "yesterday", "-2d", "2026-11-20"),
    "since": ("-2d", "2026-11-01"), "until": ("today", "2026-11-21"), "width": ("60", "100"),
    "height": ("12", "24"), "range": ("6w", "all", "2026-11-01..today"), "minutes": ("50", "60"),
    "limit": ("1", "5"), "site": ("neck", "low_back"), "place": ("knee:left=3", "kn l=2"),
}  # fmt: skip
_ANY = "abcxyz019 -=:,.;\t\n\r\0\x1b\x07\x9b\u200f\u202e\ufeffé漢🙂'\"<>[]{}()&|%$#@!?*+~^`_"


def word(chance: random.Random) -> str:
    """One word that may or may not mean something."""
    if chance.random() < 0.8:
        return chance.choice(_VALUES)
    return "".join(chance.choice(_ANY) for _ in range(chance.randint(0, 12)))


def fitting(chance: random.Random, option: click.Option) -> str:
    """A value for the option, more often than not one that it could take."""
    names = "".join(option.opts)
    for part, values in _FITTING.items():
        if part in names and chance.random() < 0.7:
            return chance.choice(values)
    if isinstance(option.type, click.Choice) and chance.random() < 0.7:
        return str(chance.choice(list(option.type.choices)))
    return word(chance)


def line(chance: random.Random) -> list[str]:
    """A command with some of its own options, wrong ones, and words."""
    name = chance.choice(_NAMES)
    command = root.get_command(click.Context(root, obj=Context()), name)
    words = [name]
    if isinstance(command, click.Group) and chance.random() < 0.9:
        below = chance.choice(list(command.commands))
        words.append(below)
        command = command.commands[below]
    options = [param for param in command.params if isinstance(param, click.Option)]
    for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 5))):
        if options and chance.random() < 0.8:
            option = chance.choice(options)
            words.append(chance.choice(option.opts))
            if not option.is_flag:
                words.append(fitting(chance, option))
        else:
            words.append(word(chance))
    if chance.random() < 0.03:
        words.insert(chance.randint(0, len(words)), chance.choice(("-h", "--nothing", "-o", "-x")))
    before = chance.choices(
        ([], ["--color", "always"], ["--color", word(chance)]), (20, 2, 1)
    )  # fmt: skip
    return [*before[0], *words]


def typed(chance: random.Random) -> str:
    """What is typed at its questions."""
    answers = ("y", "n", "s", "", "3", "6 4 3", "back", "delete", "neck")
    return "".join(
        f"{chance.choice(answers) if chance.random() < 0.8 else word(chance)}\n"
        for _ in range(chance.randint(0, 8))
    )


def prove(folder: Path, times: int, seed: int) -> str:
    """``times`` lines within this process, then some as programs; a sentence with the codes."""
    chance = random.Random(seed)
    ended: dict[int, int] = {}
    here = Path.cwd()
    home = folder / "home"
    patched = {"HOME": str(home), "TRACKER_NOW": NOW}
    with patch.dict(os.environ, patched):
        try:
            for number in range(times):
                if number % FRESH_EVERY == 0:
                    _anew(home)
                words, asked = line(chance), chance.random() < 0.3
                code = _in_process(home / "t.sqlite3", words, typed(chance), asked=asked)
                ended[code] = ended.get(code, 0) + 1
            real = REAL if times > 1000 else 3
            for _ in range(real):
                code = _as_program(home / "t.sqlite3", line(chance), typed(chance))
                ended[code] = ended.get(code, 0) + 1
        finally:
            os.chdir(here)
    codes = ", ".join(f"{n} × {code}" for code, n in sorted(ended.items()))
    return f"{times} lines in one process and {real} as programs ended with {codes}"


def _anew(home: Path) -> None:
    os.chdir("/")
    shutil.rmtree(home, ignore_errors=True)
    (home / "work").mkdir(parents=True)
    os.chdir(home / "work")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for words in (
            ["site", "set", "neck"], ["checkin", "--ease", "6", "--pain", "4"],
            ["session", "before", "--pain", "6"], ["event", "stress"], ["question", "why?"],
        ):  # fmt: skip
            assert main(["--db", str(home / "t.sqlite3"), *words]) == 0


def _in_process(db: Path, words: list[str], stdin: str, *, asked: bool) -> int:
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.object(sys, "stdin", io.StringIO(stdin)),
        patch.object(output, "can_ask", lambda: asked),
    ):
        code = main(["--db", str(db), *words])
    colours = "always" in words
    _check(words, code, out.getvalue(), err.getvalue(), colours=colours)
    return code


def _as_program(db: Path, words: list[str], stdin: str) -> int:
    # What no system lets through as an argument.
    given = [word.replace("\0", "").encode("utf-8", "replace").decode() for word in words]
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--db", str(db), *given],
        input=stdin.encode("utf-8", "replace"), capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    _check(given, done.returncode, out, err, colours="always" in given)
    return done.returncode


def _check(words: list[str], code: int, out: str, err: str, *, colours: bool) -> None:
    assert code in CODES, (words, code)
    assert "Traceback" not in err, (words, err)
    assert "fault in this program" not in err, (words, err)
    steering = "\x07\x08\x7f\x9b\u202e" + ("" if colours else "\x1b")
    raw = sorted({sign for sign in out + err if sign in steering})
    assert raw == [], (words, raw)
