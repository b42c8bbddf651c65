"""A student's look as a style sheet in which every word can be read, in light, in dark and on paper.

Takes a look, an accent and the school's colours; gives CSS that sets the theme's variables. A colour that would be hard
to read where it is used is mixed towards black or white until it is not (WCAG 2.2, contrast 4.5 and more).
"""

from __future__ import annotations

from plfolio.looks import ACCENTS, SCHOOL_ACCENT, Ground, Look
from plfolio.render.badge_colours import READABLE, colour_or, contrast, ink_on, mix
from plfolio.settings import Settings

__all__ = ["ICON", "LOOK_STYLES", "dress_site", "look_colours", "write_look_styles"]

LOOK_STYLES = "assets/look.css"
"""Where the style sheet lies, from the site's root."""

ICON = "assets/icon.svg"
"""Where the site's icon lies, from the site's root."""

_STAR = "m32 25 3.7 7.5 8.3 1.2-6 5.8 1.4 8.2L32 43.8l-7.4 3.9 1.4-8.2-6-5.8 8.3-1.2z"
_FOLDER = "M8 14a5 5 0 0 1 5-5h13l6 7h19a5 5 0 0 1 5 5v29a5 5 0 0 1-5 5H13a5 5 0 0 1-5-5z"
_STEPS = 40
_MARGIN = 1.06  # so that rounding to a screen's colours takes nothing below the limit
_SOFT = 0.32  # how much of the paper is in the ink of what is said beside
_LINE = 0.78
_DEFAULTS = Settings()
_WHITE, _BLACK = "#ffffff", "#000000"

# Below, on and above the goal. The shapes say it; these only help.
_BANDS = {"below": "#a8500a", "on": "#1f7a43", "above": "#2456b8", "blank": "#666e79"}


def dress_site(look: Look, accent: str, settings: Settings, shape: str) -> dict[str, bytes]:
    """Return the files that a look brings to a site, by path: its style sheet, with `shape` in it, and the icon."""
    colours = look_colours(look.light, _accent(accent or look.accent, settings))
    icon = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<path fill="{colours["accent"]}" d="{_FOLDER}"/><path fill="{colours["accent-ink"]}" d="{_STAR}"/></svg>'
    )
    return {LOOK_STYLES: (write_look_styles(look, accent, settings) + shape).encode(), ICON: icon.encode()}


def write_look_styles(look: Look, accent: str, settings: Settings) -> str:
    """Return the style sheet for one student. `accent` is a word or "#rrggbb"; "" means the look's own."""
    colour = _accent(accent or look.accent, settings)
    light, dark = look_colours(look.light, colour), look_colours(look.dark, colour)
    return "".join(
        (
            _rule("[data-md-color-scheme]", light),
            _rule("[data-md-color-scheme=slate]", dark),
            "@media print{" + _rule("[data-md-color-scheme]", look_colours(_on_paper(look.light), colour)) + "}\n",
        )
    )


def look_colours(ground: Ground, accent: str) -> dict[str, str]:
    """Return every variable of one scheme: what stands on `ground` can be read on each of its shades.

    `tint` is a ground with a little of the accent in it; `accent` itself is also a ground, for `accent-ink`.
    """
    is_light = contrast(ground.paper, _BLACK) > contrast(ground.paper, _WHITE)
    towards = _BLACK if is_light else _WHITE
    tint = mix(ground.paper, accent, 0.09 if is_light else 0.2)
    grounds = (ground.paper, ground.card, ground.panel, tint)
    strong, ink = _readable(accent, grounds, towards), _readable(ground.ink, grounds, towards)
    colours = {
        "paper": ground.paper,
        "card": ground.card,
        "panel": ground.panel,
        "tint": tint,
        "ink": ink,
        "soft-ink": _readable(mix(ink, ground.paper, _SOFT), grounds, ink),
        "line": mix(ink, ground.paper, _LINE),
        "accent": strong,
        "accent-ink": ink_on((strong,), ground.paper if not is_light else accent),
        "link": strong,
    }
    return colours | {name: _readable(colour, grounds, towards) for name, colour in _BANDS.items()}


def _on_paper(light: Ground) -> Ground:
    """Return the ground of printed pages: white, whatever the screen shows."""
    return Ground(paper=_WHITE, card=_WHITE, panel=_WHITE, ink=light.ink)


def _accent(text: str, settings: Settings) -> str:
    primary = colour_or(settings.primary_colour, _DEFAULTS.primary_colour)
    return primary if text == SCHOOL_ACCENT else dict(ACCENTS).get(text) or colour_or(text, primary)


def _readable(colour: str, grounds: tuple[str, ...], towards: str) -> str:
    """Return the colour nearest to `colour`, on the way to `towards`, that can be read on all of the grounds."""
    shades = (mix(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    limit = READABLE * _MARGIN
    return next((shade for shade in shades if min(contrast(shade, one) for one in grounds) >= limit), towards)


def _rule(selector: str, colours: dict[str, str]) -> str:
    lines = "".join(f"--pf-{name}:{value};" for name, value in colours.items())
    return f"{selector}{{{lines}}}\n"
