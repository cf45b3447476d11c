"""Selected words with their citation, as they are pasted into a paper: quotation marks, pin, whose words they are. No Qt."""

from collections.abc import Sequence
from html import escape

from app.citations.bluebook import PinCite
from app.citations.bluebook import write_full as write_bluebook
from app.citations.california import write_full as write_california
from app.citations.runs import Run
from app.citations.styles import DEFAULT_STYLE, load_style
from app.drafting.match import separate_note
from app.gui.rooms.authorities.reading import Taken
from app.law.authorities import Proposition, PropositionId
from app.law.briefs import TextRun

_INNER = str.maketrans({"“": "‘", "”": "’"})


def quoted(taken: Taken) -> str:
    """The words in quotation marks, a paragraph each; those that they hold are single ones within."""
    return "\n\n".join(f"“{_inside(passage.text[start:end])}”" for passage, start, end in taken.passages)


def cited(taken: Taken, style_id: str = "") -> tuple[Run, ...]:
    """The citation of selected words, in the style of that id; what is not known of it shows as a gap."""
    style = load_style(style_id or DEFAULT_STYLE)
    write = write_california if style.form == "california" else write_bluebook
    pin = PinCite(page=taken.pin, reporter=taken.pin_reporter, required=True)
    return tuple(write(taken.authority, pin, notes=_whose(taken), style=style))


def as_text(taken: Taken, runs: Sequence[Run]) -> str:
    """Words and citation without type faces."""
    return f"{quoted(taken)} {''.join(run.text for run in runs)}."


def as_html(taken: Taken, runs: Sequence[Run]) -> str:
    """Words and citation for a word processor, the name in italics."""
    *before, last = quoted(taken).split("\n\n")
    cite = "".join(f"<i>{escape(run.text)}</i>" if _is_italic(run) else escape(run.text) for run in runs)
    return "".join(f"<p>{escape(words)}</p>" for words in before) + f"<p>{escape(last)} {cite}.</p>"


def _is_italic(run: Run) -> bool:
    return isinstance(run, TextRun) and run.italic


def _inside(words: str) -> str:
    """The words with their own quotation marks made single; straight ones open after a blank and close otherwise."""
    pieces = words.split('"')
    straight = "".join(
        f"{piece}{'‘' if not piece or piece[-1].isspace() or piece[-1] in '([—' else '’'}" for piece in pieces[:-1]
    )
    return f"{straight}{pieces[-1]}".translate(_INNER)


def _whose(taken: Taken) -> tuple[str, ...]:
    """The parenthetical that words need which are not the court's (Bluebook rule 10.6.1)."""
    if taken.part.is_staff_text:
        return (taken.part.value.replace("_", " "),)
    claimed = Proposition(
        id=PropositionId(""), authority=taken.authority.key, text=taken.text, part=taken.part
    )  # what a paper would cite the words for
    words = separate_note(claimed)
    return (words,) if words else ()
