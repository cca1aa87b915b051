"""``tracker test``: movement tests from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, changes
from tracker.domain.movement import TEST_IDS
from tracker.domain.movement_how import HOW


def test_a_number_is_kept_with_its_side_and_day(run: Run) -> None:
    ran = run("test", "neck_rot", "62", "--side", "left", "--day", "yesterday", "--note", "warm")
    assert ran.code == 0
    assert ran.out.startswith("Saved for Sat 21 Nov: neck turn left 62 degrees.")
    (found,) = run("list", "test", "--json").json
    (rating,) = found["ratings"]
    assert (rating["measure"], rating["value"]) == ("neck_rot", 62)
    assert (rating["site"], rating["side"]) == ("neck", "left")
    assert (found["day"], found["note"]) == ("2026-11-21", "warm")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ftf_cm", "12.5"), "fingertips to floor 12.5 cm"),
        (("sit_reach_cm", "-4"), "sit and reach -4 cm"),
        (("sit_reach_cm", "-4.5"), "sit and reach -4.5 cm"),
        (("ms_minutes", "30"), "morning stiffness 30 minutes"),
        (("shoulder", "160", "--side", "r"), "arm raise right 160 degrees"),
        (("posture", "6"), "posture comfort 6"),
        (("chin-to", "3", "--side", "left"), "chin to shoulder left 3"),
    ],
)
def test_names_may_be_cut_short_and_numbers_be_below_nothing(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run("test", *words)
    assert ran.code == 0, ran.err
    assert said in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ftf_cm", "101"), ": “101” is not possible. Allowed: 0 to 100 in steps of 0.5 cm."),
        (("ftf_cm", "12.3"), "steps of 0.5 cm"),
        (("sit_reach_cm", "-41"), "-40 to 60"),
        (("neck_rot", "62"), "side: “” is not possible. Allowed: left or right for neck_rot."),
        (("neck_rot", "62", "--side", "both"), "left or right"),
        (("neck_rot", "121", "--side", "l"), "Neck turn, left: “121”"),
        (("ftf_cm", "3", "--side", "left"), "ftf_cm is not done side by side"),
        (("neck", "3"), "test: “neck” is not possible"),
        (("squat", "3"), ", ".join(TEST_IDS)),
        (("ftf_cm",), "Say the value: tracker test ftf_cm VALUE"),
        (("ftf_cm", "3", "--day", "tomorrow"), "a day up to today"),
        (("ftf_cm", "3", "4"), "unexpected extra argument"),
        (("ftf_cm", "--wide"), "--wide"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(
    run: Run, db: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("test", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert changes(db) == 0


def test_unlikely_numbers_need_yes(run: Run, db: Path) -> None:
    far = ("test", "shoulder_flex", "185", "--side", "left")
    ran = run(*far)
    assert (ran.code, changes(db)) == (2, 0)
    assert "185 degrees is more than 180. Is that right? Say --yes to keep it." in ran.err
    assert run(*far, "--yes").code == 0


def test_without_a_name_it_lists_what_there_is_and_how(run: Run, db: Path) -> None:
    ran = run("test")
    assert ran.code == 0
    for test, how in HOW.items():
        assert any(line.startswith(test) for line in ran.out.splitlines())
        assert all(step in ran.out for step in how.steps)
    run("test", "neck_rot", "62", "--side", "left", "--day", "-7d")
    found = {one["test"]: one for one in run("test", "--json").json}
    assert tuple(found) == TEST_IDS
    assert found["neck_rot"]["sides"] == ["left", "right"]
    (last,) = found["neck_rot"]["last"]
    assert (last["side"], last["day"], last["value"]) == ("left", "2026-11-15", 62)
    assert all(one["offered"] and one["reason"] is None for one in found.values())


def test_forward_bends_are_not_offered_in_a_flare(run: Run, db: Path) -> None:
    run("event", "flare")
    ran = run("test")
    assert ran.out.count("Not offered during a flare") == 2
    assert "Stand with feet together" not in ran.out
    found = {one["test"]: one["offered"] for one in run("test", "--json").json}
    assert [test for test, offered in found.items() if not offered] == ["ftf_cm", "sit_reach_cm"]
    before = changes(db)
    ran = run("test", "ftf_cm", "12")
    assert (ran.code, changes(db)) == (2, before)
    assert "Keep the number all the same? Say --yes to keep it." in ran.err
    assert run("test", "ftf_cm", "12", "--yes").code == 0


def test_it_asks_for_each_side_after_saying_how(typed: Run, run: Run) -> None:
    ran = typed("test", "neck_rot", stdin="62\n150\n58\n")
    assert ran.code == 0, ran.err
    assert ran.err.index("Lie on your back") < ran.err.index("(left)")
    assert "“150” is not possible" in ran.err
    (found,) = run("list", "test", "--json").json
    assert {r["side"]: r["value"] for r in found["ratings"]} == {"left": 62, "right": 58}
    ran = typed("test", "neck_rot", "--side", "left", stdin="60\n")
    assert "(right)" not in ran.err
    assert typed("test", "ftf_cm", stdin="\n").code == 2
    assert len(run("list", "test", "--json").json) == 2


def test_a_test_is_shown_edited_and_found(run: Run) -> None:
    saved = run("test", "neck_rot", "62", "--side", "left", "--json").json["id"]
    assert run("show", saved).out.splitlines()[1] == "  Neck turn 62 degrees, neck, left"
    assert run("edit", saved, "neck_rot:right=58", "note=later").code == 0
    assert "neck turn left 62 degrees, neck turn right 58 degrees" in run("list", "test").out
    assert "Neck turn, neck, right not recorded → 58" in run("history", saved).out
    assert "neck_rot:left" in run("edit", saved).out
    assert run("edit", saved, "neck_rot:left=500").code == 2
