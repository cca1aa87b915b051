"""What the picture of sessions says is about the days on screen, and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from figure_data import everything

from tracker.charts.sessions import VIEW
from tracker.charts.view import View
from tracker.domain.figures import SessionPain


@pytest.mark.parametrize("first", [True, False])
def test_sentences_about_some_of_the_sessions_name_that(first: bool) -> None:
    held = tuple(
        SessionPain(f"s{k}", date(2026, 9, 7) + timedelta(days=7 * k), k + 1, 7, 4, 6)
        for k in range(5)
    )
    figures = replace(everything(), sessions=held)
    all_days = [one.day for one in figures.sessions]
    begin = min(all_days) - timedelta(days=1) if first else min(all_days) + timedelta(days=6)
    said = VIEW.sentences(figures, View(begin, max(all_days)))
    wanted = "Right after: lower in 5 of 5 sessions"
    if not first:
        wanted = "In these days, right after: lower in 4 of 4 sessions"
    assert said[0].startswith(wanted)


def test_days_without_a_session_say_so() -> None:
    early = View(date(2001, 1, 1), date(2001, 1, 9))
    assert VIEW.sentences(everything(), early) == ("No session in these days.",)
