"""A school's own framework in a small YAML: read as written, with a message for each line to mend."""

from __future__ import annotations

from uuid import UUID

import pytest

from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import Framework
from plfolio.read.framework_yaml import read_framework_yaml

WHOLE = """\
id: riverbend
title: Riverbend Learning Standards
language: en_GB
standards:
  - code: SCI
    statement: Science
    standards:
      - {code: SCI.2, statement: Plan a fair test., grades: [3, K], kind: Skill, notes: Ask why.}
      - {code: SCI.10, statement: Explain., id: 6ba1905b, aliases: [S-10], language: en}
  - code: 010
    statement: "Old: counting"
    replaced_by: SCI.2, elsewhere
"""


def read(text: str) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    return read_framework_yaml(text, "school/frameworks/own.yml", "own")


def read_whole(text: str) -> Framework:
    framework, found = read(text)
    assert () == found
    assert framework
    return framework


def say(found: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(diagnostic.code.id, diagnostic.location.line) for diagnostic in found]


def test_a_framework_is_read_in_the_order_in_which_it_was_written() -> None:
    framework = read_whole(WHOLE)
    assert ("riverbend", "Riverbend Learning Standards", "en-GB") == (framework.id, framework.title, framework.language)
    assert [("SCI", 0), ("SCI.2", 1), ("SCI.10", 1), ("010", 0)] == [
        (standard.code, standard.depth) for standard in framework.standards
    ]
    assert {"riverbend"} == {standard.framework for standard in framework.standards}
    assert Location("school/frameworks/own.yml") == framework.location


def test_a_standard_keeps_all_that_is_said_of_it() -> None:
    science, plan, explain, old = read_whole(WHOLE).standards
    assert (science.id,) == plan.parents == explain.parents
    assert (plan.id, explain.id) == science.children
    assert ("Plan a fair test.", ("03", "KG"), "Skill", "Ask why.") == (
        plan.statement,
        plan.grades,
        plan.kind,
        plan.notes,
    )
    assert ("6ba1905b", ("S-10",), "en") == (explain.id, explain.aliases, explain.language)
    assert ("Old: counting", True, (plan.id, "elsewhere")) == (old.statement, old.is_retired, old.replaced_by)
    assert Location("school/frameworks/own.yml", 10, 11) == old.location


def test_an_identifier_that_nobody_wrote_stays_the_same_whatever_else_changes() -> None:
    before = read_whole(WHOLE).standards[1]
    after = read_whole(WHOLE.replace("Plan a fair test.", "Plan well.").replace("  - code: SCI\n", "  - code: NAT\n"))
    assert "SCI.2" == after.standards[1].code
    assert UUID(before.id) == UUID(after.standards[1].id)
    assert before.id != read_whole(WHOLE.replace("id: riverbend", "id: lakeside")).standards[1].id


def test_the_files_name_serves_where_no_other_is_given() -> None:
    framework = read_whole("standards: [{code: A, statement: Do.}]")
    assert ("own", "own") == (framework.id, framework.title)


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("", None, [("S103", 0)]),
        ("# nothing yet\n", None, [("S103", 0)]),
        ("title: Empty\n", "", [("S103", 0)]),
        ("title: Empty\nstandards: []\n", "", [("S103", 0)]),
        ("SCI.1 I can plan", None, [("S116", 1)]),
        ("- {code: A, statement: Do.}", None, [("S116", 1)]),
        ("id: 'a:b'\nstandards: [{code: A, statement: Do.}]", "A", [("S115", 1)]),
        ("standards:\n- {code: A, statement: Do.}\n- {code: A, statement: Again.}", "A", [("S105", 3)]),
        ("standards:\n- {code: A, statement: Do.}\n- {code: A, id: b, statement: Or.}", "A A", [("S111", 3)]),
        ("standards:\n- {code: A, id: x, statement: Do.}\n- {code: B, id: x, statement: Or.}", "A", [("S105", 3)]),
        ("standards:\n- {code: A}\n- {code: B, statement: Do.}", "A B", [("F141", 2)]),
        ("standards:\n- {statement: Do.}\n- {code: B, statement: Do.}", "B", [("F141", 2)]),
        ("standards:\n- {cod: A, statement: Do.}", "", [("F140", 2), ("F141", 2)]),
        ("standards: SCI.1", "", [("F142", 1)]),
        ("standards:\n- SCI.1\n- {code: B, statement: Do.}", "B", [("F142", 2)]),
    ],
)
def test_each_line_to_mend_is_named_and_the_rest_is_used(
    text: str, codes: str | None, expected: list[tuple[str, int]]
) -> None:
    framework, found = read(text)
    assert sorted(expected) == sorted(say(found))
    assert codes == (framework and " ".join(standard.code for standard in framework.standards))


def test_a_file_that_breaks_off_is_one_message_and_no_framework() -> None:
    framework, found = read("title: T\nstandards: [{code: A")
    assert (None, 1) == (framework, len(found))


def test_a_standard_that_holds_itself_is_no_trouble() -> None:
    framework, found = read("standards:\n- {code: A, statement: Do., standards: [{code: A, statement: Again.}]}")
    assert framework
    assert ([("S105", 2)], ["A"]) == (say(found), [standard.code for standard in framework.standards])


def test_a_statement_may_be_there_in_other_languages_and_one_that_is_none_is_named() -> None:
    text = "standards:\n  - code: A\n    statement: Add.\n    translations:\n      es: Sumar.\n      pt_BR: Somar.\n"
    assert (("es", "Sumar."), ("pt-BR", "Somar.")) == read_whole(text).standards[0].translations
    framework, found = read(f"{text}      Spanish language: Sumar\n      fr:\n")
    assert framework
    assert (("es", "Sumar."), ("pt-BR", "Somar.")) == framework.standards[0].translations
    assert [("F149", 7)] == say(found)
