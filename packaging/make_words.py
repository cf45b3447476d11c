"""Makes the word lists of reading (run by hand, when they are to change).

    apt-get download scowl && dpkg -x scowl_*.deb scowl
    .venv/bin/python packaging/make_words.py scowl/usr/share/dict/scowl CENSUS

CENSUS is a folder with the Census Bureau's name files of 1990 (`dist.male.first`, `dist.female.first`), a work of the
United States government and in the public domain. SCOWL's licence permits use, copying and distribution; it stands
beside the list.
"""

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMON = (10, 20, 35)
FURTHER = (40, 50, 55, 60)
LISTS = ("english-words", "american-words")


def words_of(folder: Path, sizes: tuple[int, ...]) -> set[str]:
    """The plain lower-case words of the lists of these sizes."""
    files = (folder / f"{name}.{size}" for name in LISTS for size in sizes)
    words = {word for file in files if file.is_file() for word in file.read_text("latin-1").split()}
    return {word for word in words if word.isascii() and word.isalpha() and word.islower()}


def given_names(folder: Path) -> set[str]:
    """The given names of three letters and more."""
    files = (folder / f"dist.{kind}.first" for kind in ("male", "female"))
    names = {line.split()[0].lower() for file in files for line in file.read_text("ascii").splitlines()}
    return {name for name in names if len(name) > 2}


def main() -> None:
    """Write the lists: the common words, an empty line, the others; the given names."""
    folder, census = Path(sys.argv[1]), Path(sys.argv[2])
    common = words_of(folder, COMMON)
    further = words_of(folder, FURTHER) - common
    text = "\n".join([*sorted(common), "", *sorted(further), ""])
    names = given_names(census)
    write("words.txt.gz", text)
    write("given_names.txt.gz", "\n".join([*sorted(names), ""]))
    print(f"{len(common)} common words and {len(further)} others; {len(names)} given names")


def write(name: str, text: str) -> None:
    """A list in `resources/reading`, the same bytes for the same words."""
    (ROOT / "resources" / "reading" / name).write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


if __name__ == "__main__":
    main()
