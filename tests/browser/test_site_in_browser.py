"""The sample school in a real browser: from a double click, with nothing asked of anybody else."""

import re
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image
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
WIDE = {"width": 1280, "height": 900}


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


# Pictures

OVEN = "maya-oduya/work/our-solar-oven.html"
HOME = "maya-oduya/index.html"


def open_page(browser, path, *, size, dots):
    """Open a page on a screen of this size in CSS pixels, each so many dots wide; gather the files it asks for."""
    page = browser.new_page(viewport=size, device_scale_factor=dots)
    asked, _ = watch(page)
    page.goto(path.as_uri())
    page.wait_for_function("() => [...document.images].every(image => image.complete || image.loading === 'lazy')")
    return page, asked


def width_of(page, selector):
    """The width in dots of the file that was chosen for the first picture found, and the CSS pixels it is shown in."""
    return page.evaluate(
        "async selector => { const image = document.querySelector(selector), file = new Image();"
        " file.src = image.currentSrc; await file.decode(); return [file.naturalWidth, image.width]; }",
        selector,
    )


@pytest.mark.parametrize(
    ("path", "selector", "size", "dots", "chosen"),
    [
        (OVEN, ".pf-words img", PHONE, 1, 480),
        (OVEN, ".pf-words img", PHONE, 2, 1200),
        (OVEN, ".pf-words img", WIDE, 1, 1200),
        (OVEN, ".pf-words img", WIDE, 2, 1200),
        (HOME, ".pf-hero__cover img", PHONE, 1, 480),
        (HOME, ".pf-hero__cover img", PHONE, 3, 960),
        (HOME, ".pf-hero__cover img", WIDE, 2, 1600),
    ],
)
def test_a_screen_fetches_the_width_it_can_show(site, browser, path, selector, size, dots, chosen):  # noqa: PLR0913, PLR0917 - a table
    """The small file on a small screen, the largest on a large dense one; one file, and no blurred one."""
    page, asked = open_page(browser, site / path, size=size, dots=dots)
    width, shown = width_of(page, selector)
    assert width == chosen
    assert width >= min(shown * dots, 1200)
    name = Path(page.locator(selector).first.get_attribute("src")).name.rpartition("-")[0]
    assert len([url for url in asked if re.search(rf"/{name}-[0-9a-f]{{8}}", url)]) == 1
    page.close()


def test_no_picture_in_a_text_is_blown_up(site, browser):
    page = browser.new_page(viewport=WIDE)
    large = []
    for path in pages_of(site):
        page.goto(path.as_uri())
        shown = page.eval_on_selector_all(
            ".pf-words img", "found => found.map(image => [image.src, image.width, image.height])"
        )
        for address, width, height in shown:
            with Image.open(Path(unquote(address.removeprefix("file://")))) as file:
                if width > file.width or abs(width / height - file.width / file.height) > 0.02:
                    large.append((path.name, address, width, height))
    assert large == []
    page.close()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "computer"])
def test_every_picture_has_its_place_before_it_is_there(site, browser, size):
    """So that nothing jumps while somebody reads: with no picture delivered, each already takes its room."""
    page = browser.new_page(viewport=size)
    page.route("**/files/**", lambda _route: None)
    flat = []
    for path in pages_of(site):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        boxes = page.eval_on_selector_all("img", "found => found.map(image => [image.src, image.width, image.height])")
        flat += [(path.name, *box) for box in boxes if min(box[1:]) < 10]
    assert flat == []
    page.close()


def test_pictures_far_below_wait_for_the_reader(site, browser):
    page, asked = open_page(browser, site / "maya-oduya" / "work.html", size=PHONE, dots=1)
    page.wait_for_timeout(300)
    before = {url for url in asked if "/files/" in url}
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("() => [...document.images].at(-1).complete")
    after = {url for url in asked if "/files/" in url}
    assert before < after
    page.close()


def test_a_picture_of_a_piece_opens_large_by_mouse_and_by_keyboard(site, browser):
    page, _ = open_page(browser, site / OVEN, size=WIDE, dots=1)
    link = page.locator(".pf-words figure a").first
    assert link.get_attribute("href") == link.locator("img").get_attribute("src")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/files/oven-*.jpg")
    assert page.evaluate("document.images[0].naturalWidth") == 1200
    page.close()


def test_every_link_and_picture_has_a_name_that_is_not_a_bare_file_name(site, browser):
    page = browser.new_page()
    mute = []
    for path in pages_of(site):
        page.goto(path.as_uri())
        mute += [
            (path.name, outer)
            for outer, name in page.eval_on_selector_all(
                "a:has(img)",
                "found => found.map(link => [link.outerHTML, (link.textContent + [...link.querySelectorAll('img')]"
                ".map(image => image.alt).join('')).trim()])",
            )
            if not name or re.fullmatch(r"\S+\.(jpe?g|png|gif)", name)
        ]
    assert mute == []
    page.close()
