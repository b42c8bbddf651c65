"""The sample school: it is whole, it is small, it keeps its own promises, and its pictures can be drawn again."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops, ImageStat

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "student_content"
SCHOOL = ROOT / "school"
PICTURES = {".jpg", ".png", ".gif"}
CASE_SCHEMA = ROOT.parent / "shared" / "data" / "case" / "schema-v1p1" / "case_v1p1_cfpackage-jsonschema1.json"

STUDENTS = {
    "ines-carvalho",
    "junie-park",
    "kofi-brandt",
    "lucia-marquez",
    "maya-oduya",
    "robin-tester",
    "sam-winter",
    "theo-lindqvist",
    "yusuf-haddad",
}
MISTAKES = "robin-tester"


def package():
    return json.loads((SCHOOL / "frameworks" / "riverbend.json").read_text(encoding="utf-8"))


def codes():
    habits = yaml.safe_load((SCHOOL / "frameworks" / "habits.yml").read_text(encoding="utf-8"))
    inner = {standard["code"] for standard in habits["standards"][0]["standards"]}
    return inner | {item["humanCodingScheme"] for item in package()["CFItems"] if "humanCodingScheme" in item}


def rows(path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))


def pages():
    """Give every artifact's page, with its student and its id."""
    for page in sorted(CONTENT.glob("*/artifacts/**/*.md")):
        is_folder = page.name == "index.md"
        yield page.relative_to(CONTENT).parts[0], page.parent.name if is_folder else page.stem, page


def front(page):
    return yaml.load(page.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 - strings only


def pixels(path):
    with Image.open(path) as picture:
        return picture.convert("RGBA")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """What the script draws today."""
    folder = tmp_path_factory.mktemp("drawn")
    script = ROOT / "tools" / "draw_sample_attachments.py"
    subprocess.run([sys.executable, "-B", str(script), "--to", str(folder)], check=True)
    return folder / "student_content"


def test_every_student_has_a_folder_and_a_place_on_the_roster():
    assert {folder.name for folder in CONTENT.iterdir() if folder.is_dir()} == STUDENTS
    assert {row["student"] for row in rows(SCHOOL / "roster.csv")} == STUDENTS


def test_some_families_read_another_language_and_the_standards_speak_it():
    at_home = {row["student"]: row["home_language"] for row in rows(SCHOOL / "roster.csv") if row["home_language"]}
    assert at_home == {"lucia-marquez": "es", "sam-winter": "vi", "yusuf-haddad": "Arabic"}
    assert front(CONTENT / "kofi-brandt" / "profile.md")["family_languages"] == ["uk"]
    said = [link for link in package()["CFAssociations"] if link["associationType"] == "isTranslationOf"]
    items = {item["identifier"]: item for item in package()["CFItems"]}
    ends = [
        (items[link["originNodeURI"]["identifier"]], items[link["destinationNodeURI"]["identifier"]]) for link in said
    ]
    assert len(ends) == 10
    assert {(twin["language"], original["language"]) for twin, original in ends} == {("es", "en")}
    assert [twin for twin, original in ends if twin["humanCodingScheme"] != original["humanCodingScheme"]] == []


def test_there_are_some_forty_pieces_of_work_in_both_forms():
    found = list(pages())
    assert 40 <= len(found) <= 55
    assert {page.name == "index.md" for _, _, page in found} == {True, False}


def test_one_student_has_almost_nothing():
    assert [path.name for path in sorted((CONTENT / "sam-winter").rglob("*.md"))] == ["my-boat.md", "profile.md"]


def test_the_script_draws_the_attachments_that_are_here(drawn):
    """Pictures may differ by what another encoder or font renderer does, other files by nothing."""
    for path in sorted(path for path in drawn.rglob("*") if path.is_file()):
        kept = CONTENT / path.relative_to(drawn)
        if path.suffix in PICTURES:
            now, before = pixels(path), pixels(kept)
            assert now.size == before.size, kept
            assert max(ImageStat.Stat(ImageChops.difference(now, before)).mean) < 2, kept
        else:
            assert path.read_bytes() == kept.read_bytes(), kept


def test_every_picture_and_recording_here_is_drawn_by_the_script(drawn):
    made = {path.relative_to(drawn) for path in drawn.rglob("*") if path.is_file()}
    kept = {path.relative_to(CONTENT) for path in CONTENT.rglob("*") if path.suffix in {*PICTURES, ".pdf", ".wav"}}
    assert kept <= made


def test_attachments_are_small_enough_to_clone():
    sizes = [path.stat().st_size for path in CONTENT.rglob("*") if path.is_file()]
    assert max(sizes) < 300_000
    assert sum(sizes) < 4_000_000


def test_links_and_pictures_lead_to_files_and_pictures_say_what_they_show():
    for student, _, page in pages():
        for mark, words, target in re.findall(r"(!?)\[([^\]]*)\]\(([^ )]+)", page.read_text(encoding="utf-8")):
            if student != MISTAKES:
                assert (page.parent / target).is_file(), f"{page}: {target}"
                assert words or not mark, f"{page}: {target} has no words"


def test_work_names_standards_and_earlier_work_that_exist():
    known, found = codes(), list(pages())
    work = {(student, name) for student, name, _ in found}
    for student, _, page in found:
        if student not in {MISTAKES, "sam-winter"}:
            said = front(page)
            assert set(said["standards"]) <= known, page
            assert {(student, name) for name in said.get("grew_from", [])} <= work, page
            assert set(said.get("people", [])) <= STUDENTS, page


def test_assessments_are_about_work_and_standards_that_exist():
    known, work = codes(), {(student, name) for student, name, _ in pages()}
    tables = [rows(path) for path in sorted((SCHOOL / "assessments").glob("*.csv"))]
    for row in (row for table in tables for row in table):
        assert row["standard"] in known, row
        assert (row["student"], row["artifact"]) in work or (row["student"] in STUDENTS and not row["artifact"]), row
    assert 90 <= sum(map(len, tables)) <= 140


def test_one_table_is_written_the_way_excel_does():
    data = (SCHOOL / "assessments" / "2025-26.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfstudent;artifact;")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_rubrics_say_what_each_level_looks_like():
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((SCHOOL / "rubrics").glob("*.yml"))]
    rubrics = [rubric for file in found for rubric in file["rubrics"]]
    assert len({rubric["standard"] for rubric in rubrics}) >= 20
    assert {rubric["standard"] for rubric in rubrics} <= codes()
    assert {len(rubric["levels"]) for rubric in rubrics} == {3, 4}


def test_badges_use_every_shape():
    badges = yaml.safe_load((SCHOOL / "badges.yml").read_text(encoding="utf-8"))["badges"]
    assert {badge["shape"] for badge in badges} == {"circle", "shield", "star", "hexagon", "flower"}


def test_the_framework_has_some_thirty_standards_in_three_subjects():
    items = [item for item in package()["CFItems"] if item["language"] == "en"]
    assert [item["fullStatement"] for item in items if item["CFItemType"] == "Domain"] == [
        "Science",
        "Mathematics",
        "Writing and speaking",
    ]
    assert 30 <= sum(item["CFItemType"] == "Standard" for item in items) <= 36


@pytest.mark.skipif(not CASE_SCHEMA.is_file(), reason="the CASE schema is not beside this checkout")
def test_the_framework_is_a_case_package():
    import jsonschema  # noqa: PLC0415 - only where there is a schema

    schema = json.loads(CASE_SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft201909Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(package())] == []
