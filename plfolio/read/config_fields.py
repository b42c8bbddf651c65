"""What site_config.yml may say: each section, each word in it, its meaning, and what holds without it.

Takes a `Mapping`; gives a `SiteConfig`. The handbook's table of settings is made of the fields.
"""

from __future__ import annotations

from plfolio.model import Audience
from plfolio.read.config_values import as_address, as_folder, as_prompts, as_scales
from plfolio.read.converters import (
    as_colour,
    as_language,
    as_languages,
    as_names,
    as_number,
    as_pairs,
    as_record,
    as_records,
    as_text,
    as_yes_no,
    member_of,
)
from plfolio.read.fields import Field, Record, section
from plfolio.read.profile_values import as_accent
from plfolio.settings import Settings

__all__ = [
    "DEFAULT",
    "Colours",
    "Folders",
    "Framework",
    "GroundEntry",
    "Limits",
    "LookEntry",
    "Looks",
    "Mastery",
    "Publish",
    "School",
    "SiteConfig",
    "Standard",
]

DEFAULT = Settings()


class School(Record):
    """Who you are."""

    school_name = Field(as_text, DEFAULT.school_name, "The school's name.", name="name")
    language = Field(as_language, DEFAULT.language, "The language of what plfolio writes, like en.")
    languages = Field(
        as_languages, DEFAULT.languages, "Languages in which every site is offered besides the student's own."
    )
    address = Field(as_text, DEFAULT.address, "Where the school is.")
    welcome = Field(as_text, DEFAULT.welcome, "What the start page says first.")


class Folders(Record):
    """Where things are, inside the school's folder."""

    content = Field(as_folder, DEFAULT.content, "One folder per student, theirs alone.")
    school = Field(as_folder, DEFAULT.school, "What teachers own.")
    output = Field(as_folder, DEFAULT.output, "Where sites are written.")
    themes = Field(as_folder, DEFAULT.themes, "Looks of your own.")


class Publish(Record):
    """Who the pages are for."""

    edition = Field(
        member_of(Audience), DEFAULT.edition, "Which edition is built when nobody says which.", is_quiet=True
    )
    start_page = Field(
        as_yes_no, DEFAULT.start_page, "Whether there is a first page with the students who may be listed."
    )
    web_address = Field(as_address, DEFAULT.web_address, "Where the sites will be found on the web.", name="address")
    audience = Field(
        member_of(Audience), DEFAULT.audience, "Who may see a page that does not say so itself.", is_quiet=True
    )


class Colours(Record):
    """The school's colours."""

    primary_colour = Field(as_colour, DEFAULT.primary_colour, "The main colour.", name="primary")
    accent_colour = Field(as_colour, DEFAULT.accent_colour, "The colour of links and badges.", name="accent")


class GroundEntry(Record):
    """What letters stand on, in light or in dark."""

    paper = Field(as_colour, "", "The page.")
    card = Field(as_colour, "", "A card that lies on it.")
    panel = Field(as_colour, "", "A panel sunk into it.")
    ink = Field(as_colour, "", "The letters.")


class LookEntry(Record):
    """A look of the school's own. What it does not say is as in the look that it is like."""

    name = Field(as_text, "", "What students write to have it.", is_required=True)
    like = Field(as_text, DEFAULT.looks[0].name, "The look whose type and shapes it borrows.")
    accent = Field(as_accent, "", "The colour that holds until a student chooses one.")
    light = section(GroundEntry)
    dark = section(GroundEntry)


class Looks(Record):
    """The looks that students may choose."""

    allowed = Field(as_names, (), "Which there are. The first is for whoever chooses none.")
    own = Field(as_records(as_record(LookEntry)), (), "Looks of your own.")


class Standard(Record):
    """How one standard is judged."""

    method = Field(as_text, "", "How several levels become one.")
    parameters = Field(as_pairs(as_text, "{weight: 0.65}"), (), "The method's own settings, such as weight: 0.65.")


class Framework(Standard):
    """How the standards of one framework are judged."""

    scale = Field(as_text, "", "The id of the scale it is judged on.")
    method = Standard.method
    parameters = Standard.parameters


class Mastery(Standard):
    """How several levels become one."""

    method = Standard.method
    parameters = Standard.parameters
    minimum_evidence = Field(
        as_number(minimum=1, maximum=100),
        DEFAULT.mastery.minimum_evidence,
        "How many pieces it takes for a level.",
    )


class Limits(Record):
    """What is too big."""

    file_mb = Field(as_number(minimum=1), DEFAULT.limits.file_mb, "Megabytes of one file, at most.")
    student_mb = Field(as_number(minimum=1), DEFAULT.limits.student_mb, "Megabytes of one student's files, at most.")


class SiteConfig(Record):
    """The whole file."""

    school = section(School)
    folders = section(Folders)
    publish = section(Publish, is_quiet=True)
    colours = section(Colours, also=("colors",))
    looks = section(Looks)
    scales = Field(as_scales, (), "The scales of levels. The first is the usual one.")
    mastery = section(Mastery)
    frameworks = Field(
        as_pairs(as_record(Framework, Framework.example()), "{riverbend: {scale: four-levels}}"),
        (),
        "A scale or method for one framework, by its id.",
    )
    standards = Field(
        as_pairs(as_record(Standard, Standard.example()), "{SCI.1: {method: highest}}"),
        (),
        "A method for one standard, by its code.",
    )
    prompts = Field(as_prompts, DEFAULT.prompts, "What students reflect on.")
    limits = section(Limits)
