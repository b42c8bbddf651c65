"""CASE packages as the world has them: what can be used is used, the rest is named, nothing crashes."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import Framework, Standard
from plfolio.read.case import read_case

CASE = Path(__file__).parents[2].parent / "shared" / "data" / "case"
HOST = "https://standards.example/ims/case/v1p1"


def make_item(name: str, **fields: object) -> dict[str, Any]:
    return {"identifier": name, "uri": f"{HOST}/CFItems/{name}", "fullStatement": f"Do {name}.", **fields}


def make_link(child: str, parent: str = "doc", kind: str = "isChildOf", **fields: object) -> dict[str, Any]:
    ends = {
        f"{side}NodeURI": {"title": name, "identifier": name, "uri": f"{HOST}/CFItems/{name}"}
        for side, name in (("origin", child), ("destination", parent))
    }
    return {"associationType": kind, **ends, **fields}


def make_package(items: object, links: object = (), **document: object) -> dict[str, Any]:
    about = {"identifier": "doc", "uri": f"{HOST}/CFDocuments/doc", "title": "Science", **document}
    return {"CFDocument": about, "CFItems": items, "CFAssociations": links}


def read(package: object) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    text = package if isinstance(package, str) else json.dumps(package, indent=1, ensure_ascii=False)
    return read_case(text, "school/frameworks/science.json", "science")


def read_whole(package: object) -> Framework:
    framework, found = read(package)
    assert () == found
    assert framework
    return framework


def read_item(**fields: object) -> Standard:
    framework, _ = read(make_package([make_item("a", **fields)], [make_link("a")]))
    assert framework
    return framework.standards[0]


def say(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(diagnostic.code.id, dict(diagnostic.values).get("names", "")) for diagnostic in found]


def test_a_package_becomes_a_framework() -> None:
    items = [
        make_item(
            "a",
            humanCodingScheme=" SCI.1 ",
            CFItemType="Standard",
            educationLevel=["K", "1,2"],
            notes="For teachers.",
            language="en_US",
        ),
        make_item("b", CFItemTypeURI={"title": "Component", "identifier": "t", "uri": "u"}),
    ]
    where = Location("school/frameworks/science.json")
    framework = read_whole(make_package(items, [make_link("b", "a"), make_link("a")], language="es-MX"))
    parent = Standard(
        id="a",
        code="SCI.1",
        statement="Do a.",
        framework="science",
        kind="Standard",
        grades=("KG", "01", "02"),
        children=("b",),
        notes="For teachers.",
        language="en-US",
        uri=f"{HOST}/CFItems/a",
        location=where,
    )
    child = Standard(
        id="b",
        code="",
        statement="Do b.",
        framework="science",
        kind="Component",
        parents=("a",),
        depth=1,
        uri=f"{HOST}/CFItems/b",
        location=where,
    )
    assert framework == Framework(
        id="science",
        title="Science",
        standards=(parent, child),
        roots=("a",),
        language="es-MX",
        source=f"{HOST}/CFDocuments/doc",
        location=where,
    )


def test_a_wrapped_package_and_one_with_fields_of_its_own_read_the_same() -> None:
    plain = make_package([make_item("a")], [make_link("a")])
    assert read_whole(plain) == read_whole({"CFPackage": {**plain, "vendor": [1], "extensions": {"x": None}}, "v": 2})


def test_siblings_go_by_the_number_on_their_link_and_without_numbers_by_code() -> None:
    items = [make_item(code, humanCodingScheme=code) for code in ("S.10", "S.2", "S.1")]
    numbered = [make_link(code, sequenceNumber=number) for code, number in (("S.2", "2"), ("S.1", 3), ("S.10", 1.0))]
    plain = [make_link(code, sequenceNumber=number) for code, number in (("S.10", None), ("S.2", "x"), ("S.1", ""))]
    assert ("S.10", "S.2", "S.1") == read_whole(make_package(items, numbered)).roots
    assert ("S.1", "S.2", "S.10") == read_whole(make_package(items, plain)).roots


def test_an_end_may_be_an_address_alone_or_an_identifier_beside_it() -> None:
    links = [
        {"associationType": "ISCHILDOF", "originNodeURI": f"{HOST}/CFItems/b", "destinationNodeIdentifier": "a"},
        {"associationType": "isChildOf", "originNodeURI": {"uri": f"{HOST}/CFItems/a/"}, "destinationNodeURI": "doc"},
    ]
    assert {"a": (), "b": ("a",)} == {
        item.id: item.parents for item in read_whole(make_package([make_item("b"), make_item("a")], links)).standards
    }


def test_the_main_tree_comes_before_a_grouping_of_its_own() -> None:
    items = [make_item(name) for name in "abc"]
    group = {"title": "By theme", "identifier": "g", "uri": "g"}
    links = [make_link("c", "a", CFAssociationGroupingURI=group), make_link("c", "b"), make_link("a"), make_link("b")]
    assert ("b", "a") == read_whole(make_package(items, links)).get("c").parents


def test_other_associations_make_no_tree() -> None:
    items = [make_item("a"), make_item("b")]
    links = [make_link("a"), make_link("b"), make_link("b", "a", kind="isRelatedTo")]
    assert ("a", "b") == read_whole(make_package(items, links)).roots


def test_what_was_replaced_or_has_ended_is_retired() -> None:
    items = [make_item("a"), make_item("b"), make_item("c", statusEndDate="2024-06-30")]
    links = [*(make_link(name) for name in "abc"), make_link("a", "b", kind="replacedBy")]
    links += [make_link("a", "elsewhere", kind="replacedBy"), make_link("b", "b", kind="replacedBy")]
    framework = read_whole(make_package(items, links))
    assert {"a": (True, ("b", "elsewhere")), "b": (False, ()), "c": (True, ())} == {
        standard.id: (standard.is_retired, standard.replaced_by) for standard in framework.standards
    }


def test_a_label_is_another_code_only_when_it_looks_like_one() -> None:
    assert ("S.1",) == read_item(humanCodingScheme="SCI.1", alternativeLabel="S.1").aliases
    assert () == read_item(humanCodingScheme="S.1", alternativeLabel="S.1", abbreviatedStatement="Fair tests").aliases


def test_text_keeps_its_marks_and_loses_what_no_page_can_hold() -> None:
    statement = "Show \u00e9\r\n\r\n| a | b |\u0000\ud800"
    assert (
        "Show \u00e9\n\n| a | b |"
        == read_whole(json.dumps(make_package([make_item("a", fullStatement=statement)], [make_link("a")])))
        .standards[0]
        .statement
    )


def test_a_number_where_a_code_should_be_stays_as_it_was_typed() -> None:
    text = json.dumps(make_package([make_item("a", humanCodingScheme=0)], [make_link("a")]))
    for typed in ("5.10", "1" * 5000, "NaN"):
        shown = text.replace('"humanCodingScheme": 0', f'"humanCodingScheme": {typed}')
        assert typed == read_whole(shown).standards[0].code


@pytest.mark.parametrize(
    ("items", "links", "expected"),
    [
        ([], [], [("S103", "")]),
        (None, None, [("S103", "")]),
        ([make_item("")], [make_link("a")], [("S108", "a"), ("S104", "Do ."), ("S103", "")]),
        ([make_item("a"), make_item("a", fullStatement="Again.")], [make_link("a")], [("S105", "Do a.")]),
        ([make_item("a"), make_item("b")], [make_link("a")], [("S106", "Do b.")]),
        ([make_item(n) for n in "abcde"], [], [("S106", "Do a., Do b., Do c., ...")]),
        ([make_item("a"), make_item("b")], [make_link("a", "b"), make_link("b", "a")], [("S107", "Do a. in Do b.")]),
        ([make_item("a")], [make_link("a", "gone")], [("S108", "gone")]),
        ([make_item("a")], [make_link("a"), make_link("gone", "a")], [("S108", "gone")]),
        ([make_item("a")], [make_link("a"), {"associationType": "isChildOf"}], [("S108", "nothing")]),
        ([make_item("a", fullStatement="", humanCodingScheme="S.1")], [make_link("a")], [("S109", "S.1")]),
        ([make_item("a", fullStatement=["x"])], [make_link("a")], [("S110", "fullStatement"), ("S109", "a")]),
        (
            [make_item("a", educationLevel=[{"x": 1}], notes=False)],
            [make_link("a")],
            [("S110", "educationLevel, notes")],
        ),
        ([make_item("a"), "b", None, 7], [make_link("a"), []], [("S110", "CFAssociations, CFItems")]),
        (make_item("a"), make_link("a"), []),
        ("none", 7, [("S110", "CFAssociations, CFItems"), ("S103", "")]),
        (
            [make_item(name, humanCodingScheme="S.1") for name in "abc"],
            [make_link(name) for name in "abc"],
            [("S111", "S.1")],
        ),
    ],
)
def test_what_is_wrong_with_a_package_is_said_once_for_each_sort(
    items: object, links: object, expected: list[tuple[str, str]]
) -> None:
    framework, found = read(make_package(items, links))
    assert framework
    assert sorted(expected) == sorted(say(found))


def test_a_code_that_a_retired_standard_shares_is_no_mistake() -> None:
    items = [
        make_item("a", humanCodingScheme="S.1", statusEndDate="2024-06-30"),
        make_item("b", humanCodingScheme="S.1"),
    ]
    read_whole(make_package(items, [make_link("a"), make_link("b")]))


def test_a_message_points_at_the_line_of_the_first_one() -> None:
    package = make_package([make_item("a"), make_item("fr\u00fch")], [make_link("a")])
    text = json.dumps(package, indent=1, ensure_ascii=False)
    (diagnostic,) = read_case(text, "f.json", "f")[1]
    assert '"identifier": "fr\u00fch"' in text.split("\n")[diagnostic.location.line - 1]


@pytest.mark.parametrize("document", [None, "Science", [], {"title": 5}, {"title": None, "language": "??"}])
def test_a_package_without_a_proper_document_is_read_all_the_same(document: object) -> None:
    framework, _ = read({"CFDocument": document, "CFItems": [make_item("a")]})
    assert framework
    assert ("science" if document != {"title": 5} else "5", "", ("a",)) == (
        framework.title,
        framework.language,
        framework.roots,
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "S103", 0, 0),
        (" \n", "S103", 0, 0),
        ('{"CFItems": [\n  {"identifier": "a" "uri": "b"}]}', "S101", 2, 22),
        ('{\n"CFDocument": {', "S101", 2, 16),
        ("[" * 100_000, "S101", 1, 1),
        ("[]", "S102", 0, 0),
        ("7", "S102", 0, 0),
        ("null", "S102", 0, 0),
        ('{"CFPackage": []}', "S102", 0, 0),
        ('{"name": "package.json", "version": "1.0"}', "S102", 0, 0),
    ],
)
def test_what_is_no_package_at_all_is_said_with_its_place(text: str, code: str, line: int, column: int) -> None:
    framework, (diagnostic,) = read(text)
    assert framework is None
    assert (code, Location("school/frameworks/science.json", line, column)) == (diagnostic.code.id, diagnostic.location)
    assert not line or f"line {line}, column {column}" in diagnostic.message


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.sampled_from("ab"),
    lambda values: (
        st.lists(values, max_size=3) | st.dictionaries(st.sampled_from(["identifier", "uri"]), values, max_size=2)
    ),
    max_leaves=4,
)
ITEM_FIELDS = st.sampled_from(
    ["identifier", "uri", "fullStatement", "humanCodingScheme", "educationLevel", "CFItemTypeURI", "statusEndDate"]
)
LINK_FIELDS = st.sampled_from(["originNodeURI", "destinationNodeURI", "sequenceNumber", "associationType"])


@given(
    items=st.lists(st.dictionaries(ITEM_FIELDS, ODD) | ODD, max_size=4),
    links=st.lists(st.dictionaries(LINK_FIELDS, ODD).map(lambda odd: {**make_link("a", "b"), **odd}) | ODD, max_size=4),
    document=ODD,
)
def test_no_package_is_odd_enough_to_crash(items: object, links: object, document: object) -> None:
    package = {"CFDocument": document, "CFItems": items, "CFAssociations": links}
    framework, found = read_case(json.dumps(package), "odd.json", "odd")
    assert framework
    assert all(framework.get(child) for standard in framework.standards for child in standard.children)
    assert all(diagnostic.message and diagnostic.hint for diagnostic in found)
    framework.title.encode()


@pytest.mark.skipif(not CASE.exists(), reason="the shared data is not here")
def test_the_common_core_reads_whole_and_in_the_order_of_its_numbers() -> None:
    text = (CASE / "ccss-math.cfpackage.json").read_text(encoding="utf-8")
    framework, found = read_case(text, "ccss-math.json", "ccss-math")
    assert framework
    assert ((), 836, 744) == (found, len(framework.standards), sum(bool(item.code) for item in framework.standards))
    shown = "".join(standard.statement for standard in framework.standards)
    assert re.findall(r"[\\*]|\$(?!\d| and ¢)", shown) == []  # dollars are money only
    cluster = next(standard for standard in framework.standards if standard.code == "5.NF.B")
    assert ["5.NF.B.3", "5.NF.B.4", "5.NF.B.5", "5.NF.B.6", "5.NF.B.7"] == [
        framework.get(child).code for child in cluster.children
    ]


@pytest.mark.skipif(not CASE.exists(), reason="the shared data is not here")
@pytest.mark.parametrize(
    ("name", "statements"),
    [
        ("AdoptedTestFramework", ["Item 1"]),
        ("EmptyExternalFramework", []),
        ("ItemTypeTestFramework", ["Item 1"]),
        ("MarkdownFramework", ["This contains math markdown: x²", "This contains a table in markdown:"]),
        ("SequenceNumberFramework", ["Second added item, but should be first", "First Added Item"]),
        ("Utf8TestFramework", ["Item \U0001d451 1"]),
    ],
)
def test_genuine_exports_read_whole(name: str, statements: list[str]) -> None:
    framework, found = read_case((CASE / "opensalt-v1p0" / f"{name}.json").read_text(encoding="utf-8"), name, name)
    assert framework
    assert statements == [standard.statement.split("\n")[0] for standard in framework.standards]
    assert ([] if statements else ["S103"]) == [diagnostic.code.id for diagnostic in found]


@pytest.mark.skipif(not CASE.exists(), reason="the shared data is not here")
def test_a_genuine_deep_export_keeps_its_depth() -> None:
    text = (CASE / "opensalt-v1p0" / "SmartLevelFramework.json").read_text(encoding="utf-8")
    framework, found = read_case(text, "f.json", "f")
    assert framework
    assert (14, ()) == (len(framework.standards), found)
    assert all(standard.statement.count(".") == standard.depth for standard in framework.standards)


@pytest.mark.skipif(not CASE.exists(), reason="the shared data is not here")
def test_every_field_that_is_read_is_one_of_the_official_schema() -> None:
    schema = (CASE / "schema-v1p1" / "case_v1p1_cfpackage-jsonschema1.json").read_text(encoding="utf-8")
    source = Path(inspect.getfile(read_case)).read_text(encoding="utf-8")
    names = set(re.findall(r"""(?:_text|_texts|_objects|get)\((?:\w+, )?"([A-Za-z]+)\"""", source))
    names |= {f"{side}{what}" for side in ("originNode", "destinationNode") for what in ("URI",)}
    assert {"humanCodingScheme", "fullStatement", "CFItems", "sequenceNumber", "statusEndDate"} <= names
    # The end of a link is an object in version 1.1; version 1.0 has it as text beside an identifier as well.
    assert [name for name in sorted(names - {"CFPackage"}) if f'"{name}"' not in schema] == []


