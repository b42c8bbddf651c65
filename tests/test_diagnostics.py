"""The table of codes: complete, without doubles, and in words that can be filled, in every language there is."""

import ast
import pickle
import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from plfolio.diagnostics import ALL_CODES, Code, Location, Reader, Wording, find_code, sort_diagnostics, table
from plfolio.diagnostics.words import list_languages, load_wordings, names_in

PACKAGE = Path(table.__file__).parents[1]
WORDS = {field.name for field in fields(Wording)}
ANYWHERE = Location("a.md", 3)


def any_values(code):
    return dict.fromkeys(code.wording().names, "x")


# The table


def test_a_code_stands_in_its_group_under_its_id():
    wrong = [
        f"{group.__name__}.{name} is {value.id}"
        for group in table._GROUPS
        for name, value in vars(group).items()
        if isinstance(value, Code) and name != value.id
    ]
    assert wrong == []


def test_codes_and_names_are_well_formed_and_each_used_once():
    keys = [key for code in ALL_CODES for key in (code.id, code.name)]
    assert sorted(keys) == sorted(set(keys))
    assert [code.id for code in ALL_CODES if not re.fullmatch(r"[A-Z]\d{3}", code.id)] == []
    assert [code.name for code in ALL_CODES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)] == []


def test_a_code_is_found_by_id_and_by_name_in_any_case():
    code = ALL_CODES[0]
    assert (find_code(code.id.lower()), find_code(code.name.upper()), find_code("nothing")) == (code, code, None)


# Its words


def read_entries(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def find_gaps(path):
    """Return what a language has no words for: a code's id, or with a dot which of its words."""
    entries = read_entries(path)
    codes = [code.id for code in ALL_CODES if code.id not in entries]
    return codes + [f"{code}.{word}" for code, words in entries.items() for word in sorted(WORDS - words.keys())]


def find_strangers(path):
    """Return what a language says and English does not: another code, another word, another {name}, or nothing."""
    english = load_wordings("en")
    return [
        f"{code}.{word}"
        for code, words in read_entries(path).items()
        for word, text in words.items()
        if code not in english
        or word not in WORDS
        or not (isinstance(text, str) and text.strip())
        or (word in {"message", "hint"} and names_in(text) != names_in(getattr(english[code], word)))
    ]


def test_every_language_has_all_the_words_of_every_code():
    assert {tag: gaps for tag, path in list_languages().items() if (gaps := find_gaps(path))} == {}


def test_no_language_says_or_fills_in_what_english_does_not():
    assert {tag: found for tag, path in list_languages().items() if (found := find_strangers(path))} == {}


def test_english_tells_the_codes_in_their_order_so_that_one_is_found_by_eye():
    assert [code.id for code in ALL_CODES] == list(read_entries(list_languages()["en"]))


def test_what_is_missing_or_strange_in_a_language_is_noticed(tmp_path):
    path = tmp_path / "es.toml"
    first, *others = (code.id for code in ALL_CODES)
    written = f'[{first}]\ntitle = ""\nhint = "{{nombre}}"\nmesage = "x"\n[X100]\nwhy = "x"\n'
    path.write_text(written, encoding="utf-8")
    assert set(find_gaps(path)) >= {*others, f"{first}.message", f"{first}.why", f"{first}.wrong", f"{first}.right"}
    assert find_strangers(path) == [f"{first}.title", f"{first}.hint", f"{first}.mesage", "X100.why"]


@pytest.fixture
def foreign(tmp_path):
    """A code with words of its own: all of them in English, some in Spanish, one in the Spanish of Mexico."""
    english = {word: f"English {word}" for word in sorted(WORDS)} | {"message": "There is no {name}."}
    spoken = {"en": english, "es": {"title": "No hay", "message": "No hay {name}."}, "es-MX": {"title": "Pues no hay"}}
    for tag, words in spoken.items():
        lines = [f'{word} = "{text}"' for word, text in words.items()]
        (tmp_path / f"{tag}.toml").write_text("\n".join(["[X100]", *lines]), encoding="utf-8")
    return replace(ALL_CODES[0], id="X100", folder=tmp_path)


@pytest.mark.parametrize(
    ("tag", "title", "message"),
    [
        ("en", "English title", "There is no oven."),
        ("es", "No hay", "No hay oven."),
        ("es-AR", "No hay", "No hay oven."),
        ("es_mx", "Pues no hay", "No hay oven."),
        ("tlh", "English title", "There is no oven."),
        ("../en", "English title", "There is no oven."),
    ],
)
def test_a_message_is_in_the_nearest_language_and_in_english_where_it_has_no_words(foreign, tag, title, message):
    words = foreign.at(ANYWHERE, name="oven").wording(tag)
    assert (words.title, words.message, words.hint) == (title, message, "English hint")


def test_a_message_is_in_english_unless_somebody_asks(foreign):
    found = foreign.at(ANYWHERE, name="oven")
    assert (found.message, found.hint) == ("There is no oven.", "English hint")


def test_students_messages_avoid_the_words_of_programmers():
    hard = re.compile(
        r"\b(parse|parser|yaml|invalid|encoding|syntax|null|string|boolean|integer|token)\b", re.IGNORECASE
    )
    words = {code.id: code.wording() for code in ALL_CODES if code.reader is Reader.STUDENT}
    texts = {name: f"{said.message} {said.hint} {said.title}" for name, said in words.items()}
    assert {name: hard.findall(text) for name, text in texts.items() if hard.search(text)} == {}


# Its values


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.id)
def test_every_code_fills_its_words_with_anything(code):
    """Whatever a child typed, braces and all, ends up in the message as it is."""
    found = code.at(ANYWHERE, **dict.fromkeys(code.wording().names, "{x} 50% \\"))
    assert all("{x} 50% \\" in found.message + found.hint for _ in code.wording().names)


