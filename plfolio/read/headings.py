"""What headings say in a student's text: its title, and the answers to the school's prompts.

Takes Markdown; gives the title, the answers, and the text without them. Lines that are taken out leave empty lines
behind, so that every line keeps its number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from plfolio.model import Answer
from plfolio.settings import Prompt

__all__ = ["Headed", "find_unanswered", "split_headings", "trim_body"]

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\n]*)")
_SIGNS = ("#", "=", "-", "`", "~")
_MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*`]+")
_NO_WORD = re.compile(r"[\W_]+")
_MAYBE_HEADING = re.compile(r"^ {0,3}(#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A text without its answers. `title` is "" when it does not begin with a heading of its own."""

    title: str
    body: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in lines `start` to `end`, counted from 0; `end` is the first line below it."""

    start: int
    end: int
    level: int
    text: str
    key: str


def split_headings(body: str, body_line: int, title: str, prompts: tuple[Prompt, ...]) -> Headed:
    """Take the answers out of `body`, and its first heading when that is the title.

    It is when it comes before any text, `title` is "" or says the same, and it is no prompt.
    """
    if not _MAYBE_HEADING.search(body):
        return Headed(title="", body=body, answers=())
    lines = body.split("\n")
    headings = _find_headings(lines)
    words = _prompt_words(prompts)
    answers = _cut_answers(lines, headings, words, body_line)
    own = headings[0] if headings else None
    if not own or own.key in words or any(line.strip() for line in lines[: own.start]):
        own = None
    plain = _MARKUP.sub(r"\1", own.text).strip(" _") if own and (not title or _key(title) == own.key) else ""
    if own and plain:
        _blank(lines, own.start, own.end)
    return Headed(title=plain, body="\n".join(lines), answers=answers)


def find_unanswered(answers: tuple[Answer, ...], prompts: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    """Return the prompts that have no answer, or an empty one."""
    answered = {answer.prompt for answer in answers if answer.text}
    return tuple(prompt for prompt in prompts if prompt.id not in answered)


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


def _blank(lines: list[str], start: int, end: int) -> None:
    lines[start:end] = [""] * (end - start)


def _find_headings(lines: list[str]) -> list[_Heading]:
    """Find the headings of CommonMark that a child writes: # in front, or a line below. Code has none."""
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
