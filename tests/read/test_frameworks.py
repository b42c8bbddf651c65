"""A folder of frameworks: each file by its ending, each mistake named, none in another's way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plfolio.assess.codes import CodeIndex
from plfolio.diagnostics import Diagnostic
from plfolio.plugins import Plugins
from plfolio.read.frameworks import read_framework, read_frameworks, register

FOLDER = "school/frameworks"
CASE = (
    '{"CFDocument": {"title": "T"}, "CFItems": [{"identifier": "g", "humanCodingScheme": "W.7", "fullStatement": "W"}]}'
)
YAML = "standards: [{code: W.7, statement: Write.}]"


def write(root: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = root / FOLDER / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def say(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{diagnostic.location.path.removeprefix(FOLDER)} {diagnostic.code.id}" for diagnostic in found]


def test_no_folder_means_no_frameworks(tmp_path: Path) -> None:
    assert ((), (), ()) == read_frameworks(tmp_path, FOLDER)


def test_each_file_is_a_framework_with_the_files_name(tmp_path: Path) -> None:
    write(tmp_path, b__yml=YAML, c__YAML=YAML, a__cfpackage__json=CASE)
    frameworks, _, found = read_frameworks(tmp_path, FOLDER)
    assert ["a", "b", "c"] == [framework.id for framework in frameworks]
    assert ["/a.cfpackage.json S106"] == say(found)
    index = CodeIndex(frameworks)
    assert 3 == len(index.resolve("W.7").candidates)
    assert ["a", "b", "c"] == [index.resolve(f"{name}:W.7").standard.framework for name in "abc"]


def test_a_file_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path) -> None:
    write(tmp_path, a__json="{", b__json=b"\xff\xfe{\x00", c__json=b"", d__csv="code", e__json="{}", f__yml=YAML)
    frameworks, _, found = read_frameworks(tmp_path, FOLDER)
    assert ["f"] == [framework.id for framework in frameworks]
    assert ["/a.json S101", "/b.json F106", "/c.json S103", "/d.csv S114", "/e.json S102"] == say(found)


def test_a_folder_with_the_name_of_a_framework_is_told_once(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "a.json" / "deep").mkdir(parents=True)
    write(tmp_path, **{"a.json/x__yml": YAML, "b__yml": YAML, "notes/c__yml": YAML.replace("W.7", "W.8")})
    frameworks, unread, found = read_frameworks(tmp_path, FOLDER)
    assert (["b", "c"], [f"{FOLDER}/a.json"], ["/a.json F103"]) == (
        [framework.id for framework in frameworks],
        [*unread],
        say(found),
    )


def test_what_gives_no_standard_though_it_should_is_named_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, a__json="{", b__yml="title: Later", c__csv="code", f__yml=f"id: f\n{YAML}", g__yml=f"id: F\n{YAML}")
    (tmp_path / FOLDER / "h.json").symlink_to("a.json")
    write(tmp_path, **{"f (conflicted copy 2026-11-01)__yml": YAML})
    _, unread, _ = read_frameworks(tmp_path, FOLDER)
    assert ["a.json", "b.yml", "g.yml", "h.json"] == sorted(path.rpartition("/")[2] for path in unread)


def test_the_second_framework_of_a_name_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, one__yml=f"id: Own\n{YAML}", own__yml=YAML.replace("Write", "Read"))
    frameworks, _, found = read_frameworks(tmp_path, FOLDER)
    assert ["Write."] == [framework.standards[0].statement for framework in frameworks]
    assert ["/own.yml S112"] == say(found)
    assert f"{FOLDER}/one.yml" in found[0].message


def test_a_standard_that_comes_twice_is_named(tmp_path: Path) -> None:
    write(tmp_path, new__json=CASE, old__json=CASE)
    frameworks, _, found = read_frameworks(tmp_path, FOLDER)
    assert ["/new.json S106", "/old.json S106", "/old.json S113"] == say(found)
    assert ("1", "W.7", f"{FOLDER}/new.json") == tuple(
        dict(found[-1].values)[name] for name in ("count", "names", "first")
    )
    assert "new" == CodeIndex(frameworks).resolve("W.7").standard.framework


@pytest.mark.parametrize(
    ("path", "name"),
    [("ccss-math.cfpackage.json", "ccss-math"), ("State.case.JSON", "State"), ("v1.2.yml", "v1.2")],
)
def test_a_framework_is_called_as_its_file_without_the_endings(tmp_path: Path, path: str, name: str) -> None:
    (tmp_path / path).write_text(CASE if path.lower().endswith("json") else YAML, encoding="utf-8")
    framework, _ = read_framework(tmp_path, path)
    assert framework
    assert name == framework.id


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_colon_in_a_files_name_never_ends_up_in_the_frameworks(tmp_path: Path) -> None:
    (tmp_path / "a:b.yml").write_text(YAML, encoding="utf-8")
    framework, _ = read_framework(tmp_path, "a:b.yml")
    assert framework
    assert "a-b" == framework.id


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    framework, found = read_framework(tmp_path, "gone.json")
    assert (None, ["gone.json F101"]) == (framework, say(found))


def test_both_readers_are_registered() -> None:
    plugins = Plugins()
    register(plugins)
    assert ("case-json", "yaml") == plugins.framework_readers.names()
