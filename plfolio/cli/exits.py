"""The exit codes, and the one error that a command raises when it cannot start.

Takes nothing; gives the numbers that scripts rely on.
"""

from __future__ import annotations

__all__ = ["COULD_NOT_START", "DONE", "NEEDS_ATTENTION", "OUR_FAULT", "STOPPED", "CouldNotStartError"]

DONE = 0
NEEDS_ATTENTION = 1
COULD_NOT_START = 2
OUR_FAULT = 3
STOPPED = 130


class CouldNotStartError(Exception):
    """A command could not begin its work; the text says why and what to do."""
