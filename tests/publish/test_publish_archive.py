"""Publishing as a zip file."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

from plfolio.plugins import Plugins
from plfolio.publish import Published, publish, register

PLUGINS = Plugins()
register(PLUGINS)


def make_site(folder: Path, **pages: str) -> Path:
    (folder / "work").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "work" / f"{name}.html").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text("<h1>Ana</h1>", encoding="utf-8")
    return folder


def run(target: Path | str, site: Path, protected: tuple[Path, ...] = ()) -> Published:
    steps = publish(str(target), site, school=site.parent, protected=protected, plugins=PLUGINS)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def counts(published: Published) -> tuple[int, int, int]:
    return published.written, published.unchanged, published.deleted


def codes(published: Published) -> list[str]:
    return [problem.code.id for problem in published.problems]


def test_the_archive_holds_the_site(tmp_path):
    published = run(tmp_path / "out" / "portfolios.zip", make_site(tmp_path / "site", oven="Oven"))
    with zipfile.ZipFile(tmp_path / "out" / "portfolios.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "index.html": b"<h1>Ana</h1>",
            "work/oven.html": b"Oven",
        }
    assert counts(published) == (2, 0, 0)
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / "portfolios.zip"]


def test_the_same_site_gives_the_same_bytes_at_any_time_by_anybody(tmp_path, monkeypatch):
    first = make_site(tmp_path / "first", b="B", a="A")
    second = make_site(tmp_path / "second", a="A", b="B")
    for path in second.rglob("*"):
        os.utime(path, (1, 1))
    (second / "index.html").chmod(0o600)
    run(tmp_path / "first.zip", first)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    run(tmp_path / "second.zip", second)
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_an_archive_that_is_as_it_should_be_is_not_written_again(tmp_path):
    site = make_site(tmp_path / "site", oven="Oven")
    run(tmp_path / "p.zip", site)
    before = (tmp_path / "p.zip").stat()
    assert counts(run(tmp_path / "p.zip", site)) == (0, 2, 0)
    assert (tmp_path / "p.zip").stat().st_ino == before.st_ino
    (site / "work" / "oven.html").unlink()
    (site / "new.html").write_text("New", encoding="utf-8")
    assert counts(run(tmp_path / "p.zip", site)) == (1, 1, 1)


@pytest.mark.parametrize("kind", ["text", "zip", "folder", "link"])
def test_something_that_plfolio_did_not_make_is_not_replaced(tmp_path, kind):
    target = tmp_path / "theirs.zip"
    if kind == "text":
        target.write_text("not a zip", encoding="utf-8")
    elif kind == "zip":
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("holiday.jpg", b"picture")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "elsewhere")
    assert codes(run(target, make_site(tmp_path / "site"))) == ["D108"]
    assert not (tmp_path / "elsewhere").exists()


def test_no_archive_is_written_among_the_sources_or_into_the_site(tmp_path):
    site, content = make_site(tmp_path / "site"), tmp_path / "student_content"
    content.mkdir()
    for target in (content / "p.zip", site / "p.zip", site / "work" / "p.zip"):
        assert codes(run(target, site, (content,))) == ["D102"]
    assert codes(run(tmp_path / "p.zip", site, (content,))) == []


def test_a_place_that_cannot_be_written_is_a_message(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert codes(run(tmp_path / "file" / "p.zip", make_site(tmp_path / "site"))) == ["D106"]


def test_a_zip_by_its_scheme_needs_no_ending(tmp_path):
    run(f"zip:{tmp_path / 'portfolios'}", make_site(tmp_path / "site"))
    assert zipfile.is_zipfile(tmp_path / "portfolios")
