"""What badge pictures promise: safe SVG, words that fit and can be read, no empty boxes, the same each time."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, features

from plfolio.model import BadgeState, Band
from plfolio.render.badge_art import BadgeDesign, draw_png, draw_svg
from plfolio.render.badge_colours import READABLE, colour_or, contrast
from plfolio.render.badge_png import measure_with
from plfolio.render.badge_scene import Mark, Words, draw_scene, name_room
from plfolio.render.badge_shapes import SHAPES
from plfolio.render.badge_text import clean, estimate, fit
from plfolio.render.fonts import find_face

SVG = "{http://www.w3.org/2000/svg}"
DESIGN = BadgeDesign(
    name="Careful Observer",
    level_word="Meets",
    level_number=3,
    levels=4,
    band=Band.ON,
    shape="hexagon",
    colour="#2f5d8a",
    accent="#c2571a",
    state=BadgeState.EARNED,
)
LONG = "Explains how energy moves from one place to another with evidence from own tests"
NAMES = (
    *("", "Story", "Careful Observer", LONG, "Donaudampfschifffahrtsgesellschaftskapitänsmützenträger", "W" * 80),
    *(
        "مراقب دقيق للطبيعة",
        "צופה קפדן",
        "仔细的观察者与实验记录小能手",
        "Ищущая исследовательница",
        "สังเกตอย่างระมัดระวัง",
    ),
)

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
designs = st.builds(
    BadgeDesign,
    name=st.text(max_size=90),
    level_word=st.text(max_size=30),
    level_number=st.integers(-1, 12),
    levels=st.integers(0, 12),
    band=st.sampled_from(Band),
    shape=st.sampled_from([*SHAPES, "triangle"]),
    colour=colours | st.text(max_size=8),
    accent=colours,
    state=st.sampled_from(BadgeState),
    description=st.text(max_size=30),
    language=st.sampled_from(["", "en", 'x" onload="alert(1)']),
)


def opened(png):
    return Image.open(io.BytesIO(png.data))


def texts(svg):
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


@settings(max_examples=150, deadline=None)
@given(designs)
def test_any_design_gives_svg_that_is_whole_and_harmless(design):
    """Whatever the words hold: well-formed, from a short list of elements and attributes, pointing nowhere outside."""
    svg = draw_svg(design)
    root = ET.fromstring(svg)  # noqa: S314 - this is what is tested
    elements = {element.tag.removeprefix(SVG) for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert elements <= {"svg", "title", "desc", "defs", "linearGradient", "stop", "path", "text"}
    assert not {name for name in attributes if name.startswith("on") or name in ("href", "style", "class", "src")}
    assert "http" not in re.sub(r"<(title|desc|text)\b.*?</\1>", "", svg.replace("http://www.w3.org/2000/svg", ""))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert set(re.findall(r"url\(#([^)]*)\)", svg)) | set(root.get("aria-labelledby").split()) == ids
    assert root.find(f"{SVG}title").text or not clean(design.name)


@settings(max_examples=300, deadline=None)
@given(designs)
def test_words_can_be_read_on_whatever_they_lie_on(design):
    for item in draw_scene(design, estimate, estimate):
        if isinstance(item, Words):
            assert min(contrast(item.ink, ground) for ground in item.grounds) >= READABLE


def inside(shape, words):
    """Say whether all four corners of a line's box lie inside the field of the shape, short of the rim."""
    room = name_room(SHAPES[shape].moved(256, 226))
    heights = (words.line.y - words.line.size / 2, words.line.y, words.line.y + words.line.size / 2)
    return all(words.line.width / 2 <= room.half_width(height) for height in heights)


