"""The one sentence over all signs, and what may be considered at a review.

Two kinds of evidence are wanted before anything is called improvement: pain, function and
the person's own impression (Dworkin 2008, J Pain 9:105–121). Signs are counted and named,
never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain import overall_wording
from tracker.domain.course import FAIR_RATE
from tracker.domain.verdict import CLEAR_OR_MORE, NO_VERDICT, SOMEWHAT_BETTER, Verdict
from tracker.domain.weekly_results import WeeklyResult

DAILY = ("ease", "pain_avg", "stiffness")
WEEKLY = ("peg", "activity")

BETTER_VIEW, WORSE_VIEW = 2, 5
"""Overall views (1-7) up to and from which the change is important: 1 and 2 much better, 5 to
7 worse, 3 a little better (Farrar 2001, Pain 94:149–158; PhenX 860801)."""

A_LITTLE_BETTER = 3


class OverallCode(StrEnum):
    """What all signs together show."""

    SAFETY = "safety first"
    OTHER_WAY = "several signs point the other way"
    ONE_OTHER_WAY = "one sign points the other way"
    IMPROVEMENT = "several signs point to improvement"
    TOO_EARLY = "too early to say"
    ONLY_DAILY = "only daily ratings"
    MIXED = "mixed or unclear"


class AdviceCode(StrEnum):
    """What may be considered at a review; suggested, never decided."""

    SAFETY = "safety first"
    TALK = "pause and talk"
    CANNOT_TELL = "cannot tell yet"
    CLEAR = "clear improvement"
    SMALL = "small improvement"
    SAME = "about the same"


@dataclass(frozen=True, slots=True)
class Signs:
    """What is weighed: the verdicts of the daily measures by id, weekly ones, the own view.

    ``pgic``: 1 very much better to 7 very much worse, ``None`` if not asked.
    """

    daily: Mapping[str, Verdict | None]
    weekly: tuple[WeeklyResult, ...]
    pgic: int | None

    def function(self, *measures: str) -> tuple[WeeklyResult, ...]:
        """The weekly results of PEG and activities (or only of the measures named)."""
        return tuple(r for r in self.weekly if r.measure in (measures or WEEKLY))

    def judged(self) -> bool:
        """Whether pain, PEG or an activity has a verdict."""
        pain = self.daily.get("pain_avg")
        known = pain is not None and pain not in NO_VERDICT
        return known or any(r.verdict is not None for r in self.function())


@dataclass(frozen=True, slots=True)
class Overall:
    """The sentence over all signs, with its code."""

    code: OverallCode
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What may be considered now, in one to four short sentences."""

    code: AdviceCode
    text: str


def overall(
    signs: Signs, *, safety_open: bool, so_far: bool, lasting_weeks: int | None = None
) -> Overall:
    """What all signs together show; the first rule that fits decides.

    ``so_far``: the verdicts are preliminary. ``lasting_weeks``: whole weeks since the last
    session where a follow-up may call a clear improvement lasting, else ``None``.
    """
    if safety_open:
        return Overall(OverallCode.SAFETY, overall_wording.SAFETY)
    worse = _worse(signs)
    if worse:
        code = OverallCode.OTHER_WAY if len(worse) > 1 else OverallCode.ONE_OTHER_WAY
        return Overall(code, overall_wording.other_way(worse, so_far=so_far))
    better = _better(signs)
    lasting = ""
    if lasting_weeks is not None and signs.daily.get("pain_avg") in CLEAR_OR_MORE:
        lasting = " " + overall_wording.lasting(lasting_weeks)
    if len(better) > 1:
        text = overall_wording.improvement([name for name in better if name], so_far=so_far)
        return Overall(OverallCode.IMPROVEMENT, text + lasting)
    if not signs.judged():
        return Overall(OverallCode.TOO_EARLY, overall_wording.TOO_EARLY)
    if not signs.function() and signs.pgic is None:
        named = [
            (measure, found)
            for measure in DAILY
            if (found := signs.daily.get(measure)) is not None and found not in NO_VERDICT
        ]
        text = overall_wording.only_daily(named, so_far=so_far)
        return Overall(OverallCode.ONLY_DAILY, text + lasting)
    codes = _judged(signs)
    text = overall_wording.mixed(
        so_far=so_far,
        slight=bool(codes) and codes <= SOMEWHAT_BETTER,
        same=codes == {Verdict.SAME},
    )
    return Overall(OverallCode.MIXED, text + lasting)


