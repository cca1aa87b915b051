"""What tells two versions of a record apart, in words: ``ease 4 → 6``, ``note changed``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tracker.domain import days, measures, sites, typed, wording
from tracker.domain.days import FromMemory
from tracker.domain.records import Entry, Kind, Phase, Rating, SessionDetails, SessionState
from tracker.domain.sites import Place

BLANK = "not recorded"

_PHASES = {Phase.BEFORE: "before", Phase.AFTER: "after", Phase.NEXT_DAY: "the day after"}
_MEMORY = {
    None: "on its day",
    FromMemory.RECENT: "a day or two later",
    FromMemory.OLD: "more than two days later",
}
_STATES = {SessionState.OPEN: "“after” still to come", SessionState.DONE: "done"}
_Key = tuple[str, str | None, str | None, Phase | None, Place | None]


def between(
    before: Entry | None, after: Entry | None, activities: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """What changed from ``before`` to ``after``, a few words each; empty: nothing one sees.

    ``activities``: the name of each by its id. Ratings, areas and answers that are the same in
    both may be left out of both.

    ``None`` is "no such record": then it is what the other one holds. The words of a note
    are never told, only that it changed.
    """
    one = after or before
    if one is None:
        return ()
    if before is None or after is None:
        return tuple(_held(one, activities or {}))
    return tuple(_changed(before, after, activities or {}))


def _held(entry: Entry, activities: Mapping[str, str]) -> Iterator[str]:
    if entry.kind in (Kind.EVENT, Kind.QUIZ, Kind.SAFETY):
        yield wording.entry_sentence(entry, None)
    for rating in sorted(entry.ratings, key=_order):
        value = "" if _is_flag(rating) else f" {wording.number(rating.value)}"
        yield f"{_name(rating, activities)}{value}"
    if entry.session is not None:
        for name, value in _details(entry.session):
            if value and name != "state":
                yield f"{name} {value}"
        if entry.session.areas:
            yield f"areas {', '.join(sites.label(area) for area in entry.session.areas)}"
    if entry.answered_on is not None:
        yield f"answered on {days.label_with_year(entry.answered_on)}"
    if entry.note:
        yield "the question" if entry.kind is Kind.QUESTION else "a note"
    if entry.private:
        yield "private"


def _changed(before: Entry, after: Entry, activities: Mapping[str, str]) -> Iterator[str]:
    if before.day != after.day:
        yield _arrow("day", _day(before.day), _day(after.day))
    if before.moment != after.moment:
        yield _arrow("time", _time(before), _time(after))
    yield from _ratings(before, after, activities)
    if before.session is not None and after.session is not None:
        for (name, old), (_, new) in zip(
            _details(before.session), _details(after.session), strict=True
        ):
            if old != new:
                yield _arrow(name, old or BLANK, new or BLANK)
        was, now = set(before.session.areas), set(after.session.areas)
        for words, areas in (("added", now - was), ("removed", was - now)):
            yield from (f"area {name} {words}" for name in sorted(map(sites.label, areas)))
    yield from _answers(before, after)
    if before.quiz != after.quiz:
        yield _arrow("outcome", wording.outcome_words(before), wording.outcome_words(after))
    if before.event_tag != after.event_tag:
        tags = (wording.EVENT_WORDS.get(tag or "", tag or BLANK) for tag in
                (before.event_tag, after.event_tag))  # fmt: skip
        yield _arrow("what happened", *tags)
    if before.answered_on != after.answered_on:
        yield _arrow("answered", _day(before.answered_on), _day(after.answered_on))
    if (before.note or "") != (after.note or ""):
        what = "question" if after.kind is Kind.QUESTION else "note"
        verb = "added" if not before.note else "removed" if not after.note else "changed"
        yield f"{what} {verb}"
    if before.private != after.private:
        yield "now private" if after.private else "no longer private"
    if before.from_memory != after.from_memory:
        yield _arrow("written down", _MEMORY[before.from_memory], _MEMORY[after.from_memory])


def _ratings(before: Entry, after: Entry, activities: Mapping[str, str]) -> Iterator[str]:
    old = {_key(r): r for r in before.ratings}
    new = {_key(r): r for r in after.ratings}
    pairs = {key: (old.get(key), new.get(key)) for key in old.keys() | new.keys()}
    fresh = [rating for key, rating in new.items() if key not in old]
    for key in old.keys() - new.keys():
        # What was rated without a place takes the main site later: one rating, not two.
        moved = [one for one in fresh if _moved(old[key], one)]
        if len(moved) == 1:
            pairs[key] = (old[key], moved[0])
            pairs.pop(_key(moved[0]), None)
            fresh.remove(moved[0])
    for was, now in sorted(pairs.values(), key=lambda pair: _order(pair[1] or pair[0])):
        if was is None and now is not None:
            yield _arrow(_name(now, activities), BLANK, _value(now))
        elif now is None and was is not None:
            yield _arrow(_name(was, activities), _value(was), BLANK)
        elif was is not None and now is not None:
            if was.place != now.place:
                name = _name(was, activities, place=False)
                yield _arrow(f"{name}:", *(_place(r) for r in (was, now)))
            if was.value != now.value:
                yield _arrow(_name(now, activities), _value(was), _value(now))


def _answers(before: Entry, after: Entry) -> Iterator[str]:
    old, new = ({a.item: a for a in entry.answers} for entry in (before, after))
    for item in sorted(old.keys() | new.keys()):
        was, now = old.get(item), new.get(item)
        if was != now:
            said = (a.answer.replace("_", " ") if a else BLANK for a in (was, now))
            yield _arrow(f"answer {item.replace('_', ' ')}", *said)


def _details(details: SessionDetails) -> tuple[tuple[str, str], ...]:
    cost = details.cost_cents
    return (
        ("state", _STATES[details.state]),
        ("minutes", "" if details.minutes is None else str(details.minutes)),
        ("by", details.therapist or ""),
        ("technique", details.technique or ""),
        ("pressure", details.pressure or ""),
        ("cost", "" if cost is None else typed.amount(cost)),
    )


def _key(rating: Rating) -> _Key:
    return rating.measure, rating.item, rating.activity_id, rating.phase, rating.place


def _moved(old: Rating, new: Rating) -> bool:
    return _key(old)[:-1] == _key(new)[:-1] and None in (old.place, new.place)


def _order(rating: Rating | None) -> tuple[int, int, str]:
    """Before, after, next day; then as the catalogue has it: ease stands before pain."""
    if rating is None:
        return 0, 0, ""
    phase = list(_PHASES).index(rating.phase) + 1 if rating.phase else 0
    known = list(measures.MEASURES)
    place = known.index(rating.measure) if rating.measure in known else len(known)
    items = measures.MEASURES[rating.measure].items if place < len(known) else ()
    item = items.index(rating.item) if rating.item in items else 0
    return phase, place, f"{item} {rating.activity_id} {rating.place}"


def _name(rating: Rating, activities: Mapping[str, str], *, place: bool = True) -> str:
    known = measures.MEASURES.get(rating.measure)
    name = known.name if known else rating.measure
    name = activities.get(rating.activity_id or "", name)
    if known and rating.item in known.items:
        name = f"{name}, {known.item(rating.item or '').name}"
    if place and rating.place is not None:
        name = f"{name}, {sites.label(rating.place)}"
    return f"{name}, {_PHASES[rating.phase]}" if rating.phase else name


def _place(rating: Rating) -> str:
    return sites.label(rating.place) if rating.place else "no place"


def _value(rating: Rating) -> str:
    return "yes" if _is_flag(rating) else wording.number(rating.value)


def _is_flag(rating: Rating) -> bool:
    known = measures.MEASURES.get(rating.measure)
    return known is not None and known.is_flag


def _day(day: date | None) -> str:
    return "not yet" if day is None else days.label_with_year(day)


def _time(entry: Entry) -> str:
    local = entry.moment.local()
    if local.date() == entry.day:
        return f"{local:%H:%M}"
    return f"{days.label_with_year(local.date())}, {local:%H:%M}"


def _arrow(name: str, old: str, new: str) -> str:
    return f"{name} {old} → {new}"
