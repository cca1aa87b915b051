"""About you, again: where it hurts, since when, where you are with massage."""

from __future__ import annotations

from typing import Any

from tracker.app.desk import Desk
from tracker.app.screens.first_run import FirstRun
from tracker.domain import sites
from tracker.errors import TrackerError
from tracker.services import profile
from tracker.services.drafting import Draft


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
        if self.draft is None:
            try:
                known = await self.desk.store.run(profile.load)
            except TrackerError as error:
                self.tell(str(error), asks=True)
            else:
                self._known = {
                    "place": sites.label(known.place) if known.place else "",
                    "since": known.facts.get("since", ""),
                    "stage": known.facts.get("stage", ""),
                    "began": known.facts.get("began", ""),
                }
                self.restore(self._known)
        await super().on_mount()

    def blank(self) -> bool:
        return super().blank() or self.payload() == self._known
