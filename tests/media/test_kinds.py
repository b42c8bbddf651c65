"""What the allowlist of kinds promises."""

import pytest

from plfolio.media.first_bytes import START, is_text, recognise
from plfolio.media.kinds import KINDS, ending_of, kind_of, register
from plfolio.plugins import Plugins


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("oven.JPEG", "picture"),
        ("a.b.png", "picture"),
        ("essay.pdf", "document"),
        ("song.mp3", "audio"),
        ("film.webm", "video"),
        ("heights.csv", "data"),
        ("poem.txt", "text"),
        ("robot.py", "code"),
        ("slides.pptx", "other"),
        ("drawing.svg", "other"),
        ("README", "other"),
        (".jpg", "other"),
    ],
)
def test_a_kind_is_known_by_the_ending(name, kind):
    assert kind_of(name) == kind


def test_the_kinds_come_in_through_the_plugins_door():
    plugins = Plugins()
    register(plugins)
    assert plugins.attachment_kinds.names() == tuple(sorted(kind.name for kind in KINDS))


def test_nothing_a_browser_runs_is_ever_written():
    """Whatever the source is called, what is written can't be run as a page, a script or a drawing."""
    published = {file_format.published for kind in KINDS for file_format in kind.formats}
    assert published == {
        *("jpg", "png", "gif", "webp", "pdf", "mp3", "wav", "ogg", "m4a", "mp4", "webm", "csv", "tsv", "txt")
    }


def test_each_ending_belongs_to_one_kind():
    endings = [file_format.ending for kind in KINDS for file_format in kind.formats]
    assert len(endings) == len(set(endings))


def test_an_ending_is_lower_case_without_its_dot():
    assert [ending_of(name) for name in ("A.JPG", "a", "a.", ".a", "a.b.c")] == ["jpg", "", "", "", "c"]


@pytest.mark.parametrize(
    "start",
    [b"", b"R", b"RIFF", b"\x00\x00\x00\x18ftyp", b"\xff", b"\xff\xfb", b"\x1aE\xdf\xa3", b"BM is a word", b"MZ"],
)
def test_short_starts_are_not_mistaken(start):
    assert recognise(start) in ("", "mkv")


def test_any_extension_of_ascii_is_text():
    assert is_text(bytes(range(128, 256)) + b"\ttab\r\nline")
    assert not is_text(b"a\x00")
    assert START >= 1024
