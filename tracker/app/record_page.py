"""One record in full, as lines: everything that was recorded, in words."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from tracker.app.widgets.page import Line
from tracker.domain import days, measures, sites, typed, weekly
from tracker.domain.days import FromMemory, Moment
from tracker.domain.records import MINI_ITEM, Entry, Kind, Phase, Rating, SessionState, StoredAnswer
from tracker.domain.text import visible
from tracker.domain.weekly_wording import beside_name, score_words
from tracker.domain.wording import KIND_WORDS, entry_sentence, number

_ROOM = 26
_PHASES = {
    None: "",
    Phase.BEFORE: "Right before",
    Phase.AFTER: "Right after",
    Phase.NEXT_DAY: "The day after",
}
_MEMORY = {
    FromMemory.RECENT: "added later, by a day or two",
    FromMemory.OLD: "from memory, more than two days later",
}


def title(entry: Entry) -> str:
    """What stands above the record."""
    return f"{KIND_WORDS[entry.kind]}, {days.label_with_year(entry.day)}"


def lines(entry: Entry, width: int, activities: Mapping[str, str]) -> list[Line]:
    """The whole record for a sheet of ``width`` cells; ``activities``: names by id."""
    out: list[Line] = []
    if entry.kind in (Kind.EVENT, Kind.QUESTION):
        out += [[(entry_sentence(entry, None).capitalize(), "bold")], []]
    if entry.quiz is not None:
        out += _quiz(entry)
    out += _ratings(entry, width, activities)
    if entry.kind is Kind.WEEKLY and (score := score_words(weekly.from_entry(entry))):
        out.append(_pair("Score based on PEG", score))
    out += _session(entry)
    out += _answers(entry.answers, width)
    if entry.note:
        if out and out[-1]:
            out.append([])
        private = " (private: it stays out of reports)" if entry.private else ""
        heading = "Question" if entry.kind is Kind.QUESTION else "Note"
        out.append([(heading, "bold $accent"), (private, "$muted")])
        out += [[piece] for piece in visible(entry.note, multiline=True).split("\n")]
    if out and out[-1]:
        out.append([])
    return [*out, *_about(entry)]


def _quiz(entry: Entry) -> list[Line]:
    quiz = entry.quiz
    if quiz is None:
        return []
    out = [_pair("Outcome", quiz.outcome.replace("_", " ").capitalize())]
    if quiz.score is not None:
        out.append(_pair("Points", f"{quiz.score} of 18"))
    out.append(_pair("Rules", f"version {quiz.rule_version}"))
    return [*out, []]


def _ratings(entry: Entry, width: int, activities: Mapping[str, str]) -> list[Line]:
    out: list[Line] = []
    asked = entry.kind in (Kind.WEEKLY, Kind.TEST)
    ratings = weekly.in_order(entry) if asked else entry.ratings
    for phase, heading in _PHASES.items():
        of_phase = [r for r in ratings if r.phase is phase]
        if not of_phase:
            continue
        if out:
            out.append([])
        moments = {rating.moment for rating in of_phase}
        shared = moments.pop() if len(moments) == 1 else None
        if heading:
            when = f"  {_clock(shared, entry)}" if shared and shared != entry.moment else ""
            out.append([(heading, "bold $accent"), (when, "$muted")])
        else:
            shared = None
        for rating in of_phase:
            known = measures.MEASURES.get(rating.measure)
            name = known.name if known else rating.measure
            name = visible(activities.get(rating.activity_id or "", name))
            out.append(_rating(name, rating, entry, width, shared))
    return out


def _rating(name: str, rating: Rating, entry: Entry, width: int, shared: Moment | None) -> Line:
    known = measures.MEASURES.get(rating.measure)
    value, scale = number(rating.value), ""
    if known is not None:
        low, high = known.low_end, known.high_end
        if rating.item in known.items:
            item = known.item(rating.item or "")
            name = f"{name}: {item.name}"
            low, high = item.low_end or low, item.high_end or high
        if known.is_flag:
            value = "yes"
        elif known.value_words and rating.value == int(rating.value):
            value = known.value_words[int(rating.value - known.low)]
        elif known.unit == "0–10":
            scale = f"  0 {low}, 10 {high}"
        else:
            value = beside_name(known, rating.value)
    said = [sites.label(rating.place)] if rating.place else []
    if rating.moment not in (entry.moment, shared):
        said.append(f"rated {_clock(rating.moment, entry)}")
    if rating.from_memory and rating.from_memory is not entry.from_memory:
        said.append(_MEMORY[rating.from_memory])
    beside = f"  {', '.join(said)}" if said else ""
    name = f"  {name} ".ljust(_ROOM)
    line: Line = [name, (value, "bold"), beside]
    if len(name) + len(value) + len(beside) + len(scale) <= width:
        line.append((scale, "$muted"))
    return line


def _session(entry: Entry) -> list[Line]:
    details = entry.session
    if details is None:
        return []
    pairs = (
        ("State", "open: the “after” is still to come" if _is_open(entry) else ""),
        ("Minutes", str(details.minutes or "")),
        ("Given by", details.therapist or ""),
        ("Technique", details.technique or ""),
        ("Pressure", details.pressure or ""),
        ("Areas", ", ".join(sites.label(place) for place in details.areas)),
        ("Cost", "" if details.cost_cents is None else typed.amount(details.cost_cents)),
    )
    said = [_pair(name, visible(value)) for name, value in pairs if value]
    return [[], [("Details", "bold $accent")], *said] if said else []


def _is_open(entry: Entry) -> bool:
    return entry.session is not None and entry.session.state is SessionState.OPEN


def _answers(answers: tuple[StoredAnswer, ...], width: int) -> list[Line]:
    if not answers:
        return []
    out: list[Line] = [[], [("Answers", "bold $accent")]]
    for answer in answers:
        cleared = f" (agreed on {days.short(answer.cleared_on)})" if answer.cleared_on else ""
        words = visible(_answered(answer) + cleared)
        out += [[piece] for piece in textwrap.wrap(
            words, max(width - 2, 20), initial_indent="  ", subsequent_indent="    "
        )]  # fmt: skip
    return out


def _answered(answer: StoredAnswer) -> str:
    """Item and answer in words; one that is not known any more stands as it was kept."""
    from tracker.domain.fit_items import FIT_ITEMS
    from tracker.domain.safety import ITEMS, MINI_OPTIONS, MiniAnswer

    item, said = answer.item, answer.answer.replace("_", " ")
    if item in ITEMS:
        return f"{item} {ITEMS[item].short}: {said}"
    if item in FIT_ITEMS:
        fit = FIT_ITEMS[item]
        option = fit.option(int(said)) if said in ("0", "1", "2") else None
        return f"{item} {fit.title}: {option.text if option else said}"
    if item == MINI_ITEM:
        known = answer.answer in tuple(MiniAnswer)
        mini = MINI_OPTIONS.get(MiniAnswer(answer.answer)) if known else None
        return f"Anything new before it: {mini.text if mini else said}"
    key, colon, site = item.partition(":")
    if colon and site in sites.SITES:
        return f"{key.capitalize()}: {sites.SITES[site].name}"
    return f"{item.replace('_', ' ').capitalize()}: {said}"


def _about(entry: Entry) -> list[Line]:
    when = f"{_clock(entry.moment, entry)}, UTC{_offset(entry.moment)}"
    out = [_pair("Time", when)]
    if entry.from_memory:
        out.append(_pair("Written down", _MEMORY[entry.from_memory]))
    if entry.private and not entry.note:
        out.append(_pair("Private", "it stays out of reports"))
    out.append(_pair("Id", visible(entry.id)))
    return out


def _pair(name: str, value: str) -> Line:
    return [(f"  {name} ".ljust(_ROOM), "$muted"), value]


def _clock(moment: Moment, entry: Entry) -> str:
    """The time of day; with its date where that is not the day it counts for."""
    local = moment.local()
    if local.date() == entry.day:
        return f"{local:%H:%M}"
    return f"{days.label_with_year(local.date())}, {local:%H:%M}"


def _offset(moment: Moment) -> str:
    hours, minutes = divmod(abs(moment.offset_min), 60)
    return f"{'−' if moment.offset_min < 0 else '+'}{hours:02d}:{minutes:02d}"
