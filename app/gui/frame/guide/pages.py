"""The pages of the guide as they lie in the resources: their order, their words, and finding words in them. No Qt."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.errors import ResourceError

FALLBACK = "en"
_FOLDER, _CONTENTS = "help", "contents.toml"
_HEADING = re.compile(r"^(#{1,2}) +(.+?)\s*$", re.MULTILINE)
_MARKS = re.compile(r"\]\([^)]*\)|[\[\]#*`|]|^-+$|^(?:-|\d+\.) +", re.MULTILINE)
_AROUND = 48
"""Letters of a line that are shown on either side of what was found."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its id, which is its file's name, and its words in Markdown."""

    id: str
    text: str

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.headings[0]

    @property
    def headings(self) -> tuple[str, ...]:
        """The title, and the headings of its sections."""
        return tuple(found.group(2) for found in _HEADING.finditer(self.text))

    @property
    def plain(self) -> str:
        """Its words without marks, a line for each paragraph."""
        return _MARKS.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words sought, and the line in which the first of them stands."""

    page: Page
    line: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The pages in their order, and the page of each room."""

    pages: tuple[Page, ...]
    rooms: Mapping[str, str]

    def find(self, name: str) -> Page | None:
        """The page of that id."""
        return next((page for page in self.pages if page.id == name), None)

    def page_of(self, room: str) -> str:
        """The id of the page on a room; the first page for what has none."""
        return self.rooms.get(room, self.pages[0].id)

    def search(self, words: str) -> list[Hit]:
        """The pages that hold all the words, those first that have them in a heading."""
        wanted = words.casefold().split()
        found = [page for page in self.pages if wanted and all(word in page.plain.casefold() for word in wanted)]
        return [Hit(page, _line(page, wanted)) for page in sorted(found, key=lambda page: _rank(page, wanted))]


def load_guide(languages: Sequence[str]) -> Guide:
    """The guide in the first of the languages that has a page, and else in English.

    Raises:
        ResourceError: the contents name a page that is not there, or are damaged.
    """
    folders = paths.layered("resources", _FOLDER)
    contents = next((folder / _CONTENTS for folder in folders if (folder / _CONTENTS).is_file()), folders[-1])
    try:
        said = tomllib.loads(contents.read_text(encoding="utf-8"))
        pages, rooms = [str(name) for name in said["pages"]], {str(k): str(v) for k, v in said["rooms"].items()}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ResourceError(contents, "pages", f"the contents of the guide cannot be read ({error}).") from error
    order = [*languages, FALLBACK]
    return Guide(tuple(_read(name, order, folders, contents) for name in pages), rooms)


def _read(name: str, languages: Iterable[str], folders: Sequence[Path], contents: Path) -> Page:
    for path in (folder / language / f"{name}.md" for language in languages for folder in folders):
        if path.is_file():
            page = Page(name, path.read_text(encoding="utf-8"))
            if not page.headings:
                raise ResourceError(path, name, "the page has no heading.", hint="Its first line is “# Title”.")
            return page
    raise ResourceError(contents, name, "there is no such page.")


def _rank(page: Page, wanted: Sequence[str]) -> int:
    title, headings = page.title.casefold(), " ".join(page.headings).casefold()
    return 0 if all(w in title for w in wanted) else 1 if all(w in headings for w in wanted) else 2


def _line(page: Page, wanted: Sequence[str]) -> str:
    """What stands around the first of the words, in the line with the most of them."""
    lines = [" ".join(line.split()) for line in page.plain.splitlines() if line.strip() and line.strip() != page.title]
    best = max(lines or [""], key=lambda line: sum(word in line.casefold() for word in wanted))
    at = max(0, min((best.casefold().find(w) for w in wanted if w in best.casefold()), default=0))
    begin = best.rfind(" ", 0, max(0, at - _AROUND)) + 1 if at > _AROUND else 0
    end = at + 2 * _AROUND
    return f"{'… ' if begin else ''}{best[begin:end].rsplit(' ', 1)[0] if end < len(best) else best[begin:]}" + (
        " …" if end < len(best) else ""
    )
