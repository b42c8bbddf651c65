"""Codes F12x to F14x: how lines are written, and what a line may say, in any file.

Takes nothing; gives one `Code` per kind of message. F12x and F13x speak of signs and spaces, F14x of words and values.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, STUDENT, WARNING, Code

F120 = Code("F120", "unclear-line", ERROR, STUDENT)
F121 = Code("F121", "tab-at-the-start", ERROR, STUDENT)
F122 = Code("F122", "open-quotation-mark", ERROR, STUDENT)
F123 = Code("F123", "open-bracket", ERROR, STUDENT)
F124 = Code("F124", "no-colon", ERROR, STUDENT)
F125 = Code("F125", "text-needs-marks", ERROR, STUDENT)
F126 = Code("F126", "special-sign", ERROR, STUDENT)
F127 = Code("F127", "same-word-twice", WARNING, STUDENT)
F128 = Code("F128", "too-much", ERROR, STUDENT)
F129 = Code("F129", "invisible-sign", ERROR, STUDENT)
F130 = Code("F130", "second-beginning", ERROR, STUDENT)
F131 = Code("F131", "not-a-word", ERROR, STUDENT)
F132 = Code("F132", "uneven-start", ERROR, STUDENT)
F133 = Code("F133", "hidden-by-a-hash", WARNING, STUDENT)
F134 = Code("F134", "backslash", ERROR, STUDENT)
F135 = Code("F135", "line-hidden-by-a-hash", WARNING, STUDENT)

F140 = Code("F140", "unknown-word", WARNING, STUDENT)
F141 = Code("F141", "missing-word", ERROR, STUDENT)
F142 = Code("F142", "wrong-shape", ERROR, STUDENT)
F143 = Code("F143", "impossible-date", ERROR, STUDENT)
F144 = Code("F144", "date-in-another-order", ERROR, STUDENT)
F145 = Code("F145", "not-a-number", ERROR, STUDENT)
F146 = Code("F146", "number-out-of-range", ERROR, STUDENT)
F147 = Code("F147", "not-one-of-these", ERROR, STUDENT)
F148 = Code("F148", "not-a-colour", ERROR, STUDENT)
F149 = Code("F149", "not-a-language", ERROR, STUDENT)
