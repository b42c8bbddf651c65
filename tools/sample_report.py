"""A two-page lab report as a PDF, written object by object: text in Helvetica, and one chart in lines.

Takes the rows of the oven's temperatures; gives the bytes of the file. No date, no producer: the same every time.
"""
# ruff: noqa: INP001 - a script's own helper, not part of a package

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["lab_report"]

Row = Mapping[str, str]

_FIRST_PAGE = """
#Lab report: Does a window make a solar oven hotter?
By Maya Oduya, Room 12. Partner for the measuring: Lucia Marquez.

##Question
Our first oven only got to 41 degrees. Does a plastic window over the box
make it hotter, if everything else stays the same?

##What I expected
I expected about 10 degrees more, because a car with closed windows gets hot.

##What we changed and what we kept
We changed one thing: with the window or without it. We kept the same box, the
same four foil flaps, the same black floor, the same place on the grass and
the same time (12:30 to 13:30). We did the window on Tuesday and no window on
Wednesday. Both days the air was 21 to 23 degrees.

##What we measured
We read the thermometer every 10 minutes without opening the box.
The numbers are in the chart on page 2 and in the file temperatures.csv.
"""

_SECOND_PAGE = """
#What happened
With the window the oven reached 84 degrees after 50 minutes. Without the
window it stopped at 54. That is 30 degrees more, not 10 like I expected.

##What I think it means
The sun's light goes in through the window in both ovens. The heat goes out
with the warm air. The window keeps the warm air in. I think this because the
oven with no window hardly got hotter after 40 minutes, when as much heat
went out as came in.

##What does not fit
At 60 minutes the window oven went down 1 degree. A cloud came at 13:22.
We wrote it down because it happened, even though it spoils the line.

##What I would do next
Only two days is not much. The wind was not the same and we did not measure it.
I would do each oven three times.
"""


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _text(source: str, top: int) -> list[str]:
    """Set lines of text from `top` downwards; # and ## make headings."""
    parts, y = ["BT"], top
    for line in source.strip().splitlines():
        marks = len(line) - len(line.lstrip("#"))
        font, size = (("F2", 20), ("F2", 13))[marks - 1] if marks else ("F1", 11)
        parts.append(f"/{font} {size} Tf 1 0 0 1 64 {y} Tm ({_escaped(line.lstrip('#'))}) Tj")
        y -= {0: 17, 1: 34, 2: 21}[marks]
    return [*parts, "ET"]


def _label(text: str, x: int, y: int) -> str:
    return f"BT /F1 9 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"


def _chart(rows: Sequence[Row], left: int, bottom: int) -> list[str]:
    """Draw both ovens as lines over an hour, 0 to 100 degrees."""
    parts = ["1 w 0.2 0.2 0.25 RG", f"{left} {bottom + 200} m {left} {bottom} l {left + 420} {bottom} l S"]
    parts += [_label(str(degrees), left - 24, bottom + degrees * 2 - 3) for degrees in range(0, 101, 20)]
    parts += [_label(row["minute"], left + int(row["minute"]) * 7 - 4, bottom - 14) for row in rows]
    for column, colour, name in (
        ("four_flaps_window", "0.76 0.34 0.10", "window"), ("four_flaps_no_window", "0.18 0.36 0.54", "no window")
    ):  # fmt: skip
        places = [(left + int(row["minute"]) * 7, bottom + int(row[column]) * 2) for row in rows]
        path = " ".join(f"{x} {y} {'l' if number else 'm'}" for number, (x, y) in enumerate(places))
        parts.append(f"2.5 w {colour} RG {path} S")
        parts.append(f"{colour} rg BT /F2 10 Tf 1 0 0 1 {places[-1][0] - 60} {places[-1][1] + 8} Tm ({name}) Tj ET 0 g")
    return [*parts, _label("minutes in the sun; degrees C up the side", left + 120, bottom - 30)]


def _stream(parts: Sequence[str]) -> str:
    body = "\n".join(parts)
    return f"<< /Length {len(body)} >>\nstream\n{body}\nendstream"


def lab_report(rows: Sequence[Row]) -> bytes:
    """Return the report as a PDF."""
    fonts = "/Resources << /Font << /F1 7 0 R /F2 8 0 R >> >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R " + fonts + " >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>",
        "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>",
        page.format(4),
        _stream(_text(_FIRST_PAGE, 770)),
        page.format(6),
        _stream([*_text(_SECOND_PAGE, 770), *_chart(rows, 100, 150)]),
        font.format("Helvetica"),
        font.format("Helvetica-Bold"),
        "<< /Title (Does a window make a solar oven hotter?) >>",
    ]
    document, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(document))
        document += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(document)
    document += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    document += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 9 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return document.encode("ascii")
