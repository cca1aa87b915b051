"""Every picture of Trends: turned to, read out, tabled, pulled, opened, and left as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import trend_files
from driving import OpenApp, burst, screen_text, shows, shows_screen, wait_for
from trends_driving import NAMES, OpenTrends, settled, trends_screen, turned

from tracker.app import trends_words
from tracker.app.widgets.page import Line
from tracker.charts import views
from tracker.charts.role import Role
from tracker.charts.table import Table
from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.services import checkins, trends
from tracker.services.demo import write_demo
from tracker.services.diary import Diary
from tracker.settings import Settings

TELLING = {
    "ease-pain": ("▲ higher is easier", "p ", "○"),
    "sessions": ("Before → after each session", "lower is less", "● before"),
    "weekly": ("Ease and pain by week", "mid days"),
    "function": ("Based on PEG", "sit through"),
    "reliance": ("What else was used", "of 7"),
    "calendar": ("Pain   ▼ lower is less", "3-4"),
    "test": ("Fingertips to floor", "cm, lower is better"),
    "daily": ("All daily measures, low back", "Stiffness"),
    "places": ("Pain, low back", "Pain, neck"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)], ids=["80x24", "120x40", "60x20"])
async def test_each_picture_is_whole_at_each_size(
    open_trends: OpenTrends, size: tuple[int, int]
) -> None:
    async with open_trends(NAMES[0], size) as pilot:
        state = trends_screen(pilot)._state
        for name in NAMES:
            await wait_for(lambda now=name: state.picture.id == now, name)
            text = await settled(pilot)
            for words in TELLING[name]:
                assert words in text
            # The newest entry is yesterday's; the cursor begins there.
            assert ("Week from Mon 16 Nov" if name == "weekly" else "◆ Sat 21 Nov") in text
            if size[1] > 20:
                assert state.look is not None
                assert state.view is not None
                said = state.picture.sentences(state.look.figures, state.view)
                await shows(pilot, said[0])
            burst(pilot, "v")


async def test_each_picture_as_a_table(open_trends: OpenTrends, full: Diary) -> None:
    async with open_trends(NAMES[0], (160, 60)) as pilot:
        burst(pilot, "t")
        state = trends_screen(pilot)._state
        await wait_for(lambda: state.table, "the table")
        for name in NAMES:
            await wait_for(lambda now=name: state.picture.id == now, name)
            text = await settled(pilot)
            assert state.view is not None
            table = state.picture.table(trends.figures(full), state.view)
            check_table(text, table)
            burst(pilot, "v")


def check_table(text: str, table: Table) -> None:
    """What stands on the screen is the table, the newest row first."""
    lines = text.split("\n")
    head = next(row for row, line in enumerate(lines) if line.startswith((" Day ", " Week from")))
    assert all(name[:12] in lines[head] for name in table.header)
    rows = [re.sub(r"[█▌]", " ", line).split() for line in lines[head + 1 :][: len(table.rows)]]
    for found, row in zip(rows, reversed(table.rows), strict=True):
        values = [cell for cell in row[1:-1] if cell]
        assert found[4 : 4 + len(values)] == values
        assert found[4 + len(values) :] == row[-1].split()


async def test_rows_of_a_table_are_those_of_its_picture(open_trends: OpenTrends) -> None:
    async with open_trends("test") as pilot:
        for keys, words in (
            # Newest first: down is back in time, to the next test.
            ("tj", "◆ Sun 15 Nov  fingertips to floor 25.5 cm."),
            ("j", "◆ Sun 1 Nov  fingertips to floor 28 cm."),
            ("k", "◆ Sun 15 Nov"),
        ):
            burst(pilot, keys)
            await shows(pilot, words)
        burst(pilot, "t")
        assert "◆ Sun 15 Nov" in await settled(pilot)


async def test_rows_of_a_picture_go_down_the_page(open_trends: OpenTrends) -> None:
    async with open_trends("sessions") as pilot:
        for keys, words in (
            ("kk", "◆ Mon 9 Nov  Session 3: pain 6 before, 6 after, 6 the day after."),
            ("j", "◆ Mon 16 Nov  Session 4"),
            ("v", "◆ Week from Mon 16 Nov"),
            ("k", "◆ Week from Mon 9 Nov"),
            ("vvvk", "◆ Mon 2 Nov  "),
        ):
            burst(pilot, keys)
            await shows(pilot, words)


async def test_to_the_next_session_or_flare(open_trends: OpenTrends) -> None:
    async with open_trends("ease-pain") as pilot:
        for key, words in (
            ("comma", "Session 4."),
            ("comma", "Event: new exercise."),
            ("comma", "Session 3."),
            ("comma", "Flare."),
            ("full_stop", "Session 3."),
        ):
            burst(pilot, [key])
            await shows(pilot, words)
        burst(pilot, ["G", "comma"])
        await shows(pilot, "◆ Mon 23 Nov  Planned session.")


async def test_notes_are_shown_and_say_when_they_are_private(open_trends: OpenTrends) -> None:
    async with open_trends("ease-pain") as pilot:
        burst(pilot, "h" * (trend_files.NOTED - 1))
        await shows(pilot, f"Note: “{trend_files.NOTE}”")
        burst(pilot, "h")
        await shows(pilot, f"Private note: “{trend_files.PRIVATE_NOTE}”")


async def test_two_entries_and_old_days_are_explained(open_trends: OpenTrends) -> None:
    async with open_trends("daily") as pilot:
        burst(pilot, "h" * (trend_files.TWICE - 1))
        await shows(pilot, ", pain 4.5 (mean of 2)")
        burst(pilot, "l" * (trend_files.TWICE - trend_files.OLD))
        await shows(pilot, "(from memory, not compared).")


async def test_a_new_place_in_the_course_is_said_however_little_is_on_screen(
    open_trends: OpenTrends,
) -> None:
    words = "New series from Mon 12 Oct 2026: main place low back, before that neck."
    async with open_trends("ease-pain", (120, 40)) as pilot:
        state = trends_screen(pilot)._state
        burst(pilot, "++++")
        await wait_for(lambda: state.view is not None and state.view.days == 7, "a week")
        assert words in await settled(pilot)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "calendar"])
async def test_what_is_said_does_not_hang_on_the_size_of_the_terminal(
    open_app: OpenApp, db: Path, clock: FixedClock, name: str
) -> None:
    write_demo(db, weeks=10, seed=1, clock=clock, settings=Settings())
    said = []
    for size in ((80, 24), (120, 40)):
        async with open_app(size) as pilot:
            await turned(pilot, name)
            state, screen = trends_screen(pilot)._state, trends_screen(pilot)
            assert state.view is not None
            said.append(" ".join(" ".join(map(text_of, screen._about_all.lines)).split()))
            shown = state.view.days
        # Days find a column each on screen; rows are all of the course.
        across = views.get(name).across
        assert shown == (56 if size[0] == 80 and across else 71)
    assert said[0] == said[1] != ""


def text_of(line: Line) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in line)


async def test_each_picture_keeps_its_own_range(open_trends: OpenTrends) -> None:
    async with open_trends("ease-pain") as pilot:
        state = trends_screen(pilot)._state
        whole = state.view
        burst(pilot, "v++v")
        await wait_for(lambda: state.picture.id == "weekly", "the next picture")
        assert state.view is not None
        assert whole is not None
        # What is turned to for the first time takes the range there is.
        assert state.view.days < whole.days
        burst(pilot, "aVV")
        await wait_for(lambda: state.picture.id == "ease-pain", "back again")
        assert (state.view.first, state.view.last) == (whole.first, whole.last)
        burst(pilot, "vv")
        await wait_for(lambda: state.picture.id == "weekly", "the weeks again")
        await settled(pilot)
        assert state.view.days >= trend_files.FIRST


class TestMeasures:
    async def test_one_measure_after_another_and_back(self, open_trends: OpenTrends) -> None:
        async with open_trends("function") as pilot:
            seen = []
            state = trends_screen(pilot)._state
            for _ in range(9):
                burst(pilot, "M")
                before = state.picture.id
                await wait_for(lambda was=before: state.picture.id != was, "the next measure")
                seen.append(state.picture.id)
            assert seen == [
                "peg", "activity", "med_days", "exercise_days", "ftf_cm",
                "ease", "pain_avg", "stiffness", "pain_worst",
            ]  # fmt: skip
            await shows(pilot, "Worst pain, low back")
            burst(pilot, "M")
            await shows(pilot, "Function   what you can do")

    async def test_the_next_picture_follows_the_one_before(self, open_trends: OpenTrends) -> None:
        async with open_trends("function") as pilot:
            burst(pilot, "MMMv")
            await shows(pilot, "What else was used")

    async def test_its_table_and_its_place(self, open_trends: OpenTrends) -> None:
        async with open_trends("ease-pain") as pilot:
            burst(pilot, "MMt")
            await shows(pilot, "Pain, low back")
            assert "Stiffness" not in await settled(pilot)
            burst(pilot, "i")
            await shows(pilot, "Pain, neck")


class TestOpening:
    async def test_a_session_opens_that_session(self, open_trends: OpenTrends) -> None:
        async with open_trends("sessions") as pilot:
            burst(pilot, ["k", "k", "enter"])
            await shows_screen(pilot, "HistoryScreen")
            await wait_for(
                lambda: re.search(r"▸ Mon 9 Nov.*[Ss]ession", screen_text(pilot)), "that session"
            )

    @pytest.mark.parametrize(
        ("name", "keys", "day"),
        [
            ("weekly", "k", "Mon 9 Nov"),
            ("function", "hhhhhhhh", "Sun 15 Nov"),
            ("calendar", "k", "Sat 14 Nov"),
            ("daily", "h", "Fri 20 Nov"),
        ],
    )
    async def test_a_day_opens_its_records(
        self, open_trends: OpenTrends, name: str, keys: str, day: str
    ) -> None:
        async with open_trends(name) as pilot:
            burst(pilot, [*keys, "enter"])
            await shows_screen(pilot, "HistoryScreen")
            await shows(pilot, f"▸ {day}")


async def test_values_have_the_colour_of_their_bars(open_trends: OpenTrends) -> None:
    async with open_trends("ease-pain") as pilot:
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        inks = {
            segment.text: segment.style.color
            for strip in strips
            for segment in strip
            if segment.style and segment.text in {"ease 6", "pain 4", "stiffness 4"}
        }
        assert len({str(ink) for ink in inks.values()}) == 3
        chart = trends_screen(pilot)._chart
        assert inks["ease 6"] == chart._ink(Role.EASE).color


def test_a_value_has_its_colour_also_with_the_whole_name() -> None:
    text = "Sat 21 Nov  ease of moving 4, pain 5, worst pain 7."
    (line,) = trends_words.readout(text, 78, "◆", count=1)
    assert [part for part in line if not isinstance(part, str)][1:] == [
        ("ease of moving 4", "$ease"),
        ("pain 5", "$pain"),
    ]


async def test_ascii_pictures_need_no_other_sign(open_trends: OpenTrends) -> None:
    async with open_trends(NAMES[0], settings=Settings(glyphs="ascii")) as pilot:
        screen = trends_screen(pilot)
        for name in NAMES:
            await wait_for(lambda now=name: screen._state.picture.id == now, "the next")
            await settled(pilot)
            drawn = [screen._chart.render_line(y).text for y in range(screen._chart.size.height)]
            assert "\n".join(drawn).isascii(), name
            burst(pilot, "v")


@pytest.mark.parametrize("name", ["function", "reliance", "test", "sessions"])
async def test_before_there_is_anything_it_says_what_will_be_here(
    open_app: OpenApp, diary: Diary, name: str
) -> None:
    checkins.save(diary, CheckIn(diary.today(), ease=5, pain=4))
    picture = views.get(name)
    async with open_app((80, 24)) as pilot:
        burst(pilot, "2")
        await shows(pilot, "higher is easier")
        state = trends_screen(pilot)._state
        if name == "test":
            # There is nothing to turn to yet; the round leaves it out.
            assert "test" not in [one for one in NAMES if state._offered(one)]
            return
        burst(pilot, "v" * [one for one in NAMES if state._offered(one)].index(name))
        for words in picture.empty(trends.figures(diary)):
            await shows(pilot, words)
