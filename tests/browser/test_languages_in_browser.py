"""Every language on every page, in a real browser: what it says of itself, how wide it is, and the way between them."""

import re
import shutil
from datetime import date
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import sync_playwright

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PHONE = {"width": 320, "height": 640}
OFFERED = ("ar", "es", "fr", "uk", "vi", "zh")
# One who writes in English, and one in Arabic.
STUDENTS = {"maya-oduya": "en", "yusuf-haddad": "ar"}
IN_TWO_LANGUAGES = {"paper.html", "class-heights.html"}
# Of every text on a page: the nearest language that is said for it, and its letters.
TEXTS = """() => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent.trim() && node.parentElement.checkVisibility()) {
      found.push([node.parentElement.closest("[lang]").lang, node.textContent.trim()]);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, repository):
    """Two students of the sample school, whose school offers every language to everybody."""
    root = tmp_path_factory.mktemp("languages")
    for name in ("school", "student_content"):
        shutil.copytree(repository / name, root / name)
    text = (repository / "site_config.yml").read_text(encoding="utf-8")
    offer = f"  language: en\n  languages: [{', '.join(OFFERED)}]\n"
    assert "  language: en\n" in text
    (root / "site_config.yml").write_text(text.replace("  language: en\n", offer, 1), encoding="utf-8")
    options = BuildOptions(
        edition=Audience.FAMILY, as_of=date(2026, 11, 23), students=tuple(STUDENTS), executor="serial", jobs=1
    )
    return build_school(open_school(root)[0], options, Silence()).folder


@pytest.fixture(scope="module")
def page(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser.new_page(viewport=PHONE)
        browser.close()


def pages_of(site):
    """Every page with the language that its folder promises."""
    for student, own in STUDENTS.items():
        for path in sorted((site / student).rglob("*.html")):
            first = PurePosixPath(path.relative_to(site / student)).parts[0]
            yield path, first if first in (*OFFERED, "en") else own


def test_every_student_has_every_page_in_every_language(site):
    for student in STUDENTS:
        found = [language for path, language in pages_of(site) if path.is_relative_to(site / student)]
        assert set(found) == {*OFFERED, "en"}
        assert {found.count(language) for language in found} == {len(found) // 7}


def is_arabic(text):
    return 2 * len(re.findall(r"[\u0600-\u06ff]", text)) > len(re.findall(r"[^\W\d_]", text))


def test_every_page_says_its_language_and_direction_and_is_no_wider_than_a_small_phone(site, page):
    """And so does every text on it: a screen reader changes its voice by `lang`."""
    wrong, unmarked = [], []
    for path, language in pages_of(site):
        page.goto(path.as_uri())
        said = page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]")
        width = page.evaluate("document.documentElement.scrollWidth")
        if said != [language, "rtl" if language == "ar" else "ltr"] or width > PHONE["width"]:
            wrong.append((path.relative_to(site).as_posix(), said, width))
        # What nobody says the language of: teachers' comments, files, people's names, and a piece that is in two.
        if path.name not in IN_TWO_LANGUAGES:
            page.evaluate(
                "document.querySelectorAll('blockquote:not([lang]), pre, h1 > bdi').forEach(one => one.remove())"
            )
            texts = [(said, text) for said, text in page.evaluate(TEXTS) if "\u2068" not in text]
            unmarked += [(path.name, said, text) for said, text in texts if is_arabic(text) and said != "ar"]
    assert wrong == []
    assert unmarked == []


@pytest.mark.parametrize(
    ("student", "place"),
    [
        ("maya-oduya", "work/our-solar-oven.html"),
        ("yusuf-haddad", "standards.html"),
    ],
)
def test_the_switch_keeps_the_page_through_all_languages_and_back(site, page, student, place):
    page.goto((site / student / place).as_uri())
    start = page.url
    names = page.locator(".pf-languages a").all_inner_texts()
    assert len(names) == 7
    for name in [*names[1:], names[0]]:
        page.locator(".pf-languages").get_by_text(name, exact=True).click()
        assert page.url.endswith(f"/{place}")
        assert page.locator(".pf-languages [aria-current]").inner_text() == name
        assert page.locator("html").get_attribute("lang") == page.locator(".pf-languages [aria-current]").get_attribute(
            "lang"
        )
    assert page.url == start


def test_the_place_on_the_page_is_kept_too(site, page):
    page.goto((site / "yusuf-haddad" / "standards.html").as_uri())
    anchor = page.locator(".pf-node").nth(5).get_attribute("id")
    page.goto(f"{page.url}#{anchor}")
    page.locator(".pf-languages").get_by_text("English").click()
    page.wait_for_load_state()
    assert page.url.endswith(f"/en/standards.html#{anchor}")
    assert page.locator(f"#{anchor}").count() == 1


def test_without_scripts_the_switch_works_as_well(site, chromium, page):
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto((site / "maya-oduya" / "work" / "our-solar-oven.html").as_uri())
    plain.locator(".pf-languages").get_by_text("Français").click()
    assert plain.url.endswith("/maya-oduya/fr/work/our-solar-oven.html")
    context.close()


def test_texts_of_both_directions_start_at_their_own_side(site, page):
    page.goto((site / "maya-oduya" / "ar" / "work" / "our-solar-oven.html").as_uri())
    direction = "selector => getComputedStyle(document.querySelector(selector)).direction"
    assert page.evaluate(direction, ".pf-words p") == "ltr"
    assert page.evaluate(direction, "h2") == "rtl"
    assert page.evaluate(direction, ".pf-code") == "ltr"
    assert page.evaluate(direction, ".pf-words table") == page.evaluate(direction, ".pf-file table") == "ltr"
    boxes = page.evaluate("[...document.querySelectorAll('.table-scroll')].map(box => box.scrollLeft)")
    assert set(boxes) == {0}
    page.goto((site / "yusuf-haddad" / "en" / "work" / "kite-ratios.html").as_uri())
    assert page.evaluate(direction, ".pf-words p") == "rtl"
    assert page.evaluate(direction, "h2") == "ltr"
