"""A page of a built site as a PDF, printed by a browser that is on this machine.

Takes the page and where the PDF shall be; gives what was wrong, if anything. Nothing is asked of any network: the
browser opens the page from the disk, with a profile of its own that is thrown away.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, delivery
from plfolio.publish.folder import explain_refusal

__all__ = ["BROWSER_VARIABLE", "find_browser", "print_page"]

BROWSER_VARIABLE = "PLFOLIO_BROWSER"
"""The environment variable that names the browser, where it is none of the usual ones."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")
_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_SECONDS = 300
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def find_browser() -> str | None:
    """Return a browser of the Chromium family: the one that the environment names, or the first that is installed."""
    named = os.environ.get(BROWSER_VARIABLE)
    if named:
        return shutil.which(named)
    return next((path for path in _candidates() if path), None)


def print_page(page: Path, to: Path) -> Diagnostic | None:
    """Print a page into the PDF at `to`, which is replaced only by a whole new one; None when that went well."""
    where = Location(str(to))
    browser = find_browser()
    if browser is None:
        return delivery.D117.at(where, variable=BROWSER_VARIABLE)
    try:
        with tempfile.TemporaryDirectory(prefix="plfolio-", ignore_cleanup_errors=True) as folder:
            draft = Path(folder, "print.pdf")
            reason = _run(browser, page, draft, Path(folder, "profile"))
            if reason:
                return delivery.D118.at(where, reason=reason)
            # Beside its place first: a rename within one folder happens at once or not at all.
            beside = to.with_name(f"{to.name}.{os.getpid()}.tmp")
            shutil.copyfile(draft, beside)
            beside.replace(to)
    except OSError as error:
        return explain_refusal(error, str(to))
    return None


def _candidates() -> Iterator[str | None]:
    yield from (shutil.which(name) for name in _NAMES)
    yield from (path for path in _MACOS if Path(path).exists())
    roots = (os.environ.get(name) for name in _WINDOWS_ROOTS)
    yield from (str(Path(root, path)) for root in roots if root for path in _WINDOWS if Path(root, path).exists())


def _run(browser: str, page: Path, draft: Path, profile: Path) -> str:
    """Return why there is no PDF, or ""."""
    # A browser refuses to build its sandbox for the superuser; the page has no script of anybody's in it.
    is_root = sys.platform != "win32" and os.geteuid() == 0
    command = [browser, *_FLAGS, *(["--no-sandbox"] if is_root else []), f"--user-data-dir={profile}"]
    try:
        done = subprocess.run(  # noqa: S603 - the browser that the person has installed, and our own page
            [*command, f"--print-to-pdf={draft}", page.resolve().as_uri()],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the browser did not finish within {_SECONDS} seconds"
    if done.returncode or not draft.is_file() or not draft.stat().st_size:
        return f"{Path(browser).name} ended with status {done.returncode}"
    return ""
