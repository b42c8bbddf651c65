"""What is wrong in somebody's files, as values: where, which code, and the words for it.

Takes nothing from other rooms. Gives `Diagnostic`, `Location` and the table of codes, which `plfolio explain`, the
handbook and the doors all read.
"""

from plfolio.diagnostics.core import Code, Diagnostic, Location, Reader, Severity, sort_diagnostics
from plfolio.diagnostics.table import ALL_CODES, find_code

__all__ = ["ALL_CODES", "Code", "Diagnostic", "Location", "Reader", "Severity", "find_code", "sort_diagnostics"]
