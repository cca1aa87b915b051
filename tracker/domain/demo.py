"""A made-up diary to look around in: one or more courses of massage with ups and downs.

Nobody's records were used. The same seed, length and instant give the same diary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from tracker.domain import demo_around, demo_course, demo_plan, demo_words, measures
from tracker.domain.checkin import CheckIn
from tracker.domain.checkin import ratings as checkin_ratings
from tracker.domain.days import FromMemory, Moment
from tracker.domain.demo_course import MadeCourse
from tracker.domain.demo_plan import Spell
from tracker.domain.records import (
    FLARE,
    Entry,
    Kind,
    Phase,
    Rating,
    SessionDetails,
)
from tracker.domain.safety import MiniAnswer
from tracker.domain.session import RightNow, SessionForm, mini_as_answers
from tracker.domain.session import ratings as session_ratings
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue

MOST_WEEKS = 1040

NOW_AT = Place("low_back", Side.BOTH)
"""The main site of the newest part of every diary."""

EARLIER_AT = Place("neck", Side.BOTH)
"""The main site of the first part of a diary of several courses."""


@dataclass(frozen=True, slots=True)
class Ids:
    """Where ids come from: a new one, that of the one flare a day can have, that of an
    activity by place and first day, and that of a planned session by course and first day."""

    new: Callable[[], str]
    flare: Callable[[date], str]
    activity: Callable[[int, date], str]
    planned: Callable[[str, date], str]


@dataclass(frozen=True, slots=True)
class Demo:
    """A made-up diary: ``places`` the main site from its day on, ``facts`` of the profile
    by key, ``activities`` by their place with the day each began, ``courses``, and ``entries``
    (those of the courses too) by day and time."""

    places: tuple[tuple[date, Place], ...]
    facts: tuple[tuple[str, str], ...]
    activities: tuple[tuple[int, str, date], ...]
    courses: tuple[MadeCourse, ...]
    entries: tuple[Entry, ...]


def make(
    weeks: int,
    seed: int,
    today: date,
    now: datetime,
    ids: Ids,
) -> Demo:
    """A diary of ``weeks`` (1 to 1040) weeks that end the day before ``today``.

    Today's check-in is left open. ``now`` is the instant at which it is looked at; only its
    offset from UTC is used. Raises ``InvalidValue`` for another number of weeks.
    """
    if isinstance(weeks, bool) or not 1 <= weeks <= MOST_WEEKS:
        raise InvalidValue("weeks", weeks, f"a whole number from 1 to {MOST_WEEKS}")
    offset = timezone(now.utcoffset() or timedelta())
    maker = _Maker(today - timedelta(days=7 * weeks), offset, ids, Random(seed))
    # Chance of their own, so that the days stay what they are whatever a course holds.
    return maker.demo(weeks, Random(f"{seed} courses"))


class _Maker:
    """Writes one diary; everything that varies comes from the one source of chance."""

    def __init__(
        self,
        first: date,
        offset: timezone,
        ids: Ids,
        random: Random,
    ) -> None:
        self.first = first
        self.offset = offset
        self.ids = ids
        self.new_id = ids.new
        self.flare_id = ids.flare
        self.random = random

    def demo(self, weeks: int, chance: Random) -> Demo:
        spells = demo_plan.spells(weeks, self.random)
        pain = demo_plan.pain_by_day(spells, self.random)
        moved = len(spells) * 2 // 5
        places = [(self.first, EARLIER_AT if moved else NOW_AT)]
        if moved:
            # In the quiet time before it, a change of site leaves no course cut in two.
            places.append((self.day(spells[moved].begin), NOW_AT))
        source = demo_course.Source(
            self.new_id, self.ids.planned, self.day, self.at, chance, weeks * 7
        )
        made: list[Entry] = []
        for number, spell in enumerate(spells):
            here = (EARLIER_AT, NOW_AT) if number < moved else (NOW_AT, EARLIER_AT)
            made += self.spell(number, spell, pain, *here)
        made += demo_around.make(source, spells[-1], places[-1][1])
        began = self.first - timedelta(days=420)
        facts = (
            ("since", f"{began.year:04d}-{began.month:02d}"),
            ("told", "nothing"),
            ("plan", "exercise"),
            ("target", demo_words.TARGET),
            ("stage", "waiting"),
        )
        named = tuple((n, name, self.first) for n, name in enumerate(demo_words.ACTIVITIES, 1))
        abler = tuple(self.ids.activity(slot, day) for slot, _, day in named)
        courses = tuple(
            demo_course.make(
                source, number, spell, pain, EARLIER_AT if number < moved else NOW_AT, abler,
                last=number == len(spells) - 1,
            )
            for number, spell in enumerate(spells)
        )  # fmt: skip
        for one in courses:
            made += one.entries
        ordered = tuple(sorted(made, key=lambda e: (e.day, e.moment.at_utc, e.kind, e.id)))
        return Demo(tuple(places), facts, named, courses, ordered)

    def spell(
        self, number: int, spell: Spell, pain: tuple[float, ...], main: Place, second: Place
    ) -> Iterator[Entry]:
        """The entries of one spell: check-ins, sessions, flares and something that happened."""
        therapist = demo_words.THERAPISTS[number % len(demo_words.THERAPISTS)]
        technique = demo_words.TECHNIQUES[number % len(demo_words.TECHNIQUES)]
        details = SessionDetails(
            minutes=60, therapist=therapist, technique=technique, pressure="medium",
            cost_cents=6000 + 500 * (number % 4), areas=(main, Place("hip", Side.RIGHT)),
        )  # fmt: skip
        # A full session form was not filled in once, about the middle of the course.
        no_after = spell.sessions[len(spell.sessions) // 2] if len(spell.sessions) > 1 else None
        for day in range(spell.begin, spell.end):
            if day in spell.sessions:
                with_after = day != no_after
                yield self.session(spell, day, pain, main, details, with_after=with_after)
            if day not in spell.gaps:
                yield from self.checkins(spell, day, pain, main, second)
        for day in spell.flare[:2]:
            note = demo_words.FLARE_NOTE if day == spell.flare[0] else None
            yield Entry(
                self.flare_id(self.day(day)), Kind.EVENT, self.day(day), self.at(day, 20, 40),
                note=note, event_tag=FLARE,
            )  # fmt: skip
        tag, words = demo_words.EVENTS[number % len(demo_words.EVENTS)]
        when = spell.first_session + (spell.end - spell.first_session) // 4
        if when < spell.end:
            moment = self.at(when, 21, 5)
            yield Entry(
                self.new_id(), Kind.EVENT, self.day(when), moment, note=words, event_tag=tag
            )

    def checkins(
        self, spell: Spell, day: int, pain: tuple[float, ...], main: Place, second: Place
    ) -> Iterator[Entry]:
        """The check-in of one evening, and now and then one of that morning."""
        random = self.random
        active = day < spell.quiet_from
        if spell.often and active and random.random() < 0.37:
            early = self.form(day, pain[day] + random.gauss(0.3, 0.6))
            yield self.checkin(early, self.at(day, 7, random.randrange(10, 50)), main)
        form = self.form(day, pain[day])
        form = replace(form, note=self.note(spell, day))
        if form.note == demo_words.PRIVATE_NOTE:
            form = replace(form, private=True)
        if form.pain is not None and form.pain >= 6:
            form = replace(form, medicine=random.random() < 0.4)
        if random.random() < 0.15 and form.pain is not None:
            form = replace(form, worst=float(min(form.pain + random.choice((1, 1, 2, 3)), 10)))
        if random.random() < 0.08:
            form = replace(form, places=((second, self.rated(3.2, 1)),))
        if day - 1 in spell.sessions and self.sore_after(spell, day - 1):
            form = replace(form, since_session=("sore",))
        moment = self.evening(day)
        # Written the next morning: a good hour to answer, but a day late.
        late = active and day < spell.end - 1 and random.random() < 0.03
        if late:
            moment = self.at(day + 1, 8, random.randrange(0, 40))
        yield self.checkin(form, moment, main, FromMemory.RECENT if late else None)

    def form(self, day: int, pain: float) -> CheckIn:
        """The three rows of one check-in: ease mirrors pain, but is no copy of it."""
        random = self.random
        form = CheckIn(
            self.day(day),
            ease=self.rated(9.6 - 0.85 * pain, 0.7),
            pain=self.rated(pain, 0),
            stiffness=self.rated(0.9 + 0.7 * pain, 0.8),
        )
        return replace(form, stiffness=None) if random.random() < 0.02 else form

    def checkin(
        self, form: CheckIn, moment: Moment, main: Place, late: FromMemory | None = None
    ) -> Entry:
        return Entry(
            self.new_id(), Kind.CHECKIN, form.day, moment, note=form.note or None,
            private=form.private, from_memory=late,
            ratings=checkin_ratings(form, main, moment, late),
        )  # fmt: skip

    def session(
        self,
        spell: Spell,
        day: int,
        pain: tuple[float, ...],
        main: Place,
        details: SessionDetails,
        *,
        with_after: bool,
    ) -> Entry:
        """One session: how it felt before, right after, and the day after if that was noted."""
        random = self.random
        felt = pain[day] + random.gauss(0.2, 0.5)
        before = RightNow(
            ease=self.rated(9.4 - 0.85 * felt, 0.6),
            pain=self.rated(felt, 0),
            tension=self.rated(felt + 0.8, 0.8),
        )
        eased = random.uniform(0.8, 2.6)
        after = RightNow(
            ease=self.rated(9.4 - 0.85 * (felt - eased), 0.6),
            pain=self.rated(felt - eased, 0),
            tension=self.rated(felt - eased - 1, 0.8),
        )
        minutes = random.choice((60, 60, 60, 60, 45, 90))
        form = SessionForm(
            self.day(day), before, after if with_after else RightNow(),
            details=replace(details, minutes=minutes), mini=MiniAnswer.NOTHING,
        )  # fmt: skip
        start = self.at(day, 17, random.choice((0, 15, 30)))
        ratings = session_ratings(form, main, start, None)
        end = self.at(day, 18, 45)
        ratings = tuple(replace(r, moment=end) if r.phase is Phase.AFTER else r for r in ratings)
        if day + 1 < len(pain) and day + 1 not in spell.gaps and random.random() < 0.9:
            next_day = self.rated(pain[day + 1] - 0.3, 0.4)
            ratings += (
                Rating(
                    "pain_now", next_day, self.day(day + 1), self.at(day + 1, 20, 0),
                    place=main, phase=Phase.NEXT_DAY,
                ),
            )  # fmt: skip
        note = random.choice(demo_words.SESSION_NOTES) if random.random() < 0.25 else None
        return Entry(
            self.new_id(), Kind.SESSION, form.day, start, note=note, ratings=ratings,
            session=form.details, answers=mini_as_answers(form.mini),
        )  # fmt: skip

    def note(self, spell: Spell, day: int) -> str:
        """What was written that day; most days nothing."""
        random = self.random
        if not spell.often and day - 7 in spell.sessions and spell.sessions[-1] > day:
            return "" if day in spell.sessions else demo_words.PUT_OFF_NOTE
        if day in spell.flare or random.random() >= 0.14:
            away = {day - 1, day - 2} <= spell.gaps and day < spell.quiet_from
            return demo_words.AWAY_NOTE if away else ""
        if random.random() < 0.04 or day == spell.first_session - 4:
            return demo_words.PRIVATE_NOTE
        return random.choice(demo_words.NOTES)

    def sore_after(self, spell: Spell, session: int) -> bool:
        """Whether the day after that session felt sore: after the first, then now and then."""
        return session == spell.sessions[0] or self.random.random() < 0.12

    def rated(self, felt: float, spread: float) -> float:
        """What a person would say of how it felt: a whole number from 0 to 10."""
        said = round(felt + (self.random.gauss(0, spread) if spread else 0))
        return measures.parse_value("pain_avg", min(max(said, 0), 10))

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number)

    def evening(self, day: int) -> Moment:
        minutes = 20 * 60 + 15 + round(min(max(self.random.gauss(0, 30), -60), 100))
        return self.at(day, *divmod(minutes, 60))

    def at(self, day: int, hour: int, minute: int) -> Moment:
        return Moment.of(datetime.combine(self.day(day), time(hour, minute), self.offset))
