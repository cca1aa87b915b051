"""``tracker course``: planning a course, keeping its plan true, and ending it."""

from __future__ import annotations

import click

from tracker.cli import asking, course_text, output, wrapping
from tracker.cli.command import Command, Group, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.cli.course_args import as_typed, day, found, one_of, which
from tracker.cli.course_plan import change, plan
from tracker.domain.course import Decision, ExcuseReason

_EXAMPLES = (
    "tracker course plan --weeks 6 --per-week 1 --start +7d",
    "tracker course show",
    "tracker course move k3x7qa --to 2026-11-26",
    "tracker course excuse k3x7qa --reason illness",
    "tracker course end --decision space_out --why 'it helps for a few days'",
)


@click.group(cls=Group, examples=_EXAMPLES)
def course() -> None:
    """A course of massage: its plan, what was attended, its reviews and its end."""


course.add_command(plan)
course.add_command(change)


@course.command(cls=Command, examples=("tracker course show", "tracker course show --all"))
@click.argument("beginning", metavar="[ID]", required=False)
@click.option("--all", "everything", is_flag=True, help="Every course there was.")
@json_option
@pass_context
def show(context: Context, beginning: str | None, everything: bool) -> None:
    """The course: its plan, what was attended, the ids of its planned sessions."""
    from tracker.services import courses, planning, readiness

    if everything:
        views = courses.all_courses(context.diary)
    elif beginning is not None:
        views = (courses.view(context.diary, beginning),)
    else:
        one = courses.current(context.diary)
        views = () if one is None else (one,)
    if context.json:
        context.tell_sign()
        documents = [course_text.document(view) for view in views]
        output.document(documents if everything else documents[0] if documents else None)
        return
    if sign := readiness.open_sign(context.diary):
        for line in (*wrapping.lines(sign, wrapping.width()), ""):
            output.line(line)
    if not views:
        output.line("No course yet. Plan one with: tracker course plan")
    length = planning.id_length(context.diary)
    for at, view in enumerate(views):
        if at:
            output.line()
        for line in course_text.lines(view, length, output.width()):
            output.line(line)


@course.command(cls=Command, examples=("tracker course move k3x7qa --to 2026-11-26",))
@click.argument("beginning", metavar="ID")
@click.option("--to", "to", metavar="DAY", required=True, help="The new day, such as +2d.")
@yes_option
@json_option
@pass_context
def move(context: Context, beginning: str, to: str) -> None:
    """Move a planned session to another day. One that was attended is asked about."""
    from tracker.services import planning

    one = planning.find_planned(context.diary, beginning)
    context.tell_sign()
    new = day(context, to, "to")
    with as_typed(to, "to"):
        saved = context.confirmed(
            lambda sure: planning.move(context.diary, one.id, new, confirmed=sure)
        )
    context.tell(saved)


@course.command(cls=Command, examples=("tracker course excuse k3x7qa --reason illness",))
@click.argument("beginning", metavar="ID")
@click.option("--reason", metavar="WHY", required=True, help="illness, therapist or doctor.")
@yes_option
@json_option
@pass_context
def excuse(context: Context, beginning: str, reason: str) -> None:
    """Excuse a planned session: it no longer counts as due. One attended is asked about."""
    from tracker.services import planning

    why = one_of(ExcuseReason, reason, "reason")
    one = planning.find_planned(context.diary, beginning)
    saved = context.confirmed(
        lambda sure: planning.excuse(context.diary, one.id, why, confirmed=sure)
    )
    context.tell(saved)


@course.command(cls=Command, examples=("tracker course cancel k3x7qa",))
@click.argument("beginning", metavar="ID")
@yes_option
@json_option
@pass_context
def cancel(context: Context, beginning: str) -> None:
    """Leave a planned session out by your own choice; it still counts as due."""
    from tracker.services import planning

    one = planning.find_planned(context.diary, beginning)
    saved = context.confirmed(lambda sure: planning.cancel(context.diary, one.id, confirmed=sure))
    context.tell(saved)


