"""Quoted words, and whose they are: the citation that follows them, or in whose parenthetical they stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.citations.marks import Quoted, find_quoted
from app.citations.typography import fold
from app.citations.working import Found, Span, Stretch
from app.law.citations import CitationForm, CitationKind, Quotation, QuotationKind

_BRACKET = re.compile(r"\[[^\]]*\]")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_NOTED = (
    ("emphasis added", re.compile(r"emphas[ie]s (?:was |is )?(?:added|supplied|mine)|italics (?:added|supplied)")),
    ("emphasis in original", re.compile(r"emphas[ie]s (?:in|is in the) (?:the )?original|italics in original")),
    ("emphasis omitted", re.compile(r"emphas[ie]s omitted")),
    ("alterations in original", re.compile(r"(?:alterations?|brackets|ellips[ie]s) in (?:the )?original")),
    ("alterations omitted", re.compile(r"(?:alterations?|brackets|ellips[ie]s) (?:omitted|adopted)")),
    ("quotation marks omitted", re.compile(r"quotation(?:s| marks)?(?:,| and)?[^()]{0,40}omitted|quotation marks")),
    ("citations omitted", re.compile(r"citations?(?:,| and)?[^()]{0,40}omitted")),
    ("footnotes omitted", re.compile(r"footnotes? (?:call numbers? )?omitted")),
    ("citation modified", re.compile(r"cleaned up|citation modified")),
)
_DEFINITION = re.compile(r"(?:\(|\bor )\s*(?:the|an?|collectively,?|hereinafter,?|together,?)?\s*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!][\"')\]]*\s+(?=[\"'(\[]*[A-Z])")
_NOT_AN_END = re.compile(r"(?:\b(?:v|vs|No|Nos|Inc|Corp|Co|Cir|Cal|St|Mr|Ms|Mrs|Dr|Jr|Sr|U\.S|[A-Z])\.)$")
_SCARE = 3
_REACH = 3000
_LONGEST_TERM = 6
_QUOTING = re.compile(r"\s*(?:quoting|citing)\b")


def find_quotations(
    stretch: Stretch, cited: Sequence[Found], following: Found | None = None, *, carried: bool = False
) -> Iterator[Quotation]:
    """The quotations of one stretch.

    Args:
        cited: the references of the stretch, bound.
        following: for a block quotation, the reference with which the next paragraph begins.
        carried: whether the stretch goes on a quotation left open before it.
    """
    if stretch.whole_quote:
        yield _block(stretch, following)
    places = [found.core[0] for found in cited]
    outer: Found | None = None
    near: Sequence[Found] = ()
    for quoted in find_quoted(stretch.text, carried=carried):
        if quoted.depth == 0:
            near = _near(quoted, cited, places)
            source, sure = _source(stretch, quoted, near)
            outer = source
        else:
            source, sure = _inner_source(stretch, outer, near)
        continues = carried and quoted.depth == 0 and not stretch.folded[: quoted.start].strip('" ')
        yield replace(_quotation(stretch, quoted, source, certain=sure and quoted.closed), continues=continues)


class Echoes:
    """The quotations of a text so far, by which a few words quoted again without a source are known."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, ...], Quotation] = {}

    def hear(self, quotation: Quotation) -> Quotation:
        """The quotation; with the source of an earlier one as an offer, when it says some words of that again."""
        words = _bare_words(quotation.text)
        if quotation.citation is not None:
            for size in range(1, _SCARE + 1):
                self._by_words.update(
                    dict.fromkeys((tuple(words[at : at + size]) for at in range(len(words) - size + 1)), quotation)
                )
            return quotation
        earlier = self._by_words.get(tuple(words))
        if earlier is None or quotation.text[:1].isupper() or len("".join(words)) < _SHORTEST_ECHO:
            return quotation
        return replace(quotation, kind=earlier.kind, citation=earlier.citation, pin=earlier.pin, certain=False)


_BARE_WORD = re.compile(r"[\w'-]+")
_SHORTEST_ECHO = 6


def _bare_words(text: str) -> list[str]:
    return [word.strip("'-") for word in _BARE_WORD.findall(fold(text).casefold())]


