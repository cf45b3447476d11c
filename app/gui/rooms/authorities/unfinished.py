"""Words typed in the forms beside an authority and not kept yet: they stay with the authority, also after a crash. No Qt."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)

Words = dict[str, str]


class Unfinished:
    """The fields of forms as they were left, by authority and form ("note").

    Args:
        path: where they are written; None keeps them in memory only.
        secret: whether the library is encrypted: its words are kept in memory only, and what was written in plain
            text while it was not encrypted is taken over and does not stay on the disk.
    """

    def __init__(self, path: Path | None = None, *, secret: bool = False) -> None:
        self._words: dict[str, dict[str, Words]] = _read(path) if path is not None else {}
        self._path = None if secret else path
        if secret and path is not None:
            _wipe(path)
        self.saved = True
        """Whether the disk has all of them."""

    @property
    def kept(self) -> bool:
        """Whether they outlive the program."""
        return self._path is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """The authorities beside which something is unfinished, the latest last."""
        return tuple(self._words)

    def forms_of(self, key: str) -> tuple[str, ...]:
        """The forms in which something is unfinished."""
        return tuple(self._words.get(key, {}))

    def find(self, key: str, form: str) -> Words:
        """The fields of a form as they were left; empty for none."""
        return dict(self._words.get(key, {}).get(form, {}))

    def put(self, key: str, form: str, words: Mapping[str, str]) -> None:
        """Keep the fields of a form as they are; nothing in them means that it is finished."""
        if self.find(key, form) == words:
            return
        forms = self._words.pop(key, {})
        forms.pop(form, None)
        if words:
            forms[form] = dict(words)
        if forms:
            self._words[key] = forms
        self.saved = False

    def save(self) -> None:
        """Write them to the disk, beside and then in place; a disk that takes nothing leaves them in memory."""
        if self._path is None or self.saved:
            return
        beside = _beside(self._path)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._words, ensure_ascii=False), encoding="utf-8")
            beside.chmod(0o600)
            beside.replace(self._path)
        except OSError:
            log.warning("unfinished words could not be written")
            return
        self.saved = True


def _wipe(path: Path) -> None:
    """Overwrite what was written, as far as the disk lets us, and take the file away."""
    for file in (path, _beside(path)):
        try:
            size = file.stat().st_size
            file.write_bytes(bytes(size))
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            log.warning("unfinished words could not be taken off the disk")


def _beside(path: Path) -> Path:
    return path.with_suffix(".new")


def _read(path: Path) -> dict[str, dict[str, Words]]:
    """What was written; nothing when it is no file of ours."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(key): {str(form): {str(f): str(w) for f, w in words.items()} for form, words in forms.items()}
            for key, forms in table.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError):
        log.warning("unfinished words could not be read")
        return {}
