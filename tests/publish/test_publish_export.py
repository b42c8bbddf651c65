"""One student's portfolio to take along."""

from __future__ import annotations

import os
import tomllib
import zipfile
from pathlib import Path

import pytest

from plfolio.diagnostics.words import names_in
from plfolio.publish import Owner, Published, export, export_student

READ_ME = Path(export.__file__).parent / "read_me"

SOURCES = {
    "profile.md": b"\xef\xbb\xbf---\r\nname: Ana\r\n---\r\n",
    "artifacts/oven/index.md": "Our solar oven, é".encode(),
    "artifacts/oven/photo.jpg": bytes(range(256)),
    "artifacts/oven/empty.txt": b"",
}


def make_student(folder: Path) -> tuple[Path, Path]:
    site, sources = folder / "site" / "ana", folder / "student_content" / "ana"
    for path, data in SOURCES.items():
        (sources / path).parent.mkdir(parents=True, exist_ok=True)
        (sources / path).write_bytes(data)
    (site / "work").mkdir(parents=True)
    (site / "index.html").write_bytes(b"<h1>Ana</h1>")
    (site / "work" / "oven.html").write_bytes(b"<h1>Oven</h1>")
    return site, sources


def unpack(archive: Path, to: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as file:
        file.extractall(to)
    return {path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()}


def codes(published: Published) -> list[str]:
    return [problem.code.id for problem in published.problems]


def test_the_round_trip_gives_site_and_sources_byte_for_byte(tmp_path):
    site, sources = make_student(tmp_path)
    published = export_student(site, sources, tmp_path / "ana.zip")
    files = unpack(tmp_path / "ana.zip", tmp_path / "home")
    read_me = files.pop("ana/READ-ME-FIRST.txt").decode()
    assert files == {
        "ana/index.html": b"<h1>Ana</h1>",
        "ana/work/oven.html": b"<h1>Oven</h1>",
        **{f"ana/sources/{path}": data for path, data in SOURCES.items()},
    }
    assert "double-click index.html" in read_me
    assert published == Published(target=str(tmp_path / "ana.zip"), written=7)


def test_the_same_student_gives_the_same_bytes(tmp_path):
    for name in ("first", "second"):
        site, sources = make_student(tmp_path / name)
        os.utime(sources / "profile.md", (len(name), 1))
        export_student(site, sources, tmp_path / f"{name}.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "This is the portfolio of Ana {Luz}."),
        ("es-MX", "Este es el portafolio de Ana {Luz}."),
        ("ar", "هذا ملف أعمال Ana {Luz}."),
        ("tlh", "This is the portfolio of Ana {Luz}."),
        ("../en", "This is the portfolio of Ana {Luz}."),
    ],
)
def test_what_is_read_first_gives_the_students_name_in_the_students_language_and_in_english(tmp_path, language, first):
    site, sources = make_student(tmp_path)
    export_student(site, sources, tmp_path / "ana.zip", owner=Owner(name="Ana {Luz}", language=language))
    read_me = unpack(tmp_path / "ana.zip", tmp_path / "home")["ana/READ-ME-FIRST.txt"].decode()
    assert read_me.splitlines()[0] == first
    assert read_me.count("This is the portfolio of Ana {Luz}.") == 1
    assert "This copy holds everything, also what only Ana {Luz} may see." in read_me


def test_sources_that_are_not_for_the_reader_stay_behind_and_are_counted(tmp_path):
    site, sources = make_student(tmp_path)
    published = export_student(site, sources, tmp_path / "ana.zip", kept=frozenset({"profile.md"}))
    files = unpack(tmp_path / "ana.zip", tmp_path / "home")
    assert sorted(name for name in files if "sources/" in name) == ["ana/sources/profile.md"]
    assert "This copy is for others to read." in files["ana/READ-ME-FIRST.txt"].decode()
    assert published.left_out == 3
    export_student(site, sources, tmp_path / "ana.zip", kept=frozenset())
    assert '"sources"' not in unpack(tmp_path / "ana.zip", tmp_path / "home")["ana/READ-ME-FIRST.txt"].decode()


def test_every_language_of_what_is_read_first_says_and_fills_in_what_english_does():
    english, *others = (
        {key: names_in(text) for key, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}
        for path in sorted(READ_ME.glob("*.toml"), key=lambda path: path.stem != "en")
    )
    assert [other for other in others if other != english] == []


def test_links_are_reported_and_never_followed(tmp_path):
    site, sources = make_student(tmp_path)
    ben = tmp_path / "student_content" / "ben"
    ben.mkdir()
    (ben / "diary.md").write_text("secret", encoding="utf-8")
    (sources / "ben").symlink_to(ben)
    (sources / "artifacts" / "diary.md").symlink_to(ben / "diary.md")
    os.mkfifo(sources / "pipe")
    published = export_student(site, sources, tmp_path / "ana.zip")
    assert codes(published) == ["D110"] * 3
    assert [str(problem.location) for problem in published.problems] == ["artifacts/diary.md", "ben", "pipe"]
    assert not any("diary" in name for name in unpack(tmp_path / "ana.zip", tmp_path / "home"))


def test_the_computers_own_files_stay_behind(tmp_path):
    site, sources = make_student(tmp_path)
    (sources / ".git").mkdir()
    (sources / ".git" / "config").write_text("", encoding="utf-8")
    (sources / ".env").write_text("KEY=1", encoding="utf-8")
    export_student(site, sources, tmp_path / "ana.zip")
    assert len(unpack(tmp_path / "ana.zip", tmp_path / "home")) == 7


def test_names_that_other_computers_cannot_have_are_written_so_that_all_can_unpack(tmp_path):
    site, sources = make_student(tmp_path)
    (sources / "a:b.md").write_text("colon", encoding="utf-8")
    (sources / "a_b.md").write_text("underscore", encoding="utf-8")
    (sources / "up\\..\\evil.md").write_text("climbing", encoding="utf-8")
    export_student(site, sources, tmp_path / "ana.zip")
    names = {name.removeprefix("ana/sources/") for name in unpack(tmp_path / "ana.zip", tmp_path / "home")}
    assert {"a_b.md", "a_b.md_", "up_.._evil.md"} <= names


def test_an_earlier_export_is_replaced_and_anything_else_is_not(tmp_path):
    site, sources = make_student(tmp_path)
    export_student(site, sources, tmp_path / "ana.zip")
    (sources / "new.md").write_text("new", encoding="utf-8")
    assert export_student(site, sources, tmp_path / "ana.zip").written == 8
    (tmp_path / "theirs.zip").write_text("theirs", encoding="utf-8")
    assert codes(export_student(site, sources, tmp_path / "theirs.zip")) == ["D108"]


def test_an_export_needs_a_built_site_and_a_student_and_a_place_of_its_own(tmp_path):
    site, sources = make_student(tmp_path)
    assert codes(export_student(tmp_path / "none", sources, tmp_path / "a.zip")) == ["D101"]
    assert codes(export_student(site, tmp_path / "none", tmp_path / "a.zip")) == ["D109"]
    (tmp_path / "link").symlink_to(sources)
    assert codes(export_student(site, tmp_path / "link", tmp_path / "a.zip")) == ["D109"]
    assert codes(export_student(site, sources, sources / "a.zip")) == ["D102"]
    assert codes(export_student(site, sources, tmp_path / ("x" * 300 + ".zip"))) == ["D106"]
    assert not (tmp_path / "a.zip").exists()
