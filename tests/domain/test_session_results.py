"""Right after a session, the day after, and from one session to the next."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_data import day

from tracker.domain import session_wording
from tracker.domain.session_results import SessionFigures, SessionNumbers, session_figures
from tracker.domain.weekly_trend import Direction


def held(text: str) -> list[SessionNumbers]:
    """A session a week: before, after and next day as three characters, ``.`` for none."""
    made = []
    for number, part in enumerate(text.split()):
        values = [None if char == "." else float(char) for char in part.ljust(3, ".")]
        made.append(SessionNumbers(day(7 * number), f"s{number}", *values))
    return made


def figures(text: str) -> SessionFigures:
    found = session_figures(held(text))
    assert found is not None
    return found


def test_without_a_session_there_is_nothing() -> None:
    assert session_figures(()) is None


@pytest.mark.parametrize(
    ("text", "n", "pairs", "middle", "lower", "between", "next_day"),
    [
        ("746 645 635 5.5 525 423", 6, 5, 3, 5, 2, 1),
        ("74", 1, 1, None, 1, None, None),
        ("74 64", 2, 2, None, 2, None, None),
        ("74 64 66", 3, 3, 2, 2, None, None),
        ("74 64 66 67", 4, 4, 1, 2, None, None),
        ("74 64 66 67 35", 5, 5, 0, 2, 2, None),
        ("7 6 6 6 4", 5, 0, None, 0, 1.5, None),
        (".4 .4 .4 .4 .4", 5, 0, None, 0, None, None),
        ("7.6 6.6 5.6", 3, 0, None, 0, None, 0),
        ("5 5 5 5 .", 5, 0, None, 0, None, None),
    ],
)
def test_by_hand(
    text: str,
    n: int,
    pairs: int,
    middle: float | None,
    lower: int,
    between: float | None,
    next_day: float | None,
) -> None:
    found = figures(text)
    assert (found.n, found.pairs, found.within_median, found.lower_after) == (
        *(n, pairs, middle, lower),
    )
    assert (found.between, found.next_day_median) == (between, next_day)
    assert (found.trend is None) is (between is None)


def test_the_trend_of_the_ratings_before() -> None:
    falling = figures("8 7 6 5 4")
    assert falling.trend is not None
    assert (falling.trend.per_week, falling.trend.words) == (-1, Direction.FALLING)
    assert "falling, about 1 a week" in " ".join(falling.sentences)
    level = figures("6 7 6 5 6")
    assert level.trend is not None
    assert level.trend.words is Direction.NONE


def test_a_course_without_end_costs_no_more_with_every_session() -> None:
    found = figures(" ".join("75" for _ in range(1200)))
    assert found.trend is not None
    assert (found.n, found.trend.n) == (1200, 130)


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("74 64", []),
            ("74 64 66", ["Right after: lower in 2 of 3 sessions, the same in 1."]),
            ("74 64 67", ["Right after: lower in 2 of 3 sessions, higher in 1."]),
            ("74 64 62", ["Right after: lower in 3 of 3 sessions, by 2 to 4."]),
            ("74 63 62 94", ["Right after: lower in 4 of 4 sessions, by 3 to 5."]),
            ("74 63 52", ["Right after: lower in 3 of 3 sessions, by 3."]),
            ("47 46 66", ["Right after: higher in 2 of 3 sessions, the same in 1."]),
            ("44 46 66", ["Right after: the same in 2 of 3 sessions, higher in 1."]),
            ("44 46 64", ["Right after: lower in 1 of 3 sessions, higher in 1, the same in 1."]),
            (".74 .64 .66", []),
        ],
    )
    def test_few_sessions(self, text: str, said: list[str]) -> None:
        found = [s for s in figures(text).sentences if s != session_wording.RELIEF]
        assert found == said

    def test_from_five_on_there_are_words(self) -> None:
        assert figures("746 645 635 5.5 525 423").sentences == (
            "Right after: lower in 5 of 5 sessions, usually by 3.",
            "The day after: lower in 4 of 6 sessions, the same in 2.",
            "Before a session: 6.5 in the first two, 4.5 in the last two.",
            "Before a session, over time: falling, about 0.5 a week.",
            session_wording.RELIEF,
        )

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("45 45 45 45 45", "Right after: higher in 5 of 5 sessions, usually by 1."),
            ("44 44 44 44 44", "Right after: the same in 5 of 5 sessions."),
            ("4.4 4.4 4.4 4.4 4.4", "The day after: the same in 5 of 5 sessions."),
            ("4.6 4.6 4.6", "The day after: higher in 3 of 3 sessions, by 2."),
        ],
    )
    def test_directions(self, text: str, said: str) -> None:
        assert said in figures(text).sentences

    @pytest.mark.parametrize(
        ("falls", "said"),
        [
            ((3, -1, 1, -2, 3, 0), "lower in 3 of 6 sessions, higher in 2, the same in 1"),
            ((3, 2, 1, 2, -1), "lower in 4 of 5 sessions, usually by 2; higher in 1"),
            ((3, 2, 1, 2, 0, -1, 0), "lower in 4 of 7 sessions, the same in 2, higher in 1"),
            ((3, 2, 1, 2, 0, -1), "lower in 4 of 6 sessions, higher in 1, the same in 1"),
            ((3, 2, 1, 2, 1, 4, 0, -1),
             "lower in 6 of 8 sessions, usually by 1.5; higher in 1, the same in 1"),
            ((-2, -2, -1, -3, 4), "higher in 4 of 5 sessions, usually by 2; lower in 1"),
            ((0, 0, 0, 0, 2), "the same in 4 of 5 sessions, lower in 1"),
            ((2, 2, 0, 0), "lower in 2 of 4 sessions, the same in 2"),
            ((2,), "lower in 1 of 1 session, by 2"),
        ],
    )  # fmt: skip
    def test_usually_is_what_most_of_them_did(self, falls: tuple[float, ...], said: str) -> None:
        assert session_wording.changes(falls) == said

    @given(st.lists(st.integers(-10, 10), min_size=1, max_size=12))
    @settings(max_examples=100)
    def test_every_session_is_told_once(self, falls: list[int]) -> None:
        said = session_wording.changes(falls)
        assert sum(int(count) for count in re.findall(r"in (\d+)", said)) == len(falls)
        if "usually" in said:
            one_way = max(sum(f > 0 for f in falls), sum(f < 0 for f in falls))
            assert one_way * 4 >= len(falls) * 3

    def test_relief_is_put_in_proportion_wherever_it_is_shown(self) -> None:
        assert session_wording.RELIEF in figures("74 64 66").sentences
        assert session_wording.RELIEF not in figures("74 64").sentences


class TestAfterEffects:
    @pytest.mark.parametrize(
        ("change", "advice"),
        [
            ({}, []),
            ({"sore_days": (1,)}, [session_wording.SORE]),
            ({"sore_days": (1, 2)}, [session_wording.SORE]),
            ({"sore_days": (1, 2, 3)}, [session_wording.SORE, session_wording.STILL_SORE]),
            ({"bruise": True}, [session_wording.BRUISE]),
            ({"dizzy": True}, []),
            ({"before": 4.0, "next_day": 6.0}, []),
            ({"before": 4.0, "next_day": 7.0}, [session_wording.NEXT_DAY]),
            ({"next_day": 9.0}, []),
            ({"numb": True}, [session_wording.NUMB]),
        ],
    )
    def test_what_a_professional_should_hear_of(
        self, change: dict[str, object], advice: list[str]
    ) -> None:
        one = replace(SessionNumbers(day(0), "a"), **change)  # type: ignore[arg-type]
        found = session_figures([one, SessionNumbers(day(7), "b")])
        assert found is not None
        assert list(found.advice) == advice
        assert found.open_safety is ("numb" in change)

    def test_counts(self) -> None:
        found = session_figures(
            [
                SessionNumbers(day(0), "a", sore_days=(1, 2), bruise=True),
                SessionNumbers(day(7), "b", sore_days=(1,), dizzy=True),
                SessionNumbers(day(14), "c"),
            ]
        )
        assert found is not None
        assert (found.sore_after, found.sore_until) == (2, 2)
        assert (found.bruise_after, found.dizzy_after) == (1, 1)
        assert "Sore after 2 of 3 sessions, at the latest on day 2 after it." in found.sentences


rating = st.none() | st.integers(0, 10).map(float)


@given(
    st.lists(st.tuples(st.integers(0, 40), rating, rating, rating), max_size=20),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150)
def test_any_sessions_in_any_order(
    rated: list[tuple[int, float | None, float | None, float | None]], random: object
) -> None:
    made = [
        SessionNumbers(day(when), f"s{number}", *values)
        for number, (when, *values) in enumerate(rated)
    ]
    found = session_figures(made)
    random.shuffle(made)  # type: ignore[attr-defined]
    assert session_figures(made) == found
    if found is not None:
        assert found.lower_after <= found.pairs <= found.n == len(rated)
        assert (found.within_median is None) is (found.pairs < 3)
        assert (found.between is None) is (len(found.before) < 5)