def _near(quoted: Quoted, cited: Sequence[Found], places: Sequence[int]) -> Sequence[Found]:
    """The references that can have to do with the words: what stands farther off is about something else."""
    return cited[bisect_left(places, quoted.start - _REACH) : bisect_right(places, quoted.end + _REACH)]


def _block(stretch: Stretch, following: Found | None) -> Quotation:
    return _quotation(
        stretch,
        Quoted(0, len(stretch.text)),
        following,
        certain=following is not None and following.certain,
        block=True,
    )


def _source(stretch: Stretch, quoted: Quoted, cited: Sequence[Found]) -> tuple[Found | None, bool]:
    """The reference to which words are attributed, and whether the text leaves no doubt."""
    if _is_definition(stretch, quoted):
        return None, True
    container = _container(quoted, cited)
    if container is not None:
        return _within(stretch, quoted, container, cited)
    source, sure = _after(stretch, quoted, cited)
    law = _law_that_says(stretch, quoted, cited)
    if law is None:
        return source, sure and not _tells_of_other(stretch, quoted, source)
    follows = source is not None and not stretch.folded[quoted.end + 1 : source.lead].strip(" ,.;()")
    disputed = follows and source is not None and source.kind not in _LAWS
    return (source if follows and source and not disputed else law), law.certain and not disputed


def _is_definition(stretch: Stretch, quoted: Quoted) -> bool:
    before = stretch.folded[max(0, quoted.start - 24) : quoted.start - 1]
    after = stretch.folded[quoted.end + 1 : quoted.end + 24].lstrip()
    words = stretch.text[quoted.start : quoted.end]
    is_term = len(words.split()) <= _LONGEST_TERM and (_is_title(words) or "the" in before)
    if (
        stretch.folded[quoted.start - 2 : quoted.start - 1] == "("
        and words.endswith(",")
        and is_term
        and _is_title(words)
    ):
        return True  # ("Decision," Doc. No. 8-2)
    closes = after.startswith((")", "or ", "and ", ","))
    return is_term and closes and "(" in before and _DEFINITION.search(before) is not None


def _is_title(words: str) -> bool:
    """Whether every word that counts is capitalised, as in a defined term."""
    capitals = all(word[:1].isupper() or word[:1].isdigit() or len(word) <= 3 for word in words.split())
    return capitals and words[:1].isupper()


def _container(quoted: Quoted, cited: Sequence[Found]) -> Found | None:
    inner = None
    for found in cited:
        if any(start <= quoted.start and quoted.end <= end + 1 for start, end in found.parens):
            inner = found
    return inner


def _within(stretch: Stretch, quoted: Quoted, container: Found, cited: Sequence[Found]) -> tuple[Found | None, bool]:
    """Words in a parenthetical are the cited authority's, unless a citation follows them there."""
    paren = next(span for span in container.parens if span[0] <= quoted.start and quoted.end <= span[1] + 1)
    later = [
        one
        for one in cited
        if one.inside is container and quoted.end <= one.start < paren[1] and one.form is not CitationForm.NAME
    ]
    if later and stretch.folded[quoted.end + 1 : later[0].lead].strip() == "":
        return later[0], later[0].certain
    return container, container.certain


def _after(stretch: Stretch, quoted: Quoted, cited: Sequence[Found]) -> tuple[Found | None, bool]:
    """The first citation after the words, in their sentence or as the sentence after it."""
    usable = [one for one in cited if _can_be_source(stretch, one)]
    later = next((one for one in usable if one.start >= quoted.end), None)
    words = len(stretch.text[quoted.start : quoted.end].split())
    law = _law_beside(stretch, quoted, cited)
    if law is not None and (later is None or later.kind is CitationKind.RECORD):
        return law, False
    own = _own_of_sentence(stretch, quoted, cited, later)
    if own is not None and later is not None:
        told = _TELLS.search(stretch.folded[own.stop : quoted.start - 1]) is not None
        if told and own in usable:
            return own, own.certain and later.signal is not None
        if told or stretch.folded[quoted.end + 1 : later.lead].strip(" ,.;)"):
            return later, False
    if later is not None:
        gap = stretch.folded[quoted.end + 1 : later.lead]
        at_once = not gap.strip(" ,.;)")
        if at_once or not _leaves_sentence(stretch.folded[max(quoted.start, quoted.end - 4) : quoted.end + 1], gap):
            return later, later.certain and (at_once or words > _SCARE)
    earlier = [one for one in cited if one.end <= quoted.start and (one.textual or one in usable)]
    if earlier and words > _SCARE and not _leaves_sentence("", stretch.folded[earlier[-1].stop : quoted.start]):
        return earlier[-1], False
    named = _law_of_sentence(stretch, quoted, cited) if words <= _SCARE else None
    return (named, False) if named is not None else (None, words <= _SCARE)


