"""How the window says what is to be done about a failure: by the deed of a menu, under the name that it has there."""

from collections.abc import Iterable, Mapping

from app.errors import Remedy
from app.gui.deeds import Deed
from app.gui.language import tr
from app.gui.room import RoomPlan

_WORDS = {
    Remedy.SEE_AUTHORITIES: "Search for it in the {authorities} room: it may have been merged or renamed.",
    Remedy.SEE_SUGGESTIONS: "See {suggestions}: it may be decided already.",
    Remedy.SEE_NOTES: "See the notes of the authority in the {authorities} room: it may have been removed.",
    Remedy.SEE_COLLECTIONS: "See the filters of the {authorities} room: it may have been renamed.",
    Remedy.SEE_BLOCKS: "Choose a paragraph in the {draft} room; it may have gone with the last draft.",
    Remedy.SAY_OUTCOME: "Choose one of the two.",
    Remedy.SAY_SENTENCE: "Write the sentence of law that it supports.",
    Remedy.RESTORE: "restore a backup ({upkeep})",
    Remedy.REPAIR: "Make the search index anew ({upkeep}).",
    Remedy.NAME_LIBRARY: "in the settings ({settings})",
    Remedy.ENCRYPT: " in the settings ({settings}).",
    Remedy.GIVE_KEY: "Start the program again, and give the key when it is asked for.",
}


def window_words(rooms: Iterable[RoomPlan], file_menu: Iterable[Deed | str | None]) -> Mapping[Remedy, str]:
    """The words of every remedy, with the names of the rooms and deeds that there are."""
    named = {deed.id: _path(tr("File"), deed) for deed in file_menu if isinstance(deed, Deed)}
    for room in rooms:
        named[room.name] = tr(room.title)
        named |= {deed.id: _path(tr(room.title), deed) for deed in room.deeds if deed is not None}
    return {remedy: tr(words).format_map(named) for remedy, words in _WORDS.items()}


def _path(menu: str, deed: Deed) -> str:
    return f"{menu} ▸ {tr(deed.words)}".replace("&", "")
