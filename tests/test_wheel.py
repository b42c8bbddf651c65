"""What is handed out is whole: the wheel holds the looks and the sample school, and every way to install works alike.

Each way gets a fresh environment of its own. The libraries are lent to it from the environment that runs this test, so
that nothing is downloaded; plfolio itself is not.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
# Any day will do, as long as it is the same for all.
DAY = "1794700800"
WAYS = ("the wheel", "pip install .", "pip install -e .")


@dataclass(frozen=True)
class Environment:
    folder: Path

    def run(self, name: str, *words: str, where: Path) -> str:
        """Run a program of this environment; return what it printed."""
        scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        variables = {"SOURCE_DATE_EPOCH": DAY, "PATH": str(scripts), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [scripts / name, *words], cwd=where, env=variables, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode in (0, 1), f"{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory) -> Path:
    """The folder with the source archive, and with the wheel that was built from that archive."""
    folder = tmp_path_factory.mktemp("dist")
    run_module("build", "--no-isolation", "--outdir", str(folder), str(REPOSITORY))
    return folder


def run_module(module: str, *words: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="module")
def install(handed_out, tmp_path_factory):
    """Return a function that installs plfolio in one of the ways and gives the environment; each is made once."""
    sources = ([str(next(handed_out.glob("*.whl")))], [str(REPOSITORY)], ["--editable", str(REPOSITORY)])
    what = dict(zip(WAYS, sources, strict=True))
    return cache(lambda way: make_environment(tmp_path_factory.mktemp("environment"), what[way]))


@pytest.fixture(scope="module")
def build_demo(install, tmp_path_factory):
    """Return a function that starts a school and builds it, and gives what was printed and where the sites are."""

    def build(way: str) -> tuple[str, Path]:
        folder = tmp_path_factory.mktemp("school")
        install(way).run("plfolio", "init", "demo", "--sample", where=folder)
        return install(way).run("plfolio", "build", where=folder / "demo"), folder / "demo" / "site"

    return cache(build)


def make_environment(folder: Path, what: list[str]) -> Environment:
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    base = {"base": str(folder), "platbase": str(folder)}
    own = Path(sysconfig.get_path("purelib", scheme="venv", vars=base))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    python = Path(sysconfig.get_path("scripts", scheme="venv", vars=base)) / "python"
    # Without isolation and dependencies pip asks no index for anything.
    run_module(
        "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", *what
    )
    return Environment(folder)


def names_in_wheel(folder: Path) -> list[str]:
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return wheel.namelist()


def names_in_source_archive(folder: Path) -> list[str]:
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        return [name.partition("/")[2] for name in archive.getnames()]


def files_below(*folders: str) -> set[str]:
    """Return the repository's own files below these folders, and no caches."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *folders]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=True).stdout
    return {name for name in listed.split("\0") if name and (REPOSITORY / name).is_file()}


def test_the_wheel_holds_the_program_the_looks_and_the_sample_school(handed_out):
    expected = {
        name.replace("themes/", "plfolio/_themes/", 1)
        if name.startswith("themes/")
        else name
        if name.startswith("plfolio/")
        else f"plfolio/_sample/{name}"
        for name in files_below("plfolio", "themes", "student_content", "school", "site_config.yml")
    }
    held = {name for name in names_in_wheel(handed_out) if ".dist-info/" not in name}
    assert expected == held


def test_the_wheel_says_its_licence_and_its_plugins(handed_out):
    notes = {name.partition(".dist-info/")[2] for name in names_in_wheel(handed_out)} - {""}
    assert {"METADATA", "entry_points.txt", "licenses/LICENSE"} <= notes


@pytest.mark.parametrize("read_names", [names_in_wheel, names_in_source_archive])
def test_nothing_else_is_handed_out(handed_out, read_names):
    foreign = ("tests/", "benchmarks/", "docs/", "site/", ".plfolio", ".venv", ".git/", "__pycache__", ".pyc", "tools/")
    assert [name for name in read_names(handed_out) if any(part in name for part in foreign)] == []


@pytest.mark.parametrize("way", WAYS)
def test_a_new_school_is_built_after_each_way_to_install(way, build_demo):
    printed, site = build_demo(way)
    assert sorted(site.glob("family/*/index.html"))
    assert str(site.joinpath("family")) in printed.replace("\n", "")


def test_every_way_to_install_builds_the_same_sites(build_demo):
    by_wheel, by_copy, by_link = (digest_files(build_demo(way)[1]) for way in WAYS)
    assert by_wheel
    assert different(by_wheel, by_copy) == []
    assert different(by_wheel, by_link) == []


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_every_way_to_install_runs_its_own_copy(install, tmp_path):
    program = "import plfolio; print(plfolio.__file__)"
    ran = {way: Path(install(way).run("python", "-c", program, where=tmp_path).strip()).resolve() for way in WAYS}
    assert ran.pop("pip install -e .") == REPOSITORY / "plfolio" / "__init__.py"
    assert [way for way, path in ran.items() if install(way).folder.resolve() not in path.parents] == []


def digest_files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
