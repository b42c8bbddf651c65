"""What fits on one student's site: writing always, and files until it is full, the smallest first."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schools import AS_OF, build, codes, copy_starter, differing, read_site, run, write_files

from plfolio.diagnostics.attachments import A102, A103, A111
from plfolio.media.budget import MEGABYTE, fit_budget, in_megabytes
from plfolio.model import Attachment, Audience
from plfolio.settings import Limits

FOLDER = "student_content/ada"
PIECE = "---\ntitle: Films\ndate: 2026-10-01\naudience: {audience}\n---\nSee [the long one]({file}).\n"


def attach(**sizes):
    """Films of so many bytes each."""
    return [Attachment(name=f"{name}.mp4", path=f"{FOLDER}/{name}.mp4", size=size) for name, size in sizes.items()]


@given(st.lists(st.integers(0, 12 * MEGABYTE), max_size=12), st.integers(1, 40), st.integers(1, 10))
def test_what_is_left_fits_and_nothing_is_left_out_without_need(sizes, student_mb, file_mb):
    films = attach(**{f"film-{number}": size for number, size in enumerate(sizes)})
    limits = Limits(student_mb=student_mb, file_mb=file_mb)
    left_out, found = fit_budget(FOLDER, films, limits)
    counted = [film for film in films if film.size <= file_mb * MEGABYTE]
    kept = [film.size for film in counted if film.path not in left_out]
    gone = [film.size for film in counted if film.path in left_out]
    assert sum(kept) <= student_mb * MEGABYTE
    assert left_out <= {film.path for film in counted}
    assert bool(gone) == (len(found) == 1)
    if gone:
        assert sum(kept) + min(gone) > student_mb * MEGABYTE
        assert min(gone) >= max(kept, default=0)


def test_the_message_names_the_biggest_and_how_much_too_much_it_is():
    films = attach(a=3 * MEGABYTE, b=4_010_000, c=2 * MEGABYTE)
    left_out, (found,) = fit_budget(FOLDER, films, Limits(student_mb=5))
    assert left_out == {f"{FOLDER}/b.mp4"}
    assert (found.code, str(found.location)) == (A111, FOLDER)
    assert "9.1 MB. The most is 5 MB" in found.message
    assert "without the biggest: b.mp4 (4.1 MB)." in found.message


def test_of_very_many_only_the_biggest_are_named():
    films = attach(**{f"film-{number:02}": (50 - number) * MEGABYTE for number in range(40)})
    _, (found,) = fit_budget(FOLDER, films, Limits(student_mb=30))
    assert "film-00.mp4 (50 MB), film-01.mp4 (49 MB)" in found.message
    assert "film-05" not in found.message
    assert " and 33 more." in found.message


def test_what_is_not_published_anyhow_takes_no_room():
    films = [*attach(a=60 * MEGABYTE, b=4 * MEGABYTE), Attachment(name="c.psd", path="c.psd", size=40 * MEGABYTE)]
    assert fit_budget(FOLDER, films, Limits(student_mb=5, file_mb=50)) == (frozenset(), ())


@pytest.mark.parametrize(("size", "words"), [(1, "0.1"), (1_000_000, "1"), (1_000_001, "1.1"), (123_456_789, "123.5")])
def test_a_size_is_rounded_up(size, words):
    assert in_megabytes(size) == words


@pytest.fixture
def root(tmp_path):
    """Ada has 0.9 MB in a piece for the family and 0.5 MB in a private one, and the school allows 1 MB."""
    root = copy_starter(tmp_path / "school", ("ada", "bo"))
    write_files(
        root,
        {
            "site_config.yml": "school: {name: Small}\nlimits: {student_mb: 1}\n",
            f"{FOLDER}/artifacts/films/index.md": PIECE.format(audience="family", file="long.txt"),
            f"{FOLDER}/artifacts/films/long.txt": "long\n" * 140_000,
            f"{FOLDER}/artifacts/films/short.txt": "short\n" * 33_000,
            f"{FOLDER}/artifacts/secret/index.md": PIECE.format(audience="private", file="diary.txt"),
            f"{FOLDER}/artifacts/secret/diary.txt": "diary\n" * 83_000,
        },
    )
    return root


def about_files(report):
    return {code for code in codes(report) if code.id.startswith("A")}


def published(root, edition="family"):
    return sorted(
        name.rpartition("/")[2].rpartition("-")[0] for name in read_site(root, edition) if "ada/files/" in name
    )


def test_a_site_goes_without_the_biggest_file_in_each_edition_and_keeps_all_writing(root):
    """The private piece takes room in the family's edition, too: the choice is the same wherever one looks."""
    report = build(root)
    assert about_files(report) == {A111}
    assert published(root) == ["short"]
    page = (root / "site/family/ada/work/films.html").read_text(encoding="utf-8")
    assert "the long one" in page
    assert "long.txt" not in page
    build(root, edition=Audience.PRIVATE)
    assert published(root, "private") == ["diary", "short"]


def test_check_says_what_build_says(root):
    found = json.loads(run(root, "check", "--format", "json", *AS_OF).stdout)
    (one,) = [one for one in found if one["code"].startswith("A")]
    assert (one["code"], one["path"]) == ("A111", FOLDER)
    assert "artifacts/films/long.txt (0.7 MB)." in one["message"]
    built = json.loads(run(root, "build", "--format", "json", *AS_OF).stdout)
    assert built == found


def test_room_brings_the_file_back_and_nobody_else_is_built_differently(root):
    build(root)
    others = {name: data for name, data in read_site(root).items() if not name.startswith("ada/")}
    (root / FOLDER / "artifacts" / "secret" / "diary.txt").unlink()
    report = build(root)
    assert about_files(report) == set()
    assert published(root) == ["long", "short"]
    assert (
        differing(others, {name: data for name, data in read_site(root).items() if not name.startswith("ada/")}) == []
    )


def test_a_file_that_is_refused_for_itself_is_reported_for_that(root):
    write_files(root, {f"{FOLDER}/artifacts/films/model.stl": "x" * 900_000})
    (root / "site_config.yml").write_text("limits: {student_mb: 2, file_mb: 1}\n", encoding="utf-8")
    write_files(root, {f"{FOLDER}/artifacts/films/long.txt": "x" * 1_100_000})
    assert about_files(build(root)) == {A102, A103}
