"""Sites in a family's language: who asks for them, who gets them, and what is said when there are none."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from plfolio.build import worker
from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.build.worker import State
from plfolio.cli.console import Silence
from plfolio.diagnostics.languages import L101, L102
from plfolio.model import Audience

STARTER = Path(worker.__file__).parents[1] / "starter"
HEADER = "student,name,grade,classes,listed,home_language\n"


@pytest.fixture
def root(tmp_path):
    """The small example's one student, and another."""
    shutil.copytree(STARTER, tmp_path, dirs_exist_ok=True)
    shutil.copytree(tmp_path / "student_content" / "alex-example", tmp_path / "student_content" / "bo-example")
    (tmp_path / "school" / "roster.csv").unlink(missing_ok=True)
    return tmp_path


def build(root, edition=Audience.FAMILY):
    options = BuildOptions(edition=edition, as_of=date(2026, 11, 23), executor="serial", jobs=1)
    return build_school(open_school(root)[0], options, Silence())


def write_roster(root, alex="", bo=""):
    rows = f"alex-example,Alex,3,,no,{alex}\nbo-example,Bo,3,,no,{bo}\n"
    (root / "school" / "roster.csv").write_text(HEADER + rows, encoding="utf-8")


def add_line(path, line):
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")


def offer(root, languages):
    path = root / "site_config.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("school:\n", f"school:\n  languages: {languages}\n", 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text


def languages_of(root, student, edition="family"):
    """The folders that hold a start page of their own."""
    site = root / "site" / edition / student
    return sorted(path.parent.name for path in site.glob("*/index.html"))


def states(report):
    return {outcome.student: outcome.state for outcome in report.outcomes}


def said(report, code):
    return [found for found in report.diagnostics if found.code is code]


def test_nobody_asks_for_a_language_and_there_is_one(root):
    build(root)
    assert languages_of(root, "alex-example") == []


def test_the_roster_the_profile_and_the_school_each_add_languages(root):
    write_roster(root, alex="Spanish / ar", bo="")
    add_line(root / "student_content" / "bo-example" / "profile.md", "family_languages: [uk, vi]")
    offer(root, "[fr]")
    report = build(root)
    assert languages_of(root, "alex-example") == ["ar", "es", "fr"]
    assert languages_of(root, "bo-example") == ["fr", "uk", "vi"]
    assert said(report, L101) == said(report, L102) == []


def test_a_student_who_writes_in_another_language_can_be_read_in_the_schools_too(root):
    path = root / "student_content" / "bo-example" / "profile.md"
    text = path.read_text(encoding="utf-8")
    assert "language: en\n" in text or "language:" not in text
    path.write_text(text.replace("language: en\n", "").replace("---\n", "---\nlanguage: es\n", 1), encoding="utf-8")
    build(root)
    assert languages_of(root, "bo-example") == ["en"]


def test_a_new_home_language_builds_that_student_alone_and_one_that_is_gone_takes_its_pages_along(root):
    write_roster(root)
    build(root)
    write_roster(root, alex="es")
    assert states(build(root)) == {"alex-example": State.BUILT, "bo-example": State.UNCHANGED}
    assert languages_of(root, "alex-example") == ["es"]
    write_roster(root)
    assert states(build(root)) == {"alex-example": State.BUILT, "bo-example": State.UNCHANGED}
    assert list((root / "site" / "family" / "alex-example").glob("es*")) == []


def test_what_is_public_does_not_tell_what_a_family_speaks_at_home(root):
    write_roster(root, alex="es")
    for path in sorted((root / "student_content" / "alex-example").rglob("*.md")):
        add_line(path, "audience: public")
    build(root, Audience.PUBLIC)
    assert (root / "site" / "public" / "alex-example" / "index.html").is_file()
    assert languages_of(root, "alex-example", "public") == []


def test_a_language_in_a_profile_that_there_are_no_pages_in_is_told_with_its_line_and_what_there_is(root):
    add_line(root / "student_content" / "bo-example" / "profile.md", "family_languages: [Spansih, ar]")
    report = build(root)
    found = said(report, L101)
    assert [(one.location.path, one.location.line) for one in found] == [("student_content/bo-example/profile.md", 2)]
    assert "Spansih" in found[0].message
    assert found[0].hint.startswith("Did you mean es (Español)? ")
    assert "vi (Tiếng Việt)" in found[0].hint
    assert languages_of(root, "bo-example") == ["ar"]


def test_languages_of_the_roster_without_pages_are_told_once_each_with_how_many_wait(root):
    write_roster(root, alex="Tigrinya; es", bo="tigrinya")
    offer(root, "[klingon]")
    found = said(build(root), L102)
    assert [(one.location.path, one.location.line, dict(one.values)["count"]) for one in found] == [
        ("school/roster.csv", 2, "2"),
        ("site_config.yml", found[1].location.line, "1"),
    ]
    assert "klingon" in found[1].message
