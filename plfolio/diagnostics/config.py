"""Codes C1xx: the school's site_config.yml.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

C101 = Code(
    id="C101",
    name="no-settings",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="There is no site_config.yml",
    message="There is no site_config.yml here, so plfolio can't tell where the school's folders are.",
    hint="Change to the school's folder, or make a new school with: plfolio init",
    why="plfolio finds everything else from this file. An empty one is enough.",
    wrong="a folder without site_config.yml",
    right="a folder with site_config.yml, student_content and school",
)
C102 = Code(
    id="C102",
    name="settings-have-no-words",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="site_config.yml has no settings in it",
    message="site_config.yml must have words with colons, but here is {found}.",
    hint='Start each line with a setting, a colon and a space, like "school:".',
    why="Each setting is found by its name.",
    wrong="- school",
    right="school: {name: Riverbend School}",
)
C103 = Code(
    id="C103",
    name="folder-outside-the-school",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="A folder is not inside the school's folder",
    message="\"{name}\" can't be {text}: it must be a folder inside the school's own. plfolio stops here.",
    hint="Write its name as seen from site_config.yml, with / between folders, without a drive, and without .. in it.",
    why="Then the whole school can be moved, copied and restored as one folder.",
    wrong="content: C:\\Users\\me\\students",
    right="content: student_content",
)
C104 = Code(
    id="C104",
    name="folders-overlap",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="Two folders are one, or one lies in the other",
    message='"{name}" ({text}) and "{other}" ({place}) share a folder. plfolio stops here.',
    hint="Give each of them a folder of its own, side by side.",
    why="What students write, what teachers own and what plfolio makes must not overwrite each other.",
    wrong="folders: {content: site, output: site}",
    right="folders: {content: student_content, output: site}",
)
C105 = Code(
    id="C105",
    name="scale-without-levels",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A scale has too few levels",
    message='The scale "{scale}" needs at least two levels. It is left out.',
    hint="List its levels, lowest first, each with a name and a band: below, on or above.",
    why="With one level, everybody would always be on it.",
    wrong="- {id: three-levels, levels: []}",
    right="- {id: two-levels, goal: 2, levels: [{name: Not yet, band: below}, {name: Got it, band: on}]}",
)
C106 = Code(
    id="C106",
    name="goal-off-the-scale",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="The goal of a scale is not one of its levels",
    message='The scale "{scale}" has {count} levels, so its goal can\'t be {goal}. It is left out.',
    hint="Write the number of the level that means: on the standard. The lowest level is 1.",
    why="Badges and growth are told by the distance to this level.",
    wrong="goal: 5, with four levels",
    right="goal: 3",
)
C107 = Code(
    id="C107",
    name="levels-out-of-order",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="The levels of a scale are not in order",
    message='In the scale "{scale}", the level "{level}" does not fit: {reason}. The scale is left out.',
    hint="List the levels from the lowest to the highest: first below, then on, then above. The goal has on.",
    why="A level's number is its place in the list, so the order decides who is further.",
    wrong="levels: [{name: Meets, band: on}, {name: Beginning, band: below}]",
    right="levels: [{name: Beginning, band: below}, {name: Meets, band: on}]",
)
C108 = Code(
    id="C108",
    name="id-used-twice",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="Two things have one id",
    message='The id "{id}" is used twice. Only the first one counts.',
    hint="Give the second one another id.",
    why="An id is how other files point to it, so it can mean only one.",
    wrong="- {id: four-levels, ...}\n- {id: four-levels, ...}",
    right="- {id: four-levels, ...}\n- {id: three-levels, ...}",
)
C109 = Code(
    id="C109",
    name="unknown-scale",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A framework is to be judged on a scale that does not exist",
    message='There is no scale "{scale}" that can be used. The standards of "{framework}" are judged on "{default}".',
    hint="{suggestion}Use the id of one of the scales: {known}.",
    why="A level means something only on its scale.",
    wrong="frameworks: {riverbend: {scale: five-levels}}",
    right="frameworks: {riverbend: {scale: four-levels}}",
)
C110 = Code(
    id="C110",
    name="prompt-without-words",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A prompt has no words",
    message='The prompt "{id}" has no words, so nobody can answer it. It is left out.',
    hint="Write its heading in at least one language.",
    why="Students answer a prompt by writing below a heading with these words.",
    wrong="- {id: went-well}",
    right="- {id: went-well, words: {en: What went well}}",
)
C111 = Code(
    id="C111",
    name="publishing-unclear",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="It is not clear what may be published",
    message="It is not clear what was meant here, so the safe choice is made: {choice}.",
    hint="Mend this setting. The words are private, family, school and public.",
    why="If plfolio guessed, it could publish what nobody wanted to show.",
    wrong="publish: {edition: pubic}",
    right="publish: {edition: public}",
)
