"""The interface's words: every language complete, counted as it counts, and found by its tag."""
# ruff: noqa: RUF001 - letters of other scripts are what this is about

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel import Locale

from plfolio.assess.mastery import REMARK_NOTHING, REMARK_TOO_FEW
from plfolio.assess.methods import REMARK_FEW_POINTS, REMARK_TIMES, STEP_LABELS
from plfolio.plugins import load_plugins
from plfolio.render import words as words_module
from plfolio.render.words import Words, find_language, known_languages, list_missing, load_words, read_entries
from plfolio.settings import DEFAULT_SCALE

REPOSITORY = Path(__file__).parents[2]
THEME = REPOSITORY / "themes" / "portfolio"
CHARTS = REPOSITORY / "plfolio" / "render" / "charts"
OTHERS = [language for language in known_languages() if language != "en"]
COMPLETE = [language for language in known_languages() if read_entries(language)[0].get("complete") == "yes"]
FORMS = re.compile(r"\.(zero|one|two|few|many|other)$")
DAY = date(2026, 10, 4)


def keys_of(language):
    return {FORMS.sub(".*", key) for key in read_entries(language)[0]}


# What there is.


def test_the_languages_of_the_families_are_there_and_complete():
    assert set(COMPLETE) >= {"ar", "en", "es", "fr", "uk", "vi", "zh"}


@pytest.mark.parametrize("language", COMPLETE)
def test_a_language_that_says_it_is_complete_lacks_nothing(language):
    assert list_missing(language) == ()


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_has_entries_that_english_has_not(language):
    assert sorted(keys_of(language) - keys_of("en")) == []
    assert sorted(set(read_entries(language)[1]) - set(read_entries("en")[1])) == []


def test_english_lists_every_phrase_that_a_sum_can_say_and_the_usual_levels():
    parameters = [one for _, method in load_plugins().mastery_methods for one in method.parameters]
    said = {*STEP_LABELS, REMARK_TIMES, REMARK_FEW_POINTS, REMARK_NOTHING, REMARK_TOO_FEW}
    said |= {word for parameter in parameters for word in (parameter.name, *parameter.choices)}
    said |= {text for level in DEFAULT_SCALE.levels for text in (level.name, level.description)}
    assert set(read_entries("en")[1]) == said


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_only_what_english_fills_in(language):
    english, other = read_entries("en")[0], read_entries(language)[0]

    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text)) - {"number"}

    assert {
        key: names(text) for key, text in other.items() if key in english and names(text) != names(english[key])
    } == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_number_that_english_says_is_said(language):
    """Only one and two may be in the word itself, as in Arabic."""
    english, other = read_entries("en")[0], read_entries(language)[0]
    lost = [
        key
        for key, text in other.items()
        if "{number}" in english.get(FORMS.sub(".other", key), "") and "{number}" not in text
    ]
    assert [key for key in lost if not key.endswith((".zero", ".one", ".two"))] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_ends_as_the_english_does(language):
    """A sentence stays a sentence, and a label that a text follows stays one."""
    english, other = read_entries("en")[0], read_entries(language)[0]
    ends = (".", "\u3002", ":", "\uff1a")
    assert [
        key
        for key, text in other.items()
        if text.endswith(ends) != english.get(FORMS.sub(".other", key), "").endswith(ends)
    ] == []


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
    by_code = {"name", "complete"} | {key for key in english if key.startswith(("kinds.", "menu.", "picture."))}
    assert sorted(english - known - by_code) == []


# What is missing is told, and is English meanwhile.


@pytest.fixture
def half_a_language(tmp_path, monkeypatch):
    """Polish, by one file with a few of its words, beside the languages that there are."""
    folder = tmp_path / "languages"
    folder.mkdir()
    for language in ("en", "uk"):
        folder.joinpath(f"{language}.yml").write_bytes((words_module._FOLDER / f"{language}.yml").read_bytes())
    text = (
        'name: Polski\nmenu: {home: Start, work: ""}\nwork:\n  total: {one: "{number} praca", few: "{number} prace"}\n'
    )
    (folder / "pl.yml").write_text(text + "phrases: {Mean: Średnia}\n", encoding="utf-8")
    monkeypatch.setattr(words_module, "_FOLDER", folder)
    caches = (known_languages, find_language, load_words, read_entries)
    for cache in caches:
        cache.cache_clear()
    try:
        yield load_words("pl")
    finally:
        monkeypatch.undo()
        for cache in caches:
            cache.cache_clear()


