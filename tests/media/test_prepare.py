"""What `prepare` promises: only known files, under names of ours, once each, and a message for all others."""

import hashlib
import io
import json
import os
import re

import pytest
from PIL import Image

from plfolio.diagnostics import Location
from plfolio.media.formats import Format
from plfolio.media.kinds import AttachmentKind, Kinds
from plfolio.media.made import Made, MadeFile
from plfolio.media.prepare import inspect, prepare, published_name
from plfolio.model import Attachment
from plfolio.settings import Limits

PDF = b"%PDF-1.7\n%...\n"
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00"
MOV = b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00"


@pytest.fixture
def bring(tmp_path):
    """Write a file into a school's folder and prepare it; a look at it first must find the same."""

    def bring_file(name, data, *, file_mb=50, kinds=None):
        path = tmp_path / "school" / "ana" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        attachment, limits = Attachment(name=name, path=f"ana/{name}", size=len(data)), Limits(file_mb=file_mb)
        seen = inspect(tmp_path / "school", attachment, limits, kinds=kinds)
        result = prepare(tmp_path / "school", attachment, tmp_path / "store", limits, kinds=kinds)
        assert kinds or seen == result[1]
        return result

    return bring_file


def codes(result):
    prepared, diagnostics = result
    assert all(found.message and found.hint and found.location.path for found in diagnostics)
    assert not prepared
    return [found.code.id for found in diagnostics]


@pytest.mark.parametrize(
    ("name", "data", "kind", "ending"),
    [
        ("a.pdf", PDF, "document", "pdf"),
        ("a.PDF", PDF, "document", "pdf"),
        ("a.mp3", b"ID3\x04\x00\x00", "audio", "mp3"),
        ("bare.mp3", b"\xff\xfb\x90\x64\x00", "audio", "mp3"),
        ("a.wav", b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio", "wav"),
        ("a.ogg", b"OggS\x00\x02", "audio", "ogg"),
        ("a.m4a", b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00", "audio", "m4a"),
        ("a.mp4", MP4, "video", "mp4"),
        ("a.webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video", "webm"),
        ("a.csv", b"day,height\n1,2\n", "data", "csv"),
        ("a.txt", "Größe".encode("latin-1"), "text", "txt"),
        ("notes.md", b"# Hello", "text", "txt"),
        ("game.js", b"alert(1)", "code", "txt"),
        ("page.html", b"<!doctype html><script>alert(1)</script>", "code", "txt"),
    ],
)
def test_other_kinds_are_published_byte_for_byte(bring, tmp_path, name, data, kind, ending):  # noqa: PLR0913, PLR0917 - a table
    """Web pages and scripts too, but as .txt, so that no browser runs them."""
    prepared, diagnostics = bring(name, data)
    assert diagnostics == ()
    assert (prepared.kind, prepared.source, prepared.size) == (kind, f"ana/{name}", len(data))
    assert prepared.name.endswith(f"-{hashlib.sha256(data).hexdigest()[:8]}.{ending}")
    (file,) = prepared.renditions
    assert (tmp_path / "store" / file.stored).read_bytes() == data
    assert (file.sha256, file.name) == (hashlib.sha256(data).hexdigest(), prepared.name)


@pytest.mark.parametrize(
    "name",
    [
        *("a.svg", "a.SVGZ", "a.docx", "a.docm", "a.zip", "a.exe", "a.swf", "a.heic", "a.mov", "a.xsl", "a.mht"),
        *("CNAME", "_redirects", ".htaccess", "a.jpg.exe", "a.", "a.pdf\u202e", "a.\uff50\uff44\uff46"),
    ],
)
def test_kinds_we_do_not_know_are_refused_by_name(bring, name):
    assert codes(bring(name, b"<svg/>")) == ["A103"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("oven.jpg", b"\x89PNG\r\n\x1a\n\x00", "A104"),
        ("oven.png", b"GIF89a\x01\x00", "A104"),
        ("film.mp4", MOV, "A103"),
        ("story.txt", PDF, "A104"),
        ("song.mp3", b"<!doctype html><script>", "A105"),
        ("oven.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "A105"),
        ("essay.pdf", b"PK\x03\x04 and more", "A105"),
        ("film.webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\x01 something else", "A103"),
        ("data.csv", b"day\x00,height", "A105"),
        ("story.txt", "\ufeffhello".encode("utf-16"), "A105"),
        ("virus.py", b"\x7fELF\x02\x01", "A105"),
        ("empty.pdf", b"", "A108"),
        ("empty.txt", b"", "A108"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(bring, tmp_path, name, data, code):
    assert codes(bring(name, data)) == [code]
    assert not [path for path in (tmp_path / "store").rglob("*") if path.is_file()]


def test_a_wrong_ending_is_named_with_the_right_one(bring):
    _, (found,) = bring("oven.jpg", b"\x89PNG\r\n\x1a\n\x00")
    assert found.location == Location("ana/oven.jpg")
    assert found.message == "The file oven.jpg is called .jpg, but it is really a .png file."
    assert "oven" in found.message
    assert ".png" in found.hint


def test_a_file_over_the_limit_is_refused_with_both_sizes(bring):
    _, (found,) = bring("film.mp4", MP4 + bytes(1_050_000), file_mb=1)
    assert (found.code.id, found.message) == ("A102", "The file film.mp4 is too big: 1.1 MB. The most is 1 MB.")


def test_what_cannot_be_opened_is_reported(tmp_path):
    """A file that is gone, a folder, a link and a pipe; none is followed, and none is waited on."""
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "secret").write_bytes(PDF)
    names = ["gone.pdf", "folder.pdf"]
    if hasattr(os, "mkfifo"):
        (tmp_path / "link.pdf").symlink_to(tmp_path / "secret")
        os.mkfifo(tmp_path / "pipe.pdf")
        names += ["link.pdf", "pipe.pdf"]
    for name in names:
        found = prepare(tmp_path, Attachment(name=name, path=name, size=5), tmp_path / "store", Limits())
        assert codes(found) == ["A101"]


def test_a_file_that_keeps_changing_is_not_published(bring, tmp_path):
    """A kind whose maker is overtaken by somebody writing to the source, each time it tries."""

    def overtaken(source, new_file, file_format):
        new_file().write(source.read())
        with (tmp_path / "school" / "ana" / "log.txt").open("ab") as handle:
            handle.write(b"more")
        return Made(files=(MadeFile(ending=file_format.published),))

    growing = AttachmentKind(name="log", formats=(Format(ending="txt", published="txt"),), make=overtaken)
    assert codes(bring("log.txt", b"start", kinds=Kinds([growing]))) == ["A109"]


def photo(size=(1000, 750)):
    image = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn).resize(size) for turn in (0, 90, 180)])
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90)
    return stream.getvalue()


