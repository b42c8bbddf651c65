"""What people get wrong: each mistake is a message with its file, its line and a hint, and costs nobody else anything.

Every case is the small school with something spoiled. What `plfolio check` says is compared whole, so a mistake that
says more than one thing, or makes others speak too, has to say so here.
"""

import json
import os
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

import pytest
from small_school import (
    ANA,
    BADGES,
    FILES,
    GOAL,
    LEVELS,
    NEXT,
    OVEN,
    OVERRIDES,
    OWN,
    PACING,
    PROFILE,
    ROSTER,
    RUBRICS,
    SITE,
    STATE,
    WEEK,
    add,
    put,
    swap,
    write_school,
)

from plfolio.build.school import make_workshop, open_school
from plfolio.build.student import Task, assemble
from plfolio.model import Audience

AS_OF = "2026-11-23"
NOBODY = 65534


def check(plfolio, root):
    """Give the messages as (code, path, line), after looking that each can be understood, and the exit code."""
    result = plfolio("-C", root, "check", "--format", "json", "--as-of", AS_OF)
    assert "Traceback" not in result.out + result.err
    found = json.loads(result.out)
    assert all(one["message"] and one["hint"] for one in found)
    is_troubled = any(one["severity"] != "note" for one in found)
    assert result.code in ({1, 2} if is_troubled else {0})
    return [(one["code"], one["path"], one["line"]) for one in found], result.code


def work_out(root, student="ben"):
    """Give everything that is worked out about one student."""
    school, _ = open_school(root)
    workshop = make_workshop(school, Audience.FAMILY, date.fromisoformat(AS_OF))
    levels, overrides = school.rows_of(student)
    task = Task(student=student, folder=student, assessments=levels, overrides=overrides)
    dossier, _ = assemble(task, workshop)
    return {
        "portfolio": dossier.portfolio,
        "tags": dossier.aligned.tags,
        "levels": {name: (mastery.state, mastery.level) for name, mastery in dossier.masteries.items()},
        "sums": [(mastery.calculation.value, mastery.calculation.steps) for mastery in dossier.masteries.values()],
        "badges": [(one.badge.id, one.state, one.award and one.award.date) for one in dossier.badges],
    }


@pytest.fixture(scope="module")
def unspoiled(tmp_path_factory):
    return work_out(write_school(tmp_path_factory.mktemp("school")))


def test_the_small_school_has_no_mistake(plfolio, tmp_path):
    assert check(plfolio, write_school(tmp_path)) == ([], 0)


