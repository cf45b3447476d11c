"""Tables that go with a brief and are not filed with it: what they say, before anybody sets them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexTable:
    """One table: what it shows, its column heads, and its rows of plain text; a line feed parts lines in a cell."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A working paper of the attorney's: a title, what to know before reading it, and tables."""

    title: str
    notes: tuple[str, ...] = ()
    tables: tuple[AnnexTable, ...] = ()


def annex_markdown(annex: Annex) -> str:
    """The annex as Markdown."""
    parts = [f"# {annex.title}", *annex.notes]
    for table in annex.tables:
        lines = [_row(table.header), _row(tuple("---" for _ in table.header)), *(_row(row) for row in table.rows)]
        parts += [f"## {table.caption}", "\n".join(lines) if table.rows else "None."]
    return "\n\n".join(parts) + "\n"


def _row(cells: tuple[str, ...]) -> str:
    safe = (cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>") for cell in cells)
    return f"| {' | '.join(safe)} |"
