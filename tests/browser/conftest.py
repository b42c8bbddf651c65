"""What tests of one small school's sites in a real browser may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from reader import SCHOOL, WATCH_FOR_SCRIPTS, Reader

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

Build = Callable[[Path, str], Path]


def build(root: Path, school: str) -> Path:
    """Write a school and build its sites for the family; return their folder."""
    for part in school.removeprefix("-- ").split("\n-- "):
        name, _, text = part.partition(" --\n")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    opened, _ = open_school(root)
    options = BuildOptions(edition=Audience.FAMILY, as_of=date(2026, 11, 23), executor="serial", jobs=1)
    return build_school(opened, options, Silence()).folder


@pytest.fixture(scope="session")
def small_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("small"), SCHOOL)


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Callable[..., Reader]]:
    """Give a function that opens a page for a reader of the sites in a folder, or at an address."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)

        def open_page(root: Path | str, **context: object) -> Reader:
            page = running.new_page(**context)
            page.add_init_script(WATCH_FOR_SCRIPTS)
            page.set_default_timeout(10_000)
            return Reader(page, root.as_uri() if isinstance(root, Path) else root)

        yield open_page
        running.close()


@pytest.fixture
def reader(chrome: Callable[..., Reader], small_school: Path) -> Iterator[Reader]:
    """Somebody who opened the small school by a double click; nothing may complain or ask anybody else meanwhile."""
    somebody = chrome(small_school)
    yield somebody
    assert_quiet(somebody)


@pytest.fixture(params=["double click", "http"])
def anywhere(request: pytest.FixtureRequest, chrome: Callable[..., Reader], small_school: Path) -> Iterator[Reader]:
    """The same from a folder and from a server."""
    with open_server(small_school, 0) if request.param == "http" else nullcontext() as server:
        somebody = chrome(f"http://127.0.0.1:{server.port}" if server else small_school)
        yield somebody
        assert_quiet(somebody)


def assert_quiet(somebody: Reader) -> None:
    asked = [url for url in somebody.asked if not url.startswith((f"{somebody.root}/", "data:", "about:"))]
    ran = somebody.page.evaluate("window.ran")
    somebody.page.close()
    assert (asked, somebody.complaints, ran) == ([], [], [])
