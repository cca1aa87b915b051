"""An unfinished check-in as plain JSON values, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.domain.checkin import CheckIn
from tracker.domain.measures import AFTER_EFFECTS

Values = dict[str, int | None]


def to_payload(form: CheckIn, values: Values) -> dict[str, Any]:
    """Everything in the form: ``values`` are its ratings by field, ``form`` tells the rest."""
    return {
        "values": values,
        "since_session": list(form.since_session),
        "medicine": form.medicine,
        "flare": form.flare,
        "private": form.private,
        "note": form.note,
    }


def from_payload(payload: dict[str, Any], form: CheckIn) -> tuple[CheckIn, Values]:
    """``form`` with what was kept, and the ratings by field.

    Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``AttributeError`` for what is no
    such payload.
    """
    values = {str(k): v if v is None else int(v) for k, v in payload["values"].items()}
    flare = payload["flare"]
    kept = replace(
        form,
        since_session=tuple(s for s in payload["since_session"] if s in AFTER_EFFECTS),
        medicine=bool(payload["medicine"]),
        flare=None if flare is None else bool(flare),
        private=bool(payload["private"]),
        note=str(payload["note"]),
    )
    return kept, values
