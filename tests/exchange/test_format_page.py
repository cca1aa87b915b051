"""The page about the formats names every key there is, and none besides."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tracker.domain.days import FromMemory
from tracker.domain.records import EVENT_TAGS, PRESSURES, Kind, Phase, SessionState
from tracker.exchange import entry_reading, everything, plain_records, ratings_csv

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")

KEYS = {
    "header": everything.HEADER_KEYS,
    "Entries": entry_reading.ENTRY_KEYS,
    "ratings": entry_reading.RATING_KEYS,
    "session": entry_reading.SESSION_KEYS,
    "areas": entry_reading.AREA_KEYS,
    "answers": entry_reading.ANSWER_KEYS,
    "quiz": entry_reading.QUIZ_KEYS,
    "CSV: ratings": ratings_csv.COLUMNS,
    **plain_records.KEYS,
}


def section(title: str) -> str:
    found = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^##|\Z)", PAGE, re.S | re.M)
    assert found is not None, title
    return found[1]


@pytest.mark.parametrize("title", KEYS)
def test_every_key_has_its_line(title: str) -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", section(title), re.M)) == KEYS[title]


def test_there_is_no_section_of_something_else() -> None:
    titles = re.findall(r"^##+ (.+)$", PAGE, re.M)
    assert set(titles) - set(KEYS) == {"JSON: everything"}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Entries", (*Kind, *FromMemory, *EVENT_TAGS)),
        ("ratings", tuple(Phase)),
        ("session", (*SessionState, *PRESSURES)),
        ("course", (*plain_records.BASELINES, *plain_records.DECISIONS)),
        ("planned", plain_records.PLANNED_STATES),
        ("review", plain_records.REVIEWS),
    ],
)
def test_every_word_that_may_stand_there_is_named(title: str, words: tuple[str, ...]) -> None:
    assert [word for word in words if f"`{word}`" not in section(title)] == []


def test_the_header_shown_is_one_that_is_written() -> None:
    shown = re.search(r"```json\n(.*?)```", PAGE, re.S)
    assert shown is not None
    header = json.loads(shown[1])["header"]
    assert tuple(sorted(header)) == everything.HEADER_KEYS
    assert header["format"] == everything.FORMAT
