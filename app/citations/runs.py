"""Runs of text that make up a written citation: in italics, in roman, a visible gap; joined, and led by a signal."""

from collections.abc import Sequence

from app.law.briefs import Placeholder, TextRun

Run = TextRun | Placeholder


def italic(text: str) -> TextRun:
    """A run in italics."""
    return TextRun(text=text, italic=True)


def plain(text: str) -> TextRun:
    """A run in roman."""
    return TextRun(text=text)


def gap(text: str, reason: str) -> Placeholder:
    """A visible gap."""
    return Placeholder(text=text, reason=reason)


def join(runs: Sequence[Run]) -> list[Run]:
    """Neighbouring runs of one type face made one; empty ones dropped."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, TextRun) and isinstance(last, TextRun) and run.italic == last.italic:
            joined[-1] = TextRun(text=last.text + run.text, italic=last.italic)
        elif run.text:
            joined.append(run)
    return joined


def with_signal(signal: str, runs: Sequence[Run], *, capital: bool) -> list[Run]:
    """The citation with its signal before it, in italics (rule 1.2; B3); the comma after "e.g." is not."""
    if not signal:
        return list(runs)
    word = signal.rstrip(",")
    word = word[0].upper() + word[1:] if capital else word
    if word.endswith("e.g."):
        return join([italic(word), plain(", "), *runs])
    return join([italic(word + " ") if _starts_italic(runs) else italic(word), *_after_signal(runs)])


def _starts_italic(runs: Sequence[Run]) -> bool:
    return bool(runs) and isinstance(runs[0], TextRun) and runs[0].italic


def _after_signal(runs: Sequence[Run]) -> Sequence[Run]:
    return runs if _starts_italic(runs) else [plain(" "), *runs]


def lower_id(runs: Sequence[Run]) -> list[Run]:
    """After a signal, *Id.* is written *id.* in lower case."""
    first, *rest = runs
    if isinstance(first, TextRun) and first.text == "Id.":
        return [TextRun(text="id.", italic=first.italic), *rest]
    return list(runs)
