"""The search index of one site: what each thing that can be found is called, where it is, and the words in it.

Takes the planned pages, so that it can't know what they don't show; gives a script that sets one constant, since a page
opened by a double click may load scripts and nothing else. `assets/search.js` of the theme reads it.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from plfolio.render.pages import PlannedPage
from plfolio.render.parts import AnswerView, AttachmentView, BadgeView, GoalView, ReflectionView, StandardNode
from plfolio.render.pieces import cut_between_words
from plfolio.render.views import (
    AboutPage,
    ArtifactPage,
    BadgePage,
    GoalsPage,
    ReflectionsPage,
    SearchPage,
    StandardsPage,
)
from plfolio.render.words import Words, load_words

__all__ = ["Entry", "find_entries", "read_words", "write_search_index", "write_search_indexes"]

# About 1,300 words. What is longer keeps all its words, but not their order: see `_cut`.
_MOST_LETTERS = 8000
_OVERLAP = 20

# The cleaner of the allowlist has written this HTML: tags are whole, and a quote in an attribute is escaped.
_REST_OF_TAG = r'\b[^>"]*(?:"[^"]*"[^>"]*)*>'
_PICTURE = re.compile(f"<img{_REST_OF_TAG}")
_SAID_OF_PICTURE = re.compile(r' (?:alt|title)="([^"]*)"')
_FOOTNOTE = re.compile("<sup .*?</sup>")
_BACK_TO_TEXT = "\N{LEFTWARDS ARROW WITH HOOK}\ufe0e"
_WITHIN_WORDS = re.compile(f"</?(?:a|code|em|s|span|strong){_REST_OF_TAG}")
_BETWEEN_WORDS = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>\s*')

# Letters that end a script, a comment or a line in places where a reader of the page or of the script looks for them.
_ESCAPES = tuple((letter, f"\\u{ord(letter):04x}") for letter in "<>&\u2028\u2029")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found. `sort` is the kind of the page in the menu; `url` is relative to the site's root.

    A hit counts most in the title, then in `subject` and `topics`, then in the student's `answers`, then in `text`.
    """

    sort: str
    url: str
    title: str
    language: str = ""
    date: dt.date | None = None
    subject: str = ""
    topics: str = ""
    answers: str = ""
    text: str = ""


def write_search_indexes(pages: Iterable[PlannedPage]) -> Iterator[tuple[str, bytes]]:
    """Give the index of each of a site's languages, with its path from the site's root.

    Addresses in an index are relative to the search page that reads it.
    """
    by_language: dict[str, list[PlannedPage]] = {}
    for page in pages:
        by_language.setdefault(page.site.language, []).append(page)
    for planned in by_language.values():
        for page in planned:
            if isinstance(page.context, SearchPage):
                folder = page.path.removesuffix(posixpath.basename(page.path))
                own = (replace(one, path=one.path.removeprefix(folder)) for one in planned)
                yield f"{folder}{page.context.index_url}", write_search_index(own)


def write_search_index(pages: Iterable[PlannedPage]) -> bytes:
    """Return the script with everything that can be found on these pages of one site, newest first."""
    planned = tuple(pages)
    words = load_words(planned[0].site.language)
    entries = sorted(find_entries(planned), key=lambda entry: entry.date or dt.date.min, reverse=True)
    rows = json.dumps([_make_row(entry, words) for entry in entries], ensure_ascii=False, separators=(",", ":"))
    # What a picture without words is called instead is nobody's words; its file's name stays.
    rows = rows.replace(words("picture.unsaid", name="").rstrip(), "")
    for letter, escape in _ESCAPES:
        rows = rows.replace(letter, escape)
    # A line for each row: whoever keeps sites in git reads small differences.
    rows = rows.replace('"],["', '"],\n["')
    return f"const plfolioIndex = {rows};\n".encode()


def find_entries(pages: Iterable[PlannedPage]) -> Iterator[Entry]:
    """Give what can be found, in the order of the pages. Pages of plugins bring nothing."""
    for page in pages:
        match page.context:
            case ArtifactPage() as view:
                yield _read_piece(page.path, view)
            case ReflectionsPage() as view:
                yield from (_read_reflection(page.path, entry) for entry in view.entries)
            case GoalsPage() as view:
                yield from (_read_goal(page.path, goal) for goal in (*view.open, *view.closed))
            case BadgePage() as view:
                yield _read_badge(page.path, view.badge)
            case StandardsPage() as view:
                for framework in view.frameworks:
                    yield from _read_standards(page.path, framework.title, framework.nodes)
            case AboutPage() as view:
                yield from _read_about(page, view)


def read_words(text: Markup) -> str:
    """Return the words of a student's rendered text, with what is said of its pictures, without marks of footnotes."""
    words = str(text)
    if "<img" in words:
        words = _PICTURE.sub(_write_picture, words)
    if "<sup" in words:
        words = _FOOTNOTE.sub("", words)
    words = _BETWEEN_WORDS.sub(" ", _WITHIN_WORDS.sub("", words))
    words = html.unescape(words).replace(_BACK_TO_TEXT, "").replace("\n", " ").replace("  ", " ").strip()
    # Most texts are tidy by now; to take every one apart would cost more than all of the above.
    return " ".join(words.split()) if "  " in words else words


