"""The session form: how it feels right before, right after, and what was done."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tracker.app import in_order, session_rows
from tracker.app.desk import Desk
from tracker.app.form_keys import SESSION_KEYS
from tracker.app.screens.mini_form import MiniScreenForm
from tracker.app.session_rows import AFTER, BEFORE, BOTH, NEXT_DAY, TABS
from tracker.app.widgets.mini_screen import MiniScreen
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.session_details import SessionDetailsPanel, texts_of
from tracker.domain import session, wording
from tracker.domain.safety import MiniAnswer
from tracker.domain.session import NOT_ASKED, SessionForm
from tracker.errors import NeedsConfirmation, NotFound, TrackerError
from tracker.services import session_form, sessions
from tracker.services.diary import Saved
from tracker.services.drafting import Draft
from tracker.services.seen import mark
from tracker.services.session_form import Context


class SessionScreen(MiniScreenForm):
    """A new session, today's open one, or (``entry_id``) an earlier one again."""

    FORM = "session"
    BINDINGS: ClassVar[list[BindingType]] = list(SESSION_KEYS)
    AUTO_FOCUS = ""

    def __init__(
        self,
        desk: Desk,
        *,
        around: Context | None = None,
        entry_id: str | None = None,
        draft: Draft | None = None,
    ) -> None:
        self.day = draft.day if draft else desk.today()
        super().__init__(
            desk,
            session_rows.rows(BEFORE, more=False, next_day=False),
            subject_id=entry_id,
            draft=draft,
        )
        self.tab: str = BEFORE
        self._values: dict[str, int | None] = {}
        self._given: dict[str, int | None] = {}
        self._more = self._private = False
        self._around = around
        self._tabs = Page(self._tab_line)
        self.mini = MiniScreen()
        self.panel = SessionDetailsPanel()
        self.panel.display = False
        if around is not None:
            self._settle(around)

    def body(self) -> ComposeResult:
        yield self.sign
        yield self._tabs
        yield self.mini
        yield self.ratings
        yield self.panel

    async def on_mount(self) -> None:
        if self.focused is None:
            self.set_focus(self.ratings, scroll_visible=False)
        if self._around is None:
            try:
                self._settle(await self._read())
            except TrackerError as error:
                self.tell(str(error), asks=True)
                return
        self.show_all()
        self.show_state()

    def blank(self) -> bool:
        texts = any(text.strip() for text in self.panel.texts.values())
        return not texts and all(value is None for value in self._all_values().values())

    def form(self) -> SessionForm:
        """The session as it stands in the form. Raises ``InvalidValue``."""
        values = self._all_values()
        return SessionForm(
            day=self.day,
            before=session_rows.right_now(BEFORE, values),
            after=session_rows.right_now(AFTER, values),
            next_day_pain=values.get(NEXT_DAY),
            details=self.panel.details(),
            mini=self._mini_to_keep(),
            at=self.panel.at(),
            note=self.panel.note.kept,
            private=self._private,
        )

    def payload(self) -> dict[str, Any]:
        return {
            "tab": self.tab,
            "values": self._all_values(),
            "more": self._more,
            "mini": self.mini.answer,
            "texts": self.panel.texts,
            "private": self._private,
        }

    def restore(self, payload: dict[str, Any]) -> None:
        kept = {str(k): v if v is None else int(v) for k, v in payload["values"].items()}
        values = kept | self._typed()
        self._more, self._private = bool(payload["more"]), bool(payload.get("private"))
        self.mini.answer = None if payload["mini"] is None else MiniAnswer(payload["mini"])
        texts = {str(k): str(v) for k, v in payload["texts"].items()}
        self.panel.fill(texts)
        self.panel.display = any(texts.values())
        tab = payload["tab"]
        self._lay_out(tab if tab in TABS else BEFORE, values)

    async def write(self) -> Saved:
        form = self.form()
        missing = [
            name
            for name, feel in ((BEFORE, form.before), (AFTER, form.after))
            if self.tab in (name, BOTH) and feel.pain is None
        ]
        if missing and not self.confirmed:
            raise NeedsConfirmation(f"Pain {wording.and_list(missing)} is not recorded.")
        return await self.desk.store.run(
            sessions.save,
            form,
            entry_id=self.subject_id,
            draft_id=self.draft_id,
            confirmed=self.confirmed,
            seen=self.seen,
        )

    def summary(self) -> str:
        if self.mini.asks:
            return "n nothing new   1 2 3 something is   Space not now: the session counts anyway"
        values = self._all_values()
        said = [
            f"{phase}: {wording.right_now_sentence(feel)}"
            for phase in (BEFORE, AFTER)
            if not (feel := session_rows.right_now(phase, values)).empty
        ]
        if not said:
            return "Nothing yet. Only pain is needed; the rest may stay blank."
        waiting = f"  {hint}" if (hint := self.ratings.entry.hint) else ""
        return f"Enter saves {' · '.join(said)}.{waiting}"

    def asked_at(self) -> int:
        return self.mini.virtual_region.y if self.mini.asks else super().asked_at()

    def action_tab(self, tab: str) -> None:
        """Show another side of the session."""
        self._lay_out(tab)

    def action_more(self) -> None:
        """Ask stiffness and soreness as well."""
        self._more = not self._more
        self._lay_out(self.tab)

    async def action_details(self) -> None:
        """Open the details."""
        # The focus must be there before the next key, which may follow at once.
        await in_order.drained(self)
        self.panel.display = True
        self.set_focus(self.panel.inputs["at"])
        self.call_after_refresh(self.panel.scroll_visible, animate=False)
        self.tell("Tab goes on, Esc goes back to the ratings. All of it may stay blank.")

    def action_same(self) -> None:
        """Fill the details as last time."""
        last = self._around.last if self._around else None
        if last is None:
            self.tell("There is no earlier session to take the details from.")
            return
        texts = texts_of(last)
        del texts["note"]
        self.panel.fill(texts)
        self.panel.display = True
        self.touched()
        self.show_state()

    async def action_leave(self) -> None:
        if self.takes_text():
            self.set_focus(self.ratings)
            self.show_state()
            return
        await super().action_leave()

    async def day_changed(self) -> None:
        self._lay_out(BOTH if self.day < self.desk.today() and self.tab == BEFORE else self.tab)

    def on_session_details_panel_typed(self) -> None:
        self.touched()

    async def _read(self) -> Context:
        if self.draft is None:
            return await self.desk.store.run(session_form.context, self.subject_id)
        if self.subject_id is not None:
            try:
                return await self.desk.store.run(session_form.context, self.subject_id)
            except NotFound:
                # What was typed about a session that is gone can still be saved, as a new one.
                self.seen = ""
        return await self.desk.store.run(session_form.context, new=True)

    def _settle(self, around: Context) -> None:
        self._around = around
        entry = around.entry
        tab: str = BEFORE
        values = self._typed()
        if entry is not None:
            self.subject_id = entry.id
            form = session.from_entry(entry)
            self.seen = mark(form)
            self.day, self._private = form.day, form.private
            self._given = session_rows.values_of(form)
            values = self._given | values
            self._more = any(
                values.get(f"{phase}.{name}") is not None
                for phase in (BEFORE, AFTER)
                for name, _ in session.OPTIONAL_ROWS
            )
            self.panel.fill(texts_of(form.details, form.note))
            if form.mini is not None:
                self.mini.answer = MiniAnswer(form.mini)
            today = form.day == self.desk.today()
            tab = AFTER if today and form.after.empty else BOTH
        self.show_sign(around.sign)
        self.mini.last_screen = around.last_screen
        self._lay_out(tab, values)
        draft = self.draft or around.draft
        if draft is not None:
            self.day = draft.day
            self.take_up(draft)

    def _lay_out(self, tab: str, values: dict[str, int | None] | None = None) -> None:
        self._values = self._all_values() if values is None else values
        self.tab = tab
        past = self.day < self.desk.today()
        made = session_rows.rows(tab, more=self._more, next_day=past and tab == BOTH)
        self.ratings.set_rows(made, self._values)
        first = next((n for n, row in enumerate(made) if self._values.get(row.field) is None), 0)
        self.ratings.entry = self.ratings.entry.at(first)
        self.show_all()

    def show_all(self) -> None:
        self.mini.asked_for(self.may_ask())
        self.ratings.waits(self.mini.asks)
        width = self.app.size.width - 2 if self.is_attached else 0
        self.title_line.update(session_rows.title(self._around, self.day, width))
        self._tabs.redraw()
        self.show_state()

    def may_ask(self) -> bool:
        """Only while the session is still ahead."""
        ahead = self._around is None or self._around.entry is None
        return self.tab == BEFORE and self.day == self.desk.today() and ahead

    def _mini_to_keep(self) -> str | None:
        if self.mini.answer is not None:
            return self.mini.answer.value
        return NOT_ASKED if self.may_ask() else None

    def _all_values(self) -> dict[str, int | None]:
        return self._values | self.ratings.values

    def _typed(self) -> dict[str, int | None]:
        """What was rated here; it stands above what is read afterwards."""
        now = self._all_values().items()
        return {k: v for k, v in now if v is not None and v != self._given.get(k)}

    def _tab_line(self, width: int, height: int) -> list[Line]:
        line: Line = []
        for tab, letter in ((BEFORE, "b"), (AFTER, "a"), (BOTH, "o")):
            here = tab == self.tab
            line += [
                (f" {letter} ", "$accent bold"),
                (tab.capitalize(), "$bright bold underline" if here else "$muted"),
                "  ",
            ]
        said = "   right now, not the last 24 hours" if width >= 70 else "   right now"
        line.append((said, "$muted"))
        return [line, []] if height >= 20 else [line]
