"""Codes K1xx: advice on one student's portfolio, in words a ten-year-old understands.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

K101 = Code(
    id="K101",
    name="work-without-standards",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="This work has no standards yet",
    message='"{title}" does not say what it shows you can do.',
    hint="Add a line at the top: standards: [CODE]. Your teacher can tell you the code.",
    why="With a code, your work shows up next to what you are learning.",
    wrong="title: Our solar oven",
    right="title: Our solar oven\nstandards: [MS-PS3-3]",
)
K102 = Code(
    id="K102",
    name="nothing-chosen",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="You have not chosen any work to show first",
    message="You have {count} pieces of work, but you have not chosen one to show first.",
    hint="Pick a piece you like. Add a line at the top of it: showcase: and then why you chose it.",
    why="The first page of your portfolio shows the work you chose, and your reason.",
    wrong="title: Our solar oven",
    right="title: Our solar oven\nshowcase: I am proud of this because it failed twice first.",
)
K103 = Code(
    id="K103",
    name="picture-without-words",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A picture has no words",
    message="The picture {picture} has no words that say what it shows.",
    hint="Write between the square brackets what someone would see: ![Two boxes with foil inside]({picture})",
    why="Some people can't see pictures. Their computer reads them your words.",
    wrong="![](oven.jpg)",
    right="![Two boxes with foil inside, in the sun](oven.jpg)",
)
K104 = Code(
    id="K104",
    name="file-not-there",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A file is not there",
    message='This page uses "{target}", but there is no such file in your folder.',
    hint="{advice}Put the file next to this page, and write its name just as it is: big and small letters count.",
    why="Readers would find a hole where your file should be.",
    wrong="![Our oven](Oven photo.JPG)",
    right="![Our oven](oven-photo.jpg)",
)
K105 = Code(
    id="K105",
    name="unknown-person",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="Nobody has this name",
    message='"people" names "{person}", but no student folder has this name.',
    hint="{advice}Write the name of their folder. Ask your teacher if you do not know it.",
    why="We must know who is in your work, so that we can ask if they want to be shown.",
    wrong="people: [Maya K.]",
    right="people: [maya]",
)
K106 = Code(
    id="K106",
    name="goal-without-work",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="No work belongs to this goal yet",
    message='The goal "{title}" does not name any work yet.',
    hint="When a piece of work helps you with this goal, add a line: evidence: [name-of-the-work]",
    why="Your work is how others see that you are getting there.",
    wrong="title: Explain heat to my sister",
    right="title: Explain heat to my sister\nevidence: [our-solar-oven]",
)
K107 = Code(
    id="K107",
    name="goal-past-its-day",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="The day for this goal is over",
    message='The day for your goal "{title}" was {due}, and it is still open.',
    hint="Choose one: a new day (due:), or status: met, or status: let-go. Each of them is fine.",
    why="Looking back at a goal is part of learning. Changing it is not failing.",
    wrong="due: 2026-06-30\nstatus: open",
    right="due: 2026-06-30\nstatus: met",
)
K108 = Code(
    id="K108",
    name="unknown-work",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="You have no work with this name",
    message='"{field}" names "{work}", but you have no work with this name.',
    hint="{advice}Write the name of the work's folder or file, without .md",
    why="We can't lead readers to work that is not there.",
    wrong="evidence: [Our Solar Oven]",
    right="evidence: [our-solar-oven]",
)
K109 = Code(
    id="K109",
    name="level-not-known",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="This level does not exist",
    message='"{level}" is not one of the levels.',
    hint="Choose one of these: {levels}.",
    why="You and your teacher use the same levels, so that you can talk about them.",
    wrong="self: 9",
    right="self: 3",
)
K110 = Code(
    id="K110",
    name="rated-but-not-listed",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="You gave yourself a level for a standard that the work does not list",
    message='You gave yourself a level for {code}, but "standards" of this work does not list it.',
    hint="If the work shows {code}, add it to the line that begins with standards:",
    why="Your teacher gives levels only for the standards in that line.",
    wrong="standards: [MS-PS3-3]\nself: {ENG.2: 2}",
    right="standards: [MS-PS3-3, ENG.2]\nself: {ENG.2: 2}",
)
K111 = Code(
    id="K111",
    name="retired-standard",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="This standard has a newer one",
    message='The standard "{code}" is an old one. Your work still counts for it.',
    hint="For new work use {newer}.",
    why="Standards change over the years. The new one says better what you learn now.",
    wrong="standards: [RB.SCI.OLD]",
    right="standards: [RB.SCI.1]",
)
K112 = Code(
    id="K112",
    name="picture-from-the-web",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="This picture is on another web site",
    message="The picture {picture} is on another web site. Your page will show a link to it, not the picture.",
    hint="If you made it or may use it, save it next to this page, and write its file name here.",
    why="Your pages work without the internet, and never tell other sites who reads them.",
    wrong="![A volcano](https://example.org/volcano.jpg)",
    right="![A volcano I drew](volcano.jpg)",
)
K113 = Code(
    id="K113",
    name="name-with-a-space",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A file name with a space needs corners around it",
    message='"{target}" has a space in it, so the page shows the brackets and not your file.',
    hint="Put corners around the name: (<{target}>). Or give the file a name without spaces.",
    why="A space looks like the end of the name.",
    wrong="![Our oven](our oven.jpg)",
    right="![Our oven](<our oven.jpg>)",
)
K114 = Code(
    id="K114",
    name="picture-as-html",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="This picture will not be shown",
    message="A picture is written as <img ...>. Your page will not show it.",
    hint="Write it like this: ![Two boxes with foil inside](oven.jpg)",
    why="Your pages show only what is safe for everyone, and this way is the safe one.",
    wrong='<img src="oven.jpg">',
    right="![Two boxes with foil inside](oven.jpg)",
)
