"""The last gate before a page: what is not in the list, or has a value we never write, does not get through."""

from __future__ import annotations

import re

import pytest

from plfolio.render.allowlist import clean
from plfolio.render.pictures import SIZES, SRCSET, choose_alt, fit_page, write_sizes, write_srcset

GOOD = "../files/oven-1a2b3c4d-480.jpg 480w, ../files/oven-5e6f7a8b.jpg 1600w"


def attributes_of(html: str) -> dict[str, str]:
    return dict(re.findall(r'([a-z]+)="([^"]*)"', clean(html)))


def test_what_plfolio_writes_for_a_picture_gets_through():
    given = {
        "src": "../files/oven-5e6f7a8b.jpg",
        "srcset": GOOD,
        "sizes": "min(92vw, 600px)",
        "alt": "The oven",
        "width": "1600",
        "height": "1200",
        "loading": "eager",
        "fetchpriority": "high",
        "decoding": "async",
    }
    assert attributes_of("<img " + " ".join(f'{name}="{value}"' for name, value in given.items()) + ">") == given


@pytest.mark.parametrize(
    "value",
    [
        "//evil.example/a.jpg 1w, //evil.example/b.jpg 2w",
        "https://evil.example/a.jpg 1w, https://evil.example/b.jpg 2w",
        f"{GOOD}, //evil.example/b.jpg 2w",
        f"{GOOD}, javascript:alert(1) 2w",
        f"data:image/png;base64,iVBORw0KGgo= 1w, {GOOD}",
        "/files/a.jpg 1w, /files/b.jpg 2w",
        "../../ben/a.jpg 1w, ../../ben/b.jpg 2w",
        "../../../ben/files/../a.jpg 1w, ../files/b.jpg 2w",
        "..\\files\\a.jpg 1w, ..\\files\\b.jpg 2w",
        "../files/a.jpg 1x, ../files/b.jpg 2x",
        "../files/a.jpg 480w",
        f"{GOOD}\n",
        f" {GOOD}",
        "",
    ],
)
def test_a_srcset_of_anything_but_prepared_files_is_dropped(value):
    assert "srcset" not in attributes_of(f'<img src="x.jpg" srcset="{value}">')


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sizes", "100vw"),
        ("sizes", "min(92vw, 600px), 1px"),
        ("sizes", "calc(92vw)"),
        ("loading", "auto"),
        ("fetchpriority", "low"),
        ("fetchpriority", "HIGH "),
        ("decoding", "sync"),
        ("width", "100%"),
        ("crossorigin", "anonymous"),
        ("referrerpolicy", "unsafe-url"),
        ("usemap", "#m"),
        ("style", "width:1px"),
        ("onload", "alert(1)"),
        ("class", "x"),
        ("id", "u-x"),
    ],
)
def test_any_other_attribute_or_value_of_a_picture_is_dropped(name, value):
    assert name not in attributes_of(f'<img src="x.jpg" {name}="{value}">')


@pytest.mark.parametrize("element", ["picture", "source", "video", "iframe", "a"])
def test_no_other_element_has_a_choice_of_files(element):
    made = clean(f'<{element} srcset="{GOOD}" sizes="min(92vw, 600px)">x</{element}>')
    assert "srcset" not in made
    assert "sizes" not in made


def test_a_choice_of_files_goes_from_narrow_to_wide_and_needs_two():
    files = [("../files/a-1a.jpg", 1600), ("../files/a-2b-960.jpg", 960), ("../files/a-3c-480.jpg", 480)]
    written = write_srcset(files)
    assert written == "../files/a-3c-480.jpg 480w, ../files/a-2b-960.jpg 960w, ../files/a-1a.jpg 1600w"
    assert SRCSET.fullmatch(written)
    assert (write_srcset(files[:1]), write_srcset([])) == ("", "")


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((1600, 1200), (864, 648)),
        ((1200, 1600), (615, 820)),
        ((300, 200), (300, 200)),
        ((864, 820), (864, 820)),
        ((53, 1600), (27, 820)),
        ((1600, 1), (864, 1)),
        ((1, 1600), (1, 820)),
        ((0, 0), (0, 0)),
    ],
)
def test_a_picture_is_shown_as_large_as_page_and_screen_let_it_and_never_larger_than_it_is(size, shown):
    assert fit_page(*size) == shown
    assert SIZES.fullmatch(write_sizes(shown[0]))


@pytest.mark.parametrize(
    ("words", "alt"),
    [
        ("Two boxes", "Two boxes"),
        ("oven.jpg: two boxes", "oven.jpg: two boxes"),
        ("", "none"),
        ("IMG_2034.jpg", "none"),
        ("Our Oven.JPG", "none"),
        ("our oven", "none"),
        ("-", ""),
        ("--", "--"),
    ],
)
def test_the_alternative_text_is_the_students_words_or_says_that_there_are_none(words, alt):
    assert choose_alt(words, "pictures/Our Oven.jpg", "none") == alt
