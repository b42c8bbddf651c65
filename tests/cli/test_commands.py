"""Every command as a person uses it: what it does, what it says, and its exit code."""

import json
import re
import shlex
import shutil
import zipfile
from pathlib import Path

import pytest

from plfolio.cli.app import _COMMANDS

DAY = ("--as-of", "2026-11-23")
OVEN = "student_content/alex-example/artifacts/my-bean-plant/index.md"


def break_date(root):
    page = root / OVEN
    page.write_text(page.read_text(encoding="utf-8").replace("2026-10-14", "2026-02-30"), encoding="utf-8")


@pytest.mark.parametrize(
    "name", [(), *((command,) for command in _COMMANDS), ("new", "artifact"), ("standards", "find")]
)
def test_every_command_has_help_with_an_example(plfolio, name):
    result = plfolio(*name, "--help")
    assert result.code == 0
    assert "Example:" in result.out


def test_a_new_school_checks_clean_and_builds(plfolio, school):
    assert plfolio("check", *DAY).code == 0
    result = plfolio("build", *DAY)
    assert result.code == 0, result.out
    page = school / "site" / "family" / "alex-example" / "index.html"
    assert f"Open this file in a browser: {page}" in result.out
    assert "Alex Example" in page.read_text(encoding="utf-8")


def test_init_overwrites_nothing(plfolio, school):
    before = (school / "site_config.yml").read_bytes()
    result = plfolio("init", school)
    assert result.code == 2
    assert "is not empty" in result.err
    assert (school / "site_config.yml").read_bytes() == before


def test_the_whole_sample_school_can_be_had(plfolio, tmp_path):
    assert plfolio("init", tmp_path / "demo", "--sample").code == 0
    assert len(list((tmp_path / "demo" / "student_content").iterdir())) >= 8


def test_a_command_finds_the_school_from_a_folder_inside_it(plfolio, school, monkeypatch):
    monkeypatch.chdir(school / "student_content" / "alex-example")
    assert plfolio("check", *DAY).code == 0


def test_outside_a_school_it_says_where_it_looked_and_what_to_do(plfolio, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = plfolio("build")
    assert result.code == 2
    assert "no site_config.yml" in result.err
    assert "plfolio init" in result.err


def test_check_names_the_file_the_line_and_what_to_do_and_writes_nothing(plfolio, school):
    break_date(school)
    before = sorted(school.rglob("*"))
    result = plfolio("check", *DAY)
    assert result.code == 1
    assert f"{OVEN}:3" in result.out
    assert "What to do:" in result.out
    assert sorted(school.rglob("*")) == before


def test_check_speaks_json_and_github(plfolio, school):
    break_date(school)
    found = json.loads(plfolio("check", "--format", "json", *DAY).out)
    assert [(one["path"], one["line"]) for one in found if one["severity"] == "error"] == [(OVEN, 3)]
    line = plfolio("check", "--format", "github", *DAY).out.splitlines()[0]
    assert line.startswith(f"::error file={OVEN},line=3,title=")


def test_a_file_name_cannot_act_on_the_terminal(plfolio, school):
    evil = school / "student_content" / "alex-example" / "artifacts" / "my-bean-plant" / "a\x1b[2J\u202egpj.exe"
    evil.write_bytes(b"x")
    out = plfolio("check", *DAY).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b" in out


def test_every_code_that_check_prints_can_be_explained(plfolio, school):
    break_date(school)
    code = json.loads(plfolio("check", "--format", "json", *DAY).out)[0]["code"]
    result = plfolio("explain", code)
    assert result.code == 0
    for part in ("Why it matters", "Not like this", "Like this"):
        assert part in result.out


def test_explain_lists_all_and_helps_with_a_slip(plfolio):
    assert len(plfolio("explain").out.splitlines()) > 50
    result = plfolio("explain", "P9999")
    assert result.code == 2
    assert "no message with the code P9999" in result.err


def test_build_twice_says_that_all_is_up_to_date(plfolio, school):
    plfolio("build", *DAY)
    assert "0 built, 1 already up to date" in plfolio("build", *DAY).out


def test_build_of_one_student_leaves_the_others_alone(plfolio, school):
    plfolio("new", "student", "bo-example", "--name", "Bo")
    assert plfolio("build", "bo-example", *DAY).code == 0
    assert sorted(path.name for path in (school / "site" / "family").iterdir()) == ["bo-example"]


def opened(result):
    """Return the page that `build` says to open, seen from the edition's folder; "" when it names none."""
    lines = [line for line in result.out.splitlines() if line.startswith("Open this file in a browser: ")]
    return "/".join(Path(lines[0].partition(": ")[2]).parts[-2:]) if lines else ""


def set_publishing(root, words):
    path = root / "site_config.yml"
    path.write_text(f"publish: {{{words}}}\n", encoding="utf-8")


def test_build_says_to_open_the_page_that_was_made_just_now(plfolio, school):
    plfolio("build", *DAY)
    plfolio("new", "student", "bo-example", "--name", "Bo")
    assert opened(plfolio("build", *DAY)) == "bo-example/index.html"
    assert opened(plfolio("build", *DAY)) == "alex-example/index.html"
    assert opened(plfolio("build", "bo-example", *DAY)) == "bo-example/index.html"


def test_build_says_to_open_the_start_page_only_if_it_lists_somebody_and_nobody_was_named(plfolio, school):
    set_publishing(school, "edition: family, start_page: yes")
    assert opened(plfolio("build", *DAY)) == "alex-example/index.html"
    roster = school / "school" / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace(",no", ",yes"), encoding="utf-8")
    assert opened(plfolio("build", *DAY)) == "family/index.html"
    assert opened(plfolio("build", "alex-example", *DAY)) == "alex-example/index.html"