def _write_picture(tag: re.Match[str]) -> str:
    said = " ".join(_SAID_OF_PICTURE.findall(tag[0]))
    return f" {said.replace('<', '&lt;')} "


def _join(*parts: str) -> str:
    """Join words that come from different places, as a reader sees them in an excerpt."""
    return " · ".join(stripped for part in parts if (stripped := part.strip()))


def _make_row(entry: Entry, words: Words) -> list[str]:
    """Return an entry as the script expects it, and the words that came after the longest texts we keep whole."""
    answers, after_answers = _cut(entry.answers)
    text, after_text = _cut(entry.text)
    return [
        entry.url,
        entry.title,
        entry.language,
        words.title(f"menu.{entry.sort}"),
        words.day(entry.date) if entry.date else "",
        entry.subject,
        entry.topics,
        answers,
        text,
        _join(after_answers, after_text),
    ]


def _cut(text: str) -> tuple[str, str]:
    """Return the beginning of a long text, and every other word of the rest, once.

    All words are found; only words in a row, and what stands around them, are not known after so many letters.
    """
    if len(text) <= _MOST_LETTERS:
        return text, ""
    start = cut_between_words(text, _MOST_LETTERS)
    known = set(start.casefold().split())
    # A text without blanks is cut anywhere; a little of its beginning is repeated, so that no word is cut in two.
    again = 0 if text[len(start)] == " " else _OVERLAP
    rest = dict.fromkeys(text[len(start) - again :].casefold().split())
    return start, " ".join(word for word in rest if word not in known)


def _read_piece(path: str, view: ArtifactPage) -> Entry:
    standards = (f"{one.standard.code} {one.standard.statement}" for one in view.standards)
    comments = (given.comment for one in view.standards for given in one.judgements)
    files = (_read_file(file) for file in (view.lead, *view.attachments) if file)
    return Entry(
        sort="work",
        url=path,
        title=view.title,
        language=view.language,
        date=view.date,
        subject=view.subject,
        topics=_join(view.kind, *view.people, *standards),
        answers=_join(view.showcase, *_read_answers(view.answers)),
        text=_join(read_words(view.body), *comments, *files, view.source, view.licence),
    )


def _read_answers(answers: Iterable[AnswerView]) -> Iterator[str]:
    """Give what the student wrote under each prompt; the prompts themselves are the same everywhere."""
    return (read_words(answer.text) for answer in answers)


def _read_file(file: AttachmentView) -> str:
    cells = (cell for row in file.rows for cell in row)
    return _join(file.name, file.text, " ".join(cells))


def _read_reflection(path: str, entry: ReflectionView) -> Entry:
    return Entry(
        sort="reflections",
        url=f"{path}#{entry.anchor}",
        title=entry.title,
        language=entry.language,
        date=entry.date,
        topics=_join(*(piece.title for piece in entry.about)),
        answers=_join(*_read_answers(entry.answers)),
        text=read_words(entry.body),
    )


def _read_goal(path: str, goal: GoalView) -> Entry:
    return Entry(
        sort="goals",
        url=f"{path}#{goal.anchor}",
        title=goal.title,
        language=goal.language,
        date=goal.date,
        topics=_join(f"{goal.standard.code} {goal.standard.statement}") if goal.standard else "",
        answers=_join(goal.why),
        text=_join(read_words(goal.body), *(step for step, _ in goal.steps), *goal.helpers),
    )


def _read_badge(path: str, badge: BadgeView) -> Entry:
    standards = (f"{label.code} {label.statement}" for label, _ in badge.standards)
    return Entry(
        sort="badges",
        url=path,
        title=badge.name,
        date=badge.date,
        topics=_join(*standards),
        text=_join(badge.description),
    )


def _read_standards(path: str, framework: str, nodes: Iterable[StandardNode]) -> Iterator[Entry]:
    """Give the standards that some work shows, and what a teacher noted about them."""
    for node in nodes:
        found = node.mastery
        if found and (found.pieces or found.evidence_count):
            override = found.sum.override if found.sum else None
            yield Entry(
                sort="standards",
                url=f"{path}#{node.anchor}",
                title=f"{node.code} {node.statement}",
                language=node.language,
                date=found.last_date,
                topics=_join(framework),
                text=_join(override.note if override else ""),
            )
        yield from _read_standards(path, framework, node.children)


def _read_about(page: PlannedPage, view: AboutPage) -> Iterator[Entry]:
    lists = (*view.strengths, *view.needs, *view.interests, *view.languages)
    if view.body or lists:
        yield Entry(
            sort="about",
            url=page.path,
            title=page.title,
            topics=_join(*lists),
            text=read_words(view.body),
            language=page.site.text_language,
        )
