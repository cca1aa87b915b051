"""What the charts draw, read whole: a chart moves through it without asking the file again."""

from __future__ import annotations

from tracker.domain import sites, trend
from tracker.domain.sites import Place
from tracker.domain.trend import EasePain, Mark, MarkKind
from tracker.services.diary import Diary
from tracker.store import places, queries

_VIEW = ("ease", "pain_avg", "stiffness")


def ease_pain(diary: Diary, place: Place | None = None) -> EasePain:
    """Ease, pain and stiffness day by day at ``place`` (default: today's main site)."""
    connection = diary.store.connection
    today = diary.today()
    shown = place or places.main_place(connection, today)
    series = queries.daily_series(connection, _VIEW, shown, until=today)
    pain = series["pain_avg"]
    noted = queries.marks(connection, until=today)
    flared = {mark.day for mark in noted if mark.kind is MarkKind.FLARE}
    found = tuple(
        Mark(day, MarkKind.AUTO_FLARE) for day in trend.auto_flares(pain) if day not in flared
    )
    days = queries.session_days(connection)
    return EasePain(
        place=sites.label(shown) if shown else "",
        ease=series["ease"],
        pain=pain,
        stiffness=series["stiffness"],
        marks=tuple(sorted((*noted, *found), key=lambda mark: mark.day)),
        today=today,
        first_session=days[0] if days else None,
    )


def tracked_places(diary: Diary) -> tuple[Place, ...]:
    """The places with daily pain ratings, today's main site first."""
    connection = diary.store.connection
    main = places.main_place(connection, diary.today())
    others = [p for p in queries.rated_places(connection) if p != main]
    return ((main,) if main else ()) + tuple(others)
