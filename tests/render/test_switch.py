"""A site in several languages: the same pages in each, one way between them, and each text said to be what it is in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from posixpath import dirname, join, normpath

import pytest
from sample_views import HEAT, artifact, empty_view, framework, student_view, tag

from plfolio.model import Criterion, Rubric
from plfolio.render.mkdocs_site import SiteRenderer, built_in_theme
from plfolio.render.pages import plan_pages
from plfolio.render.switch import choose_languages
from plfolio.settings import DEFAULT_SCALE, Settings

OVEN = "work/our-solar-oven.html"


@lru_cache(maxsize=1)
def renderer() -> SiteRenderer:
    return SiteRenderer((built_in_theme(),))


def render_site(view) -> dict[str, str]:
    return {file.path: file.data.decode() for file in renderer().render(plan_pages(view))}


def content_of(html):
    """What lies between the frame's header and its footer, without the school's name."""
    return html.partition("<article")[2].partition(">")[2].partition("</article>")[0].replace("Our school", "")


def words_of(html):
    return set(re.findall(r"[A-Za-z]{3,}", re.sub(r"<[^>]+>", " ", content_of(html))))


def in_languages(*languages, **fields):
    return student_view(other_languages=languages, **fields)


def written_in(view, student="", school="en"):
    profile = replace(view.portfolio.profile, language=student)
    return replace(
        view,
        portfolio=replace(view.portfolio, profile=profile),
        settings=replace(view.settings, language=school),
    )


def pages_of(view):
    return {page.path: page for page in plan_pages(view)}


def translated():
    """The sample's framework, with one statement in Spanish."""
    own = framework()
    said = (("es", "Puedo explicar cómo se mueve el calor."),)
    standards = (replace(one, translations=said) if one.id == HEAT else one for one in own.standards)
    return (replace(own, language="en", standards=tuple(standards)),)


# Which languages there are.


@pytest.mark.parametrize(
    ("student", "school", "others", "languages"),
    [
        ("es", "en", ("es", "ar", "en"), {"": "es", "ar/": "ar", "en/": "en"}),
        ("en", "en", ("es-MX", "es", "en"), {"": "en", "es/": "es-MX"}),
        ("", "fr", ("fr",), {"": "fr"}),
        ("tlh", "fr", ("en", "fr"), {"": "fr", "en/": "en"}),
        ("tlh", "tlh", ("en", "es", "tlh"), {"": "tlh", "es/": "es"}),
        ("en", "en-GB", ("en-GB",), {"": "en-GB"}),
        ("en-US", "en-GB", ("en-GB",), {"": "en-US"}),
        ("zh-Hant", "en", ("zh", "en"), {"": "en", "zh/": "zh"}),
    ],
)
def test_the_students_own_language_is_at_the_root_and_each_other_once_in_its_folder(student, school, others, languages):
    assert choose_languages(written_in(in_languages(*others), student, school)) == languages


def test_every_page_is_there_in_every_language_under_the_same_path():
    alone = list(pages_of(student_view()))
    assert list(pages_of(in_languages("es", "ar"))) == [
        f"{folder}{path}" for folder in ("", "es/", "ar/") for path in alone
    ]


def test_a_site_in_one_language_is_what_it_was_and_speaks_of_no_other():
    alone, offered_its_own = render_site(student_view()), render_site(in_languages("en", "en"))
    assert alone == offered_its_own
    assert [path for path, html in alone.items() if "pf-languages" in html or "hreflang" in html] == []


# The way between them.


@pytest.mark.parametrize("path", ["index.html", OVEN, "standards.html"])
def test_the_switch_leads_to_the_same_page_in_each_language(path):
    pages = pages_of(in_languages("es", "ar"))
    for folder, own in (("", "en"), ("es/", "es"), ("ar/", "ar")):
        page = pages[f"{folder}{path}"]
        found = {one.language: normpath(join(dirname(page.path), one.url)) for one in page.site.alternates}
        assert found == {"en": path, "es": f"es/{path}", "ar": f"ar/{path}"}
        assert [one.language for one in page.site.alternates if one.is_current] == [own]
        assert [(one.name, one.direction) for one in page.site.alternates] == [
            ("English", "ltr"),
            ("Español", "ltr"),
            ("العربية", "rtl"),
        ]


def test_a_page_that_one_language_lacks_is_not_promised_there():
    site = in_languages("es")
    maps = {page.path: page for page in plan_pages(site)}
    assert maps[OVEN].site.alternates
    lone = pages_of(replace(site, portfolio=replace(site.portfolio, artifacts=())))
    assert {one.url for one in lone["work.html"].site.alternates} == {"work.html", "es/work.html"}


