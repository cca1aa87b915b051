"""What the weekly review asks: naming activities, and choosing what is asked besides the six."""

from __future__ import annotations

from tracker.app import weekly_page
from tracker.app.screens.weekly_parts import WeeklyParts
from tracker.domain import weekly
from tracker.domain.activity import Activity
from tracker.domain.rating_check import ACTIVITY
from tracker.errors import TrackerError
from tracker.services import activities, profile
from tracker.services import weekly as service


class WeeklyAsked(WeeklyParts):
    """Changes what is asked; the review itself is in ``WeeklyScreen``."""

    async def action_names(self) -> None:
        """Name what one wants to do again."""
        await self.open_names()
        if self.naming.shown:
            # A free place first: what is typed ahead must not lengthen a name there is.
            blank = (n for n, line in enumerate(self.naming.shown) if not line.known)
            self.naming.enter(next(blank, 0))
            self.show_all()

    def action_extras(self) -> None:
        """Choose what is asked besides the six."""
        from tracker.app.screens.weekly_extras import WeeklyExtras

        chosen = self.state.around.extras if self.state.around else ()
        self.app.push_screen(WeeklyExtras(chosen), self._chosen)

    async def show_typed(self) -> None:
        await super().show_typed()
        if self.state.names:
            await self.open_names()

    async def open_names(self) -> None:
        """Show the three activities as they are named now, and as they were being named."""
        try:
            now = await self.desk.store.run(activities.current)
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        names = {str(one.slot): one.name for one in now}
        await self.naming.ask(weekly_page.names_asked(now), names | self.state.names)
        self.naming.display = True

    async def keep_names(self) -> bool:
        """Keep the names that were typed; ``False`` and a sentence if one cannot be."""
        known = {one.id for one in self._activities()}
        names = {f"activity{slot}": name for slot, name in self.state.names.items()}
        try:
            await self.desk.store.run(profile.set_facts, names)
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return False
        self.state.names = {}
        await self._ask_all()
        self.naming.display = False
        self.touched()
        await self.read_again()
        fresh = [one for one in self._activities() if one.id not in known]
        self.go_to(weekly.ACTIVITY_FIELD + fresh[0].id if fresh else "")
        return True

    async def _ask_all(self) -> None:
        """A second activity that was named is asked from then on; that is why it was."""
        run = self.desk.store.run
        chosen = self.state.around.extras if self.state.around else ()
        try:
            if ACTIVITY not in chosen and len(await run(activities.current)) > 1:
                await run(service.set_extras, (*chosen, ACTIVITY))
        except TrackerError as error:
            self.tell(str(error), asks=True)

    async def _chosen(self, chosen: tuple[str, ...] | None) -> None:
        before = self.state.around.extras if self.state.around else ()
        if chosen is None or chosen == before:
            return
        try:
            saved = await self.desk.store.run(service.set_extras, chosen)
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        await self.read_again()
        self.tell(saved.text)

    def _activities(self) -> tuple[Activity, ...]:
        return self.state.around.activities if self.state.around else ()
