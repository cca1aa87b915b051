"""What the keys of a screen do right now, from its live key map; for help and palette."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.keys import format_key


@dataclass(frozen=True, slots=True)
class KeyAction:
    """One thing that can be done: its keys as they are written, its words, the action.

    ``family``: several keys of one kind, such as the digits, whose meaning is the key
    itself; it cannot be done without one. ``node`` is what the action runs on.
    """

    keys: str
    name: str
    words: str
    group: str
    action: str
    node: DOMNode
    family: bool


def live(bindings: Mapping[str, ActiveBinding]) -> tuple[KeyAction, ...]:
    """Every action of a screen with words, in the order of its keys, each once."""
    found: dict[tuple[str, str, str], list[tuple[str, ActiveBinding]]] = {}
    for key, active in bindings.items():
        binding = active.binding
        if binding.group is not None and active.enabled:
            words = (binding.group.description, binding.description, binding.tooltip)
            found.setdefault(words, []).append((key, active))
    return tuple(
        _action(*words, [(key, active) for key, active in entries])
        for words, entries in found.items()
    )


def _action(
    group: str, name: str, words: str, entries: list[tuple[str, ActiveBinding]]
) -> KeyAction:
    first = entries[0][1]
    actions = {active.binding.action for _, active in entries}
    return KeyAction(
        keys=_written(entries),
        name=name,
        words=words,
        group=group,
        action=first.binding.action,
        node=first.node,
        family=len(actions) > 1 and len({a.partition("(")[0] for a in actions}) == 1,
    )


def _written(entries: list[tuple[str, ActiveBinding]]) -> str:
    signs = [active.binding.key_display or format_key(key) for key, active in entries]
    signs = list(dict.fromkeys(signs))
    if len(signs) > 2 and all(len(sign) == 1 and sign.isdigit() for sign in signs):
        return f"{min(signs)}–{max(signs)}"
    return " ".join(signs)
