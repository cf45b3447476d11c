"""Saves a document so that its bytes depend on its contents alone: no clock, no maker's name."""

import datetime as dt
import io
import zipfile
from pathlib import Path

from docx.document import Document

from app.word import wml

_LONGEST_PROPERTY = 255
"""Word's own limit for a property."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def describe(document: Document, *, title: str, created: dt.datetime | None) -> None:
    """Set the document's properties: its title, and when it was made if the caller says so."""
    properties = document.core_properties
    properties.title = wml.clean(title)[:_LONGEST_PROPERTY]
    properties.author = ""
    properties.language = "en-US"
    if created is not None:
        properties.created = created


def save(document: Document, path: Path) -> None:
    """Write the document with the same bytes for the same parts."""
    drawn = io.BytesIO()
    document.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
