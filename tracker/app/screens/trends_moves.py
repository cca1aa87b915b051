"""The keys of Trends that move the days on screen, and what they say where they lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import events

from tracker.app import trends_words
from tracker.app.screens.main_screen import MainScreen
from tracker.app.trends_keys import PICTURE_KEYS
from tracker.app.trends_state import TrendsState

SAID_AGAIN = 3.0
"""Seconds after which a key that leads nowhere says so again."""


class TrendsMoves(MainScreen):
    """What the Trends screen does with the keys of the days; it gives ``_state`` and ``_step``."""

    _state: TrendsState
    _said = ""

    def _step(self, step: Callable[[], None]) -> None:
        """Take a step, and show what it led to."""
        raise NotImplementedError

    def action_cursor(self, steps: int) -> None:
        """The cursor so many columns on: days, as long as each has one."""
        one = trends_words.LAST_DAY if steps > 0 else trends_words.FIRST_DAY
        many = trends_words.LAST_DAYS if steps > 0 else trends_words.FIRST_DAYS
        words = one if self._state.shared is None else many
        self._try(partial(self._state.move, steps), words)

    def action_pan(self, halves: int) -> None:
        """Half a screen on, or back."""
        words = trends_words.LAST_DAYS if halves > 0 else trends_words.FIRST_DAYS
        self._try(partial(self._state.pan, halves), words)

    def action_zoom(self, steps: int) -> None:
        """Fewer days, or more."""
        words = trends_words.FEWEST_DAYS if steps > 0 else trends_words.ALL_DAYS
        self._try(partial(self._state.zoom, steps), words)

    def action_all_or_course(self) -> None:
        """Everything, or the course."""
        self._step(lambda: self._told(self._state.all_or_course()))

    def action_end(self, side: int) -> None:
        """The first or the last day there is."""
        words = trends_words.LAST_DAY if side > 0 else trends_words.FIRST_DAY
        self._try(partial(self._state.end, side), words)

    def action_mark(self, steps: int) -> None:
        """The next session, flare or event, or the one before."""
        words = trends_words.NO_MARK_AFTER if steps > 0 else trends_words.NO_MARK_BEFORE
        self._try(partial(self._state.mark, steps), words)

    def action_row(self, down: int) -> None:
        """A row of the table or picture; where a picture does not fit, a line of the page."""
        if self._state.has_rows:
            words = trends_words.NO_ROW_BELOW if down > 0 else trends_words.NO_ROW_ABOVE
            self._try(partial(self._state.row, down), words)
        else:
            self.query_one(".body").scroll_relative(y=down, animate=False)

    def action_next_place(self) -> None:
        """Look at another place."""
        self._step(lambda: self._told(self._state.next_place()))

    def on_key(self, event: events.Key) -> None:
        """A key of the picture, while there is none."""
        look = self._state.look
        if look is None or not self._state.blank or self.takes_text():
            return
        if event.key in PICTURE_KEYS:
            event.stop()
            self._told(trends_words.NOTHING_YET)

    def _try(self, step: Callable[[], None], words: str) -> None:
        """Take a step, and say so where it leads nowhere."""
        self._step(lambda: self._told(self._state.tried(step, words)))

    def _told(self, words: str | None) -> None:
        # A key that is held down says it once.
        if words is not None and words != self._said:
            self.say(words)
            self._said = words
            self.set_timer(SAID_AGAIN, self._forget)

    def _forget(self) -> None:
        self._said = ""
