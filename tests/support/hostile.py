"""Words that try to be more than words, and how to tell that they were not."""

from __future__ import annotations

import unicodedata

HOSTILE = {
    "markup": "[/] [b]bold [@click=app.quit]x[/] \\[ [red",
    "escapes": "\x1b[2J\x1b]0;title\x07 \x9b31m \x1bP$q\x1b\\ \x08\x7f",
    "direction": "right \u202eto left\u202c \u2066isolate\u2069 \u200f\u061c",
    "hidden": "zero\u200bwidth \ufeff\u00ad\u2060 \u2028line\u2029 tag\U000e0041",
    "emoji": "👩‍👩‍👧 🧘🏽‍♀️ 漢字かな交じり ﷽ e\u0301\u0301\u0301",
    "formula": "=cmd|' /C calc'!A0",
    "formula behind a tab": "\t=HYPERLINK(\"http://x\",\"y\")",
    "plus, minus, at": "+1 -1 @SUM(1)",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;\"'",
    "json": "\"},{\"id\":\"x\\u0000",
    "csv": "a,\"b\";c\r\nd\n\"",
    "sql": "'; DROP TABLE entry; --",
    "format": "%s %n {0} {x!r} $HOME `id` \\x1b",
    "100 kB": "pain " * 20_000,
    "one long word": "x" * 10_000,
    "lines": "línea\n\nline\ttab\rreturn\nend",
}  # fmt: skip

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Joiners within emoji and scripts; a note may have lines and tabs.
_HARMLESS = set("\u200c\u200d\n\t")


def steering(shown: str) -> set[str]:
    """What in ``shown`` could move a cursor, turn writing around or hide letters."""
    return {
        sign for sign in shown
        if unicodedata.category(sign) in _STEERING and sign not in _HARMLESS
    }  # fmt: skip


def kept(text: str) -> str:
    """``text`` as a note is kept."""
    while "\r\n" in text:
        text = text.replace("\r\n", "\n")
    return text.strip()
