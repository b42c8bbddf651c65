"""YAML becomes nodes with lines, or words that a child can act on. Both of PyYAML's loaders give the same."""

import json
import sys
from contextlib import suppress
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plfolio.diagnostics import Location
from plfolio.read import yaml_nodes
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Caps, Items, Mapping, Scalar, parse_yaml

LETTERS = st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), blacklist_characters="\ufeff\ufffe\uffff")
SCRAPS = st.sampled_from(
    [*"abc-:#[]{},\"'|>&*!%@`?\\~<= \t\n\r\0\x85\u2028", "\n  ", ": ", "- ", "---\n", "...\n", "<<: ", "é", "title: "]
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request, monkeypatch):
    """Stand for an installation without the C library too."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without its C library")
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, request.param))


def mistakes(text, **options):
    node, found = parse_yaml(text, "page.md", **options)
    return node, [(one.code.id, str(one.location).removeprefix("page.md:")) for one in found]


@pytest.mark.parametrize(
    "typed", ["0123", "5.10", "12:30", "12:30:45", "NO", "yes", "null", "~", "1e3", "0x1F", "2026-10-14", "2024-13-40"]
)
def test_a_value_stays_what_was_typed(loader, typed):
    node, found = parse_yaml(f"title: {typed}", "page.md")
    assert (Scalar(text=typed, line=1, column=8), ()) == (node.get("title"), found)


@given(st.text(LETTERS))
def test_any_text_between_quotation_marks_is_read_back_as_it_was(text):
    node, found = parse_yaml(f"title: {json.dumps(text, ensure_ascii=False)}", "page.md")
    assert (text, True, ()) == (node.get("title").text, node.get("title").is_quoted, found)


WORDS = st.text(LETTERS, max_size=8)
TREES = st.recursive(
    WORDS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(WORDS, below, max_size=3),
    max_leaves=8,
)


def write_yaml(tree, indent=0):
    """Write a tree as a person would, line by line, with every text between quotation marks."""
    space = "  " * indent
    if isinstance(tree, str):
        return json.dumps(tree, ensure_ascii=False)
    if not tree:
        return "[]" if isinstance(tree, list) else "{}"
    if isinstance(tree, list):
        return "".join(f"\n{space}- {write_yaml(one, indent + 1)}" for one in tree)
    pairs = ((json.dumps(word, ensure_ascii=False), write_yaml(one, indent + 1)) for word, one in tree.items())
    return "".join(f"\n{space}{word}: {text}" for word, text in pairs)


def plain(node):
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(one) for one in node.items]
    return {key.text: plain(one) for key, one in node.entries}


def scalars(node):
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for one in node.items:
            yield from scalars(one)
    else:
        for key, one in node.entries:
            yield from (key, *scalars(one))


@given(TREES)
def test_any_tree_is_read_back_and_every_text_knows_where_it_stands(tree):
    text = write_yaml(tree)
    node, found = parse_yaml(text, "page.md", first_line=10, caps=SCHOOL_CAPS)
    assert (tree, ()) == (plain(node), found)
    lines = text.split("\n")
    for one in scalars(node):
        typed = lines[one.line - 10][one.column - 1 :]
        assert typed.startswith(json.dumps(one.text, ensure_ascii=False))


def test_nodes_know_their_line_and_column_in_the_file(loader):
    text = "título: é\nself: {SCI.1: 3}\nstandards:\n  - SCI.1\n  - 'x'"
    node, _ = parse_yaml(text, "page.md", first_line=2)
    assert isinstance(node, Mapping)
    assert ["título", "self", "standards"] == [key.text for key, _ in node.entries]
    assert (3, 7) == (node.get("self").line, node.get("self").column)
    assert Items(
        items=(Scalar(text="SCI.1", line=5, column=5), Scalar(text="x", line=6, column=5, is_quoted=True)),
        line=5,
        column=3,
    ) == node.get("standards")
    assert node.get("nothing") is None


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n"])
def test_nothing_is_no_node_and_no_mistake(loader, text):
    assert (None, ()) == parse_yaml(text, "page.md")


@pytest.mark.parametrize(("text", "kind"), [("- a\n- b", Items), ("only words", Scalar), ("''", Scalar)])
def test_a_list_or_a_text_at_the_top_is_given_as_it_is(loader, text, kind):
    assert kind is type(parse_yaml(text, "page.md")[0])


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("\ttitle: x", "F121", "1:1"),
        ("title: x\nneeds:\n\t- a", "F121", "3:1"),
        ("title: 'abc\ndate: x\n", "F122", "1:8"),
        ('title: "abc\n', "F122", "1:8"),
        ("standards: [a, b\ndate: x\n", "F123", "1:12"),
        ("self: {a: b\ndate: x\n", "F123", "1:7"),
        ("standards: [", "F123", "1:12"),
        ("date: x\nstandards: [[a], {b: [c]},\n\n", "F123", "2:12"),
        ("self: {a: [x, y]", "F123", "1:7"),
        ("standards: [ #]", "F123", "1:12"),
        ("title Our oven\ndate: x", "F124", "1:1"),
        ("title:Our oven\ndate: x", "F124", "1:1"),
        ("a: 1\ntitle Our oven\nb: 2", "F124", "2:1"),
        ("a: 1\ntitle Our oven", "F124", "2:1"),
        ("title: My work: part 2", "F125", "1:15"),
        ("title: [x] my oven", "F125", "1:12"),
        ("title: 'it's fine'", "F125", "1:12"),
        ("a: b\ntitle: @home", "F126", "2:8"),
        ("title: `x`", "F126", "1:8"),
        ("title: %x", "F126", "1:8"),
        ("title: - x", "F126", "1:8"),
        ("title: | x", "F126", "1:8"),
        ("title: x\n%y", "F126", "2:1"),
        ("title: }", "F126", "1:8"),
        ("title: [a, , b]", "F126", "1:12"),
        ("title: *wow", "F126", "1:8"),
        ("title: *wow*", "F126", "1:8"),
        ("title: &a b", "F126", "1:8"),
        ("title: !wow x", "F126", "1:8"),
        ("title: !!python/object/apply:os.system [x]", "F126", "1:8"),
        ("<<: {a: b}", "F126", "1:1"),
        ("title: \x07", "F129", "1:8"),
        ("a: b\ntitle: x\0", "F129", "2:9"),
        ("a: b\n---\nc: d", "F130", "2:1"),
        ("a: b\n...\nc: d", "F130", "3:1"),
        ("[title]: x", "F131", "1:1"),
        ("a: b\n{{title}}: x", "F131", "2:2"),
        ("title: x\n  date: y", "F132", "2:3"),
        (" title: x\ndate: y", "F132", "2:1"),
        ("title: x\n- a", "F132", "2:1"),
        ("needs:\n  - a\n b", "F132", "3:2"),
        (f"{'x' * 2000}: a", "F120", "1:2001"),
    ],
)
def test_a_mistake_is_explained_where_it_was_made(loader, text, code, place):
    assert (None, [(code, place)]) == mistakes(text)


@pytest.mark.parametrize("text", ['source: "C:\\pictures"', 'source: "\\x"'])
def test_a_backslash_between_double_marks_is_explained(loader, text):
    assert ["F134"] == [found.code.id for found in parse_yaml(text, "page.md")[1]]


def test_a_line_without_a_colon_is_quoted_in_the_message(loader):
    found = parse_yaml(f"a: b\ntitle Our {'x' * 80}\nc: d", "page.md")[1]
    assert found[0].message.startswith('The colon is missing in "title Our xxx')
    assert len(found[0].message) < 120


def test_a_word_that_comes_again_is_there_twice_and_the_first_one_is_found(loader):
    node, found = mistakes("audience: private\ntitle: x\naudience: public")
    assert ["audience", "title", "audience"] == [key.text for key, _ in node.entries]
    assert ("private", []) == (node.get("audience").text, found)


@pytest.mark.parametrize(
    ("text", "place", "hidden"),
    [
        ("title: We are #1 now", "1:14", "#1 now"),
        ("colour: #2f5d8a\na: b", "1:8", "#2f5d8a"),
        ("a:\n  - b #c", "2:6", "#c"),
    ],
)
def test_a_text_that_a_hash_hides_is_reported(loader, text, place, hidden):
    node, found = parse_yaml(text, "page.md")
    assert node is not None
    assert [("F133", f"page.md:{place}", hidden)] == [
        (one.code.id, str(one.location), dict(one.values)["text"]) for one in found
    ]


@pytest.mark.parametrize(
    "text", ["a: b # a note", "a: # a note", "a: 'we #1'", "a: b#c", "# note #1\na: b", "a: b ## x"]
)
def test_a_note_is_no_hidden_text(loader, text):
    assert () == parse_yaml(text, "page.md")[1]


def test_letters_that_only_yaml_takes_for_a_new_line_do_not_move_the_line_numbers(loader):
    node, _ = parse_yaml("a: x\u2028y\x85z\nb: c", "page.md")
    assert ("x y z", 2) == (node.get("a").text, node.get("b").line)


@pytest.mark.parametrize(
    ("text", "caps"),
    [
        ("a: " + "x" * 65_536, Caps()),
        ("a: " + "[" * 7, Caps()),
        ("\n".join(f"{'  ' * depth}a:" for depth in range(8)), Caps()),
        ("- - - - - - - a", Caps()),
        ("\n".join(f"a{number}: b" for number in range(251)), Caps()),
        ("a: [1, 2, 3]", Caps(nodes=4)),
    ],
)
def test_more_than_the_caps_allow_is_refused(loader, text, caps):
    node, found = parse_yaml(text, "page.md", caps=caps)
    assert (None, ["F128"]) == (node, [one.code.id for one in found])


def test_school_files_may_be_longer(loader):
    text = "\n".join(f"a{number}: b" for number in range(251))
    assert 251 == len(parse_yaml(text, "x.yml", caps=SCHOOL_CAPS)[0].entries)


MERGES = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
BOMBS = ["[" * 20_000, "{" * 60_000, "- " * 30_000, MERGES, "a: " + "9" * 200_000, "? " * 30_000, "&a " * 20_000]


@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb[:8].strip() for bomb in BOMBS])
def test_a_bomb_is_refused_before_it_goes_off(bomb):
    """The bound is wide, for slow machines: a loader without a guard takes minutes, or all memory."""
    start = process_time()
    node, found = parse_yaml(bomb, "page.md")
    assert (None, 1) == (node, len(found))
    assert process_time() - start < 1


HIDDEN_BOMBS = ["a: " + "[{" * 10_000, "[it's " + "[" * 20_000 + " it's", "a: b\n" * 50 + "[x, " * 15_000]


@pytest.mark.parametrize("bomb", [*BOMBS, *HIDDEN_BOMBS], ids=lambda bomb: bomb[:8].strip())
def test_a_bomb_makes_little_work_without_the_c_library_too(monkeypatch, bomb):
    """Lines of Python that are run, which no slow machine can change; a loader without a guard runs millions."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    assert count_lines(lambda: parse_yaml(bomb, "page.md")) < 120_000


