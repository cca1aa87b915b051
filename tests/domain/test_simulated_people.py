"""People whose true course is known: the words may not promise more than there is."""

from __future__ import annotations

import pytest
import simulated_people as people
from simulated_people import FALL_OF_TWO, NO_CHANGE, SMALL_OR_MORE

from tracker.domain.verdict import CLEAR_OR_MORE, Verdict

PEOPLE = 2000


@pytest.mark.parametrize("filled", [10, 14])
class TestTwoThousandPeople:
    def test_without_change_hardly_anyone_reads_of_a_clear_improvement(self, filled: int) -> None:
        found = people.verdicts(NO_CHANGE, filled, PEOPLE)
        assert people.percent(found, *CLEAR_OR_MORE) <= 3

    def test_a_true_fall_of_two_points_is_named(self, filled: int) -> None:
        found = people.verdicts(FALL_OF_TWO, filled, PEOPLE)
        assert people.percent(found, *SMALL_OR_MORE) >= 70
        assert people.percent(found, Verdict.WORSE) == 0


def test_the_people_are_as_described() -> None:
    random = people.Random(5)
    everyone = [people.ratings(NO_CHANGE, 14, random) for _ in range(300)]
    values = [value.value for pain in everyone for value in pain]
    assert all(len(pain) == 56 for pain in everyone)
    assert set(values) <= set(range(11))
    mean = sum(values) / len(values)
    assert mean == pytest.approx(5.5, abs=0.1)
    spread = sum((value - mean) ** 2 for value in values) / len(values)
    # 1.1 and 0.5 squared, and 1/12 for whole numbers.
    assert spread == pytest.approx(1.21 + 0.25 + 1 / 12, abs=0.1)
    fallen = [people.ratings(FALL_OF_TWO, 14, random) for _ in range(300)]
    starts = [value.value for pain in fallen for value in pain[:14]]
    ends = [value.value for pain in fallen for value in pain[-14:]]
    assert sum(starts) / len(starts) - sum(ends) / len(ends) == pytest.approx(2, abs=0.15)
    assert len(people.ratings(NO_CHANGE, 10, random)) == 40
