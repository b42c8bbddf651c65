"""Codes B1xx: the build itself.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, OPERATOR, WARNING, Code

B101 = Code("B101", "our-fault", ERROR, OPERATOR)
B102 = Code("B102", "cannot-write", ERROR, OPERATOR)
B103 = Code("B103", "keeps-changing", WARNING, OPERATOR)
B104 = Code("B104", "site-kept", WARNING, OPERATOR)
B105 = Code("B105", "worker-died", ERROR, OPERATOR)
B106 = Code("B106", "nothing-remembered", NOTE, OPERATOR)