CASES = {
    # Codes that nobody knows, or that fit too well.
    "code-on-a-page": ({OVEN: swap("[S.1]", "[S.9]")}, [("R101", OVEN, 4)]),
    "code-of-a-goal": ({GOAL: swap("S.2", "S.9")}, [("R101", GOAL, 3)]),
    "code-in-a-table": ({LEVELS: swap("oven,S.1", "oven,S.9")}, [("R103", LEVELS, 2)]),
    "code-of-an-override": ({OVERRIDES: swap("ana,S.2", "ana,S.9")}, [("R103", OVERRIDES, 2)]),
    "code-of-a-rubric": ({RUBRICS: swap("S.1", "S.9")}, [("R103", RUBRICS, 2)]),
    "code-of-a-target": ({PACING: add("  - {standard: S.9, by: 2027-01-31}\n")}, [("R103", PACING, 3)]),
    "code-of-next-steps": ({NEXT: swap("S.1", "S.9")}, [("R103", NEXT, 2)]),
    "code-of-a-badge": (
        {BADGES: add("  - {id: b, name: B, needs: {standards: [S.1, S.9]}}\n")},
        [("R103", BADGES, 3)],
    ),
    "code-in-the-settings": (
        {SITE: add("standards:\n  W.7: {method: mean}\n  S.9: {method: mean}\n")},
        [("R103", SITE, 12)],
    ),
    "code-of-two-frameworks": (
        {"school/frameworks/two.yml": put("standards: [{code: W.7, statement: x}]"), OVEN: swap("[S.1]", "[W.7]")},
        [("R102", OVEN, 4)],
    ),
    # Levels off the scale.
    "level-in-a-table": ({LEVELS: swap("S.1,3", "S.1,7")}, [("R112", LEVELS, 2)]),
    "level-of-an-override": ({OVERRIDES: swap("S.2,4", "S.2,0")}, [("R112", OVERRIDES, 2)]),
    "level-by-oneself": ({OVEN: swap("self: 3", "self: 7")}, [("K109", OVEN, 5)]),
    "level-of-a-goal": ({GOAL: swap("level: 3", "level: 7")}, [("K109", GOAL, 4)]),
    "level-of-a-rubric": ({RUBRICS: swap("3: It", "7: It")}, [("T131", RUBRICS, 3)]),
    "level-of-a-target": ({PACING: swap("by:", "level: 7, by:")}, [("R112", PACING, 2)]),
    "level-of-a-badge": (
        {BADGES: add("  - {id: b, name: B, needs: {standards: [S.1], level: 7}}\n")},
        [("R112", BADGES, 3)],
    ),
    "level-of-another-scale": (
        {
            "school/assessments/b.csv": put(
                "student,artifact,standard,level,date,scale\nana,oven,S.1,3,2026-10-22,five\nana,,S.2,4,2026-10-21,four\n"
            )
        },
        [("R113", "school/assessments/b.csv", 2)],
    ),
    # Days that no calendar has, or that could be two.
    "day-of-work": ({OVEN: swap("2026-10-14", "2026-02-30")}, [("F143", OVEN, 3)]),
    "day-in-another-order": ({OVEN: swap("2026-10-14", "4/10/2026")}, [("F144", OVEN, 3)]),
    "day-of-a-goal": ({GOAL: swap("level: 3", "due: 2026-02-30")}, [("F143", GOAL, 4)]),
    "day-in-a-table": ({LEVELS: swap("2026-10-20", "2026-02-30")}, [("T111", LEVELS, 2)]),
    "day-in-a-table-in-another-order": ({LEVELS: swap("2026-10-20", "20/10/2026")}, [("T112", LEVELS, 2)]),
    "day-of-an-override": ({OVERRIDES: swap("2026-11-01", "2026-11-31")}, [("T111", OVERRIDES, 2)]),
    "day-of-a-target": ({PACING: add("  - {standard: S.1, by: 2027-02-29}\n")}, [("F143", PACING, 3)]),
    "day-of-a-rubric": ({RUBRICS: swap("S.1", "S.1\n    since: 2026-02-30")}, [("F143", RUBRICS, 3)]),
    "days-the-wrong-way-round": (
        {PACING: add("  - {standard: S.1, start: 2027-02-01, by: 2027-01-01}\n")},
        [("T150", PACING, 3)],
    ),
    # Two of one name.
    "two-students-in-case": (
        {"student_content/Ana/profile.md": put("---\nname: Other\n---\n")},
        [("F118", ANA, 0)],
    ),
    "two-works-of-one-name": (
        {f"{ANA}/artifacts/oven.md": put("---\ntitle: x\n---\n")},
        [("P108", f"{ANA}/artifacts/oven.md", 0)],
    ),
    "two-works-in-case": (
        {f"{ANA}/artifacts/Oven/index.md": lambda _: FILES[OVEN]},
        [("F112", f"{ANA}/artifacts/oven", 0)],
    ),
    "two-badges-of-one-id": (
        {BADGES: add("  - {id: builder, name: B, needs: {standards: [S.2]}}\n")},
        [("T140", BADGES, 3)],
    ),
    "two-rubrics-for-one-standard": (
        {RUBRICS: add("  - {standard: s.1, levels: {3: x}}\n")},
        [("R116", RUBRICS, 4)],
    ),
    "two-next-steps": ({NEXT: add("  - {standard: S.1, support: [x]}\n")}, [("T152", NEXT, 3)]),
    "two-rows-of-the-roster": ({ROSTER: add("ana,Other,5\n")}, [("T120", ROSTER, 4)]),
    "two-rows-alike": ({LEVELS: add("ana,oven,S.1,3,2026-10-20\n")}, [("T108", LEVELS, 5)]),
    "two-frameworks-of-one-id": (
        {"school/frameworks/z.yml": put("id: OWN\nstandards: [{code: X.1, statement: x}]")},
        [("S112", "school/frameworks/z.yml", 0)],
    ),
    "two-standards-of-one-code": ({OWN: add("  - {code: S.1, statement: Again.}\n")}, [("S105", OWN, 6)]),
    "two-lines-of-one-word": ({OVEN: swap("self: 3", "self: 3\ntitle: Again")}, [("F127", OVEN, 6)]),
    # Tables.
    "column-missing": ({ROSTER: swap("name", "called")}, [("T101", ROSTER, 1)]),
    "column-unknown": ({ROSTER: swap("grade", "class")}, [("T102", ROSTER, 1)]),
    "column-twice": ({ROSTER: swap("grade", "name")}, [("T103", ROSTER, 1)]),
    "row-too-long": ({LEVELS: swap("2026-10-20", "2026-10-20,x")}, [("T104", LEVELS, 2)]),
    "row-too-short": ({LEVELS: swap("S.1,3,2026-10-20", "S.1,3")}, [("T105", LEVELS, 2)]),
    "row-with-a-hole": ({LEVELS: swap("ana,oven,S.1", "ana,oven,")}, [("T106", LEVELS, 2)]),
    "row-with-an-open-quote": ({LEVELS: swap("ana,oven", 'ana,"oven')}, [("T107", LEVELS, 2)]),
    "row-about-nobody": ({LEVELS: swap("ana", "anna")}, [("R106", LEVELS, 2)]),
    "row-about-no-work": ({LEVELS: swap("oven", "ovn")}, [("R107", LEVELS, 2)]),
    "override-without-a-reason": ({OVERRIDES: swap("Ms Reed,We talked.", ",")}, [("T113", OVERRIDES, 2)]),
    "roster-neither-yes-nor-no": (
        {ROSTER: put("student,name,listed\nana,Ana,perhaps\nben,Ben,no\n")},
        [("T121", ROSTER, 2)],
    ),
    "workbook": ({"school/assessments/winter.xlsx": put(b"PK\3\4")}, [("T114", "school/assessments/winter.xlsx", 0)]),
    # School files.
    "framework-without-standards": ({STATE: swap('"CFItems"', '"CFThings"')}, [("S103", STATE, 0), ("S108", STATE, 3)]),
    "framework-with-a-title-only": (
        {"school/frameworks/new.yml": put("title: Later\n"), OVEN: swap("[S.1]", "[N.1]")},
        [("S103", "school/frameworks/new.yml", 0)],
    ),
    "standard-without-a-code": ({OWN: add("  - {statement: x}\n")}, [("F141", OWN, 6)]),
    "list-where-words-should-be": ({NEXT: put("- {standard: S.1}\n")}, [("T116", NEXT, 1)]),
    "badge-without-needs": ({BADGES: add("  - {id: b, name: B}\n")}, [("T142", BADGES, 3)]),
    "badge-with-a-misspelt-need": (
        {BADGES: add("  - {id: b, name: B, needs: {standards: [S.1], evidense: 3}}\n")},
        [("F140", BADGES, 3)],
    ),
    "badge-with-an-odd-id": (
        {BADGES: add("  - {id: ../b, name: B, needs: {standards: [S.1]}}\n")},
        [("T141", BADGES, 3)],
    ),
    "badge-of-an-unknown-rule": (
        {BADGES: add("  - {id: b, name: B, rule: levl, needs: {standards: [S.1]}}\n")},
        [("R115", BADGES, 3)],
    ),
    "rubric-without-levels": ({RUBRICS: add("  - {standard: S.2, levels: {}}\n")}, [("F141", RUBRICS, 4)]),
    "next-steps-without-any": ({NEXT: add("  - {standard: S.2}\n")}, [("T151", NEXT, 3)]),
    "misspelt-school-file": ({"school/badge.yml": put("x: y\n")}, [("T115", "school/badge.yml", 0)]),
    # Settings.
    "settings-misspelt": ({SITE: add("limts: {file_mb: 3}\n")}, [("F140", SITE, 10)]),
    "settings-misspelt-inside": ({SITE: swap("method:", "methd:")}, [("F140", SITE, 9)]),
    "settings-with-an-unknown-method": ({SITE: add("standards:\n  W.7:\n    method: mena\n")}, [("R108", SITE, 12)]),
    "settings-with-an-unknown-parameter": (
        {SITE: add("standards:\n  W.7:\n    method: mean\n    parameters:\n      lst: 3\n")},
        [("R109", SITE, 14)],
    ),
    "settings-with-an-impossible-parameter": (
        {SITE: add("frameworks:\n  state:\n    method: mean\n    parameters:\n      last: -3\n")},
        [("R110", SITE, 14)],
    ),
    "settings-for-an-unknown-framework": (
        {SITE: add("frameworks:\n  own: {scale: four}\n  sate: {scale: four}\n")},
        [("R111", SITE, 12)],
    ),
    "settings-with-an-unknown-scale": ({SITE: add("frameworks:\n  state: {scale: five}\n")}, [("C109", SITE, 11)]),
    "settings-with-a-folder-outside": ({SITE: add("folders: {output: ../x}\n")}, [("C103", SITE, 10)]),
    "settings-that-are-a-text": ({SITE: put("hello\n")}, [("C102", SITE, 1)]),
    "settings-unclear-about-who-may-see": ({SITE: add("publish: {edition: familly}\n")}, [("C111", SITE, 10)]),
    # Pages.
    "page-misspelt": ({OVEN: swap("standards", "standarts")}, [("F140", OVEN, 4)]),
    "page-with-two-colons": ({OVEN: swap("Our oven", "Our oven: two")}, [("F125", OVEN, 2)]),
    "page-with-a-tab": ({OVEN: swap("self", "\tself")}, [("F121", OVEN, 5)]),
    "page-never-closed": ({OVEN: swap("self: 3\n---\n", "self: 3\n")}, [("P101", OVEN, 1)]),
    "page-never-opened": ({OVEN: swap("---\n", "")}, [("P102", OVEN, 1)]),
    "page-with-an-anchor": ({OVEN: swap("self: 3", "self: &a 3")}, [("F126", OVEN, 5)]),
    "page-with-a-bomb": ({OVEN: swap("self: 3", f"self: {'[' * 20_000}")}, [("F128", OVEN, 5)]),
    "page-with-an-unclear-audience": ({OVEN: swap("self: 3", "audience: pals")}, [("P105", OVEN, 5)]),
    "page-naming-nobody": ({OVEN: swap("self: 3", "people: [ben, bob]")}, [("K105", OVEN, 5)]),
    "goal-naming-no-work": ({GOAL: swap("[oven]", "[ovn]")}, [("K108", GOAL, 5)]),
    "goal-with-evidence-that-is-no-list": ({GOAL: swap("[oven]", "{oven: yes}")}, [("F142", GOAL, 5)]),
    "goal-that-is-over": ({GOAL: swap("level: 3", "due: 2026-11-01")}, [("K107", GOAL, 4)]),
    "reflection-naming-no-work": ({WEEK: swap("[oven]", "[ovn]")}, [("K108", WEEK, 3)]),
    "work-without-a-page": ({f"{ANA}/artifacts/boat/boat.md": put("x")}, [("P107", f"{ANA}/artifacts/boat", 0)]),
    "picture-that-is-not-there": ({OVEN: add("![An oven](oven.jpg)\n")}, [("K104", OVEN, 20)]),
    "folder-that-is-misspelt": ({f"{ANA}/artefacts/x.md": put("x")}, [("P109", f"{ANA}/artefacts", 0)]),
}
CONCERN_EVERYBODY = {"settings-misspelt-inside"}  # without its method, the school's levels are worked out another way


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_one_message_with_its_place_and_a_hint_and_costs_nobody_else_anything(
    plfolio, tmp_path, unspoiled, name
):
    changes, expected = CASES[name]
    found, code = check(plfolio, write_school(tmp_path, changes))
    assert found == expected
    if code != 2 and name not in CONCERN_EVERYBODY:
        assert work_out(tmp_path) == unspoiled


