"""``tracker weekly``: looking back on seven days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context, yes_option
from tracker.cli.context import Context
from tracker.domain import measures, mini_screen, movement, weekly, weekly_rows
from tracker.domain.activity import Activity, named
from tracker.domain.safety import MINI_OPTIONS, MiniAnswer
from tracker.domain.session import NOT_ASKED
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_rows import Row
from tracker.errors import InvalidValue

_SINGLE = tuple(field for field, _ in weekly.SINGLE)


class _Weekly(Command):
    """Takes what follows ``--peg`` as one value, so that too few answers can be told apart."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _peg_joined(args))


@click.command(
    cls=_Weekly,
    examples=(
        "tracker weekly --peg 5 4 6 --activity 'walk to work=7' --med-days 2 --exercise-days 3",
        "tracker weekly --sleep 4 --other-days heat=3 --other-days cream=1",
        "tracker weekly --peg 3 2 3 --pgic 2",
        "tracker weekly               asks, one question a line",
    ),
    epilog=f"{weekly_rows.PEG_NOTE} {weekly_rows.RELIANCE_NOTE}",
)
@click.option("--peg", metavar="P E G", help="Pain, enjoying life, general activity: 0 to 10 each.")
@click.option("--activity", "activities", metavar="NAME=N", multiple=True,
              help="How able, 0 cannot to 10 as before; as often as you like.")  # fmt: skip
@click.option("--pgic", metavar="N", help="Overall since the first session, 1 very much better "
              "to 7 very much worse.")  # fmt: skip
@click.option("--sleep", metavar="N", help="Sleep disturbed by pain, 0 to 10.")
@click.option("--med-days", metavar="N", help="Days with pain medicine, 0 to 7.")
@click.option("--med-doses", metavar="N", help="Usual doses on those days, 0 to 24.")
@click.option("--other-days", "others", metavar="METHOD=N", multiple=True,
              help=f"Days with {', '.join(measures.get('other_days').items)}.")  # fmt: skip
@click.option("--exercise-days", metavar="N", help="Days with exercise or physical therapy, 0-7.")
@click.option("--day", metavar="DAY", help="2026-11-22, today, yesterday, -2d, mon.")
@click.option("--written", is_flag=True, help="It was written down on that day.")
@click.option("--safe", is_flag=True, help='The safety question was answered "nothing".')
@click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")
@yes_option
@json_option
@pass_context
def review(
    context: Context,
    /,
    peg: str | None,
    activities: tuple[str, ...],
    others: tuple[str, ...],
    day: str | None,
    written: bool,
    safe: bool,
    note: str | None,
    **single: str | None,
) -> None:
    """A weekly review about the last 7 days; any part of it will do.

    It adds to the review of that day if there is one. Without any values it asks.
    """
    blank = not (activities or others) and all(v is None for v in (peg, note, *single.values()))
    if blank and not output.can_ask():
        raise click.UsageError("Say at least one of --peg, --activity, --med-days …")
    from tracker.services import weekly_form

    of = context.day(day)
    around = weekly_form.context(context.diary, of)
    context.tell_sign()
    form = _given(around.form, around.activities, peg, activities, others, single)
    words = asking.text_or_stdin(note, "note")
    form = replace(
        form, note=form.note if words is None else words, written=written,
        mini=_mini(form.mini, around.last_screen, safe=safe, ask=around.ask_mini),
    )  # fmt: skip
    if blank:
        form = _asked(form, around.rows)
    _save(context, form, around.entry_id, around.form)


def _peg_joined(args: list[str]) -> list[str]:
    joined: list[str] = []
    rest = list(args)
    while rest:
        word = rest.pop(0)
        joined.append(word)
        if word == "--peg":
            answers = []
            while rest and not re.match(r"--|-[A-Za-z]", rest[0]):
                answers.append(rest.pop(0))
            joined.append(" ".join(answers))
    return joined


