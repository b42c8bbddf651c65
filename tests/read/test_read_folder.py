"""What is in a folder, and what is left out."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from plfolio.diagnostics import Location
from plfolio.read.folder import list_students, scan_folder
from plfolio.settings import Settings

NOBODY = 65534
SETTINGS = Settings(content="kids")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names and links")


def fill(root, *paths):
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode())


def scan(root, folder="kids/ana"):
    found, diagnostics = scan_folder(root, folder)
    return [file.path.removeprefix(f"{folder}/") for file in found.files], [
        (one.code.id, one.location.path) for one in diagnostics
    ]


def is_case_blind(folder):
    (folder / "probe").touch()
    return (folder / "PROBE").exists()


def test_files_are_listed_by_path_with_size_and_time(tmp_path):
    fill(tmp_path, "kids/ana/b.md", "kids/ana/artifacts/oven/index.md", "kids/ana/a.md", "kids/ben/x.md")
    found, diagnostics = scan_folder(tmp_path, "kids/ana")
    assert ["kids/ana/a.md", "kids/ana/artifacts/oven/index.md", "kids/ana/b.md"] == [one.path for one in found.files]
    status = (tmp_path / "kids/ana/a.md").lstat()
    first = found.files[0]
    assert (status.st_size, status.st_mtime_ns, status.st_ino) == (first.size, first.mtime_ns, first.inode)
    assert ((), "kids/ana") == (diagnostics, found.folder)


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert ([], []) == scan(tmp_path)


def test_what_belongs_to_the_computer_is_left_out_silently(tmp_path):
    junk = [".git/config", ".obsidian/x.md", ".DS_Store", "._a.md", "__MACOSX/a.md", "Thumbs.db", "desktop.ini", ".env"]
    more = [
        "~$essay.docx",
        ".~lock.a.odt#",
        "a.tmp",
        ".tmp.drivedownload/x",
        "node_modules/a.js",
        "a.md~",
        ".venv/x.py",
    ]
    fill(tmp_path, "kids/ana/a.md", *(f"kids/ana/{name}" for name in junk + more))
    assert (["a.md"], []) == scan(tmp_path)


@POSIX
def test_links_and_pipes_are_reported_and_never_followed(tmp_path):
    fill(tmp_path, "kids/ben/diary.md", "kids/ana/a.md")
    (tmp_path / "kids/ana/file.md").symlink_to("../ben/diary.md")
    (tmp_path / "kids/ana/folder").symlink_to("../ben")
    (tmp_path / "kids/ana/loop").symlink_to(".")
    os.mkfifo(tmp_path / "kids/ana/pipe")
    names = ["file.md", "folder", "loop", "pipe"]
    assert (["a.md"], [("F104", f"kids/ana/{name}") for name in names]) == scan(tmp_path)


@POSIX
@pytest.mark.parametrize("link", ["kids", "kids/ana"])
def test_a_link_on_the_way_to_a_folder_is_not_followed(tmp_path, link):
    fill(tmp_path, "else/ana/a.md")
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "else")
    assert ([], [("F104", link)]) == scan(tmp_path)


def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path):
    fill(tmp_path, "kids")
    assert ([], [("F116", "kids")]) == scan(tmp_path)
    assert ["F116"] == [found.code.id for found in list_students(tmp_path, SETTINGS)[1]]


@POSIX
def test_a_folder_that_the_system_will_not_open_is_reported(tmp_path):
    long = "x" * 300
    assert ([], [("F109", long)]) == scan(tmp_path, long)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps rights in another way")
def test_a_folder_that_may_not_be_read_is_reported_and_the_others_are_read():
    """Root may read everything, so root steps down for it; pytest's own folders are closed to everybody else."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        fill(root, "kids/ana/a.md", "kids/ana/shut/b.md")
        root.chmod(0o755)
        (root / "kids/ana/shut").chmod(0)
        try:
            os.seteuid(user or NOBODY)
            expected = (["a.md"], [("F109", "kids/ana/shut")])
            assert expected == scan(root)
        finally:
            os.seteuid(user)
            (root / "kids/ana/shut").chmod(0o755)