_TELLS = re.compile(
    r"^[^.;]{0,80}\b(?:that|h[eo]ld|sa(?:id|ys)|stat\w+|explain\w+|not\w+|observ\w+|reason\w+|conclud\w+|emphasi\w+|warn\w+|wr[io]te|put it|call\w+|describ\w+)[,:]?\s(?:that\s)?$"
)
"""What makes the words those of the decision just cited: ", the court held that"."""


def _own_of_sentence(stretch: Stretch, quoted: Quoted, cited: Sequence[Found], later: Found | None) -> Found | None:
    """Another decision than the one cited after the sentence, that the sentence itself cites or names before the words."""
    if later is None or later.kind is CitationKind.RECORD:
        return None
    if not _FULL_STOP.search(stretch.folded, quoted.end - 1, later.lead):
        return None
    start = quoted.start - 1 - len(_sentence_before(stretch.folded, quoted.start - 1))
    own = [
        one
        for one in cited
        if start <= one.start and one.stop <= quoted.start and one.kind is CitationKind.CASE and not one.inside
    ]
    of_later = {one.refers_to for one in cited if one.inside is later} | {later.refers_to}
    return own[-1] if own and not any(one.refers_to is None or one.refers_to in of_later for one in own) else None


_FULL_STOP = re.compile(r"[.?!]")


def _law_of_sentence(stretch: Stretch, quoted: Quoted, cited: Sequence[Found]) -> Found | None:
    """The one section or rule that the sentence speaks of, whose term a few quoted words may be."""
    start = quoted.start - 1 - len(_sentence_before(stretch.folded, quoted.start - 1))
    laws = [one for one in cited if start <= one.start and one.end <= quoted.start and one.kind in _OF_LAWS]
    keys = {one.refers_to for one in laws}
    capital = stretch.text[quoted.start : quoted.start + 1].isupper()
    return laws[-1] if len(keys) == 1 and not capital and laws[-1].textual else None


_OF_LAW = re.compile(r"\s(?:under|of|in|within the meaning of|as (?:used|defined) in)\s(?:the\s)?")


def _law_beside(stretch: Stretch, quoted: Quoted, cited: Sequence[Found]) -> Found | None:
    """The statute or rule that the sentence names as the one whose words they are: with “due care” under § 820.4."""
    for one in cited:
        if one.start > quoted.end and one.textual and one.kind in _OF_LAWS:
            return one if _OF_LAW.fullmatch(stretch.folded, quoted.end + 1, one.start) else None
    return None


_OF_LAWS = {CitationKind.STATUTE, CitationKind.RULE}
_LAWS = {*_OF_LAWS, CitationKind.CONSTITUTION}
_SAYS = re.compile(
    r"(?:,? subds?\. \([^,;]{1,20})?(?:\s?(?:[—:]|--)\s?"
    r"|(?:'s)?,?\s(?:which |that )?(?:(?:specifically|expressly|also|further|itself|only) )?"
    r"(?:provides?|states?|says|reads|prohibits?|requires?|defines?|mandates?|protects?|guarantees?|directs?|allows?|permits?|authorizes?|forbids?|bars)"
    r"(?:,? (?:that|the|only|for|a|an|against|any|as follows|to mean|in (?:relevant|pertinent|full|its entirety)(?: part)?)){0,3},?:?\s?(?:that (?:[\w-]+ ){0,4})?)"
)
"""What stands between a law and its own words: a dash, "provides that", "states in relevant part:"."""


def _law_that_says(stretch: Stretch, quoted: Quoted, cited: Sequence[Found]) -> Found | None:
    """The law named right before, of which the sentence says that these are its words."""
    before = [one for one in cited if one.end <= quoted.start and not one.inside]
    if not before or before[-1].kind not in _LAWS:
        return None
    gap = stretch.folded[before[-1].end : quoted.start - 1]
    return before[-1] if gap.strip() and _SAYS.fullmatch(gap) else None


