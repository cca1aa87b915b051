"""The body sites, and every way a place may be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import sites
from tracker.domain.sites import SITES, Place, Side, label, parse_place, suggest
from tracker.errors import InvalidValue

EVERY_PLACE = [Place(site.key, side) for site in SITES.values() for side in site.sides]

# Key, whether it has a middle, SNOMED CT body structure.
BODY = [
    ("low_back", True, "52612000"),
    ("upper_back", True, "727234005"),
    ("neck", True, "45048000"),
    ("shoulder", False, "16982005"),
    ("elbow", False, "127949000"),
    ("wrist", False, "8205005"),
    ("hand", False, "85562004"),
    ("hip", False, "29836001"),
    ("si_joint", False, "39723000"),
    ("knee", False, "72696002"),
    ("ankle", False, "344001"),
    ("foot", False, "56459004"),
    ("thigh", False, "68367000"),
    ("jaw", False, None),
    ("upper_arm", False, None),
    ("forearm", False, None),
    ("buttock", False, None),
    ("ribs", False, None),
    ("lower_leg", False, "30021000"),
    ("head_tension", True, "69536005"),
    ("other", True, None),
]


def test_the_body() -> None:
    assert [
        (site.key, Side.MIDDLE in site.sides, site.snomed.code if site.snomed else None)
        for site in SITES.values()
    ] == BODY
    assert all(site.muscle_or_joint for site in SITES.values())
    assert {site.sides[:3] for site in SITES.values()} == {(Side.LEFT, Side.RIGHT, Side.BOTH)}
    assert [key for key, site in SITES.items() if site.snomed and site.snomed.broader] == [
        "upper_back"
    ]


def test_side_codes() -> None:
    assert {side.value: code.code for side, code in sites.SIDE_CODES.items()} == {
        "left": "7771000",
        "right": "24028007",
        "both": "51440002",
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("knee:left", "knee:left"),
        ("KNEE:L", "knee:left"),
        ("knee:b", "knee:both"),
        ("neck:both", "neck:both"),
        ("neck:m", "neck:middle"),
        ("neck:centre", "neck:middle"),
        ("low back : right", "low_back:right"),
        ("low_back", "low_back:both"),
        ("low back", "low_back:both"),
        ("  low-back ", "low_back:both"),
        ("lower back", "low_back:both"),
        ("lumbar", "low_back:both"),
        ("lb", "low_back:both"),
        ("lb r", "low_back:right"),
        ("low b", "low_back:both"),
        ("up b", "upper_back:both"),
        ("mid back", "upper_back:both"),
        ("shoulder blades", "upper_back:both"),
        ("upper back m", "upper_back:middle"),
        ("kn", "knee:both"),
        ("kn l", "knee:left"),
        ("l kn", "knee:left"),
        ("left knee", "knee:left"),
        ("kn b", "knee:both"),
        ("both knees", "knee:both"),
        ("sh r", "shoulder:right"),
        ("r shin", "lower_leg:right"),
        ("feet", "foot:both"),
        ("heel l", "foot:left"),
        ("ua r", "upper_arm:right"),
        ("back of pelvis", "si_joint:both"),
        ("headache", "head_tension:both"),
        ("jaw right", "jaw:right"),
        ("other", "other:both"),
    ],
)
def test_what_people_type(text: str, place: str) -> None:
    assert str(parse_place(text)) == place


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("back", "one of low back, upper back, both SI joints"),
        ("h", "one of both hands, both hips, head (tension)"),
        ("leg", "one of both thighs, both lower legs"),
        ("lower l", "one of both lower legs, left lower leg"),
        ("l b", "one of low back, left buttock"),
        ("knee:middle", "left, right or both for the knee"),
        ("middle knee", "left, right or both for the knee"),
        ("knee:x", "left, right or both for the knee"),
        ("knee:", "left, right or both for the knee"),
        *(
            (text, sites.PLACE_FORMS)
            for text in (
                "",
                " ",
                ":",
                ":left",
                "left",
                "tail",
                "knee left left",
                "\x00",
                "k" * 9999,
            )
        ),
    ],
)
def test_what_cannot_be_read(text: str, allowed: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_place(text, field="--site")
    assert caught.value.allowed == allowed
    assert caught.value.field == "--site"


@pytest.mark.parametrize("place", EVERY_PLACE, ids=str)
def test_every_place_is_read_from_its_own_words(place: Place) -> None:
    assert parse_place(str(place)) == place
    assert parse_place(label(place)) == place
    assert sites.exact_place(place.site, place.side) == place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("low_back", Side.BOTH), "low back"),
        (Place("low_back", None), "low back"),
        (Place("low_back", Side.LEFT), "low back, left"),
        (Place("neck", Side.MIDDLE), "neck, middle"),
        (Place("knee", Side.LEFT), "left knee"),
        (Place("knee", Side.BOTH), "both knees"),
        (Place("knee", None), "knee"),
        (Place("foot", Side.BOTH), "both feet"),
        (Place("jaw", Side.BOTH), "jaw"),
        (Place("other", Side.BOTH), "another muscle or joint"),
    ],
)
def test_labels(place: Place, words: str) -> None:
    assert label(place) == words


def test_common_names_are_unique_and_read_as_their_site() -> None:
    for site in SITES.values():
        for name in site.common_names:
            assert parse_place(name) == Place(site.key, Side.BOTH)


@pytest.mark.parametrize(
    ("site", "side", "allowed"),
    [
        ("Knee", "left", ", ".join(SITES)),
        ("kn", None, ", ".join(SITES)),
        ("knee", "middle", "left, right or both for the knee"),
        ("knee", "l", "left, right or both for the knee"),
        ("neck", "up", "left, right, both or middle for the neck"),
    ],
)
def test_stored_places_are_read_to_the_letter(site: str, side: str | None, allowed: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        sites.exact_place(site, side)
    assert caught.value.allowed == allowed


@pytest.mark.parametrize("side", [None, ""])
def test_a_stored_place_may_have_no_side(side: str | None) -> None:
    place = sites.exact_place("knee", side)
    assert place.side is None
    assert str(place) == "knee"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("kn", ["knee:both", "knee:left", "knee:right"]),
        ("kn l", ["knee:left"]),
        ("both knees", ["knee:both"]),
        ("back", ["low_back:both", "upper_back:both", "si_joint:both"]),
        ("low b", ["low_back:both", "low_back:left", "low_back:right", "low_back:middle"]),
        ("l leg", ["lower_leg:both", "thigh:left", "lower_leg:left"]),
        ("middle knee", []),
        ("x", []),
        ("", []),
        ("k" * 9999, []),
    ],
)
def test_suggestions(text: str, places: list[str]) -> None:
    assert [str(place) for place in suggest(text)] == places


TYPED = st.one_of(
    st.text(max_size=70),
    st.text("lrbmkneshoupwac :_", max_size=12),
    st.builds(
        lambda place, cut, back: (label(place) if back else str(place))[:cut],
        st.sampled_from(EVERY_PLACE),
        st.integers(1, 30),
        st.booleans(),
    ),
)


@given(TYPED)
def test_reading_and_suggesting_agree(text: str) -> None:
    suggested = suggest(text)
    assert len(set(suggested)) == len(suggested)
    assert all(place.side in SITES[place.site].sides for place in suggested)
    try:
        place = parse_place(text)
    except InvalidValue:
        assert len(suggested) != 1
        return
    assert suggested[0] == place
