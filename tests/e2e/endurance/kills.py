"""``kill -9`` at random moments of a long sitting: what was said to be saved is there."""

from __future__ import annotations

import json
import random
import re
import sqlite3
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from terminal import ENTER, Terminal

from tracker.clock import FixedClock
from tracker.domain.records import Entry, Kind
from tracker.domain.sites import parse_place
from tracker.services import drafting, events, profile, records
from tracker.services.diary import Diary, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings

TRACKER = [sys.executable, "-m", "tracker"]
NOW = datetime.fromisoformat("2026-11-22T19:30:00+01:00")
ESCAPE = "\x1b[27u"
"""Escape as terminals send it that tell it from the beginning of another key."""

ACTIONS = 120
FEW_ACTIONS = 12
"""In the short form."""

BREATH = 0.15
"""Seconds between actions, on average; now and then several come at once."""

KEPT_AFTER = 0.5
"""Seconds after the last key by which what was typed must be kept."""

_SAVED = re.compile(r"Saved for Sun 22 Nov: ease (\d), pain (\d), stiffness (\d)")
_DIGITS = "023456789"


@dataclass(frozen=True)
class Action:
    """Some keys: ``begun`` leave a form open and show ``shows``, ``done`` save or leave it.

    ``says`` is what the toast and the record hold of a check-in, ``asks`` the words of a
    question, ``tag`` the kind of an event.
    """

    begun: str
    done: str
    shows: str = ""
    says: tuple[str, ...] = ()
    asks: str = ""
    tag: str = ""


def sitting(chance: random.Random, length: int) -> list[Action]:
    """What somebody does who never waits: records, leaves forms, looks around."""
    pairs = [(a, b) for a in _DIGITS for b in _DIGITS]
    chance.shuffle(pairs)
    actions: list[Action] = []
    while len(actions) < length:
        what = chance.choices(("checkin", "left", "question", "event", "look"), (60, 6, 14, 8, 12))
        a, b = pairs[-1]
        match what[0]:
            case "checkin" if len(pairs) > 1:
                pairs.pop()
                c = chance.choice(_DIGITS)
                shows = f"Enter saves: ease {a}, pain {b}, stiffness not"
                actions.append(Action(f"c{a}{b}", c + ENTER, shows, says=(a, b, c)))
            case "left":
                # The next check-in goes on with it and types over it.
                actions.append(Action(f"c{a}", ESCAPE))
            case "question":
                words = f"why number {len(actions)}"
                actions.append(Action("n" + words, ENTER, words, asks=words))
            case "event":
                actions.append(Action("f4", ENTER, "Enter saves: Illness", tag="illness"))
            case _:
                actions.append(Action("", chance.choice(("31", "2hl1", "3jjk1", "?q", "6jk1"))))
    return actions


def prepared(folder: Path) -> Path:
    """A home whose file knows where it hurts and has today's flare."""
    file = folder / ".local/share/massage-tracker/tracker.sqlite3"
    diary = opened(file)
    profile.set_place(diary, parse_place("neck"))
    events.save(diary, "flare", diary.today())
    diary.close()
    return file


def opened(file: Path) -> Diary:
    """The file as the next start opens it."""
    return open_diary(file, Settings(), "app", FixedClock(NOW), node="endure")


def run(folder: Path, seed: int, length: int, seconds: float) -> tuple[int, bool]:
    """One sitting of ``length`` actions that is killed within about ``seconds``.

    The number of saves that were seen, and whether a form had to be offered.
    """
    chance = random.Random(seed)
    file = prepared(folder)
    actions = sitting(chance, length)
    left_open = None
    if chance.random() < 0.5:
        # It stops within a form, and is killed only a while after the last key.
        at = chance.choice([n for n, action in enumerate(actions) if action.shows])
        actions, left_open = actions[:at], actions[at]
    keys = [action.begun + action.done for action in actions]
    keys += [left_open.begun] if left_open else []
    seen: set[tuple[str, ...]] = set()
    with Terminal(TRACKER, home=folder, env={"TRACKER_NOW": NOW.isoformat()}) as terminal:
        terminal.wait("When it suits you")

        def look(text: str) -> bool:
            seen.update(_SAVED.findall(" ".join(text.split())))
            return left_open is not None and left_open.shows in text

        begun = time.monotonic()
        until = begun + (120 if left_open else chance.uniform(0, max(seconds, length * BREATH)))
        send_next = begun
        while time.monotonic() < until and (not look(terminal.text()) or keys):
            # Never waiting for an answer, but in breaths, so that some of it is drawn.
            if keys and time.monotonic() >= send_next:
                terminal.send(keys.pop(0))
                send_next += chance.expovariate(1 / BREATH)
            terminal._read(0.01)
        if left_open is not None:
            assert look(terminal.text()), f"never came to {left_open.shows}\n{terminal.text()}"
            until = time.monotonic() + KEPT_AFTER + chance.uniform(0, 0.2)
            while time.monotonic() < until:
                terminal._read(0.01)
                look(terminal.text())
        terminal.process.kill()
        terminal.process.wait()
    _check(file, actions, seen, left_open)
    return len(seen), left_open is not None


