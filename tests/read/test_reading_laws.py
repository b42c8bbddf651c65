"""Laws of reading a student: no bytes whatever stop it, and nothing but the files decides what comes out."""

import os
import random
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plfolio.diagnostics import Severity
from plfolio.model import Audience
from plfolio.read.config import read_settings
from plfolio.read.folder import scan_folder
from plfolio.read.portfolio import read_portfolio
from plfolio.settings import Settings

SETTINGS = Settings(content="kids", audience=Audience.PUBLIC)
GOOD = "---\ntitle: Good\ndate: 2026-10-14\naudience: school\n---\nText\n"

LINES = st.sampled_from(
    [
        *[
            "---",
            "--- ",
            "\u2014",
            "title: x",
            "title: a: b",
            "date: 2026-02-30",
            "date: 14/10/2026",
            "audience: private",
        ],
        *[
            "audience: family",
            "audience: pals",
            "audiance: private",
            "standards: [A, B",
            "self: {A: 3}",
            "steps:",
            "  - a",
        ],
        *[
            "# What went well",
            "text",
            "",
            "\t- x",
            "name: *a",
            "people: &a b",
            "picture: ../../x",
            "'",
            '"',
            "\ufeff---",
        ],
    ]
)
PAGES = st.binary(max_size=200) | st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode())
PLACES = st.sampled_from(
    ["profile.md", "artifacts/a/index.md", "artifacts/b.md", "goals/c.md", "reflections/d.md", "notes.md"]
)


def write(root, files):
    for name, data in files.items():
        path = root / "kids/ana" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def read(root):
    scan, in_folder = scan_folder(root, "kids/ana")
    portfolio, in_pages = read_portfolio(root, "ana", scan, SETTINGS)
    return portfolio, (*in_folder, *in_pages)


@settings(max_examples=60)
@given(st.dictionaries(PLACES, PAGES))
def test_no_bytes_stop_the_reading_or_take_a_good_page_with_them(pages):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, {**pages, "artifacts/good.md": GOOD})
        before = sorted((path, path.read_bytes()) for path in root.rglob("*") if path.is_file())
        portfolio, found = read(root)
        assert "good" in [artifact.id for artifact in portfolio.artifacts]
        assert all(one.message and one.hint for one in found)
        assert before == sorted((path, path.read_bytes()) for path in root.rglob("*") if path.is_file())


@settings(max_examples=60)
@given(PAGES)
def test_a_page_that_says_private_in_its_first_lines_is_never_shown(data):
    """Whatever stands around it: the page is private, left out, or has other lines at the top, closed before it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, {"profile.md": GOOD, "artifacts/a.md": b"---\naudience: private\n" + data})
        portfolio, found = read(root)
        shown = [one for one in portfolio.artifacts if one.audience is not Audience.PRIVATE]
        assert [] == shown
        assert portfolio.artifacts or any(one.severity is Severity.ERROR for one in found)


def test_the_order_in_which_files_were_made_changes_nothing(tmp_path):
    names = [f"artifacts/{name}" for name in ("a.md", "b/index.md", "b/x.jpg", "c/index.md", "c/d/y.jpg", "no/z.jpg")]
    names += ["goals/b.md", "goals/a.md", "reflections/z.md", "reflections/a.md", "odd/x", "profile.md"]
    shuffled = names.copy()
    random.Random(1).shuffle(shuffled)
    for place, order in (("one", names), ("two", shuffled)):
        write(tmp_path / place, {name: GOOD.replace("Good", name) for name in order})
    assert read(tmp_path / "one") == read(tmp_path / "two")


def test_the_way_lines_end_changes_nothing(tmp_path):
    text = f"{GOOD}\n# What went well\n\na\nb\n"
    write(tmp_path / "one", {"artifacts/a.md": text})
    for place, end in (("two", "\r\n"), ("three", "\r")):
        write(tmp_path / place, {"artifacts/a.md": "\ufeff" + text.replace("\n", end)})
        assert read(tmp_path / "one") == read(tmp_path / place)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses most of these names itself")
@pytest.mark.parametrize(
    "name",
    [
        *[
            "con",
            "aux.md",
            "-rf",
            "a b",
            "'; rm -rf x",
            "<script>",
            "{{7*7}}",
            "%2e%2e%2f",
            "a\\..\\x",
            "C:",
            "~1",
            "\x1b[2J",
        ],
        *["e\u0301", "\u202egpj", "x" * 200, "\U0001f600", "\u0627\u0644", "_redirects", "CNAME", "index", "__proto__"],
    ],
)
def test_names_whatever_they_are_do_not_stop_the_reading(tmp_path, name):
    write(tmp_path, {f"artifacts/{name}/index.md": GOOD, f"artifacts/{name}/{name}.jpg": "x", f"goals/{name}.md": GOOD})
    portfolio, _ = read(tmp_path)
    artifact = portfolio.artifacts[0]
    assert (name, name, f"{name}.jpg") == (artifact.id, portfolio.goals[0].id, artifact.attachments[0].name)


@pytest.mark.skipif(not hasattr(os, "symlink") or sys.platform == "win32", reason="links need rights on Windows")
def test_another_students_page_can_not_be_reached_through_a_link(tmp_path):
    write(tmp_path, {"../ben/artifacts/diary/index.md": GOOD, "../ben/me.jpg": "x", "profile.md": GOOD})
    home = tmp_path / "kids/ana"
    (home / "artifacts").symlink_to("../ben/artifacts")
    (home / "goals").mkdir()
    (home / "goals/diary.md").symlink_to("../../ben/artifacts/diary/index.md")
    portfolio, found = read(tmp_path)
    assert ((), ()) == (portfolio.artifacts, portfolio.goals)
    assert ["F104", "F104"] == [one.code.id for one in found if one.code.id.startswith("F1")][:2]


SETTING_LINES = st.sampled_from(
    [
        "school:",
        "  name: x",
        "publish: {edition: pubic}",
        "folders: {content: ..}",
        "scales:",
        "  - id: a",
        "    goal: 9",
        "    levels: [{name: a}]",
        "prompts: {a: b}",
        "\t",
        "frameworks: [x]",
    ]
)


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.lists(SETTING_LINES).map(lambda lines: "\n".join(lines).encode()))
def test_no_bytes_in_the_settings_stop_the_reading(data):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site_config.yml").write_bytes(data)
        school, found = read_settings(Path(folder))
        assert school is not None or found
        assert all(one.message and one.hint for one in found)
