"""The table of codes: complete, without doubles, and in words that can be filled."""

import pickle
import re
import string
from dataclasses import replace

import pytest

from plfolio.diagnostics import ALL_CODES, Location, Reader, find_code, sort_diagnostics

FIELDS = ("title", "message", "hint", "why", "wrong", "right")


def names_in(code):
    return {name for part in (code.message, code.hint) for _, name, _, _ in string.Formatter().parse(part) if name}


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.id)
def test_every_code_has_all_its_words(code):
    assert [name for name in FIELDS if not getattr(code, name).strip()] == []
    assert re.fullmatch(r"[A-Z]\d{3}", code.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.id)
def test_every_code_fills_its_words_with_anything(code):
    """Whatever a child typed, braces and all, ends up in the message as it is."""
    names = names_in(code)
    found = code.at(Location("a.md", 3), **dict.fromkeys(names, "{x} 50% \\"))
    assert all("{x} 50% \\" in found.message + found.hint for _ in names)


def test_codes_and_names_are_each_used_once():
    keys = [key for code in ALL_CODES for key in (code.id, code.name)]
    assert sorted(keys) == sorted(set(keys))


def test_a_code_is_found_by_id_and_by_name_in_any_case():
    code = ALL_CODES[0]
    assert (find_code(code.id.lower()), find_code(code.name.upper()), find_code("nothing")) == (code, code, None)


def test_a_forgotten_value_fails_where_the_message_is_made():
    code = next(code for code in ALL_CODES if "{" in code.message)
    with pytest.raises(KeyError):
        code.at(Location("a.md"))


def test_messages_are_sorted_by_place_and_said_once():
    code = next(code for code in ALL_CODES if "{" not in code.message + code.hint)
    places = [Location("b.md", 1), Location("a.md", 10), Location("a.md", 2), Location("a.md", 2)]
    shown = [str(found.location) for found in sort_diagnostics(code.at(place) for place in places)]
    assert shown == ["a.md:2", "a.md:10", "b.md:1"]


def test_a_message_comes_out_of_another_process_with_the_very_code_it_had():
    """Doors ask `found.code is B101`; and a thousand messages are sent without their words."""
    found = [code.at(Location("a.md", 3), **dict.fromkeys(names_in(code), "x")) for code in ALL_CODES]
    packed = pickle.dumps(found)
    arrived = pickle.loads(packed)  # noqa: S301 - our own bytes
    assert arrived == found
    assert [one.code.id for one, other in zip(arrived, found, strict=True) if one.code is not other.code] == []
    assert len(packed) / len(found) < 120


def test_a_code_that_is_in_no_table_is_sent_whole():
    own = replace(ALL_CODES[0], id="X999")
    assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301 - our own bytes


def test_students_messages_avoid_the_words_of_programmers():
    hard = re.compile(
        r"\b(parse|parser|yaml|invalid|encoding|syntax|null|string|boolean|integer|token)\b", re.IGNORECASE
    )
    texts = {code.id: f"{code.message} {code.hint} {code.title}" for code in ALL_CODES if code.reader is Reader.STUDENT}
    assert {name: hard.findall(text) for name, text in texts.items() if hard.search(text)} == {}
