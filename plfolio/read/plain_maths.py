"""A formula in LaTeX as a person writes it in a line of plain text: 3/4, x², 8 ÷ 2, √2.

Takes what stood between two dollar signs; gives text, or None. It is never wrong mathematics: where a line of text
could mean something else than the formula did, brackets are added, and what is not known here is left to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["write_formula"]

_LONGEST = 400
_MOST_GROUPS = 60
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)


def _table(text: str) -> dict[str, str]:
    """Return a table in which every name stands before its sign."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_SIGNS = _table(r"""
    \times ×  \div ÷  \cdot ·  \pm ±  \mp ∓  \le ≤  \leq ≤  \ge ≥  \geq ≥  \lt <  \gt >  \ne ≠  \neq ≠  \approx ≈
    \equiv ≡  \cong ≅  \sim ∼  \Box □  \square □  \angle ∠  \triangle △  \perp ⊥  \parallel ∥  \ldots …  \dots …
    \cdots ⋯  \to →  \rightarrow →  \in ∈  \cup ∪  \cap ∩  \subset ⊂  \degree °  \% %  \$ $  \& &  \# #
""")
_LETTERS = _table(r"""
    \alpha α  \beta β  \gamma γ  \delta δ  \theta θ  \lambda λ  \mu μ  \pi π  \rho ρ  \sigma σ  \phi φ  \omega ω
    \Delta Δ  \Omega Ω  \infty ∞
