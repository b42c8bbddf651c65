"""The first law: after any edit, building what changed gives the bytes of building everything anew."""

import os
import random
import shutil

import pytest
from schools import build, build_clean, differing, read_site, write_files

from plfolio.build.worker import State

EDITS = 200


def make_small_school(root):
    """Three students, a framework, assessments: enough for every sort of edit, and quick to build 200 times."""
    files = {
        "site_config.yml": "school: {name: Small}\npublish: {start_page: yes}\n",
        "school/frameworks/f.yml": (
            "id: f\ntitle: F\nstandards:\n"
            + "".join(f"  - {{code: F.{n}, statement: Statement {n}}}\n" for n in (1, 2, 3))
        ),
        "school/roster.csv": "student,name,grade,classes,listed\nada,Ada A,4,,yes\nbo,Bo B,4,,no\ncy,Cy C,5,,yes\n",
        "school/assessments/a.csv": (
            "student,artifact,standard,level,date,assessor,comment\n"
            + "".join(f"{s},one,F.{n},{n},2026-10-0{n},T,Good {s}\n" for s in ("ada", "bo", "cy") for n in (1, 2, 3))
        ),
        "school/badges.yml": "badges:\n  - {id: b, name: Bee, needs: {standards: [F.3], evidence: 1}}\n",
    }
    for student in ("ada", "bo", "cy"):
        files[f"student_content/{student}/profile.md"] = f"---\nname: {student.title()}\n---\nHello\n"
        for piece in ("one", "two"):
            files[f"student_content/{student}/artifacts/{piece}.md"] = (
                f"---\ntitle: {piece}\ndate: 2026-10-01\nstandards: [F.1, F.3]\nself: 2\n---\nText of {student}\n"
            )
    return write_files(root, files)


def pick_file(root, chance):
    return chance.choice(sorted(path for path in (root / "student_content").rglob("*.md")))


def edit_text(root, chance):
    path = pick_file(root, chance)
    path.write_text(path.read_text(encoding="utf-8") + f"\nA line {chance.random()}\n", encoding="utf-8")


def add_piece(root, chance):
    student = chance.choice(["ada", "bo", "cy"])
    path = root / "student_content" / student / "artifacts" / f"new{chance.randrange(6)}.md"
    audience = chance.choice(["private", "family", "public", "nobody"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: New\naudience: {audience}\nstandards: [F.2]\n---\nx\n", encoding="utf-8")


def delete_piece(root, chance):
    pieces = sorted((root / "student_content").rglob("artifacts/*.md"))
    if len(pieces) > 2:
        chance.choice(pieces).unlink()


def break_page(root, chance):
    pick_file(root, chance).write_text("---\ntitle: never closed\n", encoding="utf-8")


def mend_page(root, chance):
    pick_file(root, chance).write_text("---\ntitle: Mended\n---\nFine again\n", encoding="utf-8")


def add_row(root, chance):
    path = root / "school" / "assessments" / "a.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    student = chance.choice(["ada", "bo", "cy", "nobody"])
    row = f"{student},one,F.{chance.randrange(1, 5)},{chance.randrange(1, 6)},2026-10-09,T,"
    lines.insert(chance.randrange(1, len(lines) + 1), row)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def delete_row(root, chance):
    path = root / "school" / "assessments" / "a.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > 3:
        del lines[chance.randrange(1, len(lines))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def toggle_student(root, chance):
    content, away = root / "student_content", root / "away"
    away.mkdir(exist_ok=True)
    there = sorted(content.iterdir())
    gone = sorted(away.iterdir())
    if gone:
        # Somebody may have begun the folder anew meanwhile.
        shutil.rmtree(content / gone[0].name, ignore_errors=True)
        gone[0].rename(content / gone[0].name)
    elif len(there) > 1:
        shutil.move(chance.choice(there), away)


def rename_piece(root, chance):
    pieces = sorted((root / "student_content").rglob("artifacts/*.md"))
    if pieces:
        path = chance.choice(pieces)
        path.rename(path.with_name(f"renamed{chance.randrange(9)}.md"))


def change_settings(root, chance):
    name = chance.choice(["Small", "Other"])
    page = chance.choice(["yes", "no"])
    method = chance.choice(["most-recent", "highest", "mean"])
    text = f"school: {{name: {name}}}\npublish: {{start_page: {page}}}\nmastery: {{method: {method}}}\n"
    (root / "site_config.yml").write_text(text, encoding="utf-8")


def touch_output(root, chance):
    pages = sorted((root / "site" / "family").rglob("*.html"))
    if pages:
        chance.choice(pages).write_text("somebody was here", encoding="utf-8")


def throw_cache_away(root, chance):
    shutil.rmtree(root / ".plfolio", ignore_errors=True)


def same_size_and_time(root, chance):
    """Other bytes under the same size and time, as `unzip` and `git checkout` can leave them."""
    path = pick_file(root, chance)
    found, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.swapcase(), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def set_clocks(root, chance):
    """Files from the future and from 1970, as a camera, a mended clock and an archive leave them; bytes stay."""
    moment = chance.choice([0, 1_700_000_000, 4_000_000_000])
    for path in sorted((root / chance.choice(["student_content", "school", ".plfolio"])).rglob("*")):
        os.utime(path, (moment, moment))


def bring_back(root, chance):
    """An older state of a file with its own time, as a backup or `git checkout` brings it; else keep one for later."""
    kept = root / "kept.md"
    if kept.is_file():
        target = pick_file(root, chance)
        shutil.copy2(kept, target)
        kept.unlink()
    else:
        shutil.copy2(pick_file(root, chance), kept)


def change_home_languages(root, chance):
    pick = ["", "es", "ar; es", "Klingon"]
    rows = [f"{student},{student.title()} A,4,,yes,{chance.choice(pick)}" for student in ("ada", "bo", "cy")]
    text = "\n".join(["student,name,grade,classes,listed,home_language", *rows, ""])
    (root / "school" / "roster.csv").write_text(text, encoding="utf-8")


EVERY_EDIT = (
    edit_text, add_piece, delete_piece, break_page, mend_page, add_row, delete_row, toggle_student, rename_piece,
    change_settings, change_home_languages, touch_output, throw_cache_away, same_size_and_time, set_clocks, bring_back,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_law_1_incremental_equals_clean_after_random_edits(tmp_path, seed):
    root = make_small_school(tmp_path / "school")
    build(root)
    chance = random.Random(seed)
    for number in range(EDITS // 4):
        edit = chance.choice(EVERY_EDIT)
        edit(root, chance)
        report = build(root)
        # A student of whom nothing can be read keeps the last good site: the one exception, and it is meant.
        kept = tuple(f"{outcome.folder}/" for outcome in report.outcomes if outcome.state is State.KEPT)
        shown = {name: data for name, data in read_site(root).items() if not kept or not name.startswith(kept)}
        clean = build_clean(root, tmp_path / "clean")
        if kept:
            # The start page lists whoever has a site.
            shown.pop("index.html", None)
            clean.pop("index.html", None)
        assert differing(shown, clean) == [], f"after edit {number}: {edit.__name__}"
