"""Codes A1xx: files beside a piece of work.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

A101 = Code(
    id="A101",
    name="file-cannot-be-opened",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file can't be opened",
    message="The file {name} can't be opened.",
    hint="Look if it is still there. Close other programs that use it. Then try again.",
    why="Your site can only show files that this computer may read. A link to another place is not a file.",
    wrong="artifacts/oven/photo.jpg is a shortcut to a photo on another drive",
    right="artifacts/oven/photo.jpg is the photo",
)
A102 = Code(
    id="A102",
    name="attachment-too-big",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is too big",
    message="The file {name} is too big: {size} MB. The most is {limit} MB.",
    hint="Make it shorter or smaller, or ask your teacher to allow bigger files.",
    why="Big files fill the school's disk, and families with a slow connection can't open them.",
    wrong="a film of 20 minutes",
    right="the two best minutes of it",
)
A103 = Code(
    id="A103",
    name="kind-not-shown",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="This kind of file isn't put on the site",
    message="The file {name} isn't put on your site: {kind}.",
    hint="Save it as a picture (.jpg or .png), a PDF, a sound (.mp3), a film (.mp4) or a text (.txt).",
    why="Some files can do things on another person's computer. Only kinds that are safe to open are shared.",
    wrong="artifacts/robot/slides.pptx",
    right="artifacts/robot/slides.pdf",
)
A104 = Code(
    id="A104",
    name="ending-does-not-fit",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="The name ends wrong",
    message="The file {name} is called .{ending}, but it is really a .{found} file.",
    hint="Change the end of its name to .{found}. Change it in your text too.",
    why="The end of a name tells browsers how to open a file. When it's wrong, other people may see nothing.",
    wrong="a PNG picture with the name oven.jpg",
    right="the same picture with the name oven.png",
)
A105 = Code(
    id="A105",
    name="not-what-its-name-says",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="The file isn't what its name says",
    message="The file {name} is called .{ending}, but inside it is something else.",
    hint="Open it in the program that made it, and save it again as .{ending}.",
    why="Changing a file's name doesn't change what is inside it. Files like this are not shared, to be safe.",
    wrong="a web page with the name song.mp3",
    right="a sound saved as song.mp3",
)
A106 = Code(
    id="A106",
    name="broken-picture",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A picture is broken",
    message="The picture {name} is broken, so it can't be shown.",
    hint="Copy it again from the camera or phone, or save it again.",
    why="A file breaks when copying stops halfway, or when a disk has a fault.",
    wrong="half of oven.jpg",
    right="all of oven.jpg",
)
A107 = Code(
    id="A107",
    name="picture-too-large",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A picture has too many dots",
    message="The picture {name} is too large: it has more than {limit} million dots.",
    hint="Open it in a picture program, make it smaller, and save it.",
    why="Opening a huge picture can stop the computer. On a screen, 1600 dots wide is plenty.",
    wrong="a scan of 20000 by 20000 dots",
    right="the same scan of 3000 by 3000 dots",
)
A108 = Code(
    id="A108",
    name="empty-file",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file has nothing in it",
    message="The file {name} is empty.",
    hint="Copy or save it again. If it comes from a cloud drive, wait until it is here.",
    why="A file is empty when it was not saved, or has not arrived yet.",
    wrong="oven.jpg with 0 bytes",
    right="oven.jpg with the photo in it",
)
A109 = Code(
    id="A109",
    name="file-still-changing",
    severity=Severity.ERROR,
    reader=Reader.STUDENT,
    title="A file is still changing",
    message="The file {name} is still changing.",
    hint="Wait until it is saved or copied. Then build again.",
    why="A file that is only half saved would be half on your site.",
    wrong="building while film.mp4 is being copied",
    right="building when the copying is done",
)
A110 = Code(
    id="A110",
    name="only-the-first-picture",
    severity=Severity.NOTE,
    reader=Reader.STUDENT,
    title="A moving picture stands still",
    message="The picture {name} moves. Your site shows only how it starts.",
    hint="Save it as a film (.mp4) if you want people to see it move.",
    why="Pictures are made small and safe before they are shared. So far that keeps one picture of each file.",
    wrong="robot.gif",
    right="robot.mp4",
)
