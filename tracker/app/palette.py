"""The palette: every action of a screen by name, found as one types."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen

from tracker.app.keys import GO
from tracker.app.live_keys import KeyAction, live


def open_palette(app: App[Any]) -> None:
    """Open the palette of the screen that is open; one of its own does not get another."""
    from tracker.app.screens.main_screen import MainScreen
    from tracker.app.screens.palette import PaletteScreen

    screen = app.screen
    if not isinstance(screen, PaletteScreen):
        found = actions(live(screen.active_bindings))
        if isinstance(screen, MainScreen):
            found += learn_pages(screen)
        app.push_screen(PaletteScreen(found))


def actions(found: tuple[KeyAction, ...]) -> tuple[KeyAction, ...]:
    """What can be done by name: all but keys that mean themselves, and the palette's own.

    Urgent help stands before what records, so that it is in sight on the smallest screen.
    """
    named = (
        action
        for action in found
        if not action.family and action.action not in ("palette", "command_palette")
    )
    return tuple(sorted(named, key=_first))


def learn_pages(screen: Screen[None]) -> tuple[KeyAction, ...]:
    """Each page of Learn, read from any main screen; they have no key of their own."""
    from tracker.domain import learn

    return tuple(
        KeyAction("7", f"learn {page.id}", page.title, "Learn",
                  f"learn({page.id!r})", screen, family=False)
        for page in learn.PAGES.values()
    )  # fmt: skip


def matching(found: tuple[KeyAction, ...], typed: str) -> tuple[KeyAction, ...]:
    """The actions that hold every word typed; those named so come first."""
    words = typed.casefold().split()
    placed = [(at, action) for action in found if (at := _place(action, words)) is not None]
    return tuple(action for _, action in sorted(placed, key=lambda pair: pair[0]))


def _first(action: KeyAction) -> int:
    if action.group == GO.description:
        return 0
    return 1 if action.action == "urgent" else 2


def _place(action: KeyAction, words: list[str]) -> int | None:
    """How well an action answers to the words, 0 best; ``None`` if not at all."""
    name = action.name.casefold()
    whole = f"{name} {action.words.casefold()} {action.group.casefold()}"
    if name.startswith(" ".join(words)):
        return 0
    for place, text in enumerate((name, whole), 1):
        if all(f" {word}" in f" {text}" for word in words):
            return place
    return 3 if all(word in whole for word in words) else None
