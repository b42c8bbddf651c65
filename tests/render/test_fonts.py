"""What finding a font promises: every letter or none, whatever lies in the font folders."""

import io
import random
import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from plfolio.render.badge_png import measure_with
from plfolio.render.badge_text import estimate
from plfolio.render.fonts import Face, find_face, needs_shaping, usual_folders

OWN = ImageFont.load_default(10).path
WIDE = next((path for folder in usual_folders() for path in sorted(folder.rglob("DejaVuSans-Bold.ttf"))), None)
# Latin of every European language, and the Greek and Cyrillic of today.
LETTERS = st.characters(min_codepoint=32, max_codepoint=0x45F, exclude_categories=["C", "M"]).filter(
    lambda letter: ord(letter) < 0x180 or letter.isalpha()
)
needs_wide = pytest.mark.skipif(WIDE is None, reason="DejaVu Sans Bold isn't on this machine")


def own_font_bytes():
    assert isinstance(OWN, io.BytesIO)
    return OWN.getvalue()


def test_plain_english_is_drawn_in_pillows_own_font_everywhere():
    assert find_face("Careful Observer: 1/2!", (Path("nowhere"),)) == Face(path="", is_shaped=False)


@pytest.mark.parametrize("text", ["Ж", "字", "a字", "\ue000"])
def test_without_fonts_there_is_no_face(tmp_path, text):
    assert find_face(text, (tmp_path, tmp_path / "missing")) is None


@needs_wide
def test_a_font_is_used_for_the_letters_it_has_and_for_no_others(tmp_path):
    shutil.copy(WIDE, tmp_path / "some.ttf")
    assert find_face("Жук", (tmp_path,)) == Face(path=str(tmp_path / "some.ttf"), is_shaped=False)
    assert find_face("Жук字", (tmp_path,)) is None


@needs_wide
def test_bold_sans_serif_comes_first_and_never_a_font_of_boxes(tmp_path):
    for name in ("ASerif-Bold.ttf", "ZSans-Regular.ttf", "YSans-Bold.TTF", "LastResort.ttf", "ASans-BoldItalic.ttf"):
        shutil.copy(WIDE, tmp_path / name)
    assert Path(find_face("Ж", (tmp_path,)).path).name == "YSans-Bold.TTF"
    (tmp_path / "only").mkdir()
    shutil.copy(WIDE, tmp_path / "only" / "LastResort.ttf")
    assert find_face("Ж", (tmp_path / "only",)) is None


def test_broken_font_files_are_passed_over(tmp_path):
    """Empty, text, cut anywhere, and two hundred fonts with damaged heads and tables."""
    chance = random.Random(1)
    whole = own_font_bytes()
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "text.otf").write_text("no font", encoding="utf-8")
    (tmp_path / "folder.ttf").mkdir()
    for number in range(200):
        data = bytearray(whole[: chance.choice([len(whole), chance.randrange(len(whole))])])
        for _ in range(20):
            place = chance.randrange(min(len(data), chance.choice([300, len(data)])) or 1)
            data[place : place + 1] = bytes([chance.randrange(256)])
        (tmp_path / f"{number}.ttf").write_bytes(data)
    assert find_face("Ж字\ue000", (tmp_path,)) is None


def test_a_collection_is_read_by_its_first_font(tmp_path):
    """A .ttc is a head of its own before a font, whose tables' places are counted from the start of the file."""
    whole = own_font_bytes()
    count = struct.unpack_from(">H", whole, 4)[0]
    moved = bytearray(whole)
    for place in range(12, 12 + 16 * count, 16):
        struct.pack_into(">I", moved, place + 8, struct.unpack_from(">I", whole, place + 8)[0] + 16)
    (tmp_path / "some.ttc").write_bytes(b"ttcf" + struct.pack(">III", 0x10000, 1, 16) + bytes(moved))
    face = find_face("A\u0301x", (tmp_path,))
    assert face is None or Path(face.path).name == "some.ttc"


@pytest.mark.parametrize(
    ("text", "is_needed"),
    [
        ("Abc, 1/2 \u2013 «é»", False),
        ("Привет", False),
        ("한국어", False),
        ("日本語のバッジ", False),
        ("مرحبا", True),
        ("שלום", True),
        ("नमस्ते", True),
        ("ไทย", True),
        ("e\u0323\u0302", True),
        ("\u1112\u1161\u11ab", True),
    ],
)
def test_only_scripts_that_join_or_stack_need_shaping(text, is_needed):
    assert needs_shaping(text) is is_needed


@needs_wide
@given(st.text(LETTERS))
def test_the_guess_for_svg_is_wider_than_a_wide_font(text):
    """DejaVu Sans Bold is among the widest that browsers fall back on; a line of it still fits its badge."""
    face = Face(path=str(WIDE), is_shaped=False)
    assert face.at(100.0).getlength(text) / 100 <= estimate(text) * 1.05 + 0.01
    assert measure_with(face)(text) >= 0
