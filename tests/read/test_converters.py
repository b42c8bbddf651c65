"""What one line may say: typed values, or a message at the place where it was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.diagnostics import Location
from plfolio.model import Audience, Tag
from plfolio.read.converters import (
    Where,
    as_colour,
    as_day,
    as_language,
    as_languages,
    as_names,
    as_number,
    as_pairs,
    as_record,
    as_records,
    as_tag,
    as_tags,
    as_text,
    as_texts,
    as_translations,
    as_yes_no,
    member_of,
    one_of,
)
from plfolio.read.fields import Field, Record
from plfolio.read.yaml_nodes import Items, Scalar, parse_yaml


class Titled(Record):
    title = Field(as_text, "", "")
    level = Field(as_number(minimum=1), None, "")


def try_out(converter, text):
    """Convert what stands behind a colon; give the value and the messages."""
    node, problems = parse_yaml(f"word: {text}", "page.md")
    found = list(problems)
    return converter(node.get("word"), Where(path="page.md", found=found, name="word")), found


def convert(converter, text):
    """Give the value and the codes with their places."""
    value, found = try_out(converter, text)
    return value, [(one.code.id, str(one.location).removeprefix("page.md:")) for one in found]


def hint_of(converter, text):
    return try_out(converter, text)[1][0].hint


def test_a_text_stays_as_typed_without_the_space_around_it():
    assert ("0123", []) == convert(as_text, "0123 ")
    assert ("NO", []) == convert(as_text, '" NO "')


@pytest.mark.parametrize("text", ["[a]", "{a: 1}"])
@pytest.mark.parametrize(
    "converter",
    [as_text, as_day, as_number(minimum=1), as_yes_no, as_colour, as_language, one_of({"a": 1})],
    ids=["text", "day", "number", "yes_no", "colour", "language", "one_of"],
)
def test_a_list_or_a_group_in_the_place_of_one_text_is_reported(converter, text):
    assert (None, [("F142", "1:7")]) == convert(converter, text)


@pytest.mark.parametrize("text", ["a", "[a]"])
def test_what_is_no_group_of_lines_is_reported(text):
    assert (None, [("F142", "1:7")]) == convert(as_record(lambda *_: 1), text)
    assert (None, [("F142", "1:7")]) == convert(as_pairs(as_text, "{word: 1}"), text)


@pytest.mark.parametrize("text", ["a", "{a: 1}"])
def test_what_is_no_list_of_records_is_reported(text):
    assert (None, [("F142", "1:7")]) == convert(as_records(lambda *_: 1), text)


@pytest.mark.parametrize(
    ("text", "values"),
    [("one", ("one",)), ("[one, '', two]", ("one", "two")), ("I listen, and I ask", ("I listen, and I ask",))],
)
def test_texts_are_a_list_or_one_text(text, values):
    assert (values, []) == convert(as_texts, text)


@pytest.mark.parametrize("text", ["[ana, ben]", "ana, ben", "ana،ben", "' ana ,, ben'", "[ana, 'ben,']"])
def test_names_may_stand_in_one_line_with_commas(text):
    assert (("ana", "ben"), []) == convert(as_names, text)


def test_a_list_in_a_list_is_no_list_of_texts():
    assert (None, [("F142", "1:8")]) == convert(as_texts, "[[a]]")


@pytest.mark.parametrize(
    "text", ["[5.NF.B.4, (3)(A)*]", "5.NF.B.4,  (3)(A)*", "'5.NF.B.4, (3)(A)*'", "'  5.NF.B.4 ,(3)(A)*,'"]
)
def test_tags_stay_as_typed_and_know_their_place(text):
    tags, found = convert(as_tags, text)
    assert (["5.NF.B.4", "(3)(A)*"], []) == ([tag.text for tag in tags], found)
    assert [f"word: {text}".index(tag.text) + 1 for tag in tags] == [tag.location.column for tag in tags]
    assert Tag(text="5.NF.B.4", location=Location("page.md", 1, tags[0].location.column)) == tags[0]


def test_a_day_is_year_month_day():
    assert (date(2026, 10, 14), []) == convert(as_day, "2026-10-14")


@pytest.mark.parametrize("text", ["04.10.2026", "4.10.2026"])
def test_with_dots_the_day_comes_first(text):
    assert (date(2026, 10, 4), []) == convert(as_day, text)


@pytest.mark.parametrize("text", ["2026-02-30", "2024-13-40", "2025-02-29", "0000-01-01"])
def test_a_day_that_does_not_exist_is_reported(text):
    assert (None, [("F143", "1:7")]) == convert(as_day, text)


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("14/10/2026", "2026-10-14."),
        ("10/14/2026", "2026-10-14."),
        ("10.14.2026", "2026-10-14."),
        ("14.10.26", "2026-10-14."),
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
    assert (None, [("F144", "1:7")]) == convert(as_day, text)
    assert hint_of(as_day, text).endswith(f"like {example}")


@given(st.dates())
def test_every_day_is_read_back(day):
    assert (day, []) == convert(as_day, day.isoformat())


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("007", 7), ("-1", -1), ("٣", 3)])
def test_a_whole_number_in_the_digits_of_any_script(text, number):
    assert (number, []) == convert(as_number(minimum=-1), text)


@pytest.mark.parametrize("text", ["two", "2.5", "1_000", "1e3", "9" * 5000, "²"])
def test_what_is_no_whole_number_is_reported(text):
    assert (None, [("F145", "1:7")]) == convert(as_number(minimum=-1), text)


@pytest.mark.parametrize(
    ("converter", "text", "limits"),
    [
        (as_number(minimum=1), "0", "from 1"),
        (as_number(minimum=1, maximum=5), "6", "from 1 up to 5"),
    ],
)
def test_a_number_out_of_range_is_reported_with_the_range(converter, text, limits):
    assert (None, [("F146", "1:7")]) == convert(converter, text)
    assert f"Write a number {limits}." == hint_of(converter, text)


def test_a_choice_is_made_in_any_letters():
    assert (Audience.FAMILY, []) == convert(member_of(Audience), "Family")


def test_a_wrong_choice_gets_the_nearest_one_and_all_of_them():
    assert (None, [("F147", "1:7")]) == convert(member_of(Audience), "famly")
    expected = 'Did you mean "family"? Write one of these: private, family, school, public.'
    assert expected == hint_of(member_of(Audience), "famly")


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("No", False), ("TRUE", True), ("off", False)])
def test_yes_and_no(text, value):
    assert (value, []) == convert(as_yes_no, text)


def test_the_hint_for_yes_and_no_is_short():
    assert "Write one of these: yes, no." == hint_of(as_yes_no, "maybe")


@pytest.mark.parametrize(("text", "colour"), [('"#2F5d8a"', "#2f5d8a"), ("'#25A'", "#2255aa")])
def test_colours_are_six_small_digits(text, colour):
    assert (colour, []) == convert(as_colour, text)


@pytest.mark.parametrize("text", ["sea blue", '"#12345"', '"#12345g"', '"red;x:url(y)"'])
def test_what_is_no_colour_is_reported(text):
    assert (None, [("F148", "1:7")]) == convert(as_colour, text)


@pytest.mark.parametrize(("text", "language"), [("no", "no"), ("zh-Hans", "zh-Hans"), ("pt_BR", "pt-BR")])
def test_languages_are_short_names(text, language):
    assert (language, []) == convert(as_language, text)


@pytest.mark.parametrize("text", ["Spanish", "e", "en us", '"en\\" x"'])
def test_what_is_no_language_is_reported(text):
    assert (None, [("F149", "1:7")]) == convert(as_language, text)


def test_records_that_have_problems_are_left_out_and_the_others_stay():
    def read_title(record, where):
        return Titled(record, where).title or None

    value, found = convert(as_records(read_title), "[{title: a}, b, {title: c, level: x}]")
    assert (("a", "c"), ["F142", "F145"]) == (value, [code for code, _ in found])
    assert ("a", []) == convert(as_record(read_title), "{title: a}")
    assert None is convert(as_records(read_title, is_whole=True), "[{title: a}, {title: ''}]")[0]
    assert ("a", "b") == convert(as_records(read_title, is_whole=True), "[{title: a}, {title: b}]")[0]


def test_pairs_have_free_words_and_report_by_them():
    value, found = try_out(as_pairs(as_number(minimum=1), "{word: 1}"), "{SCI.1: 3, SCI.2: x}")
    assert [("SCI.1", 3)] == [(key.text, number) for key, number in value]
    assert ("F145", 25, True) == (found[0].code.id, found[0].location.column, '"SCI.2" needs' in found[0].message)


def test_the_first_of_two_pairs_with_one_word_counts():
    value, found = convert(as_pairs(as_number(minimum=1), "{word: 1}"), "{SCI.1: 3, SCI.1: 4}")
    assert ([("SCI.1", 3)], [("F127", "1:18")]) == ([(key.text, number) for key, number in value], found)


@pytest.mark.parametrize("text", ["SCI.1", "[SCI.1]", "' SCI.1 '"])
def test_one_code_may_be_alone_in_a_list(text):
    tag, found = convert(as_tag, text)
    assert ("SCI.1", []) == (tag.text, found)


@pytest.mark.parametrize("text", ["[SCI.1, SCI.2]", "[]", "['']", "{SCI.1: 3}", "[[SCI.1]]"])
def test_what_is_not_one_code_is_reported(text):
    tag, found = convert(as_tag, text)
    assert (None, ["F142"]) == (tag, [code for code, _ in found])


CONVERTERS = {
    "text": as_text,
    "texts": as_texts,
    "names": as_names,
    "tags": as_tags,
    "tag": as_tag,
    "day": as_day,
    "number": as_number(minimum=1),
    "colour": as_colour,
    "language": as_language,
    "yes_no": as_yes_no,
    "audience": member_of(Audience),
    "record": as_record(Titled),
    "records": as_records(Titled),
    "pairs": as_pairs(as_number(minimum=1), "{word: 1}"),
}
SCRAPS = st.lists(st.sampled_from([*"ab1-:,[]{}'\"#", "\n", "\n  ", ": ", "- ", "yes", "2026-10-14", "#25a"])).map(
    "".join
)


@given(st.text() | SCRAPS, st.sampled_from(sorted(CONVERTERS)))
def test_whatever_stands_there_is_a_value_or_a_message(text, name):
    node, _ = parse_yaml(text, "page.md")
    if node is not None:
        found = []
        value = CONVERTERS[name](node, Where(path="page.md", found=found, name="word"))
        assert value is not None or [one.code.id for one in found]
        assert all(one.message and one.hint for one in found)


NAMES = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=",،、\uff0c'\""), min_size=1)


@given(st.lists(NAMES), st.sampled_from([", ", ",", " ، ", "、", "\uff0c", ",,"]))
def test_a_list_and_a_line_with_commas_say_the_same(names, comma):
    lone = Scalar(text=comma.join(names), line=1, column=1)
    listed = Items(items=tuple(Scalar(text=name, line=1, column=1) for name in names), line=1, column=1)
    where = Where(path="page.md", found=[])
    assert tuple(names) == as_names(lone, where) == as_names(listed, where)
    assert [lone.text[tag.location.column - 1 :].startswith(tag.text) for tag in as_tags(lone, where)] == [True] * len(
        names
    )


def test_languages_are_kept_as_typed_with_their_places():
    value, found = convert(as_languages, "[es, Tiếng Việt, zh_Hans]")
    assert ([one.text for one in value], found) == (["es", "Tiếng Việt", "zh_Hans"], [])
    assert [str(one.location) for one in convert(as_languages, "es, ar")[0]] == ["page.md:1:7", "page.md:1:11"]
    assert convert(as_languages, "{es: ar}") == (None, [("F142", "1:7")])


def test_a_text_in_several_languages_keeps_those_that_can_be_read():
    assert convert(as_translations, "{es: Uno, pt_BR: Um}") == ((("es", "Uno"), ("pt-BR", "Um")), [])
    assert convert(as_translations, "{es: Uno, Latin text: Unus}") == ((("es", "Uno"),), [("F149", "1:17")])
    assert convert(as_translations, "Uno") == (None, [("F142", "1:7")])
