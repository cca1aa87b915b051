"""Keys in the order they were typed, also where they go into a text field.

The app looks at one key after the other, but a text field handles the letters it is given
in a turn of its own, and takes none before its screen is there. So before each key the app
waits until the letters before it have arrived, and the screen was told of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

TEXT_FIRST = ".takes-text"
"""``AUTO_FOCUS`` of a screen whose first key goes into a text field."""

LONGEST_WAIT = 2.0
"""Seconds after which a key is handled all the same: waiting must never hang the app."""


def at_once(
    bindings: Iterable[BindingType], other_keys: Mapping[str, str] = MappingProxyType({})
) -> list[BindingType]:
    """A field's own keys, such as Backspace, done in the order they were typed.

    Otherwise they would come back to the app only after the keys typed behind them. What
    Enter does is for the screen to say. ``other_keys``: the key of an action that has another
    one here.
    """
    own = (b for b in bindings if isinstance(b, Binding) and b.key != "enter")
    return [replace(b, key=other_keys.get(b.action, b.key), priority=True) for b in own]


def as_meant(event: Key) -> Key:
    """The key, or Enter for a line feed.

    That is what an Enter becomes that was pressed before the app had the terminal to itself.
    """
    if event.key != "ctrl+j":
        return event
    enter = Key("enter", "\r")
    if event._sender is not None:
        enter.set_sender(event._sender)
    return enter


def takes_text(focused: Widget | None) -> bool:
    """Whether what has the focus is a text field, which then takes the keys that print."""
    return focused is not None and focused.has_class("takes-text")


async def settled(app: App[int]) -> bool:
    """Wait until the keys before this one have done all they do.

    ``False`` once the app is closing, when there is nothing left for a key to reach.
    """
    # What follows on a closed form is called once the app has nothing else to do; a key
    # typed ahead is something else to do.
    await app._flush_next_callbacks()
    # Once it is asked to close, a screen that opens gets no widgets any more.
    if app._exit or not app.screen_stack:
        return False
    screen = app.screen
    if screen.focused is None and screen.AUTO_FOCUS == TEXT_FIRST:
        await drained(screen)
    focused = screen.focused
    if focused is not None and takes_text(focused):
        await drained(focused)
        # What the field then tells the screen goes through all that stands between them.
        for node in focused.ancestors_with_self:
            if node is app:
                break
            await drained(node)
    # An earlier key may have closed the app meanwhile.
    return not app._exit and bool(app.screen_stack)


async def open_field(field: Widget) -> None:
    """Show a text field and give it the focus before the next key, which may follow at once."""
    await drained(field.screen)
    field.display = True
    field.screen.set_focus(field)


async def drained(pump: MessagePump) -> None:
    """Wait until the screen or widget has done what it was given before now."""
    done = asyncio.Event()
    if not pump.call_later(done.set):
        return
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            await done.wait()
    except TimeoutError:
        return
