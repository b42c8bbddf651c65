"""`plfolio standards`: the frameworks there are; find a standard by plain words, show one, bring in a framework.

Takes words, a code or a file; gives standards as text or JSON.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from plfolio.assess.codes import CodeIndex
from plfolio.build.school import School
from plfolio.cli.console import escape, say, say_error
from plfolio.cli.exits import DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.messages import has_trouble, print_diagnostics
from plfolio.cli.place import load_school
from plfolio.model import Framework, Standard
from plfolio.read.frameworks import read_framework

__all__ = ["command"]

_style = click.option("--format", "style", type=click.Choice(("text", "json")), default="text", show_default=True)


@click.group("standards", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> int | None:
    """List the frameworks by their ids; or find, show or import standards.

    \b
    Example:
      plfolio standards
      plfolio standards find equivalent fractions
    """
    return _list_frameworks(ctx.obj) if ctx.invoked_subcommand is None else None


def _list_frameworks(start: Path) -> int:
    school = load_school(start)
    for framework in school.data.frameworks:
        say(f"{escape(framework.id)}  {escape(framework.title)}: {_count(framework)}")
        say(f"    {escape(str(framework.location))}")
    if not school.data.frameworks:
        say(f"There is no framework in {school.settings.school}/frameworks yet. Bring one in with:")
        say("plfolio standards import FILE")
    return DONE


def _count(framework: Framework) -> str:
    coded = sum(bool(standard.code) for standard in framework.standards)
    count = len(framework.standards)
    return f"{count} standard{'' if count == 1 else 's'}, {coded} of them with a code"


@command.command("find")
@click.argument("words", nargs=-1)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@_style
@click.pass_obj
def find_command(start: Path, words: tuple[str, ...], limit: int, style: str) -> int:
    """List the standards in which all these words stand.

    \b
    Example:
      plfolio standards find heat energy
    """
    if not words:
        message = "say one or more words that stand in the standard, such as: plfolio standards find fractions"
        raise CouldNotStartError(message)
    school = load_school(start)
    every = CodeIndex(school.data.frameworks).search(" ".join(words), limit=None)
    found = every[:limit]
    if style == "json":
        say(json.dumps([_to_json(standard, school) for standard in found], ensure_ascii=False, indent=2))
    elif found:
        for standard in found:
            say(f"{escape(standard.code or standard.id)}\n    {escape(standard.statement)}")
    else:
        say("No standard has all these words. Try fewer, or other ones.")
    if len(every) > len(found):
        say_error(f"these are {len(found)} of {len(every)}. See all: --limit {len(every)}. Or add a word.")
    return DONE if found else NEEDS_ATTENTION


@command.command("show")
@click.argument("code")
@_style
@click.pass_obj
def show_command(start: Path, code: str, style: str) -> int:
    """Show one standard: its statement, its place, and its criteria.

    \b
    Example:
      plfolio standards show RB.SCI.2
    """
    school = load_school(start)
    index = CodeIndex(school.data.frameworks)
    answer = index.resolve(code)
    if answer.standard is None:
        others = [standard.code or standard.id for standard in answer.candidates] or list(answer.suggestions)
        meant = f" Did you mean {' or '.join(others[:5])}?" if others else ""
        message = f"no standard has the code {code}.{meant}"
        raise CouldNotStartError(message)
    if style == "json":
        say(json.dumps(_to_json(answer.standard, school), ensure_ascii=False, indent=2))
    else:
        _print_standard(answer.standard, index, school)
    return DONE


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="The name to keep it under. Default: the file's own.")
@click.pass_obj
def import_command(start: Path, file: Path, name: str | None) -> int:
    """Check a framework file (a CASE package, or a small YAML) and copy it into the school.

    \b
    Example:
      plfolio standards import downloads/state-science.json
    """
    school = load_school(start)
    folder = school.root / school.settings.school / "frameworks"
    target = folder / f"{name or file.stem}{file.suffix.lower()}"
    if target.exists():
        message = f"{target.name} is in the school already, and it is never overwritten. Give another name with --name."
        raise CouldNotStartError(message)
    framework, found = read_framework(file.parent.resolve(), file.name)
    print_diagnostics(found, "text")
    if framework is None or not framework.standards:
        message = "this file could not be read as a framework, so nothing was copied."
        raise CouldNotStartError(message)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
    say(f"{escape(framework.title)}: {_count(framework)}.")
    say(f"Copied to {escape(target.relative_to(school.root).as_posix())}")
    return NEEDS_ATTENTION if has_trouble(found) else DONE


def _print_standard(standard: Standard, index: CodeIndex, school: School) -> None:
    say(f"{escape(standard.code or standard.id)}  ({escape(index.framework_of(standard.id).title)})")
    say(f"    {escape(standard.statement)}")
    for parent in standard.parents[:1]:
        above = index.get(parent)
        if above:
            say(f"    part of: {escape(above.code or above.statement)}")
    scale = school.settings.scale_for(standard.framework)
    for rubric in school.data.rubrics:
        if index.resolve(rubric.tag.text).standard is standard:
            for criterion in rubric.criteria:
                level = scale.level(criterion.level)
                say(f"    {criterion.level} {level.name if level else ''}: {escape(criterion.text)}")


def _to_json(standard: Standard, school: School) -> dict[str, object]:
    titles = {framework.id: framework.title for framework in school.data.frameworks}
    return {
        "id": standard.id,
        "code": standard.code,
        "statement": standard.statement,
        "framework": standard.framework,
        "framework_title": titles.get(standard.framework, ""),
        "grades": list(standard.grades),
        "parents": list(standard.parents),
    }
