"""Text from people and files: what may be kept, and how it is shown so that it steers nothing.

Everything kept is kept exactly; what could move a cursor, turn writing around or hide
letters becomes a visible sign only where it is printed.
"""

from __future__ import annotations

import re
import unicodedata

from tracker.errors import InvalidValue

NOTE_LIMIT = 200_000
"""Longest note in characters: about a hundred pages, beyond what is typed by hand."""

ELLIPSIS = "…"

_JOINERS = "\u200c\u200d"
_BLACK_FLAG = "\U0001f3f4"
_DELETE_PICTURE = "\u2421"
_UNKNOWN = "\ufffd"
# Format characters that are drawn: number and verse signs of Arabic, Syriac and Kaithi.
_DRAWN_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_MARKS_PER_CELL = 16
_REGION_FLAG = re.compile(f"{_BLACK_FLAG}[\U000e0020-\U000e007e]{{1,6}}\U000e007f")


def visible(text: str, *, multiline: bool = False) -> str:
    """``text`` with everything that could steer a terminal or hide letters made visible.

    Control characters become their Unicode pictures (``␛``), other unseen characters their
    number (``<U+202E>``): C1 controls, text direction, zero-width, line and paragraph
    separators, lone surrogates. Joiners stay inside emoji and in scripts that are written
    with them. ``multiline`` lets line feeds and tabs through. Applying it twice changes
    nothing more; it never raises.
    """
    if text.isprintable():
        return text
    passed = "\n\t" if multiline else ""
    return "".join(
        _picture(char)
        if unicodedata.category(char) in _UNSEEN
        and char not in passed
        and not _is_part_of_writing(text, at)
        else char
        for at, char in enumerate(text)
    )


def in_place(text: str) -> str:
    """``visible``, but each character still in its own place, for a field that is edited.

    Control characters become their pictures, other unseen ones ``�``; tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(
        _one_sign(char)
        if unicodedata.category(char) in _UNSEEN
        and char != "\t"
        and not _is_part_of_writing(text, at)
        else char
        for at, char in enumerate(text)
    )


def check_note(text: str, field: str = "note") -> str:
    """The note as it is kept: exact, but for ``\\r\\n`` (and ``\\r\\r\\n``), which become ``\\n``.

    Checking the result again changes nothing. Raises ``InvalidValue`` for a null character
    or half of a surrogate pair, which a file of text cannot hold, and for more than
    ``NOTE_LIMIT`` characters.
    """
    note = re.sub(r"\r+\n", "\n", text)
    if len(note) > NOTE_LIMIT:
        raise InvalidValue(field, f"{len(note)} characters", f"up to {NOTE_LIMIT} characters")
    if broken := re.search("[\x00\ud800-\udfff]", note):
        around = note[max(0, broken.start() - 20) : broken.end() + 20]
        raise InvalidValue(field, visible(around), "text without null or broken characters")
    return note


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes at most, made visible or not.

    Wide characters and emoji count 2, marks and joiners 0. Terminals differ on joined
    emoji; each part counts, so the figure is never too small.
    """
    return sum(_cells_at(text, at) for at in range(len(text)))


def one_line(text: str, width: int) -> str:
    """``text`` on one visible line of at most ``width`` cells, ending in "…" where it was cut.

    Runs of spaces and line breaks become one space; a letter keeps its marks. ``""`` if
    ``width`` is below 1.
    """
    if width < 1:
        return ""
    # Folding first, so that a line break becomes a space and not a picture of itself.
    folded = " ".join(text.split())
    # Looking no further than a row can show keeps a list of long notes quick.
    near = folded[: width * _MARKS_PER_CELL]
    line = visible(near)
    used, end = 0, 0
    for at in range(len(line)):
        used += _cells_at(line, at)
        if used > width:
            break
        if used < width:
            end = at + 1
    if used <= width and near == folded:
        return line
    return line[:end].rstrip(" " + _JOINERS) + ELLIPSIS


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return _DELETE_PICTURE if code == 0x7F else f"<U+{code:04X}>"


def _one_sign(char: str) -> str:
    picture = _picture(char)
    return picture if len(picture) == 1 else _UNKNOWN


def _is_part_of_writing(text: str, at: int) -> bool:
    """Whether an unseen format character is needed to write what stands around it."""
    char = text[at]
    if char in _DRAWN_FORMATS:
        return True
    if "\U000e0020" <= char <= "\U000e007f":
        flag = text.rfind(_BLACK_FLAG, max(0, at - 7), at)
        region = _REGION_FLAG.match(text, flag) if flag >= 0 else None
        return region is not None and at < region.end()
    if char in _JOINERS:
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if unicodedata.category(before) in {"Lo", "Mn", "Mc"} and before != "\ufe0f":
            return unicodedata.category(after) == "Lo"
        return char == "\u200d" and _is_emoji_end(before) and unicodedata.category(after) == "So"
    return False


def _is_emoji_end(char: str) -> bool:
    """Whether an emoji may end in this: a symbol, a skin tone, or the emoji form selector."""
    return char == "\ufe0f" or unicodedata.category(char) in {"So", "Sk"}


def _cells_at(text: str, at: int) -> int:
    char = text[at]
    if char == "\ufe0f":
        # It asks for the emoji form of a narrow symbol, which some terminals draw wide.
        return 1 if at and unicodedata.east_asian_width(text[at - 1]) not in "WF" else 0
    category = unicodedata.category(char)
    if category in {"Mn", "Me"} or (category == "Cf" and char not in _DRAWN_FORMATS):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
