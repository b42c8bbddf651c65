"""Publishing, run to its end, step by step, or until it is killed."""

import subprocess
import sys
from pathlib import Path

from plfolio.plugins import Plugins
from plfolio.publish import Lines, Published, publish, register

PLUGINS = Plugins()
register(PLUGINS)


def begin(target: Path | str, site: Path, school: Path | None = None, protected: tuple[Path, ...] = ()) -> Lines:
    return publish(str(target), site, school=school or site.parent, protected=protected, plugins=PLUGINS)


def finish(steps: Lines) -> tuple[list[str], Published]:
    """Follow the steps to their end; return what was said on the way, and what was done."""
    lines = []
    while True:
        try:
            lines.append(next(steps))
        except StopIteration as end:
            return lines, end.value


def run(*words, **options) -> tuple[list[str], Published]:
    return finish(begin(*words, **options))


def counts(published: Published) -> tuple[int, int, int]:
    return published.written, published.unchanged, published.deleted


def codes(published: Published) -> list[str]:
    return [problem.code.id for problem in published.problems]


KILLED = """
import os, sys
from pathlib import Path
import publishing
left = int(sys.argv[3])
def count(event, arguments):
    global left
    is_change = event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "subprocess.Popen")
    if is_change or (event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
        left -= 1
        if left < 0:
            os._exit(9)
steps = publishing.begin(sys.argv[2], Path(sys.argv[1]))
os.sync = lambda: None
sys.addaudithook(count)
publishing.finish(steps)
"""


def kill_after(changes: int, site: Path, target: Path | str) -> bool:
    """Run a publish that dies before its n-th change of the disk, or its n-th program; say whether it died."""
    command = [sys.executable, "-c", KILLED, str(site), str(target), str(changes)]
    done = subprocess.run(command, check=False, capture_output=True, cwd=Path(__file__).parent)
    assert done.returncode in (0, 9), done.stderr
    return done.returncode == 9