def test_an_edition_that_nobody_has_a_page_for_is_said_and_no_page_is_named(plfolio, school, tmp_path):
    set_publishing(school, "edition: public, start_page: yes")
    result = plfolio("build", *DAY)
    assert opened(result) == ""
    assert "nobody here has a page for the public edition" in result.out
    result = plfolio("publish", tmp_path / "web")
    assert result.code == 1
    assert "warning D116: The folder public has no student's site in it" in result.out


def test_an_unknown_student_is_said_with_the_ones_there_are(plfolio, school):
    result = plfolio("build", "nobody")
    assert result.code == 2
    assert "alex-example" in result.err


def test_a_broken_page_costs_exit_code_1_and_the_rest_is_built(plfolio, school):
    (school / "student_content" / "alex-example" / "artifacts" / "half.md").write_text(
        "---\ntitle: x\n", encoding="utf-8"
    )
    result = plfolio("build", *DAY)
    assert result.code == 1
    assert (school / "site/family/alex-example/work/my-bean-plant.html").is_file()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_ours_is_exit_code_3_whichever_process_it_happens_in(plfolio, school, jobs):
    """A theme that names what is not there stands for a fault: it is treated as one."""
    assert plfolio("new", "student", "bo-example", "--name", "Bo").code == 0
    theme = school / "themes" / "portfolio"
    theme.mkdir(parents=True)
    (theme / "home.html").write_text("{{ view.no_such_thing }}", encoding="utf-8")
    assert plfolio("build", "--jobs", jobs, *DAY).code == 3


def test_strict_keeps_the_last_good_site(plfolio, school):
    plfolio("build", *DAY)
    page = school / "site/family/alex-example/work/my-bean-plant.html"
    good = page.read_bytes()
    break_date(school)
    result = plfolio("build", "--strict", *DAY)
    assert result.code == 1
    assert "1 kept as they were" in result.out
    assert page.read_bytes() == good


