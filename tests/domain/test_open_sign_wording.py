"""What is said while a sign on the safety pages is open."""

from __future__ import annotations

import pytest

from tracker.domain import decision_wording, open_sign_wording
from tracker.domain.safety import EMERGENCY_HOW, EMERGENCY_TEXT, EMERGENCY_TITLE

SIGNS = ("fever, chills", "a rash")
NOW = ("now", SIGNS)


def test_an_emergency_says_the_words_of_its_page_everywhere() -> None:
    assert EMERGENCY_TEXT in open_sign_wording.paragraphs(NOW)
    for text in (
        open_sign_wording.standing(NOW, keys=True),
        open_sign_wording.line(NOW),
        open_sign_wording.paragraphs(NOW)[0],
    ):
        assert text.startswith(EMERGENCY_TITLE)
    assert EMERGENCY_HOW in open_sign_wording.standing(NOW, keys=False)
    assert open_sign_wording.due_name("now") == "Please get medical help now"


def test_numbers_are_a_key_or_a_command_away() -> None:
    assert "Key !" in open_sign_wording.standing(NOW, keys=True)
    assert "`tracker help-now`" in open_sign_wording.standing(NOW, keys=False)


@pytest.mark.parametrize("by", ["today", "within a few days"])
def test_a_sign_to_have_checked_says_how_soon(by: str) -> None:
    found = (by, SIGNS)
    for text in (
        open_sign_wording.standing(found, keys=True),
        open_sign_wording.line(found),
        " ".join(open_sign_wording.paragraphs(found)),
        open_sign_wording.due_name(by),
    ):
        assert by in text
        assert "medical help now" not in text


def test_pages_that_wait_are_asked_for() -> None:
    assert "please answer the two safety pages" in open_sign_wording.line(None)
    assert decision_wording.instead(None) == decision_wording.INSTEAD
    assert not any("Answer the safety pages first" in t for t in decision_wording.instead(NOW))
