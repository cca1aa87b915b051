"""Ids that repeat where they should and nowhere else, and rows as one line of text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.clock import FixedClock
from tracker.store import rows
from tracker.store.connection import open_store
from tracker.store.ids import LENGTH, RandomIds, SeededIds, natural

FORM = re.compile(r"[a-z2-7]{16}")
_PART = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def test_random_ids_have_one_form_and_never_meet() -> None:
    ids = RandomIds()
    made = {ids.new() for _ in range(2000)}
    assert len(made) == 2000
    assert all(FORM.fullmatch(made_id) for made_id in made)
    assert LENGTH == 16


def test_seeded_ids_repeat() -> None:
    one, same, other = SeededIds(1), SeededIds(1), SeededIds(2)
    made = [one.new() for _ in range(50)]
    assert made == [same.new() for _ in range(50)]
    assert not set(made) & {other.new() for _ in range(50)}
    assert all(FORM.fullmatch(made_id) for made_id in made)


@given(st.lists(_PART, max_size=5), st.lists(_PART, max_size=5))
def test_natural_ids_differ_exactly_when_their_parts_do(
    one: list[str | None], other: list[str | None]
) -> None:
    assert FORM.fullmatch(natural(*one))
    assert (natural(*one) == natural(*other)) == (one == other)


def test_natural_ids_stay_what_they_were() -> None:
    """Files of two machines are merged by them, so they may never change."""
    assert natural("event", "flare", "2026-11-22") == "3nitthqzmpuhkxv7"
    assert natural("rating", "e", "ease", None, None, "neck", "both", None) == "caqfea6t4h635aul"


_VALUE = (
    st.none()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)


@given(st.dictionaries(st.sampled_from("abcdef"), _VALUE))
def test_a_row_as_text_is_one_line_and_comes_back(row: rows.Row) -> None:
    text = rows.as_text(row)
    assert "\n" not in text
    assert rows.from_text(text) == {k: v for k, v in row.items() if v is not None}
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert rows.as_text(rows.from_text(text)) == text


def test_columns_are_those_of_the_file(db: Path, clock: FixedClock) -> None:
    store = open_store(db, clock, SeededIds(1), "node", "test")
    for name, table in rows.TABLES.items():
        found = store.connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        assert {row[1] for row in found} == {*table.columns, *rows.STAMP_COLUMNS}
        assert [row[1] for row in found if row[5]] == [table.key]
    store.close()


def test_a_row_is_completed_and_strange_columns_are_refused() -> None:
    table = rows.TABLES["event"]
    assert table.complete({"entry_id": "a"}) == {"entry_id": "a", "tag": None}
    with pytest.raises(KeyError, match="event has no column"):
        table.complete({"entry_id": "a", "colour": "blue"})
