"""Which pictures there are, in the order in which Trends shows them; each loaded when wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from tracker.charts.picture import Picture
from tracker.domain.figures import Figures, Parts, Topic

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "ease-pain": "ease_pain:VIEW",
        "sessions": "sessions:VIEW",
        "weekly": "weekly:VIEW",
        "function": "panels_views:FUNCTION",
        "reliance": "panels_views:RELIANCE",
        "calendar": "calendar:VIEW",
        "test": "panels_views:TESTS",
        "daily": "panels_views:DAILY",
        "places": "panels_views:PLACES",
    }
)
"""The id of each picture, its module beside this one, and its name there."""

_TOPICS = {
    "function": Topic.FUNCTION,
    "reliance": Topic.RELIANCE,
    "test": Topic.TESTS,
    "daily": Topic.DAILY,
    "places": Topic.PLACES,
}


def parts(picture_id: str) -> Parts:
    """What a picture is drawn from, beside ease, pain and stiffness."""
    topic = _TOPICS.get(picture_id)
    return Parts(frozenset({topic} if topic else ()), sessions=picture_id == "sessions")


def of_measure(measure_id: str) -> Picture:
    """The picture of one measure alone. Raises ``InvalidValue`` for one there is not."""
    from tracker.charts.panels_views import MeasureView
    from tracker.domain import measures

    return MeasureView(measures.get(measure_id))


def measures_alone(figures: Figures) -> tuple[str, ...]:
    """The measures that a picture of their own would show something of, in their order."""
    return tuple(
        dict.fromkeys(
            one.measure for one in figures.strands if one.series and one.topic is not Topic.PLACES
        )
    )


@lru_cache(maxsize=len(VIEWS))
def get(view_id: str) -> Picture:
    """The picture of that id. Raises ``KeyError`` for one there is not."""
    module, _, name = VIEWS[view_id].partition(":")
    found: Picture = getattr(import_module(f"tracker.charts.{module}"), name)
    return found
