"""One look at a person's progress: states, windows, cross-checks, cautions and advice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress_data import course, day, series, sessions, weekly

from tracker.domain.cautions import CautionCode
from tracker.domain.days import FromMemory
from tracker.domain.overall import AdviceCode, OverallCode
from tracker.domain.progress import (
    MEASURES,
    MeasureResult,
    Progress,
    SessionNumbers,
    SpansKind,
    State,
    WeeklyPoint,
    compute,
    working,
)
from tracker.domain.sites import Place, Side
from tracker.domain.trend import DayValue, Mark, MarkKind
from tracker.domain.verdict import Verdict
from tracker.domain.weekly_trend import Direction

BETTER = "66766567666656" + "66566556555454" + "54454443444444" + "33443433443434"
LEVEL = "66766567666656" * 4
WORSE = "55654554565455" + "55654554565455" + "76776777687767" + "78777876777877"


def of(found: Progress, measure: str = "pain_avg") -> MeasureResult:
    return next(one for one in found.measures if one.measure == measure)


class TestStates:
    @pytest.mark.parametrize(
        ("until", "more", "state", "so_far"),
        [
            (13, {}, State.NO_SESSION, False),
            (14, {}, State.SO_FAR, True),
            (41, {}, State.SO_FAR, True),
            (42, {}, State.REVIEW, False),
            (42, {"sessions": sessions(14, 21, 28)}, State.SO_FAR, True),
            (42, {"sessions": sessions(14, 21, 28, 43)}, State.SO_FAR, True),
            (55, {"course_over": True}, State.OVER, False),
            (55, {"course_over": True, "sessions": sessions(14)}, State.OVER, True),
            (55, {"is_follow_up": True, "course_over": True}, State.FOLLOW_UP, False),
        ],
    )
    def test_by_days_and_sessions(
        self, until: int, more: dict[str, object], state: State, so_far: bool
    ) -> None:
        found = compute(course(BETTER, until=until, **more))
        assert (found.state, found.so_far) == (state, so_far)
        assert all(one.so_far is so_far for one in found.measures)

    def test_so_far_stands_beside_the_result(self) -> None:
        early = compute(course(BETTER, until=41))
        assert ", so far" in of(early).sentence
        assert "so far" not in of(compute(course(BETTER))).sentence

    def test_the_days_since_the_last_check_in(self) -> None:
        assert compute(course(BETTER, until=55)).days_since_last == 0
        stale = compute(course(BETTER, until=71))
        assert (stale.days_since_last, stale.newest) == (16, day(55))
        assert stale.stale == "The last check-in was 16 days ago, on Sun 1 Nov 2026."
        assert compute(course(BETTER, until=69)).stale == ""
        assert compute(course("")).days_since_last is None


class TestMeasures:
    def test_ease_before_pain_before_stiffness(self) -> None:
        found = compute(course(BETTER))
        assert tuple(one.measure for one in found.measures) == MEASURES
        assert MEASURES == ("ease", "pain_avg", "stiffness")

    @pytest.mark.parametrize(
        ("pain", "verdict"),
        [
            (BETTER, Verdict.CLEAR),
            (LEVEL, Verdict.SAME),
            (WORSE, Verdict.WORSE),
            ("1" * 56, Verdict.LOW),
            (BETTER[:14] + "." * 40 + "33", Verdict.NOT_ENOUGH),
            (BETTER[:20], Verdict.TOO_EARLY),
        ],
    )
    def test_results(self, pain: str, verdict: Verdict) -> None:
        assert of(compute(course(pain))).verdict is verdict

    def test_for_ease_higher_is_better(self) -> None:
        result = of(compute(course(ease="3" * 14 + "5" * 42)), "ease")
        assert (result.verdict, result.improvement, result.percent) == (Verdict.CLEAR, 2, None)
        assert "2 points easier" in result.sentence

    def test_too_early_and_too_few_have_no_figures(self) -> None:
        for pain in (BETTER[:20], BETTER[:14] + "." * 40 + "33"):
            result = of(compute(course(pain)))
            assert result.improvement is None
            assert result.percent is None
            assert result.range is None
            assert result.without_session_days is None

    def test_the_windows_are_those_of_the_place(self) -> None:
        place = Place("knee", Side.LEFT)
        result = of(compute(course(BETTER, place=place)))
        assert (result.site, result.side) == ("knee", "left")
        assert (of(compute(course(BETTER))).site, of(compute(course(BETTER))).side) == (None, None)

    def test_without_a_session_there_is_no_start(self) -> None:
        found = compute(course(BETTER, first_session=None, sessions=(), session_days=()))
        result = of(found)
        assert (result.baseline, result.verdict) == (None, Verdict.TOO_EARLY)
        assert result.recent is not None
        assert result.trend is None
        assert found.overall_code is OverallCode.TOO_EARLY
        assert found.advice is None

    def test_the_first_fortnight_stands_in(self) -> None:
        result = of(compute(course("." * 14 + BETTER[14:])))
        assert result.baseline is not None
        assert (result.baseline.first, result.baseline.fallback) == (day(14), True)
        assert "The start includes the first sessions." in result.sentence

    def test_several_values_of_a_day_are_their_mean(self) -> None:
        twice = (*series(BETTER), DayValue(day(55), 9.0))
        result = of(compute(course(daily={"pain_avg": twice})))
        assert result.recent is not None
        assert result.recent.days[-1].value == (9 + float(BETTER[-1])) / 2

    def test_old_memory_is_left_out_of_a_day_that_has_better(self) -> None:
        both = (*series(BETTER), DayValue(day(55), 9.0, 1, FromMemory.OLD))
        result = of(compute(course(daily={"pain_avg": both})))
        assert result.recent is not None
        assert result.recent.days[-1].value == float(BETTER[-1])


class TestTrend:
    def test_over_the_weeks(self) -> None:
        result = of(compute(course("77777776666666655555555444444433333333222222221111111111")))
        assert result.trend is not None
        assert result.trend.words is Direction.FALLING

    def test_none_while_a_safety_question_is_open(self) -> None:
        assert of(compute(course(BETTER, safety_open=True))).trend is None


class TestWithoutSessionDays:
    def test_the_day_and_the_one_after_are_left_out_of_both(self) -> None:
        result = of(compute(course(BETTER)))
        assert result.without_session_days is not None
        # Sessions on days 42 and 49: the window from 42 to 55 loses four days.
        assert result.without_session_days.baseline_days == 14
        assert result.without_session_days.recent_days == 10
        assert result.without_session_days.sentence == ""

    def test_another_result_is_said(self) -> None:
        # Hardly any pain on the session days and after, as before on the others.
        pain = LEVEL[:42] + "0066666" * 2
        result = of(compute(course(pain)))
        assert result.without_session_days is not None
        assert result.verdict is Verdict.LEANING_BETTER
        assert result.without_session_days.verdict is Verdict.SAME
        assert result.without_session_days.sentence == "Without session days: about the same."

    def test_too_few_days_left(self) -> None:
        pain = LEVEL[:42] + "666...." + "666...6"
        result = of(compute(course(pain)))
        assert result.without_session_days is not None
        assert result.without_session_days.verdict is None
        assert "could not be checked without session days" in result.without_session_days.sentence

    def test_sessions_of_any_course_count(self) -> None:
        days = tuple(day(number) for number in (2, 5, 8, 11, 14))
        result = of(compute(course(LEVEL, session_days=days)))
        assert result.without_session_days is not None
        assert result.without_session_days.baseline_days == 6


class TestWithoutFlareDays:
    def test_only_with_a_flare_in_the_recent_window(self) -> None:
        assert of(compute(course(LEVEL))).without_flare_days is None
        assert of(compute(course(LEVEL, flares=(day(3),)))).without_flare_days is None
        result = of(compute(course(LEVEL, flares=(day(3), day(50)))))
        assert result.without_flare_days is not None
        kept = (result.without_flare_days.baseline_days, result.without_flare_days.recent_days)
        assert kept == (13, 13)

    def test_flares_nobody_noted_are_found(self) -> None:
        found = compute(course(LEVEL[:49] + "9999999"))
        result = of(found)
        assert result.without_flare_days is not None
        assert found.flares.recent == 6
        said = "Flare days, noted or pain up 2 days: 0 at the start, 6 lately."
        assert found.flares.sentence == said
        assert CautionCode.FLARE in [caution.code for caution in found.cautions]
        assert result.verdict is Verdict.WORSE
        assert result.without_flare_days.sentence == "Without flare days: about the same."

    def test_a_flare_is_always_kept_in_the_average(self) -> None:
        noted = of(compute(course(LEVEL, flares=(day(50),))))
        assert noted.improvement == of(compute(course(LEVEL))).improvement


class TestSafety:
    def test_an_open_sign_hides_every_result(self) -> None:
        peg = weekly("peg", {7: 7, 14: 7, 21: 3, 28: 3})
        found = compute(course(BETTER, BETTER, BETTER, weekly=peg, safety_open=True))
        for one in found.measures:
            assert one.verdict is None
            assert one.without_session_days is None
            assert one.improvement is not None
            for word in ("improvement", "better", "worse", "lower", "easier", "harder"):
                assert word not in one.sentence
        assert [one.verdict for one in found.weekly] == [None]
        assert found.overall_code is OverallCode.SAFETY
        assert found.advice is not None
        assert found.advice.code is AdviceCode.SAFETY

    def test_the_fortnights_without_a_course_too(self) -> None:
        found = compute(course(BETTER, first_session=None, safety_open=True, around=day(30)))
        assert found.spans is not None
        assert {one.verdict for one in found.spans.measures} == {None}


class TestAdvice:
    @pytest.mark.parametrize(
        ("pain", "until", "more", "code"),
        [
            (BETTER, 55, {}, AdviceCode.CLEAR),
            (BETTER, 41, {}, None),
            (LEVEL, 42, {}, AdviceCode.SAME),
            (LEVEL, 41, {"course_over": True}, AdviceCode.SAME),
            (WORSE, 55, {}, AdviceCode.TALK),
            (WORSE, 41, {}, AdviceCode.TALK),
            (LEVEL, 20, {"weekly": (WeeklyPoint(day(20), "pgic", 6),)}, AdviceCode.TALK),
            (LEVEL, 42, {"rate": 0.5}, AdviceCode.CANNOT_TELL),
            (LEVEL, 20, {"safety_open": True}, AdviceCode.SAFETY),
        ],
    )
    def test_at_a_review_or_where_numbers_point_the_other_way(
        self, pain: str, until: int, more: dict[str, object], code: AdviceCode | None
    ) -> None:
        found = compute(course(pain, until=until, **more))
        assert (found.advice.code if found.advice else None) is code


class TestLasting:
    FOLLOW_UP = BETTER[:42] + "3434433343" * 6

    @pytest.mark.parametrize(
        ("until", "more", "said"),
        [
            (97, {}, True),
            (97, {"is_follow_up": False}, False),
            (62, {}, False),  # the last session was on day 35
            (63, {}, True),
        ],
    )
    def test_only_four_weeks_after_the_last_session(
        self, until: int, more: dict[str, object], said: bool
    ) -> None:
        held = (14, 21, 28, 35)
        given = course(
            self.FOLLOW_UP,
            until=until,
            sessions=sessions(*held),
            session_days=tuple(day(number) for number in held),
            **({"is_follow_up": True, "course_over": True} | more),
        )
        assert ("lasting" in compute(given).overall) is said


class TestSpans:
    def test_first_and_last_fortnight_without_a_session(self) -> None:
        found = compute(course(BETTER, first_session=None, sessions=(), session_days=()))
        assert found.spans is not None
        assert (found.spans.kind, found.spans.day) == (SpansKind.FIRST_AND_LAST, None)
        pain = found.spans.measures[1]
        assert pain.baseline is not None
        assert pain.recent is not None
        assert (pain.baseline.first, pain.recent.last) == (day(0), day(55))
        assert pain.verdict is Verdict.CLEAR
        assert "in the first fortnight" in pain.sentence

    def test_under_four_weeks_they_overlap(self) -> None:
        given = course(BETTER[:27], first_session=None, until=26)
        found = compute(given).spans
        assert found is not None
        assert found.measures[1].verdict is Verdict.TOO_EARLY
        later = compute(replace(given, daily={"pain_avg": series(BETTER[:28])}, as_of=day(27)))
        assert later.spans is not None
        assert later.spans.measures[1].verdict is not Verdict.TOO_EARLY

    def test_around_a_day(self) -> None:
        found = compute(course(BETTER, around=day(30))).spans
        assert found is not None
        assert (found.kind, found.day) == (SpansKind.AROUND, day(30))
        pain = found.measures[1]
        assert pain.baseline is not None
        assert pain.recent is not None
        assert (pain.baseline.first, pain.baseline.last) == (day(16), day(29))
        assert (pain.recent.first, pain.recent.last) == (day(30), day(43))
        assert "before 7 Oct" in pain.sentence

    def test_its_cautions_are_about_its_own_days(self) -> None:
        events = (Mark(day(35), MarkKind.EVENT, "illness"), Mark(day(50), MarkKind.EVENT, "stress"))
        given = course(BETTER, around=day(30), events=events, baseline_spell="worse")
        found = compute(given).spans
        assert found is not None
        assert [c.code for c in found.cautions] == [CautionCode.EVENTS, CautionCode.CAUSE]
        assert "illness" in found.cautions[0].text
        assert "stress" not in found.cautions[0].text

    def test_with_a_course_there_is_none_unasked(self) -> None:
        assert compute(course(BETTER)).spans is None
        assert compute(course("", first_session=None)).spans is None


class TestHigherLately:
    @pytest.mark.parametrize(
        ("pain", "higher"),
        [
            ("5" * 14 + "6" * 14, True),
            ("5" * 15 + "6" * 13, False),
            ("." * 9 + "55555" + "." * 9 + "66666", True),
            ("." * 10 + "5555" + "." * 9 + "66666", False),
            ("6" * 14 + "5" * 14, False),
        ],
    )
    def test_a_point_above_the_fortnight_before(self, pain: str, higher: bool) -> None:
        assert compute(course(pain, until=27)).higher_lately is higher


class TestCautionsOfTheCourse:
    def test_the_headline_is_pain(self) -> None:
        full, gaps = LEVEL, "6.6...6..6...6" + LEVEL[14:]
        assert CautionCode.GAPS in [c.code for c in compute(course(gaps, full)).cautions]
        assert CautionCode.GAPS not in [c.code for c in compute(course(full, gaps)).cautions]

    def test_ease_takes_its_place_where_pain_is_not_recorded(self) -> None:
        found = compute(course("", LEVEL))
        assert [c.code for c in found.cautions] == [CautionCode.CAUSE]

    def test_a_bad_spell_as_asked(self) -> None:
        found = compute(course(LEVEL, baseline_spell="worse"))
        assert found.cautions[0].code is CautionCode.SPELL


class TestSessionsAsTheyWereKnown:
    def test_the_next_day_has_not_come_yet(self) -> None:
        last = SessionNumbers(day(55), "x", 6, 4, 9, (1, 2, 3), bruise=True, numb=True)
        today = compute(course(LEVEL, sessions=(last,))).sessions
        assert today is not None
        assert (today.pairs, today.next_day, today.advice) == (1, (), ())
        later = compute(course(LEVEL, until=57, sessions=(last,))).sessions
        assert later is not None
        assert (later.sore_until, len(later.next_day), later.bruise_after) == (2, 1, 1)

    def test_later_sessions_are_not_known(self) -> None:
        found = compute(course(LEVEL, until=30, sessions=sessions(14, 21, 28, 35))).sessions
        assert found is not None
        assert found.n == 3


def test_every_figure_opens_to_its_working() -> None:
    peg = weekly("peg", {7: 7, 14: 7, 21: 3, 28: 3})
    held = tuple(SessionNumbers(day(14 + 7 * k), f"s{k}", 7 - k, 5 - k, 6 - k) for k in range(5))
    found = compute(course(BETTER, BETTER, BETTER, weekly=peg, sessions=held))
    assert found.sessions is not None
    assert found.usual is not None
    for result in (*found.measures, *found.weekly, found.sessions, found.usual):
        assert len(working(result)) >= 4
