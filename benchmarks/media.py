"""Measure what it costs to make photos small: plfolio beside a plain Pillow script, npm's sharp and Hugo, in one run.

Takes a number of photos; gives CPU seconds for each photo of 12 megapixels to three widths, as ratios to plfolio's, and
what the three files weigh. How to read the figures: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

__all__ = ["draw_photo", "main"]

_WIDTHS = (1600, 960, 480)
_TURNS = (0, 90, 180)

# How many blotches of noise lie side by side, and how much of the picture they are: clouds, things, leaves, grain.
_NOISE = ((8, 0.5), (60, 0.35), (500, 0.25), (2000, 0.12))

_PLFOLIO = """
import sys
from pathlib import Path
from plfolio.media.prepare import prepare
from plfolio.model import Attachment
from plfolio.settings import Limits
source, target = Path(sys.argv[1]), Path(sys.argv[2])
for path in sorted(source.glob("*.jpg")):
    made, found = prepare(source, Attachment(name=path.name, path=path.name, size=1), target, Limits())
    assert made and not found, found
"""

_PILLOW = """
import sys
from pathlib import Path
from PIL import Image, ImageOps
source, target = Path(sys.argv[1]), Path(sys.argv[2])
for path in sorted(source.glob("*.jpg")):
    with Image.open(path) as image:
        share = 1600 / max(image.size)
        image.draft("RGB", (round(image.width * share), round(image.height * share)))
        picture = ImageOps.exif_transpose(image).convert("RGB")
    for width in (1600, 960, 480):
        height = round(picture.height * width / picture.width)
        picture = picture.resize((width, height), Image.Resampling.BICUBIC)
        picture.save(target / f"{path.stem}-{width}.jpg", quality=80, optimize=True)