def test_every_address_on_every_page_leads_into_the_site():
    site = render_site(in_languages("es", "ar"))
    # What the builder writes beside the pages: shared files, and each language's index for searching.
    shared = re.compile(r"(assets|files|badges)/[^/]|[a-z]+/search-index\.js$")
    dead = []
    for path, html in site.items():
        for url in re.findall(r'(?:href|src)="([^"#][^"]*)"', html):
            target = normpath(join(dirname(path), url.partition("#")[0]))
            if "://" not in url and target not in site and not shared.match(target):
                dead.append((path, url))
    assert dead == []


def test_files_badges_and_styles_are_shared_by_all_languages():
    page = render_site(in_languages("es"))[f"es/{OVEN}"]
    assert 'src="../../files/oven-1a.jpg"' in page
    assert 'href="../../assets/portfolio.css"' in page
    assert 'href="../../badges/observer-256.png"' in render_site(in_languages("es"))["es/badges/observer.html"]


def test_links_stay_in_the_language_one_reads():
    page = render_site(in_languages("es"))[f"es/{OVEN}"]
    assert 'href="../index.html"' in page
    assert re.search(r'href="\.\./standards\.html#s-\w+"', page)
    assert 'href="../work/first-try.html"' in page


def test_the_page_tells_programs_where_the_others_are_and_readers_in_their_own_words():
    page = render_site(in_languages("ar"))[OVEN]
    assert '<link rel="alternate" hreflang="ar" href="../ar/work/our-solar-oven.html">' in page
    assert '<a href="../ar/work/our-solar-oven.html" lang="ar" hreflang="ar" dir="rtl">العربية</a>' in page
    assert (
        '<a href="../work/our-solar-oven.html" lang="en" hreflang="en" dir="ltr" aria-current="page">English</a>'
        in page
    )


# What each text is said to be in.


def test_every_page_says_its_language_and_direction_even_one_that_material_has_no_words_for():
    site = render_site(written_in(in_languages("ar", "zh-Hans"), "en", "en-GB"))
    assert {re.search(r'<html lang="([^"]+)"', html)[1] for path, html in site.items() if "/" not in path} == {"en-GB"}
    assert '<html lang="ar"' in site["ar/index.html"]
    assert '<body dir="rtl"' in site["ar/index.html"]
    assert '<html lang="zh-Hans"' in site["zh/index.html"]
    assert '<body dir="ltr"' in site["zh/index.html"]


def test_what_the_student_writes_is_marked_where_the_page_is_in_another_language():
    site = render_site(in_languages("es"))
    assert "lang=" not in content_of(site[OVEN])
    page = site[f"es/{OVEN}"]
    assert '<h1 dir="auto" lang="en">Our solar oven</h1>' in page
    assert '<div class="pf-words" lang="en"><p dir="auto">We built it.' in page
    assert ' dir="auto" lang="en">It failed twice first.</blockquote>' in page
    assert '<a href="../work/first-try.html"><bdi lang="en">First try</bdi></a>' in page
    about = site["es/about.html"]
    assert '<li dir="auto" lang="en">asking questions</li>' in about
    goals = site["es/goals.html"]
    assert '<strong>Por qué:</strong> <bdi lang="en">I like heat</bdi>' in goals
    assert '<span class="pf-tag">Hecho</span> <bdi lang="en">Find boxes</bdi>' in goals


def test_a_piece_in_another_language_than_its_writers_is_marked_as_that():
    view = in_languages("es")
    piece = artifact(title="El horno", language="es", body="Lo hicimos.")
    view = replace(view, portfolio=replace(view.portfolio, artifacts=(piece,)))
    site = render_site(view)
    assert '<h1 dir="auto" lang="es">El horno</h1>' in site[OVEN]
    assert '<h1 dir="auto">El horno</h1>' in site[f"es/{OVEN}"]


def test_what_the_school_writes_is_marked_too():
    site = render_site(written_in(in_languages("en"), "es", "en"))
    assert '<bdi lang="en">Careful Observer</bdi>' in site["badges.html"]
    assert "<bdi>Careful Observer</bdi>" in site["en/badges.html"]
    assert '<h1 dir="auto" lang="en">Careful Observer</h1>' in site["badges/observer.html"]
    assert '<bdi lang="en">We grow beans.</bdi>' in site["plan.html"]
    assert '<li dir="auto" lang="en">Teach it</li>' in site["plan.html"]
    assert '<bdi lang="en">Our school</bdi>' in site["index.html"]


