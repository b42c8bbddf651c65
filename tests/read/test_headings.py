"""Titles and answers are found by their headings, and every other line keeps its number."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.model import Answer
from plfolio.read.headings import split_headings, trim_body
from plfolio.settings import DEFAULT_PROMPTS, Prompt


def split(body, title="", prompts=DEFAULT_PROMPTS):
    return split_headings(body, 10, title, prompts)


def test_an_answer_goes_from_its_heading_to_the_next_of_its_level():
    headed = split("Text\n\n## What went well\n\nThe foil.\n\n### More\n\nMore foil.\n\n## Materials\n\nBoxes\n")
    answer = Answer(prompt="went-well", heading="What went well", text="\nThe foil.\n\n### More\n\nMore foil.", line=12)
    assert ("", (answer,)) == (headed.title, headed.answers)
    assert "Text\n" + "\n" * 9 + "## Materials\n\nBoxes\n" == headed.body


@pytest.mark.parametrize(
    "heading",
    [
        "## What went well",
        "# WHAT WENT WELL?",
        "###### what  went well: ##",
        "  ## **What went well**",
        "What went well\n---",
        "What went well\n=====",
        "## Lo que salió bien",
        "## lo que salio bien!",
        "## ما الذي نجح؟",
        "## Ce qui a bien marche\u0301",
    ],
)
def test_a_prompt_is_known_in_any_language_level_and_punctuation(heading):
    assert ["went-well"] == [answer.prompt for answer in split(f"Text\n\n{heading}\n\nFoil").answers]


@pytest.mark.parametrize(
    "text",
    [
        "What went well",
        "```\n## What went well\n```",
        "~~~~\n```\n## What went well",
        "    # What went well",
        "a\nWhat went well\n---",
        "- What went well\n---",
        "a\n## What did not go well",
        "####### What went well",
    ],
)
def test_what_is_no_heading_of_a_prompt_is_text(text):
    assert (text, ()) == (split(text).body, split(text).answers)


def test_a_prompt_ends_the_answer_before_it_whatever_their_levels():
    headed = split("# What went well\na\n### Next time\nb\n")
    assert [("went-well", "a"), ("next", "b")] == [(answer.prompt, answer.text) for answer in headed.answers]


def test_a_fence_is_closed_by_one_as_long_as_it():
    assert ["next"] == [answer.prompt for answer in split("````\n```\n# What went well\n````\n# Next time").answers]


def test_an_empty_answer_is_one_without_text():
    headed = split("## What went well\n\n \n## Next time\n\nMore foil")
    assert [("went-well", ""), ("next", "\nMore foil")] == [(one.prompt, one.text) for one in headed.answers]


@pytest.mark.parametrize(
    "heading",
    ["##What went well", "##What went well?", "**What went well**", "**What went well:**", "__What went well__:"],
)
def test_a_line_that_was_meant_as_the_heading_of_a_prompt_is_one(heading):
    headed = split(f"Text\n\n{heading}\n\nFoil\n\n## Materials\n\nBoxes")
    assert [("went-well", "\nFoil")] == [(one.prompt, one.text) for one in headed.answers]
    assert headed.body.split() == ["Text", "##", "Materials", "Boxes"]


@pytest.mark.parametrize("text", ["#Materials\n\nBoxes", "**Materials**\n\nBoxes", "**What went well** was the foil"])
def test_other_lines_in_bold_or_behind_a_hash_are_text(text):
    assert (text, ()) == (split(text).body, split(text).answers)


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("## What wnet well", "What went well"),
        ("##Nxt time", "Next time"),
        ("**Next tme**", "Next time"),
        ("What I'd change\n---", "What I would change"),
        ("## Lo que saliò bein", "Lo que salió bien"),
        ("## What went wrong", None),
        ("## Time", None),
    ],
)
def test_a_heading_that_is_nearly_a_prompts_is_named_with_its_line(heading, meant):
    nearly = split(f"Text\n\n{heading}\n\nFoil").nearly
    assert [(one.line, one.heading) for one in nearly] == ([(12, meant)] if meant else [])


def test_a_prompt_that_has_its_heading_is_not_looked_for_again():
    assert split("## Next time\n\na\n\n## Nxt time\n\nb").nearly == ()


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Our oven\n\ntext", "Our oven"),
        ("\n\nOur oven\n===\ntext", "Our oven"),
        ("## *Our* `oven` ##", "Our oven"),
        ("# [Our oven](x.html)\n", "Our oven"),
        ("# Our_oven C#", "Our_oven C#"),
    ],
)
def test_a_heading_before_any_text_is_the_title_and_leaves_the_text(body, title):
    headed = split(body)
    assert (title, False) == (headed.title, "ven" in headed.body)


@pytest.mark.parametrize(
    "body", ["text\n\n# Materials\n", "## What went well\na\n# Materials", "#\ntext", "", "# ***\n"]
)
def test_other_headings_are_no_title(body):
    assert "" == split(body).title


def test_a_heading_that_says_the_title_again_leaves_the_text_and_another_one_stays():
    assert ["", "# Materials"] == [split(body, "Our Oven").body.strip() for body in ("# our oven!", "# Materials")]


def test_a_prompt_of_signs_only_matches_nothing():
    prompts = (Prompt(id="odd", words=(("en", "???"),)),)
    assert () == split("## !!!\n\ntext", prompts=prompts).answers


def test_trimming_moves_the_line_along():
    assert ("  a\n\nb", 13) == trim_body("\n \n\n  a\n\nb\n \n", 10)
    assert "" == trim_body("\n\n", 10)[0]


PIECES = st.sampled_from(
    [
        "# What went well",
        "## Next time",
        "# Title",
        "Next time",
        "---",
        "===",
        "```",
        "~~~",
        "text",
        "",
        "   ",
        "### x #",
        ">",
    ]
)


@given(st.lists(PIECES | st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\n"))))
def test_every_line_that_is_kept_keeps_its_number(lines):
    source = "\n".join(lines).split("\n")
    headed = split_headings("\n".join(lines), 1, "", DEFAULT_PROMPTS)
    body, first = trim_body(headed.body, 1)
    for number, line in enumerate(body.split("\n"), start=first):
        assert line.rstrip() in ("", source[number - 1].rstrip())
    for answer in headed.answers:
        expected = source[answer.line : answer.line + answer.text.count("\n") + 1] if answer.text else [""]
        assert [line.rstrip() for line in answer.text.split("\n")] == [line.rstrip() for line in expected]


@pytest.mark.parametrize(
    "body", ["# " + " #" * 100_000 + "x", "#" + " " * 200_000 + "x", "# " + "[" * 100_000, "`" * 200_000]
)
def test_long_odd_lines_take_no_time(body):
    start = time.process_time()
    split(body)
    split("# x\n" * 20_000)
    assert time.process_time() - start < 2
