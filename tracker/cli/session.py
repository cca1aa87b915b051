"""``tracker session``: ratings right before and right after a massage, and the day after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, Group, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.domain import measures, mini_screen, typed
from tracker.domain.records import Entry, Kind, SessionDetails
from tracker.domain.safety import MINI_OPTIONS, MiniAnswer
from tracker.domain.session import NOT_ASKED, OPTIONAL_ROWS, ROWS, RightNow, SessionForm
from tracker.errors import NotFound

Function = TypeVar("Function", bound=Callable[..., Any])
Given = dict[str, str | None]

_MEASURES = dict((*ROWS, *OPTIONAL_ROWS))
_DETAILS = (
    ("minutes", "N", "How long it took, 1 to 600."),
    ("by", "NAME", "Who gave it."),
    ("technique", "TEXT", "What was done."),
    ("pressure", "HOW", "light, medium or firm."),
    ("areas", "SITES", "Where: low_back,neck:left"),
    ("cost", "AMOUNT", "What it cost: 60 or 60.50"),
    ("note", "TEXT", "A note; - reads it from standard input."),
)


@click.group(
    cls=Group,
    examples=(
        "tracker session before --pain 6 --ease 4 --safe",
        "tracker session after --pain 3 --minutes 60",
        "tracker session next-day --pain 4",
        "tracker session add --day mon --pain-before 6 --pain-after 3",
    ),
)
def session() -> None:
    """Keep a massage session: before, after, the day after, or all at once later."""


def _ratings(suffix: str = "") -> Callable[[Function], Function]:
    def add(function: Function) -> Function:
        for name in reversed(_MEASURES):
            measure = measures.get(_MEASURES[name])
            ends = f"0 {measure.low_end} to 10 {measure.high_end}"
            words = f"{name.capitalize()} right {suffix.removeprefix('-') or 'now'}, {ends}."
            function = click.option(f"--{name}{suffix}", metavar="N", help=words)(function)
        return function

    return add


def _details(function: Function) -> Function:
    for name, metavar, words in reversed(_DETAILS):
        function = click.option(f"--{name}", metavar=metavar, help=words)(function)
    return function


_which = click.option("--session", "session_id", metavar="ID", help="Another session than today's.")


@session.command(cls=Command, examples=("tracker session before --pain 6 --ease 4 --tension 7",))
@_ratings()
@_details
@_which
@click.option("--safe", is_flag=True, help='The safety question was answered "nothing".')
@yes_option
@json_option
@pass_context
def before(context: Context, /, session_id: str | None, safe: bool, **given: str | None) -> None:
    """How it feels right before. Opens today's session, or adds to the open one."""
    from tracker.services import sessions

    _need_values(given)
    entry = _named(context, session_id) or sessions.open_today(context.diary)
    held = sessions.load(context.diary, entry.id) if entry else None
    form = held or SessionForm(context.day(None))
    form = replace(
        form,
        before=_feel(form.before, given),
        details=_with_details(form.details, given),
        note=_note(form.note, given),
        mini=_mini(context, form, safe, new=entry is None),
    )
    if _nothing(given):
        form = replace(form, before=_asked(form.before))
    _save(context, form, entry, held)


@session.command(cls=Command, examples=("tracker session after --pain 3 --ease 6 --minutes 60",))
@_ratings()
@_details
@_which
@yes_option
@json_option
@pass_context
def after(context: Context, /, session_id: str | None, **given: str | None) -> None:
    """How it feels right after. Closes the session of today that "before" opened."""
    from tracker.services import sessions

    _need_values(given)
    entry = _named(context, session_id) or sessions.open_today(context.diary)
    if entry is None:
        raise NotFound(
            "No session of today waits for its after.",
            "Add one with: tracker session add --day today --pain-before N --pain-after N",
        )
    form = held = sessions.load(context.diary, entry.id)
    form = replace(
        form,
        after=_feel(form.after, given),
        details=_with_details(form.details, given),
        note=_note(form.note, given),
    )
    if _nothing(given):
        context.tell_sign()
        form = replace(form, after=_asked(form.after))
    _save(context, form, entry, held)


@session.command("next-day", cls=Command, examples=("tracker session next-day --pain 4",))
@click.option("--pain", metavar="N", help="Pain right now, 0 none to 10 worst imaginable.")
@click.option("--session", "session_id", metavar="ID", help="Another session than yesterday's.")
@json_option
@pass_context
def next_day(context: Context, pain: str | None, session_id: str | None) -> None:
    """How it feels the day after a session."""
    from tracker.services import day_after

    if pain is None and not output.can_ask():
        raise click.UsageError("Say --pain N.")
    entry = _named(context, session_id)
    context.tell_sign()
    if pain is None:
        value = asking.rating("pain_now", "pain", now=True)
        if value is None:
            raise click.UsageError("Nothing was answered, so nothing was saved.")
    else:
        value = measures.parse_value("pain_now", pain, field="pain")
    context.tell(day_after.save_pain(context.diary, value, entry.id if entry else None))


