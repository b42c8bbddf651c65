"""A small school without a mistake, as text, and ways to spoil it: for tests of what `plfolio check` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Content = str | bytes
Change = Callable[[str], Content | None]

SITE = "site_config.yml"
OWN, STATE = "school/frameworks/own.yml", "school/frameworks/state.json"
RUBRICS, LEVELS, OVERRIDES = "school/rubrics/science.yml", "school/assessments/autumn.csv", "school/overrides.csv"
BADGES, PACING, NEXT = "school/badges.yml", "school/pacing.yml", "school/next_steps.yml"
ROSTER = "school/roster.csv"
ANA = "student_content/ana"
PROFILE, OVEN = f"{ANA}/profile.md", f"{ANA}/artifacts/oven/index.md"
GOAL, WEEK = f"{ANA}/goals/graph.md", f"{ANA}/reflections/week.md"

SCHOOL = """\
-- site_config.yml --
school: {name: Our school}
scales:
  - id: four
    levels:
      - {name: Beginning, band: below}
      - {name: Approaching, band: below}
      - {name: Meets, band: on}
      - {name: Extends, band: above}
mastery: {method: decaying, parameters: {weight: 0.65}}
-- school/frameworks/own.yml --
id: own
title: Our standards
standards:
  - {code: S.1, statement: Measure twice.}
  - {code: S.2, statement: Draw a graph.}
-- school/frameworks/state.json --
{
 "CFDocument": {"identifier": "state", "title": "State"},
 "CFItems": [{"identifier": "w7", "humanCodingScheme": "W.7", "fullStatement": "Write."}],
 "CFAssociations": [
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "w7"}, "destinationNodeURI": {"identifier": "state"}}
 ]
}
-- school/rubrics/science.yml --
rubrics:
  - standard: S.1
    levels: {3: It is right., 4: It is elegant.}
-- school/assessments/autumn.csv --
student,artifact,standard,level,date
ana,oven,S.1,3,2026-10-20
ben,boat,S.1,2,2026-10-20
ben,,S.2,4,2026-10-21
-- school/overrides.csv --
student,standard,level,date,by,note
ana,S.2,4,2026-11-01,Ms Reed,We talked.
ben,S.2,3,2026-11-01,Ms Reed,We talked.
-- school/badges.yml --
badges:
  - {id: builder, name: Builder, needs: {standards: [S.1], level: 2, evidence: 1}}
-- school/pacing.yml --
targets:
  - {standard: S.2, by: 2027-01-31}
-- school/next_steps.yml --
next_steps:
  - {standard: S.1, support: [Draw it.], stretch: [Teach it.]}
-- school/roster.csv --
student,name,grade
ana,Ana Ruiz,5
ben,Ben Ito,5
-- student_content/ana/profile.md --
---
name: Ana
---
I like snails.
-- student_content/ana/artifacts/oven/index.md --
---
title: Our oven
date: 2026-10-14
standards: [S.1]
self: 3
---
We built it.

## What went well

All of it.

## What I would change

Nothing.

## Next time

A bigger one.
-- student_content/ana/goals/graph.md --
---
title: Read a graph
standard: S.2
level: 3
evidence: [oven]
---
Soon.
-- student_content/ana/reflections/week.md --
---
title: My week
about: [oven]
---
I was late.
-- student_content/ben/profile.md --
---
name: Ben
---
I like boats.
-- student_content/ben/artifacts/boat/index.md --
---
title: My boat
date: 2026-10-15
standards: [S.1]
self: 2
---
It swims.

## What went well

It swims.

## What I would change

The sail.

## Next time

A sail.
"""


def split_files(text: str) -> dict[str, str]:
    """Return the files of a school by path; each begins below a line ``-- path --``."""
    files: dict[str, str] = {}
    for line in text.splitlines(keepends=True):
        if line.startswith("-- "):
            path = line.strip("- \n")
            files[path] = ""
        else:
            files[path] += line
    return files


FILES = split_files(SCHOOL)


def write_school(root: Path, changes: Mapping[str, Change] | None = None) -> Path:
    """Write the school, with these files changed; a change gets a file's text, "" for a new one."""
    changed = {path: change(FILES.get(path, "")) for path, change in (changes or {}).items()}
    for path, content in {**FILES, **changed}.items():
        if content is not None:
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def swap(old: str, new: str) -> Change:
    """Write one thing for another, which must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def add(more: Content) -> Change:
    """Write more at the end."""
    return lambda text: text.encode() + more if isinstance(more, bytes) else text + more


def put(content: Content | None) -> Change:
    """Write something else; None for no file at all."""
    return lambda _: content
