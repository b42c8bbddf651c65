"""Laws 2, 3 and 4 of the build, on the sample school. The first is in `test_incremental.py`."""

import os
import random
from pathlib import Path

import pytest
from schools import build, copy_sample, differing, read_site

from plfolio.build.school import open_school
from plfolio.build.worker import State


def read_times(root):
    """When each file of the sites was written. The lock is only for builds among themselves."""
    files = (path for path in sorted((root / "site").rglob("*")) if path.is_file() and path.name != "build.lock")
    return {path: path.stat().st_mtime_ns for path in files}


def make_old(root):
    """Give every source a time long past, so that no file counts as freshly written."""
    for path in sorted(root.rglob("*")):
        if "site" not in path.relative_to(root).parts:
            os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    root = copy_sample(tmp_path_factory.mktemp("sample"))
    build(root)
    return root


def test_law_2_serial_equals_parallel_equals_shuffled(sample, tmp_path):
    parallel = copy_sample(tmp_path)
    students = list(open_school(parallel)[0].students)
    random.Random(7).shuffle(students)
    for half in (students[::2], students[1::2]):
        build(parallel, executor="processes", jobs=2, students=tuple(half))
    assert differing(read_site(parallel), read_site(sample)) == []


def test_law_2_dask_equals_serial(sample, tmp_path):
    pytest.importorskip("distributed", reason="the Dask executor needs plfolio[dask]")
    root = copy_sample(tmp_path)
    build(root, executor="dask", jobs=2)
    assert differing(read_site(root), read_site(sample)) == []


def test_law_3_building_twice_changes_nothing_and_reads_no_page(sample, monkeypatch):
    make_old(sample)
    build(sample)
    before = read_times(sample)
    opened = []
    real = Path.open

    def watched(path, *arguments, **options):
        opened.append(Path(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", watched)
    report = build(sample)
    assert report.count(State.UNCHANGED) == len(report.outcomes) > 0
    assert read_times(sample) == before
    assert [path for path in opened if "student_content" in path.parts] == []


def test_law_4_a_broken_student_changes_no_other_students_bytes(sample, tmp_path):
    """One folder with everything wrong at once; the rest is as if it were not there."""
    root = copy_sample(tmp_path)
    broken = root / "student_content" / "zz-broken"
    (broken / "artifacts" / "bomb").mkdir(parents=True)
    (broken / "profile.md").write_bytes(b"\xff\xfe\x00---\x00")
    (broken / "artifacts" / "bomb" / "index.md").write_text("---\ntitle: " + "[" * 20_000, encoding="utf-8")
    (broken / "artifacts" / "bomb" / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    (broken / "artifacts" / "loop.md").write_text("[" * 5_000 + "](x)" * 5_000, encoding="utf-8")
    (broken / "artifacts" / "other").symlink_to(root / "school")
    build(root)
    others = {name: data for name, data in read_site(root).items() if not name.startswith("zz-broken/")}
    assert differing(others, read_site(sample)) == []
