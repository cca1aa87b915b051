"""The quiz as a pure machine: which page follows, what Backspace takes back, what keys do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.app import quiz_draft, quiz_steps
from tracker.app.quiz_flow import EACH_ITS_OWN, NOT_AT_LAST, Flow
from tracker.app.quiz_repeat import ASK_AGAIN, Known
from tracker.app.quiz_steps import PLACE_KEYS, PLACES, QUESTIONS
from tracker.domain import readiness
from tracker.domain.quiz_attempt import LONG_TERM_CONDITION, Attempt
from tracker.domain.quiz_earlier import gather
from tracker.domain.readiness import Outcome
from tracker.domain.safety import ITEMS, Answer, Tier
from tracker.errors import InvalidValue

TODAY = date(2026, 11, 22)
MAY = date(2026, 5, 3)
NO = Answer.NO

PAGE_1 = "n n n n n enter"
PAGE_2 = "n n n n n n n n n n n enter"
PAGE_3 = "n n n n n n n n n n n n enter"
SAFE = f"enter {PAGE_1} {PAGE_2} {PAGE_3}"
FITTING = "1 enter 3 1 1 1 1 1 1 1 n"
WHOLE = f"{SAFE} {FITTING} enter"

FINISHED = Attempt(
    safety=dict.fromkeys(ITEMS, NO),
    fit=dict.fromkeys(("Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"), 2),
    sites=("low_back",),
    months="3+",
    long_term_condition=NO,
)


def typed(keys: str, flow: Flow | None = None) -> Flow:
    """The flow after these keys."""
    now = flow or Flow(TODAY)
    for key in keys.split():
        now = now.press(key)
    return now


def knowing(attempt: Attempt, **more: str) -> Flow:
    return Flow(TODAY, known=Known(gather([(MAY, attempt)]), **more))


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        ("", "notice"),
        ("n y s 0 = back", "notice"),
        ("enter", "page:1"),
        ("enter n n n n enter", "page:1"),
        (f"enter {PAGE_1}", "page:2"),
        ("enter n n n n n n n", "page:1"),
        ("enter n s", "stop"),
        ("enter y", "stop"),
        (f"enter {PAGE_1} n n n y n n n n n n n", "page:2"),
        (f"enter {PAGE_1} n n n y n n n n n n n enter", "result"),
        (SAFE, "Q1"),
        (f"{SAFE} 1", "Q1"),
        (f"{SAFE} enter", "Q1"),
        (f"{SAFE} 1 enter", "Q2"),
        (f"{SAFE} 1 enter 3 1 4", "Q4"),
        (f"{SAFE} 1 enter 3 1 1 1 1 1 1 1", LONG_TERM_CONDITION),
        (f"{SAFE} {FITTING}", "notes"),
        (WHOLE, "result"),
        (f"{WHOLE} enter", "result"),
        (f"{WHOLE} back", "notes"),
        (f"{WHOLE} back back", LONG_TERM_CONDITION),
    ],
)
def test_which_page_keys_lead_to(keys: str, step: str) -> None:
    assert typed(keys).step == step


def test_a_whole_quiz() -> None:
    assert typed(WHOLE).attempt == FINISHED
    assert readiness.evaluate(typed(WHOLE).attempt, TODAY).outcome is Outcome.GOOD_FIT


def test_enter_never_answers_a_line() -> None:
    flow = typed("enter n enter enter enter")
    assert flow.attempt.safety == {"E1": NO}
    assert (flow.step, flow.row, flow.says) == ("page:1", 1, EACH_ITS_OWN)


@pytest.mark.parametrize("key", ["y", "s"])
@pytest.mark.parametrize("row", range(5))
def test_a_sign_of_page_1_stops_it_and_backspace_takes_the_slip_back(row: int, key: str) -> None:
    stopped = typed(f"enter {'n ' * row} {key}")
    assert stopped.at_end
    assert len(stopped.attempt.safety) == row + 1
    assert typed("n y s 1 0 = down", stopped) == stopped

    back = typed("back", stopped)
    assert (back.step, back.row) == ("page:1", row)
    assert back.attempt.safety == dict.fromkeys(list(ITEMS)[:row], NO)


@pytest.mark.parametrize(
    ("keys", "safety", "row"),
    [
        ("n n back", {"E1": NO}, 1),
        ("n n back back", {}, 0),
        ("n n up up back", {"E2": NO}, 0),
        ("n n n n n back", {"E1": NO, "E2": NO, "E3": NO, "E4": NO}, 4),
        ("down n", {"E2": NO}, 2),
        ("down down down down down down n", {"E5": NO}, 5),
        ("j j k n", {"E2": NO}, 2),
        ("up n", {"E1": NO}, 1),
    ],
)
def test_moving_and_taking_back_on_a_page(keys: str, safety: dict[str, Answer], row: int) -> None:
    flow = typed(f"enter {keys}")
    assert (flow.attempt.safety, flow.row) == (safety, row)


def test_backspace_goes_back_through_every_page_to_the_first() -> None:
    flow = typed(WHOLE)
    seen = [flow.step]
    for _ in range(100):
        flow = flow.press("back")
        if flow.step != seen[-1]:
            seen.append(flow.step)
    assert tuple(seen) == tuple(reversed(flow.steps))
    assert flow.attempt.safety == {}
    assert flow.attempt.fit == FINISHED.fit


def test_the_others_are_answered_at_once_only_when_all_lines_were_gone_through() -> None:
    there = f"enter {PAGE_1} {PAGE_2}"
    early = typed(f"{there} 0 y 0")
    assert early.says == NOT_AT_LAST
    assert early.attempt.safety.get("C1") is Answer.YES
    assert "C2" not in early.attempt.safety

    down = "down " * 10
    through = typed(f"{there} y {down} 0")
    assert through.attempt.safety["C1"] is Answer.YES
    assert [through.attempt.safety[f"C{n}"] for n in range(2, 13)] == [NO] * 11
    assert typed("enter", through).step == "clear:C1"
    assert "C12" not in typed(f"{there} {'down ' * 10} 0").attempt.safety


@pytest.mark.parametrize("page", ["enter", f"enter {PAGE_1}"])
def test_urgent_signs_are_never_answered_all_at_once(page: str) -> None:
    flow = typed(f"{page} {'down ' * 11}")
    assert "0" not in flow.live
    assert flow.press("0") == flow


CLEARING = f"enter {PAGE_1} {PAGE_2} n y n n n n y n n n n y enter"


@pytest.mark.parametrize(
    ("keys", "cleared"),
    [
        ("y enter", TODAY),
        ("y - 1 0 d enter", date(2026, 11, 12)),
        ("y m o n enter", date(2026, 11, 16)),
        ("y t h u enter", date(2026, 11, 19)),
        ("y 2 0 2 6 - 0 1 - 0 2 enter", date(2026, 1, 2)),
        ("y x back - 1 d enter", date(2026, 11, 21)),
        ("n", None),
        ("s", None),
        ("y back n", None),
    ],
)
def test_only_a_yes_with_its_day_clears(keys: str, cleared: date | None) -> None:
    flow = typed(f"{CLEARING} {keys}")
    assert flow.step == "clear:C7"
    assert flow.attempt.cleared.get("C2") == cleared
    assert set(flow.attempt.cleared) <= {"C2"}


@pytest.mark.parametrize("day", ["+ 1 d", "2 0 2 7 - 0 1 - 0 1", "z z z"])
def test_a_day_that_cannot_be_is_said_and_stays_to_be_mended(day: str) -> None:
    flow = typed(f"{CLEARING} y {day} enter")
    if day != "+ 1 d":  # a plus is not typed at all
        assert (flow.step, flow.typing) == ("clear:C2", True)
        assert "day:" in flow.says
    with pytest.raises(InvalidValue):
        readiness.evaluate(replace(flow.attempt, cleared={"C2": date(2027, 1, 1)}), TODAY)


def test_a_clearance_can_be_taken_back() -> None:
    agreed = typed(f"{CLEARING} y enter")
    assert agreed.attempt.cleared == {"C2": TODAY}
    assert agreed.step == "clear:C7"
    assert typed("back enter", agreed).attempt.cleared == {"C2": TODAY}
    assert typed("back n", agreed).attempt.cleared == {}


def test_enter_does_not_answer_a_follow_up() -> None:
    assert typed(f"{CLEARING} enter").step == "clear:C2"


@pytest.mark.parametrize("key", ["n", "y", "s", "1"])
def test_wounds_and_age_are_explained_but_nothing_here_clears_them(key: str) -> None:
    flow = typed(f"{CLEARING} n")
    assert flow.step == "clear:C7"
    assert flow.press(key) == flow
    assert typed("enter enter", flow).step == "Q1"
    assert typed("enter back", flow).step == "clear:C7"


def test_every_place_has_a_key_of_its_own() -> None:
    assert len(PLACE_KEYS) == len(PLACES) == len(set(PLACE_KEYS))
    assert not set(PLACE_KEYS) & set("hjklmnsy0")
    for key, place in zip(PLACE_KEYS, PLACES, strict=True):
        assert typed(f"{SAFE} {key}").attempt.sites == (place,)
        assert typed(f"{SAFE} {key} {key}").attempt.sites == ()


@pytest.mark.parametrize(
    ("keys", "sites"),
    [
        ("space", ("low_back",)),
        ("down down space", ("neck",)),
        ("j j k space", ("upper_back",)),
        ("right space", ("foot",)),
        ("l l h space", ("low_back",)),
        ("t 3 1", ("low_back", "neck", "elsewhere")),
        ("m", ()),
    ],
)
def test_choosing_places(keys: str, sites: tuple[str, ...]) -> None:
    assert typed(f"{SAFE} {keys}").attempt.sites == sites


def test_the_profile_answers_with_one_key_and_is_never_preset() -> None:
    flow = typed(SAFE, Flow(TODAY, known=Known(site="knee", since="2026-09")))
    assert flow.attempt.sites == ()
    there = typed("m enter", flow)
    assert there.attempt.sites == ("knee",)
    assert there.attempt.months is None
    assert typed("m", there).attempt.months == "1-3"
    doubtful = typed(f"{SAFE} 1 enter m", Flow(TODAY, known=Known(since="2026-10")))
    assert doubtful.step == "Q2"


def test_nothing_changed_needs_one_key_a_page() -> None:
    flow = typed("enter " + "= " * (3 + len(QUESTIONS) + 1), knowing(FINISHED))
    assert flow.step == "result"
    assert flow.attempt == FINISHED


def test_nothing_changed_leaves_what_was_answered_today() -> None:
    flow = typed(f"enter = = n {'down ' * 10} y =", knowing(FINISHED))
    assert flow.attempt.safety == {**FINISHED.safety, "C12": Answer.YES}


def test_an_urgent_sign_of_last_time_is_asked_again() -> None:
    before = Attempt(safety={"E1": NO, "E2": Answer.YES})
    flow = typed("enter =", knowing(before))
    assert flow.attempt.safety == {"E1": NO}
    assert (flow.step, flow.row, flow.says) == ("page:1", 1, ASK_AGAIN)

    soon = replace(FINISHED, safety={**FINISHED.safety, "U4": Answer.NOT_SURE})
    there = typed("enter = =", knowing(soon))
    assert (there.step, there.open_rows) == ("page:2", (3,))


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
def test_known_conditions_and_their_go_ahead_stay_as_they_were(answer: Answer) -> None:
    before = replace(
        FINISHED, safety={**FINISHED.safety, "C2": answer, "C3": answer}, cleared={"C2": MAY}
    )
    flow = typed("enter = = =", knowing(before))
    assert flow.step == "clear:C2"
    flow = typed("= =", flow)
    assert flow.step == "Q1"
    assert flow.attempt.cleared == {"C2": MAY}


@pytest.mark.parametrize(("months", "live"), [("0-1", False), ("1-3", False), ("3+", True)])
def test_a_duration_is_only_repeated_where_time_cannot_change_it(months: str, live: bool) -> None:
    flow = typed(f"{SAFE} 1 enter", knowing(replace(FINISHED, months=months)))
    assert ("=" in flow.live) is live


def test_without_earlier_answers_there_is_nothing_to_repeat() -> None:
    flow = Flow(TODAY)
    for key in WHOLE.split():
        assert "=" not in flow.live
        flow = flow.press(key)


def test_the_notes_may_stay_blank() -> None:
    there = f"{SAFE} {FITTING}"
    assert typed(f"{there} enter").attempt.allergy is None
    assert typed(f"{there} y enter").attempt.touch is None
    both = typed(f"{there} y s enter").attempt
    assert (both.allergy, both.touch) == (Answer.YES, Answer.NOT_SURE)


@pytest.mark.parametrize(
    ("tiers", "keys", "steps"),
    [
        ((Tier.EMERGENCY, Tier.SEE_SOON), "", ("page:1", "page:2", "result")),
        ((Tier.EMERGENCY, Tier.SEE_SOON), "n y", ("page:1", "stop")),
        ((Tier.CHECK_FIRST,), "", ("page:3", "result")),
        ((Tier.CHECK_FIRST,), "y n s", ("page:3", "clear:C1", "clear:C3", "result")),
        (tuple(Tier), PAGE_1 + " y", ("page:1", "page:2", "result")),
    ],
)
def test_the_safety_pages_by_themselves(
    tiers: tuple[Tier, ...], keys: str, steps: tuple[str, ...]
) -> None:
    assert typed(keys, Flow(TODAY, tiers=tiers, quiz=False)).steps == steps


KEYS = st.sampled_from([*"nys0123=matdo-", "enter", "back", "space", "up", "down", "left"])


@settings(max_examples=150, deadline=None)
@given(st.lists(KEYS, max_size=120), st.booleans())
def test_whatever_is_typed_the_state_is_sound_and_comes_back_from_a_draft(
    keys: list[str], retake: bool
) -> None:
    flow = knowing(FINISHED, site="knee", since="2025-03") if retake else Flow(TODAY)
    for key in keys:
        live = key in flow.live
        after = flow.press(key)
        assert live or after == flow
        flow = after
        assert flow.step in flow.steps
        assert 0 <= flow.row <= max(len(flow.lines), len(PLACES) - 1)
        readiness.evaluate(flow.attempt, TODAY)
        assert 0 <= flow.progress <= 1
    kept = json.loads(json.dumps(quiz_draft.to_payload(flow)))
    back = quiz_draft.from_payload(kept, replace(Flow(TODAY), known=flow.known))
    assert replace(back, says="") == replace(flow, says="")


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"tiers": [1], "answers": [["E9", "no", None]], "step": "", "row": 0},
        {"tiers": [9], "answers": [], "step": "Q1", "row": 0},
        {"tiers": [1], "answers": 3, "step": "Q1", "row": 0},
    ],
)
def test_what_is_no_draft_is_refused(payload: dict[str, object]) -> None:
    with pytest.raises((InvalidValue, ValueError, KeyError, TypeError)):
        quiz_draft.from_payload(payload, Flow(TODAY))


def test_an_old_draft_asks_the_urgent_signs_again_and_keeps_the_rest() -> None:
    assert not quiz_draft.is_stale(date(2026, 11, 15), TODAY)
    assert quiz_draft.is_stale(date(2026, 11, 14), TODAY)
    typing = typed(f"{CLEARING} y - 1")
    again = quiz_draft.asked_again(typing)
    assert (again.step, again.row, again.typing) == ("notice", 0, False)
    assert set(again.attempt.safety) == {f"C{n}" for n in range(1, 13)}


def test_progress_goes_forward_only() -> None:
    flow, seen = Flow(TODAY), []
    for key in WHOLE.split():
        flow = flow.press(key)
        seen.append(flow.progress)
    assert seen == sorted(seen)
    assert seen[-1] == 1
    urgent = typed(f"enter {PAGE_1} y")
    assert urgent.progress == typed(f"enter {PAGE_1}").progress
    assert quiz_steps.progress(tuple(Tier), "stop", quiz=True) == 1
