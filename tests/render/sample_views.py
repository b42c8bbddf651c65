"""Made-up students for the tests of pages: one with a bit of everything, one with nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from plfolio.diagnostics import Location
from plfolio.model import (
    Answer,
    Artifact,
    Attachment,
    Audience,
    Award,
    Badge,
    BadgeState,
    BadgeStatus,
    Calculation,
    ChosenBy,
    Criterion,
    Evidence,
    EvidenceSource,
    Framework,
    Goal,
    GoalStep,
    Mastery,
    MasteryState,
    NextStep,
    Override,
    PacingTarget,
    Portfolio,
    Profile,
    Reflection,
    Rubric,
    Standard,
    Step,
    Tag,
)
from plfolio.render.student import BadgePictures, StudentView
from plfolio.settings import DEFAULT_SCALE, Settings

SCIENCE, HEAT, PLANTS, LATER = "id-sci", "id-sci-1", "id-sci-2", "id-sci-9"
FOLDER = "student_content/ana"
PIECE = f"{FOLDER}/artifacts/our-solar-oven"


@dataclass(frozen=True, kw_only=True)
class File:
    kind: str
    name: str
    size: int = 1200
    width: int = 0
    height: int = 0
    text: str = ""
    smaller: tuple[File, ...] = ()

    @property
    def renditions(self) -> tuple[File, ...]:
        return (self, *self.smaller)


def at(path: str) -> Location:
    return Location(path, 1)


def tag(text: str) -> Tag:
    return Tag(text=text, location=at("school/x.yml"))


def artifact(name: str = "our-solar-oven", **fields) -> Artifact:
    folder = f"{FOLDER}/artifacts/{name}"
    base = Artifact(id=name, student="ana", title="Our solar oven", location=at(f"{folder}/index.md"))
    return replace(base, **fields)


def evidence(level: int, order: int, **fields) -> Evidence:
    base = Evidence(
        standard=HEAT,
        source=EvidenceSource.TEACHER,
        level=level,
        scale=DEFAULT_SCALE.id,
        order=order,
        location=at("school/assessments/a.csv"),
        artifact="our-solar-oven",
        title="Our solar oven",
        date=date(2026, 10, 14),
        by="Ms Field",
    )
    return replace(base, **fields)


def framework() -> Framework:
    def standard(identifier: str, code: str, statement: str, **fields) -> Standard:
        return Standard(id=identifier, code=code, statement=statement, framework="rb", **fields)

    return Framework(
        id="rb",
        title="Riverbend Standards",
        roots=(SCIENCE,),
        standards=(
            standard(SCIENCE, "SCI", "Science", children=(HEAT, PLANTS, LATER)),
            standard(HEAT, "SCI.1", "I can explain how heat moves.", parents=(SCIENCE,), grades=("05",)),
            standard(PLANTS, "SCI.2", "I can say what plants need.", parents=(SCIENCE,), grades=("05",)),
            standard(LATER, "SCI.9", "I can model a reaction.", parents=(SCIENCE,), grades=("09",)),
        ),
    )


def mastery(number: int = 3, **fields) -> Mastery:
    given = (evidence(2, 1, artifact="first-try", date=date(2026, 9, 3)), evidence(number, 2))
    base = Mastery(
        standard=HEAT,
        scale=DEFAULT_SCALE,
        state=MasteryState.LEVEL,
        level=DEFAULT_SCALE.level(number),
        calculated=DEFAULT_SCALE.level(number),
        calculation=Calculation(
            method="most-recent",
            inputs=given,
            steps=(Step(label="Most recent", expression=str(number), result=Decimal(number)),),
            value=Decimal(number),
            cut=Decimal(3),
            shown=str(number),
        ),
        self_ratings=(evidence(4, 3, source=EvidenceSource.STUDENT),),
    )
    return replace(base, **fields)


def override() -> Override:
    return Override(
        student="ana", tag=tag("SCI.1"), level="4", date=date(2026, 10, 20), by="Ms Field", note="She taught others."
    )


def portfolio() -> Portfolio:
    files = ("oven.jpg", "sound.mp3", "heat.csv", "plan.pdf", "code.py")
    oven = artifact(
        date=date(2026, 10, 14),
        subject="Science",
        kind="model",
        chosen_by=ChosenBy.STUDENT,
        showcase="It failed twice first.",
        people=("ben", "stranger"),
        grew_from=("first-try",),
        source="https://example.org/ovens",
        licence="CC BY 4.0",
        body='We built it.\n\n![The oven](oven.jpg "84 degrees")\n\nSee [my first try](../first-try.md).',
        answers=(
            Answer(prompt="went-well", heading="What went well", text="It **worked**.", line=9),
            Answer(prompt="next", heading="Next time", text="", line=12),
        ),
        attachments=tuple(Attachment(name=name, path=f"{PIECE}/{name}", size=9) for name in files),
    )
    first = artifact(
        "first-try", title="First try", location=at(f"{FOLDER}/artifacts/first-try.md"), date=date(2026, 6, 3)
    )
    undated = artifact("loose-page", title="Loose page")
    return Portfolio(
        student="ana",
        profile=Profile(
            name="Ana Example",
            location=at(f"{FOLDER}/profile.md"),
            grade="5",
            language="en",
            languages=("English", "Português"),
            strengths=("asking questions",),
            needs=("quiet",),
            interests=("ovens",),
            body="# Hello\n\nI build **things**.\n\nAnd I take them apart.",
        ),
        artifacts=(first, undated, oven),
        reflections=(
            Reflection(
                id="r1",
                title="October",
                location=at(f"{FOLDER}/reflections/r1.md"),
                body="I learned[^1].\n\n[^1]: a lot",
            ),
        ),
        goals=(
            Goal(
                id="g1",
                title="Build a better oven",
                location=at(f"{FOLDER}/goals/g1.md"),
                due=date(2026, 12, 1),
                why="I like heat",
                tag=tag("SCI.1"),
                level="4",
                steps=(GoalStep(text="Find boxes", is_done=True), GoalStep(text="Measure")),
                helpers=("Grandpa",),
                evidence=("our-solar-oven",),
            ),
        ),
    )


def student_view(**fields) -> StudentView:
    badge = Badge(id="observer", name="Careful Observer", location=at("school/badges.yml"), standard_ids=(HEAT,))
    award = Award(badge="observer", date=date(2026, 10, 14), evidence=(evidence(3, 2),), masteries=(mastery(),))
    base = StudentView(
        portfolio=portfolio(),
        settings=Settings(),
        edition=Audience.FAMILY,
        as_of=date(2026, 11, 1),
        frameworks=(framework(),),
        masteries={HEAT: mastery()},
        badges=(
            BadgeStatus(badge=badge, state=BadgeState.EARNED, met=1, needed=1, award=award),
            BadgeStatus(
                badge=replace(badge, id="grower", name="Grower", standard_ids=(PLANTS,)),
                state=BadgeState.UNDER_WAY,
                met=0,
                needed=1,
                missing=((PLANTS, ("level", "evidence")),),
            ),
        ),
        tags={"our-solar-oven": (HEAT, PLANTS)},
        goal_standards={"g1": HEAT},
        evidence=(evidence(3, 2, comment="Clear!"), evidence(4, 3, source=EvidenceSource.STUDENT)),
        rubrics={
            HEAT: Rubric(
                tag=tag("SCI.1"), criteria=(Criterion(level=3, text="Says why"), Criterion(level=4, text="Predicts"))
            )
        },
        pacing=(PacingTarget(tag=tag("SCI.2"), standard_id=PLANTS, by=date(2026, 12, 1), task="We grow beans."),),
        next_steps={HEAT: NextStep(tag=tag("SCI.1"), standard_id=HEAT, support=("Draw it",), stretch=("Teach it",))},
        roster_names={"ben": "Ben B."},
        attachments={
            f"{PIECE}/oven.jpg": File(kind="picture", name="oven-1a.jpg", width=800, height=600),
            f"{PIECE}/sound.mp3": File(kind="audio", name="sound-1a.mp3"),
            f"{PIECE}/heat.csv": File(kind="data", name="heat-1a.csv", text="minute;degrees\n1;20\n2;24\n"),
            f"{PIECE}/plan.pdf": File(kind="document", name="plan-1a.pdf"),
            f"{PIECE}/code.py": File(kind="code", name="code-1a.txt", text="print('<hot>')\n"),
        },
        badge_pictures={"observer": BadgePictures(svg=Markup("<svg></svg>"), small_url="badges/observer-256.png")},
    )
    return replace(base, **fields)


def empty_view() -> StudentView:
    profile = Profile(name="Bo", location=at("student_content/bo/profile.md"))
    return StudentView(
        portfolio=Portfolio(student="bo", profile=profile),
        settings=Settings(),
        edition=Audience.PUBLIC,
        as_of=date(2026, 11, 1),
    )