@pytest.mark.parametrize("shape", sorted(SHAPES))
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_every_name_fits_inside_every_shape(shape, name):
    """In one to four lines, with no letter lost, in the SVG and in the PNG."""
    face = find_face(clean(name))
    for measure in (estimate, *([measure_with(face)] if face else [])):
        scene = draw_scene(replace(DESIGN, shape=shape, name=name), measure, measure)
        lines = [item for item in scene if isinstance(item, Words) and item.part == "name"]
        assert len(lines) <= 4
        assert all(inside(shape, line) for line in lines)
        assert "".join(line.line.text for line in lines).replace(" ", "") == name.replace(" ", "")
        bottoms = [line.line.y + line.line.size / 2 for line in lines]
        assert bottoms == sorted(bottoms)


def test_words_are_kept_whole_where_they_can_be():
    assert " ".join(texts(draw_svg(replace(DESIGN, name=LONG)))[:-1]) == LONG


def test_a_name_longer_than_any_badge_is_cut_with_an_ellipsis_and_whole_in_the_title():
    svg = draw_svg(replace(DESIGN, name="wonderful " * 60))
    assert texts(svg)[-2].endswith("…")
    assert ET.fromstring(svg).find(f"{SVG}title").text == clean("wonderful " * 60)  # noqa: S314 - our own


def test_chinese_breaks_between_signs_but_never_before_a_stop():
    room = name_room(SHAPES["circle"].moved(256, 226))
    lines = [line.text for line in fit("仔细观察、认真记录、大胆提问、耐心等待。", room, estimate)]
    assert len(lines) > 1
    assert not [line for line in lines if line[0] in "、。"]


def test_marks_stay_with_their_letters_when_a_word_is_broken():
    room = name_room(SHAPES["star"].moved(256, 226))
    for word in ("e\u0301\u0323" * 60, "क्षि" * 30, "👩\u200d🔬" * 30):
        lines = [line.text for line in fit(word, room, estimate)]
        assert {line[0] for line in lines} == {word[0]}


@pytest.mark.parametrize("language", ["ar", "he"])
def test_names_from_right_to_left_say_so(language):
    name = {"ar": "مراقب دقيق", "he": "צופה קפדן"}[language]
    root = ET.fromstring(draw_svg(replace(DESIGN, name=name, language=language)))  # noqa: S314 - our own
    directions = [element.get("direction") for element in root.iter(f"{SVG}text")]
    assert (directions[0], directions[-1], root.get("lang")) == ("rtl", None, language)


def test_control_characters_and_direction_tricks_are_dropped():
    assert clean(" a\x00b\u202ec\ud800\tд\ufffe\u0301 ") == clean("a bc д\u0301")


def test_shape_and_word_say_the_level_not_only_colour():
    """Each level has its own number of full marks, each band its own sign, and the word is there."""
    drawn = {}
    for number, band in ((1, Band.BELOW), (2, Band.BELOW), (3, Band.ON), (4, Band.ABOVE)):
        scene = draw_scene(replace(DESIGN, level_number=number, band=band), estimate, estimate)
        marks = [item for item in scene if isinstance(item, Mark)]
        full, hollow = marks[-2:]
        assert (len(full.outlines), len(hollow.outlines)) == (number, 4 - number)
        sign = next(place for place, item in enumerate(scene) if isinstance(item, Words)) - 1
        drawn[number] = scene[sign].outlines
    assert drawn[1] == drawn[2]
    assert len({drawn[2], drawn[3], drawn[4]}) == 3
    assert "Meets" in texts(draw_svg(DESIGN))


def test_a_scale_of_many_levels_has_a_bar_instead_of_marks():
    for number in (0, 1, 50, 100, 101):
        scene = draw_scene(replace(DESIGN, levels=100, level_number=number), estimate, estimate)
        widths = [max(x for x, _ in item.outlines[0].points()) for item in scene[-2:] if isinstance(item, Mark)]
        assert widths[-1] <= 376


def test_the_three_states_differ_in_more_than_colour():
    """Earned has rays and pearls, under way a double outline, not started a dashed one."""
    scenes = {state: draw_scene(replace(DESIGN, state=state), estimate, estimate) for state in BadgeState}
    counts = {state: sum(isinstance(item, Mark) for item in scene) for state, scene in scenes.items()}
    dashes = {state: [m.dash for m in scene if isinstance(m, Mark) and m.dash] for state, scene in scenes.items()}
    assert len(set(counts.values())) == 3
    assert (len(dashes[BadgeState.EARNED]), dashes[BadgeState.UNDER_WAY]) == (1, [])
    assert dashes[BadgeState.NOT_STARTED][0][0] > 0
    assert dashes[BadgeState.EARNED][0][0] == 0


