"""Records: every word read by its own converter, every problem collected, nothing stopped."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.diagnostics import Location
from plfolio.model import Audience
from plfolio.read.converters import Where, as_day, as_text, member_of
from plfolio.read.fields import Field, Record, section
from plfolio.read.yaml_nodes import parse_yaml


class Page(Record):
    title = Field(as_text, "none", "What it is called.")
    due = Field(as_day, None, "The day.", name="due_day", also=("due",))
    audience = Field(member_of(Audience), None, "Who may see it.")


def read(text, kind=Page):
    node, problems = parse_yaml(text, "page.md", first_line=2)
    found = list(problems)
    return kind(node, Where(path="page.md", found=found)), found


def codes(found):
    return [one.code.id for one in found]


def test_values_are_read_and_the_rest_keeps_its_default():
    page, found = read("due_day: 2026-10-14")
    assert ("none", date(2026, 10, 14), None, []) == (page.title, page.due, page.audience, found)
    assert [False, True, False] == [page.has(field) for field in Page.fields]


def test_the_class_has_the_fields_in_their_order_with_their_documentation():
    assert (Page.title, Page.due, Page.audience) == Page.fields
    assert ("due_day", "due", "The day.") == (Page.due.name, Page.due.attribute, Page.due.doc)


def test_values_can_be_had_by_attribute_without_some():
    page, _ = read("title: x\ndue: 2026-10-14")
    assert {"title": "x", "due": date(2026, 10, 14)} == page.values(Page.audience)


def test_a_field_may_stand_in_two_records_and_means_itself_in_each():
    class Goal(Record):
        due = Page.due
        title = Page.title

    goal, _ = read("due: 2026-10-14", Goal)
    assert (("due_day", "title"), date(2026, 10, 14)) == (tuple(field.name for field in Goal.fields), goal.due)
    assert goal.where(Page.due) == goal.where(Goal.due) == Location("page.md", 2, 6)


def test_a_value_knows_where_it_stands_and_a_missing_one_where_it_could():
    page, _ = read("title: x\ndue_day: 2026-10-14")
    assert (Location("page.md", 3, 10), Location("page.md", 2, 1)) == (page.where(Page.due), page.where(Page.audience))


@pytest.mark.parametrize("word", ["due_day", "due", "Due-Day", "DUE DAY"])
def test_other_spellings_big_letters_spaces_and_hyphens_make_no_difference(word):
    assert date(2026, 10, 14) == read(f"{word}: 2026-10-14")[0].due


def test_every_problem_is_reported_and_none_hides_another():
    page, found = read("titel: x\ndue: 2026-02-30\naudience: freinds\nzzz: 1")
    assert ["F140", "F143", "F147", "F140"] == codes(found)
    assert [2, 3, 4, 5] == [one.location.line for one in found]
    assert {"title": "none", "due": None, "audience": None} == page.values()


def test_an_unknown_word_gets_the_nearest_known_one_and_the_list():
    _, found = read("titel: x\nzzz: 1\nDue dey: x")
    assert 'Did you mean "title"? These words are known here: title, due_day, audience.' == found[0].hint
    assert "These words are known here: title, due_day, audience." == found[1].hint
    assert found[2].hint.startswith('Did you mean "due_day"?')


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("audience: freinds", True),
        ("audience: [family]", True),
        ("audiance: private", True),
        ("audience: family\naudience: private", True),
        ("audience: family\nAudience: private", True),
        ("Audience: family\nAudience: private", True),
        ("audience: family", False),
        ("audience:", False),
        ("title: x\ntitle: y", False),
    ],
)
def test_a_field_is_doubtful_when_somebody_meant_to_set_it_and_it_did_not_work(text, is_doubtful):
    page, _ = read(text)
    assert is_doubtful == page.is_doubtful(Page.audience) == page.is_doubtful(Page.due, Page.audience)


@pytest.mark.parametrize("word", ["due", "due_day", "Due-Day"])
def test_a_word_that_is_there_twice_in_whatever_spelling_is_reported_and_the_first_one_counts(word):
    page, found = read(f"due: 2026-10-14\n{word}: 2026-10-15")
    assert (date(2026, 10, 14), ["F127"]) == (page.due, codes(found))
    assert (Location("page.md", 3, 1), "line 2") == (found[0].location, found[0].message[-8:-2])


class Quiet(Record):
    title = Page.title
    audience = Field(member_of(Audience), None, "Who may see it.", is_quiet=True)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("audience: famly", "F147", 2),
        ("audience: [family]", "F142", 2),
        ("audiance: family", "F140", 2),
        ("audience: family\naudience: famly", "F127", 3),
        ("audiance: family\naudience: famly", "F140", 2),
    ],
)
def test_what_is_wrong_with_a_quiet_field_is_left_to_whoever_asks_for_it(text, code, line):
    page, found = read(f"{text}\ntitel: x", Quiet)
    doubt = page.doubt(Quiet.audience)
    assert (code, line) == (doubt.code.id, doubt.location.line)
    assert ["F140"] == codes(found)
    assert 'does not know "titel"' in found[0].message


class QuietSection(Record):
    publish = section(Page, is_quiet=True)


def test_what_is_wrong_inside_a_quiet_field_that_could_be_read_is_reported():
    page, found = read("publish: {audience: famly}", QuietSection)
    assert (None, ["F147"]) == (page.doubt(QuietSection.publish), codes(found))


class Needed(Record):
    id = Field(as_text, "", "", is_required=True)
    title = Page.title


@pytest.mark.parametrize("text", ["title: x", "id:\ntitle: x", "id: ''\ntitle: x"])
def test_a_word_that_is_needed_and_missing_or_empty_is_reported(text):
    assert ["F141"] == codes(read(text, Needed)[1])


def test_a_word_that_is_needed_and_wrong_is_reported_once():
    assert ["F142"] == codes(read("id: [x]", Needed)[1])


class Section(Record):
    """What is inside."""

    page = section(Page, also=("leaf",))


def test_a_section_is_a_record_of_its_own_and_has_its_defaults_when_it_is_not_there():
    inside, found = read("page:\n  title: x\n  zzz: 1", Section)
    assert ("x", ["F140"]) == (inside.page.title, codes(found))
    missing, found = read("leaf:", Section)
    assert ("none", []) == (missing.page.title, found)
    assert not missing.page.is_doubtful(*Page.fields)
    wrong, found = read("page: x", Section)
    assert ("none", True, ["F142"]) == (wrong.page.title, wrong.is_doubtful(Section.page), codes(found))


SPELLINGS = {"title": Page.title, "Title": Page.title, "due": Page.due, "due-day": Page.due, "audience": Page.audience}
WORDS = st.sampled_from([*SPELLINGS, "audiance", "zzz"])
VALUES = st.sampled_from(["", "x", "2026-10-14", "2026-02-30", "family", "pals", "[a]", "{a: b}"])


@given(st.lists(st.tuples(WORDS, VALUES), min_size=1, max_size=6))
def test_a_field_says_what_its_first_line_says_when_it_stands_alone(lines):
    """No other line changes a value, and whatever is doubted is reported."""
    page, found = read("\n".join(f"{word}: {value}" for word, value in lines))
    for field in Page.fields:
        first = next(((word, value) for word, value in lines if SPELLINGS.get(word) is field), ("zzz", ""))
        assert read(": ".join(first))[0].get(field) == page.get(field)
        assert found or not page.is_doubtful(field)
