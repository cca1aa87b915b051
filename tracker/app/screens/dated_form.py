"""Forms about one day, which can be entered for another."""

from __future__ import annotations

from datetime import timedelta

from tracker.app.screens.form import FormScreen
from tracker.domain import days
from tracker.errors import TrackerError
from tracker.services.drafting import Draft


class DatedForm(FormScreen):
    """Subclasses give ``day_changed``."""

    async def day_changed(self) -> None:
        """Read and show what belongs to the new ``day``. Raises ``TrackerError``."""
        raise NotImplementedError

    async def action_day(self, step: int) -> None:
        """Enter it for another day."""
        day = self.day + timedelta(days=step)
        if day > self.desk.today():
            self.tell("That day has not come yet.")
            return
        self.day = day
        try:
            await self.day_changed()
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        if not self.blank():
            self.touched()

    def tell_unfinished(self, older: Draft) -> None:
        """Say that there is a draft of an earlier day, and where it is opened."""
        self.tell(f"{days.label(older.day)} is still unfinished: Enter on Today opens it.")
