"""A cache that was damaged, swapped, cut off or forged: what is remembered is right or forgotten, never wrong."""

import random
import shutil

import pytest
from PIL import Image
from schools import build, build_clean, copy_starter, differing, read_site, write_files

from plfolio.build.store import RecordStore
from plfolio.model import Audience

PIECE = "---\ntitle: Photos\ndate: 2026-10-01\nstandards: [SCI.1]\n---\n![A photo](photo.jpg)\n\n[Notes](notes.txt)\n"


def make_school(root):
    """Ada and Bo with badges, photos and texts, so that every store holds something of each."""
    copy_starter(root, ("ada", "bo"))
    rows = "".join(
        f"{student},my-bean-plant,SCI.{n},4,2026-10-20,T,Good\n" for student in ("ada", "bo") for n in (1, 2)
    )
    write_files(root, {"school/assessments/a.csv": f"student,artifact,standard,level,date,assessor,comment\n{rows}"})
    for student, colour in (("ada", "navy"), ("bo", "teal")):
        piece = f"student_content/{student}/artifacts/photos"
        write_files(root, {f"{piece}/index.md": PIECE, f"{piece}/notes.txt": f"Notes of {student}\n"})
        Image.new("RGB", (90, 60), colour).save(root / piece / "photo.jpg")
    return root


def remembered(root):
    """Every file that a build leaves for the next one, but the lock."""
    own = root / "site" / ".plfolio"
    files = [*(root / ".plfolio").rglob("*"), *own.rglob("*")]
    return sorted(path for path in files if path.is_file() and path.name not in {"build.lock", "made-by-plfolio.txt"})


def flip(path, chance, _):
    data = bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def cut_off(path, chance, _):
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data) or 1)])


def swap(path, chance, others):
    """With another file of its kind, such as the record of another student, or another picture."""
    other = chance.choice([one for one in others if one.suffix == path.suffix])
    mine, theirs = path.read_bytes(), other.read_bytes()
    path.write_bytes(theirs)
    other.write_bytes(mine)


def blank(path, chance, _):
    path.write_bytes(bytes(len(path.read_bytes())))


def forget(path, chance, _):
    path.unlink()


def call_it_another_version(path, chance, _):
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 0').replace(b'"fields"', b'"field"'))


EVERY_DAMAGE = (flip, flip, cut_off, swap, swap, blank, forget, call_it_another_version)


@pytest.mark.parametrize(
    ("seed", "rounds"), [(0, 40), *(pytest.param(seed, 500, marks=pytest.mark.soak) for seed in range(1, 5))]
)
def test_no_damage_to_what_is_remembered_gives_another_site(tmp_path, seed, rounds):
    """After each damage the school is built: sometimes with an edit that makes it look at every store again."""
    root = make_school(tmp_path / "school")
    build(root)
    build(root, edition=Audience.PRIVATE)
    chance = random.Random(seed)
    clean = build_clean(root, tmp_path / "clean")
    for number in range(rounds):
        damage = chance.choice(EVERY_DAMAGE)
        there = remembered(root)
        path = chance.choice(there)
        damage(path, chance, there)
        if number % 4 == 0:
            for student in ("ada", "bo"):
                write_files(root, {f"student_content/{student}/profile.md": f"---\nname: Name {number}\n---\n"})
            clean = build_clean(root, tmp_path / "clean")
        build(root)
        assert differing(read_site(root), clean) == [], (number, damage.__name__, path.relative_to(root))


@pytest.mark.soak
def test_no_bit_of_a_record_can_be_turned_without_the_record_being_refused(tmp_path):
    root = make_school(tmp_path / "school")
    build(root)
    store = RecordStore(root / ".plfolio" / "records" / "family")
    record, _ = store.load("ada")
    path = next(path for path in (root / ".plfolio" / "records" / "family").glob("ada.*"))
    good = path.read_bytes()
    for place in range(len(good)):
        for bit in range(8):
            path.write_bytes(good[:place] + bytes([good[place] ^ 1 << bit]) + good[place + 1 :])
            assert store.load("ada")[0] in (None, record), (place, bit)


def test_a_withdrawn_page_goes_even_when_the_list_of_what_is_ours_is_lost(tmp_path):
    """The list stands beside the sites; the record in the cache still knows."""
    root = make_school(tmp_path / "school")
    build(root)
    shutil.rmtree(root / "student_content" / "ada" / "artifacts" / "photos")
    for damaged in ("ada", "bo"):
        (root / "site" / ".plfolio" / "family" / f"{damaged}.json").write_text("[", encoding="utf-8")
    shutil.rmtree(root / "student_content" / "bo")
    build(root)
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []
