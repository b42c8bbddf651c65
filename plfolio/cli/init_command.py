"""`plfolio init`: a new school with a small example in it, or with the whole sample school.

Takes a folder that is empty or not there yet; gives a school that builds.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from plfolio.cli.console import escape, say
from plfolio.cli.exits import CouldNotStartError

__all__ = ["command"]

_PACKAGE = Path(__file__).parent.parent
_SAMPLE = ("site_config.yml", "school", "student_content")


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--sample", is_flag=True, help="Begin with the whole sample school of nine invented students.")
def command(folder: Path, sample: bool) -> None:  # noqa: FBT001  # click hands options over by name
    """Start a new school in FOLDER, with a small example in it.

    \b
    Example:
      plfolio init my-school
      plfolio -C my-school build
    """
    if folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir()):
        message = f"{folder} is not empty, and nothing is overwritten. Choose a new folder: plfolio init my-school"
        raise CouldNotStartError(message)
    source = _sample_school() if sample else _PACKAGE / "starter"
    for name in _SAMPLE:
        path = source / name
        folder.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, folder / name)
        else:
            shutil.copyfile(path, folder / name)
    say(f"Made a new school in {escape(str(folder.resolve()))}")
    say(f"Next: plfolio -C {escape(_quoted(folder))} build")
    if not sample:
        say("It has an example in it. When you have your own students and standards, delete the folder")
        say("student_content/alex-example, and the files that are in the folder school now.")


def _sample_school() -> Path:
    shipped = _PACKAGE / "_sample"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def _quoted(folder: Path) -> str:
    text = str(folder)
    return f'"{text}"' if " " in text else text
