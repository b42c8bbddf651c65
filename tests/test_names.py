"""Output names: safe on every system, and never two things under one name."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plfolio.names import name_uniquely, slugify

NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
RESERVED = {"con", "prn", "aux", "nul", "index", "404", "robots", "sitemap", "com1", "lpt9"}


@given(st.text(max_size=400))
def test_every_name_is_short_plain_and_not_reserved(text):
    name = slugify(text)
    assert NAME.fullmatch(name)
    assert len(name) <= 60
    assert name not in RESERVED


@given(st.lists(st.text(max_size=12), max_size=30))
def test_different_texts_get_different_names_in_any_order(texts):
    names = name_uniquely(texts)
    assert len(set(names.values())) == len(set(texts))
    assert name_uniquely(reversed(texts)) == names


def test_a_plain_title_keeps_its_words():
    assert slugify("Our Solar Oven!") == "our-solar-oven"


def test_letters_with_marks_lose_only_the_marks():
    assert slugify("Qué aprendí") == "que-aprendi"


def test_titles_in_other_scripts_stay_apart():
    assert slugify("مدرستي") != slugify("بيتي")


def test_names_that_differ_only_in_case_stay_apart():
    names = name_uniquely(["Photo", "photo"])
    assert names["Photo"] != names["photo"]
