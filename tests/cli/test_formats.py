"""What programs read: JSON that is complete, says what the text says, and keeps its shape."""

import json
import os
import re

import jsonschema
import pytest
from schools import AS_OF, copy_sample, run, start

from plfolio.diagnostics import ALL_CODES

TEXT = {"type": "string", "minLength": 1}
SEVERITY = {"enum": ["error", "warning", "note"]}
COUNT = {"type": "integer", "minimum": 0}


def each(**properties):
    """A list of objects that have exactly these fields."""
    item = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {"type": "array", "items": item}


MESSAGES = each(
    code={"type": "string", "pattern": "^[A-Z][0-9]{3}$"}, name=TEXT, severity=SEVERITY, path=TEXT, line=COUNT,
    column=COUNT, message=TEXT, hint=TEXT,
)  # fmt: skip
CODES = each(
    id=TEXT, name=TEXT, severity=SEVERITY, reader={"enum": ["student", "teacher", "operator"]}, title=TEXT,
    message=TEXT, hint=TEXT, why=TEXT, wrong=TEXT, right=TEXT,
)  # fmt: skip
FINDINGS = each(about=TEXT, is_fine={"type": "boolean"}, words=TEXT)
STANDARDS = each(
    id=TEXT, code={"type": "string"}, statement=TEXT, framework=TEXT, framework_title=TEXT,
    grades={"type": "array", "items": TEXT}, parents={"type": "array", "items": TEXT},
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("sample"))


def read(sample, shape, *words):
    """What a command prints as JSON, which has to be of this shape, and its exit code."""
    done = run(sample, *words, "--format", "json")
    found = json.loads(done.stdout)
    jsonschema.validate(found, shape)
    return found, done.returncode


def place_of(message):
    return ":".join(str(part) for part in (message["path"], message["line"], message["column"]) if part)


@pytest.mark.parametrize("command", ["check", "build"])
def test_messages_as_json_are_those_of_the_text(sample, command):
    found, code = read(sample, MESSAGES, command, *AS_OF)
    text = run(sample, command, *AS_OF)
    assert code == text.returncode == 1
    places = re.findall(r"^(\S.*)\n  (error|warning|note) ([A-Z]\d{3}): ", text.stdout, re.MULTILINE)
    assert len(found) == len(places) > 20
    assert [(place_of(one), one["severity"], one["code"]) for one in found] == places
    assert all(one["message"] in text.stdout and one["hint"] in text.stdout for one in found)


def test_messages_for_a_code_host_are_one_line_each(sample):
    lines = run(sample, "check", "--format", "github", *AS_OF).stdout.splitlines()
    found, _ = read(sample, MESSAGES, "check", *AS_OF)
    assert len(lines) == len(found)
    shape = re.compile(r"::(error|warning|notice) file=[^,:]+(,line=\d+)?,title=[A-Z]\d{3} [^:]+::\S.*")
    assert [line for line in lines if not shape.fullmatch(line)] == []


def test_settings_that_cannot_be_read_are_json_as_well(tmp_path):
    (tmp_path / "site_config.yml").write_text("school: [\n", encoding="utf-8")
    found, code = read(tmp_path, MESSAGES, "check")
    assert (code, [one["path"] for one in found]) == (2, ["site_config.yml"])


def test_all_codes_are_explained_as_json(sample):
    found, code = read(sample, CODES, "explain")
    assert (code, [one["id"] for one in found]) == (0, [one.id for one in ALL_CODES])
    assert read(sample, CODES, "explain", "B101")[0] == [one for one in found if one["id"] == "B101"]


def test_what_the_doctor_finds_is_json_line_by_line(sample):
    found, code = read(sample, FINDINGS, "doctor")
    lines = run(sample, "doctor").stdout.splitlines()
    assert (code, [one["is_fine"] for one in found]) == (0, [line.startswith("ok") for line in lines])
    assert all(f"{one['about']}: " in line for one, line in zip(found, lines, strict=True))


def test_standards_are_json(sample):
    found, code = read(sample, STANDARDS, "standards", "find", "heat")
    assert code == 0
    assert found
    one, code = read(sample, STANDARDS["items"], "standards", "show", found[0]["code"])
    assert (code, one) == (0, found[0])
    nothing, code = read(sample, STANDARDS, "standards", "find", "zzzz")
    assert (code, nothing) == (1, [])


ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def test_a_log_gets_plain_lines_and_no_progress(sample):
    done = run(sample, "build", *AS_OF, env={**os.environ, "TERM": "xterm-256color"})
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_a_terminal_shows_how_far_it_is_and_clears_that_away(sample):
    """The bar goes to the terminal alone: what is redirected into a file stays as it is in a log."""
    terminal, inside = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    with start(sample, "build", *AS_OF, stderr=inside, env=environment) as running:
        os.close(inside)
        shown = ""
        while piece := read_piece(terminal):
            shown += piece
        out = running.stdout.read()
    os.close(terminal)
    assert "9/9" in ESCAPES.sub("", shown)
    assert re.search(r"\x1b\[2K", shown)
    assert "\x1b" not in out
    assert "The family edition: " in out


def read_piece(terminal):
    try:
        return os.read(terminal, 65536).decode()
    except OSError:  # nobody is inside any more
        return ""
