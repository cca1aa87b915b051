"""The sentences about a comparison, and the working behind each figure, as they are read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress_data import course, day, series, sessions, weekly

from tracker.domain import progress_wording, standing_wording
from tracker.domain.progress import Progress, ProgressInput, compute, working
from tracker.domain.session_results import SessionNumbers
from tracker.domain.sites import parse_place
from tracker.domain.verdict import Verdict
from tracker.domain.weekly_trend import Direction, Trend
from tracker.domain.windows import frame, windows

LATER = 42


def pain(before: str, now: str, **more: object) -> str:
    """The sentence about pain: fourteen days, four weeks of gaps, the last fourteen."""
    return said(course(before.ljust(14, ".") + "." * 28 + now.rjust(14, "."), **more))


def said(given: ProgressInput, measure: str = "pain_avg") -> str:
    found = compute(given)
    return next(one.sentence for one in found.measures if one.measure == measure)


class TestMeasureSentence:
    @pytest.mark.parametrize(
        ("before", "now", "expected"),
        [
            (
                "6765766756",
                "4344534434",
                "Pain: 6.1 at the start, 3.8 lately (10 and 10 days). That is 2.3 points lower "
                "(38%), likely 1.5 to 3.1 lower. Clear improvement.",
            ),
            (
                "6766766",
                "5556555",
                "Pain: 6.3 at the start, 5.1 lately (7 and 7 days). That is 1.2 points lower "
                "(18%), likely 0.4 to 1.9 lower. Small improvement, based on few days.",
            ),
            (
                "6847584",
                "5364734",
                "Pain: 6.0 at the start, 4.6 lately (7 and 7 days). That is 1.4 points lower "
                "(24%), likely between 0.9 higher and 3.8 lower. "
                "Leaning better, within your usual ups and downs, based on few days.",
            ),
            (
                "7777777777",
                "7777777777",
                "Pain: 7.0 at the start, 7.0 lately (10 and 10 days). That is no difference, "
                "likely between 0.6 higher and 0.6 lower. About the same.",
            ),
            (
                "5656565",
                "7877877",
                "Pain: 5.4 at the start, 7.3 lately (7 and 7 days). That is 1.9 points higher "
                "(34%), likely 1.1 to 2.6 higher. Worse, based on few days.",
            ),
            (
                "0000000000",
                "1111111111",
                "Pain: 0.0 at the start, 1.0 lately (10 and 10 days). That is 1 point higher, "
                "likely 0.4 to 1.6 higher. Worse.",
            ),
            (
                "4444444444",
                "0000000000",
                "Pain: 4.0 at the start, 0.0 lately (10 and 10 days). That is 4 points lower "
                "(100%), likely 3.4 to 4.6 lower. None in these days. Large improvement.",
            ),
            (
                "1010101",
                "0000000",
                "Pain: 0.6 at the start, 0.0 lately (7 and 7 days). That is 0.6 points lower, "
                "likely between 0.2 higher and 1.3 lower. "
                "Low from the start; little room to fall, based on few days.",
            ),
            (
                "2828282",
                "3737373",
                "Pain: 4.6 at the start, 4.7 lately (7 and 7 days). That is 0.1 points higher "
                "(3%), likely between 4.0 higher and 3.8 lower. Cannot tell yet: "
                "your days differ too much for this few entries, based on few days.",
            ),
            ("", "444", "Pain: not compared yet, as both fortnights share days."),
            ("66", "444", "Pain: not enough check-ins yet, 2 of 5 (2 at the start, 3 lately)."),
            (
                "6666666",
                "444",
                "Pain: not enough check-ins yet, 3 of 5 (7 at the start, 3 lately).",
            ),
            ("", "", "Pain: not recorded in these weeks."),
        ],
    )
    def test_by_result(self, before: str, now: str, expected: str) -> None:
        assert pain(before, now) == expected

    def test_ease_is_easier_or_harder(self) -> None:
        easier = course(ease="3" * 14 + "." * 28 + "5" * 14)
        assert said(easier, "ease").startswith(
            "Ease: 3.0 at the start, 5.0 lately (14 and 14 days). That is 2 points easier,"
        )
        harder = course(ease="5" * 14 + "." * 28 + "3" * 14)
        assert "2 points harder, likely 1.5 to 2.5 harder. Worse." in said(harder, "ease")

    def test_too_early(self) -> None:
        assert said(course("6" * 20)) == ("Pain: not compared yet, as both fortnights share days.")

    def test_without_a_session(self) -> None:
        given = course("6" * 20, first_session=None)
        assert said(given) == (
            "Pain: 6.0 on average lately (14 days). There is no session yet to compare with."
        )
        assert said(given, "ease") == (
            "Ease: nothing recorded lately. There is no session yet to compare with."
        )
        two = course("66", first_session=None)
        assert said(two).startswith("Pain: 6 and 6 (2 days).")

    def test_while_a_safety_question_is_open(self) -> None:
        assert pain("6" * 14, "4" * 14, safety_open=True) == (
            "Pain: 6.0 at the start, 4.0 lately (14 and 14 days). "
            "The result waits until the safety pages are answered."
        )

    def test_around_a_day(self) -> None:
        found = compute(course("6" * 30 + "4" * 26, around=day(30)))
        assert found.spans is not None
        assert found.spans.measures[1].sentence.startswith(
            "Pain: 6.0 before 7 Oct, 4.0 from 7 Oct on (14 and 14 days)."
        )


def test_every_result_has_words() -> None:
    for code in Verdict:
        words = progress_wording.result_words(code)
        assert words[0].isupper()
        assert not words.endswith(".")
    assert progress_wording.result_words(Verdict.NOT_ENOUGH, 3).endswith(": 3 of 5")


@pytest.mark.parametrize(
    ("per_week", "words", "said"),
    [
        (-0.333, Direction.FALLING, "Pain week by week: falling, about 0.33 points a week."),
        (1.0, Direction.RISING, "Pain week by week: rising, about 1 point a week."),
        (-0.01, Direction.NONE, "Pain week by week: no clear trend."),
    ],
)
def test_trends(per_week: float, words: Direction, said: str) -> None:
    trend = Trend(per_week, per_week - 0.1, per_week + 0.1, words, per_week * 6, 7, ())
    assert progress_wording.trend_sentence("pain_avg", trend) == said


class TestStanding:
    @pytest.mark.parametrize(
        ("text", "first", "until", "said"),
        [
            ("", None, 3, "A week of check-ins before the first session makes a fair start: "
             "0 of 5 days so far."),
            ("555", None, 3, "A week of check-ins before the first session makes a fair start: "
             "3 of 5 days so far."),
            ("55555", None, 5, "Enough days for a fair start. Sessions can begin whenever you "
             "like."),
            ("55555", None, 18, "A week of check-ins before the first session makes a fair start: "
             "0 of 5 days so far."),
            ("5" * 20, 14, 19, "Too early to compare with the start; from 4 Oct on there are two "
             "weeks."),
            ("." * 20 + "5" * 10, 14, 29, "Too early to compare with the start; from 24 Oct on "
             "there are two weeks."),
            ("55" + "." * 40 + "555555", 14, 48, "Not enough check-ins at the start to compare "
             "with: 2 of 5 days."),
            ("5" * 14 + "." * 30 + "55", 14, 46, "Not enough check-ins yet to compare: "
             "2 of 5 days."),
            ("5" * 28, 14, 27, "Enough days on both sides to compare with the start: 4 shows "
             "them."),
            # There was time for two weeks, but the newest days are missing.
            ("5" * 20, 14, 28, "Last rated 9 days ago, on Sat 26 Sep 2026; a comparison with the "
             "start needs newer days."),
            ("5" * 27, 14, 27, "Too early to compare with the start; from 4 Oct on there are two "
             "weeks."),
            ("5" * 27, 14, 28, "Last rated 2 days ago, on Sat 3 Oct 2026; a comparison with the "
             "start needs newer days."),
        ],
    )  # fmt: skip
    def test_what_is_still_needed(
        self, text: str, first: int | None, until: int, said: str
    ) -> None:
        known = series(text)
        on = frame([known], None if first is None else day(first), day(until))
        assert standing_wording.standing_sentence(windows(known, on), day(until)) == said

    @pytest.mark.parametrize(
        ("others", "said"),
        [
            ([], ""),
            ([(0, "low_back")], "1 other day was for low back."),
            ([(0, "low_back"), (0, "knee:left")], "1 other day was for low back and left knee."),
            ([(0, "low_back"), (3, "low_back")], "2 other days were for low back."),
        ],
    )
    def test_days_of_other_places(self, others: list[tuple[int, str]], said: str) -> None:
        found = [(day(number), parse_place(place)) for number, place in others]
        assert standing_wording.other_days(found) == said

    def test_it_says_when_there_will_be_two_weeks(self) -> None:
        known = series("5" * 28)
        ready = day(27)
        on = frame([known], day(14), ready)
        assert not windows(known, on).overlap
        assert windows(known, frame([known], day(14), day(26))).overlap


class TestWorking:
    @staticmethod
    def look(**more: object) -> Progress:
        before, now = "6765766756....", "....4344534434"
        given = course(before + "." * 28 + now, before + "." * 28 + now)
        return compute(replace(given, **more))  # type: ignore[arg-type]

    def test_the_subtraction_of_a_daily_measure(self) -> None:
        lines = working(self.look().measures[1])
        assert lines[:12] == (
            "Start: 7 Sep to 20 Sep, 10 of 14 days filled.",
            "  6 7 6 5 7 6 6 7 5 6",
            "Mean: 61 ÷ 10 = 6.1. (Median: 6, only shown.)",
            "Lately: 19 Oct to 1 Nov, 10 of 14 days filled.",
            "  4 3 4 4 5 3 4 4 3 4",
            "Mean: 38 ÷ 10 = 3.8. (Median: 4, only shown.)",
            "Difference: 6.1 − 3.8 = 2.3 points lower.",
            "Of the start: 2.3 ÷ 6.1 = 38%.",
            "Its error: √(7/3 × (0.54 ÷ 10 + 0.4 ÷ 10)) = 0.47.",
            "Likely range: 2.3 ± 1.75 × 0.47 = 1.48 to 3.12 lower.",
            "0.25 is the least a spread counts. 7/3 makes the range wider, "
            "because a day resembles the day before.",
            "Clear: 1 point and 30% or more, and the whole range on the better side.",
        )
        assert lines[12:] == (
            "Trend: the middle slope of all pairs of 4 weekly medians, 0.31 lower a week.",
            "Its 90% range: 0 to 0.4 lower a week.",
            "A direction needs a range without 0 and a change of 1 point overall.",
        )

    def test_for_ease_the_other_way_round(self) -> None:
        lines = working(self.look().measures[0])
        assert "Difference: 6.1 − 3.8 = 2.3 points harder." in lines
        assert "Worse: 1 point or more, and the whole range on the worse side." in lines

    def test_nothing_is_worked_out_that_is_hidden(self) -> None:
        lines = working(self.look(safety_open=True).measures[1])
        assert len(lines) == 6
        assert not any("Difference" in line for line in lines)

    def test_nothing_recorded(self) -> None:
        assert working(self.look().measures[2])[-1] == (
            "Each fortnight needs 5 days before they are compared."
        )
        without = working(self.look(first_session=None).measures[1])
        assert without[0] == "Start: there is none yet."

    def test_so_far_and_few_days_are_explained(self) -> None:
        lines = working(compute(course("6" * 14 + "." * 9 + "44444", until=27)).measures[1])
        assert "Few days: under 10 in one of the fortnights." in lines
        assert "So far: under four weeks or four sessions." in lines

    def test_every_result_names_its_rule(self) -> None:
        ease, pain, _ = self.look().measures
        for code in Verdict:
            assert working(replace(pain, verdict=code))
            if code not in (Verdict.SLIGHTLY_BETTER, Verdict.LOW):
                assert working(replace(ease, verdict=code))

    def test_weekly_values(self) -> None:
        peg = weekly("peg", {0: 6, 7: 6.5, 28: 4.5, 35: 4.5})
        med = weekly("med_days", {0: 5, 7: 5, 28: 3, 35: 2})
        ftf = weekly("ftf_cm", {0: 20, 7: 20, 28: 15, 35: 15})
        sit = weekly("sit_reach_cm", {0: -5})
        found = compute(course(weekly=(*peg, *med, *ftf, *sit))).weekly
        lines = {one.measure: working(one) for one in found}
        assert lines["peg"] == (
            "7 Sep: 6",
            "14 Sep: 6.5",
            "5 Oct: 4.5",
            "12 Oct: 4.5",
            "First two, in the middle: 6.25. Last two: 4.5.",
            "Difference: 6.25 − 4.5 = 1.75 lower.",
            "Of the first: 1.75 ÷ 6.25 = 28%.",
            "Small or worse from 1 on, clear from 1.5 points and 30% on.",
        )
        assert lines["med_days"][-2:] == (
            "Difference: 5 − 2.5 = 2.5 fewer.",
            "It is information, neither better nor worse.",
        )
        assert lines["ftf_cm"][-1] == (
            "A change counts from 5 cm on, the error of measuring at home."
        )
        assert lines["sit_reach_cm"] == ("7 Sep: −5",)

    def test_two_values_stand_as_they_are(self) -> None:
        (one,) = compute(course(weekly=weekly("activity", {0: 3, 7: 6}, "Stairs"))).weekly
        assert working(one)[2:] == (
            "Under 4 values: the first and the last stand as they are.",
            "Difference: 6 − 3 = 3 higher.",
        )

    def test_sessions(self) -> None:
        held = tuple(
            SessionNumbers(day(14 + 7 * k), f"s{k}", *values)
            for k, values in enumerate([(7, 4, 6), (6, 4, None), (6, 3, 5), (5, None, 5), (4, 2)])
        )
        found = compute(course(sessions=held)).sessions
        assert found is not None
        lines = working(found)
        assert lines[0] == "21 Sep: 7 before, 4 after (3 lower), 6 next day (1 lower)."
        assert lines[3] == "12 Oct: 5 before, 5 next day (no change)."
        assert "From before to after, the middle of 4: 2.5 lower." in lines
        assert "From before to the day after, the middle of 3: 1 lower." in lines
        assert "Before: 6.5 in the first two, 4.5 in the last two." in lines
        assert "Difference: 6.5 − 4.5 = 2 lower." in lines
        unrated = compute(course(sessions=sessions(14))).sessions
        assert unrated is not None
        assert working(unrated) == ("21 Sep: before not recorded, after –.",)

    def test_many_sessions_are_counted(self) -> None:
        found = compute(course(until=400)).sessions
        assert found is not None
        lines = working(found)
        assert lines[0] == f"{found.n - 30} earlier sessions are not listed."
        assert len(lines) == 31

    def test_usual(self) -> None:
        found = compute(course("5" * 14 + "6" * 14, until=27)).usual
        assert found is not None
        lines = working(found)
        assert lines[0].startswith("The last 28 days hold 28")
        assert lines[1].count("5") == 14
        assert "√(7/3 × 2 × 0.26 ÷ 14)" in lines[3]
