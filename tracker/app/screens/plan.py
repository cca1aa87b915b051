"""The plan of a course: a few short fields, and what they come to while one types."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widgets import Input

from tracker.app import course_keys, in_order, plan_page
from tracker.app.desk import Desk
from tracker.app.plan_fields import (
    NAMES,
    SPELLS,
    TYPED,
    Defaults,
    Field,
    Read,
    read,
    texts_of,
)
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.open_sign import OpenSign
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.domain import course_dates, days, sites
from tracker.domain.course import Spell
from tracker.errors import InvalidValue, TrackerError
from tracker.services import course_form, planning
from tracker.services.course_form import PlanContext
from tracker.services.courses import CourseView
from tracker.services.diary import Saved
from tracker.services.drafting import Draft


class PlanScreen(FormScreen):
    """A new course, or (``course_id``) the plan of one again.

    A blank field stands for the usual value, which is shown in it.
    """

    FORM = "plan"
    BINDINGS: ClassVar[list[BindingType]] = list(course_keys.PLAN_FORM_KEYS)
    AUTO_FOCUS = in_order.TEXT_FIRST
    DEFAULT_CSS = """
    PlanScreen .fields { height: auto; margin-top: 1; }
    PlanScreen.-short .fields { margin-top: 0; }
    PlanScreen .fields > Vertical { width: 20; height: auto; }
    PlanScreen .fields > .labels { width: 20; padding: 0 0 0 1; }
    PlanScreen .fields > .hints { width: 1fr; }
    """

    def __init__(
        self, desk: Desk, course_id: str | None = None, draft: Draft | None = None
    ) -> None:
        super().__init__(desk, subject_id=course_id, draft=draft)
        self.day = draft.day if draft else desk.today()
        fair = course_dates.default_start(desk.today(), None)
        self._defaults = Defaults(desk.today(), None, fair)
        self._row = Field.WEEKS
        self._spell: Spell | None = None
        self._known: dict[str, Any] = {}
        self._view: CourseView | None = None
        self._lines = {field: TextLine(id=f"field-{NAMES[field]}") for field in TYPED}
        self._sign = OpenSign()
        self._labels = Page(self._label_lines)
        self._labels.add_class("labels")
        self._hints = Page(self._hint_lines)
        self._hints.add_class("hints")
        self._rest = Page(self._rest_lines)
        self._found = self._read()

    def body(self) -> ComposeResult:
        yield self._sign
        with Horizontal(classes="fields"):
            yield self._labels
            yield Vertical(*self._lines.values())
            yield self._hints
        yield self._rest

    async def on_mount(self) -> None:
        try:
            around = await self.desk.store.run(course_form.plan_context, self.subject_id)
        except TrackerError as error:
            self.tell(str(error), asks=True)
            return
        self._begin(around)
        self._show_state()

    def on_screen_resume(self) -> None:
        # After help the first field would take the focus whatever was being answered.
        self.call_after_refresh(self._stay)

    def on_resize(self) -> None:
        self.set_class(self.app.size.height < plan_page.ROOMY, "-short")
        self._show_state()

    def blank(self) -> bool:
        return self.payload() == (self._known or dict.fromkeys(NAMES.values(), ""))

    def payload(self) -> dict[str, Any]:
        texts = {NAMES[field]: line.value.strip() for field, line in self._lines.items()}
        return texts | {NAMES[Field.SPELL]: self._spell.value if self._spell else ""}

    def restore(self, payload: dict[str, Any]) -> None:
        for field, line in self._lines.items():
            line.value = line.value or str(payload[NAMES[field]])
        spell = payload[NAMES[Field.SPELL]]
        self._spell = self._spell or (Spell(spell) if spell in SPELLS else None)

    async def write(self) -> Saved:
        found = self._read()
        for field in found.wrong:
            self._go(field)
            raise found.wrong[field]
        if found.plan is None or not found.placed:
            self._go(Field.PLACE)
            raise InvalidValue("where", "", sites.PLACE_FORMS)
        if self.subject_id is None:
            return await self.desk.store.run(
                planning.plan,
                found.plan,
                confirmed=self.confirmed,
                draft_id=self.draft_id,
            )
        return await self.desk.store.run(
            planning.change_plan,
            self.subject_id,
            found.plan,
            confirmed=self.confirmed,
            draft_id=self.draft_id,
            seen=self.seen,
        )

    async def action_take(self) -> None:
        """Take the answer and go on; after the last one, save."""
        error = self._found.wrong.get(self._row)
        if error is not None:
            self.tell(str(error), asks=True)
        elif self._row is Field.SPELL:
            await self.action_save()
        else:
            self._go(Field(self._row + 1))

    def action_spell(self, number: int) -> None:
        """Say how the last weeks were; 0 says nothing."""
        if self._row is Field.SPELL:
            self._spell = SPELLS[number - 1] if number else None
            self._changed()

    def action_next_row(self) -> None:
        """The question below."""
        self._go(Field(min(self._row + 1, Field.SPELL)))

    def action_previous_row(self) -> None:
        """The question above."""
        self._go(Field(max(self._row - 1, Field.WEEKS)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return True if action in ("take", "turn") else super().check_action(action, parameters)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        rows = {line: field for field, line in self._lines.items()}
        row = rows.get(event.widget) if isinstance(event.widget, TextLine) else None
        if row is not None and row is not self._row and self.focused is event.widget:
            self._row = row
            self._show_state()

    def _begin(self, around: PlanContext) -> None:
        self._defaults = Defaults(self.desk.today(), around.place, around.start)
        self._view = around.view
        self._sign.tell(around.sign)
        if around.course is not None:
            known = texts_of(around.course.plan)
            spell = around.course.plan.spell
            self._known = {NAMES[field]: text for field, text in known.items()}
            self._known[NAMES[Field.SPELL]] = spell.value if spell else ""
            self.seen = around.seen
        draft = self.draft or around.draft
        if draft is not None:
            self.take_up(draft)
        elif self._known:
            self.restore(self._known)
            first = self._lines[self._row]
            if first.value == self._known[NAMES[self._row]]:
                first.select_all()
        for field, shown in plan_page.placeholders(self._defaults).items():
            self._lines[field].placeholder = shown

    def _read(self) -> Read:
        texts = {field: line.value for field, line in self._lines.items()}
        return read(texts, self._spell, self._defaults)

    def _changed(self) -> None:
        if not self.blank() or self.draft_id is not None:
            self.touched()
        self._show_state()

    def _stay(self) -> None:
        self._go(self._row)

    def _go(self, field: Field) -> None:
        moved, self._row = field is not self._row, field
        line = self._lines.get(field)
        self.set_focus(line)
        if line is not None and moved:
            # What is typed next stands in the place of what was there.
            line.select_all()
        self._show_state()
        if line is not None:
            line.scroll_visible(animate=False)

    def _show_state(self) -> None:
        self._found = self._read()
        again = "The plan, again" if self.subject_id else "Plan a course"
        self.title_line.update(f"{again} · {days.label_with_year(self.desk.today())}")
        for page in (self._labels, self._hints, self._rest):
            page.redraw()
        wrong = self._found.wrong.get(self._row)
        if wrong is not None:
            self.tell(str(wrong))
        else:
            self.tell(
                plan_page.what_enter_does(self._row, self._found, again=bool(self.subject_id))
            )

    def _label_lines(self, _width: int, _height: int) -> list[Line]:
        return plan_page.labels(self._row)

    def _hint_lines(self, width: int, _height: int) -> list[Line]:
        return plan_page.hints(self._found, width)

    def _rest_lines(self, width: int, height: int) -> list[Line]:
        here = self._row is Field.SPELL
        return plan_page.rest(
            self._found, self._defaults, self._spell, width, height, here=here, view=self._view
        )
