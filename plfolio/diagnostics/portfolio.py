"""Codes P1xx: a student's own pages.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

P101 = Code(
    id="P101",
    name="lines-at-the-top-not-closed",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="The lines at the top of a page are not closed",
    message="The lines at the top begin here, but they never end. This page is left out.",
    hint="Write a line with only --- below them, and your text below that.",
    why="Without the second ---, nobody can tell your text from the lines that say who may see it.",
    wrong="---\ntitle: Our oven\nWe built an oven ...",
    right="---\ntitle: Our oven\n---\nWe built an oven ...",
)
P102 = Code(
    id="P102",
    name="lines-at-the-top-not-opened",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="The first --- of a page is missing",
    message="This looks like the lines at the top of a page, but the --- above them is missing. This page is left out.",
    hint="Write a line with only --- above this line, and another one below the last of these lines.",
    why="Without the first ---, the lines count as text, and audience: private would not keep anything private.",
    wrong="title: Our oven\naudience: private\n---\nWe built an oven ...",
    right="---\ntitle: Our oven\naudience: private\n---\nWe built an oven ...",
)
P103 = Code(
    id="P103",
    name="long-dash-at-the-top",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="The first line of a page has a wrong dash",
    message='The first line is "{text}", but it must be --- (three short dashes). This page is left out.',
    hint="Delete the line and type three short dashes. Some programs make a long dash of them: then undo that.",
    why="Some programs turn --- into one long dash. Then plfolio can't see where the lines at the top begin.",
    wrong="\u2014\ntitle: Our oven\n\u2014",
    right="---\ntitle: Our oven\n---",
)
P104 = Code(
    id="P104",
    name="no-words-at-the-top",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="The lines at the top have no words with colons",
    message="Between the two --- there is {found}. This page is left out.",
    hint='Start each line with a word, a colon and a space, like "title: Our oven".',
    why="The lines at the top say what a page is, when you made it, and who may see it.",
    wrong="---\nOur oven\n---",
    right="---\ntitle: Our oven\n---",
)
P105 = Code(
    id="P105",
    name="audience-unclear",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="plfolio can't tell who may see a page",
    message="It is not clear who may see this page, so for now only you can see it.",
    hint="Write one line such as audience: family. The words are private, family, school and public.",
    why="If plfolio guessed, people could see what you did not want to show.",
    wrong="audience: me and my sister",
    right="audience: private",
)
P106 = Code(
    id="P106",
    name="no-profile",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="There is no page about the student",
    message="There is no profile.md that can be read, so the name of the folder is used as your name.",
    hint='Write a file profile.md that begins with ---, "name: Your Name" and --- on three lines.',
    why="The profile says your name and who you are. It is the first thing that people read.",
    wrong="student_content/ana/Profile.txt",
    right="student_content/ana/profile.md",
)
P107 = Code(
    id="P107",
    name="work-without-a-page",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A folder of work has no page",
    message='The folder "{name}" has no page index.md, so nothing in it is shown.{suggestion}',
    hint="Write a file index.md in this folder, and tell there about your work.",
    why="The page index.md has the title and your words. The other files in the folder belong to it.",
    wrong="artifacts/oven/oven.jpg",
    right="artifacts/oven/index.md and artifacts/oven/oven.jpg",
)
P108 = Code(
    id="P108",
    name="two-works-with-one-name",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="Two pieces of work have one name",
    message='There are two pieces of work with the name "{name}". Only {kept} is shown.',
    hint="Give one of them another name.",
    why="The name of the file or folder is how teachers and pages point to a piece of work. It can mean only one.",
    wrong="artifacts/oven.md and artifacts/oven/index.md",
    right="artifacts/oven-drawing.md and artifacts/oven/index.md",
)
P109 = Code(
    id="P109",
    name="not-used",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="A file or folder is not used",
    message='plfolio does not use "{name}".{suggestion}',
    hint="Your pages go into artifacts, goals and reflections. Photos go into the folder of the work that they show.",
    why="plfolio looks for your pages in certain places only. What lies somewhere else is not shown.",
    wrong="artefacts/oven/index.md",
    right="artifacts/oven/index.md",
)
P110 = Code(
    id="P110",
    name="loose-file",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A file lies outside of every piece of work",
    message='"{name}" belongs to no piece of work, so it is not shown.',
    hint="Make a folder for your work, with the page as index.md, and put this file beside it.",
    why="Only the folder tells which piece of work a photo or file belongs to.",
    wrong="artifacts/oven.md and artifacts/oven.jpg",
    right="artifacts/oven/index.md and artifacts/oven/oven.jpg",
)
P111 = Code(
    id="P111",
    name="no-title",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="A page has no title",
    message='This page has no title, so it is called "{title}".',
    hint='Add a line like "title: Our oven" at the top.',
    why="People choose what to read by its title.",
    wrong="---\ndate: 2026-10-14\n---",
    right="---\ntitle: Our oven\ndate: 2026-10-14\n---",
)
P112 = Code(
    id="P112",
    name="no-date",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="A piece of work has no day",
    message="This piece of work does not say when you made it.",
    hint='Add a line like "date: 2026-10-14" at the top.',
    why="With the day, people can see how you grew. Work without a day stands at the end.",
    wrong="title: Our oven",
    right="title: Our oven\ndate: 2026-10-14",
)
P113 = Code(
    id="P113",
    name="not-answered-yet",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="A question about the work has no answer yet",
    message="You have not written yet about: {prompts}.",
    hint="Write each one as a heading, like ## {first}, and your thoughts below it.",
    why="Thinking back shows you what you learned, and what to try next.",
    wrong="## What went well",
    right="## What went well\n\nThe foil kept the heat in.",
)
P114 = Code(
    id="P114",
    name="picture-not-found",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="The picture of the profile is not there",
    message='There is no picture "{name}" in your folder.{suggestion}',
    hint="Put the picture beside profile.md, and write its name exactly as it is.",
    why="plfolio looks for the picture only in your own folder.",
    wrong="picture: me.jpeg",
    right="picture: me.jpg",
)
P115 = Code(
    id="P115",
    name="nothing-here-yet",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="There is no page in a student's folder",
    message='There is no page in the folder "{name}" that can be read, so no site is made of it.',
    hint="Start with a file profile.md.",
    why="A site needs at least one page.",
    wrong="student_content/ana/ with nothing in it",
    right="student_content/ana/profile.md",
)
P116 = Code(
    id="P116",
    name="empty-page",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A page is empty",
    message="There is nothing in this file, so it is left out.",
    hint="Write something in it. If it had text before, wait until it has arrived, or look for an older copy.",
    why="A cloud drive can leave an empty file behind. What it said about who may see it is lost with the text.",
    wrong="index.md with nothing in it",
    right="---\ntitle: Our oven\n---\nWe built an oven ...",
)
P117 = Code(
    id="P117",
    name="no-name",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A profile does not say the name",
    message="Your profile does not say your name, so the name of the folder is used.",
    hint='Add a line like "name: Ana Ruiz" at the top.',
    why="The name is the title of your site.",
    wrong="---\ngrade: 5\n---",
    right="---\nname: Ana Ruiz\ngrade: 5\n---",
)
