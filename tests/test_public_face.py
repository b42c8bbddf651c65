"""What others rely on and read first: the version, the commands and their help, the words of the messages."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import plfolio
from plfolio.cli.app import cli
from plfolio.diagnostics import ALL_CODES, Reader

REPOSITORY = Path(__file__).parents[1]
COMMANDS = ["init", "new", "check", "explain", "build", "serve", "standards", "publish", "export", "doctor"]
LONGEST_SENTENCE = 28


def every_command(group: click.Group = cli, above: tuple[str, ...] = ()):
    """Yield each command that does something, with the words that call it."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            words = (*above, name)
            if isinstance(command, click.Group):
                yield from every_command(command, words)
            else:
                yield words, command


ALL_COMMANDS = dict(every_command())


def test_the_version_is_the_projects_version():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == plfolio.__version__
    assert CliRunner().invoke(cli, ["--version"]).output.split()[-1] == plfolio.__version__


def test_the_package_shows_what_it_says_it_shows():
    assert sorted(plfolio.__all__) == ["__version__"]


def test_the_commands_are_those_that_the_handbook_promises():
    assert [words[0] for words in dict.fromkeys(words[:1] for words in ALL_COMMANDS)] == COMMANDS


@pytest.mark.parametrize("words", ALL_COMMANDS, ids=" ".join)
def test_the_help_of_a_command_has_examples_that_the_commands_take(words):
    shown = CliRunner().invoke(cli, [*words, "--help"])
    assert shown.exit_code == 0
    _, _, after = shown.output.partition("Example:")
    examples = [line.strip() for line in after.splitlines() if line.strip().startswith("plfolio ")]
    called = [find_call(example) for example in examples]
    assert words in [command for command, _ in called], shown.output
    for command, options in called:
        assert options <= {option for parameter in ALL_COMMANDS[command].params for option in parameter.opts}


def find_call(example: str) -> tuple[tuple[str, ...], set[str]]:
    """Return which command a line calls, and the options it uses; reads the line, runs nothing."""
    rest = shlex.split(re.sub(r"^plfolio( -C \S+)? ", "", example))
    command = next(words for words in ALL_COMMANDS if tuple(rest[: len(words)]) == words)
    ALL_COMMANDS[command].make_context(command[-1], rest[len(command) :], resilient_parsing=True)
    return command, {word.split("=")[0] for word in rest if word.startswith("-")}


def test_a_message_for_a_student_is_in_short_sentences():
    too_long = [
        f"{code.id}: {sentence}"
        for code in ALL_CODES
        if code.reader is Reader.STUDENT
        for words in [code.wording()]
        for text in (words.title, words.message, words.hint, words.why)
        for sentence in re.split(r"[.!?:]\s", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert too_long == []
