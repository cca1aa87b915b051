"""The bottom line: at most five keys of the screen, read from its live key map."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

MOST = 5


class KeyLine(Widget):
    """``c check-in   s session   … ? all keys``; a click does what the key does."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 100%; dock: bottom; background: $surface; color: $muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._spans: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = [" "]
        self._spans = []
        x = 1
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or binding.action in seen or len(seen) == MOST:
                continue
            display = self.app.get_key_display(binding)
            wide = x + len(display) + len(binding.description) + 5
            if seen and wide > self.size.width + 4:
                break
            seen.add(binding.action)
            parts += [(display, "$footer-key-foreground bold"), f" {binding.description}    "]
            x = wide
            self._spans.append((x, binding.action))
        return Content.assemble(*parts)

    async def on_click(self, event: Click) -> None:
        for end, action in self._spans:
            if event.x < end:
                await self.app.run_action(action, self.screen)
                return

    def _renew(self, _screen: Screen[object]) -> None:
        self.refresh()
