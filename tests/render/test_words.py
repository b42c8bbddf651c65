"""The interface's words: every language complete, counted as it counts, and found by its tag."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plfolio.assess.mastery import REMARK_NOTHING, REMARK_TOO_FEW
from plfolio.assess.methods import REMARK_FEW_POINTS, REMARK_TIMES, STEP_LABELS
from plfolio.render.words import PLURAL_RULES, find_language, known_languages, load_words, read_entries

REPOSITORY = Path(__file__).parents[2]
THEME = REPOSITORY / "themes" / "portfolio"
CHARTS = REPOSITORY / "plfolio" / "render" / "charts"
OTHERS = [language for language in known_languages() if language != "en"]
FORMS = re.compile(r"\.(zero|one|two|few|many|other)$")


def test_english_spanish_and_arabic_are_there():
    assert set(known_languages()) >= {"ar", "en", "es"}


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_misses_a_key_of_english(language):
    english, other = ({FORMS.sub(".*", key) for key in read_entries(name)[0]} for name in ("en", language))
    assert sorted(english - other) == []
    assert sorted(other - english) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_misses_a_phrase_of_the_sums(language):
    phrases = {*STEP_LABELS, REMARK_TIMES, REMARK_FEW_POINTS, REMARK_NOTHING, REMARK_TOO_FEW}
    assert sorted(phrases - set(read_entries(language)[1])) == []


@pytest.mark.parametrize("language", known_languages())
def test_every_plural_has_each_form_that_the_language_uses(language):
    entries, _ = read_entries(language)
    forms = {PLURAL_RULES[entries["plurals"]](number) for number in range(200)}
    groups = {FORMS.sub("", key) for key in entries if FORMS.search(key)}
    assert [
        f"{group}.{form}" for group in sorted(groups) for form in sorted(forms) if f"{group}.{form}" not in entries
    ] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_only_what_english_fills_in(language):
    english, other = read_entries("en")[0], read_entries(language)[0]

    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text)) - {"number"}

    assert {
        key: names(text) for key, text in other.items() if key in english and names(text) != names(english[key])
    } == {}


def test_templates_and_pictures_use_only_keys_that_exist_and_every_key_is_used():
    english = set(read_entries("en")[0])
    templates, charts = (
        "".join(path.read_text(encoding="utf-8") for path in sorted(paths))
        for paths in (THEME.rglob("*.html"), CHARTS.glob("*.py"))
    )
    used = set(re.findall(r"""words(?:\.count|\.choose)?\(["']([^"']+)["']""", templates))
    used |= set(re.findall(r"""["']((?:growth|date)\.[a-z.-]+)""", charts))
    beginnings = {key for key in used if key[-1] in ".-" or f"{key}." in {name[: len(key) + 1] for name in english}}
    assert sorted(key for key in used - beginnings if key not in english) == []
    known = {key for key in english if key in used or any(key.startswith(start) for start in beginnings)}
    by_code = {"name", "direction", "plurals"} | {
        key for key in english if key.startswith(("date.", "kinds.", "menu.", "picture."))
    }
    assert sorted(english - known - by_code) == []


def test_keys_that_look_like_something_else_in_yaml_are_text():
    assert load_words("en")("level.counts.on") == "on the goal"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("es", "es"), ("es-MX", "es"), ("ES_mx", "es"), ("ar-EG", "ar"), ("tlh", None), ("", None), ("../en", None)],
)
def test_the_nearest_language_is_found_by_its_tag(tag, language):
    assert find_language(tag) == language
    assert load_words(tag).language == (language or "en")


def test_arabic_counts_in_six_ways_and_reads_from_the_right():
    words = load_words("ar")
    assert words.direction == "rtl"
    assert [words.count("work.total", number) for number in (1, 2, 3, 11, 100)] == [
        "عمل واحد",
        "عملان",
        "3 أعمال",
        "11 عملًا",
        "100 عمل",
    ]


@pytest.mark.parametrize(
    ("number", "form"), [(1, "one"), (2, "few"), (5, "many"), (12, "many"), (21, "one"), (22, "few")]
)
def test_slavic_languages_count_by_the_last_figures(number, form):
    assert PLURAL_RULES["slavic"](number) == form


@pytest.mark.parametrize(("rule", "forms"), [("none", ["other", "other"]), ("zero-is-one", ["one", "other"])])
def test_other_ways_to_count_are_there_for_other_languages(rule, forms):
    assert [PLURAL_RULES[rule](number) for number in (0, 2)] == forms


def test_days_are_written_in_words():
    assert load_words("en").day(date(2026, 10, 4)) == "4 October 2026"
    assert load_words("es").day(date(2026, 10, 4)) == "4 de octubre de 2026"


def test_sizes_are_short_and_never_nothing():
    sizes = [load_words("en").size(size) for size in (1, 999, 1000, 1001, 2_500_000, 7_000_000_000_000)]
    assert sizes == ["1\xa0B", "999\xa0B", "1\xa0kB", "2\xa0kB", "3\xa0MB", "7000\xa0GB"]


def test_what_is_filled_in_is_not_read_again():
    assert load_words("en")("page.portfolio-of", name="{name} {0} %s") == "Portfolio of {name} {0} %s"


def test_a_plugin_may_name_its_page_itself():
    assert load_words("en").title("Growth") == "Growth"
    assert load_words("en").choose("sum.methods", "a-plugins-method") == "a-plugins-method"


def test_a_key_that_no_file_has_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        load_words("en")("no.such.key")
