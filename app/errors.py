"""What can go wrong, sorted by whose fault it is and worded for a lawyer.

One root. The class name is the cause; the message names the file or the key and
the hint says what to do. Foreign exceptions are translated at the door where their
library lives. Anything that is not an `AppError` is a bug in the program.
"""

import errno
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path


class Remedy(StrEnum):
    """Something to do about a failure that is done one way on the command line and another in the window.

    The value is how the command line says it; `use_words` gives a program other words.
    """

    SEE_AUTHORITIES = "See “rejoinder library list”."
    SEE_SUGGESTIONS = "See “rejoinder library suggestions”."
    SEE_NOTES = "See “rejoinder library notes KEY”."
    SEE_COLLECTIONS = "See “rejoinder library collections”."
    SEE_BLOCKS = "See their ids with “rejoinder matter blocks”."
    SAY_OUTCOME = "Give --set result=immunity_denied, say."
    SAY_SENTENCE = "Give --set text=…."
    RESTORE = "restore a backup (rejoinder library restore)"
    REPAIR = "Repair it: rejoinder library check --repair."
    NAME_LIBRARY = "in the settings or with --library"
    ENCRYPT = ", or encrypt it: rejoinder library encrypt."
    GIVE_KEY = "Put it there with “rejoinder library key”, or work where the key can be asked for."


_words: dict[Remedy, str] = {}


def use_words(words: Mapping[Remedy, str]) -> None:
    """Say remedies in other words from now on: those of the window, where there is one. A program has one way of speaking."""
    _words.clear()
    _words.update(words)


def how(remedy: Remedy) -> str:
    """The words of a remedy, for the program that runs."""
    return _words.get(remedy, remedy.value)


class AppError(Exception):
    """A failure that is explained to the user in one sentence, with a remedy."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message and its remedy, as one line."""
        return f"{self.message} {self.hint}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole, whatever their constructors take."""
        return (_rebuild, (type(self), dict(self.__dict__)))


def _rebuild(kind: type[AppError], state: dict[str, object]) -> AppError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    error.args = (state["message"],)
    return error


class UsageError(AppError):
    """The command was given wrong words."""


class FileProblem(AppError):
    """A failure that belongs to one file, which the message names."""

    def __init__(self, path: Path | str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{path}: {message}", hint=hint)
        self.path = str(path)
        self.reason = message


class SourceError(FileProblem):
    """An authority's file could not be read; nothing was stored."""


class UnsupportedFormat(SourceError):
    """The file is of a kind that has no reader."""


class EmptyFile(SourceError):
    """The file holds no text."""


class EncryptedFile(SourceError):
    """The file is locked with a password."""


class NoTextLayer(SourceError):
    """The file holds pictures of pages and no text."""


class DamagedFile(SourceError):
    """The file claims to be of a kind that its bytes are not."""


class FileTooLarge(SourceError):
    """The file is over the size limit."""


class ReadingStopped(SourceError):
    """Reading the file took too long or too much memory, and was stopped."""


class MissingFile(FileProblem):
    """The file or folder is not there."""


class UnwritableFolder(FileProblem):
    """The folder cannot be written to."""


class MatterError(FileProblem):
    """A matter file is damaged, too new, or says something that cannot be."""


class StoreError(AppError):
    """The authority library could not do what was asked."""


class DatabaseTooNew(StoreError):
    """The library was made by a newer Rejoinder."""


class DatabaseLocked(StoreError):
    """Another program holds the library."""


class DatabaseDamaged(StoreError):
    """The library file is not a sound database."""


class MigrationFailed(StoreError):
    """The library could not be brought to the present schema; the backup is untouched."""


class NotFound(StoreError):
    """The library holds no such thing."""


class ResourceError(FileProblem):
    """A practice, court or starter file is wrong; the message names file and key."""

    def __init__(self, path: Path | str, key: str, message: str, *, hint: str = "") -> None:
        super().__init__(path, f"{key}: {message}", hint=hint)
        self.key = key


class TemplateProblem(AppError):
    """A template could not be rendered; the message names template and line."""

    def __init__(self, template: str, line: int | None, message: str, *, hint: str = "") -> None:
        place = f"{template}, line {line}" if line else template
        super().__init__(f"{place}: {message}", hint=hint)
        self.template = template
        self.line = line


class ExportError(FileProblem):
    """A brief could not be written or converted."""


class ExportBlocked(AppError):
    """A final export was refused; the findings say why."""


def explain_unwritten(error: OSError) -> tuple[str, str]:
    """Why a file could not be written, and the remedy. What was in its place is untouched: files are put there whole."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "there is no room left on the disk.", "Make room, or choose another disk. What was there stays."
        case errno.EEXIST | errno.ENOTDIR:
            return "it cannot be written: a file stands where the folder should be.", "Choose another folder."
        case errno.ENOENT | errno.ENODEV | errno.EIO:
            return "the folder is not there any more.", "Choose another folder, or connect its disk again."
        case errno.EISDIR:
            return "there is a folder of that name.", "Choose another name for the file."
        case errno.ENAMETOOLONG | errno.EINVAL:
            return "a file cannot have that name here.", 'Choose a shorter one, without / \\ : * ? " < > |.'
        case errno.EROFS:
            return "the disk can only be read.", "Choose another folder."
        case errno.EACCES | errno.EPERM | errno.EBUSY | errno.ETXTBSY:
            return "nothing may be written there.", "Close the file where it is open, or choose another folder."
        case _:
            return f"it could not be written ({error.strerror}).", "Choose another folder."
