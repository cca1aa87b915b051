"""``tracker test``: a movement test, done the same way every time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.domain import measures, movement
from tracker.domain.movement import MovementForm
from tracker.domain.sites import Side
from tracker.services.movement import Offer


@click.command(
    cls=Command,
    examples=(
        "tracker test ftf_cm 12.5",
        "tracker test neck_rot 62 --side left",
        "tracker test sit_reach_cm -4",
        "tracker test                 the tests and how to do them",
        "tracker test neck_rot        asks, one question a line",
    ),
    epilog=f"NAME is one of: {', '.join(movement.TEST_IDS)}.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100,
                      "ignore_unknown_options": True},
)  # fmt: skip
@click.argument("name", metavar="[NAME]", required=False)
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--side", metavar="SIDE", help="left or right, for a test done on each side.")
@click.option("--day", metavar="DAY", help="2026-11-22, today, yesterday, -2d, mon.")
@click.option("--written", is_flag=True, help="It was written down on that day.")
@click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")
@yes_option
@json_option
@pass_context
def test(
    context: Context,
    name: str | None,
    value: str | None,
    side: str | None,
    day: str | None,
    written: bool,
    note: str | None,
) -> None:
    """Keep a movement test. How to do each the same way every time is shown without a name."""
    from tracker.services import movement as service

    of = context.day(day)
    context.tell_sign()
    if name is None:
        _list(context, service.offers(context.diary, of))
        return
    found = movement.find(name)
    form = MovementForm(of, note=asking.text_or_stdin(note, "note") or "", written=written)
    if value is None and not output.can_ask():
        raise click.UsageError(f"Say the value: tracker test {found} VALUE")
    if value is None:
        asked = () if side is None else (movement.check_side(found, side),)
        offer = next(o for o in service.offers(context.diary, of) if o.measure == found)
        form = _asked(form, offer, asked or offer.sides or (None,))
    else:
        chosen = movement.check_side(found, side)
        number = movement.parse(value, found, chosen)
        form = replace(form, values=movement.with_value((), found, chosen, number))
    saved = context.confirmed(lambda sure: service.save(context.diary, form, confirmed=sure))
    context.tell(saved)


def _asked(form: MovementForm, offer: Offer, sides: tuple[Side | None, ...]) -> MovementForm:
    measure = measures.get(offer.measure)
    for line in _how(offer):
        output.message(line)
    for side in sides:
        where = f" ({side.value})" if side else ""
        prompt = f"{measure.question}{where} ({measures.allowed_values(measure)}; Enter: skip)"
        number = asking.until_valid(prompt, partial(_read, offer.measure, side))
        values = movement.with_value(form.values, offer.measure, side, number)
        form = replace(form, values=values)
    return form


def _read(measure_id: str, side: Side | None, typed: str) -> float | None:
    return movement.parse(typed, measure_id, side) if typed.strip() else None


def _list(context: Context, offers: tuple[Offer, ...]) -> None:
    if context.json:
        output.document([_document(offer) for offer in offers])
        return
    for offer in offers:
        measure = measures.get(offer.measure)
        sides = ", --side left or right" if offer.sides else ""
        allowed = measures.allowed_values(measure)
        output.line(f"{offer.measure:<16} {measure.name}: {allowed}{sides}")
        for line in _how(offer):
            output.line(f"  {line}")


def _how(offer: Offer) -> tuple[str, ...]:
    if offer.reason is not None:
        return (offer.reason,)
    needs = (f"Needs {offer.how.needs}.",) if offer.how.needs else ()
    return (*needs, *offer.how.steps)


def _document(offer: Offer) -> dict[str, object]:
    return {
        "test": offer.measure,
        "sides": [side.value for side in offer.sides],
        "how": list(offer.how.steps),
        "needs": offer.how.needs or None,
        "offered": offer.reason is None,
        "reason": offer.reason,
        "last": [
            {
                "side": past.side.value if past.side else None,
                "day": past.day.isoformat(),
                "value": past.value,
                "id": past.entry_id,
            }
            for past in offer.last
        ],
    }
