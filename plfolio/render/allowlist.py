"""What may be in HTML that was made of a student's text: the elements, their attributes, and the values of those.

Takes HTML; gives it with everything else left out, whoever wrote it.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

from plfolio.render.pictures import AT_ONCE, LATER, SIZES, SRCSET

__all__ = ["ATTRIBUTES", "ELEMENTS", "LANGUAGE_NAME", "clean"]

_DIR = {"dir"}
_CELL = {"class"}

ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "blockquote": _DIR,
    "br": set(),
    "code": {"class"},
    "div": {"class", "dir", "tabindex"},
    "em": set(),
    "figcaption": set(),
    "figure": _DIR,
    "h2": _DIR,
    "h3": _DIR,
    "h4": _DIR,
    "h5": _DIR,
    "h6": _DIR,
    "hr": set(),
    "img": {"src", "srcset", "sizes", "alt", "title", "width", "height", "loading", "fetchpriority", "decoding"},
    "li": {"id", "class"},
    "ol": {"start", "dir"},
    "p": _DIR,
    "pre": {"dir", "tabindex"},
    "s": set(),
    "section": {"class", "dir"},
    "span": {"class"},
    "strong": set(),
    "sup": {"id"},
    "table": set(),
    "tbody": set(),
    "td": _CELL,
    "th": _CELL,
    "thead": set(),
    "tr": set(),
    "ul": _DIR,
}
"""What may be in the result: each element, and the attributes it may have (every ``a`` also gets ``rel``)."""

ELEMENTS = frozenset(ATTRIBUTES)

_FIXED_CLASSES = {
    "div": {"table-scroll"},
    "li": {"task", "footnote"},
    "section": {"footnotes"},
    "span": {"missing"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}
_FIXED_VALUES = {
    ("dir", "auto"),
    ("dir", "ltr"),
    ("rel", "noopener noreferrer"),
    ("tabindex", "0"),
    *AT_ONCE.items(),
    *LATER.items(),
}
_FREE_ATTRIBUTES = {"href", "src", "alt", "title"}
LANGUAGE_NAME = re.compile(r"[a-z0-9+#-]{1,20}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_PATTERNS = {
    "height": _NUMBER,
    "id": re.compile(r"u-[a-z0-9-]*fn(ref)?[0-9]+(-[0-9]+)?"),
    "sizes": SIZES,
    "srcset": SRCSET,
    "start": _NUMBER,
    "width": _NUMBER,
}


def clean(made: str) -> str:
    """Return HTML with everything left out that is not in `ATTRIBUTES`, or has a value that we never write."""
    return _cleaner().clean(made)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ATTRIBUTES),
        attributes=ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _keep_attribute(element: str, attribute: str, value: str) -> str | None:
    """Return the value if it is one that we write, None to drop the attribute."""
    if attribute in _FREE_ATTRIBUTES:
        is_kept = True
    elif attribute == "class":
        is_kept = value in _FIXED_CLASSES.get(element, ()) or (
            element == "code" and bool(LANGUAGE_NAME.fullmatch(value.removeprefix("language-")))
        )
    elif attribute in _PATTERNS:
        is_kept = bool(_PATTERNS[attribute].fullmatch(value))
    else:
        is_kept = (attribute, value) in _FIXED_VALUES
    return value if is_kept else None
