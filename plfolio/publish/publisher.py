"""What a publisher is: a function that takes one `Job`, tells its progress line by line, and returns what it did.

Takes nothing from other rooms; `plfolio.publish` chooses the publisher, the doors print the lines.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from plfolio.diagnostics import Diagnostic

__all__ = ["Job", "Lines", "Published", "Publisher"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One site to bring to one place. `address` is the target without its scheme, `target` is as the person wrote it.

    No publisher may write into a folder of `protected`, nor into one that holds such a folder. `school` is the folder
    of site_config.yml.
    """

    target: str
    address: str
    site: Path
    school: Path
    protected: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publisher did, in files; `remark` says what a person needs besides, such as the commit that was made.

    With a problem that is an error, the target is as it was, or can be finished. `left_out` counts a student's own
    files that the edition may not show.
    """

    target: str
    written: int = 0
    unchanged: int = 0
    deleted: int = 0
    remark: str = ""
    left_out: int = 0
    problems: tuple[Diagnostic, ...] = ()


Lines: TypeAlias = Generator[str, None, Published]


class Publisher(Protocol):
    """Bring a site to its place, by a plugin registered in `Plugins.publishers` under its scheme."""

    def __call__(self, job: Job) -> Lines:
        """Yield lines of progress for a person to read; return what was done."""