def test_an_unreadable_school_file_keeps_every_good_site(plfolio, school):
    """Levels must not vanish from every site because somebody saved a spreadsheet in another form."""
    plfolio("build", *DAY)
    page = school / "site/family/alex-example/standards.html"
    good = page.read_bytes()
    table = school / "school/assessments/first.csv"
    table.write_text(table.read_text(encoding="utf-8"), encoding="utf-16")
    result = plfolio("build", *DAY)
    assert result.code == 1
    assert "school/assessments/first.csv" in result.out
    assert page.read_bytes() == good


def test_a_student_who_left_is_cleared_away(plfolio, school):
    plfolio("new", "student", "bo-example", "--name", "Bo")
    plfolio("build", *DAY)
    shutil.rmtree(school / "student_content" / "bo-example")
    assert "1 removed" in plfolio("build", *DAY).out
    assert not (school / "site/family/bo-example").exists()


def test_settings_that_cannot_be_read_stop_the_build_with_code_2(plfolio, school):
    (school / "site_config.yml").write_text("school: [\n", encoding="utf-8")
    result = plfolio("build")
    assert result.code == 2
    assert "site_config.yml:" in result.out
    assert "Traceback" not in result.out + result.err


def test_a_foreign_output_folder_is_refused(plfolio, school):
    (school / "site").mkdir()
    (school / "site" / "thesis.txt").write_text("mine", encoding="utf-8")
    result = plfolio("build", *DAY)
    assert result.code == 2
    assert "did not write" in result.err
    assert (school / "site" / "thesis.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("student", "bo-example", "--name", 'Bo "the: builder" #1'), "bo-example/profile.md"),
        (("artifact", "alex-example", "--title", "My: robot #2", *DAY), "alex-example/artifacts/my-robot-2/index.md"),
        (("reflection", "alex-example", "--title", "A week", *DAY), "alex-example/reflections/2026-11-23-a-week.md"),
        (("goal", "alex-example", "--title", "Read more", *DAY), "alex-example/goals/read-more.md"),
    ],
)
def test_what_new_makes_checks_without_errors_and_is_never_overwritten(plfolio, school, words, made):
    result = plfolio("new", *words)
    assert (result.code, result.out) == (0, f"Made student_content/{made}\n")
    path = school / "student_content" / made
    text = path.read_bytes()
    found = json.loads(plfolio("check", "--format", "json", *DAY).out)
    assert [one for one in found if made in one["path"] and one["severity"] != "note"] == []
    assert plfolio("new", *words).code == 2
    assert path.read_bytes() == text


def test_new_student_offers_the_name_that_a_folder_can_have_before_it_asks_anything(plfolio, school):
    result = plfolio("new", "student", "Mika Sommer")
    assert result.code == 2
    offered = result.err.partition("Write: plfolio ")[2].strip()
    assert offered == 'new student mika-sommer --name "Mika Sommer"'
    assert plfolio(*shlex.split(offered)).code == 0
    assert 'plfolio new student lina-berg --name "Lina Berg"' in plfolio("new", "student").err


def test_new_student_knows_name_and_grade_from_the_roster(plfolio, school):
    (school / "school/roster.csv").write_text("student,name,grade\nlina-berg,Lina Berg,5\n", encoding="utf-8")
    assert plfolio("new", "student", "lina-berg").code == 0
    text = (school / "student_content/lina-berg/profile.md").read_text(encoding="utf-8")
    assert text.startswith("---\nname: Lina Berg\ngrade: 5 ")


def test_a_roster_becomes_folders_and_what_is_there_stays(plfolio, school):
    rows = [f"student-{number},Student {number},{number % 6 + 1}" for number in range(150)]
    rows += ["alex-example,Somebody Else,9", "Mika Sommer,Mika Sommer,5", "student-3,Again,1"]
    (school / "school/roster.csv").write_text("\n".join(["student,name,grade", *rows]), encoding="utf-8")
    before = (school / "student_content/alex-example/profile.md").read_bytes()
    result = plfolio("new", "student", "--from-roster")
    assert result.code == 1
    assert "Made 150 folders in student_content; 1 were there already." in result.out
    assert '"Mika Sommer" in school/roster.csv can\'t be the name of a folder. Write mika-sommer there' in result.out
    assert "T120" in result.out
    assert (school / "student_content/alex-example/profile.md").read_bytes() == before
    assert "name: Student 7\ngrade: 2 " in (school / "student_content/student-7/profile.md").read_text(encoding="utf-8")
    assert (
        "Made 0 folders in student_content; 151 were there already." in plfolio("new", "student", "--from-roster").out
    )


