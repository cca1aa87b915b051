"""Whether a rating that comes from a file is one that could have been given here."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain import measures, sites
from tracker.domain.measure import Measure, When
from tracker.domain.records import Kind, Phase
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue

ACTIVITY = "activity"
"""The measure that is about one of the person's own activities."""

AFTER_EFFECTS = "since_session"
"""The measure that check-ins hold although it has a phase: signs since a session."""

OWN_SITE = {"neck_rot": "neck", "neck_turn_self": "neck", "shoulder_flex": "shoulder"}
"""The site of each measure that is given for a side only."""

RATED_KINDS = (Kind.CHECKIN, Kind.SESSION, Kind.TEST, Kind.WEEKLY)
"""The kinds of entry that hold ratings."""

_AROUND = (When.SESSION, When.NEXT_DAY)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked: a value within the range of its measure, at a place that exists."""

    measure: str
    value: float
    item: str | None
    place: Place | None
    phase: Phase | None


def check(
    measure_id: str,
    value: str | float,
    *,
    item: str | None = None,
    site: str | None = None,
    side: str | None = None,
    phase: str | None = None,
) -> Checked:
    """The rating these words stand for. Raises ``InvalidValue`` naming the first that does not.

    A test that is given for a side only (a neck turn) stands for its own site.
    """
    measure = measures.get(measure_id)
    if not measure.rated:
        raise InvalidValue("measure", measure_id, "a measure that is rated; this one is an event")
    if measure.items:
        measure.item(item or "")
    elif item is not None:
        raise InvalidValue("item", item, f"nothing: {measure.id} has no items")
    return Checked(
        measure.id,
        measures.parse_value(measure_id, value, field="value"),
        item,
        _place(measure, site, side),
        _phase(measure, phase),
    )


def kind_of(measure_id: str, phase: Phase | None) -> Kind:
    """The kind of entry in which such a rating is given."""
    if phase is not None and measure_id != AFTER_EFFECTS:
        return Kind.SESSION
    when = measures.get(measure_id).when
    if When.DAILY in when or When.NEXT_DAY in when:
        return Kind.CHECKIN
    return Kind.TEST if When.TEST in when else Kind.WEEKLY


def _place(measure: Measure, site: str | None, side: str | None) -> Place | None:
    if measure.has_side:
        own = OWN_SITE[measure.id]
        if site not in (None, own):
            raise InvalidValue("site", site, f"{own}, or nothing")
        if side not in (Side.LEFT, Side.RIGHT):
            raise InvalidValue("side", side or "", "left or right")
        return Place(own, Side(side))
    if site is None:
        if side is not None:
            raise InvalidValue("side", side, "nothing where there is no site")
        return None
    if not measure.has_site:
        raise InvalidValue("site", site, f"nothing: {measure.id} is about no one place")
    return sites.exact_place(site, side)


def _phase(measure: Measure, phase: str | None) -> Phase | None:
    around = any(when in measure.when for when in _AROUND)
    if phase is None:
        if all(when in _AROUND for when in measure.when):
            needed = (
                Phase.NEXT_DAY.value if measure.id == AFTER_EFFECTS else "before, after, next_day"
            )
            raise InvalidValue("phase", "", f"{needed} for {measure.id}")
        return None
    if not around:
        raise InvalidValue("phase", phase, f"nothing: {measure.id} is not asked around a session")
    if measure.id == AFTER_EFFECTS and phase != Phase.NEXT_DAY:
        raise InvalidValue("phase", phase, f"{Phase.NEXT_DAY.value} for {measure.id}")
    if phase not in tuple(Phase):
        raise InvalidValue("phase", phase, ", ".join(Phase))
    return Phase(phase)
