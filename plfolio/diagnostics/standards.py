"""Codes S1xx: frameworks, as authorities publish them and as schools write them.

Takes nothing; gives one `Code` per kind of message. What is wrong with a code that somebody writes is in R1xx.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

S101 = Code(
    id="S101",
    name="framework-not-readable",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A framework file that stops in the middle of a thought",
    message="This framework cannot be read: something is wrong at line {line}, column {column}.",
    hint=(
        "Most often a comma, a quotation mark or a bracket is missing or too many "
        "there, or the download broke off. Download the file again."
    ),
    why="A framework is exchanged as JSON, where one wrong sign makes the rest unreadable.",
    wrong='{"CFDocument": {"title": "Science",}',
    right='{"CFDocument": {"title": "Science"}}',
)
S102 = Code(
    id="S102",
    name="not-a-case-package",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A JSON file that is not a framework",
    message="This file is not a CASE package: it has neither CFItems nor CFDocument.",
    hint="Download the whole package: its address has /CFPackages/ in it.",
    why=(
        "plfolio reads the CASE packages that education authorities publish. "
        "Other JSON files say nothing about standards."
    ),
    wrong='{"standards": ["SCI.1"]}',
    right='{"CFDocument": {...}, "CFItems": [...], "CFAssociations": [...]}',
)
S103 = Code(
    id="S103",
    name="framework-without-standards",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="A framework with no standards",
    message="There are no standards in this framework.",
    hint=(
        'Download the whole package (its address has /CFPackages/ in it), or write the standards under "standards:".'
    ),
    why="Nobody can tag work to a framework that is empty. Often only its title page was downloaded.",
    wrong="standards: []",
    right="standards:\n  - {code: SCI.1, statement: I can plan a fair test.}",
)
S104 = Code(
    id="S104",
    name="standard-without-identifier",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="Standards without an identifier",
    message="Standards without an identifier are left out ({count}): {names}.",
    hint="Ask whoever published the framework for a whole package.",
    why=(
        "The identifier is what evidence is kept under, for years. A code or "
        "a statement may change; the identifier may not."
    ),
    wrong='{"fullStatement": "Plan a fair test."}',
    right='{"identifier": "6ba1905b-...", "fullStatement": "Plan a fair test."}',
)
S105 = Code(
    id="S105",
    name="identifier-used-twice",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="Two standards with one identifier",
    message=(
        "Identifiers that belong to more than one standard ({count}): {names}. Only the first standard of each counts."
    ),
    hint=("Give each standard an identifier of its own; in a file of your own, a code of its own is enough."),
    why="With one identifier for two standards, evidence for one would count for the other.",
    wrong="- {code: SCI.1, id: a1}\n- {code: SCI.2, id: a1}",
    right="- {code: SCI.1, id: a1}\n- {code: SCI.2, id: a2}",
)
S106 = Code(
    id="S106",
    name="standard-without-place",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Standards without a place in the tree",
    message="Standards without a place in the tree stand at its top ({count}): {names}.",
    hint=("Nothing to do if the framework is a plain list. Otherwise the package is not whole: download it again."),
    why=(
        "A package says where each standard belongs by an isChildOf "
        "association. Where none is given, no place can be known."
    ),
    wrong='"CFAssociations": []',
    right='"CFAssociations": [{"associationType": "isChildOf", ...}]',
)
S107 = Code(
    id="S107",
    name="standards-in-a-circle",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Standards that are above and below each other",
    message="Links between standards that go round in a circle are left out ({count}): {names}.",
    hint="Tell whoever published the framework. Every standard is still there.",
    why=(
        "A standard cannot be part of its own part. plfolio follows the tree "
        "from the top and leaves out the link that leads back."
    ),
    wrong="A is part of B, and B is part of A",
    right="A is part of B",
)
S108 = Code(
    id="S108",
    name="link-to-nothing",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Links to standards that are not in the file",
    message="Links to standards that are not in this file ({count}): {names}.",
    hint="Nothing to do if you took only a part of the framework. Otherwise download it again.",
    why="A link needs both its ends. What hangs on a missing standard stands at the top instead.",
    wrong='"destinationNodeURI": {"identifier": "not-in-this-file"}',
    right='"destinationNodeURI": {"identifier": "6ba1905b-..."}',
)
S109 = Code(
    id="S109",
    name="standard-without-statement",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Standards that say nothing",
    message="Standards without a statement are shown by their code ({count}): {names}.",
    hint="Ask whoever published the framework for a whole package.",
    why="The statement is what a student reads to know what to learn.",
    wrong='{"identifier": "6ba1905b-...", "humanCodingScheme": "SCI.1"}',
    right=('{"identifier": "6ba1905b-...", "humanCodingScheme": "SCI.1", "fullStatement": "Plan a fair test."}'),
)
S110 = Code(
    id="S110",
    name="text-expected",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Something else where a text should be",
    message="Values that are not what a CASE package has there are left out ({count}): {names}.",
    hint="Tell whoever published the framework. The rest of it is used.",
    why=("What is not a text cannot be shown or looked up. One odd value is no reason to lose a framework."),
    wrong='"fullStatement": ["Plan a fair test."]',
    right='"fullStatement": "Plan a fair test."',
)
S111 = Code(
    id="S111",
    name="code-used-twice",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Several standards with one code",
    message="Codes that belong to more than one standard ({count}): {names}.",
    hint=(
        "Whoever writes such a code is asked which standard is meant. In a "
        "framework of your own, give each a code of its own."
    ),
    why="plfolio never guesses which of two standards a code means.",
    wrong="- {code: SCI.1, statement: Plan.}\n- {code: SCI.1, statement: Measure.}",
    right="- {code: SCI.1, statement: Plan.}\n- {code: SCI.2, statement: Measure.}",
)
S112 = Code(
    id="S112",
    name="framework-named-twice",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="Two frameworks with one name",
    message='There is a framework with the name "{name}" already, in {first}. This file is left out.',
    hint="Rename this file, or give it another id.",
    why="The name in front of a code (name:CODE) has to mean one framework.",
    wrong="school/frameworks/science.json and school/frameworks/science.yml",
    right="school/frameworks/science.json",
)
S113 = Code(
    id="S113",
    name="standards-in-two-frameworks",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Standards that come with two frameworks",
    message="Standards that are in {first} already count as part of that framework ({count}): {names}.",
    hint="Remove one of the two files if they are two copies of one framework.",
    why="A standard has one identifier wherever it appears, so evidence for it is kept once.",
    wrong="science-2024.json and science-2025.json with the same identifiers",
    right="science-2025.json alone",
)
S114 = Code(
    id="S114",
    name="not-a-framework-file",
    severity=Severity.NOTE,
    reader=Reader.TEACHER,
    title="A file that is not read as a framework",
    message="This file is not read: frameworks end in {endings}.",
    hint="Save it as one of these, or keep it somewhere else.",
    why="The ending says in which way a framework is written.",
    wrong="school/frameworks/standards.xlsx",
    right="school/frameworks/standards.yml",
)
S115 = Code(
    id="S115",
    name="unclear-id",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="An id that cannot be written before a code",
    message='The id "{text}" has a colon in it, so this framework takes its file\'s name, "{name}".',
    hint="Choose an id without a colon, such as riverbend.",
    why="In riverbend:SCI.1 the colon ends the name of the framework.",
    wrong="id: 'river:bend'",
    right="id: riverbend",
)
S116 = Code(
    id="S116",
    name="framework-not-a-list-of-words",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A framework file without words and colons",
    message="This file does not say what its standards are.",
    hint='Begin with "title:", and write the standards below "standards:".',
    why="Every line of a framework says a word, a colon, and what the word means here.",
    wrong="SCI.1 I can plan a fair test.",
    right="title: Our standards\nstandards:\n  - {code: SCI.1, statement: I can plan a fair test.}",
)
