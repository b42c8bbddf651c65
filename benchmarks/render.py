"""Time plfolio beside what people would use instead: one site per student, in one run on one machine.

Takes the size of an invented school; gives seconds, sites per second and ratios, what a site costs before it has any
work in it, the time of a build in which nothing changed, and with ``--memory`` the size of the largest process.
How to read the figures: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from invented_school import Student, invent_students, write_school

__all__ = ["main"]

_SCRIPTS = Path(sys.executable).parent
# Installed libraries come compiled; where Python may not keep what it compiles, plfolio alone would pay for that.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

_MKDOCS_CONFIG = """\
site_name: {name}
theme:
  name: material
  font: false
"""

_HUGO_CONFIG = """\
baseURL: "/"
title: {name}
theme: bare
"""

# As little as a Hugo theme can be and still lead from every page to every other, as the other two do.
_HUGO_LAYOUTS = {
    "baseof.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><nav><ul>'
        '<li><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></li>'
        '{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'
        '</ul></nav><main>{{ block "main" . }}{{ end }}</main></body></html>'
    ),
    "single.html": (
        '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }}</p>{{ .Content }}{{ end }}'
    ),
    "list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One way to make a site per student. `build` makes all of them, this many at a time; `site` is where one lies."""

    name: str
    write: Callable[[Path, tuple[Student, ...]], None]
    build: Callable[[Path, int], None]
    clean: Callable[[Path], None]
    site: Callable[[Path, str], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asked for."""

    students: int
    artifacts: int
    workers: int
    repeat: int
    memory: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0."""
    options = _read_options(arguments)
    tools = [PLFOLIO, MKDOCS]
    if shutil.which("hugo"):
        tools.append(HUGO)
    else:
        print("hugo is not on this machine: left out.")
    with tempfile.TemporaryDirectory(prefix="plfolio-bench-") as folder:
        root = Path(folder)
        # First, so that every tool's own files have been read once before the clock starts.
        _print_fixed_costs(root / "empty", tools)
        _print_times(root / "full", tools, options)
        if options.memory:
            _print_memory(root / "memory", options)
    _print_check_time(options.repeat)
    return 0


def _read_options(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(description="Time plfolio beside MkDocs and Hugo.")
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--artifacts", type=int, default=12, help="pieces of work for each student")
    parser.add_argument("--workers", type=int, default=2, help="how many sites are made at a time")
    parser.add_argument("--repeat", type=int, default=1, help="rounds; the best time of each tool counts")
    parser.add_argument("--memory", action="store_true", help="also at this many and ten times as many students")
    return Options(**vars(parser.parse_args(arguments)))


def _print_fixed_costs(root: Path, tools: Sequence[Tool]) -> None:
    print("A site without any work in it: what each student's site costs before it says anything")
    students = invent_students(1, 0)
    for tool in tools:
        folder = root / tool.name
        tool.write(folder, students)
        tool.build(folder, 1)
        files = [path for path in tool.site(folder, students[0].id).rglob("*") if path.is_file()]
        others = [path for path in files if path.suffix != ".html"]
        print(
            f"  {tool.name:8} {_kilobytes(files):6,} kB in {len(files)} files; "
            f"without its pages {_kilobytes(others):,} kB in {len(others)} files"
        )


def _kilobytes(files: Sequence[Path]) -> int:
    return round(sum(path.stat().st_size for path in files) / 1000)


def _print_times(root: Path, tools: Sequence[Tool], options: Options) -> None:
    students = invent_students(options.students, options.artifacts)
    for tool in tools:
        tool.write(root / tool.name, students)
    best: dict[str, float] = {}
    for _ in range(options.repeat):
        for tool in tools:
            seconds = _time_clean_build(tool, root / tool.name, students, options)
            best[tool.name] = min(seconds, best.get(tool.name, seconds))
    print(
        f"{options.students} students with {options.artifacts} pages each, {options.workers} at a time, "
        f"nothing built before, best of {options.repeat}"
    )
    for name, seconds in best.items():
        rate, ratio = options.students / seconds, seconds / best[PLFOLIO.name]
        print(f"  {name:8} {seconds:7.2f} s  {rate:6.1f} sites a second  {ratio:6.2f} x plfolio's time")
    again = min(_time(PLFOLIO, root / PLFOLIO.name, options.workers) for _ in range(max(options.repeat, 2)))
    print(f"  plfolio again, nothing changed: {again:.2f} s")


def _print_check_time(repeat: int) -> None:
    sample = Path(__file__).parents[1]
    seconds = []
    for _ in range(max(repeat, 2)):
        start = time.perf_counter()
        _run([str(_SCRIPTS / "plfolio"), "check"], sample)
        seconds.append(time.perf_counter() - start)
    print(f"plfolio check, the sample school: {min(seconds):.2f} s")


def _time_clean_build(tool: Tool, folder: Path, students: tuple[Student, ...], options: Options) -> float:
    tool.clean(folder)
    seconds = _time(tool, folder, options.workers)
    for student in students:
        pages = sum(1 for _ in tool.site(folder, student.id).rglob("*.html"))
        if pages <= options.artifacts:
            message = f"{tool.name} made {pages} pages for {student.id}: nothing to compare"
            raise SystemExit(message)
    return seconds


def _time(tool: Tool, folder: Path, workers: int) -> float:
    start = time.perf_counter()
    tool.build(folder, workers)
    return time.perf_counter() - start


def _print_memory(root: Path, options: Options) -> None:
    print("The largest process of a plfolio build, workers included")
    for count in (options.students, 10 * options.students):
        folder = root / str(count)
        write_school(folder, invent_students(count, options.artifacts))
        process = subprocess.Popen(
            _plfolio_command(options.workers), cwd=folder, env=_ENVIRONMENT, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        _expect(process.returncode, "plfolio build")
        unit = 1_000_000 if sys.platform == "darwin" else 1_000
        print(f"  {count:6,} students: {usage.ru_maxrss / unit:6.0f} MB")


def _plfolio_command(workers: int) -> list[str]:
    return [str(_SCRIPTS / "plfolio"), "build", "--jobs", str(workers)]


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    _expect(done.returncode, f"{Path(command[0]).name} in {folder.name}: {done.stderr}")


def _expect(status: int, what: str) -> None:
    # 1 is plfolio's "done, but something in the content needs attention".
    if status not in (0, 1):
        message = f"exit status {status} from {what}"
        raise SystemExit(message)


def _run_in_each(command: Sequence[str], folders: Sequence[Path], workers: int) -> None:
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda folder: _run(command, folder), folders))


def _student_folders(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.name.startswith("student-"))


def _build_plfolio(root: Path, workers: int) -> None:
    _run(_plfolio_command(workers), root)


def _clean_plfolio(root: Path) -> None:
    for name in (".plfolio", "site"):
        shutil.rmtree(root / name, ignore_errors=True)


def _write_mkdocs(root: Path, students: tuple[Student, ...]) -> None:
    for student in students:
        docs = root / student.id / "docs"
        docs.mkdir(parents=True)
        (docs.parent / "mkdocs.yml").write_text(_MKDOCS_CONFIG.format(name=student.name), encoding="utf-8")
        (docs / "index.md").write_text(f"# {student.name}\n\n{student.about}\n", encoding="utf-8")
        for page in student.pages:
            (docs / f"{page.name}.md").write_text(f"# {page.title}\n\n{page.date}\n\n{page.text}\n", encoding="utf-8")


def _build_mkdocs(root: Path, workers: int) -> None:
    _run_in_each([sys.executable, "-m", "mkdocs", "build", "--quiet"], _student_folders(root), workers)


def _clean_mkdocs(root: Path) -> None:
    for folder in _student_folders(root):
        shutil.rmtree(folder / "site", ignore_errors=True)


def _write_hugo(root: Path, students: tuple[Student, ...]) -> None:
    layouts = root / "themes" / "bare" / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in _HUGO_LAYOUTS.items():
        (layouts / name).write_text(text, encoding="utf-8")
    for student in students:
        work = root / student.id / "content" / "work"
        work.mkdir(parents=True)
        (root / student.id / "config.yaml").write_text(_HUGO_CONFIG.format(name=student.name), encoding="utf-8")
        home = f"---\ntitle: {student.name}\n---\n\n{student.about}\n"
        (work.parent / "_index.md").write_text(home, encoding="utf-8")
        for page in student.pages:
            front = f"---\ntitle: {page.title}\ndate: {page.date}\n---\n\n"
            (work / f"{page.name}.md").write_text(front + page.text + "\n", encoding="utf-8")


def _build_hugo(root: Path, workers: int) -> None:
    command = ["hugo", "--quiet", "--buildFuture", "--themesDir", str(root / "themes"), "--destination", "site"]
    _run_in_each(command, _student_folders(root), workers)


PLFOLIO = Tool(
    name="plfolio",
    write=write_school,
    build=_build_plfolio,
    clean=_clean_plfolio,
    site=lambda root, student: root / "site" / "family" / student,
)
MKDOCS = Tool(
    name="mkdocs",
    write=_write_mkdocs,
    build=_build_mkdocs,
    clean=_clean_mkdocs,
    site=lambda root, student: root / student / "site",
)
HUGO = Tool(
    name="hugo",
    write=_write_hugo,
    build=_build_hugo,
    clean=_clean_mkdocs,
    site=lambda root, student: root / student / "site",
)

if __name__ == "__main__":
    sys.exit(main())
