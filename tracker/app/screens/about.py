"""About you, again: where it hurts, since when, where you are with massage."""

from __future__ import annotations

from typing import Any

from tracker.app.desk import Desk
from tracker.app.screens.first_run import FirstRun
from tracker.errors import TrackerError
from tracker.services import drafting, profile
from tracker.services.drafting import Draft
from tracker.services.seen import mark


class AboutYou(FirstRun):
    """The questions of the first start with the answers as they stand.

    Another place begins a new series from today on; the earlier one is kept.
    """

    FORM = "about"
    HEADING = "About you"

    def __init__(self, desk: Desk, draft: Draft | None = None) -> None:
        super().__init__(desk, draft)
        self._known: dict[str, Any] = {}

    async def on_mount(self) -> None:
        try:
            known = await self.desk.store.run(profile.answers)
            # What was typed and not saved stands above what is known.
            self.draft = self.draft or await self.desk.store.run(drafting.newest, self.FORM)
        except TrackerError as error:
            self.tell(str(error), asks=True)
        else:
            self.seen = mark(known)
            self._known = dict(zip(("place", "since", "stage", "began"), known, strict=True))
            if self.draft is None:
                self.restore(self._known)
        await super().on_mount()

    def blank(self) -> bool:
        return super().blank() or self.payload() == self._known