@session.command(
    cls=Command,
    examples=("tracker session add --day -3d --pain-before 6 --pain-after 3 --minutes 60",),
)
@click.option("--day", metavar="DAY", help="2026-11-22, today, yesterday, -2d, mon.")
@_ratings("-before")
@_ratings("-after")
@_details
@click.option("--written", is_flag=True, help="It was written down on that day.")
@yes_option
@json_option
@pass_context
def add(context: Context, /, day: str | None, written: bool, **given: str | None) -> None:
    """A whole session at once, of today or an earlier day."""
    if day is None and not output.can_ask():
        raise click.UsageError("Say --day DAY.")
    asked = day is None and _nothing(given)
    chosen = context.day(day) if day else asking.until_valid("Which day was it?", context.day)
    form = SessionForm(
        chosen,
        before=_feel(RightNow(), given, "_before"),
        after=_feel(RightNow(), given, "_after"),
        details=_with_details(SessionDetails(), given),
        note=_note("", given),
        written=written,
    )
    if asked:
        context.tell_sign()
        output.message("Right before the session:")
        form = replace(form, before=_asked(form.before))
        output.message("Right after the session:")
        form = replace(form, after=_asked(form.after))
    _save(context, form, None, None)


def _nothing(given: Given) -> bool:
    return all(value is None for value in given.values())


def _need_values(given: Given) -> None:
    if _nothing(given) and not output.can_ask():
        raise click.UsageError("Say at least one of --ease, --pain, --tension …")


def _named(context: Context, session_id: str | None) -> Entry | None:
    from tracker.services import records

    if session_id is None:
        return None
    entry = records.find(context.diary, session_id)
    if entry.kind is not Kind.SESSION:
        raise NotFound(f"{records.name(entry)} is not a session.", "See tracker list session.")
    return entry


def _feel(known: RightNow, given: Given, suffix: str = "") -> RightNow:
    """``known`` with what was given in its place."""
    found = {
        name: measures.parse_value(measure, text, field=f"{name}{suffix.replace('_', '-')}")
        for name, measure in _MEASURES.items()
        if (text := given[f"{name}{suffix}"]) is not None
    }
    return replace(known, **found)


def _asked(known: RightNow) -> RightNow:
    answers = {
        name: asking.rating(measure, name, now=True)
        for name, measure in ROWS
        if getattr(known, name) is None
    }
    return replace(known, **answers)


def _with_details(known: SessionDetails, given: Given) -> SessionDetails:
    found: dict[str, Any] = {}
    if (text := given["minutes"]) is not None:
        found["minutes"] = typed.minutes(text)
    if (text := given["by"]) is not None:
        found["therapist"] = text
    if (text := given["technique"]) is not None:
        found["technique"] = text
    if (text := given["pressure"]) is not None:
        found["pressure"] = text
    if (text := given["areas"]) is not None:
        found["areas"] = typed.areas(text)
    if (text := given["cost"]) is not None:
        found["cost_cents"] = typed.cents(text)
    return replace(known, **found)


def _note(known: str, given: Given) -> str:
    text = asking.text_or_stdin(given["note"], "note")
    return known if text is None else text


def _mini(context: Context, form: SessionForm, safe: bool, *, new: bool) -> str | None:
    """What the mini-screen was answered with; asked only while the session is still ahead."""
    if safe:
        return MiniAnswer.NOTHING.value
    if not new:
        return form.mini
    if not output.can_ask():
        return NOT_ASKED
    from tracker.services import readiness

    context.tell_sign()
    output.message(mini_screen.question(readiness.last_screen(context.diary)))
    for option in MINI_OPTIONS.values():
        output.message(f"  {option.answer.value}  {option.text}")
    answer = asking.until_valid("1, 2, 3 or n:", mini_screen.read)
    for text in mini_screen.texts(answer):
        output.message(text)
    return answer.value


def _save(
    context: Context, form: SessionForm, entry: Entry | None, held: SessionForm | None
) -> None:
    """Save; ``held`` is the session as it was read, which may have changed while one answered."""
    from tracker.services import sessions
    from tracker.services.seen import mark

    context.tell_sign()
    entry_id = entry.id if entry else None
    seen = mark(held) if held else None
    saved = context.confirmed(
        lambda sure: sessions.save(
            context.diary, form, entry_id=entry_id, confirmed=sure, seen=seen
        )
    )
    context.tell(saved)
    # One that was named just now; last, so that it is what stays in sight.
    context.tell_sign()
