"""Student text to safe HTML: the only place where a student's words become markup.

Takes CommonMark (with tables, strikethrough, task lists and footnotes) and a way to look up files; gives `Markup` that
holds only what the allowlist lets through. A student's own HTML is dropped and its text kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.footnote import footnote_plugin

from plfolio.render.allowlist import LANGUAGE_NAME, clean
from plfolio.render.pictures import AT_ONCE, LATER, choose_alt, fit_page, write_sizes

__all__ = ["Resolve", "Target", "render_markdown"]

_EXTERNAL = re.compile(r"https?://[^/]|mailto:", re.IGNORECASE)
_SCHEME = re.compile(r"[^/?#]*:")
_TASK = re.compile(r"\[([ xX])\]\s+")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ACTIVE_NAMES = re.compile(
    "applet|audio|base|basefont|body|button|canvas|command|dialog|embed|fieldset|font|form|frame|frameset|head|html|"
    "iframe|image|input|isindex|keygen|label|legend|link|listing|main|marquee|menu|meta|noembed|noframes|noscript|"
    "object|optgroup|option|output|param|picture|plaintext|portal|script|search|select|slot|source|style|template|"
    "textarea|title|track|video|xmp|svg|math|foreignobject|animate|set|use|mglyph|mtext|desc",
    re.IGNORECASE,
)
_BLOCKS_WITH_DIRECTION = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a relative link or picture leads. Sizes are pixels, 0 when unknown; only a picture is shown as one.

    `srcset` names its smaller widths, and `unsaid` is what stands for the words of a picture that has none.
    """

    url: str
    width: int = 0
    height: int = 0
    is_picture: bool = True
    srcset: str = ""
    unsaid: str = ""


Resolve = Callable[[str], "str | Target | None"]
"""Looks up a path as written (decoded, without query and fragment); None when there is no such file."""


def render_markdown(
    text: str,
    *,
    resolve: Resolve,
    heading_shift: int = 1,
    id_prefix: str = "",
    starts_page: bool = False,
) -> Markup:
    """Render a student's text.

    Headings keep their order: the shallowest becomes level ``1 + heading_shift``. A relative address that `resolve`
    does not know becomes plain text. `id_prefix` ([a-z0-9-]) tells apart the footnotes of several texts on one page.
    The first picture of a text that `starts_page` is fetched at once, all others later.
    """
    parser = _parser()
    env: dict[str, Any] = {"prefix": f"u-{id_prefix}"}
    rewriter = _Rewriter(resolve, starts_page=starts_page)
    tokens = list(rewriter.rewrite_blocks(_free_corners(_shift_headings(parser.parse(text, env), heading_shift))))
    made = parser.renderer.render(tokens, parser.options, env)
    return Markup(clean(made))  # noqa: S704 - just cleaned against the allowlist; the one place that does this


