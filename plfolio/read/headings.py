"""What headings say in a student's text: its title, and the answers to the school's prompts.

Takes Markdown; gives the title, the answers, and the text without them. Lines that are taken out leave empty lines
behind, so that every line keeps its number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from plfolio.model import Answer
from plfolio.settings import Prompt

__all__ = ["Headed", "Nearly", "split_headings", "trim_body"]

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\n]*)")
# What a child means as a heading and Markdown does not: no space behind the #, or a line in bold.
_TIGHT = re.compile(r" {0,3}(#{1,6})(?=[^\s#])")
_BOLD = re.compile(r" {0,3}(\*\*|__)([^*_\n]{1,200})\1[ \t]*:?[ \t]*")
_SIGNS = ("#", "=", "-", "`", "~", "**", "__")
_BOLD_LEVEL = 6
_LIKENESS = 0.85
_MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*`]+")
_NO_WORD = re.compile(r"[\W_]+")
_MAYBE_HEADING = re.compile(r"^ {0,3}(#|\*\*|__|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A text without its answers. `title` is "" when it does not begin with a heading of its own.

    `nearly` holds headings that are almost those of prompts which have no answer.
    """

    title: str
    body: str
    answers: tuple[Answer, ...]
    nearly: tuple[Nearly, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearly:
    """A heading with the words `text` that was most likely meant as `heading`, the one of a prompt."""

    prompt: str
    line: int
    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in lines `start` to `end`, counted from 0; `end` is the first line below it."""

    start: int
    end: int
    level: int
    text: str
    key: str
    is_meant: bool = False  # no heading for Markdown, so it is one only as a prompt's


def split_headings(body: str, body_line: int, title: str, prompts: tuple[Prompt, ...]) -> Headed:
    """Take the answers out of `body`, and its first heading when that is the title.

    It is when it comes before any text, `title` is "" or says the same, and it is no prompt.
    """
    if not _MAYBE_HEADING.search(body):
        return Headed(title="", body=body, answers=())
    lines = body.split("\n")
    found = _find_headings(lines)
    words = _prompt_words(prompts)
    headings = [heading for heading in found if heading.key in words or not heading.is_meant]
    answers = _cut_answers(lines, headings, words, body_line)
    nearly = _find_nearly(found, prompts, {answer.prompt for answer in answers}, body_line)
    own = headings[0] if headings else None
    if not own or own.key in words or any(line.strip() for line in lines[: own.start]):
        own = None
    plain = _MARKUP.sub(r"\1", own.text).strip(" _") if own and (not title or _key(title) == own.key) else ""
    if own and plain:
        _blank(lines, own.start, own.end)
    return Headed(title=plain, body="\n".join(lines), answers=answers, nearly=nearly)


def trim_body(body: str, body_line: int) -> tuple[str, int]:
    """Return the text without empty lines around it, and the line where it begins now."""
    start = len(body) - len(body.lstrip())
    start = body.rfind("\n", 0, start) + 1  # keep the spaces of the first line: they may mean something
    return body[start:].rstrip(), body_line + body.count("\n", 0, start)


def _cut_answers(
    lines: list[str], headings: list[_Heading], words: dict[str, str], body_line: int
) -> tuple[Answer, ...]:
    """Take each answer out: from a prompt's heading to the next prompt, or heading of its level or above."""
    answers = []
    for place, heading in enumerate(headings):
        prompt = words.get(heading.key)
        if prompt is None:
            continue
        after = headings[place + 1 :]
        end = next((h.start for h in after if h.level <= heading.level or h.key in words), len(lines))
        text = "\n".join(lines[heading.end : end]).rstrip()
        answers.append(Answer(prompt=prompt, heading=heading.text, text=text, line=body_line + heading.end - 1))
        _blank(lines, heading.start, end)
    return tuple(answers)


def _find_nearly(
    headings: list[_Heading], prompts: tuple[Prompt, ...], answered: set[str], body_line: int
) -> tuple[Nearly, ...]:
    """Find a heading for each prompt without one that is most likely meant as it, but misspelt."""
    nearly = []
    for prompt in prompts:
        keys = {} if prompt.id in answered else {_key(words): words for _, words in prompt.words}
        for heading in headings:
            close = get_close_matches(heading.key, keys, n=1, cutoff=_LIKENESS)
            if close and heading.key not in keys:
                line = body_line + heading.start
                nearly.append(Nearly(prompt=prompt.id, line=line, text=heading.text, heading=keys[close[0]]))
                break
    return tuple(nearly)


def _blank(lines: list[str], start: int, end: int) -> None:
    lines[start:end] = [""] * (end - start)


def _find_headings(lines: list[str]) -> list[_Heading]:
    """Find the headings that a child writes: # in front, a line below, or what `is_meant` as one. Code has none."""
    headings = []
    fence = ""
    for number, line in enumerate(lines):
        if not line.lstrip(" ").startswith(_SIGNS):
            continue
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and not ("`" in mark[1] and "`" in mark[2]):
            fence = mark[1]
        elif start := _HEADING.match(line):
            headings.append(_heading(number, number + 1, len(start[1]), _without_end(line[start.end() :])))
        elif tight := _TIGHT.match(line):
            text = _without_end(line[tight.end() :])
            headings.append(_Heading(number, number + 1, len(tight[1]), text, _key(text), is_meant=True))
        elif bold := _BOLD.fullmatch(line):
            headings.append(_Heading(number, number + 1, _BOLD_LEVEL, bold[2], _key(bold[2]), is_meant=True))
        elif (under := _UNDERLINE.fullmatch(line)) and _is_lone(lines, number - 1):
            headings.append(_heading(number - 1, number + 1, 1 if "=" in under[1] else 2, lines[number - 1].strip()))
    return headings


def _heading(start: int, end: int, level: int, text: str) -> _Heading:
    return _Heading(start, end, level, text, _key(text))


def _without_end(rest: str) -> str:
    """Return the text of a heading without the # signs that may close it."""
    text = rest.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else text


def _is_lone(lines: list[str], number: int) -> bool:
    """Say whether a line is a paragraph of one line, and so a heading when it is underlined."""
    if number < 0 or not lines[number].strip() or lines[number].startswith(("    ", "\t")):
        return False
    is_alone = number == 0 or not lines[number - 1].strip()
    return is_alone and not lines[number].lstrip().startswith(("#", ">", "- ", "* ", "+ ", "```", "~~~", "|"))


@lru_cache(maxsize=8)
def _prompt_words(prompts: tuple[Prompt, ...]) -> dict[str, str]:
    keys = {_key(heading): prompt.id for prompt in reversed(prompts) for _, heading in prompt.words}
    return {key: prompt for key, prompt in keys.items() if key}


def _key(text: str) -> str:
    """Return the letters and numbers of a heading: small, and without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _NO_WORD.sub(" ", "".join(letter for letter in letters if not unicodedata.combining(letter))).strip()