"""

_SHARP = """
const sharp = require("sharp"), fs = require("fs"), path = require("path");
const [source, target] = process.argv.slice(2);
(async () => {
  for (const name of fs.readdirSync(source).sort()) {
    const upright = sharp(path.join(source, name)).rotate().resize(1600, 1600, { fit: "inside", kernel: "cubic" });
    let { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
    for (const width of [1600, 960, 480]) {
      if (width < info.width) {
        const narrower = sharp(data, { raw: info }).resize(width, null, { kernel: "cubic" });
        ({ data, info } = await narrower.raw().toBuffer({ resolveWithObject: true }));
      }
      const file = path.join(target, `${path.parse(name).name}-${width}.jpg`);
      await sharp(data, { raw: info }).jpeg({ quality: 80 }).toFile(file);
    }
  }
})();
"""

_HUGO_CONFIG = """\
baseURL: "/"
disableKinds: [taxonomy, term, RSS, sitemap, "404"]
imaging: {resampleFilter: catmullrom, quality: 80}
"""
_HUGO_LAYOUT = (
    '{{ range resources.Match "photos/*.jpg" }}'
    '{{ $one := .Resize "1600x" }}{{ $two := $one.Resize "960x" }}{{ $three := $two.Resize "480x" }}'
    '<img src="{{ $one.RelPermalink }}" srcset="{{ $two.RelPermalink }} 960w, {{ $three.RelPermalink }} 480w">{{ end }}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One way to make photos small. `command` gives the words to run, for a folder of photos and an empty folder."""

    name: str
    command: Callable[[Path, Path], Sequence[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description="Time making photos small beside Pillow, sharp and Hugo.")
    parser.add_argument("--photos", type=int, default=6, help="how many photos of 12 megapixels")
    parser.add_argument("--repeat", type=int, default=3, help="rounds; the best of each tool counts")
    parser.add_argument("--tools", nargs="+", choices=_FINDERS, default=list(_FINDERS), help="which to measure")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="plfolio-bench-") as folder:
        root = Path(folder)
        few, many = _draw_photos(root, options.photos)
        tools = [tool for name in _FINDERS if name in options.tools for tool in _FINDERS[name](root)]
        best: dict[str, float] = {}
        for number in range(options.repeat):
            for tool in tools:
                room = root / f"{tool.name}-{number}"
                seconds = _cost_of_a_photo(tool, few, many, room)
                best[tool.name] = min(seconds, best.get(tool.name, seconds))
        weights = {tool.name: _weigh(root / f"{tool.name}-0" / "many", options.photos) for tool in tools}
    print(f"One photo of 12 megapixels to {len(_WIDTHS)} widths, best of {options.repeat}")
    for name, seconds in best.items():
        ratio = seconds / next(iter(best.values()))
        print(f"  {name:8} {seconds:6.3f} CPU s  {ratio:5.2f} x {tools[0].name}'s  {weights[name]:5,} kB")
    return 0


def draw_photo(seed: int, size: tuple[int, int] = (4000, 3000)) -> Image.Image:
    """Draw something with runs of colour and the grain of a camera, which weighs about what a phone's photo does."""
    chance = random.Random(seed)  # noqa: S311 - pictures, not secrets
    bands = []
    for turn in _TURNS:
        band = Image.linear_gradient("L").rotate(turn).resize(size)
        for across, share in _NOISE:
            down = max(1, across * size[1] // size[0])
            noise = Image.frombytes("L", (across, down), chance.randbytes(across * down))
            band = Image.blend(band, noise.resize(size, Image.Resampling.BICUBIC), share)
        bands.append(band)
    return Image.merge("RGB", bands)


def _draw_photos(root: Path, count: int) -> tuple[Path, Path]:
    """Write one photo into one folder, and it with the others into another."""
    few, many = root / "few", root / "photos"
    few.mkdir()
    many.mkdir()
    for number in range(count):
        path = many / f"photo-{number:02}.jpg"
        draw_photo(number).save(path, "JPEG", quality=90)
        if not number:
            shutil.copy(path, few)
    sizes = [path.stat().st_size for path in many.iterdir()]
    print(f"{count} photos of {sum(sizes) / len(sizes) / 1e6:.1f} MB")
    return few, many


def _cost_of_a_photo(tool: Tool, few: Path, many: Path, room: Path) -> float:
    """Return CPU seconds for one photo more: starting the tool is left out, since it is paid once for all photos."""
    start, whole = (
        _count_seconds(tool.command(photos, _new_folder(room / name)))
        for name, photos in (("few", few), ("many", many))
    )
    return (whole - start) / (sum(1 for _ in many.iterdir()) - 1)


def _new_folder(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _count_seconds(command: Sequence[str]) -> float:
    """Run a command; return the seconds that it and its threads kept processors busy."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"exit status {process.returncode} from {command[0]}"
        raise SystemExit(message)
    return usage.ru_utime + usage.ru_stime


def _weigh(folder: Path, count: int) -> int:
    """Return the kilobytes of the three files of a photo, on average."""
    files = [path for path in folder.rglob("*.jpg") if "resources" not in path.parts and "assets" not in path.parts]
    if len(files) != count * len(_WIDTHS):
        message = f"{len(files)} files in {folder.parent.name} instead of {count * len(_WIDTHS)}: nothing to compare"
        raise SystemExit(message)
    return round(sum(path.stat().st_size for path in files) / count / 1000)


def _find_sharp(root: Path) -> list[Tool]:
    if not (shutil.which("npm") and shutil.which("node")):
        print("npm is not on this machine: sharp is left out.")
        return []
    place = _new_folder(root / "npm")
    done = subprocess.run(
        ["npm", "install", "--silent", "--prefix", str(place), "sharp"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print("npm could not install sharp: left out.")
        return []
    script = place / "small.js"
    script.write_text(_SHARP, encoding="utf-8")
    return [Tool(name="sharp", command=lambda photos, target: ["node", str(script), str(photos), str(target)])]


def _find_hugo(_root: Path) -> list[Tool]:
    if not shutil.which("hugo"):
        print("hugo is not on this machine: left out.")
        return []
    return [Tool(name="hugo", command=_hugo_command)]


def _hugo_command(photos: Path, target: Path) -> Sequence[str]:
    (target / "layouts").mkdir()
    (target / "layouts" / "index.html").write_text(_HUGO_LAYOUT, encoding="utf-8")
    (target / "config.yaml").write_text(_HUGO_CONFIG, encoding="utf-8")
    shutil.copytree(photos, target / "assets" / "photos")
    return ["hugo", "--quiet", "--source", str(target)]


def _find_python(name: str, script: str) -> Callable[[Path], list[Tool]]:
    tool = Tool(name=name, command=lambda photos, target: [sys.executable, "-c", script, str(photos), str(target)])
    return lambda _root: [tool]


_FINDERS: dict[str, Callable[[Path], list[Tool]]] = {
    "plfolio": _find_python("plfolio", _PLFOLIO),
    "pillow": _find_python("pillow", _PILLOW),
    "sharp": _find_sharp,
    "hugo": _find_hugo,
}

if __name__ == "__main__":
    sys.exit(main())
