"""Zip archives from strangers: opened with limits, so that a small file cannot become a large one."""

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from app.errors import DamagedFile, EncryptedFile, FileTooLarge

MAX_PART = 64 * 2**20
"""No part of an archive may unpack to more than this many bytes: the longest opinion's text has a fiftieth of it."""
MAX_MEMBERS = 5000
_WORST_RATIO = 250
_SMALL_PART = 4 * 2**20
_AGAIN = "Get a sound copy of it, or open it in a word processor and save it again."
_READ_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, OverflowError)


class Archive:
    """A zip file's members, each read within limits."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_READ_FAULTS, IndexError, UnicodeError) as error:
            raise DamagedFile(path, "is a damaged zip archive.", hint=_AGAIN) from error
        self._members = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise self._bomb()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member that is there."""
        info = self._members[name]
        if info.flag_bits & 1:
            raise EncryptedFile(self._path, "is locked with a password.", hint="Save a copy without the password.")
        if info.file_size > _SMALL_PART and info.file_size > _WORST_RATIO * max(1, info.compress_size):
            raise self._bomb()
        try:
            with self._zip.open(info) as part:
                data = part.read(MAX_PART + 1)
        except (*_READ_FAULTS, RuntimeError) as error:
            raise DamagedFile(self._path, f"has a damaged part ({name}).", hint=_AGAIN) from error
        if len(data) > MAX_PART:  # what the archive's own list says of sizes may be false
            raise self._bomb()
        return data

    def read_xml(self, name: str) -> etree._Element:
        """The root of an XML member. Documents' parts have no DTD: one that has is an attack or a mistake."""
        data = self.read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedFile(self._path, f"has a damaged part ({name}).", hint=_AGAIN) from error
        if root.getroottree().docinfo.doctype:
            raise DamagedFile(self._path, f"has a part that no word processor writes ({name}).", hint=_AGAIN)
        return root

    def _bomb(self) -> FileTooLarge:
        return FileTooLarge(
            self._path,
            "would unpack to far more than a document holds.",
            hint="If you trust it, save the opinion alone as plain text.",
        )