""")
_FUNCTIONS = frozenset((r"\sin", r"\cos", r"\tan", r"\cot", r"\sec", r"\csc", r"\log", r"\ln"))
_FRACTIONS = (r"\frac", r"\dfrac", r"\tfrac")
_WORDS = (r"\text", r"\textrm", r"\mathrm", r"\mathit")
_SPACES = (r"\,", r"\;", r"\:", r"\ ", r"\quad")
_BRACE = ("{",)
_ROOT = (r"\sqrt",)
_UNSEEN = (r"\left", r"\right", r"\!")
_BRACKETS = {r"\{": "{", r"\}": "}"}
_ROOTS = {"": "√", "3": "∛", "4": "∜"}
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISABLE = re.compile(r"[-+−]?[0-9]+|n")
_LOWERABLE = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FACTORS = re.compile(r"[^\W_]+|[0-9]+\.[0-9]+")
_CALL = re.compile(r"[^\W\d_]?\([^()]*\)")


class _Kind(Enum):
    FACTOR = auto()  # a letter or a digit
    OPEN = auto()
    CLOSE = auto()
    SIGN = auto()
    SPACE = auto()
    FUNCTION = auto()
    FRACTION = auto()
    ROOT = auto()
    SCRIPT = auto()  # what stood higher or lower
    DEGREE = auto()


@dataclass(frozen=True, slots=True)
class _Atom:
    kind: _Kind
    text: str


_NOTHING = _Atom(_Kind.SPACE, "")
_BEGINS_FACTOR = (_Kind.FACTOR, _Kind.OPEN, _Kind.FRACTION, _Kind.ROOT, _Kind.FUNCTION)
_ENDS_FACTOR = (_Kind.FACTOR, _Kind.CLOSE, _Kind.FRACTION, _Kind.ROOT, _Kind.SCRIPT, _Kind.DEGREE)


class _UnknownError(Exception):
    """A part of a formula has no plain form here."""


def write_formula(source: str) -> str | None:
    """Return a formula in plain text; None when a part of it is not known."""
    reading = _Reading(source)
    if len(source) > _LONGEST or source.count("{") > _MOST_GROUPS:  # so much is no formula, but damage or mischief
        return None
    try:
        text = _join(list(reading.atoms(end="")))
    except _UnknownError:
        return None
    return " ".join(text.split())


class _Reading:
    """One way through a formula, from left to right."""

    def __init__(self, source: str) -> None:
        self._tokens = _TOKEN.findall(source)
        self._place = 0

    def atoms(self, end: str) -> Iterator[_Atom]:
        """Give the atoms up to `end`. Braces are invisible, so what is in them stands in line with the rest."""
        while (token := self._next()) != end:
            if token in ("", "}"):
                raise _UnknownError
            if token in _BRACE:
                yield from self.atoms(end="}")
            elif token in _UNSEEN:
                if self._peek() == ".":  # \left. stands for no bracket at all
                    self._next()
            else:
                yield self._atom(token)

    def _next(self) -> str:
        token = self._peek()
        self._place += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _argument(self) -> str:
        """Return what a command is about: a group, or the one sign that follows."""
        while self._peek().isspace():
            self._next()
        token = self._next()
        if token in ("", "}", "^", "_"):
            raise _UnknownError
        return _join(list(self.atoms(end="}")) if token in _BRACE else [self._atom(token)]).strip()

    def _atom(self, token: str) -> _Atom:
        if token in _FRACTIONS:
            return _Atom(_Kind.FRACTION, f"{_above(self._argument())}/{_below(self._argument())}")
        if token in _ROOT:
            return _Atom(_Kind.ROOT, self._root())
        if token in ("^", "_"):
            return self._script(token)
        return _Atom(_Kind.FACTOR, self._argument()) if token in _WORDS else _plain_atom(token)

    def _root(self) -> str:
        degree = ""
        if self._peek() == "[":
            self._next()
            degree = "".join(iter(self._next, "]")) if "]" in self._tokens[self._place :] else "?"
        if degree not in _ROOTS:
            raise _UnknownError
        inside = self._argument()
        is_alone = len(inside) == 1 or _NUMBER.fullmatch(inside)
        return _ROOTS[degree] + (inside if is_alone else f"({inside})")

    def _script(self, sign: str) -> _Atom:
        if self._peek() == r"\circ" or self._tokens[self._place : self._place + 3] == ["{", r"\circ", "}"]:
            self._place += 1 if self._peek() == r"\circ" else 3
            return _Atom(_Kind.DEGREE, "°")
        text = self._argument()
        if sign == "^" and _RAISABLE.fullmatch(text):
            return _Atom(_Kind.SCRIPT, text.translate(_RAISED))
        if sign == "_" and _LOWERABLE.fullmatch(text):
            return _Atom(_Kind.SCRIPT, text.translate(_LOWERED))
        return _Atom(_Kind.SCRIPT, f"{sign}{text}" if len(text) == 1 else f"{sign}({text})")


def _plain_atom(token: str) -> _Atom:
    if token.isspace() or token in _SPACES:
        return _Atom(_Kind.SPACE, " ")
    if token in _FUNCTIONS:
        return _Atom(_Kind.FUNCTION, token[1:])
    text = _LETTERS.get(token) or _SIGNS.get(token) or _BRACKETS.get(token) or token
    if len(text) > 1:
        raise _UnknownError
    kinds = {"(": _Kind.OPEN, "[": _Kind.OPEN, "{": _Kind.OPEN, ")": _Kind.CLOSE, "]": _Kind.CLOSE, "}": _Kind.CLOSE}
    kinds["°"] = _Kind.DEGREE
    usual = _Kind.FACTOR if text.isalnum() or token in _LETTERS else _Kind.SIGN
    return _Atom(kinds.get(text, usual), text)


def _above(text: str) -> str:
    return text if _FACTORS.fullmatch(text) or _CALL.fullmatch(text) else f"({text})"


def _below(text: str) -> str:
    is_one = len(text) == 1 or _NUMBER.fullmatch(text) or _CALL.fullmatch(text)
    return text if is_one else f"({text})"


def _join(atoms: Sequence[_Atom]) -> str:
    """Write atoms in a line, with the brackets and spaces that a line needs and a formula does not."""
    return "".join(_place(atom, atoms[:place], atoms[place + 1 :]) for place, atom in enumerate(atoms))


def _place(atom: _Atom, before: Sequence[_Atom], after: Sequence[_Atom]) -> str:
    beside = (before[-1] if before else _NOTHING, after[0] if after else _NOTHING)
    seen_before = next((one for one in reversed(before) if one.kind is not _Kind.SPACE), _NOTHING)
    seen_after = next((one for one in after if one.kind is not _Kind.SPACE), _NOTHING)
    if atom.kind is _Kind.FRACTION:
        return _place_fraction(atom.text, beside[0], seen_before, seen_after)
    if atom.kind is _Kind.ROOT:
        is_followed = beside[1].kind in (*_BEGINS_FACTOR, _Kind.SCRIPT)
        return f"({atom.text})" if is_followed else atom.text
    if atom.kind is _Kind.SCRIPT:
        return _place_script(atom.text, seen_before, beside[1])
    if atom.kind is _Kind.FUNCTION:
        start = " " if beside[0].kind in _ENDS_FACTOR else ""
        return f"{start}{atom.text}{' ' if beside[1].kind in (_Kind.FACTOR, _Kind.FRACTION, _Kind.ROOT) else ''}"
    if atom.kind is _Kind.SPACE:
        is_unit = beside[0].kind is _Kind.DEGREE and beside[1].kind is _Kind.FACTOR
        return "" if is_unit or beside[1].kind in (_Kind.DEGREE, _Kind.SCRIPT) else " "
    return atom.text


def _place_fraction(text: str, beside: _Atom, before: _Atom, after: _Atom) -> str:
    is_followed = after.kind in (*_BEGINS_FACTOR, _Kind.SCRIPT, _Kind.DEGREE) or after.text in ("/", "÷")
    if before.kind is _Kind.FACTOR and before.text.isdecimal() and re.fullmatch(r"[0-9]+/[0-9]+", text):
        if is_followed:
            raise _UnknownError
        return text if beside.kind is _Kind.SPACE else f" {text}"  # a mixed number: 2 1/2
    is_followed = is_followed or before.kind in (*_ENDS_FACTOR, _Kind.FUNCTION) or before.text in ("/", "÷")
    return f"({text})" if is_followed else text


def _place_script(text: str, before: _Atom, after: _Atom) -> str:
    if before is _NOTHING or before.kind is _Kind.OPEN:
        raise _UnknownError
    is_bare = text[0] in "^_" and text[1] != "("
    is_followed = after.kind in (*_BEGINS_FACTOR, _Kind.SCRIPT)
    return f"{text[0]}({text[1:]})" if is_bare and is_followed else text
