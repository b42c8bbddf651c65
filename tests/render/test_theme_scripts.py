"""The theme's scripts keep their manners: text stays text, nothing is fetched, and older phones can read them.

What they do is for the tests in tests/browser; here is what must not even be written.
"""

import re

import pytest

from plfolio.render.mkdocs_site import built_in_theme

SCRIPTS = sorted(built_in_theme().rglob("*.js"))
MARKUP = (
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc|\.on[a-z]+ ="
)
CODE = r"\beval\b|\bFunction\(|setTimeout\(\s*[\"'`]|setAttribute\(\s*[\"'`]on|javascript:|\bimport\b"
NETWORK = r"fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|https?://|new Image|\bWorker\b"
NEWER_SYNTAX = r"\?\.[A-Za-z(\[]|\?\?|\{\s*\.\.\.|catch \{|\(\?<|\\p\{"
NEWER_NAMES = r"\.(replaceAll|matchAll|flat|flatMap|at|trimStart|replaceChildren|fromEntries)\("


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
@pytest.mark.parametrize(
    "forbidden", [MARKUP, CODE, NETWORK, NEWER_SYNTAX, NEWER_NAMES], ids=["markup", "code", "net", "syntax", "names"]
)
def test_a_script_never_writes(script, forbidden):
    code = re.sub(r"^\s*//.*$", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [found[0] for found in re.finditer(forbidden, code)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_keeps_its_names_to_itself(script):
    code = script.read_text(encoding="utf-8")
    body = re.sub(r"\A(//.*\n)*", "", code)
    assert body.startswith('(function () {\n  "use strict";\n')
    assert body.rstrip().endswith("})();")


def test_there_are_scripts():
    assert {script.name for script in SCRIPTS} >= {"portfolio.js", "search.js", "work.js"}