class _Rewriter:
    """Turns what the parser found into what may be shown."""

    def __init__(self, resolve: Resolve, *, starts_page: bool) -> None:
        self._resolve = resolve
        self._is_first_due = starts_page

    def rewrite_blocks(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Give the tokens of the page, each made safe."""
        stream = iter(tokens)
        item: Token | None = None
        for token in stream:
            if token.type == "html_block":
                yield from _text_of_html(token)
            elif token.type == "paragraph_open":
                yield from self._paragraph(token, next(stream), next(stream), item)
            else:
                if token.type == "inline":
                    token.children = list(self._rewrite_inline(token.children or []))
                _set_direction(token)
                yield token
            item = token if token.type == "list_item_open" else None

    def _paragraph(self, start: Token, inline: Token, end: Token, item: Token | None) -> tuple[Token, ...]:
        """Rewrite a paragraph; one that holds nothing but pictures becomes figures. `item` is the item it opens."""
        if item:
            _mark_task(item, inline)
        inline.children = list(self._rewrite_inline(inline.children or []))
        if inline.children and all(child.type in ("image", "softbreak") for child in inline.children):
            for child in inline.children:
                child.meta = {"is_figure": True}
            return (inline,)
        _set_direction(start)
        return (start, inline, end)

    def _rewrite_inline(self, children: Iterable[Token]) -> Iterator[Token]:
        is_kept: list[bool] = []
        for token in children:
            if token.type == "link_open":
                is_kept.append(self._aim_link(token))
                if not is_kept[-1]:
                    continue
            elif token.type == "link_close":
                if not is_kept.pop():
                    continue
            elif token.type == "image":
                yield from self._picture(token, is_in_link=any(is_kept))
                continue
            elif token.type == "html_inline":
                if _is_html(token.content):
                    continue
                token = _text(token.content)  # noqa: PLW2901 - this token is replaced, that is the point
            yield token

    def _aim_link(self, token: Token) -> bool:
        """Point a link at its place; False when it leads nowhere we allow."""
        target = self._find(str(token.attrs.get("href", "")))
        if target is None:
            return False
        token.attrs["href"] = target.url
        return True

    def _picture(self, token: Token, *, is_in_link: bool) -> Iterator[Token]:
        source = str(token.attrs.get("src", ""))
        alt = _plain(token.children or ()).strip()
        target = self._find(source)
        if target is None:
            yield _missing(alt or unquote(source).rsplit("/", 1)[-1])
        elif target.is_picture:
            token.attrs = self._picture_attributes(target, choose_alt(alt, unquote(source), target.unsaid), token.attrs)
            yield token
        elif is_in_link:
            yield _text(alt or target.url)
        else:
            link = Token("link_open", "a", 1, attrs={"href": target.url})
            yield from (link, _text(alt or unquote(target.url)), Token("link_close", "a", -1))

    def _picture_attributes(self, target: Target, alt: str, given: Mapping[str, Any]) -> dict[str, Any]:
        width, height = fit_page(target.width, target.height)
        fetched = AT_ONCE if self._is_first_due else LATER
        self._is_first_due = False
        return {
            "src": target.url,
            **({"srcset": target.srcset, "sizes": write_sizes(width)} if target.srcset else {}),
            "alt": alt,
            **({"title": given["title"]} if "title" in given else {}),
            **({"width": width, "height": height} if width else {}),
            **fetched,
        }

    def _find(self, url: str) -> Target | None:
        """Return where an address leads; an outside one is never a picture, since nothing is fetched from elsewhere."""
        if _EXTERNAL.match(url):
            return Target(url=url, is_picture=False)
        if not url or url.startswith(("//", "#")) or _SCHEME.match(url):
            return None
        path = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
        found = self._resolve(path) if path else None
        return Target(url=found) if isinstance(found, str) else found


def _shift_headings(tokens: list[Token], shift: int) -> list[Token]:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    shallowest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(max(1 + shift + int(token.tag[1]) - shallowest, 2), 6)}"
    return tokens


def _free_corners(tokens: list[Token]) -> list[Token]:
    """Make a plain cell of a heading that says nothing, such as a table's corner: nothing can be headed by it."""
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "th_open" and not inline.content.strip():
            opening.tag = closing.tag = "td"
    return tokens


def _set_direction(token: Token) -> None:
    """Let the outermost blocks find their own direction; what is in them follows."""
    if token.level == 0 and token.nesting == 1 and token.tag in _BLOCKS_WITH_DIRECTION:
        token.attrSet("dir", "auto")
    if token.tag in ("td", "th") and token.nesting == 1:
        side = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        if side:
            token.attrs["class"] = f"align-{side}"


def _mark_task(item: Token, inline: Token) -> None:
    """Turn ``[x]`` at the start of a list item into a box that needs no form control."""
    first = inline.children[0] if inline.children else None
    match = _TASK.match(first.content) if first and first.type == "text" else None
    if first and match:
        box = "\N{BALLOT BOX}" if match[1] == " " else "\N{BALLOT BOX WITH CHECK}"
        first.content = f"{box} {first.content[match.end() :]}"
        item.attrs["class"] = "task"


def _text_of_html(token: Token) -> Iterator[Token]:
    """Give the words of a block of HTML as paragraphs; comments, scripts and styles have none."""
    words = html.unescape(nh3.clean(token.content, tags=set()))
    for part in re.split(r"\n\s*\n", words):
        if part.strip():
            start = Token("paragraph_open", "p", 1, level=token.level)
            _set_direction(start)
            yield from (
                start,
                Token("inline", "", 0, children=[_text(part.strip())]),
                Token("paragraph_close", "p", -1),
            )


def _is_html(tag: str) -> bool:
    """Tell HTML, which is dropped, from other words in angle brackets ("vector<int>"), which stay as text."""
    match = _TAG_NAME.match(tag)
    return match is None or match[1].lower() in nh3.ALLOWED_TAGS or bool(_ACTIVE_NAMES.fullmatch(match[1]))


def _plain(children: Iterable[Token]) -> str:
    """Return the words of inline tokens, for an alt text."""
    return "".join(
        _plain(child.children or ()) if child.type == "image" else "\n" if child.type == "softbreak" else child.content
        for child in children
        if child.type != "html_inline"
    )


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _missing(words: str) -> Token:
    return Token("missing", "", 0, content=words)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Return this process's parser: CommonMark and the four extensions, with our own ways to write some tokens."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    # Every address is judged by `_Rewriter`; refusing here would leave the link's punctuation in the text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the name is the parser's
    rules: dict[str, Any] = parser.renderer.rules  # type: ignore[attr-defined]
    rules |= {
        "fence": lambda tokens, index, *_: _write_code(tokens[index]),
        "code_block": lambda tokens, index, *_: _write_code(tokens[index]),
        "image": lambda tokens, index, *_: _write_image(tokens[index]),
        "missing": lambda tokens, index, *_: f'<span class="missing">{escape(tokens[index].content)}</span>',
        # On the box around it, so that a table from the left begins at its left also on a page from the right.
        "table_open": lambda *_: '<div class="table-scroll" dir="auto" tabindex="0">\n<table>\n',
        "table_close": lambda *_: "</table>\n</div>\n",
        "footnote_ref": lambda tokens, index, _options, env: _write_footnote_reference(tokens[index], env["prefix"]),
        "footnote_block_open": lambda *_: '<section class="footnotes" dir="auto">\n<ol>\n',
        "footnote_block_close": lambda *_: "</ol>\n</section>\n",
        "footnote_open": lambda tokens, index, _options, env: (
            f'<li id="{env["prefix"]}fn{tokens[index].meta["id"] + 1}" class="footnote">'
        ),
        "footnote_close": lambda *_: "</li>\n",
        "footnote_anchor": lambda tokens, index, _options, env: (
            f' <a href="#{env["prefix"]}fnref{_footnote_name(tokens[index])}">\N{LEFTWARDS ARROW WITH HOOK}\ufe0e</a>'
        ),
    }
    return parser


def _write_code(token: Token) -> str:
    # An indented block may be a poem in any direction; a fenced one is code, which reads from the left.
    direction = "ltr" if token.type == "fence" else "auto"
    language = (token.info.split() or [""])[0].lower()
    css = f' class="language-{language}"' if LANGUAGE_NAME.fullmatch(language) else ""
    return f'<pre dir="{direction}" tabindex="0"><code{css}>{escape(token.content)}</code></pre>\n'


def _write_image(token: Token) -> str:
    attributes = dict(token.attrs)
    if not token.meta.get("is_figure"):
        return f"<img{_write_attributes(attributes)}>"
    caption = escape(attributes.pop("title", ""))
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    picture = f"<img{_write_attributes(attributes)}>"
    # A decoration has no words that could name a link.
    linked = f'<a href="{escape(attributes["src"])}">{picture}</a>' if attributes["alt"] else picture
    return f'<figure dir="auto">{linked}{shown}</figure>\n'


def _write_attributes(attributes: Mapping[str, str | int | float]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _footnote_name(token: Token) -> str:
    repeat = token.meta.get("subId", 0)
    return f"{token.meta['id'] + 1}-{repeat}" if repeat > 0 else str(token.meta["id"] + 1)


def _write_footnote_reference(token: Token, prefix: str) -> str:
    number = token.meta["id"] + 1
    return f'<sup id="{prefix}fnref{_footnote_name(token)}"><a href="#{prefix}fn{number}">[{number}]</a></sup>'
