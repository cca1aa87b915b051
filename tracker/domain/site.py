"""Where it hurts: the body sites, their sides, and how each is named on screens.

All of them are muscle or joint places. SNOMED CT body structures come from public code
lists, not from a licensed browser, so an export always carries the name beside the code;
``None`` means none was found and the place is exported as text only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from tracker.errors import InvalidValue


class Side(StrEnum):
    """The side of a site; ``MIDDLE`` only where the body has a middle."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"


PAIRED = (Side.LEFT, Side.RIGHT, Side.BOTH)
WITH_MIDDLE = (*PAIRED, Side.MIDDLE)


class Snomed(NamedTuple):
    """A SNOMED CT concept with its display name; ``broader``: it covers more than the site."""

    code: str
    display: str
    broader: bool = False


class Site(NamedTuple):
    """A body site: its stored key, its name, further names people use, and its sides.

    ``plural`` is the name for both sides of a pair ("knees"); ``""`` where a plural sounds odd.
    ``muscle_or_joint`` says whether the readiness quiz counts it as a place massage is for.
    """

    key: str
    name: str
    plural: str
    common_names: tuple[str, ...]
    sides: tuple[Side, ...]
    snomed: Snomed | None
    muscle_or_joint: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A site and its side; ``side`` is ``None`` where none was recorded."""

    site: str
    side: Side | None = Side.BOTH

    def __str__(self) -> str:
        """As typed on the command line: ``knee:left``."""
        return self.site if self.side is None else f"{self.site}:{self.side.value}"


def _site(
    key: str,
    name: str,
    plural: str,
    common_names: str,
    snomed: Snomed | None = None,
    sides: tuple[Side, ...] = PAIRED,
) -> Site:
    names = tuple(common_names.split(", ")) if common_names else ()
    return Site(key, name, plural, names, sides, snomed)


_ALL = (
    _site(
        *("low_back", "low back", "", "lower back, lumbar"),
        Snomed("52612000", "Lumbar region"),
        WITH_MIDDLE,
    ),
    _site(
        *("upper_back", "upper back", "", "mid back, between shoulder blades"),
        Snomed("727234005", "Entire back of trunk", broader=True),
        WITH_MIDDLE,
    ),
    _site("neck", "neck", "", "nape", Snomed("45048000", "Neck structure"), WITH_MIDDLE),
    _site("shoulder", "shoulder", "shoulders", "", Snomed("16982005", "Shoulder region")),
    _site("elbow", "elbow", "elbows", "", Snomed("127949000", "Elbow region")),
    _site("wrist", "wrist", "wrists", "", Snomed("8205005", "Wrist region")),
    _site("hand", "hand", "hands", "fingers, thumb", Snomed("85562004", "Hand")),
    _site("hip", "hip", "hips", "buttock side", Snomed("29836001", "Hip region")),
    _site(
        *("si_joint", "SI joint", "SI joints", "back of pelvis, sacroiliac joint"),
        Snomed("39723000", "Sacroiliac joint"),
    ),
    _site("knee", "knee", "knees", "", Snomed("72696002", "Knee region")),
    _site("ankle", "ankle", "ankles", "", Snomed("344001", "Ankle region")),
    _site("foot", "foot", "feet", "heel, feet", Snomed("56459004", "Foot")),
    _site("thigh", "thigh", "thighs", "upper leg", Snomed("68367000", "Thigh")),
    _site("jaw", "jaw", "", ""),
    _site("upper_arm", "upper arm", "upper arms", ""),
    _site("forearm", "forearm", "forearms", "lower arm"),
    _site("buttock", "buttock", "buttocks", "bottom"),
    _site("ribs", "ribs", "", "rib"),
    _site("lower_leg", "lower leg", "lower legs", "shin, calf", Snomed("30021000", "Lower leg")),
    _site(
        *("head_tension", "head (tension)", "", "tension headache, headache"),
        Snomed("69536005", "Head structure"),
        WITH_MIDDLE,
    ),
    _site("other", "another muscle or joint", "", "other place", None, WITH_MIDDLE),
)

SITES: Mapping[str, Site] = MappingProxyType({site.key: site for site in _ALL})
"""Every site by its key, the most often tracked first."""

SIDE_CODES: Mapping[Side, Snomed] = MappingProxyType(
    {
        Side.LEFT: Snomed("7771000", "Left"),
        Side.RIGHT: Snomed("24028007", "Right"),
        Side.BOTH: Snomed("51440002", "Right and left"),
    }
)
"""SNOMED CT qualifiers of the sides; none was found for the middle."""


def get(site_key: str, *, field: str = "site") -> Site:
    """The site with exactly this key. Raises ``InvalidValue`` naming all keys."""
    site = SITES.get(site_key)
    if site is None:
        raise InvalidValue(field, site_key, ", ".join(SITES))
    return site


def exact_place(site_key: str, side: str | None = None) -> Place:
    """The place of a stored or imported site key and side; ``None`` or ``""``: no side.

    Raises ``InvalidValue`` for an unknown key, or a side the site does not have.
    """
    site = get(site_key)
    if not side:
        return Place(site.key, None)
    for allowed in site.sides:
        if side == allowed.value:
            return Place(site.key, allowed)
    raise InvalidValue("side", side, sides_of(site))


def sides_of(site: Site) -> str:
    """The sides a site has, as a phrase: ``left, right or both for the knee``."""
    *most, last = (side.value for side in site.sides)
    return f"{', '.join(most)} or {last} for the {site.name}"


def label(place: Place) -> str:
    """A place as screens name it: ``low back``, ``left knee``, ``both knees``.

    Sites with a middle read "low back, left"; both of their sides is simply the site.
    Raises ``InvalidValue`` for an unknown site.
    """
    site = get(place.site)
    if place.side is None:
        return site.name
    if Side.MIDDLE in site.sides:
        ends = {Side.BOTH: "", Side.MIDDLE: ", middle"}
        return site.name + ends.get(place.side, f", {place.side.value}")
    if place.side is Side.BOTH:
        return f"both {site.plural}" if site.plural else site.name
    return f"{place.side.value} {site.name}"