def test_a_roster_that_names_nobody_is_said(plfolio, school):
    (school / "school/roster.csv").unlink()
    result = plfolio("new", "student", "--from-roster")
    assert result.code == 2
    assert "school/roster.csv names nobody" in result.err


def test_a_title_without_any_letter_for_a_name_is_explained(plfolio, school):
    assert "You may rename it" in plfolio("new", "artifact", "alex-example", "--title", "\N{ROCKET}", *DAY).out
    assert "You may rename it" not in plfolio("new", "artifact", "alex-example", "--title", "Raket", *DAY).out


def test_the_example_can_be_deleted_as_init_says(plfolio, school):
    shutil.rmtree(school / "student_content" / "alex-example")
    for path in [path for path in (school / "school").rglob("*") if path.is_file()]:
        path.unlink()
    plfolio("new", "student", "bo-example", "--name", "Bo")
    result = plfolio("check", *DAY)
    assert result.code == 0, result.out


def test_an_untouched_new_page_does_not_say_who_chose_the_topic(plfolio, school):
    plfolio("new", "artifact", "alex-example", "--title", "Robot", *DAY)
    assert plfolio("build", *DAY).code == 0
    page = (school / "site/family/alex-example/work/robot.html").read_text(encoding="utf-8")
    assert "chosen" not in page.partition("<main")[2].partition("</main>")[0].casefold()


@pytest.mark.parametrize("codes", ["SCI.1, A]b", "{SCI.1}", "a: b", "#1", "'", '"', "\\", "\x1b[2J", "- x", "*x", "|"])
def test_odd_codes_of_standards_make_a_page_that_can_be_read(plfolio, school, codes):
    assert plfolio("new", "artifact", "alex-example", "--title", "Robot", "--standards", codes, *DAY).code == 0
    found = json.loads(plfolio("check", "--format", "json", *DAY).out)
    said = [(one["code"], one["line"]) for one in found if "robot" in one["path"] and one["severity"] != "note"]
    assert said == [("R101", 5)]
    text = (school / "student_content/alex-example/artifacts/robot/index.md").read_text(encoding="utf-8")
    assert "\x1b" not in text


def test_new_artifact_asks_the_schools_questions(plfolio, school):
    plfolio("new", "artifact", "alex-example", "--title", "Robot", *DAY)
    text = (school / "student_content/alex-example/artifacts/robot/index.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## What went well",
        "## What I would change",
        "## Next time",
    ]


def test_standards_are_found_shown_and_imported(plfolio, school, tmp_path):
    assert "SCI.2" in plfolio("standards", "find", "table", "units").out
    shown = plfolio("standards", "show", "sci.2")
    assert "Record what you measure" in shown.out
    assert "3 Meets" in shown.out
    assert "SCI.2" in plfolio("standards", "show", "SCI.22").err
    source = tmp_path / "more.yml"
    source.write_text("id: more\ntitle: More\nstandards:\n  - {code: M.1, statement: Count.}\n", encoding="utf-8")
    assert plfolio("standards", "import", source).code == 0
    assert plfolio("standards", "import", source).code == 2
    assert json.loads(plfolio("standards", "show", "M.1", "--format", "json").out)["framework_title"] == "More"


def test_standards_alone_lists_the_frameworks_by_the_ids_that_settings_need(plfolio, school):
    assert plfolio("standards").out == (
        "first  Our first standards: 5 standards, 5 of them with a code\n    school/frameworks/first.yml\n"
    )
    (school / "school" / "frameworks" / "first.yml").unlink()
    result = plfolio("standards")
    assert result.code == 0
    assert "plfolio standards import FILE" in result.out


