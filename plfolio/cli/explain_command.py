"""`plfolio explain`: what a message means, why it matters, and an example.

Takes a code or its name; gives its page, or the list of all codes.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import asdict

import click

from plfolio.cli.console import say
from plfolio.cli.exits import CouldNotStartError
from plfolio.diagnostics import ALL_CODES, Code, find_code

__all__ = ["command"]


@click.command("explain")
@click.argument("code", required=False)
@click.option("--format", "style", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(code: str | None, style: str) -> None:
    """Explain a message by its code (such as P103) or its name. Without one, list them all.

    \b
    Example:
      plfolio explain P103
    """
    codes = ALL_CODES if code is None else (_find(code),)
    if style == "json":
        say(json.dumps([_to_json(one) for one in codes], ensure_ascii=False, indent=2))
    elif code is None:
        for one in codes:
            say(f"{one.id}  {one.wording().title}")
    else:
        say(_to_text(codes[0]))


def _find(text: str) -> Code:
    code = find_code(text)
    if code:
        return code
    names = {key: one for one in ALL_CODES for key in (one.id, one.name)}
    near = difflib.get_close_matches(text, names, n=3)
    meant = f" Did you mean {' or '.join(near)}?" if near else " `plfolio explain` lists them all."
    message = f"there is no message with the code {text}.{meant}"
    raise CouldNotStartError(message)


def _to_text(code: Code) -> str:
    words = code.wording()
    parts = [
        f"{code.id} ({code.name}): {words.title}",
        f"Why it matters\n{_indent(words.why)}",
        f"Not like this\n{_indent(words.wrong)}",
        f"Like this\n{_indent(words.right)}",
    ]
    return "\n\n".join(parts)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())


def _to_json(code: Code) -> dict[str, str]:
    return {
        "id": code.id,
        "name": code.name,
        "severity": code.severity,
        "reader": code.reader,
        **asdict(code.wording()),
    }