SOURCES = {"a.pdf": PDF, "a.jpg": photo()}


def footprints(store):
    """Every file of the store with its inode and time of change: the same only when nobody wrote it again."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in store.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", SOURCES)
def test_the_second_time_nothing_is_made(bring, tmp_path, name):
    """Nor when somebody else has the same file under another name: the store's files are the very same ones."""
    first, _ = bring(name, SOURCES[name])
    before = footprints(tmp_path / "store")
    second, _ = bring(f"../ben/my copy {name}", SOURCES[name])
    assert [file.stored for file in second.renditions] == [file.stored for file in first.renditions]
    assert second.name.startswith("my-copy-a-")
    assert footprints(tmp_path / "store") == before


def test_a_picture_is_kept_in_each_width_with_one_record(bring, tmp_path):
    prepared, _ = bring("a.jpg", SOURCES["a.jpg"])
    assert [(file.width, file.height) for file in prepared.renditions] == [(1000, 750), (480, 360)]
    kept = sorted(path for path in (tmp_path / "store").rglob("*") if path.is_file())
    assert sorted(path.suffix for path in kept) == [".jpg", ".jpg", ".json"]
    for file in prepared.renditions:
        data = (tmp_path / "store" / file.stored).read_bytes()
        assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_a_picture_has_a_name_in_each_width_that_follows_its_bytes(bring):
    prepared, _ = bring("Our Oven.JPG", SOURCES["a.jpg"])
    whole, small = prepared.renditions
    assert whole.name == f"our-oven-{whole.sha256[:8]}.jpg" == prepared.name
    assert small.name == f"our-oven-{small.sha256[:8]}-480.jpg"
    assert (prepared.width, prepared.height, prepared.size) == (whole.width, whole.height, whole.size)


def damage_file(path):
    path.write_bytes(b"%PDF-1.7 something else")


def cut_file(path):
    path.write_bytes(b"")


def remove_file(path):
    path.unlink()


@pytest.mark.parametrize("damage", [damage_file, cut_file, remove_file])
@pytest.mark.parametrize(("name", "part"), [("a.pdf", 0), ("a.jpg", 0), ("a.jpg", 1)])
def test_a_damaged_file_of_the_store_is_made_again(bring, tmp_path, damage, name, part):
    first, _ = bring(name, SOURCES[name])
    path = tmp_path / "store" / first.renditions[part].stored
    whole = path.read_bytes()
    damage(path)
    assert bring(name, SOURCES[name]) == (first, ())
    assert path.read_bytes() == whole


def record_of(store, prepared):
    return (store / prepared.renditions[0].stored).with_suffix(".json")


def write_fields(record, fields):
    """Write a record as plfolio does, with the check that belongs to it."""
    check = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
    record.write_text(json.dumps({"check": check, "fields": fields}), encoding="utf-8")


def cut_record(record):
    record.write_text('{"check": ', encoding="utf-8")


def bend_record(record):
    record.write_text(record.read_text(encoding="utf-8").replace("height", "weight"), encoding="utf-8")


def other_record(record):
    record.write_text("[1]", encoding="utf-8")


def empty_record(record):
    write_fields(record, {"files": [], "remarks": []})


