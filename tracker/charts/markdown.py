"""A picture as Markdown: its sentences and its table, for a page or a message."""

from __future__ import annotations

from tracker.charts.spec import Drawing
from tracker.charts.table import Table

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#+!|~&"})


def page(drawing: Drawing, table: Table) -> str:
    """A heading, the sentences, and the table of the days on screen."""
    rows = [table.header, tuple("---" for _ in table.header), *map(_escaped, table.rows)]
    body = [
        f"## {escape(drawing.title)}",
        "",
        *(escape(sentence) for sentence in drawing.sentences),
        "",
        *(f"| {' | '.join(cells)} |" for cells in rows),
        "",
    ]
    return "\n".join(body)


def escape(text: str) -> str:
    """``text`` so that nothing in it can become a heading, a link, a tag or a cell border."""
    return " ".join(text.split()).translate(_SPECIAL)


def _escaped(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(escape(cell) for cell in cells)
