"""Why something cannot be done with what is read."""

from collections.abc import Mapping

from app.gui.language import tr
from app.gui.rooms.authorities.reader import ACTS, Reader

_IN_A_TEXT = ("find_in_text", "find_next", "find_previous", "go_to_page", "outline", "read_it", "read_and_next")


def hindrances(reader: Reader, key: str) -> Mapping[str, str]:
    """Without a text there is nothing to find or take in it; without selected words nothing to take."""
    takes = {act: f"take_{act}" for act in ACTS}
    if not key:
        return dict.fromkeys((*_IN_A_TEXT, *takes.values()), tr("open an authority first"))
    none = tr("look for words in the text first")
    unfound = {} if reader.text.marks else dict.fromkeys(("find_next", "find_previous"), none)
    untaken = (take for act, take in takes.items() if not reader.acts[act].isEnabled())
    return unfound | dict.fromkeys(untaken, tr("select words in the text first"))
