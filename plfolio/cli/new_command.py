"""`plfolio new`: a file to start from, with the school's prompts in it. Nothing is ever overwritten.

Takes what to make and for whom; gives a file, and says where it is.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from plfolio.build.school import School
from plfolio.cli.console import escape, say
from plfolio.cli.exits import DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.messages import print_diagnostics
from plfolio.cli.place import load_school, read_as_of
from plfolio.cli.students import pick_student
from plfolio.names import slugify
from plfolio.settings import PROFILE_FILLER, WORK_FILLER, Prompt, Settings

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
@click.argument("student", required=False)
@click.option("--name", help="The student's name. Default: as in the roster, else it asks.")
@click.option("--from-roster", is_flag=True, help="A folder for everybody in the roster who has none yet.")
@click.pass_obj
def student_command(start: Path, student: str | None, name: str | None, from_roster: bool) -> int:  # noqa: FBT001  # click hands options over by name
    """Start a new student's folder, or one for everybody in school/roster.csv. Nothing is ever overwritten.

    \b
    Example:
      plfolio new student lina-berg --name "Lina Berg"
      plfolio new student --from-roster
    """
    school = load_school(start)
    if from_roster:
        return _make_folders(school)
    if student is None:
        message = 'say what the folder is called, such as: plfolio new student lina-berg --name "Lina Berg"'
        raise CouldNotStartError(message)
    good = slugify(student)
    if student != good:
        message = (
            "the name of a student's folder has small letters, figures and dashes. "
            f'Write: plfolio new student {good} --name "{name or student}"'
        )
        raise CouldNotStartError(message)
    if student in school.folders:
        message = f"there is a student called {student} already."
        raise CouldNotStartError(message)
    known = {entry.student: entry for entry in school.data.roster}.get(student)
    name = name or (known.name if known else click.prompt("What is the student called?"))
    _write(school, _profile_path(school, student), _profile(name, school.settings, known.grade if known else ""))
    return DONE


def _make_folders(school: School) -> int:
    """Make a folder for everybody in the roster who has none, and tell what could not be made."""
    roster = f"{school.settings.school}/roster.csv"
    print_diagnostics((found for found in school.diagnostics if found.location.path == roster), "text")
    if not school.data.roster:
        message = f"{roster} names nobody. Its first line is student,name,grade and below it stands a line for each."
        raise CouldNotStartError(message)
    new = [entry for entry in school.data.roster if entry.student not in school.folders]
    good = [entry for entry in new if slugify(entry.student) == entry.student]
    for entry in good:
        path = _profile_path(school, entry.student)
        _write(school, path, _profile(entry.name, school.settings, entry.grade), is_told=False)
    for entry in new:
        if entry not in good:
            odd, better = escape(entry.student), slugify(entry.student)
            say(f'"{odd}" in {roster} can\'t be the name of a folder. Write {better} there, in all tables.')
    made = f"{len(good)} folder{'' if len(good) == 1 else 's'}"
    there = len(school.data.roster) - len(new)
    say(f"Made {made} in {school.settings.content}; {there} were there already.")
    return DONE if len(good) == len(new) else NEEDS_ATTENTION


def _profile_path(school: School, student: str) -> str:
    return f"{school.settings.content}/{student}/profile.md"


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
    _explain_name(title)


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
    _explain_name(title)


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
    _explain_name(title)


def _explain_name(title: str) -> None:
    """Say why a name has nothing of the title in it."""
    if slugify(title, fallback="one") != slugify(title, fallback="two"):
        say("Its name could not be made from the title, which has none of the letters a to z. You may rename it.")


def _write(school: School, name: str, text: str, *, is_told: bool = True) -> None:
    """Write a new file; one that is there already stays as it is."""
    path = school.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        message = f"{name} is there already, and it is never overwritten. Choose another title."
        raise CouldNotStartError(message) from error
    if is_told:
        say(f"Made {escape(name)}")


def _profile(name: str, settings: Settings, grade: str = "") -> str:
    lines = (
        f"grade: {_quote(grade) if grade else '':<13} # your grade",
        f"language: {settings.language}         # the language you write in",
        "family_languages: [] # languages your family reads, like es",
        "strengths: []        # what you are good at",
        "needs: []            # what helps you learn",
        "interests: []        # what you like",
        "# picture: me.jpg    # a picture beside this file",
    )
    return _page(name, lines, field="name") + f"\n{PROFILE_FILLER}\n"


def _artifact(title: str, subject: str, standards: str, day: date, settings: Settings) -> str:
    lines = (
        f"date: {day}",
        f"subject: {_quote(subject) if subject else ''}",
        f"standards: [{', '.join(_quote(code.strip()) for code in standards.split(',') if code.strip())}]",
        "self:                # your own level, as a number",
        "# chosen_by: student # who chose the topic: student, teacher or shared",
        "# showcase: say here why you chose to show this piece",
    )
    prompts = "".join(f"\n## {_heading(prompt, settings.language)}\n\n" for prompt in settings.prompts)
    return f"{_page(title, lines)}\n{WORK_FILLER}\n{prompts}"


def _heading(prompt: Prompt, language: str) -> str:
    return dict(prompt.words).get(language) or prompt.words[0][1]


def _page(title: str, lines: tuple[str, ...], field: str = "title") -> str:
    front = "\n".join(line.rstrip() for line in (f"{field}: {_quote(title)}", *lines))
    return f"---\n{front}\n---\n"


def _quote(text: str) -> str:
    """Write text so that it is read back as it is, whatever signs are in it."""
    if text and text[0].isalnum() and text.isprintable() and not set(text) & set(":#\"'\\[]{},"):
        return text
    clean = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
