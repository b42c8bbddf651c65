"""The school's two colours, as a style sheet in which every word can be read.

Takes settings; gives CSS that sets the theme's colours in light and in dark, mixed until they have contrast enough.
"""

from __future__ import annotations

from plfolio.render.badge_colours import READABLE, colour_or, contrast, ink_on, mix
from plfolio.settings import Settings

__all__ = ["SCHOOL_STYLES", "write_school_styles"]

SCHOOL_STYLES = "assets/school.css"
"""Where the style sheet lies, from the site's root."""

_PAPER = "#ffffff"
_NIGHT = "#1e2129"  # the ground of Material's dark scheme
_STEPS = 20
_MARGIN = 1.35  # panels are a little darker or lighter than the page
_DEFAULTS = Settings()


def write_school_styles(settings: Settings) -> str:
    """Return the style sheet for a school's colours."""
    primary = colour_or(settings.primary_colour, _DEFAULTS.primary_colour)
    accent = colour_or(settings.accent_colour, _DEFAULTS.accent_colour)
    return "".join(
        (
            _rule("[data-md-color-scheme]", bar=primary, **{"bar-ink": ink_on((primary,), primary)}),
            _rule("[data-md-color-scheme=default]", **_inks(primary, accent, _PAPER, "#000000")),
            _rule("[data-md-color-scheme=slate]", **_inks(primary, accent, _NIGHT, "#ffffff")),
        )
    )


def _inks(primary: str, accent: str, ground: str, towards: str) -> dict[str, str]:
    return {"link": _readable(primary, ground, towards), "accent": _readable(accent, ground, towards)}


def _readable(colour: str, ground: str, towards: str) -> str:
    """Return the colour nearest to `colour`, on the way to `towards`, that can be read on `ground`."""
    shades = (mix(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((shade for shade in shades if contrast(shade, ground) >= READABLE * _MARGIN), towards)


def _rule(selector: str, **colours: str) -> str:
    lines = "".join(f"--pf-{name}:{value};" for name, value in colours.items())
    return f"{selector}{{{lines}}}\n"