def record_of_before(record):
    """One file for each source, as records were before pictures had widths."""
    (file, *_) = json.loads(record.read_text(encoding="utf-8"))["fields"]["files"]
    write_fields(record, {**file, "remarks": []})


def record_of_elsewhere(record):
    """A whole and true record of a file that is not in the store."""
    secret = record.parents[2] / "secret.jpg"
    secret.write_bytes(b"secret")
    sha256 = hashlib.sha256(b"secret").hexdigest()
    file = {"path": "../secret.jpg", "sha256": sha256, "size": 6, "width": 0, "height": 0}
    write_fields(record, {"files": [file], "remarks": []})


@pytest.mark.parametrize(
    "damage", [cut_record, bend_record, other_record, empty_record, record_of_before, record_of_elsewhere]
)
@pytest.mark.parametrize("name", SOURCES)
def test_a_record_that_is_not_ours_of_today_is_a_miss(bring, tmp_path, damage, name):
    first, _ = bring(name, SOURCES[name])
    record = record_of(tmp_path / "store", first)
    whole = record.read_bytes()
    damage(record)
    assert bring(name, SOURCES[name]) == (first, ())
    assert record.read_bytes() == whole


def test_a_swapped_record_is_not_believed(bring, tmp_path):
    """A whole record of another source, put in this one's place, is a miss."""
    one, _ = bring("a.pdf", PDF)
    two, _ = bring("b.pdf", PDF + b"b")
    store = tmp_path / "store"
    record_of(store, one).write_bytes(record_of(store, two).read_bytes())
    assert bring("a.pdf", PDF) == (one, ())


def test_another_recipe_makes_its_own_files_and_leaves_those_of_the_first(bring, tmp_path):
    """As after an upgrade: what was made by the older recipe counts for nothing, and harms nothing."""

    def shout(source, new_file, file_format):
        new_file().write(source.read().upper())
        return Made(files=(MadeFile(ending=file_format.published),))

    formats = (Format(ending="txt", published="txt"),)
    old = Kinds([AttachmentKind(name="text", formats=formats)])
    new = Kinds([AttachmentKind(name="text", formats=formats, recipe="shout2", make=shout)])
    first, _ = bring("a.txt", b"hello", kinds=old)
    second, _ = bring("a.txt", b"hello", kinds=new)
    assert [(tmp_path / "store" / made.renditions[0].stored).read_bytes() for made in (first, second)] == [
        b"hello",
        b"HELLO",
    ]


def test_nothing_is_left_behind_in_the_store(bring, tmp_path):
    bring("a.pdf", PDF)
    bring("b.jpg", b"\xff\xd8\xff and then rubbish")
    assert sorted(path.suffix for path in (tmp_path / "store").rglob("*") if path.is_file()) == [".json", ".pdf"]
    assert [path.name for path in (tmp_path / "store").rglob(".*")] == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Our Solar Oven!.jpg", "our-solar-oven"),
        ("pics/été 2026.JPG", "ete-2026"),
        ("CON.jpg", "picture-con"),
        ("_headers.txt", "headers"),
        ("..\\..\\boot.txt", "boot"),
        ("\u202egpj.exe.jpg", "gpj-exe"),
        ("-rf.jpg", "rf"),
    ],
)
def test_names_on_the_site_are_ours(name, slug):
    assert published_name(name, "picture", "0123456789abcdef", "jpg") == f"{slug}-01234567.jpg"
    assert published_name(name, "picture", "0123456789abcdef", "jpg", width=480) == f"{slug}-01234567-480.jpg"


@pytest.mark.parametrize("name", ["صورة.jpg", "x" * 300 + ".jpg", ".jpg", "\ud800.jpg", "a\x1b[31m.jpg"])
def test_names_on_the_site_are_short_plain_and_never_empty(name):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}-01234567\.jpg", published_name(name, "picture", "01234567", "jpg"))


def test_text_comes_with_its_first_lines(bring):
    prepared, _ = bring("a.py", b"\xef\xbb\xbfprint('\xc3\xa9')\r\nx = 1\x1b\r\n")
    assert (prepared.text, prepared.is_cut) == ("print('é')\nx = 1", False)


@pytest.mark.parametrize(
    ("data", "length", "is_cut"),
    [
        (b"row\n" * 200, 799, False),
        (b"row\n" * 201, 799, True),
        ("é".encode() * 10_000, 10_000, False),
        (b"a" + "é".encode() * 10_000, 10_000, True),
        ("Größe".encode("latin-1"), 0, False),
    ],
)
def test_an_excerpt_is_capped_and_says_so(bring, data, length, is_cut):
    prepared, _ = bring("a.csv", data)
    assert (len(prepared.text), prepared.is_cut) == (length, is_cut)


def test_one_source_under_two_endings_gives_two_files(bring):
    as_csv, _ = bring("a.csv", b"1,2\n")
    as_text, _ = bring("a.txt", b"1,2\n")
    assert (as_csv.name[-4:], as_text.name[-4:]) == (".csv", ".txt")
    assert as_csv.renditions[0].stored != as_text.renditions[0].stored
