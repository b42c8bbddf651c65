"""Builders for the tests of the assess room: a small school, and students with work and levels."""

from __future__ import annotations

from datetime import date, timedelta

from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool, align_portfolio, align_school
from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import (
    Artifact,
    Assessment,
    Band,
    Evidence,
    EvidenceSource,
    Framework,
    Level,
    Override,
    Portfolio,
    ProficiencyScale,
    Profile,
    SchoolData,
    SelfRating,
    Standard,
    Tag,
)
from plfolio.settings import DEFAULT_SCALE, Settings

FIRST_DAY = date(2026, 9, 1)
FIVE_LEVELS = ProficiencyScale(
    id="five-levels",
    goal=3,
    levels=tuple(
        Level(number=n, name=f"L{n}", band=Band.BELOW if n < 3 else Band.ON if n == 3 else Band.ABOVE)
        for n in range(1, 6)
    ),
)


def day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def evidence(level: int, on: int | None = 0, *, order: int = 0, **fields: object) -> Evidence:
    """A teacher's level for a piece of its own, made on day `on` of the year; None is undated."""
    values: dict[str, object] = {
        "standard": "sci-1",
        "source": EvidenceSource.TEACHER,
        "scale": DEFAULT_SCALE.id,
        "location": Location("school/assessments/a.csv", order + 2),
        "artifact": f"work-{on}-{order}",
        "kind": "writing",
        "date": None if on is None else day(on),
    }
    return Evidence(level=level, order=order, **(values | fields))


def row(levels: list[int]) -> tuple[Evidence, ...]:
    """One piece a day, in this order."""
    return tuple(evidence(level, number, order=number) for number, level in enumerate(levels))


def override(level: int, on: int, **fields: object) -> tuple[Level, Override]:
    values: dict[str, object] = {"student": "ana", "by": "Ms Reed", "note": "We talked about it."}
    judged = Override(tag=tag("SCI.1"), level=str(level), date=day(on), **(values | fields))
    return DEFAULT_SCALE.levels[level - 1], judged


def tag(text: str, path: str = "school/overrides.csv", line: int = 2) -> Tag:
    return Tag(text=text, location=Location(path, line))


def framework(framework_id: str = "riverbend", prefix: str = "") -> Framework:
    """SCI with SCI.1 and SCI.2 below it, MATH.1, and SCI.OLD which SCI.1 replaces."""

    def standard(code: str, **fields: object) -> Standard:
        return Standard(
            id=prefix + code.lower().replace(".", "-"),
            code=code,
            statement=f"I can do {code}.",
            framework=framework_id,
            **fields,
        )

    below = (f"{prefix}sci-1", f"{prefix}sci-2", f"{prefix}sci-old")
    return Framework(
        id=framework_id,
        title="Riverbend",
        roots=(f"{prefix}sci", f"{prefix}math-1"),
        standards=(
            standard("SCI", children=below),
            standard("SCI.1", parents=(f"{prefix}sci",), depth=1),
            standard("SCI.2", parents=(f"{prefix}sci",), depth=1),
            standard("SCI.OLD", parents=(f"{prefix}sci",), depth=1, is_retired=True, replaced_by=(f"{prefix}sci-1",)),
            standard("MATH.1"),
        ),
    )


def artifact(name: str = "oven", *codes: str, on: int | None = 0, **fields: object) -> Artifact:
    path = f"student_content/ana/artifacts/{name}/index.md"
    values: dict[str, object] = {
        "student": "ana",
        "title": name.capitalize(),
        "location": Location(path),
        "date": None if on is None else day(on),
        "tags": tuple(tag(code, path, 3) for code in codes),
        "body_line": 10,
    }
    return Artifact(id=name, **(values | fields))


def self_rating(level: str, code: str = "") -> SelfRating:
    path = "student_content/ana/artifacts/oven/index.md"
    return SelfRating(tag=tag(code, path, 4) if code else None, level=level, location=Location(path, 4))


def portfolio(*artifacts: Artifact, **fields: object) -> Portfolio:
    profile = Profile(name="Ana", location=Location("student_content/ana/profile.md"))
    values: dict[str, object] = {"student": "ana", "profile": profile, "artifacts": artifacts}
    return Portfolio(**(values | fields))


def assessment(
    level: object = 3, code: str = "SCI.1", work: str = "oven", order: int = 0, **fields: object
) -> Assessment:
    values: dict[str, object] = {
        "student": "ana",
        "artifact": work,
        "tag": tag(code, "school/assessments/autumn.csv", order + 2),
        "level": str(level),
        "date": day(100),
        "assessor": "Ms Reed",
        "comment": "Clear.",
    }
    return Assessment(order=order, **(values | fields))


def school(**fields: object) -> SchoolData:
    return SchoolData(**({"frameworks": (framework(),)} | fields))


def align(
    student: Portfolio,
    *assessments: Assessment,
    overrides: tuple[Override, ...] = (),
    data: SchoolData | None = None,
    settings: Settings | None = None,
) -> tuple[AlignedPortfolio, AlignedSchool, tuple[Diagnostic, ...]]:
    """Align a school and one student; gives the student's diagnostics."""
    chosen = settings or Settings()
    aligned, _ = align_school(data or school(), chosen)
    joined, found = align_portfolio(student, assessments, overrides, aligned)
    return joined, aligned, found


def ids(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code.id for diagnostic in diagnostics]