def _given(
    form: WeeklyForm,
    known: tuple[Activity, ...],
    peg: str | None,
    activities: tuple[str, ...],
    others: tuple[str, ...],
    single: dict[str, str | None],
) -> WeeklyForm:
    """``form`` with what was given in its place. Raises ``InvalidValue``."""
    given = {} if peg is None else weekly.parse_peg(peg)
    for word in activities:
        name, value = _pair("activity", word)
        given |= {f"{weekly.ACTIVITY_FIELD}{named(name, known).id}": value}
    for word in others:
        name, value = _pair("other-days", word)
        given |= {f"{weekly.OTHER_FIELD}{name.replace('-', '_')}": value}
    given |= {
        field: text for field in _SINGLE if (text := single[field.replace("-", "_")]) is not None
    }
    for field, text in given.items():
        form = weekly.with_value(form, field, None)
        form = weekly.with_value(form, field, _value(field, text))
    return form


def _pair(option: str, word: str) -> tuple[str, str]:
    # A name may hold an equals sign; a number does not.
    name, equals, value = word.rpartition("=")
    if not equals:
        raise InvalidValue(f"--{option}", word, "NAME=N")
    return name.strip().lower() if option == "other-days" else name.strip(), value


def _value(field: str, text: str) -> float:
    return measures.parse_value(weekly.measure_of(field), text, field=field)


def _asked(form: WeeklyForm, rows: tuple[Row, ...]) -> WeeklyForm:
    """``form`` with the answers to every row that has none yet."""
    said: set[str] = set()
    for row in rows:
        if weekly.value(form, row.field) is None:
            for line in _beside(row):
                if line not in said:
                    output.message(line)
                said.add(line)
            answer = asking.until_valid(_question(row), partial(_read, row))
            form = weekly.with_value(form, row.field, answer)
        if row.field == weekly.PEG[-1][0]:
            form = _whole_peg(form, rows)
    return form


def _whole_peg(form: WeeklyForm, rows: tuple[Row, ...]) -> WeeklyForm:
    """The three answers based on PEG, all of them or none."""
    while blank := weekly.peg_open(form):
        row = next(row for row in rows if row.field == blank[0])
        output.message("Only all three give a score. Answer this one too, or - to leave them out.")
        typed = asking.line(_question(row))
        if typed.strip() == "-":
            for field, _ in weekly.PEG:
                form = weekly.with_value(form, field, None)
            break
        try:
            form = weekly.with_value(form, row.field, _read(row, typed))
        except InvalidValue as error:
            output.message(str(error))
    return form


def _question(row: Row) -> str:
    measure = measures.get(row.measure)
    low, high = (measures.format_value(end) for end in (measure.low, measure.high))
    ends = f"{low} {row.low_end}, {high} {row.high_end}"
    return f"{row.question} ({ends}; Enter: not recorded)"


def _read(row: Row, typed: str) -> float | None:
    if not typed.strip():
        return None
    return measures.parse_value(row.measure, typed, field=row.name)


def _beside(row: Row) -> tuple[str, ...]:
    """What is worth reading before the question, the same lines once for several rows."""
    from tracker.domain.movement_how import HOW

    measure = measures.get(row.measure)
    if row.measure == "peg":
        return (weekly_rows.PEG_NOTE,)
    if row.measure in ("med_days", "med_doses", "other_days"):
        return (weekly_rows.RELIANCE_NOTE,)
    if row.measure in movement.TEST_IDS:
        return HOW[row.measure].steps
    return tuple(
        f"  {int(measure.low) + at}  {words}" for at, words in enumerate(measure.value_words)
    )


def _mini(known: str | None, last_screen: date | None, *, safe: bool, ask: bool) -> str | None:
    """What the safety question was answered with; asked only at the review of a course."""
    if safe:
        return MiniAnswer.NOTHING.value
    if not ask:
        return known
    if not output.can_ask():
        return NOT_ASKED
    output.message(mini_screen.question(last_screen, review=True))
    for option in MINI_OPTIONS.values():
        output.message(f"  {option.answer.value}  {option.text}")
    answer = asking.until_valid("1, 2, 3 or n:", mini_screen.read)
    for text in mini_screen.texts(answer, review=True):
        output.message(text)
    return answer.value


def _save(context: Context, form: WeeklyForm, entry_id: str | None, held: WeeklyForm) -> None:
    """Save; ``held`` is the review as it was read, which may have changed while one answered."""
    from tracker.services import weekly as service
    from tracker.services.seen import mark

    seen = mark(held) if entry_id else None
    saved = context.confirmed(
        lambda sure: service.save(context.diary, form, entry_id=entry_id, confirmed=sure, seen=seen)
    )
    context.tell(saved)
    # One that was named just now; last, so that it is what stays in sight.
    context.tell_sign()
