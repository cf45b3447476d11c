"""Makes the word list of reading from SCOWL's lists (run by hand, when the list is to change).

    apt-get download scowl && dpkg -x scowl_*.deb scowl
    .venv/bin/python packaging/make_words.py scowl/usr/share/dict/scowl

SCOWL's licence permits use, copying and distribution; it stands beside the list.
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


def main() -> None:
    """Write the list: the common words, an empty line, the others."""
    folder = Path(sys.argv[1])
    common = words_of(folder, COMMON)
    further = words_of(folder, FURTHER) - common
    text = "\n".join([*sorted(common), "", *sorted(further), ""])
    target = ROOT / "resources" / "reading" / "words.txt.gz"
    target.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))
    print(f"{len(common)} common words and {len(further)} others, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
