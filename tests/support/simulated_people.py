"""Simulated people whose true course is known, read by the real domain code.

Each rates pain once a day for eight weeks, with a session a week from the third on. Their
pain is a whole number from 0 to 10 around a mean of 5.5: ups and downs from day to day
(standard deviation 1.1, as Pagé 2022, J Pain 23:1151–1166, found about 1.2 for whole days;
autocorrelation 0.3) and a slow drift (0.5, 0.97), both stationary. Where it truly falls, it
does so evenly from the third to the sixth week, so that the last fortnight has all of it.

Drift and autocorrelation are assumptions and real people differ: this checks the rules, it
says nothing about any one person. Run as a script, it prints the table of percentages:

    python tests/support/simulated_people.py [PEOPLE]
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tracker.domain.progress import ProgressInput, SessionNumbers, compute
from tracker.domain.trend import DayValue, Series
from tracker.domain.verdict import CLEAR_OR_MORE, Verdict

START = date(2026, 1, 5)
DAYS = 56
FIRST_SESSION = 14
SMALL_OR_MORE = CLEAR_OR_MORE | {Verdict.SMALL}


@dataclass(frozen=True, slots=True)
class Truth:
    """What really happens to pain: where it lies, and by how many points it falls."""

    name: str
    fall: float
    mean: float = 5.5
    drift: float = 0.5


NO_CHANGE = Truth("no change", 0)
FALL_OF_TWO = Truth("true fall of 2 points", 2)
TRUTHS = (
    NO_CHANGE,
    Truth("no change, strong drift", 0, drift=1.0),
    Truth("true fall of 1 point", 1),
    FALL_OF_TWO,
    Truth("true fall of 3 points", 3),
    Truth("true rise of 1.5 points", -1.5, mean=5),
)


def ratings(truth: Truth, filled: int, random: Random) -> Series:
    """One person's pain day by day; ``filled`` days of each fortnight, the last always."""
    fast = random.gauss(0, 1.1)
    slow = random.gauss(0, truth.drift)
    kept = {
        day + 14 * block
        for block in range(DAYS // 14)
        for day in (*random.sample(range(13), filled - 1), 13)
    }
    made = []
    for day in range(DAYS):
        fast = 0.3 * fast + random.gauss(0, 1.1 * math.sqrt(1 - 0.3**2))
        slow = 0.97 * slow + random.gauss(0, truth.drift * math.sqrt(1 - 0.97**2))
        part = min(max((day - FIRST_SESSION) / (DAYS - 2 * FIRST_SESSION), 0), 1)
        value = min(max(round(truth.mean + fast + slow - part * truth.fall), 0), 10)
        if day in kept:
            made.append(DayValue(START + timedelta(days=day), float(value)))
    return tuple(made)


def verdicts(truth: Truth, filled: int, people: int, seed: int = 1) -> Counter[Verdict]:
    """How many of the simulated ``people`` got which result on their pain."""
    return Counter(_verdict(pain) for pain in _everyone(truth, filled, people, seed))


def percent(found: Counter[Verdict], *named: Verdict) -> float:
    """The share of people with one of the results ``named``, in percent."""
    return 100 * sum(found[one] for one in named) / found.total()


def _everyone(truth: Truth, filled: int, people: int, seed: int) -> Iterator[Series]:
    random = Random(f"{seed} {truth.name} {filled}")
    return (ratings(truth, filled, random) for _ in range(people))


def _verdict(pain: Series) -> Verdict:
    days = tuple(START + timedelta(days=d) for d in range(FIRST_SESSION, DAYS, 7))
    found = compute(
        ProgressInput(
            as_of=START + timedelta(days=DAYS - 1),
            first_session=days[0],
            daily={"pain_avg": pain},
            session_days=days,
            sessions=tuple(SessionNumbers(day, str(day)) for day in days),
        )
    )
    (result,) = (one for one in found.measures if one.measure == "pain_avg")
    assert result.verdict is not None
    return result.verdict


def main(people: int) -> None:
    """Print the table."""
    columns = ("clear or large", "small or better", "worse", "cannot tell")
    named = (CLEAR_OR_MORE, SMALL_OR_MORE, {Verdict.WORSE}, {Verdict.CANNOT_TELL})
    lines = [f"{people} people a row, percent of them", ""]
    lines.append(f"{'':27}{'days':>5}" + "".join(f"{column:>17}" for column in columns))
    for truth in TRUTHS:
        for filled in (5, 8, 10, 14):
            found = verdicts(truth, filled, people)
            figures = "".join(f"{percent(found, *codes):17.1f}" for codes in named)
            lines.append(f"{truth.name:27}{filled:5}{figures}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