def review_advice(
    signs: Signs,
    *,
    safety_open: bool,
    rate: float | None,
    weeks: int,
    over: bool,
    follow_up: bool,
) -> Advice:
    """What may be considered at a review; the first rule that fits decides.

    ``rate``: sessions attended of those due (0-1), ``None`` without a plan. ``weeks``: whole
    weeks since the first session. More sessions than planned are never suggested.
    """
    if safety_open:
        return Advice(AdviceCode.SAFETY, overall_wording.ADVICE_SAFETY)
    pain = signs.daily.get("pain_avg")
    if speaks_for_talking(signs):
        return Advice(AdviceCode.TALK, overall_wording.talk(over=over))
    few = rate is not None and rate < FAIR_RATE
    unclear = pain is Verdict.CANNOT_TELL and not any(
        r.verdict is not None for r in signs.function()
    )
    if few or unclear or not signs.judged():
        return Advice(AdviceCode.CANNOT_TELL, overall_wording.cannot_tell(few=few, over=over))
    peg = [r.verdict for r in signs.function("peg")]
    if pain in CLEAR_OR_MORE or any(code in CLEAR_OR_MORE for code in peg):
        return Advice(AdviceCode.CLEAR, overall_wording.clear(over=over))
    function = [r.verdict for r in signs.function()]
    # A clear gain in an activity alone is not yet clear improvement, and more than nothing.
    if any(code in SOMEWHAT_BETTER | CLEAR_OR_MORE for code in (pain, *function)):
        return Advice(AdviceCode.SMALL, overall_wording.small(over=over))
    feels_better = signs.pgic is not None and signs.pgic <= A_LITTLE_BETTER
    text = overall_wording.same(weeks, over=over, follow_up=follow_up, feels_better=feels_better)
    return Advice(AdviceCode.SAME, text)


def speaks_for_talking(signs: Signs) -> bool:
    """Whether pain, PEG or an activity is or leans worse, or the person's own view is."""
    worse = (Verdict.WORSE, Verdict.LEANING_WORSE)
    if signs.daily.get("pain_avg") in worse:
        return True
    if any(result.verdict in worse for result in signs.function()):
        return True
    return signs.pgic is not None and signs.pgic >= WORSE_VIEW


def _judged(signs: Signs) -> set[Verdict]:
    """What every sign that was judged is called, the own view as the nearest of them."""
    found = {signs.daily.get(measure) for measure in DAILY}
    found |= {Verdict(r.verdict.value) for r in signs.function() if r.verdict is not None}
    if signs.pgic is not None:
        view = Verdict.SAME if signs.pgic > A_LITTLE_BETTER else Verdict.SMALL
        found.add(Verdict.CLEAR if signs.pgic <= BETTER_VIEW else view)
    return {code for code in found if code is not None and code not in NO_VERDICT}


def _worse(signs: Signs) -> list[str]:
    names = [
        overall_wording.NAMES[measure]
        for measure in DAILY
        if signs.daily.get(measure) is Verdict.WORSE
    ]
    names += _named(r for r in signs.function() if r.verdict is Verdict.WORSE)
    if signs.pgic is not None and signs.pgic >= WORSE_VIEW:
        names.append(overall_wording.OWN_VIEW)
    return names


def _better(signs: Signs) -> list[str]:
    """One name (it may hold several measures) for each kind of evidence of improvement."""
    names = []
    if signs.daily.get("pain_avg") in CLEAR_OR_MORE:
        names.append(overall_wording.NAMES["pain_avg"])
    function = _named(r for r in signs.function() if r.verdict in CLEAR_OR_MORE)
    if function:
        names.append(", ".join(function))
    if signs.pgic is not None and signs.pgic <= BETTER_VIEW:
        names.append(overall_wording.OWN_VIEW)
    return names


def _named(results: Iterable[WeeklyResult]) -> list[str]:
    return [overall_wording.named(result.measure, result.name) for result in results]
