"""One record as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain import days, measures, sites, typed, weekly, wording
from tracker.domain.days import FromMemory
from tracker.domain.fit_items import CONDITION_QUESTION, FIT_ITEMS
from tracker.domain.records import MINI_ITEM, Entry, Kind, Phase, Rating, SessionState, StoredAnswer
from tracker.domain.safety import (
    ALLERGY_QUESTION,
    ITEMS,
    MINI_OPTIONS,
    TOUCH_QUESTION,
    MiniAnswer,
)
from tracker.domain.weekly_wording import beside_name, score_words

_PHASES = {Phase.BEFORE: "before", Phase.AFTER: "after", Phase.NEXT_DAY: "the day after"}
_ORDER = (None, Phase.BEFORE, Phase.AFTER, Phase.NEXT_DAY)
_MEMORY = {
    FromMemory.RECENT: "added later, by a day or two",
    FromMemory.OLD: "from memory, more than two days later: not compared",
}
_QUESTIONS = {
    "condition": CONDITION_QUESTION,
    "allergy": ALLERGY_QUESTION,
    "touch": TOUCH_QUESTION,
    "mini": "The safety question",
    "months": FIT_ITEMS["Q2"].question,
}


def lines(entry: Entry, name: str, activities: Mapping[str, str]) -> Iterator[str]:
    """The record's name and id, then everything it holds; its note comes last.

    ``activities``: the name of each by its id.
    """
    yield f"{name}  [{entry.id}]"
    if entry.event_tag is not None:
        yield f"  {wording.EVENT_WORDS.get(entry.event_tag, entry.event_tag)}"
    for rating in sorted(_asked(entry), key=lambda one: _ORDER.index(one.phase)):
        yield f"  {_rating(rating, activities)}"
    if entry.kind is Kind.WEEKLY and (score := score_words(weekly.from_entry(entry))):
        yield f"  Score based on PEG: {score}"
    yield from _session(entry)
    if entry.quiz is not None:
        yield f"  {wording.outcome_words(entry)} ({entry.quiz.rule_version})"
    for answer in entry.answers:
        cleared = f" (said to be fine, {answer.cleared_on})" if answer.cleared_on else ""
        yield f"  {_question(answer.item)}: {_words(answer)}{cleared}"
    if entry.answered_on is not None:
        yield f"  answered on {days.label_with_year(entry.answered_on)}"
    if entry.from_memory is not None:
        yield f"  {_MEMORY[entry.from_memory]}"
    if entry.private:
        yield "  private: left out of reports"
    if entry.note:
        yield ""
        yield entry.note


def _asked(entry: Entry) -> tuple[Rating, ...]:
    return weekly.in_order(entry) if entry.kind in (Kind.WEEKLY, Kind.TEST) else entry.ratings


def _rating(rating: Rating, activities: Mapping[str, str]) -> str:
    measure = measures.get(rating.measure)
    name = activities.get(rating.activity_id or "", measure.name)
    item = f", {measure.item(rating.item).name}" if rating.item and measure.parts else ""
    value = "" if measure.is_flag else f" {beside_name(measure, rating.value)}"
    place = f", {sites.label(rating.place)}" if rating.place else ""
    phase = f", {_PHASES[rating.phase]}" if rating.phase else ""
    return f"{name}{item}{value}{place}{phase}"


def _session(entry: Entry) -> Iterator[str]:
    details = entry.session
    if details is None:
        return
    if details.state is SessionState.OPEN:
        yield "  its after is still open"
    pairs = (
        ("minutes", details.minutes),
        ("by", details.therapist),
        ("technique", details.technique),
        ("pressure", details.pressure),
        ("areas", ", ".join(sites.label(area) for area in details.areas)),
        ("cost", None if details.cost_cents is None else typed.amount(details.cost_cents)),
    )
    for label, value in pairs:
        if value not in (None, ""):
            yield f"  {label}: {value}"


def _question(item: str) -> str:
    if item in ITEMS:
        return f"{item}  {ITEMS[item].question}"
    if item in FIT_ITEMS:
        return f"{item}  {FIT_ITEMS[item].question}"
    if item.startswith("site:"):
        return f"Pain in {item.removeprefix('site:').replace('_', ' ')}"
    return _QUESTIONS.get(item, item)


def _words(answer: StoredAnswer) -> str:
    if answer.item == MINI_ITEM and answer.answer in MINI_OPTIONS:
        return MINI_OPTIONS[MiniAnswer(answer.answer)].text
    return answer.answer.replace("_", " ")
