"""Photos from a student's folder to the pages: each width is there, made once, and fetched as it should be."""

from __future__ import annotations

import io
import random
import re
import shutil
from datetime import date

import pytest
from PIL import Image

from plfolio.build import worker
from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.inspection import inspect_students
from plfolio.build.school import open_school
from plfolio.build.worker import State
from plfolio.cli.console import Silence
from plfolio.model import Audience

STARTER = worker.__file__.rpartition("build")[0] + "starter"
DAY = date(2026, 11, 23)
ALEX = "student_content/alex-example"
BEAN = f"{ALEX}/artifacts/my-bean-plant"


def photo(size=(2000, 1500), seed=1):
    chance = random.Random(seed)
    bands = [Image.frombytes("L", (80, 60), chance.randbytes(4800)).resize(size) for _ in range(3)]
    stream = io.BytesIO()
    Image.merge("RGB", bands).save(stream, "JPEG", quality=90)
    return stream.getvalue()


PHOTO, COVER = photo(), photo((2400, 800), seed=2)


def write_school(root):
    """Alex of the small example, with a photo in the text, one beside it, a picture and a cover; and a copy, Bo."""
    shutil.copytree(STARTER, root, dirs_exist_ok=True)
    (root / BEAN / "my bean.JPG").write_bytes(PHOTO)
    (root / BEAN / "window.jpg").write_bytes(photo(seed=3))
    (root / BEAN / "roots.jpg").write_bytes(photo((500, 400), seed=4))
    page = root / BEAN / "index.md"
    text = page.read_text(encoding="utf-8").replace("\n## ", "\n![The bean](<my bean.JPG>)\n\n![](roots.jpg)\n\n## ", 1)
    page.write_text(text, encoding="utf-8")
    profile = root / ALEX / "profile.md"
    front = "picture: me.jpg\ncover: hills.jpg\naccent: green\n"
    profile.write_text(profile.read_text(encoding="utf-8").replace("---\n", f"---\n{front}", 1), encoding="utf-8")
    (root / ALEX / "me.jpg").write_bytes(photo((700, 700), seed=5))
    (root / ALEX / "hills.jpg").write_bytes(COVER)
    shutil.copytree(root / ALEX, root / "student_content" / "bo-example")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """That school, built, for tests that only look."""
    root = tmp_path_factory.mktemp("built")
    write_school(root)
    build(root)
    return root


