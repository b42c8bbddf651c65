"""`plfolio new`: a file to start from, with the school's prompts in it. Nothing is ever overwritten.

Takes what to make and for whom; gives a file, and says where it is.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from plfolio.build.school import School
from plfolio.cli.console import escape, say
from plfolio.cli.exits import CouldNotStartError
from plfolio.cli.place import load_school, read_as_of
from plfolio.cli.students import pick_student
from plfolio.names import slugify
from plfolio.settings import Prompt, Settings

__all__ = ["command"]

_as_of = click.option("--as-of", metavar="DAY", help="The day to write into it, like 2026-10-14. Default: today.")
_title = click.option("--title", prompt="What is it called?", help="Its title.")


@click.group("new")
def command() -> None:
    """Start a new student, piece of work, reflection or goal.

    \b
    Example:
      plfolio new student lina-berg --name "Lina Berg"
      plfolio new artifact maya-oduya --title "Our solar oven"
    """


@command.command("student")
@click.argument("student")
@click.option("--name", prompt="What is the student called?", help="The student's name.")
@click.pass_obj
def student_command(start: Path, student: str, name: str) -> None:
    """Start a new student's folder.

    \b
    Example:
      plfolio new student lina-berg --name "Lina Berg"
    """
    school = load_school(start)
    good = slugify(student)
    if student != good:
        message = f"a student's folder is called with small letters, figures and dashes, such as {good}."
        raise CouldNotStartError(message)
    if student in school.folders:
        message = f"there is a student called {student} already."
        raise CouldNotStartError(message)
    _write(school, f"{school.settings.content}/{student}/profile.md", _profile(name, school.settings))


@command.command("artifact")
@click.argument("student")
@_title
@click.option("--subject", default="", help="The subject, such as Science.")
@click.option("--standards", default="", help="Codes of standards, with commas between them.")
@_as_of
@click.pass_obj
def artifact_command(start: Path, student: str, title: str, subject: str, standards: str, as_of: str | None) -> None:
    """Start a new piece of work, with the school's questions in it. Put photos and files beside it.

    \b
    Example:
      plfolio new artifact maya-oduya --title "Our solar oven" --subject Science
    """
    school = load_school(start)
    student = pick_student(school, student)
    path = f"{school.settings.content}/{student}/artifacts/{slugify(title, fallback='piece')}/index.md"
    _write(school, path, _artifact(title, subject, standards, read_as_of(as_of), school.settings))


@command.command("reflection")
@click.argument("student")
@_title
@_as_of
@click.pass_obj
def reflection_command(start: Path, student: str, title: str, as_of: str | None) -> None:
    """Start a new journal entry.

    \b
    Example:
      plfolio new reflection maya-oduya --title "My first week"
    """
    school = load_school(start)
    student = pick_student(school, student)
    day = read_as_of(as_of)
    path = f"{school.settings.content}/{student}/reflections/{day}-{slugify(title, fallback='entry')}.md"
    _write(school, path, _page(title, (f"date: {day}",)))


@command.command("goal")
@click.argument("student")
@_title
@_as_of
@click.pass_obj
def goal_command(start: Path, student: str, title: str, as_of: str | None) -> None:
    """Start a new goal.

    \b
    Example:
      plfolio new goal maya-oduya --title "Read a graph on my own"
    """
    school = load_school(start)
    student = pick_student(school, student)
    path = f"{school.settings.content}/{student}/goals/{slugify(title, fallback='goal')}.md"
    lines = (
        f"date: {read_as_of(as_of)}",
        "why:                 # why this matters to you",
        "steps:               # one line for each step; write (done) in front when you did it",
        "  - ",
        "helpers: []          # who helps you",
        "# due: 2027-01-31    # until when",
        "# standard:          # the code of the standard it belongs to",
    )
    _write(school, path, _page(title, lines))


def _write(school: School, name: str, text: str) -> None:
    """Write a new file; one that is there already stays as it is."""
    path = school.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        message = f"{name} is there already, and it is never overwritten. Choose another title."
        raise CouldNotStartError(message) from error
    say(f"Made {escape(name)}")


def _profile(name: str, settings: Settings) -> str:
    lines = (
        "grade:               # your grade",
        f"language: {settings.language}         # the language you write in",
        "strengths: []        # what you are good at",
        "needs: []            # what helps you learn",
        "interests: []        # what you like",
        "# picture: me.jpg    # a picture beside this file",
    )
    return _page(name, lines, field="name") + "\nWrite about yourself here.\n"


def _artifact(title: str, subject: str, standards: str, day: date, settings: Settings) -> str:
    lines = (
        f"date: {day}",
        f"subject: {_quote(subject) if subject else ''}",
        f"standards: [{standards}]",
        "self:                # your own level, as a number",
        "chosen_by: student   # who chose the topic: student, teacher or shared",
        "# showcase: say here why you chose to show this piece",
    )
    prompts = "".join(f"\n## {_heading(prompt, settings.language)}\n\n" for prompt in settings.prompts)
    return f"{_page(title, lines)}\nTell about your work here.\n{prompts}"


def _heading(prompt: Prompt, language: str) -> str:
    return dict(prompt.words).get(language) or prompt.words[0][1]


def _page(title: str, lines: tuple[str, ...], field: str = "title") -> str:
    front = "\n".join(line.rstrip() for line in (f"{field}: {_quote(title)}", *lines))
    return f"---\n{front}\n---\n"


def _quote(text: str) -> str:
    """Write text so that it is read back as it is, whatever signs are in it."""
    if text and text[0].isalnum() and not any(sign in text for sign in ":#\"'\\\n"):
        return text
    clean = " ".join(text.split())
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
