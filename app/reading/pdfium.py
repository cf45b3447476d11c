"""PDFium's one rule for threads: one at a time in a process, whatever it reads."""

import threading

PDFIUM_TURN = threading.Lock()
"""Held by whoever uses pypdfium2: the PDF reader, and the page numbers of an exported brief."""
