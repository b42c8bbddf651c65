"""Codes A1xx: files beside a piece of work.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, STUDENT, Code

A101 = Code("A101", "file-cannot-be-opened", ERROR, STUDENT)
A102 = Code("A102", "attachment-too-big", ERROR, STUDENT)
A103 = Code("A103", "kind-not-shown", ERROR, STUDENT)
A104 = Code("A104", "ending-does-not-fit", ERROR, STUDENT)
A105 = Code("A105", "not-what-its-name-says", ERROR, STUDENT)
A106 = Code("A106", "broken-picture", ERROR, STUDENT)
A107 = Code("A107", "picture-too-large", ERROR, STUDENT)
A108 = Code("A108", "empty-file", ERROR, STUDENT)
A109 = Code("A109", "file-still-changing", ERROR, STUDENT)
A110 = Code("A110", "only-the-first-picture", NOTE, STUDENT)
A111 = Code("A111", "files-together-too-big", ERROR, STUDENT)
