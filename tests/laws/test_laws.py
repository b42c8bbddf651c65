"""The four laws of the build, on the sample school and on random edits of a small one."""

import os
import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.build.worker import State
from plfolio.cli.console import Silence
from plfolio.model import Audience

SAMPLE = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)
EDITS = 200


def copy_sample(to):
    for name in ("site_config.yml", "school", "student_content"):
        source = SAMPLE / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, to / name)
    return to


def build(root, **options):
    school, _ = open_school(root)
    values = {"edition": Audience.FAMILY, "as_of": AS_OF, "executor": "serial", "jobs": 1, **options}
    return build_school(school, BuildOptions(**values), Silence())


def read_site(root, edition="family"):
    """Every file that a reader would get, and its bytes."""
    folder = root / "site" / edition
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differing(one, other):
    """The names of files that are in one site only, or not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def read_times(root):
    return {path: path.stat().st_mtime_ns for path in sorted((root / "site").rglob("*")) if path.is_file()}


def build_clean(root, tmp_path):
    """Build the same sources from nothing, and return the site."""
    fresh = tmp_path / "clean"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".plfolio"))
    build(fresh)
    return read_site(fresh)


def make_old(root):
    """Give every source a time long past, so that no file counts as freshly written."""
    for path in sorted(root.rglob("*")):
        if "site" not in path.relative_to(root).parts:
            os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    root = copy_sample(tmp_path_factory.mktemp("sample"))
    build(root)
    return root


def test_law_2_serial_equals_parallel_equals_shuffled(sample, tmp_path):
    parallel = copy_sample(tmp_path)
    students = list(open_school(parallel)[0].students)
    random.Random(7).shuffle(students)
    for half in (students[::2], students[1::2]):
        build(parallel, executor="processes", jobs=2, students=tuple(half))
    assert differing(read_site(parallel), read_site(sample)) == []


def test_law_2_dask_equals_serial(sample, tmp_path):
    pytest.importorskip("distributed", reason="the Dask executor needs plfolio[dask]")
    root = copy_sample(tmp_path)
    build(root, executor="dask", jobs=2)
    assert differing(read_site(root), read_site(sample)) == []


def test_law_3_building_twice_changes_nothing_and_reads_no_page(sample, monkeypatch):
    make_old(sample)
    build(sample)
    before = read_times(sample)
    opened = []
    real = Path.open

    def watched(path, *arguments, **options):
        opened.append(Path(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", watched)
    report = build(sample)
    assert report.count(State.UNCHANGED) == len(report.outcomes) > 0
    assert read_times(sample) == before
    assert [path for path in opened if "student_content" in path.parts] == []


def test_law_4_a_broken_student_changes_no_other_students_bytes(sample, tmp_path):
    """One folder with everything wrong at once; the rest is as if it were not there."""
    root = copy_sample(tmp_path)
    broken = root / "student_content" / "zz-broken"
    (broken / "artifacts" / "bomb").mkdir(parents=True)
    (broken / "profile.md").write_bytes(b"\xff\xfe\x00---\x00")
    (broken / "artifacts" / "bomb" / "index.md").write_text("---\ntitle: " + "[" * 20_000, encoding="utf-8")
    (broken / "artifacts" / "bomb" / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    (broken / "artifacts" / "loop.md").write_text("[" * 5_000 + "](x)" * 5_000, encoding="utf-8")
    (broken / "artifacts" / "other").symlink_to(root / "school")
    build(root)
    others = {name: data for name, data in read_site(root).items() if not name.startswith("zz-broken/")}
    assert differing(others, read_site(sample)) == []


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
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


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


def change_home_languages(root, chance):
    pick = ["", "es", "ar; es", "Klingon"]
    rows = [f"{student},{student.title()} A,4,,yes,{chance.choice(pick)}" for student in ("ada", "bo", "cy")]
    text = "\n".join(["student,name,grade,classes,listed,home_language", *rows, ""])
    (root / "school" / "roster.csv").write_text(text, encoding="utf-8")


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


EVERY_EDIT = (
    edit_text, add_piece, delete_piece, break_page, mend_page, add_row, delete_row, toggle_student, rename_piece,
    change_settings, change_home_languages, touch_output, throw_cache_away, same_size_and_time,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_law_1_incremental_equals_clean_after_random_edits(tmp_path, seed):
    root = make_small_school(tmp_path / "school")
    (tmp_path / "school").mkdir(exist_ok=True)
    build(root)
    chance = random.Random(seed)
    for number in range(EDITS // 4):
        edit = chance.choice(EVERY_EDIT)
        edit(root, chance)
        report = build(root)
        # A student of whom nothing can be read keeps the last good site: the one exception, and it is meant.
        kept = tuple(f"{outcome.folder}/" for outcome in report.outcomes if outcome.state is State.KEPT)
        shown = {name: data for name, data in read_site(root).items() if not kept or not name.startswith(kept)}
        clean = build_clean(root, tmp_path)
        if kept:
            # The start page lists whoever has a site.
            shown.pop("index.html", None)
            clean.pop("index.html", None)
        assert differing(shown, clean) == [], f"after edit {number}: {edit.__name__}"
