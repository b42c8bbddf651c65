"""Standards that say the same in another language: one standard, in as many languages as there are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plfolio.assess.codes import CodeIndex
from plfolio.diagnostics import Diagnostic
from plfolio.model import Framework, Standard
from plfolio.read.frameworks import read_frameworks

FOLDER = "school/frameworks"


def item(name: str, statement: str, language: str = "", code: str = "") -> dict[str, Any]:
    return {"identifier": name, "fullStatement": statement, "language": language, "humanCodingScheme": code}


def link(origin: str, kind: str, destination: str) -> dict[str, Any]:
    return {
        "associationType": kind,
        "originNodeURI": {"identifier": origin},
        "destinationNodeURI": {"identifier": destination},
    }


def child(name: str, parent: str) -> dict[str, Any]:
    return link(name, "isChildOf", parent)


def translation(twin: str, original: str) -> dict[str, Any]:
    return link(twin, "isTranslationOf", original)


def read(
    root: Path, **packages: tuple[str, list[dict[str, Any]], list[dict[str, Any]]]
) -> tuple[tuple[Framework, ...], tuple[Diagnostic, ...]]:
    """Read packages, each given by its language, its items and its associations."""
    (root / FOLDER).mkdir(parents=True)
    for name, (language, items, links) in packages.items():
        document = {"identifier": f"{name}-doc", "title": name, "language": language}
        text = json.dumps({"CFDocument": document, "CFItems": items, "CFAssociations": links})
        (root / FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    frameworks, _, found = read_frameworks(root, FOLDER)
    return frameworks, found


def standards_of(frameworks: tuple[Framework, ...]) -> dict[str, Standard]:
    return {standard.id: standard for framework in frameworks for standard in framework.standards}


SCIENCE = [item("a", "Science", code="S"), item("b", "Observe.", code="S.1")]
TREE = [child("a", "own-doc"), child("b", "a")]


def test_a_translation_in_the_same_package_is_said_by_its_original_and_not_twice_in_the_tree(tmp_path: Path) -> None:
    items = [*SCIENCE, item("b-es", "Observar.", "es", "S.1"), item("b-ar", "راقب.", "ar", "S.1")]
    links = [*TREE, translation("b-es", "b"), translation("b-ar", "b")]
    (framework,), found = read(tmp_path, own=("en", items, links))
    assert ["a", "b"] == [standard.id for standard in framework.standards]
    assert (("a",), ("b",)) == (framework.roots, framework.standards[0].children)
    assert (("es", "Observar."), ("ar", "راقب.")) == framework.standards[1].translations
    assert () == found


def test_a_translation_in_a_package_of_its_own_is_joined_whichever_of_the_two_says_so(tmp_path: Path) -> None:
    spanish = [item("a-es", "Ciencias", code="S"), item("b-es", "Observar.", code="S.1")]
    tree = [child("a-es", "spanish-doc"), child("b-es", "a-es")]
    frameworks, found = read(
        tmp_path,
        own=("en", SCIENCE, [*TREE, translation("a-es", "a")]),
        spanish=("es", spanish, [*tree, translation("b-es", "b")]),
    )
    assert {"a": (("es", "Ciencias"),), "b": (("es", "Observar."),)} == {
        name: standard.translations for name, standard in standards_of(frameworks).items()
    }
    assert () == found


def test_a_tree_that_is_translated_only_in_part_keeps_the_rest(tmp_path: Path) -> None:
    spanish = [item("a-es", "Ciencias"), item("new", "Solo aquí."), item("b-es", "Observar.")]
    tree = [child("a-es", "spanish-doc"), child("new", "a-es"), child("b-es", "new")]
    links = [*tree, translation("a-es", "a"), translation("b-es", "b")]
    frameworks, _ = read(tmp_path, own=("en", SCIENCE, TREE), spanish=("es", spanish, links))
    rest = standards_of(frameworks)["new"]
    assert ((), ()) == (rest.parents, rest.children)
    assert () == frameworks[1].descendants("new")
    assert ["b"] == [standard.id for standard in frameworks[0].descendants("a")]


def test_whoever_writes_the_code_or_the_identifier_of_a_translation_means_its_original(tmp_path: Path) -> None:
    items = [*SCIENCE, item("0b1c-es", "Observar.", "es", "C.1")]
    frameworks, _ = read(tmp_path, own=("en", items, [*TREE, translation("0b1c-es", "b")]))
    index = CodeIndex(frameworks)
    found = [index.resolve(text).standard for text in ("S.1", "C.1", "0b1c-es")]
    assert ["b", "b", "b"] == [standard.id for standard in found if standard]


def test_a_translation_of_a_translation_goes_back_to_the_first(tmp_path: Path) -> None:
    items = [*SCIENCE, item("b-es", "Observar.", "es"), item("b-pt", "Observe bem.", "pt")]
    links = [*TREE, translation("b-es", "b"), translation("b-pt", "b-es")]
    frameworks, _ = read(tmp_path, own=("en", items, links))
    assert (("es", "Observar."), ("pt", "Observe bem.")) == standards_of(frameworks)["b"].translations


@pytest.mark.parametrize(
    "links",
    [
        [translation("b-es", "nowhere")],
        [translation("b-es", "b-es")],
        [translation("b-es", "b-pt"), translation("b-pt", "b-es")],
        [translation("b-en", "b")],
        [translation("b-xx", "b")],
    ],
    ids=["no original", "of itself", "a circle", "the same language", "no language"],
)
def test_what_is_no_translation_of_anything_stays_a_standard(tmp_path: Path, links: list[dict[str, Any]]) -> None:
    twins = [
        item("b-es", "Observar.", "es"),
        item("b-pt", "Observe bem.", "pt"),
        item("b-en", "Observe!", "en"),
        item("b-xx", "?", "not a language"),
    ]
    tree = [*TREE, *(child(twin["identifier"], "own-doc") for twin in twins)]
    frameworks, _ = read(tmp_path, own=("en", [*SCIENCE, *twins], [*tree, *links]))
    assert {"a", "b", "b-es", "b-pt", "b-en", "b-xx"} == set(standards_of(frameworks))
    assert {()} == {standard.translations for standard in standards_of(frameworks).values()}
