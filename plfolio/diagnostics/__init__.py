"""What is wrong in somebody's files, as values: where, which code, and the words for it.

Takes nothing from other rooms. Gives `Diagnostic`, `Location` and the table of codes, which `plfolio explain`, the
handbook and the doors all read. The words are data: ``messages/en.toml`` has them in English.
"""

from plfolio.diagnostics.core import Code, Diagnostic, Location, Reader, Severity, sort_diagnostics
from plfolio.diagnostics.table import ALL_CODES, find_code
from plfolio.diagnostics.words import Wording

__all__ = [
    "ALL_CODES",
    "Code",
    "Diagnostic",
    "Location",
    "Reader",
    "Severity",
    "Wording",
    "find_code",
    "sort_diagnostics",
]
