"""Weekly measures and movement tests: the first two against the last two, in words that fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_data import day, weekly

from tracker.domain import measures
from tracker.domain.weekly_results import (
    Beyond,
    WeeklyPoint,
    WeeklyResult,
    pgic,
    weekly_results,
)

FIRST, SINCE, UNTIL = day(14), day(0), day(60)


def results(*points: WeeklyPoint, hidden: bool = False) -> tuple[WeeklyResult, ...]:
    return weekly_results(points, SINCE, UNTIL, FIRST, hidden=hidden)


def one(measure: str, *values: float, activity: str = "", side: str | None = None) -> WeeklyResult:
    """The result of values a week apart, from day 7 on."""
    by_day = {7 + 7 * k: value for k, value in enumerate(values)}
    (found,) = results(*weekly(measure, by_day, activity, side))
    return found


class TestVerdicts:
    @pytest.mark.parametrize(
        ("measure", "values", "verdict"),
        [
            ("peg", (6, 6, 4.5, 4.5), "small improvement"),  # 1.5 points, 25 %
            ("peg", (5, 5, 3.5, 3.5), "clear improvement"),  # 30 %
            ("peg", (4.6, 4.6, 3.2, 3.2), "small improvement"),  # 1.4 points
            ("peg", (6, 6, 5, 5), "small improvement"),
            ("peg", (6, 6, 5.1, 5.1), "about the same"),
            ("peg", (5, 5, 5.9, 5.9), "about the same"),
            ("peg", (5, 5, 6, 6), "worse"),
            ("peg", (0, 0, 1, 1), "worse"),
            ("activity", (4, 4, 6, 6), "clear improvement"),
            ("activity", (4, 4, 5.9, 5.9), "small improvement"),
            ("activity", (4, 4, 5.3, 5.3), "small improvement"),
            ("activity", (4, 4, 5.2, 5.2), "about the same"),
            ("activity", (4, 4, 2.7, 2.7), "worse"),
            ("activity", (0, 0, 2, 2), "clear improvement"),
            ("sleep", (6, 6, 4, 4), "clear improvement"),
            ("sleep", (7, 7, 5, 5), "small improvement"),
            ("sleep", (7, 7, 6, 6), "small improvement"),
            ("sleep", (7, 7, 8, 8), "worse"),
            ("sleep", (7, 7, 7, 7), "about the same"),
            ("ftf_cm", (20, 20, 15, 15), Beyond.BETTER),
            ("ftf_cm", (20, 20, 15.5, 15.5), Beyond.NONE),
            ("ftf_cm", (20, 20, 25, 25), Beyond.WORSE),
            ("sit_reach_cm", (-5, -5, 0, 0), Beyond.BETTER),
            ("sit_reach_cm", (0, 0, -5, -5), Beyond.WORSE),
            ("neck_turn_self", (2, 2, 3, 3), Beyond.BETTER),
            ("ms_minutes", (40, 40, 30, 30), Beyond.NONE),  # 25 %
            ("ms_minutes", (40, 40, 25, 25), Beyond.BETTER),
            ("ms_minutes", (10, 10, 5, 5), Beyond.NONE),  # 5 minutes
            ("ms_minutes", (40, 40, 55, 55), Beyond.WORSE),
            ("ms_minutes", (0, 0, 10, 10), Beyond.WORSE),
            ("posture_comfort", (2, 2, 9, 9), None),
            ("med_days", (6, 6, 1, 1), None),
            ("med_doses", (6, 6, 1, 1), None),
            ("exercise_days", (1, 1, 5, 5), None),
        ],
    )
    def test_on_both_sides_of_each_edge(
        self, measure: str, values: tuple[float, ...], verdict: str | None
    ) -> None:
        assert one(measure, *values).verdict == verdict

    @pytest.mark.parametrize(("turn", "verdict"), [(50, Beyond.BETTER), (49, Beyond.NONE)])
    def test_sides_are_measures_of_their_own(self, turn: float, verdict: Beyond) -> None:
        found = results(
            *weekly("neck_rot", {7: 40, 14: 40, 21: turn, 28: turn}, side="left"),
            *weekly("neck_rot", {7: 60, 14: 60, 21: 60, 28: 60}, side="right"),
        )
        assert [(r.name, r.verdict) for r in found] == [
            ("Neck turn, left", verdict),
            ("Neck turn, right", Beyond.NONE),
        ]

    def test_medians_of_the_first_two_and_the_last_two(self) -> None:
        found = one("peg", 7, 6, 9, 9, 4, 5)
        assert (found.n, found.first, found.last, found.improvement) == (6, 6.5, 4.5, 2)
        assert found.percent == pytest.approx(200 / 6.5)

    @pytest.mark.parametrize(
        ("values", "first", "last"), [((7,), 7, None), ((7, 4), 7, 4), ((7, 9, 4), 7, 4)]
    )
    def test_under_four_there_is_no_verdict(
        self, values: tuple[float, ...], first: float, last: float | None
    ) -> None:
        found = one("peg", *values)
        assert (found.first, found.last, found.verdict) == (first, last, None)
        assert (found.improvement is None) is (last is None)

    def test_information_is_neither_better_nor_worse(self) -> None:
        found = one("med_days", 6, 6, 1, 1)
        assert (found.improvement, found.percent) == (None, None)
        for word in ("better", "worse", "improve"):
            assert word not in found.sentence.lower()


class TestLateStart:
    def test_without_one_before_the_first_session_it_is_at_most_small(self) -> None:
        (found,) = results(*weekly("peg", {15: 7, 21: 7, 28: 3, 35: 3}))
        assert (found.verdict, found.late_start) == ("small improvement", True)
        assert "came after the first session" in found.sentence

    def test_on_the_day_of_the_first_session_is_early_enough(self) -> None:
        (found,) = results(*weekly("peg", {14: 7, 21: 7, 28: 3, 35: 3}))
        assert (found.verdict, found.late_start) == ("clear improvement", False)

    def test_worse_stays_worse(self) -> None:
        (found,) = results(*weekly("peg", {15: 3, 21: 3, 28: 7, 35: 7}))
        assert found.verdict == "worse"

    def test_only_peg(self) -> None:
        (found,) = results(*weekly("activity", {15: 3, 21: 3, 28: 7, 35: 7}, "Stairs"))
        assert (found.verdict, found.late_start) == ("clear improvement", False)


class TestWhatCounts:
    def test_the_course_bounds_the_values(self) -> None:
        points = weekly("sleep", {-1: 9, 0: 5, 60: 4, 61: 0})
        (found,) = results(*points)
        assert found.values == ((day(0), 5), (day(60), 4))

    def test_all_three_parts_or_no_score(self) -> None:
        whole = weekly("peg", {7: 6, 14: 6})
        assert results(*whole[:5])[0].n == 1
        assert results(*whole[:2]) == ()
        mixed = [
            WeeklyPoint(day(7), "peg", value, item)
            for item, value in (("pain", 6), ("enjoy", 5), ("activity", 8))
        ]
        assert results(*mixed)[0].first == pytest.approx(19 / 3)

    def test_two_of_one_day_are_their_mean(self) -> None:
        twice = (*weekly("sleep", {7: 6}), *weekly("sleep", {7: 5}))
        assert results(*twice)[0].values == ((day(7), 5.5),)

    def test_another_activity_is_another_series(self) -> None:
        found = results(
            *weekly("activity", {7: 2, 14: 2}, "Stairs"),
            *weekly("activity", {21: 6, 28: 6}, "Garden"),
        )
        assert [(r.name, r.n, r.verdict) for r in found] == [
            ("Garden", 2, None),
            ("Stairs", 2, None),
        ]

    def test_an_activity_is_called_what_it_was_called_last(self) -> None:
        renamed = [
            WeeklyPoint(day(k), "activity", 5, None, "a1", name)
            for k, name in ((7, "Stairs"), (14, "Stairs, one floor"))
        ]
        (found,) = results(*renamed)
        assert (found.name, found.n) == ("Stairs, one floor", 2)

    def test_hidden_while_a_safety_question_is_open(self) -> None:
        (found,) = results(*weekly("peg", {7: 7, 14: 7, 21: 3, 28: 3}), hidden=True)
        assert (found.verdict, found.first, found.last) == (None, 7, 3)
        assert "improvement" not in found.sentence.lower()

    def test_without_a_session_the_values_stand_alone(self) -> None:
        points = weekly("peg", {7: 7, 14: 7, 21: 3, 28: 3})
        (found,) = weekly_results(points, SINCE, UNTIL, None)
        assert (found.n, found.verdict, found.late_start) == (4, None, False)

    def test_what_one_can_do_comes_first_and_information_last(self) -> None:
        named = ("exercise_days", "med_days", "ftf_cm", "sleep", "peg", "activity", "ms_minutes")
        found = results(*(p for m in named for p in weekly(m, {7: 1}, "x" * (m == "activity"))))
        assert [r.measure for r in found] == [
            "activity",
            "peg",
            "sleep",
            "ms_minutes",
            "ftf_cm",
            "med_days",
            "exercise_days",
        ]


class TestSentences:
    @pytest.mark.parametrize(
        ("measure", "values", "said"),
        [
            ("peg", (6, 6, 4, 4), "Based on PEG: 6 at first, 4 lately (4 values). "
             "Clear improvement."),
            ("peg", (6,), "Based on PEG: 6 on 14 Sep, one value so far."),
            ("peg", (6, 3), "Based on PEG: 6 on 14 Sep, 3 on 21 Sep (2 values)."),
            ("peg", (6, 5, 3), "Based on PEG: 6 on 14 Sep, 3 on 28 Sep (3 values)."),
            ("ftf_cm", (20, 20, 12.5, 12.5), "Fingertips to floor: 20 cm at first, 12.5 cm lately "
             "(4 values). Better by more than measurement error."),
            ("med_days", (5, 5, 3, 3), "Medicine days: 5 days at first, 3 days lately (4 values). "
             "2 days a week fewer."),
            ("med_days", (5, 5, 7, 7), "Medicine days: 5 days at first, 7 days lately (4 values). "
             "2 days a week more."),
            ("med_days", (5, 5, 4, 4), "Medicine days: 5 days at first, 4 days lately (4 values). "
             "1 day a week fewer."),
            ("med_days", (0, 3, 3, 3), "Medicine days: 1.5 days at first, 3 days lately "
             "(4 values). 1.5 days a week more."),
            ("med_days", (0, 3), "Medicine days: 0 days on 14 Sep, 3 days on 21 Sep (2 values)."),
            ("ftf_cm", (28.5, 28.5, 26, 24.5), "Fingertips to floor: 28.5 cm at first, 25.2 cm "
             "lately (4 values). No change beyond measurement error."),
            ("med_days", (5, 5, 5, 5), "Medicine days: 5 days at first, as many lately "
             "(4 values)."),
            ("med_days", (2, 3, 2, 3), "Medicine days: 2.5 days at first, as many lately "
             "(4 values)."),
            ("exercise_days", (2, 2, 1, 1), "Exercise days: 2 days at first, 1 day lately "
             "(4 values). 1 day a week fewer."),
            ("med_doses", (1, 1, 3, 3), "Medicine doses: 1 dose at first, 3 doses lately "
             "(4 values). 2 more on such a day."),
        ],
    )  # fmt: skip
    def test_by_measure(self, measure: str, values: tuple[float, ...], said: str) -> None:
        assert one(measure, *values).sentence == said

    def test_items_have_names(self) -> None:
        points = [WeeklyPoint(day(7), "other_days", 3, "self_massage")]
        assert results(*points)[0].name == "Self-massage or massage gun"


class TestOverallView:
    def test_the_newest_in_the_course(self) -> None:
        points = [
            WeeklyPoint(day(13), "pgic", 1),
            WeeklyPoint(day(42), "pgic", 3, at="2026-10-19T08:00:00Z"),
            WeeklyPoint(day(42), "pgic", 2, at="2026-10-19T09:00:00Z"),
            WeeklyPoint(day(61), "pgic", 7),
        ]
        assert pgic(points, FIRST, UNTIL) == 2
        assert pgic(points[:1], FIRST, UNTIL) is None
        assert pgic(points, None, UNTIL) is None

    def test_it_is_no_row_of_its_own(self) -> None:
        assert results(WeeklyPoint(day(42), "pgic", 2)) == ()


rated = st.sampled_from([m for m in measures.MEASURES if m not in ("flare", "event")])


@st.composite
def any_point(draw: st.DrawFn) -> WeeklyPoint:
    measure = measures.get(draw(rated))
    steps = int((measure.high - measure.low) / measure.step)
    value = measure.low + measure.step * draw(st.integers(0, steps))
    item = draw(st.sampled_from(measure.items)) if measure.items else None
    side = draw(st.sampled_from(["left", "right"])) if measure.has_side else None
    activity = draw(st.sampled_from(["a1", "a2"])) if measure.id == "activity" else None
    name = draw(st.text(max_size=8)) if activity else ""
    return WeeklyPoint(
        day(draw(st.integers(-5, 70))), measure.id, value, item, activity, name, side
    )


@given(st.lists(any_point(), max_size=60), st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_any_values_in_any_order(points: list[WeeklyPoint], hidden: bool, random: object) -> None:
    found = results(*points, hidden=hidden)
    shuffled = list(points)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert results(*shuffled, hidden=hidden) == found
    for result in found:
        assert result.n == len(result.values) > 0
        assert all(SINCE <= when <= UNTIL for when, _ in result.values)
        if result.verdict is not None and result.improvement is not None:
            assert not hidden
            if "improvement" in result.verdict or "better" in result.verdict:
                assert result.improvement > 0
            if "worse" in result.verdict:
                assert result.improvement < 0