def test_a_language_is_added_by_one_file_and_what_it_lacks_stays_english(half_a_language):
    words = half_a_language
    assert (words.language, words("menu.home"), words("menu.work"), words("menu.badges")) == (
        "pl",
        "Start",
        "Work",
        "Badges",
    )
    assert [words.count("work.total", number) for number in (1, 3)] == ["1 praca", "3 prace"]
    assert words.count("work.total", 5) == "5 pieces of work"
    assert (words.phrase("Mean"), words.phrase("Highest")) == ("Średnia", "Highest")
    assert (words.day(DAY), words.direction) == ("4 października 2026", "ltr")


def test_what_a_language_lacks_is_listed_with_the_forms_it_counts_by(half_a_language):
    missing = list_missing("pl")
    assert {"menu.work", "menu.badges", "work.total.many", "artifact.people-others.few"} <= set(missing)
    assert {"name", "menu.home", "work.total.one", "work.total.few"} & set(missing) == set()
    assert "phrases: Highest" in missing
    assert "phrases: Mean" not in missing


def test_the_list_of_what_is_missing_can_be_printed():
    command = [sys.executable, str(REPOSITORY / "tools" / "list_missing_words.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ar العربية: complete\n" in done.stdout
    assert len(done.stdout.splitlines()) == len(known_languages())


# Which language is meant.


@pytest.mark.parametrize(
    ("tag", "language", "country"),
    [
        ("es", "es", "es"),
        ("es-MX", "es", "es-MX"),
        ("ES_mx", "es", "es-MX"),
        ("ar-EG", "ar", "ar-EG"),
        ("en-x-simple", "en", "en"),
        ("zh-CN", "zh", "zh-Hans-CN"),
        ("zh-Hans", "zh", "zh-Hans"),
        ("zh-Hant", None, "en"),
        ("zh-TW", None, "en"),
        ("tlh", None, "en"),
        ("", None, "en"),
        ("../en", None, "en"),
    ],
)
def test_the_nearest_language_in_the_same_letters_is_found_by_its_tag(tag, language, country):
    assert find_language(tag) == language
    assert (load_words(tag).base, load_words(tag).language) == (language or "en", country)


@pytest.mark.parametrize("language", known_languages())
def test_a_language_runs_as_its_own_name_does_and_as_everybody_says(language):
    assert load_words(language).direction == Locale.parse(language).text_direction


# How each counts, and writes figures, days, sizes and lists.


@pytest.mark.parametrize(
    ("language", "numbers", "said"),
    [
        ("en", (0, 1, 2), ["0 pieces of work", "1 piece of work", "2 pieces of work"]),
        ("es", (0, 1, 2), ["0 trabajos", "1 trabajo", "2 trabajos"]),
        ("fr", (0, 1, 2), ["0 travail", "1 travail", "2 travaux"]),
        ("ar", (1, 2, 3, 11, 100), ["عمل واحد", "عملان", "3 أعمال", "11 عملًا", "100 عمل"]),
        ("zh", (1, 2), ["1 件作品", "2 件作品"]),
        ("vi", (1, 2), ["1 bài", "2 bài"]),
        ("uk", (1, 2, 5, 12, 21, 22), ["1 робота", "2 роботи", "5 робіт", "12 робіт", "21 робота", "22 роботи"]),
    ],
)
def test_each_language_counts_in_its_own_way(language, numbers, said):
    assert [load_words(language).count("work.total", number) for number in numbers] == said


@pytest.mark.parametrize(
    ("tag", "day", "short", "month"),
    [
        ("en", "October 4, 2026", "Oct 4, 2026", "October 2026"),
        ("en-GB", "4 October 2026", "4 Oct 2026", "October 2026"),
        ("es", "4 de octubre de 2026", "4 oct 2026", "octubre de 2026"),
        ("fr", "4 octobre 2026", "4 oct. 2026", "octobre 2026"),
        ("ar", "4 أكتوبر 2026", "04\u200f/10\u200f/2026", "أكتوبر 2026"),
        ("ar-SY", "4 تشرين الأول 2026", "04\u200f/10\u200f/2026", "تشرين الأول 2026"),
        ("zh", "2026年10月4日", "2026年10月4日", "2026年10月"),
        ("vi", "4 tháng 10, 2026", "4 thg 10, 2026", "tháng 10 năm 2026"),
        ("uk", "4 жовтня 2026\u202fр.", "4 жовт. 2026\u202fр.", "жовтень 2026\u202fр."),
    ],
)
def test_days_are_written_as_the_language_and_the_country_write_them(tag, day, short, month):
    words = load_words(tag)
    assert (words.day(DAY), words.short_day(DAY), words.month(DAY)) == (day, short, month)


@pytest.mark.parametrize(
    ("tag", "figure", "expression"),
    [
        ("en", "2.65", "0.65 x 3 + max(2, 2.5)"),
        ("fr", "2,65", "0,65 x 3 + max(2; 2,5)"),
        ("es", "2,65", "0,65 x 3 + max(2; 2,5)"),
        ("es-MX", "2.65", "0.65 x 3 + max(2, 2.5)"),
        ("ar", "2.65", "0.65 x 3 + max(2, 2.5)"),
        ("uk", "2,65", "0,65 x 3 + max(2; 2,5)"),
    ],
)
def test_figures_have_the_languages_sign_for_decimals_and_no_figure_is_lost(tag, figure, expression):
    words = load_words(tag)
    assert (words.number("2.65"), words.number("0.65 x 3 + max(2, 2.5)"), words.number(3)) == (figure, expression, "3")
    assert words.number("\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}2.6667") == f"≈\N{NO-BREAK SPACE}{figure[:3]}667"


@pytest.mark.parametrize("tag", [*known_languages(), "ar-EG", "ar-SA", "fa"])
def test_a_page_has_one_set_of_digits_that_of_the_codes_and_the_badges(tag):
    words = load_words(tag)
    said = words.day(DAY) + words.short_day(DAY) + words.number("2.65") + words.size(2_500_000)
    assert [letter for letter in said if letter.isdigit() and not letter.isascii()] == []


def test_sizes_are_short_and_never_nothing():
    sizes = [load_words("en").size(size) for size in (1, 999, 1000, 1001, 2_500_000, 7_000_000_000_000)]
    assert sizes == ["1\xa0kB", "1\xa0kB", "1\xa0kB", "2\xa0kB", "3\xa0MB", "7000\xa0GB"]
    assert [load_words(tag).size(2_500_000) for tag in ("fr", "uk", "zh")] == ["3\u202fMo", "3\xa0МБ", "3\xa0MB"]


@pytest.mark.parametrize(
    ("tag", "two", "three"),
    [
        ("en", "A and B", "A, B, and C"),
        ("es", "A y B", "A, B y C"),
        ("fr", "A et B", "A, B et C"),
        ("zh", "A和B", "A、B和C"),
        ("vi", "A và B", "A, B và C"),
        ("uk", "A і B", "A, B і C"),
    ],
)
def test_lists_are_joined_as_in_a_sentence(tag, two, three):
    words = load_words(tag)
    assert [words.listed("ABC"[:count]) for count in range(4)] == ["", "A", two, three]
    assert [len(words.between(count)) for count in range(5)] == [0, 1, 2, 3, 4]


def test_what_runs_the_other_way_is_kept_apart_from_the_words_around_it():
    """Without the marks around it, the full stop after an English name would jump to the other side of it."""
    arabic, english = load_words("ar"), load_words("en")
    assert arabic("page.portfolio-of", name="Ana B.") == "ملف أعمال \u2068Ana B.\u2069"
    assert arabic("page.portfolio-of", name="يوسف") == "ملف أعمال يوسف"
    assert english("page.portfolio-of", name="يوسف") == "Portfolio of \u2068يوسف\u2069"
    assert english("page.portfolio-of", name="José") == "Portfolio of José"
    assert arabic.listed(["Ana", "يوسف"]) == "\u2068Ana\u2069 ويوسف"


# What they promise to templates and plugins.


def test_keys_that_look_like_something_else_in_yaml_are_text():
    assert load_words("en")("level.counts.on") == "on the goal"


def test_what_is_filled_in_is_not_read_again():
    assert load_words("en")("page.portfolio-of", name="{name} {0} %s") == "Portfolio of {name} {0} %s"


def test_a_plugin_may_name_its_page_itself():
    assert load_words("en").title("Growth") == "Growth"
    assert load_words("en").choose("sum.methods", "a-plugins-method") == "a-plugins-method"


def test_a_key_that_no_file_has_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        load_words("en")("no.such.key")


def test_a_language_that_nobody_knows_is_written_as_english_is():
    words = Words("hmn", "hmn", read_entries("en")[0], {})
    assert (words.day(DAY), words.count("work.total", 1)) == ("October 4, 2026", "1 piece of work")
