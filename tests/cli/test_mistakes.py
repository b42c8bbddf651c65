"""Every mistake that a user can make: an exit code that says so, words that say what to do, and never a traceback."""

import io
import socket
import zipfile

import pytest

DAY = ("--as-of", "2026-11-23")
NO_SCHOOL = ("there is no school here", "plfolio init my-school")
NO_STUDENT = ('there is no student called "nobody"', "alex-example")


def assert_refused(result, *phrases):
    said = result.out + result.err
    assert result.code == 2, said
    assert "Traceback" not in said
    assert [phrase for phrase in phrases if phrase not in " ".join(said.split())] == []


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("build",),
        ("serve",),
        ("publish", "web"),
        ("export", "ada"),
        ("new", "student", "ada", "--name", "Ada"),
        ("standards", "find", "water"),
        ("standards", "show", "SCI.1"),
    ],
    ids=" ".join,
)
def test_where_there_is_no_school(plfolio, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    assert_refused(plfolio(*words), *NO_SCHOOL)


def test_a_folder_that_is_not_there_is_not_taken_for_the_one_around_it(plfolio, school):
    """Standing in one school and mistyping another's name must not build the first."""
    assert_refused(plfolio("-C", "my-shcool", "build"), "there is no folder my-shcool")
    assert not (school / "site").exists()


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        (("build", "nobody"), NO_STUDENT),
        (("check", "nobody"), NO_STUDENT),
        (("serve", "nobody"), NO_STUDENT),
        (("export", "nobody"), NO_STUDENT),
        (("new", "artifact", "nobody", "--title", "x"), NO_STUDENT),
        (("new", "reflection", "nobody", "--title", "x"), NO_STUDENT),
        (("new", "goal", "nobody", "--title", "x"), NO_STUDENT),
        (("build", "--edition", "teachers"), ("'teachers'", "'private', 'family', 'school', 'public'")),
        (("publish", "web", "--edition", "teachers"), ("'teachers'", "'public'")),
        (("build", "--executor", "cloud"), ("'cloud'", "'serial', 'processes', 'dask'")),
        (("build", "--jobs", "0"), ("--jobs", "0")),
        (("build", "--as-of", "tomorrow"), ("there is no day tomorrow", "2026-10-14")),
        (("check", "--as-of", "2026-02-30"), ("there is no day 2026-02-30",)),
        (("check", "--format", "xml"), ("'xml'", "'json'")),
        (("check", "--loud"), ("--loud",)),
        (("serve", "--port", "70000"), ("--port",)),
        (("publish",), ("TARGET",)),
        (("publish", "../web"), ("has not been built yet", "plfolio build --edition family")),
        (("explain", "P9999"), ("no message with the code P9999",)),
        (("explain", "zzzzzz"), ("lists them all",)),
        (("standards", "show", "SCI.99"), ("no standard has the code SCI.99", "Did you mean SCI.")),
        (("standards", "import", "missing.json"), ("missing.json", "does not exist")),
        (("standards", "import", "site_config.yml"), ("could not be read as a framework", "nothing was copied")),
        (("new", "student", "Ada Lovelace", "--name", "x"), ("small letters, figures and dashes", "ada-lovelace")),
        (("new", "student", "../escape", "--name", "x"), ("small letters", "escape")),
        (("new", "student", "alex-example", "--name", "x"), ("there is a student called alex-example already",)),
        (("init", "."), ("is not empty", "nothing is overwritten")),
        (("biuld",), ("No such command 'biuld'",)),
        (("new", "artefact"), ("No such command 'artefact'",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_word_that_is_wrong(plfolio, school, words, phrases):
    before = sorted(school.rglob("*"))
    assert_refused(plfolio(*words), *phrases)
    assert sorted(school.rglob("*")) == before


@pytest.mark.parametrize("words", [("artifact", "alex-example"), ("student", "bo-example")], ids=" ".join)
def test_a_question_that_nobody_is_there_to_answer(plfolio, school, words, monkeypatch):
    """In a script there is no terminal: it ends with a reason, not as if somebody had stopped it."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert_refused(plfolio("new", *words), "there is nobody here to ask", "--help")


@pytest.mark.parametrize("words", ["yesterday", "1e99", "9" * 40, "-" * 3])
def test_a_day_in_the_environment_that_is_none(plfolio, school, words, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", words)
    assert_refused(plfolio("build"), "SOURCE_DATE_EPOCH", "1790000000")


@pytest.mark.parametrize(
    "output", ["student_content", "student_content/sites", "school", "school/sites", "themes/x", ".plfolio/site", ".."]
)
def test_sites_that_would_lie_among_the_sources(plfolio, school, output):
    (school / "site_config.yml").write_text(f"folders: {{output: {output}}}\n", encoding="utf-8")
    before = sorted(school.rglob("*"))
    assert_refused(plfolio("build", *DAY), output, "What to do:", "nothing was done")
    assert sorted(school.rglob("*")) == before


def test_an_output_folder_that_is_a_file(plfolio, school):
    (school / "site").write_text("mine", encoding="utf-8")
    assert_refused(plfolio("build", *DAY), "site")
    assert (school / "site").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def built(plfolio, school):
    assert plfolio("build", *DAY).code == 0
    return school


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("ftp:server", "D105"),
        ("student_content/web", "D102"),
        ("site/family/web", "D102"),
        (".", "D102"),
        ("theirs.txt/web", "D106"),
        ("theirs.txt", "D106"),
        ("theirs.zip", "D108"),
        ("branch:pages", "D112"),
        ("branch:pages@nowhere", "D112"),
    ],
)
def test_a_place_to_which_nothing_can_be_published(plfolio, built, target, code):
    (built / "theirs.txt").write_text("theirs", encoding="utf-8")
    with zipfile.ZipFile(built / "theirs.zip", "w") as archive:
        archive.writestr("a", "b")
    result = plfolio("publish", target)
    assert_refused(result, code, "What to do:")
    assert " written, " not in result.out


def test_publishing_to_a_branch_without_git(plfolio, built, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert_refused(plfolio("publish", "branch:pages"), "D111", "Install git")


@pytest.mark.parametrize(
    ("target", "phrase"),
    [("student_content/a.zip", "D102"), ("theirs.zip", "D108"), ("theirs.zip/a.zip", "D106"), ("school", "directory")],
)
def test_a_place_to_which_nothing_can_be_exported(plfolio, built, target, phrase):
    (built / "theirs.zip").write_text("theirs", encoding="utf-8")
    assert_refused(plfolio("export", "alex-example", "--to", target, *DAY), phrase)
    assert (built / "theirs.zip").read_text(encoding="utf-8") == "theirs"


def test_a_port_that_another_program_has(plfolio, school):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert_refused(plfolio("serve", "--no-open", "--port", port), f"the port {port}", "--port 0")
    assert not (school / "site").exists()


def test_the_preview_of_a_foreign_folder(plfolio, school):
    """What keeps a build from starting ends the preview as well: there is nothing that it could show."""
    (school / "site").mkdir()
    (school / "site" / "thesis.txt").write_text("mine", encoding="utf-8")
    assert_refused(plfolio("serve", "--no-open", "--port", "0"), "did not write")


def test_dask_that_is_not_installed(plfolio, school, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    assert_refused(plfolio("build", "--executor", "dask", *DAY), "pip install 'plfolio[dask]'")


def test_a_name_cannot_act_on_the_terminal_from_an_error_message(plfolio, school):
    (school / "student_content" / "\x1b[2Jevil").mkdir()
    result = plfolio("build", "nobody")
    assert_refused(result, "\\x1b[2Jevil")
    assert "\x1b" not in result.err
