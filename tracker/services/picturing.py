"""Pictures as they leave the screen: as text, SVG or Markdown, printed or in a file.

Private notes stay behind, whichever way a picture goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from tracker.charts import about, markdown, svg, text
from tracker.charts.glyphs import Glyphs
from tracker.charts.palette import Palette
from tracker.charts.picture import Picture
from tracker.charts.view import View
from tracker.domain import text_table
from tracker.domain.figures import Figures
from tracker.errors import Failed, NeedsConfirmation, NothingGiven
from tracker.exchange.files import write_text
from tracker.services.diary import MADE_UP


class Kind(StrEnum):
    """What a picture is written as; Markdown holds its sentences and its table."""

    TEXT = "text"
    SVG = "svg"
    MARKDOWN = "md"


ENDINGS = {Kind.TEXT: ".txt", Kind.SVG: ".svg", Kind.MARKDOWN: ".md"}


@dataclass(frozen=True, slots=True)
class Framed:
    """Which picture of what, which days of it, and in how many cells.

    ``made_up``: it is of a demo, and says so where it may be seen without the app.
    """

    picture: Picture
    figures: Figures
    view: View
    width: int
    height: int
    made_up: bool = False

    def marked(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        """The sentences, and of a demo that it is one."""
        return (*sentences, MADE_UP) if self.made_up else sentences


def written(
    framed: Framed,
    kind: Kind,
    palette: Palette,
    *,
    glyphs: Glyphs,
    coloured: bool = False,
    ascii_only: bool = False,
) -> str:
    """The picture as one text. ``coloured``: text with the palette's colours for a terminal.

    ``ascii_only``: the words as well hold nothing but ASCII. Before there is anything to draw
    it says what will be there.
    """
    figures, picture = framed.figures.shareable(), framed.picture
    if not picture.has(figures):
        return "\n".join((picture.title(figures), "", *picture.empty(figures)))
    # Shapes are drawn for blocks; whatever shows an SVG has no need of other signs.
    chosen = Glyphs.BLOCKS if kind is Kind.SVG else glyphs
    drawing = picture.build(figures, framed.view, framed.width, framed.height, chosen)
    told = drawing.sentences
    if kind is Kind.MARKDOWN:
        told = said(picture, figures, framed.view)
    drawing = replace(drawing, sentences=framed.marked(told))
    if kind is Kind.SVG:
        return svg.document(drawing, palette)
    if kind is Kind.MARKDOWN:
        return markdown.page(drawing, picture.table(figures, framed.view))
    lines = text.lines(drawing, palette=palette if coloured else None, ascii_only=ascii_only)
    return "\n".join(lines)


def tabled(framed: Framed) -> str:
    """The picture as a table of text, ``width`` cells wide, under its title."""
    figures, picture, view = framed.figures.shareable(), framed.picture, framed.view
    found = picture.table(figures, view)
    rows = [found.header, *found.rows]
    body = text_table.lines(rows, framed.width, shrink=(len(found.header) - 1,))
    told = framed.marked(said(picture, figures, view))
    return "\n".join((picture.title(figures), "", *body, "", *told))


def said(picture: Picture, figures: Figures, view: View) -> tuple[str, ...]:
    """What a picture shows, in sentences, and whether they go beyond the days of ``view``.

    The picture itself says how many of all it shows; a table or a program cannot see that.
    """
    beyond = about.partly(figures.ease_pain, view) if picture.of_course else ""
    return (*picture.sentences(figures, view), *((beyond,) if beyond else ()))


def file_name(framed: Framed, kind: Kind) -> str:
    """A name for the file, such as ``massage-sessions-low-back-2026-11-22.svg``."""
    place = framed.figures.ease_pain.place if framed.picture.placed else ""
    # A place has a name of our own; nothing else of it may reach a file's.
    name = "-".join(re.findall("[a-z0-9]+", f"{framed.picture.id} {place}".lower()))
    return f"massage-{name}-{framed.figures.today.isoformat()}{ENDINGS[kind]}"


def renamed(name: str, kind: Kind) -> str:
    """``name`` with the ending of another kind, if it has the ending of one."""
    for ending in ENDINGS.values():
        if name.endswith(ending):
            return name.removesuffix(ending) + ENDINGS[kind]
    return name


def here() -> Path:
    """The folder the program was started in; the home where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def path_of(name: str, folder: Path) -> Path:
    """The file a person means: ``~`` is their home, a bare name is in ``folder``.

    Raises ``NothingGiven`` without a name, ``Failed`` for a home that is none.
    """
    if not name.strip():
        raise NothingGiven("The file needs a name.")
    try:
        return folder / Path(name.strip()).expanduser()
    except RuntimeError as error:
        raise Failed(f"{name.strip()} names a home there is not.") from error


def save(path: Path, content: str, *, file: Path, over: bool) -> None:
    """Write ``content`` whole or not at all, never over ``file``, which holds the records.

    Raises ``NeedsConfirmation`` where something is there already and not ``over``, and
    ``Failed`` where it cannot be written.
    """
    if "\0" in str(path):
        raise Failed("No file can have such a name.")
    if path.exists() and not path.is_dir() and not over:
        raise NeedsConfirmation(f"{path.name} is there already. Write over it?")
    if not path.parent.is_dir():
        raise Failed(f"There is no folder {path.parent}.")
    beside = (file.with_name(file.name + end) for end in ("-wal", "-shm"))
    write_text(path, content.rstrip("\n") + "\n", never=(file, *beside))