@course.command(cls=Command, examples=("tracker course again k3x7qa",))
@click.argument("beginning", metavar="ID")
@json_option
@pass_context
def again(context: Context, beginning: str) -> None:
    """Plan a session again that was excused or cancelled."""
    from tracker.services import planning

    one = planning.find_planned(context.diary, beginning)
    context.tell_sign()
    context.tell(planning.plan_again(context.diary, one.id))


@course.command(
    cls=Command,
    examples=("tracker course link SESSION k3x7qa", "tracker course link SESSION none"),
)
@click.argument("session", metavar="SESSION")
@click.argument("beginning", metavar="ID|none")
@json_option
@pass_context
def link(context: Context, session: str, beginning: str) -> None:
    """Say which planned session a recorded one was; none leaves it to its day."""
    from tracker.services import planning, records

    entry = records.find(context.diary, session)
    planned = None
    if beginning != "none":
        planned = planning.find_planned(context.diary, beginning).id
    context.tell(planning.link(context.diary, entry.id, planned))


@course.command(cls=Command, examples=("tracker course talked", "tracker course talked --on mon"))
@click.option("--on", "when", metavar="DAY", help="When [today].")
@which
@json_option
@pass_context
def talked(context: Context, when: str | None, course_id: str | None) -> None:
    """Keep that you talked the course over with a health professional."""
    from tracker.services import planning

    known = found(context, course_id)
    context.tell(planning.talked(context.diary, context.day(when), course_id=known.id))


@course.command(cls=Command, examples=("tracker course pause --until 2026-12-06",))
@click.option("--until", metavar="DAY", help="The last day of the pause.")
@which
@json_option
@pass_context
def pause(context: Context, until: str | None, course_id: str | None) -> None:
    """Pause the course: its review and its end move by the days paused.

    Sessions planned within the pause do not count; those after it keep their days.
    """
    from tracker.services import pausing

    last = None if until is None else day(context, until, "until")
    known = found(context, course_id)
    with as_typed(until, "until"):
        saved = pausing.pause(context.diary, last, course_id=known.id)
    context.tell(saved)


@course.command(cls=Command, examples=("tracker course resume",))
@which
@json_option
@pass_context
def resume(context: Context, course_id: str | None) -> None:
    """Go on with a paused course."""
    from tracker.services import pausing

    known = found(context, course_id)
    context.tell_sign()
    context.tell(pausing.resume(context.diary, course_id=known.id))


@course.command(
    cls=Command, examples=("tracker course decide go_on --why 'less stiff in the morning'",)
)
@click.argument("decision", metavar="DECISION")
@click.option("--why", metavar="TEXT", help="Why; - reads it from standard input.")
@which
@json_option
@pass_context
def decide(context: Context, decision: str, why: str | None, course_id: str | None) -> None:
    """Keep what you want to do after a review: stop, space_out, go_on, change or ask."""
    from tracker.services import planning

    wanted = one_of(Decision, decision, "decision")
    reason = asking.text_or_stdin(why, "why") or ""
    known = found(context, course_id)
    context.tell_sign()
    context.tell(planning.decide(context.diary, known.id, wanted, reason))


@course.command(
    cls=Command, examples=("tracker course end --decision space_out --why 'it helps a few days'",)
)
@click.option("--decision", metavar="WHAT", help="stop, space_out, go_on, change or ask.")
@click.option("--why", metavar="TEXT", help="Why; - reads it from standard input.")
@which
@json_option
@pass_context
def end(context: Context, decision: str | None, why: str | None, course_id: str | None) -> None:
    """End the course today. Asks what you want to do, on a terminal."""
    from tracker.services import planning

    known = found(context, course_id)
    if decision is None and output.can_ask():
        wanted = asking.until_valid(
            f"What do you want to do? {', '.join(Decision)} (Enter: not said)",
            lambda typed: one_of(Decision, typed, "decision") if typed.strip() else None,
        )
        why = asking.line("Why? (Enter: not said)") if wanted and why is None else why
    else:
        wanted = None if decision is None else one_of(Decision, decision, "decision")
    if why and wanted is None:
        raise click.UsageError("Say what you decided: --decision stop --why TEXT.")
    reason = asking.text_or_stdin(why, "why") or ""
    context.tell(planning.end(context.diary, known.id, wanted, reason))
