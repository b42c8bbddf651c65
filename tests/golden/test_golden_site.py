"""A small whole school, byte for byte: an accident anywhere in the build shows here. `make golden` accepts a change."""

import hashlib
from datetime import date
from pathlib import Path

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience

GOLDEN = Path(__file__).parent / "small-school"

# The whole school stands here, so that nobody opens a folder of fixtures to read this test.
SCHOOL = """\
-- site_config.yml --
school: {name: Small School, welcome: Hello}
publish: {start_page: yes}
-- school/roster.csv --
student,name,grade,classes,listed
mina,Mina M,4,4a,yes
omar,Omar O,4,4a,no
-- school/frameworks/small.yml --
id: small
title: Small standards
standards:
  - code: SCI
    statement: Science
    standards:
      - {code: SCI.1, statement: Plan a fair test.}
      - {code: SCI.2, statement: Read a graph.}
-- school/rubrics/small.yml --
rubrics:
  - standard: SCI.1
    since: 2026-09-01
    levels: {1: I try things., 2: I change one thing., 3: I keep the rest the same., 4: I say why.}
-- school/assessments/small.csv --
student,artifact,standard,level,date,assessor,comment
mina,boats,SCI.1,2,2026-09-20,Ms Tal,Change one thing only.
mina,boats-again,SCI.1,3,2026-10-20,Ms Tal,<b>Now</b> it is fair.
mina,,SCI.2,4,2026-10-21,Mr Roe,Read the bus timetable aloud.
-- school/overrides.csv --
student,standard,level,date,by,note
mina,SCI.2,3,2026-10-01,Mr Roe,Seen in class.
-- school/badges.yml --
badges:
  - {id: fair, name: Fair Tester, shape: hexagon, needs: {standards: [SCI.1], evidence: 2}}
  - {id: graphs, name: Graph Reader, shape: star, needs: {standards: [SCI.2], evidence: 2}}
-- school/pacing.yml --
targets:
  - {standard: SCI.2, start: 2026-09-01, by: 2027-01-31, level: 3, task: We draw a graph each week.}
-- school/next_steps.yml --
next_steps:
  - {standard: SCI.1, support: [Ask a partner.], stretch: [Teach it.]}
-- student_content/mina/profile.md --
---
name: Mina & Co
grade: 4
strengths: [Boats]
---
I like *water*. {{ 7 * 7 }} <script>alert(1)</script>
-- student_content/mina/artifacts/boats.md --
---
title: Boats
date: 2026-09-14
subject: Science
standards: [SCI.1]
self: 3
---
They sank.
-- student_content/mina/artifacts/boats-again.md --
---
title: "Boats <again>"
date: 2026-10-14
subject: Science
standards: [SCI.1]
self: 3
chosen_by: student
showcase: It floats now.
grew_from: [boats]
people: [omar]
---
| Load | Floats |
|------|--------|
| 5 g  | yes    |

## What went well

It **floats**.

## Next time

A bigger one.
-- student_content/mina/goals/graph.md --
---
title: Read a graph alone
date: 2026-09-10
due: 2026-12-01
standard: SCI.2
steps: ["(done) Look at one a day", Draw one]
evidence: [boats-again]
---
-- student_content/mina/reflections/first.md --
---
title: First week
date: 2026-09-04
---
It was loud.
-- student_content/omar/profile.md --
---
name: عمر
language: ar
---
أنا عمر
"""


def write_school(root):
    for part in SCHOOL.removeprefix("-- ").split("\n-- "):
        name, _, text = part.partition(" --\n")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def build_tree(root):
    """Pages and search indexes as text, other files as hashes, but pictures of badges as names, since fonts differ."""
    school, _ = open_school(root)
    build_school(
        school, BuildOptions(edition=Audience.FAMILY, as_of=date(2026, 11, 23), executor="serial", jobs=1), Silence()
    )
    site = root / "site" / "family"
    tree, others = {}, []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html" or path.name == "search-index.js":
            tree[name] = path.read_text(encoding="utf-8")
        elif path.suffix == ".png" and "/badges/" in name:
            others.append(f"{name}")
        elif path.is_file() and "/assets/" not in f"/{name}":
            others.append(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return {**tree, "other-files.txt": "\n".join(others) + "\n"}


def test_golden_small_school(tmp_path, update_golden):
    write_school(tmp_path)
    made = build_tree(tmp_path)
    if update_golden:
        for path in sorted(GOLDEN.rglob("*.*")):
            path.unlink()
        for name, text in made.items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    kept = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*.*")
        if path.is_file()
    }
    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        assert text == kept[name], f"{name} is not as it was: look at the difference, and accept it with `make golden`"


def test_golden_school_says_nothing_it_should_not(tmp_path):
    """What a child typed is text: no tag of theirs acts, no template runs."""
    write_school(tmp_path)
    pages = build_tree(tmp_path)
    text = "".join(pages.values())
    assert "{{ 7 * 7 }}" in text
    assert "<script>alert" not in text
    assert "<b>Now" not in text
    assert "&lt;b&gt;Now" in text
    assert str(tmp_path) not in text