def test_find_says_what_it_wants_and_how_many_more_there_are(plfolio, school):
    result = plfolio("standards", "find")
    assert result.code == 2
    assert "say one or more words" in result.err
    result = plfolio("standards", "find", "a", "--limit", "2")
    assert len(result.out.splitlines()) == 4
    assert "these are 2 of 3. See all: --limit 3" in result.err
    result = plfolio("standards", "find", "a", "--limit", "3", "--format", "json")
    assert (len(json.loads(result.out)), result.err) == (3, "")


def test_the_hint_about_an_unknown_standard_can_be_typed_as_it_stands(plfolio, school):
    page = school / OVEN
    page.write_text(page.read_text(encoding="utf-8").replace("SCI.2", "SIC.77"), encoding="utf-8")
    hint = next(
        one["hint"]
        for one in json.loads(plfolio("check", "--format", "json", *DAY).out)
        if one["code"] in {"R101", "R103"}
    )
    command = hint.rpartition("plfolio ")[2].split()
    assert command[:2] == ["standards", "find"]
    assert plfolio(*command).code in {0, 1}


def test_export_packs_site_and_sources(plfolio, school):
    assert plfolio("export", "alex-example", "--to", "alex.zip", *DAY).code == 0
    with zipfile.ZipFile("alex.zip") as packed:
        names = packed.namelist()
        assert "alex-example/index.html" in names
        source = packed.read("alex-example/sources/artifacts/my-bean-plant/index.md")
    assert source == (school / OVEN).read_bytes()


@pytest.fixture
def secretive(school):
    """A student with a piece for the family, one with a file for nobody, one that can't be read, and a journal."""
    home = school / "student_content" / "alex-example"
    pages = {
        "artifacts/secret/index.md": "---\ntitle: My secret\naudience: private\n---\nHidden words\n",
        "artifacts/secret/plan.txt": "Hidden plan",
        "artifacts/broken.md": "---\ntitle: Broken\naudience: private\nHidden words\n",
        "artifacts/unclear.md": "---\ntitle: Unclear\naudience: only me\n---\nHidden words\n",
        "reflections/diary.md": "---\ntitle: Diary\naudience: private\n---\nHidden words\n",
        "goals/open.md": "---\ntitle: Open\naudience: school\n---\nSaid to the school\n",
        "notes.txt": "Hidden notes",
    }
    for name, text in pages.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return school


