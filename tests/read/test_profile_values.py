"""What a student may say about the look of their site: every word read, every other one answered."""

from __future__ import annotations

import pytest

from plfolio.looks import ACCENTS
from plfolio.model import HOME_SECTIONS
from plfolio.read.converters import Where
from plfolio.read.profile_values import as_accent, as_sections
from plfolio.read.yaml_nodes import parse_yaml


def convert(converter, text):
    """Convert what stands behind a colon; give the value and the messages."""
    node, problems = parse_yaml(f"word: {text}", "profile.md")
    found = list(problems)
    value = converter(node.get("word"), Where(path="profile.md", found=found, name="word"))
    return value, found


@pytest.mark.parametrize("word", [*dict(ACCENTS), "school"])
def test_every_colour_with_a_name_is_known_in_any_letters(word):
    assert convert(as_accent, word) == (word, [])
    assert convert(as_accent, word.title()) == (word, [])


@pytest.mark.parametrize("text", ['"#2F5D8A"', "2f5d8a", '"2f5d8a"', "2F5D8A"])
def test_a_colour_can_be_six_signs_with_or_without_their_hash(text):
    assert convert(as_accent, text) == ("#2f5d8a", [])


def test_a_short_colour_needs_its_hash():
    assert convert(as_accent, '"#25a"') == ("#2255aa", [])


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("gren", "F147", 'Did you mean "green"?'),
        ("sparkling", "F147", "Write one of these: red, orange,"),
        ('"#2f5d8"', "F148", '"#2f5d8a"'),
        ('"#zzzzzz"', "F148", '"#2f5d8a"'),
        ("[red, blue]", "F142", ""),
        ("{red: blue}", "F142", ""),
    ],
)
def test_what_is_no_colour_is_answered_with_one(text, code, hint):
    value, (found,) = convert(as_accent, text)
    assert (value, found.code.id, str(found.location)) == (None, code, "profile.md:1:7")
    assert hint in found.hint


def test_sections_keep_the_students_order():
    assert convert(as_sections, "[newest, badges, about]") == (("newest", "badges", "about"), [])
    assert convert(as_sections, "Goals, next") == (("goals", "next"), [])
    assert convert(as_sections, ", ".join(HOME_SECTIONS)) == (HOME_SECTIONS, [])


def test_a_section_comes_once():
    assert convert(as_sections, "[goals, badges, Goals]") == (("goals", "badges"), [])


@pytest.mark.parametrize(("text", "place"), [("[badges, gaols, next]", "1:16"), ("badges, gaols, next", "1:15")])
def test_an_unknown_section_is_left_out_with_the_word_that_was_meant(text, place):
    value, (found,) = convert(as_sections, text)
    assert (value, found.code.id, str(found.location)) == (("badges", "next"), "F147", f"profile.md:{place}")
    assert found.hint == f'Did you mean "goals"? Write one of these: {", ".join(HOME_SECTIONS)}.'


@pytest.mark.parametrize("text", ["{badges: yes}", "[[badges]]"])
def test_sections_are_a_list_or_one_line(text):
    value, (found,) = convert(as_sections, text)
    assert (value, found.code.id) == (None, "F142")


def test_nothing_is_no_choice():
    assert convert(as_sections, "[]") == ((), [])
