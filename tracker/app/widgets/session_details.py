"""The optional details of a session: one short field a line, and a note."""

from __future__ import annotations

from datetime import time
from re import fullmatch

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, TextArea

from tracker.app.widgets.note import NoteArea
from tracker.app.widgets.text_line import TextLine
from tracker.domain import typed
from tracker.domain.records import PRESSURES, SessionDetails
from tracker.errors import InvalidValue

FIELDS = (
    ("at", "Time", "such as 18:30"),
    ("minutes", "Minutes", "such as 60"),
    ("therapist", "Given by", "a name, if you like"),
    ("technique", "Technique", "in your own words"),
    ("pressure", "Pressure", ", ".join(PRESSURES)),
    ("areas", "Areas", "such as neck, shoulder:left"),
    ("cost", "Cost", "such as 60.50"),
)


class SessionDetailsPanel(Vertical):
    """Seven short fields and a note; all of them may stay blank."""

    DEFAULT_CSS = """
    SessionDetailsPanel { height: auto; padding: 0 1; margin-top: 1; }
    SessionDetailsPanel Horizontal { height: 1; }
    SessionDetailsPanel Label { width: 12; color: $muted; }
    SessionDetailsPanel TextLine { width: 1fr; }
    SessionDetailsPanel NoteArea { margin: 0; }
    """

    class Typed(Message):
        """Something was typed into a field."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs = {
            field: TextLine(placeholder=hint, id=f"field-{field}") for field, _, hint in FIELDS
        }
        self.note = NoteArea()
        self._known: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        for field, label, _ in FIELDS:
            with Horizontal():
                yield Label(label)
                yield self.inputs[field]
        yield Label("Note")
        yield self.note

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each field, and the note."""
        return {field: box.value for field, box in self.inputs.items()} | {"note": self.note.kept}

    def fill(self, texts: dict[str, str]) -> None:
        """Put texts in without their counting as typed."""
        self._known |= texts
        for field, box in self.inputs.items():
            box.value = texts.get(field, box.value)
        if "note" in texts:
            self.note.fill(texts["note"])

    def details(self) -> SessionDetails:
        """The fields as values. Raises ``InvalidValue`` for the first that is not allowed."""
        text = {field: value.strip() for field, value in self.texts.items()}
        pressure = text["pressure"].lower()
        if pressure:
            fitting = [word for word in PRESSURES if word.startswith(pressure)]
            if not fitting:
                raise InvalidValue("pressure", text["pressure"], ", ".join(PRESSURES))
            pressure = fitting[0]
        return SessionDetails(
            minutes=typed.minutes(text["minutes"]) if text["minutes"] else None,
            therapist=text["therapist"] or None,
            technique=text["technique"] or None,
            pressure=pressure or None,
            cost_cents=typed.cents(text["cost"]) if text["cost"] else None,
            areas=typed.areas(text["areas"]),
        )

    def at(self) -> time | None:
        """The time of the session; ``None`` if blank. Raises ``InvalidValue``."""
        word = self.texts["at"].strip()
        if not word:
            return None
        match = fullmatch(r"(\d{1,2})[:.]?(\d{2})", word)
        if match is None or int(match[1]) > 23 or int(match[2]) > 59:
            raise InvalidValue("time", word, "a time of day such as 18:30")
        return time(int(match[1]), int(match[2]))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        field = (event.input.id or "").removeprefix("field-")
        if event.value != self._known.get(field, ""):
            self._known[field] = event.value
            self.post_message(self.Typed())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.note.settled(event):
            self.post_message(self.Typed())


def texts_of(details: SessionDetails, note: str = "") -> dict[str, str]:
    """The details as they stand in the fields; the time is left as it is."""
    return {
        "minutes": "" if details.minutes is None else str(details.minutes),
        "therapist": details.therapist or "",
        "technique": details.technique or "",
        "pressure": details.pressure or "",
        "areas": ", ".join(str(area) for area in details.areas),
        "cost": "" if details.cost_cents is None else typed.amount(details.cost_cents),
        "note": note,
    }
