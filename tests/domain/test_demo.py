"""The made-up diary: believable, valid, and the same for the same seed."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import count
from statistics import fmean

import pytest

from tracker.domain import course, demo, measures, readiness, trend
from tracker.domain.days import FromMemory
from tracker.domain.demo import Demo
from tracker.domain.quiz_answers import attempt_from_answers
from tracker.domain.records import EVENT_TAGS, Entry, Kind, Phase, SessionState
from tracker.domain.sites import SITES
from tracker.domain.trend import DayValue
from tracker.errors import InvalidValue

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T19:30+01:00")


def made(weeks: int = 10, seed: int = 1) -> Demo:
    numbers = count()
    ids = demo.Ids(
        lambda: f"{next(numbers):016d}",
        lambda day: f"flare-{day}",
        lambda slot, day: f"activity-{slot}-{day}",
        lambda course, day: f"planned-{course}-{day}",
    )
    return demo.make(weeks, seed, TODAY, NOW, ids)


def of_kind(diary: Demo, kind: Kind) -> list[Entry]:
    return [entry for entry in diary.entries if entry.kind is kind]


def daily_pain(diary: Demo) -> dict[date, float]:
    by_day: dict[date, list[float]] = defaultdict(list)
    for entry in of_kind(diary, Kind.CHECKIN):
        if (value := entry.value("pain_avg")) is not None:
            by_day[entry.day].append(value)
    return {day: fmean(values) for day, values in by_day.items()}


def spread_around_weeks(diary: Demo) -> float:
    """The day-to-day SD with the mean of each week taken out."""
    weeks: dict[int, list[float]] = defaultdict(list)
    for day, value in daily_pain(diary).items():
        weeks[(TODAY - day).days // 7].append(value)
    full = [values for values in weeks.values() if len(values) >= 3]
    squares = sum((v - fmean(values)) ** 2 for values in full for v in values)
    return float((squares / sum(len(values) - 1 for values in full)) ** 0.5)


@pytest.mark.parametrize("weeks", [1, 2, 3, 4, 10, 20, 35, 36, 61, 130])
@pytest.mark.parametrize("seed", [1, 7])
def test_every_diary_keeps_the_rules_of_one(weeks: int, seed: int) -> None:
    diary = made(weeks, seed)
    entries = diary.entries
    first = TODAY - timedelta(days=7 * weeks)
    assert len({entry.id for entry in entries}) == len(entries)
    assert [e.day for e in entries] == sorted(e.day for e in entries)
    assert all(first <= entry.day < TODAY for entry in entries)
    assert all(r.day < TODAY for entry in entries for r in entry.ratings)
    # Nothing was written down later than the instant at which it is looked at.
    assert all(entry.moment.local() < NOW for entry in entries)
    assert all(r.moment.local() < NOW for entry in entries for r in entry.ratings)
    states = [entry.session.state for entry in entries if entry.session]
    assert states.count(SessionState.OPEN) == 0
    assert diary.places[0][0] == first
    assert [day for day, _ in diary.places] == sorted({day for day, _ in diary.places})
    assert all(place.side in SITES[place.site].sides for _, place in diary.places)
    for entry in entries:
        for rating in entry.ratings:
            assert measures.parse_value(rating.measure, rating.value) == rating.value
            measure = measures.get(rating.measure)
            assert (rating.item in measure.items) if measure.items else rating.item is None
            assert (rating.place is not None) == measure.has_site
            late = entry.kind is Kind.CHECKIN and entry.from_memory is FromMemory.RECENT
            assert (rating.from_memory is FromMemory.RECENT) == late


@pytest.mark.parametrize("weeks", [1, 2, 3, 5, 10])
def test_a_short_one_still_has_a_start_a_session_and_a_quiz(weeks: int) -> None:
    diary = made(weeks)
    sessions = of_kind(diary, Kind.SESSION)
    (quiz,) = of_kind(diary, Kind.QUIZ)
    assert sessions
    assert any(entry.day < sessions[0].day for entry in of_kind(diary, Kind.CHECKIN))
    assert quiz.day <= sessions[0].day
    assert len(of_kind(diary, Kind.QUESTION)) == 2


@pytest.mark.parametrize("seed", range(1, 9))
def test_ten_weeks_are_one_course(seed: int) -> None:
    diary = made(seed=seed)
    sessions = of_kind(diary, Kind.SESSION)
    assert len(sessions) == 8
    first = TODAY - timedelta(days=70)
    assert sessions[0].day == first + timedelta(days=14)
    assert sessions[-1].day == TODAY - timedelta(days=1)
    assert sum(e.value("pain_now", Phase.AFTER) is None for e in sessions) == 1
    assert all(e.value("pain_now", Phase.BEFORE) is not None for e in sessions)
    assert sum(e.value("pain_now", Phase.NEXT_DAY) is not None for e in sessions) >= 4
    for entry in sessions:
        details = entry.session
        assert details is not None
        assert details.minutes in (45, 60, 90)
        assert details.therapist
        assert details.technique
        assert details.pressure
        assert details.cost_cents
    checkins = of_kind(diary, Kind.CHECKIN)
    assert any(entry.note for entry in checkins)
    assert any(e.value("since_session", Phase.NEXT_DAY, "sore") is not None for e in checkins)
    # Gaps are real, and so is a check-in of today that is still open.
    days = {entry.day for entry in checkins}
    assert 3 <= 70 - len(days) <= 20


@pytest.mark.parametrize("seed", range(1, 9))
def test_days_spread_as_those_of_real_people_do(seed: int) -> None:
    assert 0.9 <= spread_around_weeks(made(seed=seed)) <= 1.6


def test_a_usual_course_ends_a_little_better() -> None:
    falls = []
    for seed in range(1, 31):
        diary = made(seed=seed)
        pain = daily_pain(diary)
        first = of_kind(diary, Kind.SESSION)[0].day
        before = fmean(v for day, v in pain.items() if day < first)
        falls.append(before - fmean(v for day, v in pain.items() if (TODAY - day).days <= 14))
    assert 1.0 < fmean(falls) < 2.0
    assert max(falls) < 4.5
    assert min(falls) < 0.8  # some of the seeds show little: it is no advertisement


def test_ease_mirrors_pain_but_is_no_copy() -> None:
    pairs = [
        (entry.value("ease"), entry.value("pain_avg"))
        for seed in range(1, 6)
        for entry in of_kind(made(seed=seed), Kind.CHECKIN)
    ]
    sums = Counter(ease + pain for ease, pain in pairs if ease is not None and pain is not None)
    assert len(sums) >= 4
    high = fmean(e for e, p in pairs if e is not None and p is not None and p >= 7)
    low = fmean(e for e, p in pairs if e is not None and p is not None and p <= 4)
    assert low - high > 2


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_flare_lasts_days_and_has_its_event(seed: int) -> None:
    diary = made(seed=seed)
    events = of_kind(diary, Kind.EVENT)
    flares = [entry for entry in events if entry.event_tag == "flare"]
    assert len(flares) == 2
    assert flares[1].day - flares[0].day == timedelta(days=1)
    assert {entry.id for entry in flares} == {f"flare-{entry.day}" for entry in flares}
    assert all(entry.event_tag in EVENT_TAGS for entry in events)
    assert len(events) == 3
    pain = daily_pain(diary)
    first = flares[0].day
    around = [v for day, v in pain.items() if 0 < (first - day).days <= 14]
    assert fmean(pain[entry.day] for entry in flares) > fmean(around) + 0.5


def test_a_flare_can_be_found_without_its_event() -> None:
    found = 0
    for seed in range(1, 9):
        diary = made(seed=seed)
        pain = tuple(DayValue(d, v) for d, v in sorted(daily_pain(diary).items()))
        noted = [e.day for e in of_kind(diary, Kind.EVENT) if e.event_tag == "flare"]
        found += noted[1] in trend.auto_flares(pain)
    assert found >= 4


def test_the_quiz_ends_as_its_own_answers_say() -> None:
    (quiz,) = of_kind(made(), Kind.QUIZ)
    assert quiz.quiz is not None
    attempt = attempt_from_answers((a.item, a.answer, None) for a in quiz.answers)
    result = readiness.evaluate(attempt, TODAY)
    assert quiz.quiz.outcome == result.outcome.value == "GOOD_FIT"
    assert (quiz.quiz.rule, quiz.quiz.score) == (result.rule, result.score)


def test_ten_years_hold_courses_quiet_times_and_two_sites() -> None:
    diary = made(520)
    counts = Counter(entry.kind for entry in diary.entries)
    assert 3400 <= counts[Kind.CHECKIN] <= 3800
    assert 470 <= counts[Kind.SESSION] <= 530
    assert len(diary.places) == 2
    changed = diary.places[1][0]
    for entry in of_kind(diary, Kind.CHECKIN):
        ease = [r.place for r in entry.ratings if r.measure == "ease"]
        assert ease == [diary.places[entry.day >= changed][1]]
    days = sorted({entry.day for entry in of_kind(diary, Kind.CHECKIN)})
    by_week = Counter((day - days[0]).days // 7 for day in days)
    assert sum(by_week[week] <= 2 for week in range(520)) > 80
    assert sum(by_week[week] >= 5 for week in range(520)) > 350
    assert 0.9 <= spread_around_weeks(diary) <= 1.6


def test_the_same_seed_tells_the_same_story() -> None:
    assert made(40, 3) == made(40, 3)
    assert made(40, 3) != made(40, 4)


@pytest.mark.parametrize("weeks", [0, -1, 1041, True])
def test_other_lengths_are_refused(weeks: int) -> None:
    with pytest.raises(InvalidValue, match="weeks"):
        made(weeks)


def test_the_longest_one_is_made() -> None:
    assert made(1040).places[0][0] == TODAY - timedelta(weeks=1040)


@pytest.mark.parametrize("weeks", [1, 2, 5, 10, 60, 520])
def test_every_spell_has_a_possible_course_that_its_sessions_attend(weeks: int) -> None:
    diary = made(weeks)
    held = sorted(entry.day for entry in of_kind(diary, Kind.SESSION))
    for one in diary.courses:
        assert course.checked(one.course.plan) == one.course.plan
        assert [p.seq for p in one.planned] == list(range(len(one.planned)))
        begun = [day for day in held if day >= one.course.start]
        assert begun
        assert begun[0] == one.course.start
    assert sum(one.course.open for one in diary.courses) == 1
    assert diary.courses[-1].course.open


def test_reviews_stand_for_entries_with_an_overall_view() -> None:
    diary = made(60)
    by_id = {entry.id: entry for entry in diary.entries}
    for one in diary.courses:
        for _, entry_id, day in one.reviews:
            assert by_id[entry_id].value("pgic") is not None
            assert by_id[entry_id].day == day


def test_week_by_week_is_rated_in_its_range() -> None:
    diary = made(60)
    rated = [
        r for kind in (Kind.WEEKLY, Kind.TEST) for e in of_kind(diary, kind) for r in e.ratings
    ]
    assert {r.measure for r in rated} >= {"peg", "activity", "med_days", "ftf_cm", "ms_minutes"}
    for rating in rated:
        assert measures.parse_value(rating.measure, rating.value) == rating.value
