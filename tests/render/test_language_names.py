"""Languages by all that people call them, and never by a guess."""

from __future__ import annotations

import pytest

from plfolio.render.language_names import describe_languages, recognise_language, suggest_language


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("es", "es"),
        (" ES ", "ES"),
        ("es-MX", "es-MX"),
        ("es_MX", "es-MX"),
        ("spa", "es"),
        ("Spanish", "es"),
        ("español", "es"),
        ("Arabic", "ar"),
        ("العربية", "ar"),
        ("chi", "zh"),
        ("Chinese", "zh"),
        ("简体中文", "zh"),
        ("VIETNAMESE", "vi"),
    ],
)
def test_a_language_is_known_by_its_tag_by_three_letters_and_by_its_names(written, tag):
    assert recognise_language(written) == tag


@pytest.mark.parametrize("written", ["", "Spansih", "so", "Somali", "zh-Hant", "Chinese (Traditional)", "e", "Elvish"])
def test_what_is_not_quite_a_name_is_none(written):
    assert recognise_language(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Spansih", "es (Español)"),
        ("Espanol", "es (Español)"),
        ("Chinese (Traditional)", "zh (简体中文)"),
        ("Ukranian", "uk (Українська)"),
        ("Klingon", ""),
    ],
)
def test_the_nearest_name_is_suggested_and_only_if_it_is_near(written, meant):
    assert suggest_language(written) == meant


def test_every_language_is_listed_by_its_tag_and_what_it_calls_itself():
    assert {"ar (العربية)", "en (English)", "vi (Tiếng Việt)"} <= set(describe_languages().split(", "))
