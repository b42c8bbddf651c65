"""Records: what was written comes back, and anything else is no record."""

import json

from hypothesis import given
from hypothesis import strategies as st

from plfolio.build.fingerprint import FileStamp
from plfolio.build.store import OutputStamp, Record, RecordStore
from plfolio.diagnostics import Location
from plfolio.diagnostics.build import B101


def make_record(student="ada", **changes):
    values = {
        "student": student,
        "folder": "ada",
        "key": "k",
        "places": "p",
        "people": "",
        "stamps": (FileStamp(path="ada/profile.md", size=3, mtime_ns=5, ctime_ns=6, inode=7, sha256="s"),),
        "manifest": (OutputStamp(path="index.html", size=3, mtime_ns=5),),
        "diagnostics": (B101.at(Location("ada/profile.md", 3, 1), report="x.txt"),),
    }
    return Record(**{**values, **changes})


def test_a_record_comes_back_as_it_was(tmp_path):
    store = RecordStore(tmp_path)
    store.save(make_record())
    record, written_ns = store.load("ada")
    assert record == make_record()
    assert written_ns > 0


def test_no_record_and_a_forgotten_record_are_none(tmp_path):
    store = RecordStore(tmp_path)
    assert store.load("ada") == (None, 0)
    store.save(make_record())
    store.forget("ada")
    assert store.load("ada") == (None, 0)


def test_a_damaged_record_is_no_record_at_any_place(tmp_path):
    """Each byte in turn is changed: the record is either unharmed or gone, and never wrong."""
    store = RecordStore(tmp_path)
    store.save(make_record())
    path = next(tmp_path.glob("*.json"))
    good = path.read_bytes()
    for place in range(0, len(good), 7):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert store.load("ada")[0] in (None, make_record())
    path.write_bytes(good[: len(good) // 2])
    assert store.load("ada") == (None, 0)


def test_a_record_swapped_for_another_students_is_no_record(tmp_path):
    store = RecordStore(tmp_path)
    store.save(make_record("ada"))
    mine = next(tmp_path.glob("*.json"))
    store.save(make_record("bo"))
    theirs = next(path for path in tmp_path.glob("*.json") if path != mine)
    mine.write_bytes(theirs.read_bytes())
    assert store.load("ada") == (None, 0)


def test_a_record_of_another_version_is_no_record(tmp_path):
    store = RecordStore(tmp_path)
    store.save(make_record())
    path = next(tmp_path.glob("*.json"))
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, "format": 0}), encoding="utf-8")
    assert store.load("ada") == (None, 0)


def test_the_records_of_those_who_left_are_given_back_once_and_the_others_stay(tmp_path):
    store = RecordStore(tmp_path)
    for student in ("cy", "ada"):
        store.save(make_record(student))
    (tmp_path / "junk.json").write_text("[]", encoding="utf-8")
    assert store.forget_others(("ada", "new")) == (make_record("cy"),)
    assert store.forget_others(("ada", "new")) == ()
    assert store.load("ada")[0] == make_record("ada")
    assert len(list(tmp_path.iterdir())) == 1


@given(st.text(max_size=200))
def test_any_text_in_a_record_file_is_read_without_fault(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("records")
    store = RecordStore(folder)
    store.save(make_record())
    next(folder.glob("*.json")).write_text(text, encoding="utf-8", errors="replace")
    assert store.load("ada") == (None, 0)