def test_an_ordinary_page_makes_little_work_as_well(monkeypatch):
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    text = "title: x\nself: {A.1: 3, B.2: 2}\nsteps:\n" + "  - {text: 'Ask [them]', done: yes}\n" * 20
    assert () == parse_yaml(text, "page.md")[1]
    assert count_lines(lambda: parse_yaml(text, "page.md")) < 120_000


def count_lines(run):
    lines = 0

    def trace(_frame, event, _value):
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return lines


def test_many_brackets_that_are_closed_again_are_no_bomb(loader):
    node, found = parse_yaml("a: [" + "[b, {c: d}], " * 60 + "]", "page.md")
    assert (60, ()) == (len(node.get("a").items), found)


@given(st.lists(SCRAPS).map("".join) | st.text())
def test_no_text_whatever_raises_and_every_message_is_about_a_line_of_it(text):
    loaders = [getattr(yaml, name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
    before = yaml_nodes._LOADER
    try:
        for yaml_nodes._LOADER in loaders:
            node, found = parse_yaml(text, "page.md")
            assert node is None or isinstance(node, Scalar | Items | Mapping)
            for one in found:
                assert one.message
                assert one.hint
                assert 0 <= one.location.line <= text.count("\n") + 1
    finally:
        yaml_nodes._LOADER = before


@given(st.lists(SCRAPS).map("".join))
def test_what_is_read_is_what_the_loader_reads(text):
    """Where PyYAML itself finds a plain mapping of texts, so do we."""
    with suppress(yaml.YAMLError):
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes nothing but texts
        node, _ = parse_yaml(text, "page.md")
        is_plain = isinstance(tree, dict) and all(isinstance(value, str) for value in tree.values())
        if is_plain and isinstance(node, Mapping) and "\u2028" not in text and "\x85" not in text:
            assert {key.text: value.text for key, value in node.entries} == tree


def test_locations_name_the_file(loader):
    assert Location("a/b.md", 1, 8) == parse_yaml("title: @x", "a/b.md")[1][0].location
