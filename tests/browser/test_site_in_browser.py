"""The sample school in a real browser: from a double click, with nothing asked of anybody else."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience
from plfolio.serve.server import open_server

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 320, "height": 640}


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
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


def watch(page):
    """Gather what a page asks for, and what it complains about."""
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # A picture still on its way when the test goes on to the next page is "aborted", which is no fault of the page.
    page.on(
        "requestfailed",
        lambda request: None if "ABORTED" in request.failure else complaints.append(f"failed: {request.url}"),
    )
    return asked, complaints


def pages_of(site):
    return sorted(site.rglob("*.html"))


def test_every_page_opens_by_double_click_and_asks_nobody_else(site, browser):
    page = browser.new_page()
    asked, complaints = watch(page)
    for path in pages_of(site):
        page.goto(path.as_uri())
    inside = site.as_uri() + "/"
    assert [url for url in asked if not url.startswith((inside, "data:"))] == []
    assert complaints == []
    page.close()


def test_every_page_opens_over_http_and_asks_nobody_else(site, browser):
    page = browser.new_page()
    asked, complaints = watch(page)
    with open_server(site, 0) as server:
        own = f"http://127.0.0.1:{server.port}/"
        for path in pages_of(site):
            page.goto(own + path.relative_to(site).as_posix())
        assert [url for url in asked if not url.startswith((own, "data:"))] == []
    assert complaints == []
    page.close()


def test_no_page_is_wider_than_a_small_phone(site, browser):
    page = browser.new_page(viewport=PHONE)
    wide = []
    for path in pages_of(site):
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide.append((path.relative_to(site).as_posix(), width))
    assert wide == []
    page.close()


def test_every_link_between_pages_leads_to_a_place_that_is_there(site, browser):
    page = browser.new_page()
    dead = []
    for path in pages_of(site):
        page.goto(path.as_uri())
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        for link in links:
            target, _, anchor = link.partition("#")
            if not target.startswith("file://"):
                continue
            there = (
                Path.from_uri(target)
                if hasattr(Path, "from_uri")
                else Path(page.evaluate(f"decodeURI({target[7:]!r})"))
            )
            if not there.is_file() or (anchor and f'id="{anchor}"' not in there.read_text(encoding="utf-8")):
                dead.append((path.name, link))
    assert dead == []
    page.close()


def test_a_right_to_left_students_site_reads_from_the_right(site, browser):
    page = browser.new_page()
    page.goto((site / "yusuf-haddad" / "index.html").as_uri())
    assert page.evaluate("document.documentElement.dir || document.body.dir") == "rtl"
    page.close()


def test_every_page_says_its_language_and_has_one_heading_of_the_first_rank(site, browser):
    page = browser.new_page()
    for path in pages_of(site):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.lang") != "", path
        assert page.locator("h1").count() == 1, path
    page.close()


def test_the_keyboard_reaches_the_menu_and_follows_it(site, browser):
    page = browser.new_page()
    page.goto((site / "maya-oduya" / "index.html").as_uri())
    reached = []
    for _ in range(15):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))
    assert "work.html" in reached
    page.close()


def test_the_reader_can_choose_dark(site, browser):
    page = browser.new_page(color_scheme="light")
    page.goto((site / "maya-oduya" / "index.html").as_uri())
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#pf-colours").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.close()
