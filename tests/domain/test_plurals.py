"""A noun goes with its number."""

from __future__ import annotations

import pytest

from tracker.domain.plurals import how_many


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (2, "2 days"),
        (11, "11 days"),
        ("1", "1 day"),
        ("0", "0 days"),
        ("1.5", "1.5 days"),
        ("1 000", "1 000 days"),
    ],
)
def test_only_one_is_one(number: int | str, said: str) -> None:
    assert how_many(number, "day") == said


@pytest.mark.parametrize(("number", "said"), [(1, "1 record is"), (2, "2 records are")])
def test_what_is_more_than_an_s_is_given(number: int, said: str) -> None:
    assert how_many(number, "record is", "records are") == said


def test_a_unit_that_has_no_plural_stays_as_it_is() -> None:
    assert how_many(3, "cm", "cm") == "3 cm"