_PAPER = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w.']*\s){0,3}(?:FAC|SAC|TAC|Complaint|Answer|Order|Motion|Opposition|Reply|Declaration))\b(?!\s(?:of|for|to)\b)"
)


_UNNAMED = re.compile(r"record:(?:ECF [\d-]+|Ex\..*)")


def _tells_of_other(stretch: Stretch, quoted: Quoted, source: Found | None) -> bool:
    """Whether the sentence speaks of another paper of the record than the one cited after it, whose words they may be."""
    if source is None or source.kind is not CitationKind.RECORD or _UNNAMED.fullmatch(source.refers_to or ""):
        return False
    sentence = _sentence_before(stretch.folded, quoted.start - 1)
    named = _PAPER.findall(sentence)
    paper = f"{source.paper} {source.refers_to or ''}".casefold()
    return bool(named) and not any(_same_paper(name.casefold(), paper) for name in named)


def _same_paper(name: str, paper: str) -> bool:
    return (
        name in paper or name[:3] in paper or ("compl" in name and re.search(r"\b[fst]ac\b|compl", paper) is not None)
    )


def _sentence_before(folded: str, end: int) -> str:
    window = folded[max(0, end - 600) : end]
    ends = [one for one in _SENTENCE_END.finditer(window + "X") if not _NOT_AN_END.search(window[: one.start() + 1])]
    return window[ends[-1].end() :] if ends else window


def _can_be_source(stretch: Stretch, found: Found) -> bool:
    foreign = found.quoted and not stretch.whole_quote
    further = found.inside or found.later_than or found.parallel_to
    return not (further or found.textual or foreign or found.form is CitationForm.NAME)


def _leaves_sentence(ending: str, gap: str) -> bool:
    """Whether a sentence ends between words and a citation other than right before the citation."""
    if ending.rstrip("\"' ").endswith((".", "?", "!")) and gap.strip()[:1].isupper():
        return True
    ends = [end for end in _SENTENCE_END.finditer(gap + " X") if not _NOT_AN_END.search(gap[: end.start() + 1])]
    return any(gap[end.end() :].strip() for end in ends)


def _inner_source(stretch: Stretch, outer: Found | None, cited: Sequence[Found]) -> tuple[Found | None, bool]:
    """Words quoted inside a quotation are the ones that the outer citation says it quotes."""
    if outer is None:
        return None, False
    quotes = [span for span in outer.parens if _QUOTING.match(stretch.folded, span[0])]
    inner = [one for one in cited if one.inside is outer and any(start <= one.start < end for start, end in quotes)]
    if len(inner) == 1:
        return inner[0], inner[0].certain
    return (inner[0], False) if inner else (outer, False)


def _quotation(
    stretch: Stretch, quoted: Quoted, source: Found | None, *, certain: bool, block: bool = False
) -> Quotation:
    text = stretch.text[quoted.start : quoted.end]
    return Quotation(
        text=text,
        kind=_kind(source),
        citation=source.index if source else None,
        pin=source.pin if source else None,
        alterations=tuple(_alterations(stretch, text, source)),
        block=block,
        paragraph=stretch.paragraph,
        footnote=stretch.footnote,
        span=(quoted.start, quoted.end),
        certain=certain,
        closed=quoted.closed,
    )


def _kind(source: Found | None) -> QuotationKind:
    if source is None:
        return QuotationKind.OTHER
    is_record = source.kind is CitationKind.RECORD and source.paper not in _OPINIONS_HERE
    return QuotationKind.RECORD if is_record else QuotationKind.AUTHORITY


_OPINIONS_HERE = {"ante", "post"}
"""How the Supreme Court cites the other opinions in the same case."""


def _alterations(stretch: Stretch, text: str, source: Found | None) -> Iterator[str]:
    if _BRACKET.search(text):
        yield "bracket"
    if _ELLIPSIS.search(text):
        yield "ellipsis"
    notes = " ".join(_words(stretch, span) for span in source.parens) if source and not stretch.whole_quote else ""
    for name, pattern in _NOTED:
        if pattern.search(notes):
            yield name


def _words(stretch: Stretch, span: Span) -> str:
    return stretch.folded[span[0] : span[1]].casefold()
