"""Reads mutated files of every format and counts what became of them (docs/reading.md).

    .venv/bin/python packaging/fuzz_reading.py FOLDER... [--files 5000] [--seed 3]

Takes the files of the folders, changes each by chance (bits, cuts, doubled and swapped stretches, characters of
markup, a member of an archive) and reads it under the guard of the import. Sound is: read, or refused with a
reason. A crash, a hang or a traceback is counted and its file kept.
"""

import argparse
import io
import json
import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.errors import AppError, ReadingStopped
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion
from app.reading.soffice import find_soffice
from app.reading.worker import Worker

SECONDS = 60.0
LARGEST = 400_000
CAP_CASES = 12
"""How often the made case stands among the JSON files that are chosen from."""
EVERY_OLD = 100
"""Every so many files is one that LibreOffice has to convert, which takes seconds."""
FORMATS = frozenset([".pdf", ".docx", ".html", ".xml", ".json", ".txt", ".md", ".rtf"])
SIGNS = (
    b"<",
    b">",
    b"</p>",
    b"&#x0;",
    b"{\\rtf1",
    b"}",
    b'"',
    b"\0",
    b"\xff\xfe",
    b"\x0c",
    b"<sup>1</sup>",
    b"%PDF-",
    b"\r",
)


def flip(data: bytearray, chance: random.Random) -> bytes:
    """Some bytes with other values."""
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(data: bytearray, chance: random.Random) -> bytes:
    """Only a beginning, or a hole."""
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return bytes(data[:end]) if chance.random() < 0.5 else bytes(data[:start] + data[end:])


def double(data: bytearray, chance: random.Random) -> bytes:
    """A stretch written several times."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randint(1, 2000))
    return bytes(data[:start] + data[start:end] * chance.randint(2, 20) + data[end:])


def insert(data: bytearray, chance: random.Random) -> bytes:
    """Signs of markup in odd places."""
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(data) + 1)
        data[place:place] = chance.choice(SIGNS)
    return bytes(data)


def swap(data: bytearray, chance: random.Random) -> bytes:
    """Lines in another order."""
    lines = bytes(data).split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


MUTATIONS: tuple[Callable[[bytearray, random.Random], bytes], ...] = (flip, cut, double, insert, swap)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A changed file; of an archive often a changed member, so that more than the archive's own reader is met."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return mutate_member(data, chance)
    return chance.choice(MUTATIONS)(bytearray(data or b" "), chance)


def mutate_member(data: bytes, chance: random.Random) -> bytes:
    """The archive with one member changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as target:
        names = [info.filename for info in archive.infolist() if info.file_size]
        chosen = chance.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            member = archive.read(name)
            target.writestr(name, mutate(member, chance) if name == chosen else member)
    return made.getvalue()


def main() -> int:
    """Read mutated files and print what became of them; 1 when a crash, a hang or a traceback was among it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311  # a repeatable run, no secret
    sources = collect(options.folders)
    fates: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name, Worker(read_opinion, seconds=SECONDS) as worker:
        old = old_documents(Path(name), sources.get(".docx", []))
        sources.setdefault(".json", []).extend([cap_case(Path(name))] * CAP_CASES)
        for number in range(options.files):
            suffix = sorted(sources)[number % len(sources)]
            source = chance.choice(old if number % EVERY_OLD == 0 else sources[suffix])
            suffix = source.suffix if number % EVERY_OLD == 0 else suffix
            path = Path(name) / f"{number}{suffix}"
            path.write_bytes(mutate(source.read_bytes(), chance))
            fate = fate_of(worker, path)
            fates[fate] += 1
            formats[suffix] += 1
            if fate.startswith("unsound"):
                print(f"{source.name} -> {keep(path)}: {fate}", file=sys.stderr)
            path.unlink()
    print(
        json.dumps({"files": formats.total(), "formats": dict(formats), "fates": dict(fates.most_common())}, indent=1)
    )
    return int(any(fate.startswith("unsound") for fate in fates))


def old_documents(folder: Path, documents: list[Path]) -> list[Path]:
    """Documents of the old WordPerfect and the old Word, made here, since hardly anyone writes them any more."""
    text = b"IN THE COURT OF APPEALS\n\nThe ferry was moored at the north pier when the deckhand saw the open gate.\n"
    head = b"\xffWPC" + (16).to_bytes(4, "little") + bytes([1, 0x0A, 0, 1, 0, 0, 0, 0])
    made = [folder / "made.wpd"]
    made[0].write_bytes(head + text * 20)
    soffice = find_soffice()
    if soffice is not None and documents:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = [str(soffice), profile, "--headless", "--convert-to", "doc", "--outdir", str(folder / "old")]
        subprocess.run([*convert, *map(str, documents[:4])], check=True, capture_output=True, timeout=300)
        made += sorted((folder / "old").glob("*.doc"))
    return made


def cap_case(folder: Path) -> Path:
    """A case as the Caselaw Access Project's JSON has it, made here."""
    said = "The ferry was moored at the north pier when the deckhand saw the open gate.1\n" * 40
    opinions = [
        {"type": kind, "author": author, "text": f"{author}\n{said}1\n. The gate was green."}
        for kind, author in (("majority", "ALDER, Circuit Judge:"), ("dissent", "BIRCH, Circuit Judge, dissenting:"))
    ]
    case = {
        "name_abbreviation": "Oak v. Elm",
        "decision_date": "1989-06-05",
        "docket_number": "No. 88-1042",
        "citations": [{"type": "official", "cite": "876 F.2d 310"}],
        "court": {"name": "United States Court of Appeals for the Third Circuit", "name_abbreviation": "3d Cir."},
        "casebody": {"status": "ok", "data": {"opinions": opinions, "head_matter": "Oak v. Elm", "attorneys": []}},
    }
    path = folder / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def collect(folders: list[Path]) -> dict[str, list[Path]]:
    """The files of the folders by suffix; RTF by its first bytes, whatever it is named."""
    found: dict[str, list[Path]] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        suffix = ".rtf" if path.read_bytes()[:5] == b"{\\rtf" else path.suffix.lower()
        if suffix in FORMATS and path.stat().st_size <= LARGEST:
            found.setdefault(suffix, []).append(path)
    return found


def fate_of(worker: Worker[Opinion], path: Path) -> str:
    """What became of one file."""
    try:
        worker.do(path)
    except ReadingStopped as error:
        return f"unsound: {error.reason}"
    except AppError as error:
        return f"refused: {type(error).__name__}"
    except RuntimeError as error:
        return f"unsound: {str(error).strip().splitlines()[-1][:200]}"
    return "read"


def keep(path: Path) -> Path:
    """A copy of a file that was not read soundly."""
    kept = Path(tempfile.gettempdir()) / f"unsound-{path.name}"
    kept.write_bytes(path.read_bytes())
    return kept


if __name__ == "__main__":
    sys.exit(main())
