"""The widget that shows any picture as a table."""

from __future__ import annotations

from datetime import date, timedelta

from driving import wait_for
from textual.app import App, ComposeResult

from tracker.app.theme import THEMES
from tracker.app.widgets.day_table import DayTable
from tracker.charts.role import Role
from tracker.charts.table import DAY, NOTES, Column, Holds, Table

START = date(2026, 10, 5)
WEEKS = Table(
    (Column("Week from", Holds.DAY), Column("Ease", role=Role.EASE, ten=True), Column("Range"),
     NOTES),
    tuple(((START + timedelta(days=7 * n)).isoformat(), str(n), f"{n}–10", "1 session")
          for n in range(6)),
    covers=7,
)  # fmt: skip


class TableApp(App[None]):
    """Nothing but a table."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.table = DayTable(ascii_only=ascii_only)
        self.picked: list[date] = []
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield self.table

    def on_day_table_picked(self, event: DayTable.Picked) -> None:
        self.picked.append(event.day)

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips(self.size)
        return [strip.text.rstrip() for strip in strips]

    def marked(self) -> list[str]:
        """The rows that are bold: those of the day that is looked at."""
        strips = self.screen._compositor.render_strips(self.size)
        return [
            strip.text.strip()
            for strip in strips[1:]
            if any(s.style and s.style.bold and s.text.strip() for s in strip)
        ]


async def test_a_row_speaks_for_its_week() -> None:
    app = TableApp()
    async with app.run_test(size=(78, 10)) as pilot:
        app.table.show(WEEKS, START + timedelta(days=17))
        await wait_for(lambda: "Week from" in app.lines()[0], "the table")
        assert app.lines()[0].split() == ["Week", "from", "Ease", "Range", "Notes"]
        assert app.lines()[1].split() == [
            "Mon", "9", "Nov", "2026", "5", "██▌", "5–10", "1", "session"
        ]  # fmt: skip
        (row,) = app.marked()
        assert row.startswith("Mon 19 Oct 2026")
        app.table.mark(START + timedelta(days=20))
        await pilot.pause()
        assert app.marked() == [row]
        app.table.mark(START + timedelta(days=21))
        await wait_for(lambda: app.marked()[0].startswith("Mon 26 Oct"), "the next week")


async def test_a_click_is_the_first_day_of_its_row() -> None:
    app = TableApp()
    async with app.run_test(size=(78, 10)) as pilot:
        app.table.show(WEEKS, None)
        await wait_for(lambda: "Week from" in app.lines()[0], "the table")
        await pilot.click(app.table, offset=(5, 2))
        await pilot.click(app.table, offset=(5, 0))
        await pilot.click(app.table, offset=(5, 9))
        assert app.picked == [START + timedelta(days=28)]


async def test_another_table_takes_its_place() -> None:
    app = TableApp()
    async with app.run_test(size=(78, 10)) as pilot:
        app.table.show(WEEKS, None)
        await wait_for(lambda: "Range" in app.lines()[0], "the first")
        tests = Table((DAY, Column("Fingertips to floor")), (("2026-11-16", "25.5"),))
        app.table.show(tests, None)
        await wait_for(
            lambda: app.lines()[0] == " Day              Fingertips to floor", "the next"
        )
        assert app.lines()[1].split() == ["Mon", "16", "Nov", "2026", "25.5"]
        assert not any(app.lines()[2:])
        await pilot.pause()


async def test_columns_without_room_are_counted_in_the_heading() -> None:
    many = tuple(Column(f"activity {n}", ten=True) for n in range(9))
    rows = (("2026-11-16", *(str(n) for n in range(9)), "session 3"),)
    app = TableApp()
    async with app.run_test(size=(58, 6)) as pilot:
        app.table.show(Table((DAY, *many, NOTES), rows), None)
        await wait_for(lambda: "activity 0" in app.lines()[0], "the table")
        assert app.lines()[0].endswith("+ 8 columns when wider")
        await pilot.resize_terminal(118, 6)
        await wait_for(lambda: "activity 5" in app.lines()[0], "more of it")
        assert app.lines()[0].endswith("+ 3 columns when wider")
        await pilot.resize_terminal(200, 6)
        await wait_for(lambda: "Notes" in app.lines()[0], "all of it")
        assert "when wider" not in app.lines()[0]


async def test_ascii_holds_in_every_cell() -> None:
    table = Table(
        (DAY, Column("Change"), NOTES), (("2026-11-16", "−3", "x" * 90), ("2026-11-17", "–", ""))
    )
    app = TableApp(ascii_only=True)
    async with app.run_test(size=(58, 6)):
        app.table.show(table, None)
        await wait_for(lambda: "Change" in app.lines()[0], "the table")
        assert "\n".join(app.lines()).isascii()
        assert "-3" in app.lines()[2]
