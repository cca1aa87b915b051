"""The words people read: plain, calm, and without a promise or a cause.

Every string of the rooms for wording and of the Learn pages is looked at, docstrings left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

DOMAIN = Path(__file__).parents[2] / "tracker" / "domain"
ROOMS = sorted({*DOMAIN.glob("*wording*.py"), *DOMAIN.glob("*_texts.py"), DOMAIN / "wording.py"})
LEARN = sorted(DOMAIN.glob("learn_pages/*.py"))

AVOIDED = re.compile(
    r"\b("
    r"suffer\w*|agony|victims?|battl\w+|"
    r"heals|healing process|cures|cured|fix|fixes|fixed|detox\w*|proven|"
    r"statistically|significant\w*|non-responders?|"
    r"you may have cancer|"
    r"miss|missed|missing a session|failed|failure|streaks?|"
    r"bad score|relapses?|"
    r"damaged|worn out|weak spine|out of place|"
    r"miracle|guarantee\w*|wonderful|unfortunately|congratulations|well done|"
    r"responders?|compliance|non-compliant|addict\w*"
    r")\b",
    re.IGNORECASE,
)
"""Threat, blame, promise and jargon. "Missing" days are allowed, "missed" sessions are not."""

PROMISES = re.compile(
    r"("
    r"(massage|sessions?|the course) (has |have )?"
    r"(helped|worked|caused|reduced|eased|lowered|improved|made you)|"
    r"(thanks to|because of|due to|result of) (the |your )?(massage|sessions?|course)|"
    r"you will (feel|be|get|have) (better|less|pain)|will (help|work|ease|reduce)\b"
    r")",
    re.IGNORECASE,
)
"""What was different is said; that massage did it, or will, never."""

LONGEST = 26
"""Words of a sentence; about twenty is the aim, and a list of names needs a few more."""


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Every string of a file with its line; a field of an f-string stands as one word."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for one in body if isinstance(body, list) else ():
            if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
                skipped.add(id(one.value))
        if isinstance(node, ast.JoinedStr):
            parts = []
            for part in node.values:
                whole = isinstance(part, ast.Constant)
                skipped.add(id(part))
                parts.append(str(part.value) if whole else "5")  # type: ignore[attr-defined]
            yield node.lineno, "".join(parts)
    for node in ast.walk(tree):
        kept = isinstance(node, ast.Constant) and id(node) not in skipped
        if kept and isinstance(node.value, str):  # type: ignore[attr-defined]
            yield node.lineno, node.value  # type: ignore[attr-defined]


def found_in(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file.name}:{line} {match.group()!r} in {text!r}"
        for file in files
        for line, text in texts(file)
        if (match := pattern.search(text))
    ]


def test_there_is_something_to_read() -> None:
    names = {file.name for file in ROOMS}
    assert {"wording.py", "progress_wording.py", "overall_wording.py"} <= names
    assert sum(len(text) for file in ROOMS for _, text in texts(file)) > 10_000


def test_words_to_avoid_are_avoided() -> None:
    assert found_in([*ROOMS, *LEARN], AVOIDED) == []


def test_nothing_is_promised_and_no_cause_is_named() -> None:
    assert found_in([*ROOMS, *LEARN], PROMISES) == []


@pytest.mark.parametrize(
    "text",
    [
        "You missed 2 sessions.",
        "Massage fixes backs.",
        "A statistically significant change.",
        "Your streak is broken.",
    ],
)
def test_the_list_catches_what_it_is_for(text: str) -> None:
    assert AVOIDED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "The sessions helped.",
        "Less pain because of the massage.",
        "Massage will ease your pain.",
        "You will feel better.",
    ],
)
def test_promises_and_causes_are_caught(text: str) -> None:
    assert PROMISES.search(text)


def test_sentences_are_short() -> None:
    long = [
        f"{file.name}:{line} {sentence!r}"
        for file in ROOMS
        for line, text in texts(file)
        for sentence in re.split(r"(?<=[.!?:;])\s", text)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


def test_lasting_is_said_in_one_place_only() -> None:
    """The word is earned by a follow-up; see ``overall_wording.lasting``."""
    rooms = [f for f in ROOMS if f.name.startswith(("progress", "overall", "session", "weekly"))]
    rooms += [DOMAIN / "caution_wording.py", DOMAIN / "usual_wording.py"]
    said = found_in(rooms, re.compile(r"\blast(ing|s|ed)\b"))
    assert len(said) == 1, said
    assert said[0].startswith("overall_wording.py")
