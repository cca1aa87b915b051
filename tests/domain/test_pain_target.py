"""How low pain would be at a good result."""

from __future__ import annotations

import pytest

from tracker.domain import pain_target
from tracker.errors import InvalidValue


@pytest.mark.parametrize(
    ("start", "own", "found"),
    [
        (6.0, None, 4.2),
        (2.0, None, 1.4),
        (1.9, None, None),
        (None, None, None),
        (6.0, 3.5, 3.5),
        (None, 3.0, 3.0),
        (1.0, 0.0, 0.0),
    ],
)
def test_30_percent_below_the_start_or_what_the_person_said(
    start: float | None, own: float | None, found: float | None
) -> None:
    assert pain_target.target(start, own) == (None if found is None else pytest.approx(found))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3.0),
        ("3.5", 3.5),
        ("3,5", 3.5),
        (" 0 ", 0.0),
        ("10", 10.0),
        ("10.0", 10.0),
        ("4.", 4.0),
    ],
)
def test_as_people_write_it(written: str, value: float) -> None:
    assert pain_target.parse(written, field="target") == value
    assert pain_target.kept(written) == value


@pytest.mark.parametrize(
    "written", ["", "x", "-1", "11", "10.1", "3.55", "1e1", "three", "3 5", "٣", "nan", "+3", ".5"]
)
def test_what_is_none(written: str) -> None:
    with pytest.raises(InvalidValue, match="target"):
        pain_target.parse(written, field="target")
    assert pain_target.kept(written) is None


def test_nothing_kept_is_none() -> None:
    assert pain_target.kept(None) is None
