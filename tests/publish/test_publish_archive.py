"""Publishing as a zip file."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest
from publishing import codes, counts, kill_after, run


def make_site(folder: Path, **pages: str) -> Path:
    (folder / "work").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "work" / f"{name}.html").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text("<h1>Ana</h1>", encoding="utf-8")
    return folder


def test_the_archive_holds_the_site(tmp_path):
    published = run(tmp_path / "out" / "portfolios.zip", make_site(tmp_path / "site", oven="Oven"))[1]
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
    assert counts(run(tmp_path / "p.zip", site)[1]) == (0, 2, 0)
    assert (tmp_path / "p.zip").stat().st_ino == before.st_ino
    (site / "work" / "oven.html").unlink()
    (site / "new.html").write_text("New", encoding="utf-8")
    assert counts(run(tmp_path / "p.zip", site)[1]) == (1, 1, 1)


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
    assert codes(run(target, make_site(tmp_path / "site"))[1]) == ["D108"]
    assert not (tmp_path / "elsewhere").exists()


def test_no_archive_is_written_among_the_sources_or_into_the_site(tmp_path):
    site, content = make_site(tmp_path / "site"), tmp_path / "student_content"
    content.mkdir()
    for target in (content / "p.zip", site / "p.zip", site / "work" / "p.zip"):
        assert codes(run(target, site, protected=(content,))[1]) == ["D102"]
    assert codes(run(tmp_path / "p.zip", site, protected=(content,))[1]) == []


def test_a_place_that_cannot_be_written_is_a_message(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert codes(run(tmp_path / "file" / "p.zip", make_site(tmp_path / "site"))[1]) == ["D106"]


def test_a_zip_by_its_scheme_needs_no_ending(tmp_path):
    run(f"zip:{tmp_path / 'portfolios'}", make_site(tmp_path / "site"))
    assert zipfile.is_zipfile(tmp_path / "portfolios")


def test_a_run_killed_at_any_point_leaves_the_old_zip_or_the_new_one(tmp_path):
    first = make_site(tmp_path / "first", oven="Oven", old="Old")
    second = make_site(tmp_path / "second", oven="Changed", new="New")
    run(tmp_path / "first.zip", first)
    run(tmp_path / "second.zip", second)
    whole = [(tmp_path / name).read_bytes() for name in ("first.zip", "second.zip")]
    changes, is_killed = 0, True
    while is_killed:
        target = tmp_path / str(changes) / "p.zip"
        target.parent.mkdir()
        target.write_bytes(whole[0])
        is_killed = kill_after(changes, second, target)
        assert target.read_bytes() in whole
        assert codes(run(target, second)[1]) == []
        assert target.read_bytes() == whole[1]
        assert list(target.parent.iterdir()) == [target]
        changes += 1
    assert changes > 2
