"""The handbook says everything there is, and nothing that is gone: its tables and the code hold each other.

That its blocks run is for test_docs.py; here is whether its words are all of them.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from enum import StrEnum
from itertools import groupby
from pathlib import Path

import click
import pytest

from plfolio.build.executors import EXECUTORS
from plfolio.cli import exits
from plfolio.cli.app import cli
from plfolio.cli.messages import FORMATS
from plfolio.diagnostics import ALL_CODES
from plfolio.media.kinds import KINDS
from plfolio.model import Audience, Band, ChosenBy, GoalStatus
from plfolio.plugins import load_plugins
from plfolio.read import assessments, config_fields, config_values
from plfolio.read.badge_rules import BadgeEntry, BadgeNeeds
from plfolio.read.fields import Record
from plfolio.read.framework_yaml import FrameworkFile, StandardEntry
from plfolio.read.pacing import StepEntry, TargetEntry
from plfolio.read.page_fields import ArtifactPage, GoalPage, ProfilePage, ReflectionPage
from plfolio.read.rubrics import RubricEntry

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
PAGES = {
    path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
    for path in (REPOSITORY / "README.md", *sorted(DOCS.rglob("*.md")))
}
FENCE = re.compile(r"^( *)(`{3,}).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
# A ten-year-old has lost the beginning of a longer one by its end.
LONGEST_SENTENCE = 22
LARGEST_PICTURE = 200_000


def read_page(name: str) -> str:
    return PAGES[f"docs/{name}"]


def read_tables(name: str) -> dict[str, list[list[list[str]]]]:
    """Return the rows of every table of a page, by the heading above it; without the tables' first rows."""
    tables: dict[str, list[list[list[str]]]] = {}
    heading = ""
    for is_row, lines in groupby(FENCE.sub("", read_page(name)).splitlines(), lambda line: line.startswith("|")):
        block = list(lines)
        if is_row:
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block[2:]]
            tables.setdefault(heading, []).append(rows)
        else:
            heading = next((line.lstrip("# ") for line in reversed(block) if line.startswith("#")), heading)
    return tables


def words_of(rows: list[list[str]]) -> list[str]:
    """Return the words in the first column, without their backticks."""
    return [row[0].strip("`") for row in rows]


def names_of(*kinds: type[Record]) -> list[str]:
    return [field.name for kind in kinds for field in kind.fields]


# site_config.yml

SECTIONS: dict[str, type[Record]] = {
    "school": config_fields.School,
    "folders": config_fields.Folders,
    "publish": config_fields.Publish,
    "colours": config_fields.Colours,
    "looks": config_fields.Looks,
    "scales": config_values.ScaleEntry,
    "mastery": config_fields.Mastery,
    "frameworks": config_fields.Framework,
    "standards": config_fields.Standard,
    "prompts": config_values.PromptEntry,
    "limits": config_fields.Limits,
}


LOOK_PARTS = {config_fields.LookEntry, config_fields.GroundEntry}


def test_no_setting_is_left_out_above():
    """What this file believes to be all settings are all settings."""
    kinds = {
        kind
        for module in (config_fields, config_values)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
    }
    assert kinds == {*SECTIONS.values(), config_values.LevelEntry, config_fields.SiteConfig} | LOOK_PARTS
    assert list(SECTIONS) == names_of(config_fields.SiteConfig)


def test_the_settings_page_has_every_word_of_every_section_and_no_other():
    tables = read_tables("reference/site-config.md")
    assert list(tables) == list(SECTIONS)
    assert {name: words_of(rows[0]) for name, rows in tables.items()} == {
        name: names_of(kind) for name, kind in SECTIONS.items()
    }
    assert words_of(tables["scales"][1]) == names_of(config_values.LevelEntry)
    assert [words_of(rows) for rows in tables["looks"][1:]] == [
        names_of(config_fields.LookEntry),
        names_of(config_fields.GroundEntry),
    ]


def test_the_settings_page_tells_the_defaults_that_hold():
    tables = read_tables("reference/site-config.md")
    told = {(name, row[0].strip("`")): row[-1].strip("`") for name, rows in tables.items() for row in rows[0]}
    held = {
        (name, field.name): {"": "none", "()": "none", "False": "no"}.get(str(field.default), str(field.default))
        for name in ("school", "folders", "publish", "colours", "limits")
        for field in SECTIONS[name].fields
    }
    assert {place: told[place] for place in held} == held
    default = config_fields.DEFAULT.mastery
    assert (told["mastery", "method"], told["mastery", "minimum_evidence"]) == (
        default.choice.method,
        str(default.minimum_evidence),
    )


