"""Publishing into a folder: our files and nobody else's, whatever happens in between."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publishing import begin, codes, counts, kill_after, run

from plfolio.publish import Published
from plfolio.publish.manifest import MANIFEST_NAME

SITE = {
    "index.html": "<h1>Ana</h1>",
    "work/oven.html": "<h1>Oven</h1>",
    "assets/oven-1a2b3c4d.jpg": "a picture",
    "search/index.json": "[]",
}


def write_files(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


def read_files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    }


@pytest.fixture
def site(tmp_path):
    return write_files(tmp_path / "site" / "family", SITE)


def test_the_target_holds_the_site_and_is_made_where_there_is_none(tmp_path, site):
    lines, published = run(tmp_path / "new" / "public", site)
    assert read_files(tmp_path / "new" / "public") == SITE
    assert counts(published) == (4, 0, 0)
    assert published.problems == ()
    assert len(lines) == 4


def test_what_pages_use_comes_before_pages_and_indexes_come_last(tmp_path, site):
    lines, _ = run(tmp_path / "public", site)
    assert lines == [
        "wrote assets/oven-1a2b3c4d.jpg",
        "wrote index.html",
        "wrote work/oven.html",
        "wrote search/index.json",
    ]


def test_only_what_changed_is_written(tmp_path, site):
    run(tmp_path / "public", site)
    untouched = (tmp_path / "public" / "index.html").stat().st_mtime_ns
    manifest = (tmp_path / "public" / MANIFEST_NAME).stat().st_mtime_ns
    assert run(tmp_path / "public", site) == ([], Published(target=str(tmp_path / "public"), unchanged=4))
    assert (tmp_path / "public" / MANIFEST_NAME).stat().st_mtime_ns == manifest
    write_files(site, {"work/oven.html": "new"})
    assert counts(run(tmp_path / "public", site)[1]) == (1, 3, 0)
    assert (tmp_path / "public" / "index.html").stat().st_mtime_ns == untouched


def test_withdrawn_files_go_first_with_their_empty_folders(tmp_path, site):
    run(tmp_path / "public", site)
    shutil.rmtree(site / "work")
    write_files(site, {"new.html": "new"})
    lines, published = run(tmp_path / "public", site)
    assert lines == ["deleted work/oven.html", "wrote new.html"]
    assert counts(published) == (1, 3, 1)
    assert not (tmp_path / "public" / "work").exists()


def test_other_peoples_files_stay(tmp_path, site):
    others = {"CNAME": "portfolios.example", "work/mine.txt": "mine", "photos/cat.jpg": "cat"}
    write_files(tmp_path / "public", others)
    run(tmp_path / "public", site)
    shutil.rmtree(site / "work")
    run(tmp_path / "public", site)
    expected = {path: text for path, text in SITE.items() if path != "work/oven.html"} | others
    assert read_files(tmp_path / "public") == expected


@pytest.mark.parametrize("others", [{"work/oven.html": "by hand"}, {"work": "a file"}, {"index.html/x": "a folder"}])
def test_a_file_of_others_in_the_way_is_refused_before_anything_is_done(tmp_path, site, others):
    write_files(tmp_path / "public", others)
    lines, published = run(tmp_path / "public", site)
    assert (lines, codes(published)) == ([], ["D103"])
    assert read_files(tmp_path / "public") == others
    assert next(iter(others)).split("/")[0] in published.problems[0].message


def test_a_link_in_the_target_is_never_written_through(tmp_path, site):
    elsewhere = write_files(tmp_path / "elsewhere", {"oven.html": "theirs"})
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "work").symlink_to(elsewhere)
    assert codes(run(tmp_path / "public", site)[1]) == ["D103"]
    assert read_files(elsewhere) == {"oven.html": "theirs"}


def test_what_somebody_changed_since_is_neither_overwritten_nor_deleted(tmp_path, site):
    run(tmp_path / "public", site)
    write_files(tmp_path / "public", {"index.html": "changed by somebody", "work/oven.html": "this too"})
    shutil.rmtree(site / "work")
    published = run(tmp_path / "public", site)[1]
    assert codes(published) == ["D103"]
    assert "index.html, work/oven.html" in published.problems[0].message
    assert (tmp_path / "public" / "work" / "oven.html").read_text(encoding="utf-8") == "this too"


def test_a_file_of_others_that_happens_to_be_the_same_stays_theirs(tmp_path, site):
    write_files(tmp_path / "public", {"index.html": SITE["index.html"]})
    run(tmp_path / "public", site)
    (site / "index.html").unlink()
    assert counts(run(tmp_path / "public", site)[1]) == (0, 3, 0)
    assert (tmp_path / "public" / "index.html").exists()


def test_what_is_lost_at_the_target_comes_back(tmp_path, site):
    run(tmp_path / "public", site)
    (tmp_path / "public" / "index.html").unlink()
    assert counts(run(tmp_path / "public", site)[1]) == (1, 3, 0)
    assert read_files(tmp_path / "public") == SITE


def test_many_files_in_the_way_are_counted_and_some_named(tmp_path, site):
    write_files(site, {f"{number}.html": "ours" for number in range(9)})
    write_files(tmp_path / "public", {f"{number}.html": "theirs" for number in range(9)})
    message = run(tmp_path / "public", site)[1].problems[0].message
    assert message.startswith("9 of the files")
    assert "4.html and 4 more" in message


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"[]",
        b'{"plfolio": 2, "files": {}}',
        b'{"plfolio": 1, "files": {"a": 1}}',
        b'{"plfolio": 1, "files": {"../a": "0"}}',
        b'{"plfolio": 1, "files": {"/a": "0"}}',
        b'{"plfolio": 1, "files": {"C:/a": "0"}}',
        b'{"plfolio": 1, "files": {"a\\\\..\\\\b": "0"}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_manifest_that_is_not_ours_stops_everything(tmp_path, site, manifest):
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / MANIFEST_NAME).write_bytes(manifest)
    assert codes(run(tmp_path / "public", site)[1]) == ["D104"]
    assert read_files(tmp_path / "public") == {}


def test_names_with_a_dot_and_links_in_the_site_are_not_published(tmp_path, site):
    write_files(site, {".plfolio-build.json": "{}"})
    (site / "link.html").symlink_to(site / "index.html")
    run(tmp_path / "public", site)
    assert read_files(tmp_path / "public") == SITE


def test_nothing_is_written_among_the_sources_or_around_them(tmp_path, site):
    content = write_files(tmp_path / "student_content", {"ana/profile.md": "Ana"})
    (tmp_path / "alias").symlink_to(content)
    refused = (content, content / "ana" / "public", tmp_path, site, site / "public", tmp_path / "alias" / "x")
    for target in refused:
        assert codes(run(target, site, protected=(content,))[1]) == ["D102"], target
    beside = tmp_path / "student_content-public"
    assert codes(run(beside, site, protected=(content,))[1]) == []
    assert read_files(content) == {"ana/profile.md": "Ana"}


def test_without_a_built_site_nothing_published_is_taken_down(tmp_path, site):
    run(tmp_path / "public", site)
    (tmp_path / "empty").mkdir()
    for nothing in (tmp_path / "empty", tmp_path / "missing"):
        assert codes(run(tmp_path / "public", nothing)[1]) == ["D101"]
    assert read_files(tmp_path / "public") == SITE


@pytest.mark.parametrize("target", ["ftp:server/x", "https://example.org", "folder:", "branch:"])
def test_an_unknown_kind_of_target_names_those_that_are_known(site, target):
    published = run(target, site)[1]
    assert codes(published) == ["D105"]
    assert "branch:, folder:, zip:" in published.problems[0].hint


def test_a_place_that_cannot_be_written_is_a_message(tmp_path, site):
    published = run(tmp_path / ("x" * 300), site)[1]
    assert codes(published) == ["D106"]
    write_files(tmp_path, {"a-file": "mine"})
    assert codes(run(tmp_path / "a-file", site)[1]) == ["D106"]
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "mine"


def test_a_site_that_is_rebuilt_meanwhile_is_reported_and_finished_by_the_next_run(tmp_path, site):
    run(tmp_path / "public", write_files(tmp_path / "first", SITE | {"old.html": "old"}))
    write_files(site, {"index.html": "second"})
    steps = begin(tmp_path / "public", site)
    assert next(steps) == "deleted old.html"
    write_files(site, {"index.html": "rebuilt"})
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert codes(end.value.value) == ["D107"]
    run(tmp_path / "public", site)
    assert read_files(tmp_path / "public") == SITE | {"index.html": "rebuilt"}


def test_a_run_killed_at_any_point_is_finished_by_the_next(tmp_path, site):
    """Kill the update of a published site before its first change, its second, and so on; publish again each time."""
    others = {"CNAME": "portfolios.example"}
    run(write_files(tmp_path / "before", others), site)
    shutil.rmtree(site / "work")
    write_files(site, {"index.html": "second", "plan/plan.html": "second"})
    second = {path: SITE[path] for path in SITE if path != "work/oven.html"} | {
        "index.html": "second",
        "plan/plan.html": "second",
    }
    changes, is_killed = 0, True
    while is_killed:
        target = shutil.copytree(tmp_path / "before", tmp_path / f"public-{changes}")
        is_killed = kill_after(changes, site, target)
        assert codes(run(target, site)[1]) == []
        assert read_files(target) == second | others
        assert set(json.loads((target / MANIFEST_NAME).read_bytes())["files"]) == set(second)
        changes += 1
    assert changes > 10


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.dictionaries(st.sampled_from("abcdef"), st.text("xyz", max_size=2)), st.integers(0, 9))))
def test_any_history_of_cut_off_runs_ends_in_the_last_site(tmp_path_factory, history):
    """Each site is published up to some line; then the last one is published whole."""
    tmp_path = tmp_path_factory.mktemp("history")
    target = write_files(tmp_path / "public", {"theirs.txt": "theirs"})
    last = {"index.html": "last"}
    for number, (files, stop) in enumerate([*history, (last, 99)]):
        site = write_files(tmp_path / f"site-{number}", files or {"index.html": "x"})
        steps = begin(target, site)
        for _ in zip(range(stop), steps, strict=False):
            pass
        steps.close()
    assert read_files(target) == last | {"theirs.txt": "theirs"}
