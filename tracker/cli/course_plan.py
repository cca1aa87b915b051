"""``tracker course plan`` and ``change``: from options, or question by question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.cli.course_args import as_typed, day, found, one_of, which
from tracker.domain import course_page_wording, days, sites, typed
from tracker.domain.course import Plan, Spell, checked
from tracker.domain.course_preview import preview
from tracker.errors import Failed

_NAMES = ("weeks", "per_week", "minutes", "start", "baseline", "cost")


def _plan_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option("--weeks", metavar="N", help="Weeks, 1 to 26 [6]."),
            click.option("--per-week", metavar="N", help="Sessions a week, 0.5 to 5 [1]."),
            click.option("--minutes", metavar="N", help="Minutes of a session, 10 to 180 [60]."),
            click.option("--start", metavar="DAY", help="Day of the first session, such as +7d."),
            click.option(
                "--baseline",
                metavar="HOW",
                help="The last weeks, against what is usual: usual, better or worse.",
            ),
            click.option(
                "--cost", metavar="AMOUNT", help="Price of one session: 60, 60.50 or '60 EUR'."
            ),
        )
    ):
        function = option(function)
    return function


@click.command(
    cls=Command,
    examples=(
        "tracker course plan                      6 weeks, once a week, 60 minutes",
        "tracker course plan --weeks 8 --per-week 2 --minutes 60 --start 2026-12-01",
    ),
)
@_plan_options
@click.option("--site", metavar="SITE[:SIDE]", help="What it is for [the main site].")
@yes_option
@json_option
@pass_context
def plan(context: Context, /, site: str | None, **given: str | None) -> None:
    """Plan a course. Asked one by one on a terminal, if nothing is given."""
    from tracker.services import planning

    place = None if site is None else sites.parse_place(site, field="site")
    proposed = planning.proposed(context.diary, place)
    context.tell_sign()
    if output.can_ask() and site is None and not any(given.values()):
        wanted = _asked(context, proposed)
    else:
        wanted = _given(context, proposed, given)
    with as_typed(given["start"], "start"):
        saved = context.confirmed(lambda sure: planning.plan(context.diary, wanted, confirmed=sure))
    context.tell(saved)


@click.command(
    cls=Command,
    examples=("tracker course change --weeks 8", "tracker course change --baseline worse"),
)
@_plan_options
@which
@yes_option
@json_option
@pass_context
def change(context: Context, /, course_id: str | None, **given: str | None) -> None:
    """Change the plan; what was due and what was recorded stays."""
    from tracker.services import planning

    if not any(given.values()):
        raise click.UsageError("Say what to change, such as --weeks 8.")
    known = found(context, course_id)
    context.tell_sign()
    wanted = _given(context, known.plan, given)
    with as_typed(given["start"], "start"):
        saved = context.confirmed(
            lambda sure: planning.change_plan(context.diary, known.id, wanted, confirmed=sure)
        )
    context.tell(saved)


def _given(context: Context, plan: Plan, given: dict[str, str | None]) -> Plan:
    """``plan`` with what was given in its place."""
    if (weeks := given["weeks"]) is not None:
        plan = replace(plan, weeks=typed.whole(weeks, "weeks"))
    if (pace := given["per_week"]) is not None:
        plan = replace(plan, per_week=typed.decimal(pace, "sessions a week"))
    if (minutes := given["minutes"]) is not None:
        plan = replace(plan, minutes=typed.whole(minutes, "minutes"))
    if (start := given["start"]) is not None:
        plan = replace(plan, start=day(context, start, "start"))
    if (spell := given["baseline"]) is not None:
        plan = replace(plan, spell=one_of(Spell, spell, "baseline"))
    if (cost := given["cost"]) is not None:
        cents, currency = typed.price(cost)
        plan = replace(plan, cost_cents=cents, currency=currency)
    return plan


def _asked(context: Context, plan: Plan) -> Plan:
    """The plan question by question; an empty line takes what is proposed."""

    def asked(name: str, question: str, shown: str) -> None:
        nonlocal plan

        def read(answer: str) -> Plan:
            given = dict.fromkeys(_NAMES) | {name: answer.strip() or None}
            return checked(_given(context, plan, given))

        plan = asking.until_valid(f"{question} ({shown})", read)

    output.message(f"A course for the {sites.label(plan.place)}.")
    asked("weeks", "How many weeks?", f"1 to 26; Enter: {plan.weeks}")
    asked("per_week", "Sessions a week?", f"0.5 to 5; Enter: {plan.per_week:g}")
    asked("minutes", "Minutes of a session?", f"10 to 180; Enter: {plan.minutes}")
    asked("start", "Day of the first session?", f"Enter: {days.label_with_year(plan.start)}")
    output.message(f"That is {days.label_with_year(plan.start)}.")
    asked("baseline", "The last weeks, against what is usual?",
          "usual, better or worse; Enter: not said")  # fmt: skip
    asked("cost", "Price of one session?", "such as 60; Enter: not said")
    for sentence in course_page_wording.preview_sentences(preview(plan)):
        output.message(sentence)
    if asking.yes("Have you talked it over with a health professional?"):
        plan = replace(plan, talked_on=context.diary.today())
    if not (context.yes or asking.yes("Plan it like this?")):
        raise Failed("Nothing was saved.")
    return plan
