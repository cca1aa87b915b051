"""How to do each movement test the same way every time; a design choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to do one test the same way every time: ``needs`` is what to have at hand."""

    steps: tuple[str, ...]
    needs: str = ""


_FLOOR = "Bend forward slowly and without a jerk; stop where it would hurt more."

HOW: Mapping[str, HowTo] = MappingProxyType(
    {
        "ms_minutes": HowTo(
            (
                "Look at the clock when you get up.",
                "Count until moving is as easy as it gets that morning.",
                "Round to 5 minutes. A morning without stiffness is 0.",
                "Over an hour on most days, with swollen joints, is worth mentioning to a doctor.",
            ),
            "a clock",
        ),
        "ftf_cm": HowTo(
            (
                "The same time of day each time, without shoes, not right after exercise.",
                "Stand with feet together and knees straight.",
                _FLOOR,
                "Measure from the tip of the middle finger to the floor. Touching it is 0.",
                "Do it three times and keep the third.",
            ),
            "a tape measure",
        ),
        "neck_rot": HowTo(
            (
                "Lie on your back without a pillow, the phone flat on your forehead.",
                "Open a level app and set it to 0 while you look straight up.",
                "Turn your head slowly to one side, as far as is comfortable; shoulders stay down.",
                "Read the degrees, then do the other side.",
            ),
            "a phone with a level app, or someone with a protractor",
        ),
        "neck_turn_self": HowTo(
            (
                "Sit upright, feet on the floor, shoulders still.",
                "Turn your head slowly to one side, as far as is comfortable.",
                "0 hardly at all, 1 a little, 2 about half way, 3 most of the way, "
                "4 chin above the shoulder.",
                "Then do the other side.",
            )
        ),
        "shoulder_flex": HowTo(
            (
                "Stand with your back against a wall, elbow straight, thumb up.",
                "Raise the arm slowly forwards and up, as far as is comfortable; "
                "the back stays on the wall.",
                "Hanging down is 0, straight ahead 90, straight up 180 degrees.",
                "Hold a phone with a level app along the upper arm, or use a mirror.",
            ),
            "a phone with a level app, or a mirror",
        ),
        "sit_reach_cm": HowTo(
            (
                "The same time of day each time, without shoes, not right after exercise.",
                "Sit on the floor, legs straight, feet flat against a wall or box.",
                _FLOOR,
                "The toes are 0: past them counts up, short of them counts below 0.",
                "Do it three times and keep the third.",
            ),
            "a tape measure",
        ),
        "posture_comfort": HowTo(
            (
                "Think of sitting and standing in the last 24 hours.",
                "Rate how comfortable it was, not how straight you sat.",
                "0 not at all, 10 fully comfortable.",
            )
        ),
    }
)
"""How to do each test, by the id of its measure; a design choice. One step a line."""
