"""Cases named in a sentence without a citation: "In *LaLonde*, the court …"."""

import re
from collections.abc import Iterator, Sequence

from app.citations.known import Directory
from app.citations.meant import Meant, is_whole_name, what_is_meant
from app.citations.names_found import find_name
from app.citations.signals import skip_lead
from app.citations.tail import find_mention_pin
from app.citations.working import Found, Span, Stretch
from app.law.citations import CitationForm, CitationKind

_VERSUS = re.compile(r"\sv\.\s")
_APART = re.compile(r",?\s(?:and|or|&)\s|[,;]\s")
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")
_AFTER_IN = re.compile(r"(?<![\w.])[Ii]n (?P<name>(?:[A-Z][\w'.&-]*)(?: (?:of |& |v\. )?[A-Z][\w'.&-]*){0,5}),")
_BEFORE_PAGE = re.compile(
    r"(?<![\w.])(?:[Ii]n )?(?P<name>[A-Z][\w'-]+)(?= (?:at (?:pp?\. )?|pp?\. )\*?\d{1,5}(?![\w:]))"
)
_PLAIN = r"(?!(?:The|This|That|An?|Our|Court|Circuit|Congress|State|Government)\b)[A-Z][\w'-]+(?:(?:\s(?:of\s(?:the\s)?|de\s|la\s|&\s)?)[A-Z][\w'-]+){0,4}?(?:\s[A-Z]\.)?"
_NUMBERED = re.compile(rf"(?<![\w.\"])(?P<name>{_PLAIN}\s(?:I{{1,3}}|IV|V))(?![\w.'])")
"""A short name with a number, which no person bears: "Meléndez II"."""
_BEFORE_NOUN = re.compile(
    rf"\b[Tt]he\s(?P<name>{_PLAIN})(?=(?:'s)?\s(?:[Cc]ourt|majority|plurality|dissent|decision|opinion|holding|framework|factors|test|doctrine|exception|line\sof\scases)\b(?!\s(?:[Cc]lerk|[Rr]eporter|of\s)))"
)
_AFTER_LEAD = re.compile(
    rf"\b(?:[Ii]n\slight\sof|[Uu]nder|[Pp]ursuant\sto|[Cc]onsistent\swith|(?:language|holding|decision|rule|test|framework|standard|exception|factors|dicta|dissent|opinion)\sin"
    rf"|(?:set\s(?:forth|out)|stated|established|announced|articulated|recogni[sz]ed|explained|discussed|adopted|identified|described)\sin)\s(?!(?:City|County|State|Board|Town|Department)\b)(?P<name>{_PLAIN})(?=[,.;:)]|\s(?:we|the|that|this|it|an?|is|was|has|does|did|and|or|as|to|for|in|on|but|when|where|whether|because|which)\s|$)"
)
_CASE_VERB = re.compile(
    rf"(?<![\w.])(?P<name>{_PLAIN})(?=\s(?:held\s(?:that|otherwise|only)|holds\s(?:that|otherwise|only)|instructs|teaches|stands\sfor|forecloses|controls|governs|is\s(?:distinguishable|inapposite|instructive|controlling))\b)"
)
"""Where a name in plain type can only be a case's: "the DeShaney Court", "in light of Pearson"."""
_DEFENDANT = re.compile(
    r"(?:the |The )?[A-Z0-9][\w'.-]*(?:,? (?:of the |for the |of |& |and |for |de |la )?[A-Z][\w'.-]*){0,7}"
)
_LONGEST_NAME = 160


def iter_mentions(stretch: Stretch, cited: Sequence[Found], directory: Directory) -> Iterator[tuple[Found, Meant]]:
    """Names of cases in `stretch`, outside the citations already `cited` there, and what each means.

    Italics show a name. Without italics only "X v. Y" of a case that the text cites is taken, a name with a number, and
    one between words that lead to a case ("In X,", "the X court"): "Johnson" alone may be a person. So may it in italics: what the words around say decides (see `meant`).
    """
    taken = bytearray(len(stretch.folded) + 1)
    for found in cited:
        taken[found.start : found.end] = b"\x01" * (found.end - found.start)
    mentions = []
    for start, end in _candidates(stretch, directory):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            mentions.append(_mention(stretch, start, end))
    beside = frozenset(found.core for found in mentions) | {
        (found.start, found.stop) for found in cited if found.kind is CitationKind.CASE
    }
    for found in mentions:
        told = is_whole_name(found) or found.pin or not stretch.italics
        yield found, Meant.CASE if told else what_is_meant(stretch, found.core, beside)


def find_whole_names(stretch: Stretch) -> list[Span]:
    """Where "X v. Y" is printed, cited or not."""
    if stretch.italics:
        return [
            _trimmed(stretch, start, end)
            for start, end in stretch.italics
            if _VERSUS.search(stretch.folded, start, end)
        ]
    return list(_plain_names(stretch.folded))


def _candidates(stretch: Stretch, directory: Directory) -> Iterator[Span]:
    for start, end in stretch.italics:
        yield from _in_italics(stretch, *_trimmed(stretch, start, end), directory)
    if not stretch.italics:
        for start, end in _plain_names(stretch.folded):
            if directory.named(stretch.folded[start:end]):
                yield start, end
        for pattern in (_AFTER_IN, _BEFORE_PAGE, _NUMBERED, _BEFORE_NOUN, _AFTER_LEAD, _CASE_VERB):
            for match in pattern.finditer(stretch.folded):
                if directory.named(match["name"]):
                    yield match.span("name")


def _in_italics(stretch: Stretch, start: int, end: int, directory: Directory) -> Iterator[Span]:
    words = stretch.folded[start:end]
    if not any(map(str.isupper, words)) or len(words) > _LONGEST_NAME:
        return
    if _VERSUS.search(words) or directory.named(words):
        yield start, end
        return
    at = start
    for gap in [*_APART.finditer(stretch.folded, start, end), None]:
        stop = gap.start() if gap else end
        piece = _trimmed(stretch, at, stop)
        if stretch.folded[piece[0] : piece[0] + 1].isupper() and directory.named(stretch.folded[piece[0] : piece[1]]):
            yield piece
        at = gap.end() if gap else end


def _trimmed(stretch: Stretch, start: int, end: int) -> Span:
    """The stretch without signals before it, and marks and possessives after it."""
    start = skip_lead(stretch.folded, start, end)
    words = stretch.folded[start:end].rstrip(" ,;:.")
    if not words.endswith(("Inc", "Co", "Corp", "Ltd")) or not stretch.folded.startswith(".", start + len(words)):
        words = _POSSESSIVE.sub("", words)
        return start, start + len(words)
    return start, start + len(words) + 1


def _plain_names(folded: str) -> Iterator[Span]:
    """Names such as "X v. Y" in plain text: back from "v." for the first party, on over capitalised words for the second."""
    floor = 0
    for versus in _VERSUS.finditer(folded):
        second = _DEFENDANT.match(folded, versus.end())
        if second is None:
            continue
        name = find_name(folded, (), second.end(), floor)
        floor = second.end()
        if name and name.start < versus.start():
            yield name.start, second.end()


def _mention(stretch: Stretch, start: int, end: int) -> Found:
    pin = find_mention_pin(stretch.folded, end)
    stop = pin[1] if pin else end
    return Found(
        kind=CitationKind.CASE, form=CitationForm.NAME, start=start, end=stop, core=(start, end), lead=start, stop=stop,
        pin=pin[0] if pin else None, name=" ".join(stretch.text[start:end].split()),
    )  # fmt: skip