def packed(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_export_for_others_holds_nothing_that_they_may_not_see(plfolio, secretive):
    result = plfolio("export", "alex-example", "--edition", "family", "--to", "alex.zip", *DAY)
    files = packed("alex.zip")
    assert [name for name, data in files.items() if b"Hidden" in data] == []
    sources = {name.partition("/sources/")[2] for name in files if "/sources/" in name}
    assert sources == {"profile.md", "artifacts/my-bean-plant/index.md", "goals/measure-on-time.md", "goals/open.md"}
    assert "It is for: family. 6 files of the student were left out" in result.out
    plfolio("export", "alex-example", "--edition", "school", "--to", "alex.zip", *DAY)
    assert [name.partition("/sources/")[2] for name in packed("alex.zip") if "/sources/" in name] == ["goals/open.md"]


def test_an_export_for_everybody_has_no_sources_which_name_classmates_and_levels(plfolio, secretive):
    (secretive / OVEN).write_text("---\ntitle: Beans\naudience: public\npeople: [bo]\n---\nGreen\n", encoding="utf-8")
    plfolio("export", "alex-example", "--edition", "public", "--to", "alex.zip", *DAY)
    assert [name for name in packed("alex.zip") if "/sources/" in name] == []


@pytest.mark.parametrize("words", [(), ("--edition", "family", "--with-private")])
def test_the_students_own_copy_holds_everything_and_says_so(plfolio, secretive, words):
    result = plfolio("export", "alex-example", *words, "--to", "alex.zip", *DAY)
    assert "alex-example/sources/reflections/diary.md" in packed("alex.zip")
    assert "also private ones" in result.out
    read_me = packed("alex.zip")["alex-example/READ-ME-FIRST.txt"].decode()
    assert read_me.startswith("This is the portfolio of Alex Example.\r\n")
    assert "This copy holds everything" in read_me


def test_publish_needs_a_build_and_then_copies_it(plfolio, school, tmp_path):
    assert "has not been built yet" in plfolio("publish", tmp_path / "web").err
    plfolio("build", *DAY)
    assert plfolio("publish", tmp_path / "web").code == 0
    assert (tmp_path / "web" / "alex-example" / "index.html").is_file()


def test_publish_says_in_one_line_what_it_did_and_names_every_file_when_asked(plfolio, school, tmp_path):
    plfolio("build", *DAY)
    counted = re.fullmatch(
        r".*web: (\d+) written, 0 unchanged, 0 deleted\.\n", plfolio("publish", tmp_path / "web").out
    )
    assert counted
    lines = plfolio("publish", tmp_path / "second", "--verbose").out.splitlines()
    assert "wrote alex-example/index.html" in lines
    assert len(lines) == int(counted[1]) + 1


def test_doctor_tells_about_machine_and_folder(plfolio, school):
    result = plfolio("doctor")
    assert result.code == 0, result.out
    for word in ("Python", "pillow", "school", "writing", "disk"):
        assert word in result.out
    assert all(finding["is_fine"] for finding in json.loads(plfolio("doctor", "--format", "json").out))


def test_doctor_points_at_a_key_that_lies_in_the_school(plfolio, school):
    (school / "student_content" / "id_rsa").write_text("key", encoding="utf-8")
    result = plfolio("doctor")
    assert result.code == 1
    assert "id_rsa looks like a password or key" in result.out


def test_a_typing_slip_in_a_command_is_code_2_without_a_traceback(plfolio):
    result = plfolio("biuld")
    assert result.code == 2
    assert "No such command" in result.err
    assert "Traceback" not in result.err


def break_much(root):
    """Eleven pages without a day, one with an impossible one, and a table of the school that lacks a column."""
    break_date(root)
    work = root / "student_content" / "alex-example" / "artifacts"
    for number in range(11):
        (work / f"piece-{number}.md").write_text("---\ntitle: Piece\n---\n", encoding="utf-8")
    (root / "school" / "assessments" / "late.csv").write_text("student,artefact\n", encoding="utf-8")


def test_errors_are_named_again_at_the_end_when_there_was_much_to_read(plfolio, school):
    break_much(school)
    for command in ("check", "build"):
        _, _, reminder = plfolio(command, *DAY).out.partition("Mend these first:\n")
        lines = reminder.splitlines()
        assert lines[0].startswith("  school/assessments/late.csv:1  T101: ")
        assert lines[1].startswith(f"  {OVEN}:3:7  F143: ")
        assert lines[2] == ""


def test_errors_are_not_named_twice_where_they_are_still_in_sight(plfolio, school):
    break_date(school)
    assert "Mend these first" not in plfolio("check", *DAY).out
    break_much(school)
    assert "Mend these first" not in plfolio("check", "--only", "errors", *DAY).out


def test_only_errors_or_only_warnings_can_be_seen_and_all_are_counted(plfolio, school):
    break_much(school)
    result = plfolio("check", "--only", "errors", *DAY)
    assert result.code == 1
    assert "error F143" in result.out
    assert "  note " not in result.out
    assert re.search(r"2 errors, .*\d\d notes", result.out)
    (school / "student_content/alex-example/artifacts/loose.jpg").write_text("x", encoding="utf-8")
    found = json.loads(plfolio("check", "--only", "warnings", "--format", "json", *DAY).out)
    assert {one["severity"] for one in found} == {"error", "warning"}
