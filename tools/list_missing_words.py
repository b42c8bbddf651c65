"""List what each language of the interface still lacks, for `make languages`.

Takes tags of languages, or none for all of them; prints keys. Exit status 1 when a language that says
``complete: yes`` is not.
"""
# ruff: noqa: INP001, T201 - a script, not part of a package, that answers on the terminal

from __future__ import annotations

import sys

from plfolio.render.words import known_languages, list_missing, read_entries

__all__ = ["main"]


def main(wanted: list[str]) -> int:
    """Print a line for each language, and one for each entry that it lacks."""
    is_wrong = False
    for language in wanted or known_languages():
        missing = list_missing(language)
        entries = read_entries(language)[0]
        says_complete = entries.get("complete") == "yes"
        is_wrong = is_wrong or bool(missing and says_complete)
        print(f"{language} {entries['name']}: {f'{len(missing)} entries are missing' if missing else 'complete'}")
        for key in missing:
            print(f"  {key}")
    return 1 if is_wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
