"""What a student takes along: it opens anywhere, everything is in it, and a new portfolio can be built from it."""

import html
import re
import shutil
import zipfile
from urllib.parse import unquote, urlsplit

import pytest
from schools import AS_OF, copy_sample, differing, read_tree, run

STUDENTS = ("maya-oduya", "yusuf-haddad")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("sample") / "school")


@pytest.fixture(scope="module", params=STUDENTS)
def unpacked(request, sample):
    """The student, and the folder that the zip unpacks to."""
    student = request.param
    place = sample.parent / "home"
    done = run(sample, "export", student, "--to", f"../{student}.zip", *AS_OF)
    assert done.returncode in (0, 1), done.stderr
    with zipfile.ZipFile(sample.parent / f"{student}.zip") as archive:
        archive.extractall(place)
    return student, place / student


def test_every_link_leads_into_the_folder_itself(unpacked):
    """It opens by a double click: no page asks for anything that is not in the zip."""
    _, folder = unpacked
    pages = [path for path in folder.rglob("*.html") if "sources" not in path.relative_to(folder).parts]
    assert folder / "index.html" in pages
    lost = []
    for page in pages:
        for link in re.findall(r"""(?:href|src)=["']([^"']*)["']""", page.read_text(encoding="utf-8")):
            parts = urlsplit(html.unescape(link))
            if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).is_file():
                lost.append((page.name, link))
            assert not parts.netloc or link.startswith("https://"), link
    assert lost == []


def test_the_students_own_files_are_in_it_byte_for_byte(unpacked, sample):
    student, folder = unpacked
    assert differing(read_tree(folder / "sources"), read_tree(sample / "student_content" / student)) == []


def test_a_school_that_takes_the_files_in_builds_the_same_pages(unpacked, sample, tmp_path):
    """The new school has the same teachers' files; whoever else goes there, the student's pages are the same."""
    student, folder = unpacked
    new = copy_sample(tmp_path / "new")
    for old in (new / "student_content").iterdir():
        shutil.rmtree(old)
    shutil.copytree(folder / "sources", new / "student_content" / student)
    done = run(new, "build", "--edition", "private", *AS_OF)
    assert done.returncode in (0, 1), done.stderr
    site = {name: data for name, data in read_tree(folder).items() if not name.startswith(("sources/", "READ-ME"))}
    assert differing(read_tree(new / "site" / "private" / student), site) == []
