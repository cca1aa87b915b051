"""Work that goes on beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine

from textual.dom import DOMNode
from textual.worker import WorkType


def begin(node: DOMNode, work: Callable[[], Coroutine[None, None, object]], group: str) -> None:
    """Run ``work()`` beside the screen until it is done or ``node`` is gone.

    Given as a function: a coroutine that a closing app never starts would never be awaited.
    """
    # Named by its type, or the checker cannot choose among the kinds of work.
    kind: WorkType[object] = work
    node.run_worker(kind, group=group)