# Students' pages and school files


@pytest.mark.parametrize(
    ("heading", "page", "kind"),
    [
        ("profile.md", "students/my-folder.md", ProfilePage),
        ("artifacts", "students/my-work.md", ArtifactPage),
        ("reflections", "students/what-i-think.md", ReflectionPage),
        ("goals", "students/my-goals.md", GoalPage),
    ],
    ids=["profile", "artifact", "reflection", "goal"],
)
def test_a_page_of_a_student_has_its_words_in_the_reference_and_in_the_students_part(heading, page, kind):
    assert words_of(read_tables("reference/pages.md")[heading][0]) == names_of(kind)
    everywhere = [set(words_of(rows)) for tables in read_tables(page).values() for rows in tables]
    assert set(names_of(kind)) in everywhere


def test_the_school_files_have_all_their_words():
    tables = read_tables("reference/school-files.md")
    assert {heading: [words_of(rows) for rows in found] for heading, found in tables.items()} == {
        "frameworks": [names_of(FrameworkFile), names_of(StandardEntry)],
        "rubrics": [names_of(RubricEntry)],
        "badges.yml": [names_of(BadgeEntry)],
        "pacing.yml": [names_of(TargetEntry)],
        "next_steps.yml": [names_of(StepEntry)],
    }
    needs = words_of(read_tables("teachers/badges.md")["Badges"][0])
    assert needs == names_of(BadgeEntry, BadgeNeeds)


def test_the_tables_of_teachers_have_all_their_columns():
    rows = read_tables("teachers/assessments.md")["Assessments"][0]
    assert words_of(rows) == [*assessments._REQUIRED, *assessments._OPTIONAL]
    missing = [name for name in assessments._OVERRIDE if f"`{name}`" not in read_page("teachers/assessments.md")]
    assert missing == []


def test_the_reference_names_every_file_ending_that_is_published():
    found = FENCE.sub("", read_page("reference/pages.md")).partition("What is published")[2].partition("\n\n")[0]
    told = [ending for span in re.findall(r"`([^`]+)`", found) if span != ".txt" for ending in span.split()]
    assert sorted(told) == sorted(file_format.ending for kind in KINDS for file_format in kind.formats)


@pytest.mark.parametrize("words", [Audience, Band, ChosenBy, GoalStatus], ids=lambda words: words.__name__)
def test_every_word_that_a_line_may_say_is_in_the_reference(words: type[StrEnum]):
    reference = (
        read_page("reference/pages.md") + read_page("reference/site-config.md") + read_page("running/editions.md")
    )
    assert [word for word in words if word != ChosenBy.UNKNOWN and f"`{word}`" not in reference] == []


# Mastery


def test_the_mastery_page_has_every_method_with_a_sum_and_every_parameter():
    tables = read_tables("teachers/mastery.md")
    methods = dict(load_plugins().mastery_methods)
    rows = tables["The nine methods"][0]
    assert sorted(words_of(rows)) == sorted(methods)
    assert [row[0] for row in rows if len(row) != 4 or not all(row)] == []
    told = {
        (method, row[1].strip("`"), row[3].strip("`"))
        for row in tables["Settings of a method"][0]
        for method in re.findall(r"`([^`]+)`", row[0])
    }
    held = {
        (name, parameter.name, parameter.default or "all count")
        for name, method in methods.items()
        for parameter in method.parameters
    }
    assert told == held


# Commands


