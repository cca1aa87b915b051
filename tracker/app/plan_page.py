"""What stands around the fields of the plan form, and what the plan comes to. Pure."""

from __future__ import annotations

from tracker.app.plan_fields import LABELS, SPELLS, TYPED, Defaults, Field, Read, hint
from tracker.app.prose import measure, paragraph
from tracker.app.widgets.page import Line
from tracker.domain import course, course_page_wording, course_wording, sites
from tracker.domain.course import Plan, Spell
from tracker.domain.course_preview import Preview, preview, preview_again
from tracker.domain.text import one_line, visible
from tracker.services.courses import CourseView

ROOMY = 24
"""Rows from which there are blank lines between the parts."""

_SPELLS = {Spell.USUAL: "as usual", Spell.BETTER: "better", Spell.WORSE: "worse"}


def labels(row: Field) -> list[Line]:
    """The names of the fields, one a line, the one that is asked marked."""
    return [
        [
            ("▸ " if field is row else "  ", "$accent bold"),
            (LABELS[field], "bold" if field is row else "$muted"),
        ]
        for field in TYPED
    ]


def hints(found: Read, width: int) -> list[Line]:
    """What is usual, or how a field was understood, one a line."""
    lines: list[Line] = []
    for field in TYPED:
        words, asks = hint(field, found)
        lines.append([(one_line(words, width), "$accent bold" if asks else "$muted")])
    return lines


def placeholders(defaults: Defaults) -> dict[Field, str]:
    """What a blank field stands for, as it is shown in it."""
    return {
        Field.WEEKS: str(course.WEEKS),
        Field.PER_WEEK: f"{course.PER_WEEK:g}",
        Field.MINUTES: str(course.MINUTES),
        Field.START: defaults.start.isoformat(),
        Field.PLACE: sites.label(defaults.place) if defaults.place else "",
        Field.TALKED: "not yet",
        Field.COST: "",
    }


def rest(
    found: Read,
    defaults: Defaults,
    spell: Spell | None,
    width: int,
    height: int,
    *,
    here: bool,
    view: CourseView | None = None,
) -> list[Line]:
    """The last question, and what the plan comes to; ``view``: the course it is the plan of."""
    gap: list[Line] = [[]] if height >= ROOMY else []
    lines = [*gap, *_spell(spell, here=here), []]
    if found.plan is None:
        for error in found.wrong.values():
            lines += paragraph(f"· {visible(str(error))}", measure(width), hang="  ")
        return lines
    totals, *further = course_page_wording.preview_sentences(_preview(found.plan, view))
    lines += paragraph(visible(totals), measure(width), "bold")
    for words in further:
        lines += paragraph(words, measure(width))
    early = course_page_wording.early_note(found.plan.start, defaults.start)
    for words in (*course_wording.notes(found.plan), *((early,) if early else ())):
        lines += paragraph(f"· {words}", measure(width), "$muted", hang="  ")
    return lines


def _preview(plan: Plan, view: CourseView | None) -> Preview:
    if view is None:
        return preview(plan)
    return preview_again(
        plan, view.course, view.planned, view.held, view.pauses, view.done, view.as_of
    )


def what_enter_does(row: Field, found: Read, *, again: bool) -> str:
    """The sentence at the foot."""
    saves = "changes the plan" if again else "plans it"
    if row is Field.SPELL:
        return f"Enter {saves}." if not found.wrong else "Something above is not possible yet."
    asks = _ASKED.get(row)
    return f"{asks + ' ' if asks else ''}Enter goes on, F2 {saves}."


_ASKED = {
    Field.TALKED: "With a doctor or another health professional, before the first session.",
    Field.COST: "Only if you like.",
}


def _spell(spell: Spell | None, *, here: bool) -> list[Line]:
    question = "The last weeks, against the three months before, were"
    lines: list[Line] = [
        [("▸ " if here else "  ", "$accent bold"), (question, "bold" if here else "$muted")]
    ]
    line: Line = ["    "]
    for number, one in enumerate(SPELLS, 1):
        on = one is spell
        ink = "$accent bold" if here or on else "$muted"
        line += [
            (f"{'●' if on else ' '}{number} ", ink),
            (_SPELLS[one], "bold" if on else ""),
            "   ",
        ]
    line += [(" 0 ", "$accent bold" if here else "$muted"), ("no answer", "" if here else "$muted")]
    return [*lines, line]
