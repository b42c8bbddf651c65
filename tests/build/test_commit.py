"""Sites go into their place whole, and nothing of others is ever deleted."""

import shutil

import pytest

from plfolio.build.commit import ForeignOutputError, OutputFolder, is_intact, sync_disk

EDITION = "family"


def commit(output, files, folder="ada"):
    stamps = output.stage(EDITION, folder, [(name, data.encode()) for name, data in files.items()])
    output.commit(EDITION, folder, stamps)
    output.settle(EDITION, folder)
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


def test_a_file_that_somebody_else_puts_where_a_page_of_ours_once_was_stays(output):
    """What is ours is what stands there now, not all that ever did."""
    commit(output, {"index.html": "x", "work/old.html": "x"})
    commit(output, {"index.html": "y"})
    theirs = output.site(EDITION, "ada") / "work" / "old.html"
    theirs.parent.mkdir()
    theirs.write_text("theirs", encoding="utf-8")
    commit(output, {"index.html": "z"})
    assert read_tree(output.site(EDITION, "ada")) == {"index.html": "z", "work/old.html": "theirs"}


def test_a_folder_that_was_claimed_and_then_cut_off_is_still_ours(tmp_path):
    (tmp_path / "site" / ".plfolio").mkdir(parents=True)
    OutputFolder(tmp_path / "site").claim()


def test_links_of_somebody_else_stay_and_nothing_is_written_or_deleted_through_them(output, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("a.html", "b.html"):
        (theirs / name).write_text("theirs", encoding="utf-8")
    commit(output, {"index.html": "x", "work/a.html": "x"})
    site = output.site(EDITION, "ada")
    (site / "photos").symlink_to(theirs)
    (site / "work" / "a.html").unlink()
    (site / "work").rmdir()
    (site / "work").symlink_to(theirs)
    output.remove(EDITION, "ada")
    assert (site / "photos").is_symlink()
    assert read_tree(theirs) == {"a.html": "theirs", "b.html": "theirs"}
    commit(output, {"index.html": "y", "work/a.html": "y"})
    assert (site / "photos").readlink() == theirs
    assert read_tree(theirs) == {"a.html": "theirs", "b.html": "theirs"}


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_site_is_not_put_where_something_else_stands(output, tmp_path, kind):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "index.html").write_text("theirs", encoding="utf-8")
    place = output.site(EDITION, "ada")
    place.parent.mkdir()
    if kind == "link":
        place.symlink_to(tmp_path / "theirs")
    else:
        place.write_text("theirs", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        commit(output, {"index.html": "x"})
    output.remove(EDITION, "ada")
    assert read_tree(tmp_path / "theirs") == {"index.html": "theirs"}
    assert place.is_symlink() == (kind == "link")


def test_a_folder_where_a_page_of_ours_should_be_is_left_alone(output):
    commit(output, {"index.html": "x", "work.html": "x"})
    site = output.site(EDITION, "ada")
    (site / "work.html").unlink()
    (site / "work.html").mkdir()
    (site / "work.html" / "theirs.txt").write_text("theirs", encoding="utf-8")
    output.remove(EDITION, "ada")
    assert read_tree(site) == {"work.html/theirs.txt": "theirs"}


@pytest.fixture(params=["Linux", "Windows"])
def any_system(request, monkeypatch):
    """Where folders can be swapped in one step, and where they cannot."""
    monkeypatch.setattr("platform.system", lambda: request.param)
    if request.param == "Windows":
        monkeypatch.delattr("os.sync")


@pytest.mark.usefixtures("any_system")
def test_on_any_system_the_new_site_takes_the_place_of_the_old_one(output):
    for text in ("old", "new", "newest"):
        stamps = output.stage(EDITION, "ada", [("index.html", text.encode()), (f"{text}.html", text.encode())])
        sync_disk([output.staged(EDITION, "ada")])
        output.commit(EDITION, "ada", stamps)
        output.settle(EDITION, "ada")
        assert read_tree(output.site(EDITION, "ada")) == {"index.html": text, f"{text}.html": text}
        assert output.owned(EDITION, "ada") == {"index.html", f"{text}.html"}
        assert list(output.staged(EDITION, "ada").parent.iterdir()) == []


def test_a_swap_in_two_steps_that_fails_at_the_second_leaves_the_old_site(output, monkeypatch):
    """As when the staged site was deleted by hand in between."""
    monkeypatch.setattr("platform.system", lambda: "Windows")
    commit(output, {"index.html": "old"})
    stamps = output.stage(EDITION, "ada", [("index.html", b"new")])
    shutil.rmtree(output.staged(EDITION, "ada"))
    with pytest.raises(FileNotFoundError):
        output.commit(EDITION, "ada", stamps)
    assert read_tree(output.site(EDITION, "ada")) == {"index.html": "old"}


def test_a_start_page_comes_changes_and_goes_and_leaves_the_rest_alone(output, tmp_path):
    commit(output, {"index.html": "x"})
    folder = tmp_path / "site" / EDITION
    (folder / "notes.txt").write_text("theirs", encoding="utf-8")
    others = {"ada/index.html": "x", "notes.txt": "theirs"}
    output.put_start_page(EDITION, {"index.html": b"one", "assets/a.css": b"a"})
    assert read_tree(folder) == {**others, "index.html": "one", "assets/a.css": "a"}
    untouched = (folder / "assets" / "a.css").stat().st_mtime_ns
    output.put_start_page(EDITION, {"index.html": b"two", "assets/a.css": b"a"})
    assert read_tree(folder) == {**others, "index.html": "two", "assets/a.css": "a"}
    assert (folder / "assets" / "a.css").stat().st_mtime_ns == untouched
    output.put_start_page(EDITION, {})
    assert read_tree(folder) == others