# What becomes of a file, and what of ours says so. A framework, a page and a table each have words of their own.
TEXT = {"latin-1": "F105", "utf-16": "F106", "zeros": "F107", "folder": "F103", "link": "F104", "closed": "F102"}
TABLE = TEXT | {"latin-1": "T110", "utf-16": "T110", "empty": "T109", "half": "T106"}
LIST = TEXT | {"empty": "T109", "half": "F123"}
PAGE = TEXT | {"empty": "P116", "half": "P101"}
DAMAGED = {
    SITE: TEXT | {"empty": "C112", "half": "F123"},
    OWN: TEXT | {"empty": "S103", "half": "F123"},
    STATE: TEXT | {"empty": "S103", "half": "S101"},
    RUBRICS: LIST,
    BADGES: LIST,
    PACING: LIST,
    NEXT: LIST,
    LEVELS: TABLE,
    OVERRIDES: TABLE,
    ROSTER: TABLE,
    PROFILE: PAGE,
    OVEN: PAGE | {"folder": "P107"},
    GOAL: PAGE,
    WEEK: PAGE,
}
# The last that arrived of a file of which only a half did, and the line of the message then.
HALVES = {
    SITE: ("band: above", 8),
    OWN: ("{code: S.2", 5),
    STATE: ('"CFItems": [', 3),
    RUBRICS: ("{3: It", 3),
    BADGES: ("{id: b", 2),
    PACING: ("{standard", 2),
    NEXT: ("support: [", 2),
    LEVELS: ("ben,boat", 3),
    OVERRIDES: ("ben,S.2", 3),
    ROSTER: ("ben", 3),
    PROFILE: ("name: A", 1),
    OVEN: ("standards: [", 1),
    GOAL: ("standard", 1),
    WEEK: ("title: M", 1),
}
# What may become different for a student who did nothing, when the school loses this file.
RESTS_ON = {
    SITE: {"levels", "sums"},
    OWN: {"tags", "levels", "sums", "badges"},
    LEVELS: {"levels", "sums", "badges"},
    OVERRIDES: {"levels"},
    BADGES: {"badges"},
}