@pytest.mark.parametrize("code", [code for code in ALL_CODES if code.wording().names], ids=lambda code: code.id)
def test_a_forgotten_value_fails_where_the_message_is_made(code):
    for name, value in any_values(code).items():
        others = {**any_values(code)}
        del others[name]
        with pytest.raises(KeyError, match=name):
            code.at(ANYWHERE, **others)
        assert code.at(ANYWHERE, **others, **{name: value})


def find_messages():
    """Yield the place, code and names of values of each ``X100.at(place, ...)`` or ``report(X100, node, ...)``."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SPEAKERS:
                code = named_code(node.func.value if node.func.attr == "at" else node.args[0])
                names = {keyword.arg for keyword in node.keywords}
                if code and None not in names:  # None stands for **values
                    yield f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}", code, names


SPEAKERS = {"at", "report", "_at", "_refuse"}


def named_code(node):
    """Return the code that an expression such as ``X100`` or ``writing.X100`` stands for; None when it is no such."""
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return find_code(name) if re.fullmatch(r"[A-Z]\d{3}", name) else None


def test_the_source_gives_each_message_the_values_that_its_words_need_and_no_other():
    """Read from the source, so that it also holds where no test comes by."""
    messages = list(find_messages())
    assert [f"{place} {code.id}" for place, code, names in messages if names != code.wording().names] == []
    assert len(messages) > len(ALL_CODES) / 2


# A message


def test_messages_are_sorted_by_place_and_said_once():
    code = next(code for code in ALL_CODES if not code.wording().names)
    places = [Location("b.md", 1), Location("a.md", 10), Location("a.md", 2), Location("a.md", 2)]
    shown = [str(found.location) for found in sort_diagnostics(code.at(place) for place in places)]
    assert shown == ["a.md:2", "a.md:10", "b.md:1"]


def test_a_message_comes_out_of_another_process_with_the_very_code_it_had():
    """Doors ask whether `found.code is` one of the table; and a thousand messages are sent without their words."""
    found = [code.at(ANYWHERE, **any_values(code)) for code in ALL_CODES]
    packed = pickle.dumps(found)
    arrived = pickle.loads(packed)  # noqa: S301 - our own bytes
    assert arrived == found
    assert [one.code.id for one, other in zip(arrived, found, strict=True) if one.code is not other.code] == []
    assert len(packed) / len(found) < 120


def test_a_code_that_is_in_no_table_is_sent_whole():
    own = replace(ALL_CODES[0], id="X999")
    assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301 - our own bytes
