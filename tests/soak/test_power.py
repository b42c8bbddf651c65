"""The power goes out between any two steps: each site is the old one or the new one, and the next build goes on."""

import shutil

import disk
import publishing
import pytest
from schools import build, build_clean, copy_starter, differing, read_site, read_tree, write_files

pytestmark = pytest.mark.skipif(not hasattr(disk.os, "sync"), reason="what is synced is seen by os.sync")

PIECE = "---\ntitle: {0}\ndate: 2026-10-01\nstandards: [SCI.1]\nself: 3\n---\n{0}\n"


def make_school(root):
    """Ada and Bo; Ada has earned a badge, so that there are pictures in the store."""
    copy_starter(root, ("ada", "bo"))
    rows = "".join(f"ada,my-bean-plant,SCI.{number},4,2026-10-20,T,Good\n" for number in (1, 2, 3))
    return write_files(
        root,
        {
            "student_content/ada/artifacts/withdrawn.md": PIECE.format("Withdrawn"),
            "school/assessments/a.csv": f"student,artifact,standard,level,date,assessor,comment\n{rows}",
        },
    )


def change_school(root):
    """Ada writes, adds and withdraws; Bo leaves; Cy comes; the school opens a start page."""
    shutil.rmtree(root / "student_content" / "bo")
    shutil.copytree(root / "student_content" / "ada", root / "student_content" / "cy")
    (root / "student_content" / "ada" / "artifacts" / "withdrawn.md").unlink()
    write_files(
        root,
        {
            "student_content/ada/artifacts/added.md": PIECE.format("Added"),
            "student_content/ada/profile.md": "---\nname: Ada Later\n---\nMore.\n",
            "school/roster.csv": "student,name,grade,classes,listed\nada,Ada,4,,yes\ncy,Cy,4,,yes\n",
            "site_config.yml": "school: {name: Later}\npublish: {start_page: yes}\n",
        },
    )


def site_of(files, student):
    return {name: data for name, data in files.items() if name.startswith(f"{student}/")}


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.soak), pytest.param(37, id="a few moments")])
@pytest.mark.parametrize("loss", ["empty", "zeros"])
def test_a_build_cut_off_by_a_power_cut_leaves_whole_sites(tmp_path, monkeypatch, loss, step):
    root = make_school(tmp_path / "school")
    build(root)
    before = read_site(root)
    change_school(root)
    with disk.record(root, monkeypatch) as recorder:
        build(root)
    after = build_clean(root, tmp_path / "clean")
    assert differing(read_site(root), after) == []
    assert len(recorder.moments) > 100
    for number in range(0, len(recorder.moments), step):
        moment = recorder.moments[number]
        found = disk.lay_out(moment, tmp_path / "found", loss)
        seen = read_site(found)
        assert site_of(seen, "ada") in (site_of(before, "ada"), site_of(after, "ada")), moment.step
        assert site_of(seen, "cy") in ({}, site_of(after, "cy")), moment.step
        assert site_of(seen, "bo").items() <= site_of(before, "bo").items(), moment.step
        assert {name for name, data in seen.items() if data not in (before.get(name), after.get(name))} == set()
        build(found)
        assert differing(read_site(found), after) == [], moment.step
        shutil.rmtree(found)


@pytest.mark.parametrize("loss", ["empty", "zeros"])
@pytest.mark.parametrize("name", ["web", "web.zip"])
def test_publishing_cut_off_by_a_power_cut_is_finished_by_the_next_run(tmp_path, monkeypatch, name, loss):
    """Also what was being deleted is gone then, and the files of others are as they were."""
    place = tmp_path / "disk"
    first = write_files(tmp_path / "first", {"index.html": "one", "work/old.html": "old", "work/same.html": "same"})
    second = write_files(tmp_path / "second", {"index.html": "two", "plan.html": "new", "work/same.html": "same"})
    write_files(place / "web", {"CNAME": "portfolios.example"})
    publishing.run(place / name, first)
    with disk.record(place, monkeypatch) as recorder:
        publishing.run(place / name, second)
    expected = read_tree(place)
    for moment in recorder.moments:
        found = disk.lay_out(moment, tmp_path / "found", loss)
        assert publishing.run(found / name, second)[1].problems == (), moment.step
        assert differing(read_tree(found), expected) == [], moment.step
        shutil.rmtree(found)
