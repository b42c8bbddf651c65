"""The door itself: which commands there are, where the school is, and the exit codes.

Takes the command line; gives 0 (done), 1 (done, but something in the content needs attention), 2 (could not start),
3 (our fault) or 130 (stopped by the user).
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import click

from plfolio import __version__
from plfolio.cli.console import escape, say_error
from plfolio.cli.exits import COULD_NOT_START, DONE, OUR_FAULT, STOPPED, CouldNotStartError

__all__ = ["main"]

_COMMANDS = {
    "init": "Start a new school, with a small example in it.",
    "new": "Start a new student, piece of work, reflection or goal.",
    "check": "Tell everything that is wrong, and what to do. Writes nothing.",
    "explain": "Explain a message by its code.",
    "build": "Build every student's site.",
    "serve": "Show the sites on this machine, and again after each change.",
    "standards": "List frameworks; find, show or import standards.",
    "publish": "Put the built sites where others can see them.",
    "export": "Pack one student's site and files into one zip.",
    "doctor": "Tell whether this machine and this folder are fit for the job.",
}


# Ctrl-C comes as a KeyboardInterrupt anyhow; these are a service that stops, and a terminal that is closed.
_ASKS_TO_STOP = ("SIGTERM", "SIGHUP")


class _LazyGroup(click.Group):
    """Imports a command's file when that command is asked for, so that `--help` and `check` stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"plfolio.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--school",
    "start",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The school's folder, or any folder inside it. Default: here.",
)
@click.version_option(__version__, prog_name="plfolio")
@click.pass_context
def cli(ctx: click.Context, start: Path) -> None:
    """Turn folders of Markdown into one portfolio site per student.

    \b
    Example:
      plfolio init my-school
      plfolio -C my-school build
    """
    ctx.obj = start


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A child's file may be called anything; a console that lacks a letter must not end the program.
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    for name in _ASKS_TO_STOP:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    sys.exit(_run())


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # signal's signature
    raise KeyboardInterrupt


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = STOPPED
    except click.exceptions.Abort as abort:
        code = _explain_abort(abort)
    except (BrokenPipeError, SystemExit):  # click makes the second of the first
        # Whoever read our words has read enough; what is left of them must not be a fault at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except click.ClickException as error:
        error.show()
        code = COULD_NOT_START
    except CouldNotStartError as error:
        say_error(escape(str(error)))
        code = COULD_NOT_START
    except Exception as error:  # noqa: BLE001  # the last door: a fault of ours is told as one
        code = _explain_refusal(error) if isinstance(error, OSError) and _is_refusal(error) else _explain_fault()
    return code if isinstance(code, int) else DONE


def _explain_abort(abort: click.exceptions.Abort) -> int:
    """Tell being stopped from a question to which nobody is there to answer."""
    if isinstance(abort.__cause__, KeyboardInterrupt) or sys.stdin.isatty():
        return STOPPED
    say_error("there is nobody here to ask. Give the answer as an option; --help lists them.")
    return COULD_NOT_START


def _is_refusal(error: OSError) -> bool:
    """Say whether the system refused a file, or has no room: a write that does not fit in names no file."""
    return bool(error.filename) or error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def _explain_refusal(error: OSError) -> int:
    place, reason = error.filename or "the disk", error.strerror or "it was refused"
    say_error(f"{place}: {reason}. Ask for the right to do this, or make room on the disk, and try again.")
    return COULD_NOT_START


def _explain_fault() -> int:
    say_error("plfolio stumbled. It is our fault, not yours. Please send us what follows.")
    for line in traceback.format_exc().splitlines():
        click.echo(escape(line), err=True)
    return OUR_FAULT
