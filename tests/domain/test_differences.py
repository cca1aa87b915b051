"""What tells two versions of a record apart, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import sites
from tracker.domain.days import FromMemory, Moment
from tracker.domain.differences import between
from tracker.domain.records import (
    Entry,
    Kind,
    Phase,
    QuizOutcome,
    Rating,
    SessionDetails,
    SessionState,
    StoredAnswer,
)
from tracker.domain.sites import Place, Side

DAY = date(2026, 11, 22)
AT = Moment("2026-11-22T18:30:00Z", 60)
NECK = Place("neck", Side.LEFT)
PLAIN = Entry("a" * 16, Kind.CHECKIN, DAY, AT)
QUIZ = replace(PLAIN, kind=Kind.QUIZ, quiz=QuizOutcome("1", "GOOD_FIT", 5, 15))
SESSION = replace(PLAIN, kind=Kind.SESSION, session=SessionDetails(minutes=60))


def rated(measure: str, value: float, **more: object) -> Rating:
    return Rating(measure, value, DAY, AT, **more)  # type: ignore[arg-type]


PAIN = rated("pain_avg", 4)
CHANGES = [
    (PLAIN, replace(PLAIN, ratings=(PAIN,)), "Pain not recorded → 4"),
    (replace(PLAIN, ratings=(PAIN,)), PLAIN, "Pain 4 → not recorded"),
    (replace(PLAIN, ratings=(PAIN,)), replace(PLAIN, ratings=(replace(PAIN, value=5.5),)),
     "Pain 4 → 5.5"),
    (replace(PLAIN, ratings=(PAIN,)), replace(PLAIN, ratings=(replace(PAIN, place=NECK),)),
     "Pain: no place → neck, left"),
    (PLAIN, replace(PLAIN, ratings=(rated("since_session", 1, phase=Phase.NEXT_DAY, item="sore"),)),
     "not recorded → yes"),
    (PLAIN, replace(PLAIN, ratings=(rated("gone_measure", 3),)), "gone_measure not recorded → 3"),
    (PLAIN, replace(PLAIN, day=date(2026, 11, 21)), "day Sun 22 Nov 2026 → Sat 21 Nov 2026"),
    (PLAIN, replace(PLAIN, moment=Moment("2026-11-22T06:00:00Z", 60)), "time 19:30 → 07:00"),
    (PLAIN, replace(PLAIN, moment=Moment("2026-11-23T00:30:00Z", 60)),
     "time 19:30 → Mon 23 Nov 2026, 01:30"),
    (PLAIN, replace(PLAIN, note="x"), "note added"),
    (replace(PLAIN, note="x"), replace(PLAIN, note="y"), "note changed"),
    (replace(PLAIN, note="x"), PLAIN, "note removed"),
    (replace(PLAIN, kind=Kind.QUESTION, note="x"), replace(PLAIN, kind=Kind.QUESTION, note="y"),
     "question changed"),
    (PLAIN, replace(PLAIN, private=True), "now private"),
    (replace(PLAIN, private=True), PLAIN, "no longer private"),
    (PLAIN, replace(PLAIN, from_memory=FromMemory.OLD),
     "written down on its day → more than two days later"),
    (PLAIN, replace(PLAIN, answered_on=DAY), "answered not yet → Sun 22 Nov 2026"),
    (replace(PLAIN, event_tag="flare"), replace(PLAIN, event_tag="injury"),
     "what happened Flare → Injury"),
    (QUIZ, replace(QUIZ, quiz=QuizOutcome("1", "TALK_FIRST", 3, None)),
     "outcome Good fit, 15 of 18 points → Talk first"),
    (QUIZ, replace(QUIZ, answers=(StoredAnswer("E1", "not_sure"),)),
     "answer E1 not recorded → not sure"),
    (SESSION, replace(SESSION, session=SessionDetails(minutes=30)), "minutes 60 → 30"),
    (SESSION, replace(SESSION, session=SessionDetails(minutes=60, cost_cents=6050)),
     "cost not recorded → 60.50"),
    (SESSION, replace(SESSION, session=SessionDetails(SessionState.OPEN, 60)),
     "state done → “after” still to come"),
    (SESSION, replace(SESSION, session=SessionDetails(minutes=60, areas=(NECK,))),
     "area neck, left added"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "words"), CHANGES, ids=[c[2] for c in CHANGES])
def test_one_change_in_words(before: Entry, after: Entry, words: str) -> None:
    (told,) = between(before, after)
    assert told == words or (words.startswith("not recorded") and told.endswith(words))
    assert between(before, before) == ()
    assert between(after, after) == ()


def test_a_new_record_is_told_whole_but_for_the_words_of_its_note() -> None:
    ratings = (
        rated("pain_now", 4, phase=Phase.AFTER),
        rated("pain_now", 6, phase=Phase.BEFORE, place=NECK),
        rated("ease", 3, phase=Phase.BEFORE, place=NECK),
    )
    session = SessionDetails(minutes=60, therapist="Marta", areas=(NECK,))
    entry = replace(SESSION, ratings=ratings, session=session, note="hm", private=True)
    assert between(None, entry) == between(entry, None) == (
        "Ease of moving, neck, left, before 3", "Pain now, neck, left, before 6",
        "Pain now, after 4", "minutes 60", "by Marta", "areas neck, left", "a note", "private",
    )  # fmt: skip
    assert between(None, None) == ()
    assert between(None, QUIZ) == ("Good fit, 15 of 18 points",)
    asked = replace(PLAIN, kind=Kind.QUESTION, note="why?", answered_on=DAY)
    assert between(None, asked) == ("answered on Sun 22 Nov 2026", "the question")


RATINGS = st.lists(
    st.builds(
        rated,
        st.sampled_from(["pain_avg", "ease"]),
        st.integers(0, 3),
        place=st.sampled_from([None, NECK, Place("knee", Side.LEFT)]),
    ),
    unique_by=lambda one: (one.measure, one.place),
).map(tuple)


@given(RATINGS, RATINGS)
def test_every_rating_that_differs_is_told_and_none_twice(
    one: tuple[Rating, ...], other: tuple[Rating, ...]
) -> None:
    told = between(replace(PLAIN, ratings=one), replace(PLAIN, ratings=other))
    back = between(replace(PLAIN, ratings=other), replace(PLAIN, ratings=one))
    assert len(told) == len(set(told))
    assert (told == ()) == (back == ()) == (set(one) == set(other))
    # Each rating on either side that the other does not have is named.
    for rating in set(other) - set(one):
        assert any(words.endswith((f"→ {rating.value}", _place(rating))) for words in told)


def _place(rating: Rating) -> str:
    return f"→ {sites.label(rating.place)}" if rating.place else "→ no place"
