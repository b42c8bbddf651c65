"""What a site needs to be passed on: its address as a square to photograph, and the card that a link shows.

Takes addresses and a `Place`; gives the parts of views. A card is made only for the edition that anybody may see:
whoever shows a link's card has fetched the page from outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin

import segno

from plfolio.model import Audience
from plfolio.render.pictures import PictureView
from plfolio.render.place import Place

__all__ = ["CardView", "SquareView", "draw_square", "make_card_of_link"]

_QUIET = 4  # modules of white around the square, as ISO/IEC 18004 asks


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareView:
    """A QR code: `path` is an SVG path of unit squares in a box of `size` by `size`, its quiet zone included."""

    address: str
    size: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """What a link to a page shows where it is shared. Addresses are whole; `image` is "" when there is none."""

    title: str
    description: str
    url: str
    image: str = ""


def draw_square(address: str) -> SquareView | None:
    """Draw an address as a QR code that reads with 15 % of it gone; None without an address or with an endless one."""
    if not address:
        return None
    try:
        code = segno.make_qr(address, error="m")
    except segno.DataOverflowError:
        return None
    rows = (
        f"M{column + _QUIET} {row + _QUIET}h1v1h-1z"
        for row, modules in enumerate(code.matrix)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return SquareView(address=address, size=len(code.matrix) + 2 * _QUIET, path="".join(rows))


def make_card_of_link(place: Place, title: str, description: str, picture: PictureView | None) -> CardView | None:
    """Return the card of a page; None unless anybody may see the edition and its address is known."""
    view = place.view
    if view.edition is not Audience.PUBLIC or not view.address:
        return None
    url = urljoin(view.address, quote(f"{place.site.prefix}{place.path}"))
    return CardView(
        title=title, description=description, url=url, image=urljoin(url, picture.smallest.url) if picture else ""
    )
