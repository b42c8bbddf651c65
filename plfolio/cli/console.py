"""Words onto the terminal: plain lines in a log, progress and colour where somebody watches.

Takes text that may hold anything; gives lines in which no name can act on the terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

__all__ = ["Silence", "escape", "say", "say_error", "show_progress", "show_status"]

# Control characters, and those that turn the direction of text around: a file's name may hold them to mislead.
_ACTING = {"Cc", "Cf", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


def escape(text: str) -> str:
    """Return text in which every character that could act on a terminal is written out, like ``\\x1b``."""
    return "".join(
        letter if letter in _JOINERS or unicodedata.category(letter) not in _ACTING else _written_out(letter)
        for letter in text
    )


def _written_out(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def say(text: str = "") -> None:
    """Print a line of ours to standard output."""
    click.echo(text)


def say_error(text: str) -> None:
    """Print a line to standard error; names in it are made harmless."""
    click.echo(f"plfolio: {escape(text)}", err=True)


class _Bar:
    """Shows how many students are done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("students", total=None)

    def start(self, students: int) -> None:
        """Set the length of the bar."""
        self._progress.update(self._task, total=students)

    def finish(self, student: str) -> None:
        """Move the bar on by one student."""
        self._progress.update(self._task, advance=1, description=escape(student))


class Silence:
    """A reporter for logs, which want the result and not the way to it."""

    def start(self, students: int) -> None:
        """Say nothing."""

    def finish(self, student: str) -> None:
        """Say nothing."""


@contextmanager
def show_progress() -> Iterator[_Bar | Silence]:
    """Give a reporter that draws a bar on a terminal, and none in a log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Silence()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Bar(progress)


@contextmanager
def show_status(words: str) -> Iterator[Callable[[str], None]]:
    """Show one line that changes, on a terminal only; give a function that changes it."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _words: None
        return
    with console.status(Text(words)) as status:
        yield lambda words: status.update(Text(words))