def test_two_badges_in_one_page_share_no_id():
    ids = [re.findall(r' id="([^"]+)"', draw_svg(replace(DESIGN, name=name))) for name in ("One", "Two")]
    assert not set(ids[0]) & set(ids[1])
    assert draw_svg(DESIGN) == draw_svg(replace(DESIGN))


def test_the_description_is_the_given_one_or_the_numbers():
    assert "<desc" in draw_svg(DESIGN)
    assert ">Meets (3/4)</desc>" in draw_svg(DESIGN)
    assert ">Verdient am 3. &lt;Mai&gt;</desc>" in draw_svg(replace(DESIGN, description="Verdient am 3. <Mai>"))


@pytest.mark.parametrize("size", [256, 1024])
def test_a_png_is_its_size_on_nothing_and_the_same_each_time(size):
    png = draw_png(DESIGN, size)
    image = opened(png)
    assert (image.format, image.mode, image.size, png.has_words) == ("PNG", "RGBA", (size, size), True)
    assert [image.getpixel(corner)[3] for corner in ((0, 0), (size - 1, 0), (0, size - 1))] == [0, 0, 0]
    assert image.getpixel((size // 2, size // 2))[3] == 255
    assert (draw_png(DESIGN, size).data, set(image.info)) == (png.data, set())


@pytest.mark.parametrize("shape", sorted(SHAPES))
@pytest.mark.parametrize("state", BadgeState)
def test_nothing_is_drawn_over_the_edge(shape, state):
    alpha = opened(draw_png(replace(DESIGN, shape=shape, state=state), 256)).getchannel("A")
    left, top, right, bottom = alpha.getbbox()
    assert left > 0
    assert top > 0
    assert right < 256
    assert bottom < 256


@pytest.mark.parametrize("name", ["Star 🌟 reader", "❤\ufe0f", "\U00010980\U0001d800 \U0002fa1f\U000e0100", "\ue000"])
def test_letters_no_font_has_leave_the_badge_without_words(name):
    png = draw_png(replace(DESIGN, name=name), 256)
    assert not png.has_words
    assert png.data == draw_png(replace(DESIGN, name="🌟", level_word="anything"), 256).data


def test_words_are_really_there():
    """With words, the field holds white letters where without words it would hold none."""
    with_words = opened(draw_png(DESIGN, 256)).crop((60, 80, 196, 170)).convert("RGB")
    plain = opened(draw_png(replace(DESIGN, name=""), 256)).crop((60, 80, 196, 170)).convert("RGB")
    white = [
        sum(count for count, colour in image.getcolors(20000) if min(colour) > 240) for image in (with_words, plain)
    ]
    assert white[0] > 200
    assert white[1] == 0


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow has no raqm here")
@pytest.mark.parametrize("name", ["مراقب دقيق", "צופה קפדן", "सावधान पर्यवेक्षक"])
def test_scripts_that_need_shaping_are_drawn_where_there_is_a_font(name):
    if find_face(name) is None:
        pytest.skip("no font on this machine has these letters")
    assert draw_png(replace(DESIGN, name=name), 256).has_words


@settings(max_examples=25, deadline=None)
@given(designs)
def test_any_design_gives_a_png(design):
    assert opened(draw_png(design, 64)).size == (64, 64)


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#ABC", "#aabbcc"), (" #a1B2c3 ", "#a1b2c3"), ("red", "#000001"), ("", "#000001"), ("#12345", "#000001")],
)
def test_colours_are_read_or_replaced(text, colour):
    assert colour_or(text, "#000001") == colour


def test_contrast_is_that_of_wcag():
    assert contrast("#ffffff", "#000000") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
