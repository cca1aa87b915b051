"""``tracker checkin`` and ``tracker c``: how the last 24 hours were."""

from __future__ import annotations

from dataclasses import replace

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.domain import measures, quick_line, typed
from tracker.domain.checkin import CheckIn
from tracker.domain.measures import HEADLINE
from tracker.domain.quick_line import QuickLine
from tracker.domain.records import Phase
from tracker.domain.sites import Place, parse_place
from tracker.errors import InvalidValue


@click.command(
    cls=Command,
    examples=(
        "tracker checkin --ease 6 --pain 4 --stiffness 3",
        "tracker checkin --pain 5 --day yesterday --note 'slept badly'",
        "tracker checkin --pain 4 --place neck:left=2 --flare",
        "tracker checkin              asks, one question a line",
    ),
)
@click.option("--ease", metavar="N", help="0 hardly possible to 10 moved freely.")
@click.option("--pain", metavar="N", help="Average pain, 0 none to 10 worst imaginable.")
@click.option("--stiffness", metavar="N", help="0 not at all to 10 extremely stiff.")
@click.option("--worst", metavar="N", help="Worst pain, 0 to 10.")
@click.option("--place", "places", metavar="SITE[:SIDE]=PAIN", multiple=True,
              help="Pain at a further place; as often as you like.")  # fmt: skip
@click.option("--medicine", is_flag=True, help="Pain medicine was taken.")
@click.option("--day", metavar="DAY", help="2026-11-22, today, yesterday, -2d, mon.")
@click.option("--written", is_flag=True, help="It was written down on that day.")
@click.option("--flare", is_flag=True, help="A day clearly worse than usual.")
@click.option("--since-session", metavar="SIGNS", help="Of sore,bruise,dizzy,numb.")
@click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")
@yes_option
@json_option
@pass_context
def checkin(
    context: Context,
    ease: str | None,
    pain: str | None,
    stiffness: str | None,
    worst: str | None,
    places: tuple[str, ...],
    medicine: bool,
    day: str | None,
    written: bool,
    flare: bool,
    since_session: str | None,
    note: str | None,
) -> None:
    """Keep a check-in about the last 24 hours; any part of it will do.

    What is left out stays "not recorded". Without any values it asks.
    """
    typed_in = (ease, pain, stiffness, worst, since_session, note)
    blank = not (places or medicine or flare) and all(value is None for value in typed_in)
    if blank and not output.can_ask():
        raise click.UsageError("Say at least one of --ease, --pain, --stiffness, --note …")
    form = CheckIn(
        day=context.day(day),
        ease=_value("ease", ease, "ease"),
        pain=_value("pain_avg", pain, "pain"),
        stiffness=_value("stiffness", stiffness, "stiffness"),
        worst=_value("pain_worst", worst, "worst"),
        places=tuple(_place(word) for word in places),
        medicine=medicine,
        flare=True if flare else None,
        since_session=typed.after_effects(since_session or ""),
        note=asking.text_or_stdin(note, "note") or "",
        written=written,
    )
    if blank:
        context.tell_sign()
        form = _asked(context, form)
    _save(context, form)


@click.command(
    cls=Command,
    examples=(
        "tracker c                    then type: 6 4 3",
        "echo '6 4 -' | tracker c     stiffness is not recorded",
    ),
)
@yes_option
@json_option
@pass_context
def quick(context: Context) -> None:
    """Check in with one line: ease, pain and stiffness in the last 24 hours, each 0 to 10.

    "6 4 3", "6,4,3" and "643" are the same; "-" is "not recorded".
    """
    day = context.day(None)
    if output.can_ask():
        context.tell_sign()
        found = asking.until_valid(quick_line.PROMPT, quick_line.read)
        values = {name: _again(found, name) for name, _ in HEADLINE}
    else:
        try:
            found = quick_line.read(asking.read_line())
        except click.Abort:
            raise click.UsageError(f"Give {quick_line.FORMS} on standard input.") from None
        for problem in found.problems.values():
            raise problem
        values = dict(found.values)
    _save(context, replace(CheckIn(day), **values))  # type: ignore[arg-type]


def _again(found: QuickLine, name: str) -> float | None:
    """The answer under ``name``, asked again alone if it was not possible."""
    problem = found.problems.get(name)
    if problem is None:
        return found.values[name]
    output.message(str(problem))
    return asking.until_valid(
        f"{name.capitalize()}, last 24 h:", lambda word: quick_line.read_one(name, word)
    )


def _save(context: Context, form: CheckIn) -> None:
    from tracker.services import checkins

    context.tell_sign()
    saved = context.confirmed(
        lambda sure: checkins.save(context.diary, form, confirmed=sure),
    )
    context.tell(saved)


def _asked(context: Context, form: CheckIn) -> CheckIn:
    from tracker.services import checkins

    form = replace(
        form,
        ease=asking.rating("ease", "ease"),
        pain=asking.rating("pain_avg", "pain"),
        stiffness=asking.rating("stiffness", "stiffness"),
    )
    session = checkins.session_of_day_before(context.diary, form.day)
    if session is not None and session.value("pain_now", Phase.NEXT_DAY) is None:
        output.message("The day after a session:")
        form = replace(form, next_day_pain=asking.rating("pain_now", "pain right now", now=True))
    if session is not None or checkins.still_sore(context.diary, form.day):
        signs = "Since the session: sore, bruise, dizzy, numb? (with commas; Enter: none)"
        form = replace(form, since_session=asking.until_valid(signs, typed.after_effects))
    return replace(form, note=asking.line("A note? (Enter: none)"))


def _value(measure: str, text: str | None, field: str) -> float | None:
    return None if text is None else measures.parse_value(measure, text, field=field)


def _place(word: str) -> tuple[Place, float]:
    site, equals, pain = word.rpartition("=")
    if not equals:
        raise InvalidValue("place", word, "SITE[:SIDE]=PAIN, such as neck:left=2")
    place = parse_place(site, field="place")
    return place, measures.parse_value("pain_avg", pain, field=f"pain, {site}")
