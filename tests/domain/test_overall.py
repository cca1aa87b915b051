"""The sentence over all signs and the advice at a review: every rule, in its order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.measure import Better
from tracker.domain.overall import (
    AdviceCode,
    OverallCode,
    Signs,
    overall,
    review_advice,
)
from tracker.domain.verdict import Verdict
from tracker.domain.weekly_results import Beyond, WeeklyResult

V = Verdict


def weekly(measure: str, verdict: Verdict | Beyond | None, name: str = "Stairs") -> WeeklyResult:
    called = "Based on PEG" if measure == "peg" else name
    return WeeklyResult(
        *(measure, None, None, None, called, Better.LOWER, 4, 6.0, 4.0, 2.0, 33.0, verdict),
        late_start=False,
        sentence="",
        values=(),
    )


def signs(
    pain: Verdict | None = V.SAME,
    peg: Verdict | str | None = "none",
    activity: Verdict | str | None = "none",
    pgic: int | None = None,
    ease: Verdict | None = V.SAME,
    stiffness: Verdict | None = V.SAME,
) -> Signs:
    """``"none"``: never recorded; ``None``: recorded without a verdict."""
    named = (("peg", peg), ("activity", activity))
    found = tuple(weekly(m, v) for m, v in named if v != "none")  # type: ignore[arg-type]
    return Signs({"pain_avg": pain, "ease": ease, "stiffness": stiffness}, found, pgic)


def code(given: Signs, *, safety: bool = False) -> str:
    return overall(given, safety_open=safety, so_far=False).code


class TestOverall:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            # 1: what points the other way.
            (signs(V.WORSE), OverallCode.ONE_OTHER_WAY),
            (signs(ease=V.WORSE), OverallCode.ONE_OTHER_WAY),
            (signs(stiffness=V.WORSE), OverallCode.ONE_OTHER_WAY),
            (signs(peg=V.WORSE), OverallCode.ONE_OTHER_WAY),
            (signs(activity=V.WORSE), OverallCode.ONE_OTHER_WAY),
            (signs(pgic=5), OverallCode.ONE_OTHER_WAY),
            (signs(V.WORSE, stiffness=V.WORSE), OverallCode.OTHER_WAY),
            (signs(V.WORSE, pgic=7), OverallCode.OTHER_WAY),
            (signs(V.LARGE, V.LARGE, V.CLEAR, 5), OverallCode.ONE_OTHER_WAY),
            (signs(V.NOT_ENOUGH, pgic=6), OverallCode.ONE_OTHER_WAY),
            # 2: two kinds of evidence.
            (signs(V.CLEAR, V.CLEAR), OverallCode.IMPROVEMENT),
            (signs(V.LARGE, activity=V.CLEAR), OverallCode.IMPROVEMENT),
            (signs(V.CLEAR, pgic=2), OverallCode.IMPROVEMENT),
            (signs(V.SAME, V.CLEAR, pgic=1), OverallCode.IMPROVEMENT),
            (signs(V.NOT_ENOUGH, V.CLEAR, pgic=1), OverallCode.IMPROVEMENT),
            # Function is one kind, however many activities.
            (signs(V.SAME, V.CLEAR, V.CLEAR), OverallCode.MIXED),
            (signs(V.SMALL, V.CLEAR), OverallCode.MIXED),
            (signs(V.CLEAR, V.SMALL), OverallCode.MIXED),
            (signs(V.CLEAR, pgic=3), OverallCode.MIXED),
            (signs(V.SAME, ease=V.LARGE, stiffness=V.LARGE, pgic=2), OverallCode.MIXED),
            (signs(V.LEANING_WORSE, pgic=4), OverallCode.MIXED),
            # 3: too early, or nothing but daily ratings.
            (signs(V.NOT_ENOUGH), OverallCode.TOO_EARLY),
            (signs(V.TOO_EARLY, None), OverallCode.TOO_EARLY),
            (signs(None), OverallCode.TOO_EARLY),
            (signs(V.NOT_ENOUGH, ease=V.LARGE), OverallCode.TOO_EARLY),
            (signs(V.NOT_ENOUGH, pgic=2), OverallCode.TOO_EARLY),
            (signs(V.CLEAR), OverallCode.ONLY_DAILY),
            (signs(V.CANNOT_TELL), OverallCode.ONLY_DAILY),
            # 4: all else.
            (signs(V.CLEAR, None), OverallCode.MIXED),
            (signs(V.CLEAR, pgic=4), OverallCode.MIXED),
            (signs(V.NOT_ENOUGH, V.SAME), OverallCode.MIXED),
        ],
    )
    def test_first_rule_that_fits(self, given: Signs, expected: OverallCode) -> None:
        assert code(given) == expected

    def test_safety_goes_before_everything(self) -> None:
        found = overall(signs(V.LARGE, V.LARGE, V.LARGE, 1), safety_open=True, so_far=False)
        assert found.code is OverallCode.SAFETY
        assert "improvement" not in found.text

    @pytest.mark.parametrize(
        ("given", "text"),
        [
            (signs(V.WORSE), "One sign points the other way: pain."),
            (
                signs(V.WORSE, V.WORSE, V.WORSE, 6, V.WORSE),
                "Several signs point the other way: ease of moving, pain, the scale based on "
                "PEG, “Stairs” and your overall view.",
            ),
            (
                signs(V.CLEAR, V.CLEAR, V.CLEAR, 2),
                "Several signs point to improvement: pain, the scale based on PEG, “Stairs” "
                "and your overall view.",
            ),
            (
                signs(V.CLEAR, ease=V.SMALL, stiffness=V.NOT_ENOUGH),
                "Only daily ratings were recorded: ease of moving small improvement, "
                "pain clear improvement.",
            ),
            (signs(V.NOT_ENOUGH), "Too early to say."),
            (signs(V.SAME, pgic=4), "Mixed or unclear: much the same."),
            (
                signs(V.SAME, V.SAME, V.SAME, ease=V.SAME, stiffness=V.NOT_ENOUGH),
                "Mixed or unclear: much the same.",
            ),
            (
                signs(V.LEANING_BETTER, V.SMALL, V.SMALL, 3, V.SLIGHTLY_BETTER, V.SMALL),
                "Mixed or unclear: small signs of improvement, none clear yet.",
            ),
            (signs(V.SMALL, V.SAME), "Mixed or unclear."),
            (signs(V.SMALL, V.CLEAR), "Mixed or unclear."),
            (signs(V.LEANING_WORSE, V.SMALL), "Mixed or unclear."),
            (signs(V.SMALL, pgic=2), "Mixed or unclear."),
            (signs(V.CANNOT_TELL, pgic=4), "Mixed or unclear."),
        ],
    )
    def test_what_is_meant_is_named(self, given: Signs, text: str) -> None:
        assert overall(given, safety_open=False, so_far=False).text == text

    @pytest.mark.parametrize(
        "given",
        [signs(V.WORSE), signs(V.WORSE, pgic=6), signs(V.CLEAR, pgic=2), signs(), signs(pgic=4)],
    )
    def test_so_far(self, given: Signs) -> None:
        assert ", so far" in overall(given, safety_open=False, so_far=True).text
        assert "so far" not in overall(given, safety_open=False, so_far=False).text

    def test_the_word_lasting_is_earned(self) -> None:
        def text(given: Signs, weeks: int | None) -> str:
            return overall(given, safety_open=False, so_far=False, lasting_weeks=weeks).text

        assert text(signs(V.CLEAR, pgic=2), 5).endswith(
            " Five weeks after the last session, the lower pain is lasting."
        )
        assert "lasting" in text(signs(V.LARGE), 12)
        assert "lasting" in text(signs(V.CLEAR, pgic=4), 4)
        assert "lasting" not in text(signs(V.CLEAR, pgic=2), None)
        assert "lasting" not in text(signs(V.SMALL, V.CLEAR, pgic=2), 5)
        assert "lasting" not in text(signs(V.CLEAR, pgic=6), 5)


def advice(given: Signs, **more: object) -> AdviceCode:
    asked: dict[str, object] = {
        "safety_open": False,
        "rate": 1.0,
        "weeks": 4,
        "over": False,
        "follow_up": False,
    }
    return review_advice(given, **(asked | more)).code  # type: ignore[arg-type]


class TestAdvice:
    @pytest.mark.parametrize(
        ("given", "rate", "expected"),
        [
            (signs(V.WORSE), 1.0, AdviceCode.TALK),
            (signs(V.LEANING_WORSE), 1.0, AdviceCode.TALK),
            (signs(V.LARGE, V.WORSE), 1.0, AdviceCode.TALK),
            (signs(V.LARGE, activity=V.WORSE), 1.0, AdviceCode.TALK),
            (signs(V.LARGE, pgic=5), 1.0, AdviceCode.TALK),
            (signs(V.WORSE), 0.1, AdviceCode.TALK),
            # Ease and stiffness are named above, and do not decide here.
            (signs(V.CLEAR, ease=V.WORSE, stiffness=V.WORSE), 1.0, AdviceCode.CLEAR),
            (signs(V.LARGE), 0.59, AdviceCode.CANNOT_TELL),
            (signs(V.LARGE), 0.6, AdviceCode.CLEAR),
            (signs(V.LARGE), None, AdviceCode.CLEAR),
            (signs(V.NOT_ENOUGH), 1.0, AdviceCode.CANNOT_TELL),
            (signs(V.TOO_EARLY, None), 1.0, AdviceCode.CANNOT_TELL),
            (signs(V.CANNOT_TELL), 1.0, AdviceCode.CANNOT_TELL),
            (signs(V.CANNOT_TELL, V.SAME), 1.0, AdviceCode.SAME),
            (signs(V.NOT_ENOUGH, V.CLEAR), 1.0, AdviceCode.CLEAR),
            (signs(V.SAME, V.CLEAR), 1.0, AdviceCode.CLEAR),
            (signs(V.SMALL), 1.0, AdviceCode.SMALL),
            (signs(V.SLIGHTLY_BETTER), 1.0, AdviceCode.SMALL),
            (signs(V.LEANING_BETTER), 1.0, AdviceCode.SMALL),
            (signs(V.SAME, V.SMALL), 1.0, AdviceCode.SMALL),
            (signs(V.SAME, activity=V.CLEAR), 1.0, AdviceCode.SMALL),
            (signs(V.SAME), 1.0, AdviceCode.SAME),
            (signs(V.LOW), 1.0, AdviceCode.SAME),
            (signs(V.SAME, pgic=1), 1.0, AdviceCode.SAME),
        ],
    )
    def test_first_rule_that_fits(
        self, given: Signs, rate: float | None, expected: AdviceCode
    ) -> None:
        assert advice(given, rate=rate) is expected

    def test_safety_goes_before_everything(self) -> None:
        assert advice(signs(V.WORSE), safety_open=True) is AdviceCode.SAFETY

    @pytest.mark.parametrize(("pgic", "added"), [(None, False), (4, False), (3, True), (1, True)])
    def test_feeling_better_without_the_numbers_is_said(
        self, pgic: int | None, added: bool
    ) -> None:
        found = review_advice(
            signs(V.SAME, pgic=pgic),
            safety_open=False,
            rate=1.0,
            weeks=4,
            over=False,
            follow_up=False,
        )
        assert ("You feel better overall; the numbers do not show it." in found.text) is added

    @pytest.mark.parametrize(
        ("more", "begins"),
        [
            ({"weeks": 4}, "Four weeks in,"),
            ({"weeks": 11}, "11 weeks in,"),
            ({"over": True}, "At the end of the course,"),
            ({"over": True, "follow_up": True}, "At this follow-up,"),
        ],
    )
    def test_when_it_looks_much_the_same(self, more: dict[str, object], begins: str) -> None:
        asked: dict[str, object] = {"rate": 1.0, "weeks": 4, "over": False, "follow_up": False}
        found = review_advice(signs(), safety_open=False, **(asked | more))  # type: ignore[arg-type]
        assert found.text.startswith(begins)
        assert "stop" in found.text


results = st.sampled_from([*Verdict, None])


@given(
    results,
    results | st.just("none"),
    results | st.just("none"),
    st.none() | st.integers(1, 7),
    results,
    results,
    st.booleans(),
    st.none() | st.floats(0, 1),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=300)
def test_whatever_the_signs_no_more_than_the_plan_is_suggested(
    pain: Verdict | None,
    peg: Verdict | None,
    activity: Verdict | None,
    pgic: int | None,
    ease: Verdict | None,
    stiffness: Verdict | None,
    so_far: bool,
    rate: float | None,
    over: bool,
    follow_up: bool,
) -> None:
    given = signs(pain, peg, activity, pgic, ease, stiffness)
    found = overall(given, safety_open=False, so_far=so_far)
    advised = review_advice(
        given, safety_open=False, rate=rate, weeks=6, over=over, follow_up=follow_up
    )
    assert found.text.endswith(".")
    for word in ("extend", "longer course", "book", "add sessions", "extra sessions"):
        assert word not in advised.text.lower()
    if found.code is OverallCode.IMPROVEMENT:
        assert V.WORSE not in (pain, peg, activity, ease, stiffness)
        assert pgic is None or pgic < 5
