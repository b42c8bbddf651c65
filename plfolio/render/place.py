"""The page that is being planned: what the student's site holds, seen from one path in it.

Takes a `StudentView` and a path; gives addresses relative to that path, and finds what a student's link means.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from plfolio.model import Attachment
from plfolio.render.links import artifact_paths, badge_paths, make_anchor
from plfolio.render.markdown import Target, render_markdown
from plfolio.render.parts import Link, StandardLabel
from plfolio.render.pictures import PictureFile, PictureView, write_srcset
from plfolio.render.student import FILES_FOLDER, PreparedFile, PreparedWidth, StudentView
from plfolio.render.words import Words

__all__ = ["MenuEntry", "Place", "SiteMap", "TextFinder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """A page that every page leads to: through the menu, or in some other way when it is not `is_in_menu`."""

    kind: str
    path: str
    title: str
    is_in_menu: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMap:
    """What all pages of one site share: the student, the words, and where things lie, relative to the site's root."""

    view: StudentView
    words: Words
    menu: tuple[MenuEntry, ...]
    artifacts: Mapping[str, str] = field(init=False)
    badges: Mapping[str, str] = field(init=False)
    files: Mapping[str, PreparedFile] = field(init=False)
    sources: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        pieces = self.view.portfolio.artifacts
        paths = artifact_paths(piece.id for piece in pieces)
        object.__setattr__(self, "artifacts", paths)
        object.__setattr__(self, "badges", badge_paths(status.badge.id for status in self.view.badges))
        object.__setattr__(self, "files", {_same_name(path): file for path, file in self.view.attachments.items()})
        sources = {_same_name(piece.location.path): paths[piece.id] for piece in pieces}
        sources |= {path.removesuffix("/index.md"): page for path, page in sources.items()}
        object.__setattr__(self, "sources", sources)

    def at(self, path: str) -> Place:
        """Return this site as seen from the page at `path`."""
        return Place(site=self, path=path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page's view of its site."""

    site: SiteMap
    path: str

    @property
    def view(self) -> StudentView:
        """The student."""
        return self.site.view

    @property
    def root(self) -> str:
        """What leads from this page to the site's root."""
        return "../" * self.path.count("/")

    def url(self, path: str) -> str:
        """Return the address, from here, of a path from the site's root; "" stays ""."""
        return f"{self.root}{path}" if path else ""

    def page_url(self, kind: str) -> str:
        """Return the address of the menu's page of this kind, or "" when the site has none."""
        return next((self.url(entry.path) for entry in self.site.menu if entry.kind == kind), "")

    def piece(self, artifact_id: str) -> Link | None:
        """Return a link to a piece, or None when this edition does not show it."""
        artifact = self.view.artifact(artifact_id)
        return Link(title=artifact.title, url=self.url(self.site.artifacts[artifact_id])) if artifact else None

    def pieces(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Return links to those of the pieces that this edition shows."""
        return tuple(link for link in map(self.piece, ids) if link)

    def label(self, standard_id: str) -> StandardLabel:
        """Return a standard in plain words, with the way to its place on the map."""
        standard = self.view.standard(standard_id)
        page = self.page_url("standards")
        return StandardLabel(
            code=standard.code if standard else "",
            statement=standard.statement if standard else standard_id,
            url=f"{page}#{make_anchor('s', standard_id)}" if page and standard else "",
            language=standard.language if standard else "",
        )

    def file(self, attachment: Attachment | None) -> PreparedFile | None:
        """Return what was made of an attachment, if it may be published."""
        return self.site.files.get(_same_name(attachment.path)) if attachment else None

    def file_url(self, file: PreparedFile | PreparedWidth) -> str:
        """Return the address of a prepared file."""
        return self.url(f"{FILES_FOLDER}/{quote(file.name)}")

    def picture(self, attachment: Attachment | None, alt: str | None = None) -> PictureView | None:
        """Return an attachment as a picture, or None when it is none. Without `alt`, it says that it has no words."""
        file = self.file(attachment)
        if not attachment or not file or file.kind != "picture":
            return None
        widths = tuple(
            PictureFile(url=self.file_url(one), width=one.width, height=one.height) for one in file.renditions
        )
        return PictureView(alt=self.unsaid(attachment.name) if alt is None else alt, files=widths)

    def unsaid(self, name: str) -> str:
        """Return what stands for the words of a picture that has none."""
        return self.site.words("picture.unsaid", name=name)


class TextFinder:
    """Renders the texts of one source file, and remembers which pictures they show.

    `id_prefix` tells apart the source files that share a page.
    """

    def __init__(self, place: Place, source: str, id_prefix: str = "") -> None:
        self._place = place
        self._folder = posixpath.dirname(source)
        self._id_prefix = id_prefix
        self._count = 0
        self.shown: set[str] = set()

    def render(self, text: str, *, heading_shift: int = 1, starts_page: bool = False) -> Markup:
        """Render one text; each keeps its footnotes to itself."""
        self._count += 1
        prefix = f"{self._id_prefix}{self._count}-"
        return render_markdown(
            text, resolve=self.find, heading_shift=heading_shift, id_prefix=prefix, starts_page=starts_page
        )

    def find(self, path: str) -> Target | None:
        """Find what a relative path means: one of the student's own files, or another piece."""
        wanted = _same_name(posixpath.normpath(posixpath.join(self._folder, path)))
        file = self._place.site.files.get(wanted)
        if file:
            is_picture = file.kind == "picture"
            if is_picture:
                self.shown.add(file.name)
            return Target(
                url=self._place.file_url(file),
                width=file.width,
                height=file.height,
                is_picture=is_picture,
                srcset=write_srcset((self._place.file_url(one), one.width) for one in file.renditions),
                unsaid=self._place.unsaid(posixpath.basename(path)),
            )
        page = self._place.site.sources.get(wanted)
        return Target(url=self._place.url(page), is_picture=False) if page else None


def _same_name(path: str) -> str:
    """Return a path as compared: the same letters may be stored in two ways."""
    return unicodedata.normalize("NFC", path)
