"""The few git commands that make a commit without a work tree.

Takes a repository; gives what git says as bytes, or a `GitError` with git's own words.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path

__all__ = ["Git", "GitError", "has_git"]

# A hook or a script around us may point git at another repository or index.
_UNWANTED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")
_NOBODY = "plfolio"


class GitError(Exception):
    """Git refused; the text is what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """Git in one repository, with an index of our own when `index` is set."""

    repository: Path
    index: Path | None = None
    extra: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str, data: bytes = b"") -> bytes:
        """Run a git command and return what it prints."""
        command = ["git", "-C", str(self.repository), *words]
        done = subprocess.run(command, input=data, capture_output=True, check=False, env=self._environment())  # noqa: S603  fixed program, no shell
        if done.returncode:
            raise GitError(done.stderr.decode(errors="replace").strip() or f"git {words[0]} failed")
        return done.stdout

    def ask(self, *words: str) -> str:
        """Run a git command; return its line, "" when it says no."""
        try:
            return self.run(*words).decode(errors="surrogateescape").strip()
        except GitError:
            return ""

    def _environment(self) -> dict[str, str]:
        environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
        environment |= {"LC_ALL": "C", **self.extra}
        if self.index:
            environment["GIT_INDEX_FILE"] = str(self.index)
        return environment

    def signed(self) -> Git:
        """Return a git that can commit: where nobody has set a name, plfolio signs."""
        # Only what somebody has set: git would make up a name of this computer's.
        asked = ("-c", "user.useConfigOnly=true", "var")
        if self.ask(*asked, "GIT_COMMITTER_IDENT") and self.ask(*asked, "GIT_AUTHOR_IDENT"):
            return self
        roles = ("AUTHOR", "COMMITTER")
        names = {f"GIT_{role}_NAME": _NOBODY for role in roles} | {f"GIT_{role}_EMAIL": _NOBODY for role in roles}
        return replace(self, extra=names)


def has_git() -> bool:
    """Say whether there is a git to run."""
    return shutil.which("git") is not None
