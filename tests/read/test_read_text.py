"""One file becomes text, or one message that names the file."""

import os
import sys
from pathlib import Path

import pytest

from plfolio.diagnostics import Location
from plfolio.read.text import read_text

NOBODY = 65534


def read(path, **options):
    """Give the text, or the code of the message."""
    found = read_text(path, f"school/{path.name}", **options)
    return found if isinstance(found, str) else found.code.id


@pytest.fixture
def page(tmp_path):
    return tmp_path / "page.md"


def test_text_is_read_as_utf_8_with_or_without_a_byte_order_mark(page):
    for start in (b"", b"\xef\xbb\xbf"):
        page.write_bytes(start + "título 木\n".encode())
        assert "título 木\n" == read(page)


def test_every_kind_of_line_end_becomes_one(page):
    page.write_bytes(b"windows\r\nold mac\rlinux\n\r\n")
    assert "windows\nold mac\nlinux\n\n" == read(page)


def test_an_empty_file_is_an_empty_text(page):
    page.write_bytes(b"")
    assert "" == read(page)


def test_a_missing_file_is_named(page):
    found = read_text(page, "school/page.md")
    assert ("F101", Location("school/page.md")) == (found.code.id, found.location)
    assert "page.md" in found.message


def test_a_missing_file_in_a_folder_that_is_a_file_is_a_message_too(page):
    page.write_bytes(b"x")
    assert "F102" == read(page / "inside.md")


def test_a_folder_in_the_place_of_a_file_is_reported(page):
    page.mkdir()
    assert "F103" == read(page)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for administrators")
def test_a_link_is_never_followed(page):
    (page.parent / "secret.md").write_bytes(b"secret")
    page.symlink_to("secret.md")
    assert "F104" == read(page)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(page):
    os.mkfifo(page)
    assert "F104" == read(page)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps rights in another way")
def test_a_file_that_may_not_be_read_is_reported(page):
    """Root may read everything, so root steps down for it."""
    page.write_bytes(b"x")
    page.chmod(0)
    user = os.geteuid()
    try:
        os.seteuid(user or NOBODY)
        found = read_text(page, "page.md")
    finally:
        os.seteuid(user)
    assert ("F102", True) == (found.code.id, "denied" in found.message)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_file_that_the_system_will_not_open_is_reported_with_its_reason(tmp_path, name):
    found = read_text(tmp_path / name, "page.md")
    assert ("F102", False) == (found.code.id, "says: ." in found.message)


@pytest.mark.parametrize("data", ["title: é".encode("utf-16"), "title: é".encode("utf-16-le"), b"\xfe\xff\0a"])
def test_utf_16_is_called_by_its_name(page, data):
    page.write_bytes(data)
    assert "F106" == read(page)


def test_european_letters_in_utf_16_are_known_without_a_mark_too(page):
    for encoding in ("utf-16-le", "utf-16-be"):
        page.write_bytes(("Lina schrieb über den Ofen. " * 200).encode(encoding))
        assert "F106" == read(page)


@pytest.mark.parametrize("data", [b"text \0\0 text", b"ab\0\0" * 100, b"a\0" * 3 + b"text" * 50])
def test_a_few_empty_bytes_make_no_utf_16(page, data):
    page.write_bytes(data)
    assert "F107" == read(page)


@pytest.mark.parametrize("data", [b"\0" * 400, b"PK\3\4\0\0\0\0\0\0\0 text text text", b"text\0"])
def test_a_file_with_empty_bytes_is_no_text(page, data):
    page.write_bytes(data)
    assert "F107" == read(page)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "mac-roman"])
def test_other_encodings_are_reported_with_the_line_of_the_first_letter_that_is_not_utf_8(page, start, encoding):
    page.write_bytes(start + "one\r\ntwo\rEl niño\n".encode(encoding))
    found = read_text(page, "school/page.md")
    assert ("F105", Location("school/page.md", 3)) == (found.code.id, found.location)


def test_a_text_that_is_too_big_is_not_read(page):
    page.write_bytes(b"x" * 101)
    assert ["x" * 101, "F108"] == [read(page, limit=limit) for limit in (101, 100)]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux has a file that is never as it was")
def test_a_file_that_never_holds_still_is_given_up(tmp_path):
    """The size that Linux tells of this file is never the size that is read."""
    assert "F110" == read(tmp_path / "/proc/self/status")
