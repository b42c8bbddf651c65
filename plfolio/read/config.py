"""The school's site_config.yml.

Takes the school's folder; gives `Settings`. What is not written, or can't be used, keeps its default; where a guess
could show somebody's work to the wrong people, the narrow choice is made instead.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from plfolio.diagnostics import Diagnostic, Location, config, files
from plfolio.model import Audience
from plfolio.read import config_fields as fields
from plfolio.read.fields import Field, Values, Where, read_record, suggest
from plfolio.read.folder import name_key
from plfolio.read.text import read_text
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Items, Mapping, parse_yaml
from plfolio.settings import Limits, MasterySettings, MethodChoice, Settings

__all__ = ["SITE_CONFIG", "read_settings"]

SITE_CONFIG = "site_config.yml"

_CACHE = (".plfolio", ".plfolio")
_FOLDERS = (fields.CONTENT, fields.SCHOOL_DATA, fields.OUTPUT, fields.THEMES)
_NARROW = (
    (fields.EDITION, Audience.PUBLIC, "only pages for everybody are built"),
    (fields.AUDIENCE, Audience.PRIVATE, "a page that does not say who may see it is private"),
)
_UNSAFE = (config.C103, config.C104)

T = TypeVar("T")


def read_settings(root: Path) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Read the settings of the school in `root`.

    None when the file is not there or can't be read, or when a folder is none that could be used safely.
    """
    text = read_text(root / SITE_CONFIG, SITE_CONFIG)
    if isinstance(text, Diagnostic):
        return None, (config.C101.at(text.location) if text.code is files.F101 else text,)
    node, problems = parse_yaml(text, SITE_CONFIG, caps=SCHOOL_CAPS)
    found = list(problems)
    if node is None:
        return None if found else Settings(), tuple(found)
    if not isinstance(node, Mapping):
        what = "a list" if isinstance(node, Items) else "only a text"
        return None, (*found, config.C102.at(Location(SITE_CONFIG, node.line, node.column), found=what))
    written = _Written(read_record(node, fields.TOP_FIELDS, Where(path=SITE_CONFIG, found=found)))
    _check_folders(written, found)
    settings = _make_settings(written, found)
    return None if any(problem.code in _UNSAFE for problem in found) else settings, tuple(found)


class _Written:
    """What the file says, section by section; a section that is not there says nothing."""

    def __init__(self, top: Values) -> None:
        self.top = top

    def get(self, section: Field[Values | None], field: Field[T]) -> T:
        values = self.top[section]
        return field.default if values is None else values[field]

    def doubt(self, section: Field[Values | None], field: Field[Any]) -> Diagnostic | None:
        values = self.top[section]
        return (values.doubt(field) if values is not None else None) or self.top.doubt(section)


def _make_settings(written: _Written, found: list[Diagnostic]) -> Settings:
    scales = written.top[fields.SCALES] or fields.DEFAULT.scales
    edition, audience = _choose_audiences(written, found)
    return Settings(
        school_name=written.get(fields.SCHOOL, fields.NAME),
        language=written.get(fields.SCHOOL, fields.LANGUAGE),
        address=written.get(fields.SCHOOL, fields.ADDRESS),
        welcome=written.get(fields.SCHOOL, fields.WELCOME),
        content=written.get(fields.FOLDERS, fields.CONTENT),
        school=written.get(fields.FOLDERS, fields.SCHOOL_DATA),
        output=written.get(fields.FOLDERS, fields.OUTPUT),
        themes=written.get(fields.FOLDERS, fields.THEMES),
        edition=edition,
        start_page=written.get(fields.PUBLISH, fields.START_PAGE),
        audience=audience,
        primary_colour=written.get(fields.COLOURS, fields.PRIMARY),
        accent_colour=written.get(fields.COLOURS, fields.ACCENT),
        scales=scales,
        framework_scales=_framework_scales(written, tuple(scale.id for scale in scales), found),
        mastery=_make_mastery(written),
        prompts=written.top[fields.PROMPTS],
        limits=Limits(
            file_mb=written.get(fields.LIMITS, fields.FILE_MB), student_mb=written.get(fields.LIMITS, fields.STUDENT_MB)
        ),
    )


def _choose_audiences(written: _Written, found: list[Diagnostic]) -> list[Audience]:
    """Return the edition and the usual audience, each the narrow one when it is not clear; say so once per mistake."""
    chosen: list[Audience] = []
    unclear: dict[Diagnostic, list[str]] = {}
    for field, narrow, meaning in _NARROW:
        doubt = written.doubt(fields.PUBLISH, field)
        chosen.append(narrow if doubt else written.get(fields.PUBLISH, field))
        if doubt:
            unclear.setdefault(doubt, []).append(meaning)
    for doubt, meanings in unclear.items():
        suggestion = dict(doubt.values).get("suggestion", "")
        found.append(config.C111.at(doubt.location, choice=", and ".join(meanings), suggestion=suggestion))
    return chosen


def _framework_scales(
    written: _Written, known: tuple[str, ...], found: list[Diagnostic]
) -> tuple[tuple[str, str], ...]:
    """Return the scale of each framework that names one that exists."""
    chosen = []
    for key, values in written.top[fields.FRAMEWORKS]:
        scale = values[fields.SCALE]
        if scale in known:
            chosen.append((key.text, scale))
        elif scale:
            close = suggest(scale, known)
            suggestion = f'Did you mean "{close}"? ' if close else ""
            where = values.where(fields.SCALE)
            values_of_message = {"scale": scale, "framework": key.text, "default": known[0], "known": ", ".join(known)}
            found.append(config.C109.at(where, suggestion=suggestion, **values_of_message))
    return tuple(chosen)


def _make_mastery(written: _Written) -> MasterySettings:
    """Return the methods. Whether they exist is known where they are registered, and said there."""
    section = written.top[fields.MASTERY]
    usual = _choice(section, MethodChoice()) if section else MethodChoice()
    return MasterySettings(
        choice=usual,
        minimum_evidence=written.get(fields.MASTERY, fields.MINIMUM_EVIDENCE),
        frameworks=_choices(written.top[fields.FRAMEWORKS], usual),
        standards=_choices(written.top[fields.STANDARDS], usual),
    )


def _choices(pairs: fields.Named, usual: MethodChoice) -> tuple[tuple[str, MethodChoice], ...]:
    return tuple(
        (key.text, _choice(values, usual))
        for key, values in pairs
        if values.has(fields.METHOD) or values.has(fields.PARAMETERS)
    )


def _choice(values: Values, usual: MethodChoice) -> MethodChoice:
    parameters = tuple((key.text, text) for key, text in values[fields.PARAMETERS])
    return MethodChoice(method=values[fields.METHOD] or usual.method, parameters=parameters)


def _check_folders(written: _Written, found: list[Diagnostic]) -> None:
    """Report folders that would get in each other's way."""
    places = [(field.name, written.get(fields.FOLDERS, field)) for field in _FOLDERS]
    for (name, place), (other, other_place) in combinations([*places, _CACHE], 2):
        steps, other_steps = _steps(place), _steps(other_place)
        if all(step == other_step for step, other_step in zip(steps, other_steps, strict=False)):
            where = written.top.where(fields.FOLDERS)
            found.append(config.C104.at(where, name=name, text=place, other=other, place=other_place))


def _steps(folder: str) -> list[str]:
    return name_key(folder).split("/")
