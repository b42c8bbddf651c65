"""A disk that fills up at any step: it is said, good sites stay, nothing half made lies about, and room mends it."""

import shutil
import subprocess

import disk
import publishing
import pytest
from schools import (
    AS_OF,
    build,
    build_clean,
    codes,
    copy_starter,
    differing,
    read_site,
    read_tree,
    run,
    states,
    write_files,
)  # fmt: skip

from plfolio.build.worker import State
from plfolio.diagnostics.build import B102

ROWS = "".join(f"ada,my-bean-plant,SCI.{number},4,2026-10-20,T,Good\n" for number in (1, 2, 3))
EVERY_STEP_IN_SOAK = pytest.mark.parametrize(
    "step", [pytest.param(1, marks=pytest.mark.soak), pytest.param(17, id="a few steps")]
)


def make_school(root):
    """Ada with badges, and Bo, both built and both changed since."""
    copy_starter(root, ("ada", "bo"))
    heading = "student,artifact,standard,level,date,assessor,comment\n"
    write_files(root, {"school/assessments/a.csv": heading + ROWS})
    build(root)
    for student in ("ada", "bo"):
        write_files(root, {f"student_content/{student}/profile.md": "---\nname: Later\n---\nMore.\n"})
    return root


def site_of(root, student):
    return read_tree(root / "site" / "family" / student)


def leftovers(root):
    """Whatever is half made: what waits for its place, drafts, and what a maker was at work on."""
    staging = root / "site" / ".plfolio" / "staging"
    half_made = [path for name in ("*.tmp", ".making-*") for path in root.rglob(name)]
    return [path for path in (*staging.rglob("*"), *half_made) if path.is_file()]


def build_or_not(root):
    """The report of a build, or None where it cannot even start, which the command line tells as that."""
    try:
        return build(root)
    except OSError:
        return None


@EVERY_STEP_IN_SOAK
def test_a_build_on_a_disk_that_fills_up_at_any_step(tmp_path, step):
    made = make_school(tmp_path / "made")
    clean = build_clean(made, tmp_path / "clean")
    steps, refused = 0, True
    while refused:
        root = shutil.copytree(made, tmp_path / "school")
        before = {student: site_of(root, student) for student in ("ada", "bo")}
        with disk.full_after(root, steps) as refused:
            report = build_or_not(root)
        for student, old in before.items():
            new = {name.removeprefix(f"{student}/"): data for name, data in clean.items() if name.startswith(student)}
            assert site_of(root, student) in (old, new), (steps, student)
        if report and refused:
            assert set(states(report).values()) <= {State.KEPT, State.BUILT}
        assert leftovers(root) == [], steps
        build(root)
        assert differing(read_site(root), clean) == [], steps
        shutil.rmtree(root)
        steps += step
    assert steps > 60


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 8 MB of its own, which only the system's administrator can have."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def fill(place, leave):
    """Take all room but `leave` bytes."""
    free = shutil.disk_usage(place).free
    (place / "filler").write_bytes(bytes(max(0, free - leave)))


@pytest.mark.skipif(not shutil.which("mount"), reason="there is no mount on this system")
@pytest.mark.parametrize("step", [pytest.param(8_192, marks=pytest.mark.soak), pytest.param(150_000, id="a few sizes")])
def test_a_build_on_a_real_disk_with_any_room_left(small_disk, tmp_path, step):
    made = make_school(tmp_path / "made")
    clean = build_clean(made, tmp_path / "clean")
    room, is_cramped = 0, True
    while is_cramped:
        root = shutil.copytree(made, small_disk / "school")
        before = site_of(root, "ada")
        fill(small_disk, room)
        report = build_or_not(root)
        is_cramped = report is None or B102 in codes(report)
        assert is_cramped or set(states(report).values()) == {State.BUILT}
        after = site_of(root, "ada")
        assert after in (before, {name[4:]: data for name, data in clean.items() if name.startswith("ada/")}), room
        assert leftovers(root) == []
        (small_disk / "filler").unlink()
        build(root)
        assert differing(read_site(root), clean) == [], room
        shutil.rmtree(root)
        room += step
    assert room > step


@pytest.mark.skipif(not shutil.which("mount"), reason="there is no mount on this system")
def test_a_full_disk_is_told_in_words(small_disk, tmp_path):
    root = shutil.copytree(make_school(tmp_path / "made"), small_disk / "school")
    fill(small_disk, 30_000)
    done = run(root, "build", *AS_OF)
    assert (done.returncode, done.stderr) == (1, "")
    assert "B102" in done.stdout
    assert "No space left on device" in done.stdout
    assert "Make room on the disk" in done.stdout
    assert "2 kept as they were" in done.stdout


@EVERY_STEP_IN_SOAK
@pytest.mark.parametrize("name", ["web", "web.zip"])
def test_publishing_to_a_disk_that_fills_up_is_a_message_and_goes_on_later(tmp_path, name, step):
    first = write_files(tmp_path / "first", {"index.html": "one", "work/old.html": "old"})
    second = write_files(tmp_path / "second", {"index.html": "two", "plan.html": "new", "work/new.html": "new"})
    made = write_files(tmp_path / "made", {"web/CNAME": "portfolios.example"})
    assert publishing.run(made / name, first)[1].problems == ()
    expected = read_tree(publish_all(shutil.copytree(made, tmp_path / "expected"), name, second))
    for steps in range(0, 40, min(step, 3)):
        place = shutil.copytree(made, tmp_path / "place")
        with disk.full_after(place, steps) as refused:
            _, published = publishing.run(place / name, second)
        assert [found.code.id for found in published.problems] == (["D106"] if refused else []), steps
        assert differing(read_tree(publish_all(place, name, second)), expected) == [], steps
        shutil.rmtree(place)
    assert refused == []


def publish_all(place, name, site):
    assert publishing.run(place / name, site)[1].problems == ()
    return place
