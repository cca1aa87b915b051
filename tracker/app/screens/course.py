"""The Course screen: the plan, its weeks, what was attended, the reviews, other courses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from tracker.app import course_keys, course_page, course_steps
from tracker.app.course_page import Drawn
from tracker.app.desk import Desk
from tracker.app.screens.main_screen import MainScreen
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.weeks_page import WeeksPage
from tracker.domain import course_page_wording
from tracker.domain.course import Planned
from tracker.services import course_form, pausing, planned_sessions, planning
from tracker.services.course_form import Look
from tracker.services.courses import CourseView
from tracker.services.diary import Saved

FAR = 1_000
"""More planned sessions than there can be."""


class CourseScreen(MainScreen):
    """Shows one course with one of its planned sessions marked; the keys are for both.

    Keys typed ahead wait until the file was read: what they do depends on what is marked.
    """

    MODE = "course"
    BINDINGS: ClassVar[list[BindingType]] = list(course_keys.COURSE_KEYS)
    DEFAULT_CSS = """
    CourseScreen .weeks { height: 1fr; }
    CourseScreen .foot { background: $surface; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look: Look | None = None
        self._reading = asyncio.Lock()
        self._shown = ""
        self._marked: str | None = None
        self._page = WeeksPage(self._draw_page)
        self._foot = Page(self._foot_lines)
        self._apart = False
        self._scroll = VerticalScroll(self._page, classes="weeks", can_focus=False)

    def body(self) -> Widget:
        self._foot.add_class("foot")
        self._foot.display = False
        return Vertical(self._scroll, self._foot, classes="body")

    async def on_mount(self) -> None:
        await self._known()

    def on_resize(self) -> None:
        self._redraw()

    async def reload(self) -> None:
        async with self._reading:
            await self._read()

    @property
    def view(self) -> CourseView | None:
        """The course that is shown; ``None`` without any."""
        if self._look is None or not self._look.views:
            return None
        known = {one.course.id: one for one in self._look.views}
        return known.get(self._shown) or known[self._look.current]

    @property
    def marked(self) -> Planned | None:
        """The planned session that is marked; ``None`` without any."""
        return course_steps.marked_of(self.view, self._marked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        look = self._look
        if look is not None and not course_steps.possible(action, look, self.view, self.marked):
            return False
        return super().check_action(action, parameters)

    async def action_open(self) -> None:
        """All that can be done with the marked session."""
        await self._open_date("open")

    async def action_move(self) -> None:
        """Move the marked session."""
        await self._open_date("move")

    async def action_excuse(self) -> None:
        """Excuse the marked session, once it is said why."""
        await self._open_date("excuse")

    async def action_leave_out(self) -> None:
        """Cancel the marked session, after a look at what that means."""
        await self._open_date("leave_out")

    async def action_link(self) -> None:
        """Say which recorded session it was."""
        await self._open_date("link")

    async def action_put_back(self) -> None:
        """Plan the marked session again."""
        if await self._can("put_back") and self.marked is not None:
            await self.save_at_once(planned_sessions.plan_again, self.marked.id)

    async def action_plan(self) -> None:
        """Open the form for a new course."""
        from tracker.app.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen(self.desk), self._planned)

    async def action_edit(self) -> None:
        """Open the form for the plan of this course."""
        from tracker.app.screens.plan import PlanScreen

        if await self._can("edit") and self.view is not None:
            self.app.push_screen(PlanScreen(self.desk, self.view.course.id), self.recorded)

    async def action_talked(self) -> None:
        """Keep that the course was talked over today."""
        if await self._can("talked") and self.view is not None:
            await self.save_at_once(planning.talked, course_id=self.view.course.id)

    async def action_decide(self) -> None:
        """What do you want to do, and why?"""
        await self._open_decision("decide")

    async def action_end(self) -> None:
        """End the course, with what one wants to do next."""
        await self._open_decision("end")

    async def action_rest(self) -> None:
        """Pause the course; without an open one, tracking."""
        from tracker.app.screens.pause import PauseScreen

        if await self._can("rest") or await self._can("rest_tracking"):
            self.app.push_screen(PauseScreen(self.desk, self._open_id), self.recorded)
        else:
            # Typed ahead, before it was known which of the two there is to do.
            await self.action_go_on()

    async def action_rest_tracking(self) -> None:
        """Pause tracking."""
        await self.action_rest()

    async def action_go_on(self) -> None:
        """Go on with the course; without an open one, with tracking."""
        if await self._can("go_on"):
            await self.save_at_once(pausing.resume, course_id=self._open_id)

    async def action_weekly_only(self) -> None:
        """Ask once a week only, or daily again."""
        await self._known()
        if self._look is not None:
            await self.save_at_once(pausing.set_weekly_only, not self._look.tracking.weekly_only)

    async def action_other(self, step: int) -> None:
        """Show the course before or after this one."""
        await self._known()
        view = self.view
        if self._look is None or view is None:
            return
        ids = [one.course.id for one in self._look.views]
        at = ids.index(view.course.id) + step
        if not 0 <= at < len(ids):
            self.say("There is no earlier course." if step > 0 else "There is no later course.")
            return
        self._shown, self._marked = ids[at], None
        self._redraw()
        self._scroll.scroll_home(animate=False)

    async def action_date(self, step: int) -> None:
        """Mark the planned session before or after."""
        await self._mark(course_steps.by_number, step)

    async def action_week(self, step: int) -> None:
        """Mark the nearest planned session of the week before or after that has one."""
        await self._mark(course_steps.by_week, step)

    async def action_ends(self, side: int) -> None:
        """Mark the first or the last planned session."""
        await self._mark(course_steps.by_number, side * FAR)

    def action_pages(self, step: int) -> None:
        """Scroll by pages."""
        self._scroll.scroll_relative(y=step * max(self._scroll.size.height - 2, 1), animate=False)

    def on_weeks_page_picked(self, event: WeeksPage.Picked) -> None:
        event.stop()
        self._marked = event.planned_id
        self._redraw()

    async def _read(self) -> None:
        look = await self.call(course_form.look)
        if look is None:
            return
        self._look = look
        self.seen_change = look.last_change
        self._redraw()

    async def _known(self) -> None:
        """Wait until the file was read once."""
        async with self._reading:
            if self._look is None:
                await self._read()

    @property
    def _open_id(self) -> str | None:
        view = self.view
        return view.course.id if view is not None and view.course.open else None

    async def _can(self, action: str) -> bool:
        await self._known()
        look = self._look
        return look is not None and course_steps.possible(action, look, self.view, self.marked)

    async def _open_date(self, wish: str) -> None:
        from tracker.app.screens.planned_date import MovedDateScreen, PlannedDateScreen

        if not await self._can(wish) or self.marked is None:
            return
        one = self._marked = self.marked.id
        if wish == "move":
            self.app.push_screen(MovedDateScreen(self.desk, one), self.recorded)
        else:
            self.app.push_screen(PlannedDateScreen(self.desk, one, wish=wish), self.recorded)

    async def _open_decision(self, action: str) -> None:
        from tracker.app.screens.decision import DecisionScreen

        if await self._can(action) and self.view is not None:
            screen = DecisionScreen(self.desk, self.view.course.id, ends=action == "end")
            self.app.push_screen(screen, self._decided)

    async def _planned(self, saved: Saved | None) -> None:
        """Show the new course; what there is to know of it stands on the page."""
        if saved is not None:
            self._shown, self._marked = saved.id, None
            saved = replace(saved, notes=())
        await self.recorded(saved)

    async def _decided(self, saved: Saved | None) -> None:
        """Say what was kept, and which key goes on from there."""
        view = self.view
        if saved is not None and saved.id:
            await self.reload()
            view = self.view
            if view is not None and view.course.decision is not None:
                ended = not view.course.open
                following = course_page_wording.after_decision(view.course.decision, ended=ended)
                saved = replace(saved, notes=(*saved.notes, *following))
        await self.recorded(saved)

    async def _mark(self, to: Callable[[CourseView, Planned, int], Planned], step: int) -> None:
        await self._known()
        if self.view is not None and self.marked is not None:
            self._marked = to(self.view, self.marked, step).id
            self._redraw()
            self._reveal()

    def _redraw(self) -> None:
        # What is known of the marked session stays in sight however long the page is.
        whole = self._draw(self._page.size.width or self.app.size.width - 2, about_marked=True)
        self._apart = len(whole.lines) > self.app.size.height - 2
        self._foot.display = self._apart
        self._page.redraw()
        self._foot.redraw()
        self.refresh_bindings()

    def _reveal(self) -> None:
        """Bring the marked session into view."""
        line = self._page.line_of(self._marked)
        top, room = self._scroll.scroll_y, self._scroll.size.height
        if line is not None and self._scroll.max_scroll_y and not top <= line < top + room:
            self._scroll.scroll_to(y=max(line - room // 2, 0), animate=False)

    def _draw_page(self, width: int) -> Drawn:
        return self._draw(width, about_marked=not self._apart)

    def _foot_lines(self, width: int, _height: int) -> list[Line]:
        return course_page.marked_lines(self.view, self.marked, width)

    def _draw(self, width: int, *, about_marked: bool) -> Drawn:
        if self._look is None:
            return Drawn([])
        plain = self.desk.settings.glyphs == "ascii"
        shown = (self._look, self.view, self.marked, width)
        return course_page.lines(*shown, about_marked=about_marked, ascii_only=plain)