def walk_commands(command: click.Command, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    found = {path: command}
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                assert below is not None
                found |= walk_commands(below, (*path, name))
    return found


COMMANDS = walk_commands(cli)
HELP = {"--help", "-h"}


def options_of(path: tuple[str, ...]) -> set[str]:
    return {option for parameter in COMMANDS[path].params for option in parameter.opts if option.startswith("-")}


def test_the_page_of_commands_has_every_command_with_every_option_and_no_other():
    """A section tells the options of its command and of those below it."""
    sections = re.split(r"^## ", read_page("reference/commands.md"), flags=re.MULTILINE)
    told = {
        heading: set(re.findall(r"`(-{1,2}[A-Za-z][a-z-]*)", text))
        for heading, _, text in (section.partition("\n") for section in sections)
        if heading.startswith("plfolio")
    }
    held: dict[str, set[str]] = {}
    for path in COMMANDS:
        if path:
            held[f"plfolio {path[0]}"] = held.get(f"plfolio {path[0]}", set()) | options_of(path)
    assert told == held
    assert [option for option in options_of(()) if f"`{option}" not in sections[0]] == []
    text = read_page("reference/commands.md")
    assert [path for path in COMMANDS if f"plfolio {' '.join(path)}".strip() not in text] == []


def find_calls(text: str) -> list[str]:
    """Return the calls of plfolio in running text and in blocks, also in those that are not run."""
    inline = re.findall(r"`plfolio (?!\.)([^`]+)`", FENCE.sub("", text))
    in_blocks = re.findall(r"^ *(?:[$>] |- run: )\S*\bplfolio (.+)$", text, flags=re.MULTILINE)
    return [re.split(r" [|>&] ?| \|\|", call)[0] for call in (*inline, *in_blocks)]


def find_mistakes(call: str) -> list[str]:
    """Return what of a call is no command or no option of that command."""
    words = shlex.split(re.sub(r"^(-C|--school) \S+ ", "", call))
    path: tuple[str, ...] = ()
    while words and (*path, words[0]) in COMMANDS:
        path = (*path, words.pop(0))
    is_lost = not path and words and not words[0].startswith("-")
    unknown = [word for word in words if word.startswith("-") and word.split("=")[0] not in options_of(path) | HELP]
    return [*([words[0]] if is_lost else []), *unknown]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_a_command_or_option_that_is_gone(page):
    mistakes = {call: find_mistakes(call) for call in find_calls(PAGES[page])}
    assert {call: found for call, found in mistakes.items() if found and set(found) != {"--version"}} == {}


def test_a_command_that_is_gone_is_noticed():
    text = "Type `plfolio biuld`, or\n\n```console\n$ plfolio build --quickly | tail\n```\n"
    assert [find_mistakes(call) for call in find_calls(text)] == [["biuld"], ["--quickly"]]


def test_the_page_on_building_tells_every_exit_code_and_every_executor():
    tables = read_tables("running/build.md")
    codes = [exits.DONE, exits.NEEDS_ATTENTION, exits.COULD_NOT_START, exits.OUR_FAULT, exits.STOPPED]
    assert words_of(tables["When something is wrong"][0]) == [str(code) for code in codes]
    assert sorted(words_of(tables["Workers"][0])) == sorted(EXECUTORS)
    assert [name for name in FORMATS if f"`{name}`" not in read_page("reference/commands.md")] == []


# Messages


def test_every_code_has_its_place_and_no_page_names_one_that_is_gone():
    messages = read_page("messages.md")
    assert [code.id for code in ALL_CODES if f"## {code.id} {code.name}\n" not in messages] == []
    letters = "".join(sorted({code.id[0] for code in ALL_CODES}))
    named = {name for text in PAGES.values() for name in re.findall(rf"\b[{letters}][0-9]{{3}}\b", text)}
    assert named - {code.id for code in ALL_CODES} == set()


# How it reads, and what it asks of others


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/students/")])
def test_a_page_for_students_is_in_short_sentences(page):
    text = FENCE.sub("", PAGES[page])
    lines = [line for line in text.splitlines() if not re.match(r" *(\||#|<!--)", line)]
    paragraphs = re.split(r"\n\s*\n|\n(?= *(?:-|\d+\.) )", "\n".join(lines))
    sentences = [sentence for paragraph in paragraphs for sentence in re.split(r"[.!?:][\"*)]*\s", paragraph + " ")]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


def test_the_picture_of_the_readme_is_there_and_light():
    picture = REPOSITORY / "docs" / "images" / "home.png"
    assert "](docs/images/home.png)" in PAGES["README.md"]
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < LARGEST_PICTURE


def test_the_built_handbook_fetches_nothing_from_elsewhere(tmp_path):
    site = tmp_path / "handbook"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    fetching = re.compile(
        r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(?:https?:)?//|<link\b[^>]*href=["']?(?:https?:)?//"""
    )
    assert [page.name for page in site.rglob("*.html") if fetching.search(page.read_text(encoding="utf-8"))] == []
    assert [
        page.name
        for page in site.rglob("*.css")
        if re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", page.read_text(encoding="utf-8"))
    ] == []
