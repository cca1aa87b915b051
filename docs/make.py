"""Write what the pages take from the code: ``python docs/make.py`` (a test checks it is current).

``docs/measures.md`` comes from the catalogue and the quiz, the README's keys from the keys.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracker.app import keys
from tracker.app.form_keys import CHECKIN_KEYS, SESSION_KEYS
from tracker.domain import measures
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.safety import ITEMS

ROOT = Path(__file__).parents[1]


def measures_page() -> str:
    """Every measure, safety sign and fit question with its source."""
    lines = [
        "# Measures, signs and questions",
        "",
        "Made by `python docs/make.py` from the program's own catalogue. “Design choice” stands",
        "where no study fixes a number. Nothing here is a validated instrument unless it says so.",
        "",
        "## Measures",
        "",
        "| id | asked | range | better | smallest change worth noting | source |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for measure in measures.MEASURES.values():
        low, high = (measures.format_value(v) for v in (measure.low, measure.high))
        span = f"{low} to {high} {measure.unit}" if low != high else f"only {low}"
        lines.append(
            _row(
                f"`{measure.id}`",
                measure.question or measure.question_now,
                span,
                measure.better.value,
                measure.smallest_change,
                measure.source,
            )
        )
    lines += ["", "## Safety signs", "", "| id | question | source |", "| --- | --- | --- |"]
    lines += [_row(item.id, item.question, item.source) for item in ITEMS.values()]
    lines += ["", "## Fit questions", "", "| id | question | answers |", "| --- | --- | --- |"]
    for fit in FIT_ITEMS.values():
        answers = "; ".join(f"{option.points}: {option.text}" for option in fit.options)
        lines.append(_row(fit.id, fit.question, answers))
    return "\n".join(lines) + "\n"


def keys_table() -> str:
    """The keys of the main screens and the forms, as the README shows them."""
    lines = []
    groups = (
        ("On the main screens", [*keys.MAIN_KEYS, *keys.APP_KEYS]),
        ("In every form", [*keys.FORM_KEYS, *keys.RATING_KEYS]),
        ("In the check-in", CHECKIN_KEYS),
        ("In the session", SESSION_KEYS),
    )
    for title, bindings in groups:
        lines += [f"**{title}**", "", "| key | does |", "| --- | --- |"]
        shown = set()
        for binding in bindings:
            key = binding.key_display or binding.key
            if binding.action.startswith("digit("):
                key = "0–9"
            if key in shown:
                continue
            shown.add(key)
            lines.append(_row(f"`{key}`", binding.tooltip))
        lines.append("")
    return "\n".join(lines)


def readme(text: str) -> str:
    """The README with its table of keys renewed."""
    table = f"<!-- keys -->\n{keys_table()}<!-- end of keys -->"
    return re.sub(r"<!-- keys -->.*<!-- end of keys -->", lambda _: table, text, flags=re.S)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def main() -> None:
    (ROOT / "docs" / "measures.md").write_text(measures_page(), encoding="utf-8")
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