def _check(
    file: Path, actions: Sequence[Action], seen: set[tuple[str, ...]], left: Action | None
) -> None:
    diary = opened(file)
    try:
        assert diary.store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not diary.store.connection.execute("PRAGMA foreign_key_check").fetchall()
        there = records.listed(diary, Filter())
        # One after the other: what stands before a save that was seen was saved as well.
        last = max((n for n, action in enumerate(actions) if action.says in seen), default=-1)
        if left is not None:
            last = len(actions) - 1
        _check_saves(there, actions[: last + 1])
        if left is not None:
            _check_offer(diary, left)
    finally:
        diary.close()


def _check_saves(there: Sequence[Entry], actions: Sequence[Action]) -> None:
    kept = {
        tuple(str(int(entry.value(name) or 0)) for name in ("ease", "pain_avg", "stiffness"))
        for entry in there
        if entry.kind is Kind.CHECKIN
    }
    words = {entry.note for entry in there if entry.kind is Kind.QUESTION}
    missing = [a for a in actions if (a.says and a.says not in kept)]
    missing += [a for a in actions if a.asks and a.asks not in words]
    assert not missing, f"said to be saved, and not there: {missing}"
    tags = [entry.event_tag for entry in there]
    assert tags.count("illness") >= sum(action.tag == "illness" for action in actions)


def _check_offer(diary: Diary, left: Action) -> None:
    offers = [json.loads(offer.draft.payload) for offer in drafting.offers(diary)]
    if left.asks:
        found = [offer for offer in offers if offer.get("text") == left.asks]
    elif left.tag:
        found = [offer for offer in offers if offer.get("tag") == left.tag]
    else:
        rated = {"ease": int(left.says[0]), "pain": int(left.says[1])}
        found = [
            offer for offer in offers
            if {k: v for k, v in offer.get("values", {}).items() if k in rated} == rated
        ]  # fmt: skip
    assert found, f"0.5 s after the last key of {left.begun!r} nothing was offered: {offers}"


def whole_sitting(folder: Path, seed: int, length: int) -> float:
    """Seconds that a sitting takes which is not killed, all its keys sent at once.

    Everything in it is there at the end.
    """
    file = prepared(folder)
    actions = sitting(random.Random(seed), length)
    with Terminal(TRACKER, home=folder, env={"TRACKER_NOW": NOW.isoformat()}) as terminal:
        terminal.wait("When it suits you")
        begun = time.monotonic()
        terminal.send("".join(action.begun + action.done for action in actions) + "q")
        assert terminal.ended(300) == 0
        taken = time.monotonic() - begun
    _check(file, actions, {actions[-1].says}, None)
    connection = sqlite3.connect(file)
    changes = connection.execute("SELECT count(*) FROM change").fetchone()[0]
    connection.close()
    saves = sum(bool(action.says or action.asks or action.tag) for action in actions)
    assert changes == saves + 2, f"{saves} saves made {changes - 2} changes"
    return taken


def prove(folder: Path, times: int, seed: int) -> str:
    """``times`` kills; a sentence with the figures."""
    length = ACTIONS if times > 10 else FEW_ACTIONS
    seconds = whole_sitting(_new(folder, "whole"), seed, length)
    saves = forms = 0
    for number in range(times):
        try:
            seen, open_form = run(_new(folder, str(number)), seed + number, length, seconds)
        except AssertionError as error:
            raise AssertionError(f"seed {seed + number}: {error}") from error
        saves, forms = saves + seen, forms + open_form
    return (
        f"{times} of {times} kills of a sitting of {length} actions ({seconds:.1f} s without a "
        f"wait): {saves} saves seen and there, {forms} forms offered, integrity ok"
    )


def _new(folder: Path, name: str) -> Path:
    home = folder / f"home {name}"
    home.mkdir(parents=True)
    return home