@pytest.mark.skipif(not CASE.exists(), reason="the shared data is not here")
@given(st.data())
def test_a_genuine_package_that_lost_something_loses_no_more_than_that(data: st.DataObject) -> None:
    """Fields, links and standards vanish; what stays keeps its words, and every standard has one place."""
    package = json.loads((CASE / "opensalt-v1p0" / "SmartLevelFramework.json").read_text(encoding="utf-8"))
    whole, _ = read_case(json.dumps(package), "f.json", "f")
    assert whole
    items = package["CFItems"]
    package["CFItems"] = [item for item in items if data.draw(st.sampled_from([True] * 5 + [False]))]
    links = package["CFAssociations"]
    package["CFAssociations"] = [link for link in links if data.draw(st.sampled_from([True] * 3 + [False]))]
    for item in package["CFItems"]:
        item.pop(data.draw(st.sampled_from(["uri", "CFItemType", "language", "lastChangeDateTime"])), None)
    framework, found = read_case(json.dumps(package), "f.json", "f")
    assert framework
    said = {standard.id: standard.statement for standard in whole.standards}
    assert {item["identifier"]: said[item["identifier"]] for item in package["CFItems"]} == {
        standard.id: standard.statement for standard in framework.standards
    }
    assert all(one.message and one.hint for one in found)
