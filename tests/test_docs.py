"""Every code block of the README and the handbook runs here; test_docs_complete.py holds that nothing is left unsaid.

The conventions are in CONTRIBUTING.md, "Code blocks in the docs". Each page gets a copy of the sample school of its own
and one shell: a command sees what the blocks above it wrote, and the folder that they went to.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from plfolio.diagnostics import ALL_CODES, Code

REPOSITORY = Path(__file__).parents[1]
SAMPLE_SCHOOL = ("site_config.yml", "student_content", "school")
FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
ORDER = re.compile(r"<!--\s*(?P<word>not run|exits):\s*(?P<value>.*?)\s*-->")
TITLE = re.compile(r'\btitle="(?P<path>[^"]+)"')
NEVER_CODE = {"text"}


@dataclass(frozen=True)
class Block:
    """One fenced block: `orders` are what comments just above it say, such as ``{"exits": "1"}``."""

    page: str
    line: int
    language: str
    info: str
    text: str
    orders: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def path(self) -> str:
        found = TITLE.search(self.info)
        return found["path"] if found else ""

    @property
    def is_runnable(self) -> bool:
        return self.language in {"console", "python"} or bool(self.path)


def read_blocks(page: str, text: str) -> list[Block]:
    """Find the fenced blocks of a page, also inside lists, tabs and admonitions, where they are indented."""
    blocks, opening, start, inside, orders = [], None, 0, [], {}
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if opening is None and fence:
            opening, start, inside = fence, number, []
        elif opening is None:
            found = ORDER.findall(line)
            # Orders hold for the next block; any line of text between them and it lifts them.
            orders = {**orders, **dict(found)} if found or not line.strip() else {}
        elif fence and fence["ticks"].startswith(opening["ticks"]) and not fence["info"].strip():
            language, _, info = opening["info"].strip().partition(" ")
            blocks.append(Block(page, start, language, info, "".join(inside), orders))
            opening, orders = None, {}
        else:
            inside.append(line.removeprefix(opening["indent"]) + "\n")
    assert opening is None, f"{page}:{start}: this block has no end"
    return blocks


PAGES = [path for path in (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))) if path.is_file()]
BLOCKS = {
    path.relative_to(REPOSITORY).as_posix(): read_blocks(
        path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")
    )
    for path in PAGES
}


class Shell:
    """One shell over several commands: each starts in the folder in which the one before it ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "school"
        self._home = folder / "home"
        self._home.mkdir()
        shutil.copytree(REPOSITORY / "student_content", self.folder / "student_content")
        shutil.copytree(REPOSITORY / "school", self.folder / "school")
        shutil.copy(REPOSITORY / "site_config.yml", self.folder)

    def run(self, command: str, place: str, status: int = 0) -> str:
        """Return what the command printed; it has to end with this exit status."""
        where = self._home / "where"
        done = subprocess.run(
            ["bash", "-c", f'{command}\nended=$?; pwd > "{where}"; exit $ended'],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == status, f"{place}: {command}\nended with {done.returncode}:\n{done.stdout}"
        self.folder = Path(where.read_text(encoding="utf-8").strip())
        return done.stdout

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(self._home),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "COLUMNS": "200",
            # What is said of days must not depend on the day on which the tests run.
            "SOURCE_DATE_EPOCH": "1795910400",
            "GIT_AUTHOR_NAME": "A. Teacher",
            "GIT_AUTHOR_EMAIL": "teacher@example.org",
            "GIT_COMMITTER_NAME": "A. Teacher",
            "GIT_COMMITTER_EMAIL": "teacher@example.org",
        }


def read_session(text: str) -> list[tuple[str, list[str]]]:
    """Read a console block into commands, each with the lines it is said to print; ``> `` goes on with a command."""
    session: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            session.append((line[2:], []))
        elif line.startswith("> ") and session and not session[-1][1]:
            session[-1] = (f"{session[-1][0]}\n{line[2:]}", [])
        elif line.strip():
            session[-1][1].append(line.strip())
    return session


def assert_printed(expected: list[str], printed: str, place: str) -> None:
    """Every expected line is in what was printed, in this order; ``...`` stands for part of a line, or for lines."""
    lines = iter(printed.splitlines())
    for wanted in expected:
        pattern = ".*".join(re.escape(part) for part in wanted.split("..."))
        assert wanted == "..." or any(re.search(pattern, line) for line in lines), (
            f"{place}: did not print, or not in this order:\n  {wanted}\nIt printed:\n{printed}"
        )


