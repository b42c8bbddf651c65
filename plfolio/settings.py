"""The school's settings, as typed values: what `site_config.yml` says, or the defaults where it says nothing.

Takes nothing; `plfolio.read.config` fills it from the file. Each setting's docstring line is its documentation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from plfolio.diagnostics import Location
from plfolio.looks import LOOKS, Look
from plfolio.model import Audience, Band, Level, ProficiencyScale, WrittenLanguage

__all__ = [
    "DEFAULT_PROMPTS",
    "DEFAULT_SCALE",
    "PROFILE_FILLER",
    "SITE_CONFIG",
    "WORK_FILLER",
    "Limits",
    "MasterySettings",
    "MethodChoice",
    "Prompt",
    "Settings",
]

SITE_CONFIG = "site_config.yml"

PROFILE_FILLER = "Write about yourself here."
WORK_FILLER = "Tell about your work here."
"""What `plfolio new` writes where a student's own words go. A page is shown without it."""

DEFAULT_SCALE = ProficiencyScale(
    id="four-levels",
    goal=3,
    levels=(
        Level(number=1, name="Beginning", band=Band.BELOW, description="I am starting to learn this."),
        Level(number=2, name="Approaching", band=Band.BELOW, description="I can do parts of this alone."),
        Level(number=3, name="Meets", band=Band.ON, description="I can do this on my own."),
        Level(number=4, name="Extends", band=Band.ABOVE, description="I can use this in new ways, or teach it."),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question students reflect on. `words` are the headings that count as this prompt: (language, heading) pairs.

    The first pair is the heading that `plfolio new` writes.
    """

    id: str
    words: tuple[tuple[str, str], ...]


DEFAULT_PROMPTS = (
    Prompt(
        id="went-well",
        words=(
            ("en", "What went well"),
            ("es", "Lo que salió bien"),
            ("fr", "Ce qui a bien marché"),
            ("ar", "ما الذي نجح"),
            ("zh", "做得好的地方"),
            ("vi", "Điều đã làm tốt"),
            ("uk", "Що вдалося"),
        ),
    ),
    Prompt(
        id="change",
        words=(
            ("en", "What I would change"),
            ("es", "Lo que cambiaría"),
            ("fr", "Ce que je changerais"),
            ("ar", "ما الذي سأغيره"),
            ("zh", "我会改变什么"),
            ("vi", "Điều em sẽ thay đổi"),
            ("uk", "Що можна змінити"),
        ),
    ),
    Prompt(
        id="next",
        words=(
            ("en", "Next time"),
            ("es", "La próxima vez"),
            ("fr", "La prochaine fois"),
            ("ar", "في المرة القادمة"),
            ("zh", "下一次"),
            ("vi", "Lần sau"),
            ("uk", "Наступного разу"),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodChoice:
    """A mastery method by name, with its parameters as typed: pairs such as ``("weight", "0.65")``."""

    method: str = "most-recent"
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterySettings:
    """Which method works out a level: for all, for a framework (by id), for a standard (by code as written)."""

    choice: MethodChoice = field(default_factory=MethodChoice)
    minimum_evidence: int = 1
    frameworks: tuple[tuple[str, MethodChoice], ...] = ()
    standards: tuple[tuple[str, MethodChoice], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is too big: megabytes for one file and for one student's folder."""

    file_mb: int = 50
    student_mb: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything `site_config.yml` can say. Folders are relative to it, with slashes.

    `languages` are those in which every student's site is written, besides the student's own.
    """

    school_name: str = "Our school"
    language: str = "en"
    languages: tuple[WrittenLanguage, ...] = ()
    address: str = ""
    welcome: str = ""
    content: str = "student_content"
    school: str = "school"
    output: str = "site"
    themes: str = "themes"
    edition: Audience = Audience.FAMILY
    start_page: bool = False
    web_address: str = ""
    audience: Audience = Audience.FAMILY
    primary_colour: str = "#2f5d8a"
    accent_colour: str = "#c2571a"
    looks: tuple[Look, ...] = LOOKS
    scales: tuple[ProficiencyScale, ...] = (DEFAULT_SCALE,)
    framework_scales: tuple[tuple[str, str], ...] = ()
    mastery: MasterySettings = field(default_factory=MasterySettings)
    prompts: tuple[Prompt, ...] = DEFAULT_PROMPTS
    limits: Limits = field(default_factory=Limits)
    # Where a line stands changes nothing that is built.
    places: tuple[tuple[tuple[str, ...], Location], ...] = field(default=(), repr=False, compare=False)

    def where(self, *words: str) -> Location:
        """Return the place of a setting, such as ``"frameworks", "riverbend", "method"``; else the whole file."""
        return dict(self.places).get(words, Location(SITE_CONFIG))

    def look_for(self, name: str) -> Look:
        """Return the look of this name, in any letters, or the first one."""
        wanted = name.strip().casefold()
        return next((look for look in self.looks if look.name.casefold() == wanted), self.looks[0])

    def scale_for(self, framework_id: str) -> ProficiencyScale:
        """Return the proficiency scale that this framework's standards are judged on; the first scale unless set."""
        wanted = dict(self.framework_scales).get(framework_id)
        return next((scale for scale in self.scales if scale.id == wanted), self.scales[0])
