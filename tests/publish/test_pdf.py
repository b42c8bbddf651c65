"""A portfolio on paper: printed by the browser that is here, whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from plfolio.publish.pdf import BROWSER_VARIABLE, find_browser, print_page

PAGE = """<!doctype html><title>Ana</title><h1>Ana Ruiz</h1><p>{words}</p>"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "paper.html"
    path.write_text(PAGE.format(words="A bridge of paper. " * 2000), encoding="utf-8")
    return path


def make_browser(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(("#!/bin/sh", *lines)) + "\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_page_becomes_a_pdf_of_several_sheets(chromium, monkeypatch, page, tmp_path):
    monkeypatch.setenv(BROWSER_VARIABLE, chromium)
    assert print_page(page, tmp_path / "ana.pdf") is None
    data = (tmp_path / "ana.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") + data.count(b"/Type /Page/") >= 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ana.pdf", "paper.html"]


def test_without_a_browser_the_message_says_what_to_install(monkeypatch, page, tmp_path):
    monkeypatch.delenv(BROWSER_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    if find_browser():
        pytest.skip("a browser lies in a place that does not depend on the path")
    problem = print_page(page, tmp_path / "ana.pdf")
    assert (problem.code.id, problem.code.name) == ("D117", "no-browser")
    assert BROWSER_VARIABLE in problem.hint
    assert not (tmp_path / "ana.pdf").exists()


def test_a_browser_that_is_named_and_not_there_is_no_other_browser(monkeypatch, page, tmp_path):
    monkeypatch.setenv(BROWSER_VARIABLE, str(tmp_path / "nobody"))
    assert print_page(page, tmp_path / "ana.pdf").code.id == "D117"


@pytest.mark.skipif(os.name == "nt", reason="a stand-in for a browser that is a shell script")
@pytest.mark.parametrize("lines", [("exit 7",), ("exit 0",)], ids=["it fails", "it writes nothing"])
def test_a_browser_that_prints_nothing_leaves_the_last_pdf_as_it_is(monkeypatch, page, tmp_path, lines):
    monkeypatch.setenv(BROWSER_VARIABLE, str(make_browser(tmp_path / "browser", *lines)))
    target = tmp_path / "ana.pdf"
    target.write_bytes(b"the last one")
    problem = print_page(page, target)
    assert (problem.code.id, problem.code.name) == ("D118", "browser-could-not-print")
    assert "browser ended with status" in problem.message
    assert target.read_bytes() == b"the last one"


@pytest.mark.skipif(os.name == "nt", reason="a stand-in for a browser that is a shell script")
def test_a_folder_that_is_not_there_is_said_in_words(monkeypatch, page, tmp_path):
    writes = 'for w in "$@"; do case $w in --print-to-pdf=*) echo "%PDF-" > "${w#--print-to-pdf=}";; esac; done'
    monkeypatch.setenv(BROWSER_VARIABLE, str(make_browser(tmp_path / "browser", writes)))
    problem = print_page(page, tmp_path / "no-such-folder" / "ana.pdf")
    assert problem.code.id == "D106"
    assert "No such file" in problem.message


@pytest.mark.skipif(shutil.which("sh") is None, reason="a stand-in for a browser that is a shell script")
def test_the_browser_is_asked_to_open_the_page_from_the_disk_and_no_network(monkeypatch, page, tmp_path):
    notes = tmp_path / "words"
    browser = make_browser(tmp_path / "browser", f'printf "%s\\n" "$@" > "{notes}"', "exit 1")
    monkeypatch.setenv(BROWSER_VARIABLE, str(browser))
    print_page(page, tmp_path / "ana.pdf")
    words = notes.read_text(encoding="utf-8").split("\n")
    assert page.resolve().as_uri() in words
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in words
    assert any(word.startswith("--user-data-dir=") for word in words)
