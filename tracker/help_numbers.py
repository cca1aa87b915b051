"""A person's own list of helplines: ``help.toml`` beside the settings, edited by hand.

::

    [[numbers]]
    where = "My practice"
    what = "the number on the card in the hall"
"""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "help.toml"


def read(folder: Path) -> tuple[tuple[str, str], ...]:
    """The numbers kept in ``folder``; empty where there is no usable list.

    A list that cannot be read never stands in the way of help: the caller then shows the
    built-in one.
    """
    import tomllib

    try:
        data = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return ()
    numbers = data.get("numbers")
    if not isinstance(numbers, list):
        return ()
    pairs = ((n.get("where"), n.get("what")) for n in numbers if isinstance(n, dict))
    return tuple(
        (where, what) for where, what in pairs if isinstance(where, str) and isinstance(what, str)
    )
