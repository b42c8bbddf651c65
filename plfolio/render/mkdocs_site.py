"""Pages to HTML, through MkDocs and the Material theme, kept warm: the only module that imports mkdocs.

Takes planned pages and what the whole site shares; gives the finished files as bytes. Everything that does not depend
on one student (theme files, compiled templates, MkDocs' configuration) is made once per process and language.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import material
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from plfolio.render.words import load_words

if TYPE_CHECKING:
    from plfolio.render.pages import PlannedPage

__all__ = ["OutputFile", "SiteRenderer", "built_in_theme", "compile_templates"]

_MATERIAL = Path(material.__file__).parent / "templates"

# Material ships source maps (for debugging its own scripts), a script for its own header and tree of pages, search
# code, and the styles of a documentation site: nearly all of a site's weight, and plfolio's templates use none of it.
_UNUSED_FOLDERS = ("lunr", "workers")
_UNUSED_ENDINGS = (".map",)
_UNUSED_STARTS = ("bundle.", "main.", "palette.", "favicon.")

# Languages for which Material has interface words of its own; others fall back to English for Material's few labels.
_MATERIAL_LANGUAGES = frozenset(path.stem for path in (_MATERIAL / "partials" / "languages").glob("*.html"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """One file of a site: its path below the site's folder, with slashes, and its bytes."""

    path: str
    data: bytes


def built_in_theme() -> Path:
    """Return the folder of the look that comes with plfolio, in a checkout and in an installed package alike."""
    package = Path(__file__).parent.parent
    shipped = package / "_themes" / "portfolio"
    return shipped if shipped.is_dir() else package.parent / "themes" / "portfolio"


def compile_templates(theme_folders: tuple[Path, ...]) -> None:
    """Compile the templates of these themes now rather than with the first site that uses them."""
    environment = _open_environment(theme_folders)
    for path in sorted(path for folder in theme_folders for path in folder.glob("*.html")):
        environment.get_template(path.name)


class SiteRenderer:
    """Renders any number of sites with one set of theme folders, the first of which wins."""

    def __init__(self, theme_folders: tuple[Path, ...]) -> None:
        self._folders = theme_folders
        self._warm: dict[tuple[str, str], _WarmMkDocs] = {}

    def theme_files(self) -> tuple[OutputFile, ...]:
        """Return the files that every site carries: styles, scripts, icon."""
        return _collect_theme_files(self._folders)

    def read_shape(self, name: str) -> str:
        """Return the style sheet that gives a look its type and shapes; "" when no theme has one of this name."""
        return _read_shape(self._folders, name)

    def render(self, pages: Iterable[PlannedPage]) -> Iterator[OutputFile]:
        """Render the pages of one site, in their order.

        A template that names something its context does not have raises `jinja2.UndefinedError`: a fault of the theme.
        """
        for key, planned in groupby(pages, key=lambda page: (page.site.language, page.site.direction)):
            if key not in self._warm:
                self._warm[key] = _WarmMkDocs(self._folders, *key)
            yield from self._warm[key].render(tuple(planned))


class _StrictForOurs(jinja2.Undefined):
    """Refuse a name that plfolio's own contexts do not have; Material's templates rely on MkDocs' being lenient."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  # whatever Jinja hands over
        super().__init__(*args, **options)
        if type(self._undefined_obj).__module__.startswith("plfolio."):
            self._fail_with_undefined_error()


class _WarmMkDocs:
    """MkDocs' configuration and Jinja environment for one language, ready for the next site."""

    def __init__(self, folders: tuple[Path, ...], language: str, direction: str) -> None:
        self._words = load_words(language)
        self._config = _configure(folders, language, direction)
        self._environment = _open_environment(folders)

    def render(self, planned: tuple[PlannedPage, ...]) -> Iterator[OutputFile]:
        """Render one site's pages."""
        config = self._config
        config.site_name = planned[0].site.student_name
        pages = [_as_mkdocs_page(plan, config) for plan in planned]
        files = Files([page.file for page in pages])
        # Made once for the site: for each page MkDocs would list all the others again.
        shared: dict[str, Any] = {**get_context(Navigation([], pages), files, config), "words": self._words}
        for plan, page in zip(planned, pages, strict=True):
            own = {"page": page, "base_url": plan.site.root.rstrip("/") or "."}
            context = {**shared, **own, "site": plan.site, "view": plan.context, "kind": plan.kind}
            html = self._environment.get_template(f"{plan.kind}.html").render(context)
            yield OutputFile(path=plan.path, data=html.encode())


@lru_cache(maxsize=4)
def _open_environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """Return the one Jinja environment for these theme folders, in which each template is compiled once."""
    environment = _configure(folders, "en", "ltr").theme.get_env()
    # MkDocs trusts its authors; plfolio's are children, and anybody may type a `<` into a title.
    environment.autoescape = True
    environment.undefined = _StrictForOurs
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    return environment


def _configure(folders: tuple[Path, ...], language: str, direction: str) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "plfolio",
            # MkDocs insists on a folder of pages that exists, and never reads it here.
            "docs_dir": str(_MATERIAL),
            "site_dir": str(_MATERIAL.parent / "never-written"),
            "use_directory_urls": False,
            "plugins": [],
            "theme": {
                "name": "material",
                "language": _material_language(language),
                "direction": direction,
                "font": False,
                "palette": _palettes(),
            },
        }
    )
    # The only failure possible here is a MkDocs that no longer takes these keys: pinned in pyproject.toml.
    errors, _warnings = config.validate()
    if errors:
        message = f"MkDocs refuses plfolio's configuration: {errors}"
        raise RuntimeError(message)
    config.theme.dirs[:0] = [str(folder) for folder in folders]
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    return config


def _palettes() -> list[dict[str, Any]]:
    """Return light and dark, following the reader's device until they choose."""
    return [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-night", "name": "dark"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-sunny", "name": "light"},
        },
    ]


def _material_language(language: str) -> str:
    """Return Material's nearest language to a BCP 47 tag: the tag, its first part, or English."""
    first = language.split("-", maxsplit=1)[0].lower()
    return next((name for name in (language, first) if name in _MATERIAL_LANGUAGES), "en")


def _as_mkdocs_page(plan: PlannedPage, config: MkDocsConfig) -> Page:
    source = plan.path.removesuffix(".html") + ".md"
    # Not File.generated, which asks for a plugin that is at work: here MkDocs itself is not building.
    file = File(source, src_dir=None, dest_dir=config.site_dir, use_directory_urls=False)
    page = Page(plan.title, file, config)
    page.content = ""
    page.meta = {"title": plan.title} if plan.kind != "home" else {}
    return page


@lru_cache(maxsize=32)
def _read_shape(folders: tuple[Path, ...], name: str) -> str:
    found = (folder / "looks" / f"{name}.css" for folder in folders)
    return next((path.read_text(encoding="utf-8") for path in found if path.is_file()), "")


@lru_cache(maxsize=4)
def _collect_theme_files(folders: tuple[Path, ...]) -> tuple[OutputFile, ...]:
    found: dict[str, Path] = {}
    for folder in (*folders, _MATERIAL):
        for path in sorted((folder / "assets").rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not _is_unused(path.relative_to(folder)):
                found.setdefault(name, path)
    return tuple(OutputFile(path=name, data=path.read_bytes()) for name, path in sorted(found.items()))


def _is_unused(path: Path) -> bool:
    is_unused = path.name.endswith(_UNUSED_ENDINGS) or path.name.startswith(_UNUSED_STARTS)
    return is_unused or any(part in _UNUSED_FOLDERS for part in path.parts)
