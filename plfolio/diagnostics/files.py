"""Codes F1xx: reading any file at all: missing, unreadable, wrong encoding.

Takes nothing; gives one `Code` per kind of message. F12x to F14x, about what is written in a file, are in `writing`.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, OPERATOR, STUDENT, WARNING, Code

F101 = Code("F101", "no-such-file", ERROR, STUDENT)
F102 = Code("F102", "file-does-not-open", ERROR, STUDENT)
F103 = Code("F103", "folder-in-place-of-a-file", ERROR, STUDENT)
F104 = Code("F104", "not-a-real-file", ERROR, STUDENT)
F105 = Code("F105", "not-utf-8", ERROR, STUDENT)
F106 = Code("F106", "saved-as-utf-16", ERROR, STUDENT)
F107 = Code("F107", "not-a-text", ERROR, STUDENT)
F108 = Code("F108", "file-too-big", ERROR, STUDENT)
F109 = Code("F109", "folder-does-not-open", ERROR, STUDENT)
F110 = Code("F110", "file-is-changing", ERROR, STUDENT)
F111 = Code("F111", "second-copy", WARNING, STUDENT)
F112 = Code("F112", "same-name-on-some-computers", WARNING, STUDENT)
F113 = Code("F113", "not-downloaded", WARNING, STUDENT)
F114 = Code("F114", "odd-name", WARNING, STUDENT)
F115 = Code("F115", "unreadable-name", ERROR, STUDENT)
F116 = Code("F116", "file-in-place-of-a-folder", ERROR, STUDENT)
F117 = Code("F117", "one-file-in-two-places", WARNING, STUDENT)
F118 = Code("F118", "students-with-one-name", ERROR, STUDENT)
F119 = Code("F119", "no-students-folder", ERROR, OPERATOR)
