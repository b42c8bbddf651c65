"""Messages as people and programs read them: text, JSON, or annotations of a code host.

Takes diagnostics; gives lines. Every door prints them through here, once, sorted by file and line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

import click

from plfolio.cli.console import escape, say
from plfolio.diagnostics import Diagnostic, Severity, sort_diagnostics

__all__ = [
    "FORMATS",
    "format_option",
    "has_error",
    "has_trouble",
    "only_option",
    "print_diagnostics",
    "print_reminder",
    "summarise",
]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_ONLY = {"errors": (Severity.ERROR,), "warnings": (Severity.ERROR, Severity.WARNING)}
_SCREENFUL = 10
_MOST_REMINDED = 10
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def has_trouble(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether anything needs attention; notes are advice and do not count."""
    return any(found.severity is not Severity.NOTE for found in diagnostics)


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether something was left out, or not done at all."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def print_diagnostics(diagnostics: Iterable[Diagnostic], style: str, only: str | None = None) -> None:
    """Print messages in the style "text", "json" or "github"; `only` "errors", or "warnings" and errors."""
    wanted = _ONLY.get(only or "", tuple(Severity))
    found = [one for one in sort_diagnostics(diagnostics) if one.severity in wanted]
    if style == "json":
        say(json.dumps([_to_json(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        say(_to_github(one) if style == "github" else _to_text(one))


def print_reminder(diagnostics: Iterable[Diagnostic], content: str, only: str | None = None) -> None:
    """Name the files with errors again when there was so much to read that they are out of sight by now.

    The school's own files come first: what is wrong in them is wrong for everybody. `content` is the students' folder.
    """
    found = sort_diagnostics(diagnostics)
    errors = [one for one in found if one.severity is Severity.ERROR]
    printed = errors if only == "errors" else found
    if not errors or len(printed) <= _SCREENFUL:
        return
    files: dict[str, list[Diagnostic]] = {}
    for one in sorted(errors, key=lambda one: one.location.path.startswith(f"{content}/")):
        files.setdefault(one.location.path, []).append(one)
    say("Mend these first:")
    for first, *others in list(files.values())[:_MOST_REMINDED]:
        more = f" (and {len(others)} more in this file)" if others else ""
        say(f"  {escape(str(first.location))}  {first.code.id}: {escape(first.message)}{more}")
    if len(files) > _MOST_REMINDED:
        say(f"  ... and {len(files) - _MOST_REMINDED} more files. With --only errors you see nothing else.")
    say()


def summarise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line that counts the messages, such as "2 errors, 1 warning, 3 notes"."""
    counts = Counter(found.severity for found in diagnostics)
    parts = [f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in Severity if counts[kind]]
    return ", ".join(parts) or "nothing wrong"


def _to_text(found: Diagnostic) -> str:
    head = click.style(found.severity, fg=_COLOURS[found.severity], bold=True)
    return (
        f"{click.style(escape(str(found.location)), bold=True)}\n"
        f"  {head} {found.code.id}: {escape(found.message)}\n"
        f"  {' ' * len(found.severity)} What to do: {escape(found.hint)}\n"
    )


def _to_json(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code.id,
        "name": found.code.name,
        "severity": found.severity,
        "path": found.location.path,
        "line": found.location.line,
        "column": found.location.column,
        "message": found.message,
        "hint": found.hint,
    }


def _to_github(found: Diagnostic) -> str:
    place = f"file={_quote(found.location.path, in_property=True)}"
    if found.location.line:
        place += f",line={found.location.line}"
    words = found.wording()
    title = _quote(f"{found.code.id} {words.title}", in_property=True)
    return f"::{_GITHUB[found.severity]} {place},title={title}::{_quote(f'{words.message} {words.hint}')}"


def _quote(text: str, *, in_property: bool = False) -> str:
    """Escape text for a workflow command, in which a line end or a colon would begin a new one."""
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]
    if in_property:
        pairs += [(":", "%3A"), (",", "%2C")]
    for plain, quoted in pairs:
        text = text.replace(plain, quoted)
    return escape(text)


FORMATS = ("text", "json", "github")

only_option: Callable[..., Callable[..., object]] = click.option(
    "--only",
    type=click.Choice(tuple(_ONLY)),
    help="errors: show nothing else. warnings: errors and warnings, no notes.",
)

format_option: Callable[..., Callable[..., object]] = click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", show_default=True, help="How messages are written."
)
