"""The pictures of learning in a real browser: nothing sticks out or overlaps, all can be read, and the tables open."""

import shutil
from datetime import date
from itertools import combinations

import pytest
from playwright.sync_api import sync_playwright

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience

QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
STUDENTS = ("maya-oduya", "yusuf-haddad", "sam-winter", "ines-carvalho", "theo-lindqvist")
PAGES = ("growth.html", "standards.html", "badges.html", "index.html")
WIDTHS = (320, 390, 1280)
SMALLEST_TYPE = 11
# WCAG asks this of a graphic that has to be told from what is around it.
GRAPHIC_CONTRAST = 3

LABELS = """
[...document.querySelectorAll('.pf-chart')].map(figure => {
  const box = element => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom, text: element.textContent.trim(),
            size: parseFloat(getComputedStyle(element).fontSize)};
  };
  const shown = element => element.getClientRects().length > 0;
  const labels = figure.querySelectorAll(
    'text, .pf-growth__level, .pf-growth__ends > span, .pf-growth__caption, .pf-activity__year, .pf-signs span, ' +
    '.pf-areas__title, .pf-tile, .pf-coverage__path, .pf-chart-key li');
  return {figure: box(figure), labels: [...labels].filter(shown).map(box)};
})
"""
SIGNS = """
[...document.querySelectorAll('.pf-growth__plot')].filter(plot => plot.getClientRects().length).map(plot => {
  const box = element => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  };
  const rows = [...plot.parentElement.querySelectorAll('.pf-growth__level')].map(box);
  const signs = [...plot.querySelectorAll('.pf-dot g')].map(sign => ({
    ...box(sign), x: parseFloat(sign.parentElement.getAttribute('x'))}));
  return {plot: box(plot), rows, signs};
})
"""
CONTRASTS = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const parse = colour => {
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) => {
    const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = [red, green, blue].map(part => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(parse(getComputedStyle(document.body).backgroundColor));
  const found = {};
  for (const [name, property] of [['.pf-dot--below', 'fill'], ['.pf-dot--on', 'fill'], ['.pf-dot--above', 'fill'],
      ['.pf-dot--own', 'stroke'], ['.pf-dot--target', 'stroke'], ['.pf-growth__line', 'stroke'],
      ['.pf-growth__goal', 'stroke'], ['.pf-square__edge', 'stroke'], ['.pf-dot__blank', 'stroke']]) {
    const element = document.querySelector(name + (property === 'fill' ? '.pf-dot--teacher' : ''));
    if (!element) continue;
    const style = getComputedStyle(element);
    const ink = light(parse(style[property]));
    found[name] = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, repository):
    root = tmp_path_factory.mktemp("sample")
    for name in ("site_config.yml", "school", "student_content"):
        source = repository / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)
    school, _ = open_school(root)
    options = BuildOptions(
        edition=Audience.FAMILY, as_of=date(2026, 11, 23), executor="serial", jobs=1, students=STUDENTS
    )
    return build_school(school, options, Silence()).folder


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    yield opened
    opened.close()


def visit(page, site, width):
    """Open each page of each student that there is, at this width, with all that can be opened opened."""
    page.set_viewport_size({"width": width, "height": 800})
    for student in STUDENTS:
        for name in PAGES:
            path = site / student / name
            if path.exists():
                page.goto(path.as_uri())
                page.evaluate("document.querySelectorAll('.pf-grown-more').forEach(more => more.open = true)")
                yield f"{student}/{name}"


def overlap(one, other):
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_no_label_leaves_its_picture_overlaps_another_or_is_too_small_to_read(site, page, width):
    wrong, seen = [], 0
    for place in visit(page, site, width):
        for picture in page.evaluate(LABELS):
            labels, figure = picture["labels"], picture["figure"]
            seen += len(labels)
            wrong += [(place, "leaves", one["text"]) for one in labels if one["left"] < figure["left"] - 1]
            wrong += [(place, "leaves", one["text"]) for one in labels if one["right"] > figure["right"] + 1]
            wrong += [(place, "small", one["text"]) for one in labels if one["size"] < SMALLEST_TYPE]
            wrong += [
                (place, "overlap", one["text"], other["text"])
                for one, other in combinations(labels, 2)
                if overlap(one, other)
            ]
    assert wrong == []
    assert seen > 300


@pytest.mark.parametrize("width", WIDTHS)
def test_every_dot_is_in_its_picture_and_in_the_row_of_its_level(site, page, width):
    wrong, seen = [], 0
    for place in visit(page, site, width):
        for picture in page.evaluate(SIGNS):
            plot, rows = picture["plot"], picture["rows"]
            for sign in picture["signs"]:
                seen += 1
                middle = (sign["top"] + sign["bottom"]) / 2
                inside = [row for row in rows if row["top"] < middle < row["bottom"]]
                if len(inside) != 1 or abs(middle - (inside[0]["top"] + inside[0]["bottom"]) / 2) > 3:
                    wrong.append((place, "row", sign))
                if sign["left"] < plot["left"] - 3 or sign["right"] > plot["right"] + 3:
                    wrong.append((place, "leaves", sign))
    assert wrong == []
    assert seen > 60


@pytest.mark.parametrize("width", WIDTHS)
def test_dots_of_one_level_do_not_hide_each_other(site, page, width):
    hidden = []
    for place in visit(page, site, width):
        for picture in page.evaluate(SIGNS):
            for one, other in combinations(picture["signs"], 2):
                middles = [
                    ((sign["left"] + sign["right"]) / 2, (sign["top"] + sign["bottom"]) / 2) for sign in (one, other)
                ]
                (x1, y1), (x2, y2) = middles
                if abs(y1 - y2) < 4 and abs(x1 - x2) < 11:
                    hidden.append((place, one, other))
    assert hidden == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_stays_as_wide_as_the_screen_with_every_table_open(site, page, width):
    wide = []
    for place in visit(page, site, width):
        page.evaluate("document.querySelectorAll('details').forEach(more => more.open = true)")
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide.append((place, found))
    assert wide == []


@pytest.mark.parametrize("student", ["maya-oduya", "yusuf-haddad"])
def test_the_table_of_a_picture_opens_by_keyboard(site, page, student):
    page.goto((site / student / "growth.html").as_uri())
    table = page.locator(".pf-activity table")
    assert not table.is_visible()
    reached = False
    for _ in range(30):
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.matches('.pf-activity summary')")
        if reached:
            break
    assert reached
    page.keyboard.press("Enter")
    assert table.is_visible()
    page.keyboard.press("Enter")
    assert not table.is_visible()


def test_a_screen_reader_is_given_each_picture_by_name_with_its_description(site, page):
    page.goto((site / "maya-oduya" / "growth.html").as_uri())
    titles = "pictures => pictures.map(picture => picture.querySelector('title').textContent)"
    names = page.eval_on_selector_all("svg[role=img]", titles)
    assert names[:2] == ["School year 2026\N{EN DASH}2027", "School year 2025\N{EN DASH}2026"]
    assert page.get_by_role("img", name="RB.MATH.FR.2").count() == 1
    described = page.get_by_role("img", name="RB.MATH.FR.2").evaluate(
        "picture => document.getElementById(picture.getAttribute('aria-describedby')).textContent"
    )
    assert described.startswith("My level was first 1 (Beginning), and is now 3 (Meets).")


def test_time_runs_from_the_right_where_writing_does(site, page):
    page.set_viewport_size({"width": 390, "height": 800})
    for student, is_mirrored in (("maya-oduya", False), ("yusuf-haddad", True)):
        page.goto((site / student / "growth.html").as_uri())
        for picture in page.evaluate(SIGNS):
            places = [sign["x"] for sign in picture["signs"]]
            assert places == sorted(places, reverse=is_mirrored)
        levels = page.locator(".pf-growth__levels").first.bounding_box()
        plot = page.locator(".pf-growth__plot").first.bounding_box()
        assert (levels["x"] > plot["x"]) is is_mirrored


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_and_lines_can_be_told_from_the_paper_by_day_and_by_night(site, browser, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto((site / "theo-lindqvist" / "growth.html").as_uri())
    contrasts = page.evaluate(CONTRASTS)
    page.close()
    assert len(contrasts) == 9
    assert {name: found for name, found in contrasts.items() if found < GRAPHIC_CONTRAST} == {}


def test_on_paper_pictures_stay_and_closed_tables_go(site, page):
    page.goto((site / "maya-oduya" / "growth.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".pf-growth__plot").first.is_visible()
    assert not page.locator(".pf-data").first.is_visible()


def test_a_sign_of_the_map_leads_to_its_standard(site, page):
    page.goto((site / "maya-oduya" / "standards.html").as_uri())
    page.locator(".pf-tile", has_text="RB.SCI.10").click()
    target = page.evaluate("document.querySelector(':target').textContent")
    assert "RB.SCI.10" in target
    sizes = [box["height"] for box in (tile.bounding_box() for tile in page.locator(".pf-tile").all())]
    assert min(sizes) >= 24
