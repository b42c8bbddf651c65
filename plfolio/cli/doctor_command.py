"""`plfolio doctor`: is this machine, this folder and this host fit for the job.

Takes the school around the current folder, if there is one; gives a line per finding.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click
from packaging.requirements import Requirement
from PIL import features

from plfolio.build.store import CACHE_FOLDER
from plfolio.cli.console import escape, say
from plfolio.cli.exits import DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.place import find_root
from plfolio.read.config import read_settings
from plfolio.settings import Settings

__all__ = ["Finding", "command"]

_PYTHON_FLOOR = (3, 11)
_WINDOWS_PATH_LIMIT = 260
_LOW_DISK_BYTES = 500_000_000
_SECRETS = (".env", "id_rsa", "id_ed25519")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: whether it is fine, and what to do if it is not."""

    about: str
    is_fine: bool
    words: str


@click.command("doctor")
@click.option("--format", "style", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_obj
def command(start: Path, style: str) -> int:
    """Tell whether this machine and this folder are fit for the job, and what to do where they are not.

    \b
    Example:
      plfolio doctor
    """
    findings = [*_look_at_machine(), *_look_at_folder(start)]
    if style == "json":
        say(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            say(f"{'ok  ' if finding.is_fine else 'LOOK'}  {finding.about}: {escape(finding.words)}")
    return DONE if all(finding.is_fine for finding in findings) else NEEDS_ATTENTION


def _look_at_machine() -> Iterator[Finding]:
    found = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding(about="Python", is_fine=sys.version_info >= _PYTHON_FLOOR, words=f"{found} (3.11 or newer is needed)")
    yield from _look_at_packages()
    yield Finding(
        about="letters of all scripts in badge pictures",
        is_fine=True,
        words="yes" if features.check("raqm") else "no (Pillow has no raqm): such badges go without words as PNG",
    )
    has_git = shutil.which("git") is not None
    words = "found" if has_git else "not found; only publish branch:... needs it"
    yield Finding(about="git", is_fine=True, words=words)


def _look_at_packages() -> Iterator[Finding]:
    """Compare what is installed with what plfolio asks for; extras are looked at but may be missing."""
    for line in requires("plfolio") or ():
        wanted = Requirement(line)
        is_extra = wanted.marker is not None and "extra" in str(wanted.marker)
        if is_extra and wanted.name != "distributed":
            continue
        try:
            found = version(wanted.name)
        except PackageNotFoundError:
            words = f"not installed{' (only --executor dask needs it)' if is_extra else ''}"
            yield Finding(about=wanted.name, is_fine=is_extra, words=words)
            continue
        is_fine = wanted.specifier.contains(found, prereleases=True)
        words = found if is_fine else f"{found}, but {wanted.specifier} is needed: pip install --upgrade plfolio"
        yield Finding(about=wanted.name, is_fine=is_fine, words=words)


def _look_at_folder(start: Path) -> Iterator[Finding]:
    try:
        root = find_root(start)
    except CouldNotStartError as error:
        yield Finding(about="school", is_fine=False, words=str(error))
        return
    yield Finding(about="school", is_fine=True, words=str(root))
    yield from _look_at_writing(root)
    free = shutil.disk_usage(root).free
    yield Finding(about="disk", is_fine=free > _LOW_DISK_BYTES, words=f"{free // 1_000_000} MB free")
    yield from _look_at_names(root)


def _look_at_writing(root: Path) -> Iterator[Finding]:
    settings = read_settings(root)[0] or Settings()
    for name, without in (
        (settings.output, "no site can be built"),
        (CACHE_FOLDER, "every build has to begin from nothing"),
    ):
        place = root / name if (root / name).is_dir() else root
        try:
            with tempfile.TemporaryFile(dir=place):
                yield Finding(about="writing", is_fine=True, words=f"{name} can be written to")
        except OSError as error:
            words = f"{name} can't be written to ({error.strerror}), so {without}. Ask for the right to write there"
            yield Finding(about="writing", is_fine=False, words=words)


def _look_at_names(root: Path) -> Iterator[Finding]:
    """Count what is left out by its name, and find secrets and paths too long for Windows."""
    hidden = 0
    for parent, folders, names in os.walk(root):
        shown = Path(parent).relative_to(root)
        hidden += sum(name.startswith(".") for name in names)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name in _SECRETS:
                yield Finding(about="secret", is_fine=False, words=f"{shown / name} looks like a password or key")
            if len(str(Path(parent, name))) > _WINDOWS_PATH_LIMIT:
                yield Finding(about="long path", is_fine=False, words=f"{shown / name} is too long for Windows")
    yield Finding(about="hidden files", is_fine=True, words=f"{hidden}, never published")
