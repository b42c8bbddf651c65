"""What counts as words for a picture: the check and the page agree, because both ask the same function."""

from __future__ import annotations

import pytest

from plfolio.media.kinds import KINDS
from plfolio.picture_words import PICTURE_ENDINGS, PictureWords, judge_words


@pytest.mark.parametrize(
    "words",
    [
        "Two boxes with foil inside",
        "My dog",
        "oven in the sun",
        "photo.jpg of my oven",
        "3",
        "?",
        "-5 degrees",
        "A - B",
    ],
)
def test_words_are_words(words):
    assert judge_words(words, "a/oven.jpg") is PictureWords.SAID


@pytest.mark.parametrize("words", ["", "  ", "\n", "oven.jpg", "Oven.JPG", "oven", " OVEN ", "IMG_2034.jpg", "x.webp"])
def test_nothing_and_a_name_of_a_file_are_no_words(words):
    assert judge_words(words, "a/oven.jpg") is PictureWords.MISSING


def test_a_name_with_spaces_is_a_name_too():
    assert judge_words("my oven.png", "a/My oven.png") is PictureWords.MISSING
    assert judge_words("my oven", "a/My oven.png") is PictureWords.MISSING


@pytest.mark.parametrize("words", ["-", " - ", "\N{EN DASH}", "\N{EM DASH}"])
def test_a_lone_dash_says_that_a_picture_only_decorates(words):
    assert judge_words(words, "oven.jpg") is PictureWords.DECORATION


def test_the_endings_are_those_of_the_kind_picture():
    (picture,) = (kind for kind in KINDS if kind.name == "picture")
    assert sorted(PICTURE_ENDINGS) == sorted(one.ending for one in picture.formats)
