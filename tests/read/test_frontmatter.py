"""A page is split at its two lines of dashes, or left out when what it says about itself can't be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.read.frontmatter import Page, split_page


def split(text):
    page, found = split_page(text, "page.md")
    return page, [(one.code.id, one.location.line) for one in found]


def test_a_page_is_split_and_its_text_knows_its_line():
    page, found = split("---\ntitle: x\n---\nMy text\n")
    assert ("x", "My text\n", 4, []) == (page.front.get("title").text, page.body, page.body_line, found)
    assert 2 == page.front.get("title").line


@pytest.mark.parametrize("text", ["", "My text", "# Title\n\ntext\n", "Dear diary: today\n---\nx", "- a: b\n", "-\nx"])
def test_a_page_without_lines_at_the_top_is_all_text(text):
    assert (Page(path="page.md", front=None, body=text, body_line=1), []) == split(text)


@pytest.mark.parametrize("front", ["", "\n", "# only a note\n"])
def test_nothing_between_the_dashes_is_fine(front):
    page, found = split(f"---\n{front}---\ntext")
    assert (None, "text", []) == (page.front, page.body, found)


@pytest.mark.parametrize("start", ["\n\n", "\ufeff", " \n\u00a0\n", "\u200b", "  "])
def test_empty_lines_and_invisible_signs_above_the_dashes_do_not_turn_them_into_text(start):
    page, found = split(f"{start}---  \naudience: private\n--- \t\ntext")
    assert ("private", "text", []) == (page.front.get("audience").text, page.body, found)
    assert start.count("\n") + 4 == page.body_line


def test_dashes_inside_the_text_and_inside_a_value_are_not_the_end():
    page, found = split("---\ntitle: a --- b\nwhy: |\n  x\n  ---\n---\none\n---\ntwo")
    assert ("a --- b", "x\n---\n", "one\n---\ntwo", []) == (
        page.front.get("title").text,
        page.front.get("why").text,
        page.body,
        found,
    )


@pytest.mark.parametrize("text", ["---", "---\ntitle: x", "\n---\ntitle: x\n\nMy text\n"])
def test_lines_that_are_never_closed_leave_the_page_out(text):
    assert (None, [("P101", text.index("-") + 1)]) == split(text)


@pytest.mark.parametrize(
    "text", ["title: x\naudience: private\n---\ntext", "Audience: private\n\n---\ntext", "date: x\nself: 3"]
)
def test_missing_first_dashes_leave_the_page_out(text):
    assert (None, [("P102", 1)]) == split(text)


@pytest.mark.parametrize("dash", ["\u2014", "\u2013-", "\u2014\u2014", "----", "--- #", "-\u2010\u2011"])
def test_dashes_that_a_program_changed_leave_the_page_out(dash):
    assert (None, [("P103", 2)]) == split(f"\n{dash}\naudience: private\n{dash}\ntext")


@pytest.mark.parametrize(("front", "what"), [("- title: x", "a list"), ("My oven", "one text"), ("'x'", "one text")])
def test_lines_at_the_top_without_words_leave_the_page_out(front, what):
    page, found = split_page(f"---\n{front}\n---\ntext", "page.md")
    assert (None, ["P104"]) == (page, [one.code.id for one in found])
    assert what in found[0].message


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("title: a: b", "F125", 2),
        ("title: x\naudience: 'private", "F122", 3),
        ("a: *b", "F126", 2),
        ("x: \0", "F129", 2),
    ],
)
def test_lines_at_the_top_that_can_not_be_read_leave_the_page_out(front, code, line):
    assert (None, [(code, line)]) == split(f"---\n{front}\n---\ntext")


LINES = st.lists(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\n\r")))


@given(st.integers(0, 3), st.lists(st.sampled_from(["title: x", "date: 2026-10-14", "# note", "", "why: y"])), LINES)
def test_the_text_begins_at_the_line_it_says(blank, front, body):
    text = "\n".join([*[""] * blank, "---", *front, "---", *body])
    page, _ = split_page(text, "page.md")
    assert "\n".join(body) == page.body
    assert text.split("\n")[page.body_line - 1 :] == (body or [])


@given(
    st.text()
    | st.lists(st.sampled_from(["---", "\n", "title: x", "\u2014", "a", " ", "- b", "\ufeff", "'"])).map("".join)
)
def test_no_text_raises_and_a_page_is_given_or_a_reason(text):
    page, found = split_page(text, "page.md")
    assert page is not None or any(one.severity == "error" for one in found)
    if page is not None:
        assert text.endswith(page.body)