def damage(root, path, how):
    """Spoil one file of the school, and give the line that the message must have."""
    place, text = root / path, FILES[path]
    lines = text.count("\n")
    contents = {
        "empty": b"",
        "latin-1": text.encode() + "# niño".encode("latin-1"),
        "utf-16": text.encode("utf-16"),
        "zeros": bytes(100),
        "half": text.partition(HALVES[path][0])[0].encode() + HALVES[path][0].encode(),
    }
    place.unlink()
    if how == "folder":
        place.mkdir()
        (place / "x.txt").write_text("x", encoding="utf-8")
    elif how == "link":
        place.symlink_to(root / "elsewhere")
    else:
        place.write_bytes(contents.get(how, text.encode()))
        place.chmod(0 if how == "closed" else 0o644)
    return {"latin-1": lines + 1, "half": HALVES[path][1]}.get(how, 0)


@pytest.fixture
def open_folder():
    """A folder that everybody may look into; pytest's own are closed to everybody else."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def less_rights():
    """Root may read everything, so root steps down."""
    user = os.geteuid()
    try:
        os.seteuid(user or NOBODY)
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links, and closes files, in another way")
@pytest.mark.parametrize(("path", "how"), [(path, how) for path, ways in DAMAGED.items() for how in ways])
def test_a_file_that_can_not_be_read_is_one_message_and_costs_nobody_else_anything(
    plfolio, open_folder, unspoiled, path, how
):
    write_school(open_folder)
    assert check(plfolio, open_folder) == ([], 0)
    line = damage(open_folder, path, how)
    with less_rights() if how == "closed" else nullcontext():
        found, code = check(plfolio, open_folder)
        after = work_out(open_folder) if code != 2 else unspoiled
    expected = [(DAMAGED[path][how], path, line)]
    if path == PROFILE:
        expected.append(("P106", PROFILE, 0))
    if path == OVEN and how in {"folder", "link"}:
        expected = [("P107", OVEN.removesuffix("/index.md"), 0), *([("F104", OVEN, 0)] if how == "link" else [])]
    assert sorted(found) == sorted(expected)
    assert {name for name, value in unspoiled.items() if after[name] != value} <= RESTS_ON.get(path, set())


@pytest.mark.parametrize("path", [STATE, RUBRICS, LEVELS, OVERRIDES, BADGES, PACING, NEXT, ROSTER, GOAL, WEEK])
def test_a_file_that_is_not_there_is_no_mistake(plfolio, tmp_path, unspoiled, path):
    found, code = check(plfolio, write_school(tmp_path, {path: put(None)}))
    assert (found, code) == ([], 0)
    after = work_out(tmp_path)
    assert {name for name, value in unspoiled.items() if after[name] != value} <= RESTS_ON.get(path, set())


def test_without_settings_there_is_no_school(plfolio, tmp_path):
    result = plfolio("-C", write_school(tmp_path, {SITE: put(None)}), "check")
    assert result.code == 2
    assert "no site_config.yml in" in result.err


def test_without_students_nobody_is_called_unknown(plfolio, tmp_path):
    nobody = {path: put(None) for path in FILES if path.startswith("student_content")}
    assert check(plfolio, write_school(tmp_path, nobody))[0] == [("F119", "student_content", 0)]


def test_every_mistake_is_told_at_once(plfolio, tmp_path):
    """All that stands in one file each, and none of them hides another."""
    names = ["code-on-a-page", "code-of-a-goal", "level-in-a-table", "code-of-a-rubric", "days-the-wrong-way-round"]
    names += ["badge-without-needs", "next-steps-without-any", "two-rows-of-the-roster", "day-of-an-override"]
    names += ["settings-misspelt", "standard-without-a-code", "reflection-naming-no-work"]
    changes = {path: change for name in names for path, change in CASES[name][0].items()}
    found, _ = check(plfolio, write_school(tmp_path, changes))
    assert len(changes) == len(names)
    assert found == sorted((one for name in names for one in CASES[name][1]), key=lambda one: one[1:])
