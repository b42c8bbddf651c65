"""The door itself: which commands there are, where the school is, and the exit codes.

Takes the command line; gives 0 (done), 1 (done, but something in the content needs attention), 2 (could not start),
3 (our fault) or 130 (stopped by the user).
"""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from pathlib import Path
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
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        code = STOPPED
    except BrokenPipeError:
        code = DONE
    except click.ClickException as error:
        error.show()
        code = COULD_NOT_START
    except CouldNotStartError as error:
        say_error(escape(str(error)))
        code = COULD_NOT_START
    except Exception:  # noqa: BLE001  # the last door: a fault of ours is told as one
        say_error("plfolio stumbled. It is our fault, not yours. Please send us what follows.")
        traceback.print_exc()
        code = OUR_FAULT
    return code if isinstance(code, int) else DONE
