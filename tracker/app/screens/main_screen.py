"""What all main screens share: the top line, the bottom line, and the keys that record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from tracker.app import background, in_order, keys
from tracker.app.desk import Desk
from tracker.app.main_actions import RecordingActions
from tracker.app.widgets.key_line import MOST, KeyLine
from tracker.app.widgets.nav_line import NavLine
from tracker.errors import TrackerError
from tracker.services.diary import changed_since

if TYPE_CHECKING:
    from tracker.charts.spec import Sign


class MainScreen(RecordingActions, Screen[None]):
    """A screen reached by its number. Subclasses give ``MODE``, ``body`` and ``reload``."""

    MODE: ClassVar[str]
    KEYS_SHOWN: ClassVar[int] = MOST
    BINDINGS: ClassVar[list[BindingType]] = list(keys.MAIN_KEYS)
    DEFAULT_CSS = """
    MainScreen > .body { height: 1fr; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.seen_change = desk.first.last_change
        self.seen_day = desk.first.today

    def compose(self) -> ComposeResult:
        yield NavLine(self.MODE, self.desk)
        yield self.body()
        yield KeyLine(self.KEYS_SHOWN)

    def body(self) -> Widget:
        """The widget between the two lines."""
        return VerticalScroll(classes="body", can_focus=False)

    async def reload(self) -> None:
        """Read the file again, show what it says now, and note ``seen_change``."""
        raise NotImplementedError

    async def catch_up(self) -> None:
        """Reload if the file has changed since it was read, or another day has begun."""
        today = self.desk.today()
        if today == self.seen_day:
            try:
                if not await self.desk.store.run(changed_since, self.seen_change):
                    return
            except TrackerError:
                # Nobody asked for anything; what the screen shows is still true.
                return
        self.seen_day = today
        # None while the app is closing.
        self.query(NavLine).refresh()
        await self.reload()

    def on_screen_resume(self) -> None:
        background.begin(self, self.catch_up, "catch up")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action in keys.WITHIN_TEXT or not self.takes_text()

    def signs(self) -> tuple[Sign, ...]:
        """The signs on screen that the page of keys explains; nothing where words say all."""
        return ()

    def takes_text(self) -> bool:
        """Whether a text field of this screen has the focus."""
        return in_order.takes_text(self.focused)
