"""Saving a weekly review, from whichever door, and handing it back to be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tracker.domain import days, measures, text, weekly, weekly_rows, weekly_wording, wording
from tracker.domain.course import ReviewKind
from tracker.domain.help_now import needs_help
from tracker.domain.records import Entry, Kind, keeping_times
from tracker.domain.session import mini_as_answers
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.errors import InvalidValue, NeedsConfirmation, NothingGiven
from tracker.services import activities, existing, movement, reviewing
from tracker.services.diary import Diary, Saved
from tracker.services.seen import again, check, mark
from tracker.store import drafts, entries, places
from tracker.store.entries import Filter

_LOOKED_BACK = 8
"""So many reviews back the one before is looked for: an overall view alone is none."""


def save(
    diary: Diary,
    form: WeeklyForm,
    *,
    entry_id: str | None = None,
    draft_id: str | None = None,
    confirmed: bool = False,
    seen: str | None = None,
) -> Saved:
    """Save a new review, or the one of ``entry_id`` anew, and forget its draft.

    Where a review of a course is open on its day, that review is made by it once it holds the
    overall view, another answer, and the safety question answered or put off; else it is kept
    as a plain week and the notes say that the review stays open.
    ``seen`` is the ``seen.mark`` of what ``load`` gave for ``entry_id``; ``None`` saves over
    whatever stands there. Raises ``NothingGiven``, ``InvalidValue`` (out of range, one or two
    of the three answers based on PEG, an overall view before the first session, a future day),
    ``ChangedElsewhere`` and, unless ``confirmed``, ``NeedsConfirmation`` for an unlikely
    value. Then nothing was changed.
    """
    today = diary.today()
    if form.day > today:
        raise InvalidValue("day", form.day, f"a day up to today, {today}")
    names = activities.names(diary)
    weekly.checked(form, names)
    if form.empty:
        raise NothingGiven("Nothing to save yet: a weekly review needs at least one answer.")
    form = replace(form, note=text.check_note(form.note).strip())
    before = existing.changed(diary, entry_id, Kind.WEEKLY, seen)
    had = weekly.from_entry(before) if before else WeeklyForm(form.day)
    _check(diary, form, had)
    if not confirmed:
        _ask(diary, form, had, entry_id)
    made: tuple[ReviewKind, ...] = ()
    waiting: tuple[ReviewKind, ...] = ()
    with diary.store.change(f"weekly review for {days.label(form.day)}") as change:
        # Read within the change, so that what another window wrote meanwhile is not lost.
        old = existing.changed(diary, entry_id, Kind.WEEKLY, seen)
        if old is not None:
            now = weekly.from_entry(old)
            check(seen, now, "weekly review", weekly_wording.weekly_sentence(now, names))
        entry = _entry(diary, form, old)
        entries.write(change, entry)
        if _looked_back(form, today):
            made = reviewing.keep(diary, change, entry.id, entry.day)
        else:
            waiting = reviewing.still_open(diary, change, entry.id, entry.day)
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    done = diary.store.last_done
    notes = [weekly_wording.review_note(made)] if made else []
    if waiting:
        notes.append(weekly_wording.review_open(waiting, pgic=form.pgic is not None))
    if form.day == today != diary.now().date():
        notes.append(wording.counts_for(form.day))
    if form.med_days is not None or form.med_doses is not None:
        notes.append(MEDICINE_NOTE)
    said = weekly_wording.weekly_sentence(form, names)
    return Saved(
        entry.id,
        form.day,
        f"Weekly review for {days.label(form.day)} saved: {said}.",
        tuple(notes),
        done.seq if done else 0,
        concern=needs_help(form.note),
    )


def save_pgic(diary: Diary, value: float, day: date | None = None) -> Saved:
    """Keep the overall view (1 very much better to 7 very much worse) by itself.

    It joins the weekly review of that day (default today), or becomes one. A review of a
    course stays open for the rest of it. Raises ``InvalidValue`` out of range, before the
    first session, or for a future day.
    """

    def joined() -> Saved:
        of = day or diary.today()
        there = of_day(diary, of)
        if there is None:
            return save(diary, WeeklyForm(of, pgic=value), confirmed=True)
        form = weekly.from_entry(there)
        return save(
            diary, replace(form, pgic=value), entry_id=there.id, confirmed=True, seen=mark(form)
        )

    saved = again(joined)
    words = f"Saved for {days.label(saved.day)}: overall {weekly_wording.pgic_words(value)}."
    return replace(saved, text=words, notes=())


def load(diary: Diary, entry_id: str) -> WeeklyForm:
    """The review of that id as its form shows it. Raises ``NotFound``."""
    entry = existing.record(diary, entry_id, Kind.WEEKLY)
    return weekly.from_entry(entry)


def of_day(diary: Diary, day: date) -> Entry | None:
    """The last weekly review of ``day``; ``None`` if there is none."""
    found = entries.search(
        diary.store.connection, Filter(kind=Kind.WEEKLY, since=day, until=day), limit=1
    )
    return found[0] if found else None


def last_before(diary: Diary, day: date) -> WeeklyForm | None:
    """The newest review of an earlier day that holds more than an overall view, if any."""
    found = entries.search(
        diary.store.connection,
        Filter(kind=Kind.WEEKLY, until=day - timedelta(days=1)),
        limit=_LOOKED_BACK,
    )
    forms = (weekly.from_entry(entry) for entry in found)
    return next((form for form in forms if not replace(form, pgic=None, mini=None).empty), None)


def extras(diary: Diary) -> tuple[str, ...]:
    """What the person chose to be asked besides the six, of ``weekly_rows.EXTRAS``."""
    kept = places.profile(diary.store.connection).get(weekly_rows.KEY, "")
    return tuple(word for word in kept.split() if word in weekly_rows.EXTRAS)


def set_extras(diary: Diary, chosen: tuple[str, ...]) -> Saved:
    """Choose what is asked besides the six. Raises ``InvalidValue`` for what there is not."""
    kept = weekly_rows.parse_extras(" ".join(chosen))
    with diary.store.change("what the weekly review asks") as change:
        places.put_profile(change, weekly_rows.KEY, " ".join(kept))
    done = diary.store.last_done
    words = weekly_wording.extras_sentence(kept)
    return Saved("", diary.today(), words, change=done.seq if done else 0)


def _looked_back(form: WeeklyForm, today: date) -> bool:
    """Whether a form holds what makes it the review of a course."""
    others = replace(form, pgic=None, mini=None, note="")
    # The safety question is about now: it is not asked for a day that has passed.
    asked = form.mini is not None or form.day != today
    return form.pgic is not None and asked and not others.empty


def _check(diary: Diary, form: WeeklyForm, had: WeeklyForm) -> None:
    # What came from a file with fewer answers may stay as it is.
    if any(weekly.value(form, f) != weekly.value(had, f) for f, _ in weekly.PEG):
        weekly.check_peg(form)
    if form.pgic is not None and form.pgic != had.pgic and not _treated(diary, form.day):
        shown = measures.format_value(form.pgic)
        allowed = "nothing before the first session, which it is about"
        raise InvalidValue("pgic", shown, allowed)
    known = {one.id for one in activities.everything(diary)}
    for id_, _ in form.activities:
        if id_ not in known:
            raise InvalidValue("activity", id_, "one of your activities")


def _treated(diary: Diary, day: date) -> bool:
    """Whether there was a session up to ``day``, here or before this diary began."""
    connection = diary.store.connection
    if entries.count(connection, Filter(kind=Kind.SESSION, until=day)):
        return True
    began = places.profile(connection).get("began", "")
    return bool(began) and began <= day.isoformat()


def _ask(diary: Diary, form: WeeklyForm, had: WeeklyForm, entry_id: str | None) -> None:
    asked = weekly.questions(replace(form, tests=()), last_before(diary, form.day))
    asked += movement.questions(diary, form.day, form.tests, had.tests, besides=entry_id)
    if asked:
        raise NeedsConfirmation(" ".join(asked))


def _entry(diary: Diary, form: WeeklyForm, old: Entry | None) -> Entry:
    late = days.from_memory(form.day, diary.today(), written=form.written)
    ratings = weekly.ratings(form, diary.moment(), late)
    note, answers = form.note or None, mini_as_answers(form.mini)
    if old is None:
        return Entry(
            id=diary.store.ids.new(), kind=Kind.WEEKLY, day=form.day, moment=diary.moment(),
            note=note, private=form.private, from_memory=late, ratings=ratings, answers=answers,
        )  # fmt: skip
    return replace(
        old,
        day=form.day,
        note=note,
        private=form.private,
        from_memory=old.from_memory if form.day == old.day else late,
        ratings=(*keeping_times(old, ratings), *weekly.other_ratings(old)),
        answers=answers or old.answers,
    )