def test_second_copies_of_cloud_drives_are_left_out_and_named(tmp_path):
    copies = [
        "essay (1).md",
        "essay (Ana's conflicted copy 2026-11-01).md",
        "essay-DESKTOP-AB12.md",
        "essay.sync-conflict-20261101-101500-ABCDEFG.md",
    ]
    fill(tmp_path, "kids/ana/essay.md", *(f"kids/ana/{name}" for name in copies))
    assert (["essay.md"], [("F111", f"kids/ana/{name}") for name in copies]) == scan(tmp_path)
    assert {"essay.md"} == {dict(found.values)["original"] for found in scan_folder(tmp_path, "kids/ana")[1]}


def test_a_name_that_only_looks_like_a_second_copy_is_kept(tmp_path):
    names = ["chapter (1).md", "photo (1).jpg", "photo.jpg", "my-DESKTOP-game.md"]
    fill(tmp_path, *(f"kids/ana/{name}" for name in names))
    assert (sorted(names), []) == scan(tmp_path)


def test_what_is_still_in_the_cloud_is_reported(tmp_path):
    fill(tmp_path, "kids/ana/essay.gdoc", "kids/ana/.photo.jpg.icloud")
    expected = [("F113", "kids/ana/.photo.jpg.icloud"), ("F113", "kids/ana/essay.gdoc")]
    assert ([], expected) == scan(tmp_path)


@pytest.mark.parametrize(
    ("first", "second"), [("Photo.jpg", "photo.JPG"), ("e\u0301.jpg", "\u00e9.jpg"), ("STRASSE", "stra\u00dfe")]
)
def test_names_that_are_one_on_some_systems_are_both_kept_and_reported(tmp_path, first, second):
    fill(tmp_path, "kids/ana/a.md")
    if is_case_blind(tmp_path):
        pytest.skip("this disk does not tell such names apart")
    fill(tmp_path, f"kids/ana/{first}", f"kids/ana/{second}")
    names, found = scan(tmp_path)
    assert 3 == len(names)
    assert [("F112", f"kids/ana/{max(first, second)}")] == found


@POSIX
def test_names_that_do_not_travel_are_reported(tmp_path):
    names = ["a\u202egpj.exe", "con.md", "end.", "line\nbreak", "what?.md"]
    fill(tmp_path, *(f"kids/ana/{name}" for name in names))
    assert (names, [("F114", f"kids/ana/{name}") for name in names]) == scan(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not text")
def test_a_name_that_is_not_text_is_left_out_and_its_message_can_be_printed(tmp_path):
    fill(tmp_path, "kids/ana/a.md")
    (tmp_path / "kids/ana" / os.fsdecode(b"caf\xe9.md")).touch()
    names, found = scan(tmp_path)
    assert (["a.md"], [("F115", "kids/ana/caf\\udce9.md")]) == (names, found)


@POSIX
def test_files_with_two_places_are_counted_once_in_a_message(tmp_path):
    fill(tmp_path, "kids/ben/a.jpg", "kids/ana/b.md")
    for name in ("x.jpg", "y.jpg"):
        os.link(tmp_path / "kids/ben/a.jpg", tmp_path / "kids/ana" / name)
    diagnostics = scan_folder(tmp_path, "kids/ana")[1]
    assert [("F117", "kids/ana/x.jpg")] == [(one.code.id, one.location.path) for one in diagnostics]
    assert diagnostics[0].message.startswith("2 ")


def test_students_are_the_folders_sorted(tmp_path):
    fill(tmp_path, "kids/zoe/a.md", "kids/ana/a.md", "kids/.git/x", "kids/README.md", "kids/ana (conflicted copy)/a.md")
    students, found = list_students(tmp_path, SETTINGS)
    assert (("ana", "zoe"), ["F111"]) == (students, [one.code.id for one in found])


def test_of_students_whose_ids_differ_in_case_only_the_first_counts(tmp_path):
    if is_case_blind(tmp_path):
        pytest.skip("this disk does not tell such names apart")
    fill(tmp_path, "kids/ana/a.md", "kids/Ana/a.md", "kids/ANA/a.md", "kids/ben/a.md")
    students, found = list_students(tmp_path, SETTINGS)
    assert ("ANA", "ben") == students
    assert [("F118", "Ana", "ANA"), ("F118", "ana", "ANA")] == [
        (one.code.id, dict(one.values)["name"], dict(one.values)["other"]) for one in found
    ]


def test_a_missing_content_folder_is_reported(tmp_path):
    students, found = list_students(tmp_path, SETTINGS)
    assert ((), [("F119", Location("kids"))]) == (students, [(one.code.id, one.location) for one in found])
