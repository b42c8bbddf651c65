"""Folders that may only be read, or not even that: sources are never written to, and what is refused is said."""

import os
import shutil
import subprocess
import sys

import pytest
from schools import AS_OF, PLFOLIO, build_clean, copy_starter, differing, read_site, read_tree, run

# The system's administrator may write anywhere. This gives that up (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) for the
# program that it becomes, by PR_CAPBSET_DROP.
GIVE_UP = """
import ctypes, os, sys
for power in (1, 2):
    ctypes.CDLL(None).prctl(24, power, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def as_anybody(root, *words, **options):
    """Run plfolio without the right to write everywhere."""
    before = (sys.executable, "-c", GIVE_UP) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    command = [*before, *PLFOLIO, *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, **options)


@pytest.fixture(autouse=True)
def _rights_count(tmp_path):
    """Skip where even that writes into a folder that is read-only, as on some kinds of drives."""
    place = tmp_path / "try"
    place.mkdir(mode=0o555)
    try:
        done = as_anybody(tmp_path, "init", "try")
    except OSError as error:
        pytest.skip(f"rights can't be given up here: {error}")
    if done.returncode == 0:
        pytest.skip("this machine lets us write into folders that are read-only")


@pytest.fixture
def root(tmp_path):
    return copy_starter(tmp_path / "school", ("ada", "bo"))


def forbid_writing(*places):
    """Take away the right to write into folders and files, all the way down."""
    for place in places:
        for path in sorted(place.rglob("*"), reverse=True):
            path.chmod(0o555 if path.is_dir() else 0o444)
        place.chmod(0o555 if place.is_dir() else 0o444)


def edit(root):
    for student in ("ada", "bo"):
        (root / "student_content" / student / "profile.md").write_text("---\nname: New\n---\n", encoding="utf-8")


def test_sources_that_may_only_be_read_are_built(tmp_path, root):
    for name in ("site", ".plfolio"):
        (root / name).mkdir()
    forbid_writing(root / "student_content", root / "school", root / "site_config.yml")
    root.chmod(0o555)
    before = read_tree(root)
    done = as_anybody(root, "build", *AS_OF)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "2 built" in done.stdout
    assert "B106" not in done.stdout
    assert {
        name: data for name, data in read_tree(root).items() if not name.startswith(("site/", ".plfolio/"))
    } == before
    root.chmod(0o755)
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


@pytest.mark.parametrize("is_there", [True, False], ids=["somebody else's", "none, and none can be made"])
def test_without_a_cache_that_can_be_written_it_builds_all_the_same_and_says_so(tmp_path, root, is_there):
    assert run(root, "build", *AS_OF).returncode == 0
    edit(root)
    if is_there:
        forbid_writing(root / ".plfolio")
    else:
        shutil.rmtree(root / ".plfolio")
        root.chmod(0o555)
    cache = read_tree(root / ".plfolio") if is_there else {}
    (tmp_path / "temporary").mkdir()
    done = as_anybody(root, "build", *AS_OF, env={**os.environ, "TMPDIR": str(tmp_path / "temporary")})
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "B106" in done.stdout
    assert "2 built" in done.stdout
    assert (read_tree(root / ".plfolio") if is_there else {}) == cache
    assert list((tmp_path / "temporary").iterdir()) == []
    root.chmod(0o755)
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


def test_an_output_folder_that_may_only_be_read_is_said_at_once(root):
    assert run(root, "build", *AS_OF).returncode == 0
    edit(root)
    forbid_writing(root / "site")
    before = read_tree(root / "site")
    done = as_anybody(root, "build", *AS_OF)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Permission denied" in done.stderr
    assert "Ask for the right" in done.stderr
    assert read_tree(root / "site") == before


def test_no_place_for_new_sites_is_a_message_for_each_of_them(root):
    """The folder of the edition may only be read; that of plfolio beside it may be written to."""
    assert run(root, "build", *AS_OF).returncode == 0
    before = read_site(root)
    edit(root)
    shutil.copytree(root / "student_content" / "ada", root / "student_content" / "cy")
    (root / "site" / "family").chmod(0o555)
    done = as_anybody(root, "build", *AS_OF)
    assert done.returncode == 1
    assert done.stdout.count("B102") == 3
    assert "2 kept as they were, 1 without a site" in done.stdout
    assert read_site(root) == before
    (root / "site" / "family").chmod(0o755)
    assert run(root, "build", *AS_OF).returncode == 0
    assert sorted(path.name for path in (root / "site" / "family").iterdir()) == ["ada", "bo", "cy"]


def test_a_page_that_may_not_be_read_is_said_and_nobody_else_suffers(root):
    (root / "student_content" / "ada" / "profile.md").chmod(0)
    done = as_anybody(root, "build", *AS_OF)
    assert done.returncode == 1
    assert "student_content/ada/profile.md" in done.stdout
    assert (root / "site" / "family" / "bo" / "index.html").is_file()
    (root / "student_content" / "ada" / "profile.md").chmod(0o644)
    assert "1 built, 1 already up to date" in run(root, "build", *AS_OF).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("publish", "../locked/web"),
        ("publish", "../locked/web.zip"),
        ("export", "ada", "--to", "../locked/ada.zip"),
        ("-C", "../locked/school", "new", "goal", "ada", "--title", "x"),
        ("-C", "../locked/school", "standards", "import", "school/frameworks/first.yml", "--name", "x"),
        ("init", "../locked/new"),
    ],
    ids=lambda words: " ".join(words[-3:]),
)
def test_a_place_that_may_not_be_written_to_is_said(tmp_path, root, words):
    assert run(root, "build", *AS_OF).returncode == 0
    locked = tmp_path / "locked"
    locked.mkdir()
    shutil.copytree(root, locked / "school")
    forbid_writing(locked)
    before = read_tree(locked)
    done = as_anybody(root, *words)
    assert done.returncode == 2, done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "Permission denied" in done.stdout + done.stderr
    assert "locked" in done.stdout + done.stderr
    assert read_tree(locked) == before


def test_the_doctor_says_what_cannot_be_written_and_what_comes_of_it(root):
    assert run(root, "build", *AS_OF).returncode == 0
    forbid_writing(root / "site", root / ".plfolio")
    done = as_anybody(root, "doctor")
    assert done.returncode == 1
    assert "LOOK  writing: site can't be written to (Permission denied), so no site can be built." in done.stdout
    assert "LOOK  writing: .plfolio can't be written to (Permission denied), so every build has" in done.stdout
