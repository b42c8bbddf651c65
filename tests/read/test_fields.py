"""Records: every word read by its own converter, every problem collected, nothing stopped."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.diagnostics import Location
from plfolio.model import Audience, Tag
from plfolio.read.fields import (
    Choice,
    Colour,
    Day,
    Either,
    Field,
    Language,
    Pairs,
    Record,
    Records,
    Tags,
    Text,
    Texts,
    Where,
    Whole,
    YesNo,
    choice_of,
    read_record,
)
from plfolio.read.yaml_nodes import parse_yaml

TITLE = Field(name="title", converter=Text(), default="none", doc="")
DUE = Field(name="due_day", converter=Day(), default=None, doc="", also=("due",))
AUDIENCE = Field(name="audience", converter=choice_of(Audience), default=None, doc="")
FIELDS = (TITLE, DUE, AUDIENCE)


def convert(converter, text):
    """Convert what stands behind a colon; give the value and the codes with their places."""
    node, problems = parse_yaml(f"word: {text}", "page.md")
    found = list(problems)
    value = converter.convert(node.get("word"), Where(path="page.md", found=found, name="word"))
    return value, [(one.code.id, str(one.location).removeprefix("page.md:")) for one in found]


def hint_of(converter, text):
    node, _ = parse_yaml(f"word: {text}", "page.md")
    found = []
    converter.convert(node.get("word"), Where(path="page.md", found=found, name="word"))
    return found[0].hint


def read(text, fields=FIELDS):
    found = []
    node, _ = parse_yaml(text, "page.md", first_line=2)
    return read_record(node, fields, Where(path="page.md", found=found)), found


def codes(found):
    return [one.code.id for one in found]


def test_values_are_read_and_the_rest_keeps_its_default():
    values, found = read("due_day: 2026-10-14")
    assert ("none", date(2026, 10, 14), None, []) == (values[TITLE], values[DUE], values[AUDIENCE], found)
    assert [False, True, False] == [values.has(field) for field in FIELDS]


def test_a_value_knows_where_it_stands_and_a_missing_one_where_it_could():
    values, _ = read("title: x\ndue_day: 2026-10-14")
    assert (Location("page.md", 3, 10), Location("page.md", 2, 1)) == (values.where(DUE), values.where(AUDIENCE))


@pytest.mark.parametrize("word", ["due_day", "due", "Due-Day", "DUE DAY"])
def test_other_spellings_big_letters_spaces_and_hyphens_make_no_difference(word):
    assert date(2026, 10, 14) == read(f"{word}: 2026-10-14")[0][DUE]


def test_every_problem_is_reported_and_none_hides_another():
    values, found = read("titel: x\ndue: 2026-02-30\naudience: freinds\nzzz: 1")
    assert ["F140", "F143", "F147", "F140"] == codes(found)
    assert [2, 3, 4, 5] == [one.location.line for one in found]
    assert ("none", None, None) == tuple(values[field] for field in FIELDS)


def test_an_unknown_word_gets_the_nearest_known_one_and_the_list():
    _, found = read("titel: x\nzzz: 1")
    assert 'Did you mean "title"? These words are known here: title, due_day, audience.' == found[0].hint
    assert "These words are known here: title, due_day, audience." == found[1].hint


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("audience: freinds", True),
        ("audience: [family]", True),
        ("audiance: private", True),
        ("audience: family\naudience: private", True),
        ("audience: family\nAudience: private", True),
        ("audience: family", False),
        ("audience:", False),
        ("title: x", False),
    ],
)
def test_a_field_is_doubtful_when_somebody_meant_to_set_it_and_it_did_not_work(text, is_doubtful):
    assert is_doubtful == read(text)[0].is_doubtful(AUDIENCE)


@pytest.mark.parametrize("word", ["due", "due_day", "Due-Day"])
def test_a_word_that_is_there_twice_in_whatever_spelling_is_reported_and_the_first_one_counts(word):
    values, found = read(f"due: 2026-10-14\n{word}: 2026-10-15")
    assert (date(2026, 10, 14), ["F127"]) == (values[DUE], codes(found))
    assert (Location("page.md", 3, 1), "line 2") == (found[0].location, found[0].message[-8:-2])


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
    quiet = Field(name="audience", converter=choice_of(Audience), default=None, doc="", is_quiet=True)
    values, found = read(f"{text}\ntitel: x", (TITLE, DUE, quiet))
    assert (code, line) == (values.doubt(quiet).code.id, values.doubt(quiet).location.line)
    assert ["F140"] == codes(found)
    assert 'does not know "titel"' in found[0].message


def test_what_is_wrong_inside_a_quiet_field_that_could_be_read_is_reported():
    section = Field(
        name="publish",
        converter=Record(lambda node, where: read_record(node, FIELDS, where)),
        default=None,
        doc="",
        is_quiet=True,
    )
    values, found = read("publish: {audience: famly}", (section,))
    assert (None, ["F147"]) == (values.doubt(section), codes(found))


@pytest.mark.parametrize("text", ["title: x", "id:\ntitle: x", "id: ''\ntitle: x"])
def test_a_word_that_is_needed_and_missing_or_empty_is_reported(text):
    needed = Field(name="id", converter=Text(), default="", doc="", required=True)
    assert ["F141"] == codes(read(text, (needed, TITLE))[1])


def test_a_text_stays_as_typed_without_the_space_around_it():
    assert ("0123", []) == convert(Text(), "0123 ")
    assert ("NO", []) == convert(Text(), '" NO "')


@pytest.mark.parametrize("text", ["[a]", "{a: 1}"])
@pytest.mark.parametrize(
    "converter",
    [Text(), Day(), Whole(), YesNo(), Colour(), Language(), Choice((("a", 1),)), Records(lambda *_: 1)],
    ids=lambda converter: type(converter).__name__,
)
def test_the_wrong_shape_is_reported_where_it_stands(converter, text):
    value, found = convert(converter, text)
    expected = [] if text == "[a]" and isinstance(converter, Records) else None
    if expected is None:
        assert (None, [("F142", "1:7")]) == (value, found)
    else:
        assert ((), [("F142", "1:8")]) == (value, found)


@pytest.mark.parametrize(
    ("text", "values"),
    [("one", ("one",)), ("[one, '', two]", ("one", "two")), ("I listen, and I ask", ("I listen, and I ask",))],
)
def test_texts_are_a_list_or_one_text(text, values):
    assert (values, []) == convert(Texts(), text)


@pytest.mark.parametrize("text", ["[ana, ben]", "ana, ben", "ana،ben", "' ana ,, ben'", "[ana, 'ben,']"])
def test_names_may_stand_in_one_line_with_commas(text):
    assert (("ana", "ben"), []) == convert(Texts(commas=True), text)


def test_a_list_in_a_list_is_no_list_of_texts():
    assert (None, [("F142", "1:8")]) == convert(Texts(), "[[a]]")


@pytest.mark.parametrize("text", ["[5.NF.B.4, (3)(A)*]", "5.NF.B.4,  (3)(A)*", "'5.NF.B.4, (3)(A)*'"])
def test_tags_stay_as_typed_and_know_their_place(text):
    tags, found = convert(Tags(), text)
    assert (["5.NF.B.4", "(3)(A)*"], []) == ([tag.text for tag in tags], found)
    assert [f"word: {text}".index(tag.text) + 1 for tag in tags] == [tag.location.column for tag in tags]
    assert Tag(text="5.NF.B.4", location=Location("page.md", 1, tags[0].location.column)) == tags[0]


def test_a_day_is_year_month_day():
    assert (date(2026, 10, 14), []) == convert(Day(), "2026-10-14")


@pytest.mark.parametrize("text", ["2026-02-30", "2024-13-40", "2025-02-29", "0000-01-01"])
def test_a_day_that_does_not_exist_is_reported(text):
    assert (None, [("F143", "1:7")]) == convert(Day(), text)


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("14/10/2026", "2026-10-14."),
        ("10/14/2026", "2026-10-14."),
        ("14.10.2026", "2026-10-14."),
        ("4/10/2026", "2026-10-04 or 2026-04-10."),
        ("5/5/2026", "2026-05-05."),
        ("2026/10/14", "2026-10-14."),
        ("2026-1-4", "2026-01-04."),
        ("31.2.2026", "2026-10-14."),
        ("14 October 2026", "2026-10-14."),
        ("1/2/3/4", "2026-10-14."),
        ("yesterday", "2026-10-14."),
        ("\u0662\u0660\u0662\u0666-\u0661\u0660-\u0661\u0664", "2026-10-14."),
    ],
)
def test_a_day_in_another_order_is_not_guessed_but_shown_as_it_should_be(text, example):
    assert (None, [("F144", "1:7")]) == convert(Day(), text)
    assert hint_of(Day(), text).endswith(f"like {example}")


@given(st.dates())
def test_every_day_is_read_back(day):
    assert (day, []) == convert(Day(), day.isoformat())


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("007", 7), ("-1", -1), ("٣", 3)])
def test_a_whole_number_in_the_digits_of_any_script(text, number):
    assert (number, []) == convert(Whole(), text)


@pytest.mark.parametrize("text", ["two", "2.5", "1_000", "1e3", "9" * 5000, "²"])
def test_what_is_no_whole_number_is_reported(text):
    assert (None, [("F145", "1:7")]) == convert(Whole(), text)


@pytest.mark.parametrize(
    ("converter", "text", "limits"),
    [
        (Whole(minimum=1), "0", "from 1"),
        (Whole(maximum=5), "6", "up to 5"),
        (Whole(minimum=1, maximum=5), "6", "from 1 up to 5"),
    ],
)
def test_a_number_out_of_range_is_reported_with_the_range(converter, text, limits):
    assert (None, [("F146", "1:7")]) == convert(converter, text)
    assert f"Write a number {limits}." == hint_of(converter, text)


def test_a_choice_is_made_in_any_letters():
    assert (Audience.FAMILY, []) == convert(choice_of(Audience), "Family")


def test_a_wrong_choice_gets_the_nearest_one_and_all_of_them():
    assert (None, [("F147", "1:7")]) == convert(choice_of(Audience), "famly")
    expected = 'Did you mean "family"? Write one of these: private, family, school, public.'
    assert expected == hint_of(choice_of(Audience), "famly")


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("No", False), ("TRUE", True), ("off", False)])
def test_yes_and_no(text, value):
    assert (value, []) == convert(YesNo(), text)


def test_the_hint_for_yes_and_no_is_short():
    assert "Write one of these: yes, no." == hint_of(YesNo(), "maybe")


@pytest.mark.parametrize(("text", "colour"), [('"#2F5d8a"', "#2f5d8a"), ("'#25A'", "#2255aa")])
def test_colours_are_six_small_digits(text, colour):
    assert (colour, []) == convert(Colour(), text)


@pytest.mark.parametrize("text", ["sea blue", '"#12345"', '"#12345g"', '"red;x:url(y)"'])
def test_what_is_no_colour_is_reported(text):
    assert (None, [("F148", "1:7")]) == convert(Colour(), text)


@pytest.mark.parametrize(("text", "language"), [("no", "no"), ("zh-Hans", "zh-Hans"), ("pt_BR", "pt-BR")])
def test_languages_are_short_names(text, language):
    assert (language, []) == convert(Language(), text)


@pytest.mark.parametrize("text", ["Spanish", "e", "en us", '"en\\" x"'])
def test_what_is_no_language_is_reported(text):
    assert (None, [("F149", "1:7")]) == convert(Language(), text)


def test_records_that_have_problems_are_left_out_and_the_others_stay():
    def read_title(record, where):
        return read_record(record, FIELDS, where)[TITLE]

    value, found = convert(Records(read_title), "[{title: a}, b, {title: c, due: x}]")
    assert (("a", "c"), ["F142", "F144"]) == (value, [code for code, _ in found])
    assert ("a", []) == convert(Record(read_title), "{title: a}")


def test_pairs_have_free_words_and_report_by_them():
    value, found = convert(Pairs(Whole()), "{SCI.1: 3, SCI.2: x}")
    assert ([("SCI.1", 3)], [("F145", "1:25")]) == ([(key.text, number) for key, number in value], found)
    assert '"SCI.2" needs' in message_of(Pairs(Whole()), "{SCI.2: x}")


def test_the_first_of_two_pairs_with_one_word_counts():
    value, found = convert(Pairs(Whole()), "{SCI.1: 3, SCI.1: 4}")
    assert ([("SCI.1", 3)], [("F127", "1:18")]) == ([(key.text, number) for key, number in value], found)


def message_of(converter, text):
    found = []
    node, _ = parse_yaml(f"word: {text}", "page.md")
    converter.convert(node.get("word"), Where(path="page.md", found=found, name="word"))
    return found[0].message


def test_either_takes_one_text_or_more():
    either = Either(lone=Whole(), many=Texts())
    assert [(3, []), (("3",), [])] == [convert(either, "3"), convert(either, "[3]")]


@given(st.text(), st.sampled_from([Text(), Texts(), Tags(), Day(), Whole(), Colour(), Language(), YesNo()]))
def test_no_text_raises(text, converter):
    node, found = parse_yaml(text, "page.md")
    if node is not None:
        collected = list(found)
        converter.convert(node, Where(path="page.md", found=collected, name="word"))
        assert all(one.message and one.hint for one in collected)