def test_codes_stay_left_to_right():
    pages = "".join(render_site(in_languages("ar")).values())
    codes = re.findall(r"<bdi([^>]*)>SCI[.\d]*</bdi>", pages)
    assert codes
    assert [attributes for attributes in codes if 'dir="ltr"' not in attributes] == []


def test_a_program_reads_from_the_left_and_a_text_from_where_it_starts():
    page = render_site(in_languages("ar"))[f"ar/{OVEN}"]
    assert '<pre dir="ltr" tabindex="0" role="region" aria-label="Our solar oven: code.py"><code>print(' in page


def test_on_an_arabic_page_an_english_name_keeps_its_full_stop():
    site = render_site(in_languages("ar"))
    assert "<span>أُنجز مع \u2068Ben B.\u2069 وشخص آخر</span>" in site[f"ar/{OVEN}"]


# What is translated is shown so.


def test_a_standard_is_said_in_the_pages_language_where_its_framework_does():
    site = render_site(in_languages("es", "ar", frameworks=translated()))
    assert ">I can explain how heat moves.</a>" in site[OVEN]
    assert 'dir="auto">Puedo explicar cómo se mueve el calor.</a>' in site[f"es/{OVEN}"]
    assert 'dir="auto" lang="en">I can say what plants need.</a>' in site[f"es/{OVEN}"]
    assert 'dir="auto" lang="en">I can explain how heat moves.</a>' in site[f"ar/{OVEN}"]
    assert '<span dir="auto">Puedo explicar cómo se mueve el calor.</span>' in site["es/standards.html"]
    assert "I can explain how heat moves." not in site["es/standards.html"]


def test_levels_are_named_as_the_school_translates_them_and_the_usual_ones_as_plfolio_does():
    usual = render_site(in_languages("es", "uk"))
    assert "<bdi>Logrado</bdi>" in usual[f"es/{OVEN}"]
    assert "<bdi>Досягнуто</bdi>" in usual[f"uk/{OVEN}"]
    meets = replace(DEFAULT_SCALE.levels[2], names=(("es", "Cumple"),), descriptions=(("es", "Ya sé hacerlo."),))
    odd = replace(DEFAULT_SCALE.levels[0], name="Seedling", description="It sprouts.")
    scale = replace(DEFAULT_SCALE, levels=(odd, DEFAULT_SCALE.levels[1], meets, DEFAULT_SCALE.levels[3]))
    view = in_languages("es", settings=Settings(scales=(scale,)), masteries={}, badges=(), rubrics={})
    page = render_site(view)["es/standards.html"]
    assert "<bdi>Cumple</bdi>" in page
    assert '<dd dir="auto">Ya sé hacerlo.</dd>' in page
    assert '<bdi lang="en">Seedling</bdi>' in page
    assert '<dd dir="auto" lang="en">It sprouts.</dd>' in page


def test_a_rubric_is_shown_in_the_pages_language_level_by_level():
    criteria = (
        Criterion(level=3, text="Says why", translations=(("es", "Dice por qué"),)),
        Criterion(level=4, text="Predicts"),
    )
    rubrics = {HEAT: Rubric(tag=tag("SCI.1"), criteria=criteria)}
    page = render_site(in_languages("es", rubrics=rubrics))[f"es/{OVEN}"]
    assert '<p dir="auto">Dice por qué</p>' in page
    assert '<p dir="auto" lang="en">Predicts</p>' in page


def test_sums_have_the_pages_sign_for_decimals():
    view = in_languages("fr")
    found = view.masteries[HEAT]
    calculation = replace(found.calculation, method="decaying", shown="2.65", parameters=(("weight", "0.65"),))
    page = render_site(replace(view, masteries={HEAT: replace(found, calculation=calculation)}))
    assert "The result is 2.65." in page["standards.html"]
    assert "Setting: weight 0.65" in page["standards.html"]
    assert "Le résultat est 2,65." in page["fr/standards.html"]
    assert "Réglage\u00a0: poids 0,65" in page["fr/standards.html"]


@pytest.mark.parametrize("language", ["ar", "es", "fr", "uk", "vi", "zh"])
def test_no_english_of_ours_is_left_on_a_page_in_another_language(language):
    """Everything on the pages of a student who wrote nothing is ours."""
    site = render_site(replace(empty_view(), other_languages=(language,)))
    paths = [path for path in site if not path.startswith(f"{language}/")]
    assert len(site) == 2 * len(paths)
    for path in paths:
        assert words_of(site[path]), path
        assert words_of(site[f"{language}/{path}"]) & words_of(site[path]) <= {"Plan", "page"}, path
