"""Every kind of page, in every look, light and dark: nothing that axe-core finds fault with."""

import shutil
from datetime import date
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

# One student for each look, and one who writes from right to left.
STUDENTS = {
    "maya-oduya": "calm",
    "junie-park": "playful",
    "kofi-brandt": "bold",
    "theo-lindqvist": "notebook",
    "ines-carvalho": "formal",
    "yusuf-haddad": "calm, from right to left",
}
EVERYWHERE = ("index.html", "work", "growth.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory, repository):
    root = tmp_path_factory.mktemp("sample")
    for name in ("site_config.yml", "school", "student_content"):
        source = repository / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)
    school, _ = open_school(root)
    options = BuildOptions(edition=Audience.FAMILY, as_of=date(2026, 11, 23), executor="serial", jobs=1)
    return build_school(school, options, Silence()).folder


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


def one_of_each_kind(folder):
    """The first page of each kind: those in one folder are of one kind."""
    kinds = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        kinds.setdefault(name.split("/")[0], path)
    return kinds


def find_faults(page, path):
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [(path.name, fault["id"], node["html"][:120]) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("student", STUDENTS)
def test_axe_finds_no_fault_with_any_kind_of_page_in_any_look(site, browser, student, scheme):
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    kinds = one_of_each_kind(site / student)
    # All kinds once in the light and once from right to left in the dark; elsewhere those in which most is different.
    is_whole = (student, scheme) in {("maya-oduya", "light"), ("yusuf-haddad", "dark")}
    chosen = kinds if is_whole else {name: kinds[name] for name in EVERYWHERE if name in kinds}
    assert len(chosen) >= (10 if is_whole else 2)
    assert [fault for path in chosen.values() for fault in find_faults(page, path)] == []
    page.close()


def test_the_check_finds_faults_where_there_are_some(browser, tmp_path):
    (tmp_path / "bad.html").write_text(
        "<!doctype html><title>x</title><img src=x><p style='color:#ccc'>pale</p>", encoding="utf-8"
    )
    page = browser.new_page()
    assert {fault for _, fault, _ in find_faults(page, tmp_path / "bad.html")} >= {"image-alt", "html-has-lang"}
    page.close()


def test_at_four_times_the_size_nothing_is_lost(site, browser):
    """400 % on a screen of 1280 pixels is a screen of 320: no page scrolls sideways, whatever its look."""
    page = browser.new_page(viewport={"width": 320, "height": 256})
    wide = []
    for student in STUDENTS:
        for path in one_of_each_kind(site / student).values():
            page.goto(path.as_uri())
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append((student, path.name))
    assert wide == []
    page.close()


def test_who_wants_no_motion_gets_none(site, browser):
    page = browser.new_page(reduced_motion="reduce")
    page.goto((site / "maya-oduya" / "work.html").as_uri())
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration !== '0s').length"
    )
    assert moving == 0
    page.close()
