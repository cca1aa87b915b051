"""The readiness quiz and the safety screen: kept with every answer, looked back on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain import days
from tracker.domain.records import MINI_ALARMS, MINI_ITEM, Entry, Kind, QuizOutcome, StoredAnswer
from tracker.errors import InvalidValue
from tracker.services.diary import Diary, Saved
from tracker.store import drafts, entries, queries
from tracker.store.entries import Filter

if TYPE_CHECKING:
    # Today only asks whether there was a quiz; its questions and texts wait until one is read.
    from tracker.domain.quiz_attempt import Attempt
    from tracker.domain.readiness import Result

TICKED = ("yes", "not_sure")
"""The answers that make a safety sign count."""


class Past(NamedTuple):
    """One earlier attempt: its record, its answers, and the result by today's rules."""

    entry: Entry
    attempt: Attempt
    result: Result


def save(diary: Diary, attempt: Attempt, *, draft_id: str | None = None) -> Saved:
    """Keep a finished attempt with its outcome. Raises ``InvalidValue`` if it is not finished."""
    from tracker.domain import readiness

    result = readiness.evaluate(attempt, diary.today())
    if result.outcome is readiness.Outcome.NOT_FINISHED:
        raise InvalidValue("quiz", f"{len(result.missing)} open", "a finished quiz")
    quiz = QuizOutcome(result.rule_version, result.outcome.value, result.rule, result.score)
    return _save(
        diary, Kind.QUIZ, attempt, quiz, f"readiness quiz, {result.title.rstrip('.')}", draft_id
    )


def save_safety(diary: Diary, attempt: Attempt, *, draft_id: str | None = None) -> Saved:
    """Keep a safety screen taken by itself. Raises ``InvalidValue`` if nothing was answered."""
    if not attempt.safety:
        raise InvalidValue("safety screen", "nothing", "at least one answer")
    return _save(diary, Kind.SAFETY, attempt, None, "safety screen", draft_id)


def latest(diary: Diary) -> Entry | None:
    """The newest attempt's record; ``None`` before the first."""
    found = entries.search(diary.store.connection, Filter(kind=Kind.QUIZ), limit=1)
    return found[0] if found else None


def history(diary: Diary) -> tuple[Past, ...]:
    """Every attempt, newest first."""
    from tracker.domain import readiness

    found = entries.search(diary.store.connection, Filter(kind=Kind.QUIZ))
    today = diary.today()
    past = []
    for entry in found:
        attempt = attempt_of(entry)
        past.append(Past(entry, attempt, readiness.evaluate(attempt, today)))
    return tuple(past)


def attempt_of(entry: Entry) -> Attempt:
    """The answers a record keeps, as an attempt."""
    from tracker.domain import quiz_answers

    return quiz_answers.attempt_from_answers(
        (a.item, a.answer, a.cleared_on.isoformat() if a.cleared_on else None)
        for a in entry.answers
        if a.item != MINI_ITEM
    )


def last_screen(diary: Diary) -> date | None:
    """The day of the newest whole safety screen, in a quiz or by itself; ``None`` before one."""
    done = [
        found[0].day
        for kind in (Kind.QUIZ, Kind.SAFETY)
        if (found := entries.search(diary.store.connection, Filter(kind=kind), limit=1))
    ]
    return max(done) if done else None


def safety_open(diary: Diary) -> bool:
    """Whether an urgent sign waits for an answer.

    A mini-screen or a day-after tick that named one, or a screen that answered one with
    "yes" or "not sure", stays open until a later screen answers tiers 1 and 2 with "no".
    """
    connection = diary.store.connection
    alarm = queries.newest_alarm(connection, MINI_ITEM, MINI_ALARMS, TICKED)
    if alarm is None:
        return False
    from tracker.domain import safety

    # Not only the newest screen: one broken off later does not take a full answer back.
    later = (entries.load(connection, id_) for id_ in queries.screens_after(connection, alarm))
    return not any(
        screen is not None and safety.urgent_tiers_clear(attempt_of(screen).safety)
        for screen in later
    )


def nothing_new_since(diary: Diary, day: date) -> bool:
    """Whether the safety question was answered from ``day`` on, and nothing urgent is open.

    That is a mini-screen with "nothing", or a screen whose tiers 1 and 2 are all "no".
    """
    if safety_open(diary):
        return False
    from tracker.domain.safety import MiniAnswer

    connection = diary.store.connection
    if queries.answered_since(connection, MINI_ITEM, MiniAnswer.NOTHING, day):
        return True
    last = last_screen(diary)
    return last is not None and last >= day


def worth_checking(diary: Diary) -> tuple[str, tuple[str, ...]] | None:
    """The urgent signs that screens named, and how soon to have them looked at.

    ``None`` once a screen answered tiers 1 and 2 with "no", or where no screen named one.
    A screen that was broken off changes only what it asked: the rest still stands.
    """
    if not safety_open(diary):
        return None
    from tracker.domain.safety import Answer, Tier, ticked, urgent_tiers_clear

    screens = [
        (screen.moment.at_utc, attempt_of(screen).safety)
        for kind in (Kind.QUIZ, Kind.SAFETY)
        for screen in entries.search(diary.store.connection, Filter(kind=kind))
    ]
    # Of two of one second the clear one was first, or nothing would be open.
    screens.sort(key=lambda one: (one[0], not urgent_tiers_clear(one[1])), reverse=True)
    answers: dict[str, Answer] = {}
    for _, given in screens:
        if urgent_tiers_clear(given):
            break
        answers = {**given, **answers}
    signs = (*ticked(answers, Tier.EMERGENCY), *ticked(answers, Tier.SEE_SOON))
    if not signs:
        return None
    soonest = next(
        (by for by in ("now", "today") if any(s.urgency == by for s in signs)), "within a few days"
    )
    return soonest, tuple(sign.short for sign in signs)


def open_sign(diary: Diary) -> str:
    """What to read beside a form while an urgent sign is open: it, and how soon; ``""`` if none."""
    if not safety_open(diary):
        return ""
    from tracker.domain import open_sign_wording

    return open_sign_wording.line(worth_checking(diary))


def standing(diary: Diary, *, keys: bool) -> str:
    """The same in a paragraph, where the safety pages named the sign; ``""`` if they did not.

    ``keys``: it is read in the app.
    """
    found = worth_checking(diary)
    if found is None:
        return ""
    from tracker.domain import open_sign_wording

    return open_sign_wording.standing(found, keys=keys)


def _save(
    diary: Diary,
    kind: Kind,
    attempt: Attempt,
    quiz: QuizOutcome | None,
    label: str,
    draft_id: str | None,
) -> Saved:
    from tracker.domain import quiz_answers

    answers = tuple(
        StoredAnswer(item, answer, date.fromisoformat(cleared) if cleared else None)
        for item, answer, cleared in quiz_answers.attempt_to_answers(attempt)
    )
    entry = Entry(
        id=diary.store.ids.new(),
        kind=kind,
        day=diary.today(),
        moment=diary.moment(),
        answers=answers,
        quiz=quiz,
    )
    with diary.store.change(label) as change:
        entries.write(change, entry)
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    done = diary.store.last_done
    words = f"{label[:1].upper()}{label[1:]}: saved for {days.label(entry.day)}."
    return Saved(entry.id, entry.day, words, change=done.seq if done else 0)
