"""The results of Progress as a page: what stands on it, in which order, at any width."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import progress_files
import pytest
from driving import HOSTILE

from tracker.app import decision_page, progress_page, progress_rows, progress_state
from tracker.app.progress_block import Block, OverallView
from tracker.app.progress_reading import Reading
from tracker.app.progress_state import NOW, Wanted
from tracker.domain.attendance import Attendance
from tracker.domain.caution_wording import CAUSE
from tracker.domain.progress import working
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.safety import Answer
from tracker.domain.text import cells
from tracker.domain.verdict import Verdict
from tracker.errors import NotFound
from tracker.services import decision, progress, readiness
from tracker.services.diary import Diary, open_diary
from tracker.services.progress import ProgressView
from tracker.settings import Settings

NAMED = [word.value for word in Verdict if word is not Verdict.WORSE] + ["2.3", "3.7", "6.0"]
"""What an open safety sign hides; "worse" alone is a word of the safety pages."""

WIDTHS = [57, 60, 76, 77, 78, 111, 112, 117, 160]


def opened(name: str, path: Path) -> Diary:
    progress_files.put(name, path)
    return open_diary(path, Settings(), "app", progress_files.NOW, node="test")


def view_of(name: str, path: Path, around: date | None = None) -> ProgressView:
    diary = opened(name, path)
    try:
        return progress.look(diary, around=around)
    finally:
        diary.close()


def drawn(view: ProgressView, width: int = 77, at: int = 0) -> tuple[list[str], Block]:
    block = progress_page.draw(view, width, at, ascii_only=False)
    text = ["".join(p if isinstance(p, str) else p[0] for p in line) for line in block.lines]
    return text, block


def folded(view: ProgressView, width: int = 77) -> str:
    return " ".join(" ".join(drawn(view, width)[0]).split())


@pytest.mark.parametrize("name", progress_files.FILES)
def test_every_line_fits_and_every_row_can_be_chosen(name: str, db: Path) -> None:
    view = view_of(name, db)
    for width in WIDTHS:
        text, block = drawn(view, width)
        assert max(map(cells, text)) <= width
        for at, stop in enumerate(block.stops):
            lines, _ = drawn(view, width, at)
            assert sum(line.count("▸ ") - line.count("▸ better") for line in lines) == 1
            assert lines[stop.first][stop.column :].startswith("▸ ")


@pytest.mark.parametrize("name", progress_files.FILES)
def test_every_figure_opens_to_its_working(name: str, db: Path) -> None:
    view = view_of(name, db)
    _, block = drawn(view)
    assert len(block.stops) >= 3
    for stop in block.stops:
        if isinstance(stop.subject, OverallView):
            continue
        if isinstance(stop.subject, Attendance):
            assert view.view is not None
            steps = progress_rows.attendance_steps(view.view)
        else:
            steps = working(stop.subject)
        assert any(sign.isdigit() for step in steps for sign in step), stop.name


def test_the_parts_stand_in_their_order(db: Path) -> None:
    view = view_of("clear", db)
    for width in (57, 77):
        # Several names stand in the first sentence too.
        text = folded(view, width)
        text = text[text.index("Low back") :]
        places = [text.index(part) for part in (
            "Low back · course from Sun 11 Oct 2026",
            "Ease of moving", "Pain", "Stiffness", "Week by week", "sit through a film",
            "Based on PEG", "Overall view", "Sessions", "The course", "Your ups and downs",
            "Worth bearing in mind", "What to consider",
        )]  # fmt: skip
        assert places == sorted(places)
    names = [stop.name for stop in drawn(view, 77)[1].stops]
    assert [stop.name for stop in drawn(view, 117)[1].stops] == names


def test_the_numbers_stand_with_their_days_and_range(db: Path) -> None:
    rows = drawn(view_of("clear", db))[0]
    ease = "▸ Ease of moving 3.7 (13) 6.2 (12) +2.5      +2.0 to +3.1  clear improvement"
    assert ease in rows
    assert "  Pain           6.0 (13) 3.7 (12) +2.3 39%  +1.8 to +2.9  clear improvement" in rows
    assert "6 of 6 due; 6 sessions planned." in " ".join(rows)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("clear", "Several signs point to improvement"),
        ("mixed", "Mixed or unclear: much the same."),
        ("worse", "Several signs point the other way"),
        ("too-early", "Too early to say."),
        ("thin", "Too early to say."),
        ("no-massage", "Your first fortnight and your last"),
    ],
)
def test_the_page_begins_with_what_all_of_it_shows(name: str, says: str, db: Path) -> None:
    view = view_of(name, db)
    assert folded(view).startswith(says)
    for width in (57, 77, 117):
        assert " ".join(CAUSE.split()[:8]) in folded(view, width)


def test_too_early_says_how_many_days_and_from_when_on(db: Path) -> None:
    view = view_of("too-early", db)
    text = folded(view)
    assert "from 30 Nov on there are two weeks" in text
    assert "So far 9 and 13 days are filled; each side needs 5." in text
    assert "▸ better" not in text
    assert "1 session so far. 17 Nov: pain 7 before → 5 after." in text


def test_too_few_days_say_how_many_of_five_and_when(db: Path) -> None:
    text = folded(view_of("thin", db))
    assert "4 of 5 days. With a check-in a day it is possible from Mon 23 Nov on." in text
    assert "5.5 (4) – – not enough yet" in text


def test_worse_is_said_calmly_and_points_to_someone(db: Path) -> None:
    text = folded(view_of("worse", db))
    assert "Pain has been higher for two weeks. That is worth having looked at." in text
    assert "talk to a health professional" in text
    # More than twice as much: the words of the row say it.
    assert "−2.6 −69% −3.1 to −2.1 worse" in text


def test_without_massage_the_first_fortnight_stands_beside_the_last(db: Path) -> None:
    text = folded(view_of("no-massage", db))
    assert "First 19 Oct – 1 Nov, last 9–22 Nov." in text
    assert "no session yet" in text
    assert "The course" not in text


def test_around_a_day_stands_alone(db: Path) -> None:
    text = folded(view_of("mixed", db, date(2026, 11, 10)))
    assert text.startswith("Before and from Tue 10 Nov 2026 on Before 27 Oct – 9 Nov, after")
    assert "Sessions" not in text
    assert "Other things changed too: new exercise (10 Nov)." in text


def test_an_open_safety_sign_hides_every_result(db: Path) -> None:
    diary = opened("clear", db)
    readiness.save(diary, Attempt(safety={"E1": Answer.YES}))
    view = progress.look(diary)
    summary = decision.summary(diary)
    diary.close()
    text, block = drawn(view)
    assert block.stops == []
    page = folded(view)
    assert "Enter the two safety pages" in page
    for told in (page, *("".join(map(str, line)) for line in decision_page.lines(summary, 77))):
        assert not [word for word in NAMED if word in told]
    assert max(map(cells, text)) <= 77


def test_an_empty_file_says_what_will_be_here(diary: Diary) -> None:
    text = folded(progress.look(diary))
    assert "Here you will see what changed" in text
    assert "c Check-in: three digits and Enter" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_of_activities_steer_nothing(hostile: str, db: Path) -> None:
    view = view_of("clear", db)
    found = view.progress
    weekly = tuple(
        replace(one, name=hostile, sentence=f"{hostile}: 3 at first.") for one in found.weekly
    )
    view = replace(view, progress=replace(found, weekly=weekly))
    for width in (57, 77, 117):
        text, block = drawn(view, width)
        assert max(map(cells, text)) <= width
        assert "\x1b" not in "".join(text)
        assert not any("\x1b" in stop.words + stop.name for stop in block.stops)


def test_the_words_of_a_row_keep_their_place(db: Path) -> None:
    _, block = drawn(view_of("clear", db))
    heights = {len(progress_page.readout(block.stops, at, 77)) for at in range(len(block.stops))}
    assert len(heights) == 1
    assert progress_page.readout([], 0, 77) == []


@pytest.mark.parametrize("width", [57, 77, 117])
def test_the_summary_fits_with_every_section(width: int, db: Path) -> None:
    diary = opened("clear", db)
    summary = decision.summary(diary)
    diary.close()
    lines = decision_page.lines(summary, width)
    text = ["".join(p if isinstance(p, str) else p[0] for p in line) for line in lines]
    assert max(map(cells, text)) <= width
    for section in summary.sections:
        assert any(section.heading in line for line in text)


def test_steps_go_through_courses_and_their_follow_up(db: Path) -> None:
    view = view_of("clear", db)
    assert view.view is not None
    old, new = view.courses[0], replace(view.courses[0], id="newer")
    on_old = replace(view, courses=(new, old), follow_up=date(2026, 11, 20))
    fresh = Wanted(old.id)
    follow_up = progress_state.stepped(fresh, on_old, 1, "newer")
    assert follow_up == Wanted(old.id, date(2026, 11, 20))
    assert progress_state.stepped(follow_up, on_old, -1, "newer") == fresh
    assert progress_state.stepped(follow_up, on_old, 1, "newer") == NOW
    assert progress_state.stepped(fresh, on_old, -1, "newer") is None
    assert progress_state.stepped(NOW, view, 1, old.id) is None
    unplanned = replace(view, view=None)
    assert progress_state.stepped(NOW, unplanned, -1, None) == Wanted(old.id)
    assert progress_state.stepped(NOW, unplanned, 1, None) is None
    assert progress_state.stepped(Wanted(old.id), view, 1, None) == NOW


def test_back_leads_to_what_it_is_about_now() -> None:
    day = date(2026, 11, 1)
    assert progress_state.back(Wanted("a", None, day)) == Wanted("a")
    assert progress_state.back(Wanted("a", day)) == NOW
    assert progress_state.back(NOW) is None


async def test_a_course_that_is_gone_gives_way(db: Path) -> None:
    view = view_of("clear", db)

    class Store:
        def __init__(self) -> None:
            self.gone: set[str | None] = set()

        async def run(self, _service: Any, course_id: str | None, *_more: Any) -> ProgressView:
            if course_id in self.gone:
                raise NotFound("No course has an id that begins so.")
            return view

    store = Store()
    reading = Reading(store)  # type: ignore[arg-type]
    assert await reading.read(again=False, summary=False) == ""
    reading.wanted = Wanted("old")
    assert await reading.read(again=False, summary=False) == ""
    store.gone.add("old")
    assert "No course" in await reading.read(again=True, summary=False)
    assert reading.wanted == NOW
    assert reading.done(summary=False)
    reading.wanted = Wanted("old")
    assert "No course" in await reading.read(again=False, summary=False)
    assert reading.wanted == NOW
