"""Whatever look, accent and school colours are chosen: everything can be read on everything it may stand on."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.looks import ACCENTS, LOOKS, SCHOOL_ACCENT, Ground, Look
from plfolio.render.badge_colours import contrast
from plfolio.render.colours import look_colours, write_look_styles
from plfolio.render.mkdocs_site import SiteRenderer, built_in_theme
from plfolio.settings import Settings

GROUNDS = ("paper", "card", "panel", "tint")
INKS = ("ink", "soft-ink", "accent", "link", "below", "on", "above", "blank")
WORDS = (*(word for word, _ in ACCENTS), SCHOOL_ACCENT, "")
A_COLOUR = st.from_regex(r"\A#[0-9a-f]{6}\Z")


def schemes(styles):
    """The variables of each rule of a style sheet: light, dark, paper."""
    rules = re.findall(r"\[data-md-color-scheme(?:=slate)?\]\{([^}]*)\}", styles)
    return [dict(re.findall(r"--pf-([a-z-]+):(#[0-9a-f]{6});", rule)) for rule in rules]


def unreadable(colours, least=4.5):
    """The pairs of ink and ground that cannot be read, and the accent's own ink where it cannot."""
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    return [
        (ink, ground, round(contrast(colours[ink], colours[ground]), 2))
        for ink, ground in [*pairs, ("accent-ink", "accent")]
        if contrast(colours[ink], colours[ground]) < least
    ]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("accent", WORDS)
def test_every_look_in_every_accent_can_be_read_in_light_in_dark_and_on_paper(look, accent):
    light, dark, paper = schemes(write_look_styles(look, accent, Settings()))
    assert [unreadable(light), unreadable(dark), unreadable(paper)] == [[], [], []]


@given(primary=A_COLOUR)
def test_any_colour_a_school_has_can_be_read_in_every_look(primary):
    for look in LOOKS:
        for colours in schemes(write_look_styles(look, SCHOOL_ACCENT, Settings(primary_colour=primary))):
            assert unreadable(colours) == []


@given(accent=A_COLOUR)
def test_any_colour_a_student_writes_can_be_read(accent):
    for colours in schemes(write_look_styles(LOOKS[0], accent, Settings())):
        assert unreadable(colours) == []


def test_a_colour_that_can_be_read_already_is_left_as_it_is():
    ground = Ground(paper="#ffffff", card="#ffffff", panel="#f6f6f6", ink="#111111")
    assert look_colours(ground, "#003366")["accent"] == "#003366"


def test_a_light_yellow_becomes_a_darker_yellow_on_paper_and_stays_light_at_night():
    ground = LOOKS[0]
    light, dark = look_colours(ground.light, "#ffe066"), look_colours(ground.dark, "#ffe066")
    assert contrast(light["accent"], "#ffffff") >= 4.5
    assert dark["accent"] == "#ffe066"


def test_printed_pages_stand_on_white_whatever_the_look():
    for look in LOOKS:
        paper = schemes(write_look_styles(look, "", Settings()))[2]
        assert {paper[ground] for ground in ("paper", "card", "panel")} == {"#ffffff"}, look.name


def test_what_is_no_colour_counts_as_the_schools():
    settings = Settings(primary_colour="#1f5f6b")
    assert write_look_styles(LOOKS[0], "nonsense", settings) == write_look_styles(LOOKS[0], SCHOOL_ACCENT, settings)


def test_below_on_and_above_can_be_told_apart_by_their_colours_too():
    for look in LOOKS:
        for colours in schemes(write_look_styles(look, "", Settings())):
            assert len({colours[band] for band in ("below", "on", "above", "blank")}) == 4


def test_a_look_has_a_name_of_its_own_and_a_shape_in_the_theme():
    renderer = SiteRenderer((built_in_theme(),))
    assert len({look.name for look in LOOKS}) == len(LOOKS) >= 5
    assert [look.name for look in LOOKS if not renderer.read_shape(look.shape or look.name)] == []


def test_a_schools_theme_can_bring_a_shape_of_its_own(tmp_path):
    (tmp_path / "looks").mkdir()
    (tmp_path / "looks" / "calm.css").write_text("body { --pf-radius: 9px; }", encoding="utf-8")
    renderer = SiteRenderer((tmp_path, built_in_theme()))
    assert renderer.read_shape("calm") == "body { --pf-radius: 9px; }"
    assert "--pf-radius: 0;" in renderer.read_shape("bold")
    assert renderer.read_shape("nobody") == ""


def test_the_settings_find_a_look_in_any_letters_and_give_the_first_for_anything_else():
    river = Look(name="River", light=LOOKS[0].light, dark=LOOKS[0].dark)
    settings = Settings(looks=(river, LOOKS[2]))
    assert [settings.look_for(name).name for name in ("RIVER", " bold ", "", "calm")] == [
        "River", "bold", "River", "River",
    ]  # fmt: skip
