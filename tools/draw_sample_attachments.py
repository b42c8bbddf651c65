"""Draw the attachments of the sample school: photos, drawings, an animation, charts, a report and two tunes.

Takes the tables and programs that lie beside the sample's pages; writes under ``student_content`` of the folder given
by ``--to`` (the repository unless said). Run again, it writes the same bytes, with the same Pillow.
"""
# ruff: noqa: INP001 - a script, not part of a package

from __future__ import annotations

import argparse
import csv
import io
import math
import runpy
import struct
import tempfile
import wave
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import sample_covers as covers
import sample_scenes_middle as middle
import sample_scenes_older as older
import sample_scenes_young as young
from PIL import Image
from sample_report import lab_report

__all__ = ["attachments", "main"]

_CONTENT = Path(__file__).resolve().parent.parent / "student_content"
_DICE = "kofi-brandt/artifacts/dice-lie"
_FOOD_WEB = "kofi-brandt/artifacts/food-web-game"
_JINGLE = "kofi-brandt/artifacts/radio-jingle"

Maker = Callable[[], bytes]


def _table(path: str) -> list[dict[str, str]]:
    with (_CONTENT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _program(path: str) -> dict[str, Any]:
    """Load a student's program without running its last lines."""
    return runpy.run_path(str(_CONTENT / path))


def _written_by(write: Callable[[str], object]) -> bytes:
    """Return the bytes of the file that a student's program writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        write(str(path))
        return path.read_bytes()


def _jpeg(draw: Callable[[], Image.Image]) -> bytes:
    stream = io.BytesIO()
    draw().save(stream, "JPEG", quality=68, optimize=True)
    return stream.getvalue()


def _png(draw: Callable[[], Image.Image]) -> bytes:
    stream = io.BytesIO()
    draw().quantize(96).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _gif(draw: Callable[[], list[Image.Image]]) -> bytes:
    stream = io.BytesIO()
    first, *rest = draw()
    first.save(stream, "GIF", save_all=True, append_images=rest, duration=300, loop=0)
    return stream.getvalue()


def _rain_song() -> bytes:
    """Play five notes down and up on a glockenspiel, the way small fingers do: not quite in time."""
    rate, samples = 16000, [0.0] * (16000 * 5)
    notes = (784, 659, 587, 523, 440, 440, 523, 587, 659, 784, 784)
    late = (0, 0.02, 0, 0.05, 0.01, 0.03, 0, 0.09, 0.02, 0, 0.01)
    for number, (pitch, delay) in enumerate(zip(notes, late, strict=True)):
        start = int(rate * (number * 0.38 + delay))
        for step in range(min(rate, len(samples) - start)):
            turns = math.tau * pitch * step / rate
            tone = 0.34 * math.sin(turns) + 0.1 * math.sin(2.76 * turns)
            samples[start + step] += math.exp(-5.0 * step / rate) * tone
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(struct.pack("<h", int(24000 * max(-1.0, min(1.0, value)))) for value in samples))
    return stream.getvalue()


def _weeks() -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = _program(f"{_FOOD_WEB}/foodweb.py")["run"](100, rabbits=120, foxes=8)
    return rows


def _young() -> Iterator[tuple[str, Maker]]:
    junie, theo = "junie-park/artifacts", "theo-lindqvist"
    yield f"{junie}/my-snail/my-snail.png", partial(_png, young.snail)
    yield f"{junie}/snail-again/snail-again.png", partial(_png, young.snail_again)
    yield f"{junie}/counting-buttons/buttons.jpg", partial(_jpeg, young.buttons)
    yield f"{junie}/weather-wall/weather-wall.jpg", partial(_jpeg, young.weather_wall)
    yield f"{junie}/rain-song/rain-song.wav", _rain_song
    yield f"{theo}/artifacts/beetle-drawer/beetles.jpg", partial(_jpeg, young.beetle_sheet)
    yield f"{theo}/artifacts/pill-bug-test/choice-box.jpg", partial(_jpeg, partial(young.choice_box, lidded=False))
    yield f"{theo}/artifacts/pill-bug-test-2/choice-box-2.jpg", partial(_jpeg, partial(young.choice_box, lidded=True))
    yield f"{theo}/artifacts/bug-hotel/hotel.jpg", partial(_jpeg, young.bug_hotel)
    face = partial(older.portrait, 72, ((238, 200, 172), (206, 160, 88), (70, 130, 110)), long=False, glasses=True)
    yield f"{theo}/me.jpg", partial(_jpeg, face)
    yield f"{theo}/hedge.jpg", partial(_jpeg, covers.under_the_hedge)
    yield "robin-tester/artifacts/card-tower/tower.png", partial(_png, young.card_tower)
    yield "robin-tester/artifacts/volcano/volcano.png", partial(_png, young.volcano)


def _middle() -> Iterator[tuple[str, Maker]]:
    maya, lucia = "maya-oduya", "lucia-marquez"
    yield f"{maya}/artifacts/stick-bridge/bridge.jpg", partial(_jpeg, partial(middle.bridge, broken=False))
    yield f"{maya}/artifacts/stick-bridge/bridge-after.jpg", partial(_jpeg, partial(middle.bridge, broken=True))
    yield f"{maya}/artifacts/solar-oven-first/oven-1.jpg", partial(_jpeg, middle.oven_first)
    yield f"{maya}/artifacts/our-solar-oven/oven.jpg", partial(_jpeg, middle.oven_second)
    yield f"{maya}/artifacts/our-solar-oven/plate.jpg", partial(_jpeg, middle.oven_plate)
    temperatures = f"{maya}/artifacts/our-solar-oven/temperatures.csv"
    yield f"{maya}/artifacts/oven-lab-report/lab-report.pdf", lambda: lab_report(_table(temperatures))
    face = partial(older.portrait, 71, ((150, 96, 66), (30, 24, 24), (200, 120, 60)), long=True)
    yield f"{maya}/portrait.jpg", partial(_jpeg, face)
    yield f"{maya}/bench.jpg", partial(_jpeg, covers.workbench)
    growth = _table(f"{lucia}/artifacts/mis-plantas/crecimiento.csv")
    for row in (growth[1], growth[2], growth[4]):
        week, heights = int(row["semana"]), [float(row[cup]) for cup in "ABCD"]
        draw = partial(middle.seedlings, week, heights)
        yield f"{lucia}/artifacts/mis-plantas/semana-{week}.jpg", partial(_jpeg, draw)
    yield f"{lucia}/artifacts/nuestro-horno-solar/horno.jpg", partial(_jpeg, partial(middle.oven_second, plate=True))
    yield f"{lucia}/artifacts/garden-fence/plan.jpg", partial(_jpeg, middle.fence_plan)


def _older() -> Iterator[tuple[str, Maker]]:
    yusuf, ines = "yusuf-haddad", "ines-carvalho/artifacts"
    tall = [int(row["height_cm"]) for row in _table(f"{yusuf}/artifacts/class-heights/heights.csv")]
    yield f"{yusuf}/artifacts/shadow-clock/clock.jpg", partial(_jpeg, older.shadow_clock)
    yield f"{yusuf}/artifacts/kite-ratios/kites.png", partial(_png, young.kite)
    yield f"{yusuf}/artifacts/water-filter/filter.jpg", partial(_jpeg, older.water_filter)
    yield f"{yusuf}/artifacts/class-heights/heights.jpg", partial(_jpeg, partial(older.heights, tall))
    face = partial(older.portrait, 73, ((206, 160, 120), (44, 32, 26), (60, 100, 160)), long=False)
    yield f"{yusuf}/portrait.jpg", partial(_jpeg, face)
    dice = _program(f"{_DICE}/dice.py")
    counts = dice["roll_many"](1000, seed=30)
    yield f"{_DICE}/results.csv", lambda: _written_by(partial(dice["save"], counts))
    yield f"{_DICE}/dice.png", partial(_png, partial(older.dice_chart, counts))
    yield f"{_FOOD_WEB}/weeks.csv", lambda: _written_by(partial(_program(f"{_FOOD_WEB}/foodweb.py")["save"], _weeks()))
    yield f"{_FOOD_WEB}/weeks.png", partial(_png, lambda: older.hills(_weeks()))
    yield "kofi-brandt/artifacts/first-loop/spiral.gif", partial(_gif, partial(older.spiral, turn=91))
    yield f"{_JINGLE}/jingle.wav", lambda: _written_by(_program(f"{_JINGLE}/jingle.py")["write_jingle"])
    yield f"{ines}/river-essay/river.jpg", partial(_jpeg, older.river)
    yield f"{ines}/what-the-chart-hides/poster.jpg", partial(_jpeg, partial(older.two_bars, honest=False))
    yield f"{ines}/what-the-chart-hides/again.jpg", partial(_jpeg, partial(older.two_bars, honest=True))
    yield f"{ines}/comic-the-vote/comic.jpg", partial(_jpeg, older.comic)


def attachments() -> Iterator[tuple[str, Maker]]:
    """Give each attachment's path below the content folder, and the function that makes its bytes."""
    yield from _young()
    yield from _middle()
    yield from _older()


def main() -> None:
    """Write every attachment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=_CONTENT.parent, help="folder to write student_content into")
    target = parser.parse_args().to / "student_content"
    for path, make in attachments():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(make())


if __name__ == "__main__":
    main()
