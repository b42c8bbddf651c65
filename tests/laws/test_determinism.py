"""The same sources give the same bytes, whatever the machine, the place, the language, the time zone or the moment."""

import os
import random
import shutil

import pytest
from PIL import Image
from schools import AS_OF, copy_sample, copy_starter, differing, read_tree, run, write_files

# Gives what is in a folder in another order each time, as other file systems do.
SHUFFLE = """
import os, random
chance = random.Random(os.environ["SHUFFLE"])
listdir, scandir = os.listdir, os.scandir
class Shuffled:
    def __init__(self, path):
        with scandir(path) as entries:
            self.entries = list(entries)
        chance.shuffle(self.entries)
        self.left = iter(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.left)
    def close(self):
        pass
def shuffled(path="."):
    names = listdir(path)
    chance.shuffle(names)
    return names
os.listdir, os.scandir = shuffled, lambda path=".": Shuffled(path)
"""
PLACES = ("plain", "with spaces and ñ", "a/very/deep/place/of/another/length")
LANGUAGES = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8")
ZONES = ("UTC", "Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu")


def build_elsewhere(tmp_path, source, number):
    """Build a copy of a school as on another machine; return the sites, and the zip that is published of them."""
    chance = random.Random(number)
    place = tmp_path / str(number) / chance.choice(PLACES)
    place.parent.mkdir(parents=True)
    shutil.copytree(source, place)
    scramble(place, chance)
    language, shuffle = chance.choice(LANGUAGES), write_files(tmp_path / "shuffle", {"sitecustomize.py": SHUFFLE})
    environment = {
        **os.environ, "PYTHONHASHSEED": str(number), "TZ": chance.choice(ZONES), "LANG": language, "LC_ALL": language,
        "PYTHONPATH": str(shuffle), "SHUFFLE": str(number), "PYTHONUTF8": chance.choice("01"),
    }  # fmt: skip
    jobs = ("--jobs", str(chance.choice([1, 2, 3])))
    run(place, "build", "--edition", "private", *jobs, *AS_OF, env=environment)
    inside = place / chance.choice(["student_content", "school"])
    done = run(inside, "build", *jobs, *AS_OF, env=environment)
    assert done.returncode in (0, 1), done.stderr
    assert run(place, "publish", "../web.zip", env=environment).returncode == 0
    return {
        **read_tree(place / "site" / "family"),
        "private": read_tree(place / "site" / "private"),
        "said": done.stdout.replace(str(place), ""),
        "zip": (place.parent / "web.zip").read_bytes(),
    }


def scramble(place, chance):
    """Make the files anew in another order and with other times, so that the disk holds them in another way."""
    files = [path for path in sorted(place.rglob("*")) if path.is_file()]
    chance.shuffle(files)
    for path in files:
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        moment = chance.randrange(1_000_000_000, 1_900_000_000)
        os.utime(path, (moment, moment))


def make_school(root):
    copy_starter(root)
    names = {"zoë-example": "Zoë Ünlü", "İpek": "İpek Öz", "ada": "Ada A"}
    for student, name in names.items():
        shutil.copytree(root / "student_content" / "alex-example", root / "student_content" / student)
        write_files(root, {f"student_content/{student}/profile.md": f"---\nname: {name}\npicture: me.png\n---\nHi\n"})
        Image.new("RGB", (300, 200), "teal").save(root / "student_content" / student / "me.png")
    rows = "".join(f"{student},{name},4,Class 4b,yes\n" for student, name in names.items())
    levels = "".join(f"{student},my-bean-plant,SCI.1,{n},2026-10-0{n},T,Good\n" for student in names for n in (2, 4))
    return write_files(
        root,
        {
            "site_config.yml": "school: {name: Straße}\npublish: {start_page: yes}\n",
            "school/roster.csv": f"student,name,grade,classes,listed\n{rows}",
            "school/assessments/more.csv": f"student,artifact,standard,level,date,assessor,comment\n{levels}",
        },
    )


@pytest.mark.parametrize(
    ("make", "times"),
    [
        pytest.param(make_school, 2, id="small school"),
        pytest.param(copy_sample, 12, id="sample school", marks=pytest.mark.soak),
        pytest.param(make_school, 60, id="small school, often", marks=pytest.mark.soak),
    ],
)
def test_other_machines_make_the_same_bytes(tmp_path, make, times):
    source = make(tmp_path / "source")
    first = build_elsewhere(tmp_path, source, 0)
    assert len(first) > 30
    for number in range(1, times):
        assert differing(build_elsewhere(tmp_path, source, number), first) == [], number
