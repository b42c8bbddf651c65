"""What site_config.yml may say: each section, each word in it, its meaning, and what holds without it.

Takes nothing; gives one `Field` per word. The handbook's table of settings is made of them.
"""

from __future__ import annotations

from typing import Any

from plfolio.model import Audience, ProficiencyScale
from plfolio.read.config_values import Folder, Prompts, Scales, section
from plfolio.read.fields import Colour, Field, Language, Pairs, Text, Values, Whole, YesNo, choice_of
from plfolio.read.yaml_nodes import Scalar
from plfolio.settings import Prompt, Settings

__all__ = [
    "ACCENT",
    "ADDRESS",
    "AUDIENCE",
    "COLOURS",
    "CONTENT",
    "DEFAULT",
    "EDITION",
    "FILE_MB",
    "FOLDERS",
    "FRAMEWORKS",
    "LANGUAGE",
    "LIMITS",
    "MASTERY",
    "METHOD",
    "MINIMUM_EVIDENCE",
    "NAME",
    "OUTPUT",
    "PARAMETERS",
    "PRIMARY",
    "PROMPTS",
    "PUBLISH",
    "SCALE",
    "SCALES",
    "SCHOOL",
    "SCHOOL_DATA",
    "STANDARDS",
    "START_PAGE",
    "STUDENT_MB",
    "THEMES",
    "TOP_FIELDS",
    "WELCOME",
    "Named",
]

DEFAULT = Settings()

Named = tuple[tuple[Scalar, Values], ...]

NAME = Field(name="name", converter=Text(), default=DEFAULT.school_name, doc="The school's name.")
LANGUAGE = Field(
    name="language", converter=Language(), default=DEFAULT.language, doc="The language of what plfolio writes, like en."
)
ADDRESS = Field(name="address", converter=Text(), default=DEFAULT.address, doc="Where the school is.")
WELCOME = Field(name="welcome", converter=Text(), default=DEFAULT.welcome, doc="What the start page says first.")

CONTENT = Field(
    name="content", converter=Folder(), default=DEFAULT.content, doc="One folder per student, theirs alone."
)
SCHOOL_DATA = Field(name="school", converter=Folder(), default=DEFAULT.school, doc="What teachers own.")
OUTPUT = Field(name="output", converter=Folder(), default=DEFAULT.output, doc="Where sites are written.")
THEMES = Field(name="themes", converter=Folder(), default=DEFAULT.themes, doc="Looks of your own.")

EDITION = Field(
    name="edition",
    converter=choice_of(Audience),
    default=DEFAULT.edition,
    doc="Which edition is built when nobody says which.",
    is_quiet=True,
)
START_PAGE = Field(
    name="start_page",
    converter=YesNo(),
    default=DEFAULT.start_page,
    doc="Whether there is a first page with the students who may be listed.",
)
AUDIENCE = Field(
    name="audience",
    converter=choice_of(Audience),
    default=DEFAULT.audience,
    doc="Who may see a page that does not say so itself.",
    is_quiet=True,
)

PRIMARY = Field(name="primary", converter=Colour(), default=DEFAULT.primary_colour, doc="The main colour.")
ACCENT = Field(name="accent", converter=Colour(), default=DEFAULT.accent_colour, doc="The colour of links and badges.")

METHOD = Field(name="method", converter=Text(), default="", doc="How several levels become one.")
PARAMETERS: Field[tuple[tuple[Scalar, str], ...]] = Field(
    name="parameters", converter=Pairs(Text()), default=(), doc="The method's own settings, such as weight: 0.65."
)
MINIMUM_EVIDENCE = Field(
    name="minimum_evidence",
    converter=Whole(minimum=1, maximum=100),
    default=DEFAULT.mastery.minimum_evidence,
    doc="How many pieces it takes for a level.",
)
SCALE = Field(name="scale", converter=Text(), default="", doc="The id of the scale it is judged on.")

FILE_MB = Field(
    name="file_mb", converter=Whole(minimum=1), default=DEFAULT.limits.file_mb, doc="Megabytes of one file, at most."
)
STUDENT_MB = Field(
    name="student_mb",
    converter=Whole(minimum=1),
    default=DEFAULT.limits.student_mb,
    doc="Megabytes of one student's files, at most.",
)


def _section(name: str, fields: tuple[Field[Any], ...], doc: str, also: tuple[str, ...] = ()) -> Field[Values | None]:
    return Field(name=name, converter=section(fields), default=None, doc=doc, also=also)


def _free(name: str, fields: tuple[Field[Any], ...], doc: str) -> Field[Named]:
    return Field(name=name, converter=Pairs(section(fields)), default=(), doc=doc)


SCHOOL = _section("school", (NAME, LANGUAGE, ADDRESS, WELCOME), "Who you are.")
FOLDERS = _section("folders", (CONTENT, SCHOOL_DATA, OUTPUT, THEMES), "Where things are, inside the school's folder.")
PUBLISH: Field[Values | None] = Field(
    name="publish",
    converter=section((EDITION, START_PAGE, AUDIENCE)),
    default=None,
    doc="Who the pages are for.",
    is_quiet=True,
)
COLOURS = _section("colours", (PRIMARY, ACCENT), "The school's colours.", also=("colors",))
SCALES: Field[tuple[ProficiencyScale, ...]] = Field(
    name="scales", converter=Scales(), default=(), doc="The scales of levels. The first is the usual one."
)
MASTERY = _section("mastery", (METHOD, PARAMETERS, MINIMUM_EVIDENCE), "How several levels become one.")
FRAMEWORKS = _free("frameworks", (SCALE, METHOD, PARAMETERS), "A scale or method for one framework, by its id.")
STANDARDS = _free("standards", (METHOD, PARAMETERS), "A method for one standard, by its code.")
PROMPTS: Field[tuple[Prompt, ...]] = Field(
    name="prompts", converter=Prompts(), default=DEFAULT.prompts, doc="What students reflect on."
)
LIMITS = _section("limits", (FILE_MB, STUDENT_MB), "What is too big.")

TOP_FIELDS: tuple[Field[Any], ...] = (
    SCHOOL,
    FOLDERS,
    PUBLISH,
    COLOURS,
    SCALES,
    MASTERY,
    FRAMEWORKS,
    STANDARDS,
    PROMPTS,
    LIMITS,
)  # fmt: skip  one line a field says no more
