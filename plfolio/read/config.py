"""The school's site_config.yml.

Takes the school's folder; gives `Settings`. What is not written, or can't be used, keeps its default; where a guess
could show somebody's work to the wrong people, the narrow choice is made instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, config, files
from plfolio.model import Audience
from plfolio.read.config_fields import DEFAULT, Folders, Framework, Publish, SiteConfig, Standard
from plfolio.read.config_looks import choose_looks
from plfolio.read.converters import Where, suggest
from plfolio.read.fields import NOTHING
from plfolio.read.folder import name_key
from plfolio.read.text import read_text
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Mapping, Scalar, parse_yaml
from plfolio.settings import SITE_CONFIG, Limits, MasterySettings, MethodChoice, Settings

__all__ = ["read_settings"]

_CACHE = (".plfolio", ".plfolio")
_NARROW = (
    (Publish.edition, Audience.PUBLIC, "only pages for everybody are built"),
    (Publish.audience, Audience.PRIVATE, "a page that does not say who may see it is private"),
)
_UNSAFE = (config.C103, config.C104)


def read_settings(root: Path) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Read the settings of the school in `root`.

    None when the file is not there or can't be read, or when a folder is none that could be used safely.
    """
    text = read_text(root / SITE_CONFIG, SITE_CONFIG)
    if isinstance(text, Diagnostic):
        return None, (config.C101.at(text.location) if text.code is files.F101 else text,)
    if not text.strip():
        return Settings(), (config.C112.at(Location(SITE_CONFIG)),)
    node, problems = parse_yaml(text, SITE_CONFIG, caps=SCHOOL_CAPS)
    found = list(problems)
    if node is None and found:
        return None, problems
    if not isinstance(node, Mapping | None):
        return None, (*found, config.C102.at(Location(SITE_CONFIG, node.line, node.column), found=node.shape))
    written = SiteConfig(node or NOTHING, Where(path=SITE_CONFIG, found=found))
    _check_folders(written, found)
    settings = _make_settings(written, found)
    return None if any(problem.code in _UNSAFE for problem in found) else settings, tuple(found)


def _make_settings(written: SiteConfig, found: list[Diagnostic]) -> Settings:
    scales = written.scales or DEFAULT.scales
    edition, audience = _choose_audiences(written, found)
    return Settings(
        **written.school.values(),
        **written.folders.values(),
        **written.colours.values(),
        edition=edition,
        start_page=written.publish.start_page,
        web_address=written.publish.web_address,
        looks=choose_looks(written.looks, found),
        audience=audience,
        scales=scales,
        framework_scales=_framework_scales(written, tuple(scale.id for scale in scales), found),
        mastery=_make_mastery(written),
        prompts=written.prompts,
        limits=Limits(**written.limits.values()),
        places=tuple(_find_places(written)),
    )


def _choose_audiences(written: SiteConfig, found: list[Diagnostic]) -> list[Audience]:
    """Return the edition and the usual audience, each the narrow one when it is not clear; say so once per mistake."""
    chosen: list[Audience] = []
    unclear: dict[Diagnostic, list[str]] = {}
    for field, narrow, meaning in _NARROW:
        doubt = written.publish.doubt(field) or written.doubt(SiteConfig.publish)
        chosen.append(narrow if doubt else written.publish.get(field))
        if doubt:
            unclear.setdefault(doubt, []).append(meaning)
    for doubt, meanings in unclear.items():
        suggestion = dict(doubt.values).get("suggestion", "")
        found.append(config.C111.at(doubt.location, choice=", and ".join(meanings), suggestion=suggestion))
    return chosen


def _framework_scales(
    written: SiteConfig, known: tuple[str, ...], found: list[Diagnostic]
) -> tuple[tuple[str, str], ...]:
    """Return the scale of each framework that names one that exists."""
    for key, framework in written.frameworks:
        scale, where = framework.scale, framework.where(Framework.scale)
        if scale and scale not in known:
            values = {"scale": scale, "framework": key.text, "default": known[0], "known": ", ".join(known)}
            found.append(config.C109.at(where, suggestion=suggest(scale, known), **values))
    return tuple((key.text, framework.scale) for key, framework in written.frameworks if framework.scale in known)


def _make_mastery(written: SiteConfig) -> MasterySettings:
    """Return the methods. Whether they exist is known where they are registered, and said there."""
    usual = _choice(written.mastery, MethodChoice())
    return MasterySettings(
        choice=usual,
        minimum_evidence=written.mastery.minimum_evidence,
        frameworks=_choices(written.frameworks, usual),
        standards=_choices(written.standards, usual),
    )


def _choices(pairs: Iterable[tuple[Scalar, Standard]], usual: MethodChoice) -> tuple[tuple[str, MethodChoice], ...]:
    return tuple(
        (key.text, _choice(says, usual))
        for key, says in pairs
        if says.has(Standard.method) or says.has(Standard.parameters)
    )


def _choice(says: Standard, usual: MethodChoice) -> MethodChoice:
    """Return what is chosen; only the usual method, when it is not clear for which one the parameters are meant."""
    parameters = () if says.is_doubtful(Standard.method) else says.parameters
    return MethodChoice(
        method=says.method or usual.method, parameters=tuple((key.text, text) for key, text in parameters)
    )


def _find_places(written: SiteConfig) -> Iterator[tuple[tuple[str, ...], Location]]:
    """Give the places of what is checked later, where the frameworks and the methods are known."""
    usual = written.mastery.where(Standard.method)
    named: list[tuple[tuple[str, ...], Location, Standard]] = [(("mastery",), usual, written.mastery)]
    for section, pairs in (("frameworks", written.frameworks), ("standards", written.standards)):
        named += [((section, key.text), _at(key), says) for key, says in pairs]
    for words, where, says in named:
        yield words, where
        yield (*words, "method"), says.where(Standard.method) if says.has(Standard.method) else usual
        yield from (((*words, "parameters", key.text), _at(key)) for key, _ in says.parameters)


def _at(key: Scalar) -> Location:
    return Location(SITE_CONFIG, key.line, key.column)


def _check_folders(written: SiteConfig, found: list[Diagnostic]) -> None:
    """Report folders that would get in each other's way."""
    places = [(field.name, written.folders.get(field)) for field in Folders.fields]
    for (name, place), (other, other_place) in combinations([*places, _CACHE], 2):
        pairs = zip(name_key(place).split("/"), name_key(other_place).split("/"), strict=False)
        if all(step == other_step for step, other_step in pairs):
            where = written.where(SiteConfig.folders)
            found.append(config.C104.at(where, name=name, text=place, other=other, place=other_place))
