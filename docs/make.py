"""Write what the pages take from the code: ``python docs/make.py`` (a test checks it is current).

``docs/measures.md`` comes from the catalogue and the quiz, ``docs/keys.md`` and the README's
table from the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from textual.binding import Binding

from tracker.app import keys
from tracker.app.course_keys import COURSE_KEYS, DECISION_KEYS, PLAN_FORM_KEYS
from tracker.app.form_keys import CHECKIN_KEYS, SESSION_KEYS
from tracker.app.learn_keys import LEARN_KEYS
from tracker.app.list_keys import HISTORY_KEYS, RECORD_KEYS
from tracker.app.progress_keys import OVERALL_KEYS, PROGRESS_KEYS
from tracker.app.quiz_keys import FORM_KEYS as QUIZ_FORM_KEYS
from tracker.app.quiz_keys import QUIZ_KEYS
from tracker.app.trends_keys import SAVE_KEYS, TRENDS_KEYS
from tracker.app.weekly_keys import EXTRAS_KEYS, MOVEMENT_KEYS, WEEKLY_KEYS
from tracker.domain import measures
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.movement_how import HOW
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
    lines += ["", "## Movement tests: the same way every time", ""]
    for test, how in HOW.items():
        needs = f" Needs {how.needs}." if how.needs else ""
        lines.append(f"- `{test}`:{needs} {' '.join(how.steps)}")
    lines += ["", "## Safety signs", "", "| id | question | source |", "| --- | --- | --- |"]
    lines += [_row(item.id, item.question, item.source) for item in ITEMS.values()]
    lines += ["", "## Fit questions", "", "| id | question | answers |", "| --- | --- | --- |"]
    for fit in FIT_ITEMS.values():
        answers = "; ".join(f"{option.points}: {option.text}" for option in fit.options)
        lines.append(_row(fit.id, fit.question, answers))
    return "\n".join(lines) + "\n"


FIRST = (
    ("On the main screens", [*keys.MAIN_KEYS, *keys.APP_KEYS]),
    ("In every form", [*keys.FORM_KEYS, *keys.RATING_KEYS]),
)
FURTHER = (
    ("In the check-in", CHECKIN_KEYS),
    ("In the session", SESSION_KEYS),
    ("In the weekly review", WEEKLY_KEYS),
    ("In what the weekly review asks", EXTRAS_KEYS),
    ("In the movement tests", MOVEMENT_KEYS),
    ("In Trends", TRENDS_KEYS),
    ("Where a view of Trends is saved", SAVE_KEYS),
    ("In Progress", [*PROGRESS_KEYS, *OVERALL_KEYS]),
    ("In History", [*HISTORY_KEYS, *RECORD_KEYS]),
    ("In Course", COURSE_KEYS),
    ("In the plan of a course", PLAN_FORM_KEYS),
    ("In a planned session, and in a decision", DECISION_KEYS),
    ("In the quiz", [*QUIZ_KEYS, *QUIZ_FORM_KEYS]),
    ("In Learn", LEARN_KEYS),
)


def keys_table(groups: Iterable[tuple[str, Iterable[Binding]]]) -> str:
    """Some groups of keys as tables; keys that do the same share a row."""
    lines = []
    for title, bindings in groups:
        rows: dict[str, list[str]] = {}
        for binding in bindings:
            written = binding.key_display or binding.key
            known = rows.setdefault(binding.tooltip, [])
            if written not in known:
                known.append(written)
        lines += [f"**{title}**", "", "| key | does |", "| --- | --- |"]
        lines += [_row(f"`{_together(written)}`", words) for words, written in rows.items()]
        lines.append("")
    return "\n".join(lines)


def keys_page() -> str:
    """Every key there is."""
    head = (
        "# Keys\n\nMade by `python docs/make.py` from the program. `?` shows those of a screen.\n\n"
    )
    return head + keys_table((*FIRST, *FURTHER)).rstrip() + "\n"


def _together(written: list[str]) -> str:
    if len(written) > 4 and all(len(key) == 1 and key.isdigit() for key in written):
        return f"{min(written)}–{max(written)}"
    return " ".join(written)


def readme(text: str) -> str:
    """The README with its table of keys renewed."""
    table = f"<!-- keys -->\n{keys_table(FIRST)}<!-- end of keys -->"
    return re.sub(r"<!-- keys -->.*<!-- end of keys -->", lambda _: table, text, flags=re.S)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def main() -> None:
    (ROOT / "docs" / "measures.md").write_text(measures_page(), encoding="utf-8")
    (ROOT / "docs" / "keys.md").write_text(keys_page(), encoding="utf-8")
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
