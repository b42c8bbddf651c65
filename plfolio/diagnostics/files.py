"""Codes F1xx: reading any file at all: missing, unreadable, wrong encoding.

Takes nothing; gives one `Code` per kind of message. F12x to F14x, about what is written in a file, are in `writing`.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

F101 = Code(
    id="F101",
    name="no-such-file",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is not there",
    message="There is no file {name} here.",
    hint="Look for it in the wrong folder, or under another name, and put it back.",
    why="plfolio expected this file. It may have been moved, renamed or deleted.",
    wrong="student_content/ana/profil.md",
    right="student_content/ana/profile.md",
)
F102 = Code(
    id="F102",
    name="file-does-not-open",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file does not open",
    message="plfolio can't open this file. The computer says: {reason}.",
    hint="Close it in other programs. If that does not help, ask the person who looks after this folder.",
    why="The file is there, but the computer does not let plfolio read it.",
    wrong="a file that only somebody else may read",
    right="a file that you can open yourself",
)
F103 = Code(
    id="F103",
    name="folder-in-place-of-a-file",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A folder is where a file should be",
    message="This should be a file, but it is a folder.",
    hint="Give the folder another name, and put the file here.",
    why="plfolio wants to read this one file, and a folder has no text of its own.",
    wrong="a folder with the name profile.md",
    right="a file with the name profile.md",
)
F104 = Code(
    id="F104",
    name="not-a-real-file",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="Something is not a real file or folder",
    message="This is only a link to another place, or not a real file. It is left out.",
    hint="Put a copy of the real file here instead.",
    why="A link can lead out of your folder, to things that are not yours to show.",
    wrong="oven.jpg, a link to ../../ben/oven.jpg",
    right="oven.jpg, a file of its own",
)
F105 = Code(
    id="F105",
    name="not-utf-8",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is saved with other letters than plfolio can read",
    message="plfolio can't read the letters in this line. The file is not saved as UTF-8.",
    hint="Open the file in a text editor, choose Save as, and choose UTF-8.",
    why="Programs write letters such as é and ñ to a file in different ways. plfolio reads the way called UTF-8.",
    wrong="saved as Windows-1252, Latin-1 or MacRoman",
    right="saved as UTF-8",
)
F106 = Code(
    id="F106",
    name="saved-as-utf-16",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is saved as UTF-16",
    message="plfolio can't read this file. It is saved as UTF-16 (some programs call it Unicode).",
    hint="Open the file in a text editor, choose Save as, and choose UTF-8.",
    why="Programs write letters to a file in different ways. plfolio reads the way called UTF-8.",
    wrong="saved as Unicode or UTF-16",
    right="saved as UTF-8",
)
F107 = Code(
    id="F107",
    name="not-a-text",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is not a text, or did not arrive whole",
    message="This is not a text. It may be another kind of file, or it did not arrive whole.",
    hint="Open it and look. If a cloud drive is still busy, wait. If the text is lost, take an older copy.",
    why="The file has empty bytes in it. That happens when a cloud drive or a USB stick stopped half-way.",
    wrong="a picture renamed to index.md",
    right="a page that a text editor opens",
)
F108 = Code(
    id="F108",
    name="file-too-big",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A text is too big",
    message="This file is too big to be a text: {size} bytes. At most {limit} are read.",
    hint="Split it into smaller files, or add it to a piece of work as a file beside the page.",
    why="A page of writing is never that big, so something else must have got into it.",
    wrong="a video renamed to index.md",
    right="index.md, with the video beside it",
)
F109 = Code(
    id="F109",
    name="folder-does-not-open",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A folder does not open",
    message="plfolio can't look into this folder. The computer says: {reason}.",
    hint="Ask the person who looks after this folder to let plfolio read it.",
    why="The folder is there, but the computer does not let plfolio look inside.",
    wrong="a folder that only somebody else may open",
    right="a folder that you can open yourself",
)
F110 = Code(
    id="F110",
    name="file-is-changing",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file changes while it is read",
    message="This file changed again and again while plfolio was reading it.",
    hint="Wait until the other program has finished writing, and try again.",
    why="Reading a file that another program is writing could give half of the old text and half of the new.",
    wrong="building while a cloud drive is still copying",
    right="building when everything has arrived",
)
F111 = Code(
    id="F111",
    name="second-copy",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A second copy was made by a cloud drive",
    message='"{name}" looks like a second copy of "{original}". It is left out.',
    hint='Compare the two. Keep what is right in "{original}", and delete the other one.',
    why="When two computers change one file, a cloud drive keeps both. Only you can say which one is right.",
    wrong="essay (conflicted copy 2026-11-01).md beside essay.md",
    right="essay.md",
)
F112 = Code(
    id="F112",
    name="same-name-on-some-computers",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="Two names are the same on some computers",
    message='"{name}" and "{other}" are the same name on many computers.',
    hint="Give one of them another name.",
    why="Windows and Macs do not tell big letters from small ones in names. There, one of the two would be lost.",
    wrong="Photo.jpg and photo.JPG",
    right="oven-before.jpg and oven-after.jpg",
)
F113 = Code(
    id="F113",
    name="not-downloaded",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A file is still in the cloud",
    message='"{name}" is not on this computer yet. Only a sign for it is here. It is left out.',
    hint="Download it from the cloud drive, then try again. Save a Google document as a PDF first.",
    why="A cloud drive can show a file that is not on the computer. plfolio can only use what is here.",
    wrong="essay.gdoc",
    right="essay.pdf",
)
F114 = Code(
    id="F114",
    name="odd-name",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="A name has signs in it that make trouble",
    message='The name "{name}" has signs in it that some computers do not allow.',
    hint="Use letters, numbers, and - in the name.",
    why="Files travel: to Windows, to a USB stick, to the web. Some signs, and some names, do not travel with them.",
    wrong="what?.md",
    right="what.md",
)
F115 = Code(
    id="F115",
    name="unreadable-name",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A name can't be read",
    message='The name "{name}" has letters that can\'t be read. It is left out.',
    hint="Give it another name.",
    why="The name was written by a system that writes letters in another way.",
    wrong="a name from an old zip file, with broken letters",
    right="oven.jpg",
)
F116 = Code(
    id="F116",
    name="file-in-place-of-a-folder",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is where a folder should be",
    message="This should be a folder, but it is a file.",
    hint="Give the file another name, and make a folder with this name.",
    why="plfolio wants to look for files inside it.",
    wrong="a file with the name artifacts",
    right="a folder with the name artifacts",
)
F117 = Code(
    id="F117",
    name="one-file-in-two-places",
    severity=Severity.WARNING,
    reader=Reader.STUDENT,
    title="One file stands in two places at once",
    message="{count} of the files here are the same file as one in another place, such as this one.",
    hint="Put a copy of the file here instead.",
    why="The computer can give one file two places (a hard link). Whoever changes it there changes it here too.",
    wrong="a hard link to another student's file",
    right="a file of its own",
)
F118 = Code(
    id="F118",
    name="students-with-one-name",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="Two students' folders have the same name but for big and small letters",
    message='The folders "{name}" and "{other}" are the same name on many computers. Only "{other}" is used.',
    hint='Rename the folder "{name}".',
    why="Their sites would land in one folder, and one student would read what belongs to the other.",
    wrong="student_content/Ana and student_content/ana",
    right="student_content/ana-k and student_content/ana-r",
)
F119 = Code(
    id="F119",
    name="no-students-folder",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The folder with the students is not there",
    message="There is no folder {name}, so there are no students.",
    hint="Create it, or set folders: content: in site_config.yml to the folder that has one folder per student.",
    why="Every student is a folder inside this one.",
    wrong="folders: {content: student_contents}",
    right="folders: {content: student_content}",
)
