"""How long other programs for a terminal take to start, where they are installed.

For reading only: each does another job with other releases of the libraries and of Python.
Bagels keeps expenses; it too is made with Textual, keeps SQLite and draws with plotext.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from rows import Row
from terminal import Terminal

WIDE = (120, 40)
PEERS = {"bagels": "Welcome to Bagels"}
"""Commands and words of their first screens."""


def start_ups(home: Path, bare: list[str], runs: int) -> list[Row]:
    """From the start of the process until its first words; no row for what is not installed."""
    rows = []
    for name, words in PEERS.items():
        if shutil.which(name) is None:
            print(f"  ({name} is not installed)")
            continue
        row = Row(f"(start of {name} / bare app)", None)
        own_home = home / name
        own_home.mkdir()
        for number in range(runs + 1):
            with Terminal(bare, home=home, size=WIDE) as terminal:
                plain = terminal.wait("pressed 0") - terminal.started
            with Terminal([name], home=own_home, size=WIDE) as terminal:
                taken = terminal.wait(words) - terminal.started
            # The first start makes its files.
            if number:
                row.theirs.append(plain * 1000)
                row.ours.append(taken * 1000)
        rows.append(row)
    return rows
