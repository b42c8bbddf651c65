"""Sites go into their place whole, and nothing of others is ever deleted."""

import pytest

from plfolio.build.commit import ForeignOutputError, OutputFolder, is_intact

EDITION = "family"


def commit(output, files, folder="ada"):
    stamps = output.stage(EDITION, folder, [(name, data.encode()) for name, data in files.items()])
    output.commit(EDITION, folder, stamps)
    return stamps


def read_tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def output(tmp_path):
    folder = OutputFolder(tmp_path / "site")
    folder.claim()
    return folder


def test_a_new_site_takes_the_place_of_the_old_one_whole(output):
    commit(output, {"index.html": "old", "work/a.html": "a"})
    commit(output, {"index.html": "new", "work/b.html": "b"})
    assert read_tree(output.site(EDITION, "ada")) == {"index.html": "new", "work/b.html": "b"}


def test_until_it_is_committed_the_old_site_stands(output):
    commit(output, {"index.html": "old"})
    output.stage(EDITION, "ada", [("index.html", b"new")])
    assert read_tree(output.site(EDITION, "ada")) == {"index.html": "old"}


def test_a_file_of_somebody_else_stays(output):
    commit(output, {"index.html": "old"})
    (output.site(EDITION, "ada") / "CNAME").write_text("school", encoding="utf-8")
    commit(output, {"index.html": "new"})
    output.remove(EDITION, "ada")
    assert read_tree(output.site(EDITION, "ada")) == {"CNAME": "school"}


def test_old_pages_go_even_when_the_cache_was_thrown_away(tmp_path):
    """What is ours is written down beside the sites, so a new start does not leave a withdrawn page behind."""
    first = OutputFolder(tmp_path / "site")
    first.claim()
    commit(first, {"index.html": "x", "work/withdrawn.html": "x"})
    second = OutputFolder(tmp_path / "site")
    second.claim()
    commit(second, {"index.html": "y"})
    assert read_tree(second.site(EDITION, "ada")) == {"index.html": "y"}


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path):
    desk = tmp_path / "Desktop"
    desk.mkdir()
    (desk / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(ForeignOutputError):
        OutputFolder(desk).claim()
    assert read_tree(desk) == {"letter.txt": "dear"}


def test_an_empty_folder_is_claimed(tmp_path):
    (tmp_path / "site").mkdir()
    OutputFolder(tmp_path / "site").claim()
    OutputFolder(tmp_path / "site").claim()


def test_a_list_that_names_files_elsewhere_deletes_none_of_them(output, tmp_path):
    commit(output, {"index.html": "x"})
    outside = tmp_path / "precious.txt"
    outside.write_text("keep", encoding="utf-8")
    listed = tmp_path / "site" / ".plfolio" / EDITION / "ada.json"
    listed.write_text('["../../../precious.txt", "/etc/hostname", 5]', encoding="utf-8")
    output.remove(EDITION, "ada")
    assert outside.read_text(encoding="utf-8") == "keep"


def test_a_swap_cut_in_half_is_undone(output, tmp_path):
    """A crash between the two renames leaves no site in place, and the old one beside it."""
    commit(output, {"index.html": "old"})
    staging = tmp_path / "site" / ".plfolio" / "staging" / EDITION
    staging.mkdir(parents=True, exist_ok=True)
    output.site(EDITION, "ada").rename(staging / "ada.replaced")
    output.recover(EDITION)
    assert read_tree(output.site(EDITION, "ada")) == {"index.html": "old"}
    assert not staging.exists()


def test_a_copied_file_arrives_byte_for_byte(output, tmp_path):
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(range(256)) * 10_000)
    output.commit(EDITION, "ada", output.stage(EDITION, "ada", [("files/film.mp4", film)]))
    assert (output.site(EDITION, "ada") / "files" / "film.mp4").read_bytes() == film.read_bytes()


def test_a_site_is_intact_until_one_of_its_files_changes(output):
    manifest = commit(output, {"index.html": "x", "work.html": "y"})
    site = output.site(EDITION, "ada")
    assert is_intact(site, manifest)
    (site / "work.html").write_text("longer", encoding="utf-8")
    assert not is_intact(site, manifest)
    (site / "work.html").unlink()
    assert not is_intact(site, manifest)
