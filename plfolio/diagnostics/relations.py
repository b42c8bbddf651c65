"""Codes R1xx: what one file says of another, such as a row about a student who has no folder.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

R101 = Code(
    id="R101",
    name="unknown-standard",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="Nobody knows this standard",
    message='There is no standard with the code "{code}".',
    hint="{advice}Ask your teacher for the right code, or look for it with: plfolio standards find",
    why="A code joins your work to what you are learning. With a wrong code nobody finds your work there.",
    wrong="standards: [MS-PS33]",
    right="standards: [MS-PS3-3]",
)
R102 = Code(
    id="R102",
    name="unclear-standard",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="This code could mean more than one standard",
    message='The code "{code}" could mean more than one standard.',
    hint="Write one of these instead: {choices}.",
    why="We never guess which one you mean. You choose.",
    wrong="standards: [W.7]",
    right="standards: ['riverbend:W.7']",
)
R103 = Code(
    id="R103",
    name="unknown-standard-in-school-file",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A code that no framework has",
    message='No framework has a standard with the code "{code}", so this entry does not count.',
    hint="{advice}Look the code up with: plfolio standards find",
    why="A code is resolved exactly or by a known spelling, never by resemblance: a wrong guess would give a student "
    "a level in something else.",
    wrong="ana,our-solar-oven,MS-PS33,3,2026-10-14,Ms Reed,",
    right="ana,our-solar-oven,MS-PS3-3,3,2026-10-14,Ms Reed,",
)
R104 = Code(
    id="R104",
    name="unclear-standard-in-school-file",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A code that fits several standards",
    message='The code "{code}" fits more than one standard, so this entry does not count.',
    hint="Write one of these instead: {choices}.",
    why="Two frameworks may use one code. The framework's id before the code, with a colon, says which is meant.",
    wrong="ana,our-solar-oven,W.7,3,2026-10-14,Ms Reed,",
    right="ana,our-solar-oven,riverbend:W.7,3,2026-10-14,Ms Reed,",
)
R105 = Code(
    id="R105",
    name="retired-standard-in-school-file",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="A standard that has been retired",
    message='The standard "{code}" has been retired. This entry still counts for it.',
    hint="Use {newer} from now on.",
    why="A framework keeps its retired standards, so that old records stay true.",
    wrong="standards: [RB.SCI.OLD]",
    right="standards: [RB.SCI.1]",
)
R106 = Code(
    id="R106",
    name="row-about-nobody",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Rows about a student who has no folder",
    message='There is no student folder named "{student}". Rows of this file about them that do not count: {count}.',
    hint="{advice}The first column must be the name of the student's folder, letter for letter.",
    why="The folder's name is what joins a student's work to the levels that teachers give.",
    wrong="anna,our-solar-oven,MS-PS3-3,3,2026-10-14,Ms Reed,",
    right="ana,our-solar-oven,MS-PS3-3,3,2026-10-14,Ms Reed,",
)
R107 = Code(
    id="R107",
    name="row-about-unknown-work",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="A row about a piece of work that is not there",
    message='{student} has no piece of work named "{artifact}". The level counts as an observation {when}.',
    hint="{advice}Write the name of the work's folder or file, or leave the cell empty for an observation.",
    why="Levels are put in order by the day of the work. Without the work, only the day of the row is known.",
    wrong="ana,solar-ovn,MS-PS3-3,3,2026-10-14,Ms Reed,",
    right="ana,our-solar-oven,MS-PS3-3,3,2026-10-14,Ms Reed,",
)
R108 = Code(
    id="R108",
    name="unknown-method",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A mastery method that does not exist",
    message='There is no mastery method "{method}". Until this is mended, {default} is used.',
    hint="{advice}The handbook's page on mastery lists them all.",
    why="The method decides every level, so a misspelt one must not pass unseen.",
    wrong="mastery: {method: latest}",
    right="mastery: {method: most-recent}",
)
R109 = Code(
    id="R109",
    name="unknown-parameter",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A parameter that the mastery method does not have",
    message='The method {method} has no parameter "{name}". It is left out.',
    hint="It has: {allowed}.",
    why="A parameter that is silently ignored would leave you with levels you did not ask for.",
    wrong="mastery: {method: highest, parameters: {last: 3}}",
    right="mastery: {method: mean, parameters: {last: 3}}",
)
R110 = Code(
    id="R110",
    name="parameter-out-of-range",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A parameter of the mastery method is out of range",
    message='"{name}" can\'t be "{text}". Used instead: {used}.',
    hint="Write {allowed}.",
    why="A weight of 65 or a count of 0 has no meaning in the sum.",
    wrong="mastery: {method: decaying, parameters: {weight: 65}}",
    right="mastery: {method: decaying, parameters: {weight: 0.65}}",
)
R111 = Code(
    id="R111",
    name="unknown-framework",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Settings for a framework that is not there",
    message='The settings speak of a framework "{framework}", but no file in the frameworks folder has this id.',
    hint="{advice}See the ids with: plfolio standards",
    why="What is set for it, its scale or its method, has no effect.",
    wrong="frameworks: {riverbank: {scale: four-levels}}",
    right="frameworks: {riverbend: {scale: four-levels}}",
)
R112 = Code(
    id="R112",
    name="level-off-the-scale",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A level that the scale does not have",
    message='"{level}" is not a level of the scale that {code} is judged on. {outcome}',
    hint="Its levels are: {levels}.",
    why="A level outside the scale, or between two levels, can't be compared with the goal.",
    wrong="ana,our-solar-oven,MS-PS3-3,7,2026-10-14,Ms Reed,",
    right="ana,our-solar-oven,MS-PS3-3,3,2026-10-14,Ms Reed,",
)
R113 = Code(
    id="R113",
    name="mixed-scales",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A row that uses another scale",
    message='This row uses the scale "{scale}", but {code} is judged on "{expected}". The row does not count.',
    hint="Give the level on {expected}, or set the scale of the whole framework in site_config.yml.",
    why="2 of 4 and 2 of 5 do not mean the same. plfolio never converts one into the other.",
    wrong="ana,our-solar-oven,MS-PS3-3,2,2026-10-14,Ms Reed,,five-levels",
    right="ana,our-solar-oven,MS-PS3-3,2,2026-10-14,Ms Reed,,four-levels",
)
R114 = Code(
    id="R114",
    name="badge-needs-nothing",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A badge that asks for nothing",
    message='The badge "{badge}" names no standard that can be assessed, so nobody can earn it.',
    hint="Add what it takes under needs: standards, or branches.",
    why="A badge with an empty rule would be earned by everybody on the first day.",
    wrong="needs: {level: 3}",
    right="needs: {standards: [RB.SCI.1], level: 3}",
)
R115 = Code(
    id="R115",
    name="unknown-badge-rule",
    severity=Severity.ERROR,
    reader=Reader.TEACHER,
    title="A badge rule that does not exist",
    message='The badge "{badge}" uses the rule "{rule}", which does not exist, so nobody can earn it.',
    hint="{advice}Leave the rule out to use the usual one, level.",
    why="Rules beyond the usual one come from plugins, which must be installed.",
    wrong="rule: levels",
    right="rule: level",
)
R116 = Code(
    id="R116",
    name="standard-described-twice",
    severity=Severity.WARNING,
    reader=Reader.TEACHER,
    title="Two entries for one standard",
    message='There is already {noun} for "{code}", at {first}. This one is left out.',
    hint="Put both into one entry.",
    why="Two spellings of a code can mean the same standard, and a page can show only one entry for it.",
    wrong="- {standard: 5.NF.4, ...} and - {standard: 5.NF.B.4, ...}",
    right="- {standard: 5.NF.B.4, ...}",
)
