"""The bones of a made-up diary: when there are courses, sessions, flares and empty days, and
how much it hurts on each day.

Day-to-day ratings of one person with lasting back pain spread by about 1.2 points
(Pagé 2022, J Pain 23:1151–1166). The mild carry-over from one day to the next and the slow
drift are assumptions, as is a fall of about 1.5 points over a course: modest, not a miracle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

FINAL_WEEKS = 10
"""Weeks of the last spell of a long diary: two before the first session, eight with one each."""

CYCLE_WEEKS = 26
"""Weeks of every earlier spell: two, twelve with two sessions each, six after, six quiet."""

BASELINE_DAYS = 14
FAST_SPREAD = 1.2
FAST_CARRY = 0.3
SLOW_SPREAD = 0.3
SLOW_CARRY = 0.97
FLARE_SHAPE = (2.4, 2.6, 1.4)
"""Points that the two or three days of a flare lie above the others."""

_SHORTEST_WITH_FLARE = 21


@dataclass(frozen=True, slots=True)
class Spell:
    """One course with what comes before and after; all days count from the diary's first.

    It runs from ``begin`` up to, not including, ``end``; from ``quiet_from`` on little is
    noted. ``sessions``, ``flare`` and ``gaps`` (days without a check-in) are in order.
    ``start`` and ``drop``: usual pain (0-10, lower is less) before the course, and by how
    much it falls. ``often``: some days have a second check-in, in the morning.
    """

    begin: int
    first_session: int
    quiet_from: int
    end: int
    sessions: tuple[int, ...]
    flare: tuple[int, ...]
    gaps: frozenset[int]
    start: float
    drop: float
    often: bool


def spells(weeks: int, random: Random) -> tuple[Spell, ...]:
    """The spells that fill ``weeks`` weeks, oldest first; under 36 weeks it is a single one."""
    if weeks < FINAL_WEEKS + CYCLE_WEEKS:
        return (_last_spell(0, weeks * 7, random),)
    cycles, spare = divmod(weeks - FINAL_WEEKS, CYCLE_WEEKS)
    made = []
    begin = 0
    for number in range(cycles):
        # What does not fill a cycle makes some of the quiet times longer.
        longer = spare // cycles + (number < spare % cycles)
        end = begin + (CYCLE_WEEKS + longer) * 7
        made.append(_earlier_spell(begin, end, random))
        begin = end
    return (*made, _last_spell(begin, weeks * 7, random))


def pain_by_day(planned: tuple[Spell, ...], random: Random) -> tuple[float, ...]:
    """The pain of each day on a scale without ends or steps, from which all ratings are taken."""
    fast = random.gauss(0, FAST_SPREAD)
    slow = random.gauss(0, SLOW_SPREAD)
    days = []
    for spell, after in zip(planned, (*planned[1:], None), strict=True):
        for day in range(spell.begin, spell.end):
            fast = _next(fast, FAST_CARRY, FAST_SPREAD, random)
            slow = _next(slow, SLOW_CARRY, SLOW_SPREAD, random)
            flare = FLARE_SHAPE[spell.flare.index(day)] if day in spell.flare else 0.0
            days.append(_usual(spell, after, day) + fast + slow + flare)
    return tuple(days)


def _last_spell(begin: int, end: int, random: Random) -> Spell:
    days = end - begin
    baseline = min(BASELINE_DAYS, days // 2)
    # One session is put off, so that the last one was yesterday and its day after is today.
    # In the shortest diaries that would leave no day after a session at all.
    spare = (days - 1 - baseline) % 7 if days > BASELINE_DAYS else 0
    count = (days - 1 - baseline) // 7 + 1
    put_off = count * 5 // 8
    sessions = tuple(
        begin + baseline + 7 * k + (spare if k >= put_off else 0) for k in range(count)
    )
    middle = begin + baseline + (days - baseline) * 2 // 5
    flare: tuple[int, ...] = ()
    gaps: set[int] = set()
    if days >= _SHORTEST_WITH_FLARE:
        flare = tuple(range(middle, middle + random.choice((2, 3))))
        gaps = set(range(middle + 6, middle + 9))
    gaps.add(begin + baseline // 2)
    return _spell(begin, end, end, sessions, flare, gaps, random, start=6.2, drop=1.7, often=False)


def _earlier_spell(begin: int, end: int, random: Random) -> Spell:
    first = begin + BASELINE_DAYS
    twice_weekly = [first + 7 * week + at for week in range(12) for at in (0, 3)]
    attended = [day for day in twice_weekly if day == twice_weekly[0] or random.random() < 0.97]
    after = [first + 84 + 12 + 14 * k for k in range(3)]
    flare = first + random.randrange(15, 60)
    trip = first + random.randrange(62, 110)
    return _spell(
        begin,
        first + 84 + 42,
        end,
        (*attended, *after),
        tuple(range(flare, flare + random.choice((2, 3)))),
        set(range(trip, trip + random.randrange(2, 6))),
        random,
        start=random.uniform(5.4, 6.4),
        drop=random.uniform(0.4, 1.8),
        often=True,
    )


def _spell(
    begin: int,
    quiet_from: int,
    end: int,
    sessions: tuple[int, ...],
    flare: tuple[int, ...],
    gaps: set[int],
    random: Random,
    *,
    start: float,
    drop: float,
    often: bool,
) -> Spell:
    kept = {begin, end - 1, *sessions, sessions[0] + 1, *flare}
    for day in range(begin, end):
        if random.random() < (0.08 if day < quiet_from else 0.87):
            gaps.add(day)
    first_session = sessions[0]
    empty = frozenset(gaps - kept)
    return Spell(begin, first_session, quiet_from, end, sessions, flare, empty, start, drop, often)


def _usual(spell: Spell, after: Spell | None, day: int) -> float:
    last = spell.sessions[-1] if after is None else spell.first_session + 84
    part = (day - spell.first_session) / max(last - spell.first_session, 1)
    usual = spell.start - spell.drop * min(max(part, 0.0), 1.0)
    if after is not None and day >= spell.quiet_from:
        back = (day - spell.quiet_from) / (spell.end - spell.quiet_from)
        usual += (after.start - usual) * back
    return usual


def _next(value: float, carry: float, spread: float, random: Random) -> float:
    return carry * value + math.sqrt(1 - carry * carry) * random.gauss(0, spread)
