"""The looks a school allows, and its own: whatever is written, there is always one, and mistakes are answered."""

from __future__ import annotations

import pytest

from plfolio.looks import LOOKS
from plfolio.read.config import read_settings

NAMES = [look.name for look in LOOKS]


def read(tmp_path, text):
    (tmp_path / "site_config.yml").write_text(text, encoding="utf-8")
    settings, found = read_settings(tmp_path)
    return settings, [(one.code.id, one.location.line) for one in found]


def names(settings):
    return [look.name for look in settings.looks]


def test_without_a_word_about_looks_all_are_allowed(tmp_path):
    settings, found = read(tmp_path, "school: {name: Hill}\n")
    assert (names(settings), found) == (NAMES, [])


def test_a_school_names_the_looks_and_the_first_is_the_usual_one(tmp_path):
    settings, found = read(tmp_path, "looks: {allowed: [Notebook, calm, notebook]}\n")
    assert (names(settings), found) == (["notebook", "calm"], [])
    assert settings.look_for("") is settings.looks[0]


def test_a_look_that_is_not_there_is_left_out_with_a_suggestion(tmp_path):
    settings, found = read(tmp_path, "looks:\n  allowed: [clam, bold]\n")
    assert (names(settings), found) == (["bold"], [("C114", 2)])


def test_when_no_allowed_look_is_there_all_are(tmp_path):
    settings, found = read(tmp_path, "looks: {allowed: [clam]}\n")
    assert (names(settings), found) == (NAMES, [("C114", 1)])


def test_a_school_brings_a_look_of_its_own_like_another(tmp_path):
    settings, found = read(
        tmp_path,
        "looks:\n  allowed: [river]\n  own:\n"
        '    - {name: River, like: bold, accent: teal, light: {paper: "#eef6f6"}, dark: {ink: "#ffffff"}}\n',
    )
    (river,) = settings.looks
    bold = next(look for look in LOOKS if look.name == "bold")
    assert found == []
    assert (river.name, river.shape, river.accent) == ("river", "bold", "teal")
    assert (river.light.paper, river.light.ink) == ("#eef6f6", bold.light.ink)
    assert (river.dark.paper, river.dark.ink) == (bold.dark.paper, "#ffffff")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{like: calm}", "F141"),
        ("{name: river, like: clam}", "C114"),
        ("{name: river, accent: sparkling}", "F147"),
        ('{name: river, light: {paper: "#12"}}', "F148"),
        ("{name: river, lihgt: {}}", "F140"),
    ],
)
def test_a_mistake_in_a_look_of_ones_own_is_answered_where_it_stands(tmp_path, entry, code):
    settings, found = read(tmp_path, f"looks:\n  own:\n    - {entry}\n")
    assert found == [(code, 3)]
    assert names(settings)[: len(NAMES)] == NAMES


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example/x/y/", "HTTPS://A.example/2026"])
def test_a_web_address_is_taken_as_it_is(tmp_path, address):
    settings, found = read(tmp_path, f"publish: {{address: '{address}'}}\n")
    assert (settings.web_address, found) == (address, [])


@pytest.mark.parametrize("address", ["portfolios", "ftp://a.example", "https://", "https://a.example/?q", "//a"])
def test_what_is_no_web_address_is_answered(tmp_path, address):
    settings, found = read(tmp_path, f"publish: {{address: '{address}'}}\n")
    assert (settings.web_address, found) == ("", [("C113", 1)])
