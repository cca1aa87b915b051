"""The bottom line: the few first keys of the screen, read from its live key map."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from tracker.app import keys

MOST = 5
"""Keys that are named unless a screen says otherwise, the last of them ``?``."""

_SHARED = {binding.id for binding in keys.MAIN_KEYS}


class KeyLine(Widget):
    """``c check-in   s session   … ? all keys``; a click does what the key does."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 100%; dock: bottom; background: $surface; color: $muted; }
    """

    def __init__(self, most: int = MOST) -> None:
        super().__init__()
        self._most = most
        self._spans: list[tuple[int, str]] = []
        self._shown: list[tuple[str, str, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = [" "]
        self._spans = []
        shown = self._shown = self._chosen()
        room = self.size.width - 1
        for gap in (4, 3, 2, 1):
            if sum(len(key) + len(word) + 1 + gap for key, word, _ in shown) - gap <= room:
                break
        x = 1
        for key, word, action in shown:
            parts += [(key, "$footer-key-foreground bold"), f" {word}{' ' * gap}"]
            x += len(key) + len(word) + 1 + gap
            self._spans.append((x, action))
        return Content.assemble(*parts)

    def _chosen(self) -> list[tuple[str, str, str]]:
        """What is particular to the screen first, then what all share; ``?`` always last."""
        found: dict[str, tuple[int, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in found:
                rank = 1 if binding.id in _SHARED else 2 if binding.group is keys.APP else 0
                rank += binding.action == "keys"
                found[binding.action] = (
                    rank,
                    self.app.get_key_display(binding),
                    binding.description,
                )
        ordered = sorted(found.items(), key=lambda item: item[1][0])
        if len(ordered) > self._most:
            ordered = [*ordered[: self._most - 1], ordered[-1]]
        return [(key, word, action) for action, (_, key, word) in ordered]

    async def on_click(self, event: Click) -> None:
        for end, action in self._spans:
            if event.x < end:
                await self.app.run_action(action, self.screen)
                return

    def _renew(self, _screen: Screen[object]) -> None:
        # A second frame for the same keys would put off what comes after it.
        if self._chosen() != self._shown:
            self.refresh()
