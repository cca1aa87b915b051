"""Random contents of a file, as a person and many releases could have made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tracker.domain import measures
from tracker.domain.days import FromMemory, Moment
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.rating_check import ACTIVITY, OWN_SITE
from tracker.domain.records import (
    EVENT_TAGS,
    FLARE,
    PRESSURES,
    Entry,
    Kind,
    Phase,
    QuizOutcome,
    Rating,
    SessionDetails,
    SessionState,
    StoredAnswer,
)
from tracker.domain.safety import ITEMS
from tracker.domain.sites import SITES, Place, Side
from tracker.services.events import flare_id
from tracker.store import entries
from tracker.store.connection import Store
from tracker.store.ids import natural

FIRST, LAST = date(2024, 1, 1), date(2026, 11, 22)
"""The days of what was recorded."""

HOSTILE = (
    "=1+1", "@x", "-2", "[bold]x[/]", "\x1b[31mred", "\u202eright", "<b>x</b>", "a\tb\nc",
    "'=quoted", "x" * 300, "\x00"[:0] or "çay ☕ 👩‍👩‍👧", '","', "'", "\\u0000", "{}", "id",
)  # fmt: skip

_OWN = ("ease", "pain_avg", "stiffness", "pain_worst")
_AROUND = ("ease", "pain_now", "tension", "stiffness", "soreness")
_WEEKLY = ("med_days", "exercise_days", "sleep", "pgic", "peg", "other_days", ACTIVITY)
_TESTS = ("ftf_cm", "sit_reach_cm", "ms_minutes", "posture_comfort", *OWN_SITE)

days = st.dates(FIRST, LAST)
keys = st.integers(0, 10**9).map(lambda number: natural("any", str(number)))
notes = st.none() | (
    st.sampled_from(HOSTILE)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=20)
).map(str.strip).map(lambda text: text or None)
moments = st.builds(
    lambda at, offset: Moment(at.replace(microsecond=0).isoformat() + "Z", offset),
    st.datetimes(datetime(2023, 12, 30), datetime(2026, 11, 22)),  # noqa: DTZ001
    st.integers(-1439, 1439),
)
memories = st.sampled_from((None, None, *FromMemory))
places = st.sampled_from(sorted(SITES)).flatmap(
    lambda key: st.builds(Place, st.just(key), st.none() | st.sampled_from(SITES[key].sides))
)


@dataclass(frozen=True)
class Contents:
    """What a file holds: entries, and rows of the other tables."""

    entries: tuple[Entry, ...]
    rows: tuple[tuple[str, dict[str, Any]], ...]


@st.composite
def ratings(
    draw: st.DrawFn, names: Sequence[str], day: date, phase: Phase | None, activity: str | None
) -> Rating | None:
    name = draw(st.sampled_from(names))
    if name == ACTIVITY and activity is None:
        return None
    measure = measures.get(name)
    steps = round((measure.high - measure.low) / measure.step)
    place = draw(st.none() | places) if measure.has_site else None
    if name in OWN_SITE:
        place = Place(OWN_SITE[name], draw(st.sampled_from((Side.LEFT, Side.RIGHT))))
    return Rating(
        name,
        measure.low + measure.step * draw(st.integers(0, steps)),
        day + timedelta(days=1) if phase is Phase.NEXT_DAY and name != "since_session" else day,
        draw(moments),
        place=place,
        phase=phase,
        item=draw(st.sampled_from(measure.items)) if measure.items else None,
        activity_id=activity if name == ACTIVITY else None,
        from_memory=draw(memories),
    )


@st.composite
def rated(draw: st.DrawFn, kind: Kind, day: date, activity: str | None) -> tuple[Rating, ...]:
    found: dict[Any, Rating] = {}
    for _ in range(draw(st.integers(1, 4))):
        phase, names = None, _OWN
        if kind is Kind.SESSION:
            phase = draw(st.sampled_from(Phase))
            # What would be tomorrow's cannot have been rated yet.
            phase = Phase.AFTER if day == LAST else phase
            names = ("pain_now",) if phase is Phase.NEXT_DAY else _AROUND
        elif kind is Kind.WEEKLY:
            names = _WEEKLY
        elif kind is Kind.TEST:
            names = _TESTS
        elif draw(st.booleans()):
            phase, names = Phase.NEXT_DAY, ("since_session",)
        one = draw(ratings(names, day, phase, activity))
        if one is not None:
            found[one.measure, one.phase, one.item, one.place] = one
    return tuple(found.values())


@st.composite
def any_entry(draw: st.DrawFn, courses: Sequence[str], activity: str | None) -> Entry:
    kind = draw(st.sampled_from(Kind))
    day = draw(days)
    made = Entry(
        draw(keys), kind, day, draw(moments), note=draw(notes), private=draw(st.booleans()),
        from_memory=draw(memories),
        course_id=draw(st.sampled_from((None, *courses))),
    )  # fmt: skip
    match kind:
        case Kind.CHECKIN | Kind.TEST:
            return replace(made, ratings=draw(rated(kind, day, activity)))
        case Kind.SESSION | Kind.WEEKLY:
            mini = draw(st.sampled_from((None, "n", "1", "not_asked")))
            return replace(
                made,
                ratings=draw(rated(kind, day, activity)),
                session=draw(sessions) if kind is Kind.SESSION else None,
                answers=() if mini is None else (StoredAnswer("mini", mini),),
            )
        case Kind.EVENT:
            tag = draw(st.sampled_from(EVENT_TAGS))
            return replace(made, event_tag=tag, id=flare_id(day) if tag == FLARE else made.id)
        case Kind.QUESTION:
            return replace(made, answered_on=draw(st.none() | days))
    return replace(
        made,
        answers=draw(quiz_answers()),
        quiz=draw(quizzes) if kind is Kind.QUIZ else None,
    )


sessions = st.builds(
    SessionDetails,
    state=st.sampled_from(SessionState),
    minutes=st.none() | st.integers(1, 600),
    therapist=notes,
    technique=notes,
    pressure=st.none() | st.sampled_from(PRESSURES),
    cost_cents=st.none() | st.integers(0, 10**9),
    areas=st.lists(places, max_size=3, unique=True).map(tuple),
)
quizzes = st.none() | st.builds(
    QuizOutcome,
    st.just("2026-11"),
    st.sampled_from(("GOOD_FIT", "NOT_NOW")),
    st.none() | st.integers(1, 10),
    st.none() | st.integers(0, 18),
)


@st.composite
def quiz_answers(draw: st.DrawFn) -> tuple[StoredAnswer, ...]:
    made = [
        StoredAnswer(item, draw(st.sampled_from(("yes", "no", "not_sure"))))
        for item in draw(st.lists(st.sampled_from(list(ITEMS)), max_size=4, unique=True))
    ]
    fit = [key for key in FIT_ITEMS if key not in ("Q1", "Q2")]
    for item in draw(st.lists(st.sampled_from(fit), max_size=3, unique=True)):
        made.append(StoredAnswer(item, str(draw(st.sampled_from(FIT_ITEMS[item].allowed)))))
    if draw(st.booleans()):
        made += [StoredAnswer("site:neck", "yes"), StoredAnswer("site:knee", "yes")]
    if any(one.item == "C2" and one.answer == "yes" for one in made):
        made = [a._replace(cleared_on=FIRST) if a.item == "C2" else a for a in made]
    return tuple(made)


@st.composite
def contents(draw: st.DrawFn, most: int = 6) -> Contents:
    """Some entries, and with them courses, plans, activities, main sites and a profile."""
    rows: list[tuple[str, dict[str, Any]]] = []
    day = draw(days).isoformat()
    courses = draw(st.lists(keys, max_size=2, unique=True))
    for course in courses:
        rows.append(("course", draw(course_rows(course, day))))
        if draw(st.booleans()):
            rows.append((
                "planned",
                {"id": natural("p", course), "course_id": course, "seq": 0, "day": "2027-01-01",
                 "state": "excused", "reason": draw(notes)},
            ))  # fmt: skip
            rows.append((
                "course_pause",
                {"id": natural("c", course), "course_id": course, "from_day": day},
            ))  # fmt: skip
    activity = draw(st.none() | keys)
    if activity is not None:
        rows.append(("activity", {"id": activity, "name": "stairs", "from_day": day}))
    if draw(st.booleans()):
        place = draw(places)
        rows.append((
            "main_site",
            {"id": natural("main_site", day), "from_day": day, "site": place.site,
             "side": place.side and place.side.value},
        ))  # fmt: skip
    for key in draw(st.lists(st.sampled_from(("since", "target", "stage")), unique=True)):
        rows.append(("profile", {"key": key, "value": draw(notes) or "x"}))
    made = draw(
        st.lists(any_entry(courses, activity), max_size=most, unique_by=lambda entry: entry.id)
    )
    if courses and made:
        rows.append((
            "review",
            {"id": natural("r"), "course_id": courses[0], "kind": "week4",
             "entry_id": made[0].id, "as_of": day},
        ))  # fmt: skip
    return Contents(tuple(made), tuple(rows))


@st.composite
def course_rows(draw: st.DrawFn, key: str, day: str) -> dict[str, Any]:
    return {
        "id": key,
        "site": "neck",
        "side": draw(st.sampled_from((None, "left"))),
        "weeks": draw(st.integers(1, 26)),
        "per_week": draw(st.sampled_from((0.5, 1.0, 2.5, 5.0))),
        "minutes": 60,
        "start": day,
        "decision": draw(st.sampled_from((None, "stop", "ask"))),
        "decision_why": draw(notes),
    }


def put(store: Store, held: Contents) -> None:
    """Write it all in one change."""
    with store.change("put") as change:
        for table, row in held.rows:
            change.put(table, row)
        for entry in held.entries:
            entries.write(change, entry)