@pytest.fixture
def root(tmp_path, built):
    """A copy of its own of the built school, for a test that changes it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def build(root):
    options = BuildOptions(edition=Audience.FAMILY, as_of=DAY, executor="serial", jobs=1)
    return build_school(open_school(root)[0], options, Silence())


def site_of(root, student="alex-example"):
    return root / "site" / "family" / student


def pictures_on(page):
    """Every img of a page, as its attributes."""
    html = page.read_text(encoding="utf-8")
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in re.findall(r"<img [^>]*>", html)]


def files_of(picture):
    """The addresses that a picture may be fetched from."""
    return [picture["src"], *(one.split()[0] for one in picture.get("srcset", "").split(",") if one)]


def footprints(folder):
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_every_file_of_every_picture_is_there_and_as_wide_as_it_says(built):
    seen = set()
    for page in site_of(built).rglob("*.html"):
        for picture in pictures_on(page):
            for address in files_of(picture):
                with Image.open((page.parent / address).resolve()) as image:
                    seen.add(image.width)
                    assert f"{address} {image.width}w" in picture.get("srcset", f"{address} {image.width}w")
    assert seen == {1600, 960, 480, 500, 700}


def test_no_file_lies_on_the_site_for_nothing(built):
    """What a card, a srcset or a link leads to is what was copied, and not a width more."""
    site = site_of(built)
    html = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    assert [path.name for path in (site / "files").iterdir() if path.name not in html] == []


def test_a_page_of_work_fetches_its_first_picture_at_once_and_links_to_the_widest(built):
    page = site_of(built) / "work" / "my-bean-plant.html"
    bean, roots = (
        one for one in pictures_on(page) if one["alt"] in ("The bean", "Picture without a description: roots.jpg")
    )
    assert (bean["loading"], bean["fetchpriority"], bean["width"], bean["height"]) == ("eager", "high", "864", "648")
    assert (roots["loading"], roots["decoding"]) == ("lazy", "async")
    assert "srcset" not in roots
    html = page.read_text(encoding="utf-8")
    assert f'<a href="{bean["src"]}" rel="noopener noreferrer"><img' in html
    assert "my-bean-" in bean["src"]


def test_a_picture_beside_the_page_says_that_nobody_described_it(built):
    pictures = pictures_on(site_of(built) / "work" / "my-bean-plant.html")
    (window,) = (one for one in pictures if "window" in one["src"])
    assert window["alt"] == "Picture without a description: window.jpg"
    assert window["srcset"].count("w, ") == 2


def test_a_card_has_the_small_width_alone(built):
    (card,) = (one for one in pictures_on(site_of(built) / "work.html") if "pf-card__picture" in one.get("class", ""))
    assert (card["width"], card["loading"], card["alt"]) == ("480", "lazy", "")
    assert "srcset" not in card


def urgent_on(root, page):
    return [one for one in pictures_on(site_of(root) / page) if one.get("fetchpriority") == "high"]


def test_the_cover_is_what_a_reader_waits_for_and_without_one_it_is_the_face(root):
    for page in ("index.html", "about.html"):
        (cover,) = urgent_on(root, page)
        assert cover["src"].startswith("files/hills-")
        assert re.findall(r" ([0-9]+)w", cover["srcset"]) == ["480", "960", "1600"]
    profile = root / ALEX / "profile.md"
    profile.write_text(profile.read_text(encoding="utf-8").replace("cover: hills.jpg\n", ""), encoding="utf-8")
    build(root)
    for page in ("index.html", "about.html"):
        (face,) = urgent_on(root, page)
        assert face["src"].startswith("files/me-")


def test_the_accent_of_the_profile_colours_the_pages(built):
    assert "--pf-accent:#2f6f3a;" in (site_of(built) / "assets" / "look.css").read_text(encoding="utf-8")


def test_a_photo_in_two_portfolios_is_made_once(built):
    records = list((built / ".plfolio" / "media").rglob("*.json"))
    assert len(records) == len({PHOTO, COVER}) + 3
    names = [
        sorted(path.name for path in (site_of(built, name) / "files").iterdir())
        for name in ("alex-example", "bo-example")
    ]
    assert names[0] == names[1]


def test_a_second_build_makes_no_picture_even_when_a_page_has_changed(root):
    before = footprints(root / ".plfolio" / "media")
    page = root / BEAN / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore words.\n", encoding="utf-8")
    assert {one.student: one.state for one in build(root).outcomes} == {
        "alex-example": State.BUILT,
        "bo-example": State.UNCHANGED,
    }
    assert footprints(root / ".plfolio" / "media") == before


def test_what_an_older_version_kept_is_made_anew_and_the_site_is_the_same(root):
    """The store as the version before pictures had widths left it: one file and one record for each source."""
    site = {path.relative_to(site_of(root)): path.read_bytes() for path in site_of(root).rglob("*") if path.is_file()}
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".plfolio" / "records")
    for record in (root / ".plfolio" / "media").rglob("*.json"):
        record.write_text('{"check": "", "fields": {"path": "a", "height": 1}}', encoding="utf-8")
    build(root)
    again = {path.relative_to(site_of(root)): path.read_bytes() for path in site_of(root).rglob("*") if path.is_file()}
    assert again == site


def check(root):
    return inspect_students(open_school(root)[0], ("alex-example",), DAY)


def test_check_names_each_picture_without_words_with_its_file_line_and_example(built):
    found = {one.code.id: one for one in check(built) if one.code.id in ("K103", "K115")}
    text = (built / BEAN / "index.md").read_text(encoding="utf-8")
    line = text[: text.index("![](roots.jpg)")].count("\n") + 1
    assert (found["K103"].location.path, found["K103"].location.line) == (f"{BEAN}/index.md", line)
    assert "](roots.jpg)" in found["K103"].hint
    assert found["K115"].location.path == f"{BEAN}/index.md"
    assert found["K115"].hint.endswith("![What one sees](window.jpg)")


@pytest.mark.parametrize("name", ["me.jpg", "hills.jpg"])
def test_check_and_build_say_the_same_of_a_broken_picture_of_the_profile(root, name):
    (root / ALEX / name).write_bytes(PHOTO[:2000])
    (found,) = (one for one in check(root) if one.code.id.startswith("A"))
    assert (found.code.id, found.location.path) == ("A106", f"{ALEX}/{name}")
    (outcome,) = (one for one in build(root).outcomes if one.student == "alex-example")
    assert found in outcome.diagnostics
    assert outcome.state is State.BUILT
