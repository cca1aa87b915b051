"""What the Progress screen reads, and which comparison it is looking at."""

from __future__ import annotations

import asyncio

from tracker.app import progress_state
from tracker.app.progress_state import NOW, Wanted
from tracker.app.store_thread import StoreThread
from tracker.domain.decision import Summary
from tracker.errors import TrackerError
from tracker.services import decision, progress
from tracker.services.progress import ProgressView


class Reading:
    """The comparison that is ``wanted``, and the one that was read last.

    ``view`` and ``summary`` are ``None`` until they were read.
    """

    def __init__(self, store: StoreThread) -> None:
        self.wanted = NOW
        self.view: ProgressView | None = None
        self.summary: Summary | None = None
        self._store = store
        self._shown = NOW
        self._now: str | None = None
        self._turn = asyncio.Lock()

    @property
    def busy(self) -> bool:
        """Whether something is being read just now."""
        return self._turn.locked()

    def done(self, *, summary: bool) -> bool:
        """Whether what is wanted was read, with the ``summary`` if that is wanted too."""
        read = self.view is not None and self.wanted == self._shown and not self.busy
        return read and (self.summary is not None or not summary)

    @property
    def hidden(self) -> bool:
        """Whether the results wait for the safety pages."""
        return self.view is not None and self.view.progress.safety_open

    @property
    def back(self) -> Wanted | None:
        """One step back; ``None`` if it is what it is about now."""
        return progress_state.back(self.wanted)

    @property
    def others(self) -> bool:
        """Whether there is a course beside what is looked at."""
        view = self.view
        return view is not None and len(view.courses) > (view.view is not None)

    @property
    def follow_up(self) -> bool:
        """Whether a later step leads to the follow-up of this course."""
        later = self.stepped(1)
        return later is not None and later.as_of is not None

    def stepped(self, step: int) -> Wanted | None:
        """An earlier (-1) or a later (1) course; ``None`` if there is none that way."""
        if self.view is None:
            return None
        return progress_state.stepped(self.wanted, self.view, step, self._now)

    async def read(self, *, again: bool, summary: bool) -> str:
        """Read what is wanted, unless it was; ``again``: in any case. ``summary``: that too.

        Returns what went wrong, ``""`` if nothing did. What was read before then stays; if
        that is gone from the file, it is what it is about now.
        """
        async with self._turn:
            try:
                await self._fetch(again=again, summary=summary)
            except TrackerError as error:
                gone = self.wanted == self._shown != NOW
                self.wanted = NOW if gone else self._shown
                if gone:
                    try:
                        await self._fetch(again=True, summary=summary)
                    except TrackerError:
                        return str(error)
                return str(error)
            return ""

    async def _fetch(self, *, again: bool, summary: bool) -> None:
        wanted, run = self.wanted, self._store.run
        if again or self.view is None or wanted != self._shown:
            view = await run(progress.look, wanted.course_id, wanted.as_of, wanted.around)
            self.view, self._shown, self.summary = view, wanted, None
            if wanted == NOW:
                self._now = view.view.course.id if view.view else None
        if summary and self.summary is None:
            self.summary = await run(decision.summary, wanted.course_id, wanted.as_of)