def run_block(block: Block, shell: Shell) -> None:
    if block.path:
        shell.write(block.path, block.text)
    elif block.language == "python":
        shell.write(".block.py", block.text)
        shell.run("python .block.py; ended=$?; rm .block.py; (exit $ended)", block.place)
    else:
        session = read_session(block.text)
        assert session, f"{block.place}: a console block has lines that start with '$ '"
        for position, (command, expected) in enumerate(session, 1):
            is_last = position == len(session)
            status = int(block.orders.get("exits", "0")) if is_last else 0
            assert_printed(expected, shell.run(command, block.place, status), block.place)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the handbook's commands are for a shell")
@pytest.mark.parametrize("page", [page for page, blocks in BLOCKS.items() if blocks])
def test_every_block_of_a_page_runs(page, tmp_path):
    shell = Shell(tmp_path)
    for block in BLOCKS[page]:
        if block.is_runnable and "not run" not in block.orders:
            run_block(block, shell)


def test_a_block_that_does_not_run_says_why():
    blocks = [block for page in BLOCKS.values() for block in page]
    left_out = {block.place: block.orders["not run"] for block in blocks if "not run" in block.orders}
    assert [place for place, reason in left_out.items() if len(reason) < 5] == []
    silent = [
        f"{block.place}: {block.language or 'a block without a language'}"
        for block in blocks
        if not block.is_runnable and block.language not in NEVER_CODE and block.place not in left_out
    ]
    assert not silent, "\n".join(["neither run nor explained:", *silent])


def test_most_blocks_run():
    """A page of excuses is not a tested page."""
    blocks = [block for page in BLOCKS.values() for block in page if block.language not in NEVER_CODE]
    assert sum("not run" in block.orders for block in blocks) <= len(blocks) / 4


def test_the_golden_page_of_messages_is_made_from_the_table(update_golden):
    page = REPOSITORY / "docs" / "messages.md"
    made = "\n".join([MESSAGES_HEAD, *(describe(code) for code in ALL_CODES)])
    if update_golden:
        page.write_text(made, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == made, (
        "the table of codes has changed: `make golden` writes this page anew"
    )


MESSAGES_HEAD = """\
# Every message

What `plfolio check` and `plfolio build` may say, by code. `plfolio explain CODE` shows one of them in the terminal.
This page is made from the program's own table by `make golden`.
"""


def describe(code: Code) -> str:
    words = code.wording()
    examples = "".join(
        f"{heading}:\n\n````text\n{example.rstrip()}\n````\n\n"
        for heading, example in (("Not like this", words.wrong), ("Like this", words.right))
        if example.strip()
    )
    heading = f"## {code.id} {code.name}\n\n**{words.title}** ({code.severity}, for the {code.reader})"
    return f"{heading}\n\n{words.why}\n\n{examples}"


# How the blocks are read is itself worth a test: a reader that finds nothing would pass everything.

PAGE = """\
Text.

<!-- not run: it asks for a password -->
```console
$ sudo true
```

=== "Tab"

    ```markdown title="student_content/ada/profile.md"
    ---
    name: Ada
    ---
    ```

    ````text
    ``` no fence
    ````

<!-- exits: 1 -->

```console
$ cat student_content/ada/profile.md
...
name: Ada
$ cd student_content
$ ls ada | wc -l && \\
> exit 1
1
```
"""


def test_blocks_are_found_with_what_is_said_about_them():
    blocks = read_blocks("page.md", PAGE)
    assert [(block.line, block.language, block.path, block.orders) for block in blocks] == [
        (4, "console", "", {"not run": "it asks for a password"}),
        (10, "markdown", "student_content/ada/profile.md", {}),
        (16, "text", "", {}),
        (22, "console", "", {"exits": "1"}),
    ]
    assert blocks[1].text == "---\nname: Ada\n---\n"
    assert blocks[2].text == "``` no fence\n"


def test_a_text_between_lifts_an_order():
    assert read_blocks("page.md", "<!-- exits: 1 -->\nBut first\n\n```console\n$ true\n```\n")[0].orders == {}


@pytest.mark.skipif(shutil.which("bash") is None, reason="the handbook's commands are for a shell")
def test_the_blocks_of_a_page_share_files_and_the_folder_they_are_in(tmp_path):
    shell = Shell(tmp_path)
    for block in read_blocks("page.md", PAGE)[1:]:
        if block.is_runnable:
            run_block(block, shell)
    assert shell.folder.name == "student_content"


@pytest.mark.parametrize("expected", [["b", "a"], ["a", "a"], ["a ... c"]])
def test_a_line_that_was_not_printed_in_its_place_is_noticed(expected):
    with pytest.raises(AssertionError, match="did not print"):
        assert_printed(expected, "a\nb c\n", "page.md:1")


def test_a_wrong_exit_status_is_noticed(tmp_path):
    with pytest.raises(AssertionError, match="ended with 3"):
        Shell(tmp_path).run("exit 3", "page.md:1")
