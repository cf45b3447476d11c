"""The JSON documents of the command line (DESIGN §8): a contract, kept in one place."""

from collections.abc import Sequence
from typing import Any

from app.drafting.match import IssueMatch, Offer
from app.law.authorities import Authority, Proposition, Publication
from app.law.citations import Citation, CitationReport, Quotation
from app.law.findings import Finding
from app.law.opinions import Opinion, OpinionPart, PageNumbering, Paragraph, Ruling
from app.library.results import Facets, SearchResult, SearchResults
from app.tasks.weighing import Weigher

Shape = dict[str, Any]


def authority_shape(authority: Authority) -> Shape:
    """An authority as results name it."""
    return {"key": authority.key, "name": authority.name, "citation": authority.citation}


def entry_shape(authority: Authority) -> Shape:
    """`library list` and `library show`: an authority with what the library records of it."""
    verification = authority.verification
    return {
        **authority_shape(authority),
        "citations": [str(citation) for citation in authority.citations],
        "kind": authority.kind.value,
        "court": authority.court,
        "decided": str(authority.decided) if authority.decided else None,
        "docket": authority.docket,
        "publication": authority.publication.value,
        "treatments": [t.phrase or t.note or t.kind.value for t in authority.treatments],
        "provenance": authority.provenance,
        "notes": authority.notes,
        "verified": {"by": verification.by, "on": str(verification.on)} if verification else None,
    }


def proposition_shape(proposition: Proposition) -> Shape:
    """One proposition of an authority, as `library show` gives it."""
    return {
        "id": proposition.id,
        "text": proposition.text,
        "pin": proposition.pin,
        "quotation": proposition.quotation,
        "part": proposition.part.value,
        "kind": proposition.kind.value,
        "stance": proposition.stance.value,
        "claims": list(proposition.claims),
        "defenses": list(proposition.defenses),
        "topics": list(proposition.topics),
        "outcome": proposition.outcome.value if proposition.outcome else None,
        "provenance": proposition.provenance,
    }


def opinion_shape(opinion: Opinion) -> Shape:
    """`read --json`: what the reader made of one file. Unknown is null."""
    return {
        "name": opinion.name,
        "short_name": opinion.short_name,
        "citations": [str(citation) for citation in opinion.citations],
        "court": opinion.court,
        "decided": str(opinion.decided) if opinion.decided else None,
        "docket": opinion.docket,
        "judges": list(opinion.judges),
        "parts": [_part_shape(part) for part in opinion.parts],
        "footnotes": [{"number": n.number, "text": n.text, "page": n.page, "part": n.part} for n in opinion.footnotes],
        "quality": {
            "quotable": opinion.quality.quotable,
            "score": round(opinion.quality.score, 3),
            "reasons": list(opinion.quality.reasons),
        },
        "removed": dict(opinion.removed),
        "source": {"sha256": opinion.source.sha256, "format": opinion.source.format},
        **_standing_shape(opinion),
        "numbering": _numbering_shape(opinion.numbering),
        "rulings": [_ruling_shape(ruling) for ruling in opinion.rulings],
        "removals": [{"kind": one.kind, "text": one.text, "page": one.page} for one in opinion.removals],
    }


def _standing_shape(opinion: Opinion) -> Shape:
    """The rest of the head: who, when, and how the opinion stands."""
    return {
        "official_name": opinion.official_name,
        "filed": str(opinion.filed) if opinion.filed else None,
        "amended": str(opinion.amended) if opinion.amended else None,
        "dockets": list(opinion.dockets),
        "author": opinion.author,
        "joined_by": list(opinion.joined_by),
        "counsel": list(opinion.counsel),
        "disposition": opinion.disposition,
        "publication": None if opinion.publication is Publication.UNKNOWN else opinion.publication.value,
        "en_banc": opinion.en_banc,
        "per_curiam": opinion.per_curiam,
    }


def _numbering_shape(numbering: PageNumbering | None) -> Shape | None:
    """What the page labels count; null for a text without pages."""
    if numbering is None:
        return None
    return {"scheme": numbering.scheme.value, "volume": numbering.volume, "reporter": numbering.reporter}


def _ruling_shape(ruling: Ruling) -> Shape:
    return {
        "motion": ruling.motion,
        "subject": ruling.subject,
        "count": ruling.count,
        "outcome": ruling.outcome.value,
        "leave_to_amend": ruling.leave_to_amend,
        "page": ruling.page,
        "text": ruling.text,
    }


def _part_shape(part: OpinionPart) -> Shape:
    return {
        "kind": part.kind.value,
        "author": part.author,
        "joined_by": list(part.joined_by),
        "paragraphs": [_paragraph_shape(paragraph) for paragraph in part.paragraphs],
    }


def _paragraph_shape(paragraph: Paragraph) -> Shape:
    return {
        "text": paragraph.text,
        "page": paragraph.page,
        "heading": paragraph.heading,
        "block_quote": paragraph.block_quote,
        "list_item": paragraph.list_item,
        "footnotes": list(paragraph.footnotes),
        "page_turns": [{"offset": offset, "page": page} for offset, page in paragraph.page_turns],
        "voices": [
            {"span": [voice.start, voice.end], "kind": voice.kind.value, "rule": voice.rule}
            for voice in paragraph.voices
        ],
    }


def citations_shape(report: CitationReport, findings: Sequence[Finding]) -> Shape:
    """`cites --json`: citations found and resolved, authorities, quotations, findings."""
    return {
        "citations": [_citation_shape(citation) for citation in report.citations],
        "authorities": [
            {
                "key": authority.key,
                "name": authority.name,
                "citations": list(authority.citations),
                "court": authority.court,
                "year": authority.year,
                "count": authority.count,
            }
            for authority in report.authorities
        ],
        "quotations": [_quotation_shape(quotation) for quotation in report.quotations],
        "findings": [finding_shape(finding) for finding in findings],
    }


def _citation_shape(citation: Citation) -> Shape:
    return {
        "index": citation.index,
        "kind": citation.kind.value,
        "form": citation.form.value,
        "text": citation.text,
        "name": citation.name,
        "volume": citation.volume,
        "reporter": citation.reporter,
        "page": citation.page,
        "pin": citation.pin,
        "court": citation.court,
        "year": citation.year,
        "signal": citation.signal,
        "parentheticals": list(citation.parentheticals),
        "history": [{"phrase": link.phrase, "index": link.index, "date": link.date} for link in citation.history],
        "part": citation.part,
        "paragraph": citation.paragraph,
        "footnote": citation.footnote,
        "span": list(citation.span),
        "refers_to": citation.refers_to,
        "certain": citation.certain,
        "reasons": list(citation.reasons),
        "date": citation.date,
        "docket": citation.docket,
        "inside_of": citation.inside_of,
        "in_block_quote": citation.in_block_quote,
    }


def _quotation_shape(quotation: Quotation) -> Shape:
    return {
        "text": quotation.text,
        "kind": quotation.kind.value,
        "citation": quotation.citation,
        "pin": quotation.pin,
        "alterations": list(quotation.alterations),
        "block": quotation.block,
        "paragraph": quotation.paragraph,
        "footnote": quotation.footnote,
        "span": list(quotation.span),
        "certain": quotation.certain,
    }


def finding_shape(finding: Finding) -> Shape:
    """One finding."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": finding.place,
        "citation": finding.citation,
        "issue": finding.issue or None,
        "key": finding.key,
        "can_override": finding.can_override,
        "overridden": finding.overridden or None,
    }


def search_shape(
    results: SearchResults, weigher: Weigher, *, explain: bool = False, facets: Facets | None = None
) -> Shape:
    """`search --json`: what was found, each with its weight for the forum.

    `total_exact` is false when so much was found that only the newest was counted. `explain` adds to each result
    all that its score is made of; `facets` are the counts for each further filter.
    """
    counts = {name: dict(values) for name, values in facets.counts.items()} if facets else None
    return {
        "query": results.query.words,
        "total": results.total,
        "total_exact": results.exact,
        "loosened": results.loosened,
        "results": [_result_shape(result, weigher, explain=explain) for result in results.results],
        **({"facets": counts} if counts is not None else {}),
    }


def _result_shape(result: SearchResult, weigher: Weigher, *, explain: bool) -> Shape:
    parts = [{"name": part.name, "value": round(part.value, 4), "reason": part.reason} for part in result.parts]
    return {
        "authority": authority_shape(result.authority),
        "kind": result.kind.value,
        "id": result.id,
        "part": result.part.value if result.part else None,
        "author": result.author,
        "page": result.page,
        "text": result.text,
        "highlights": [list(span) for span in result.highlights],
        "weight": weigher.weigh(result.authority, result.part).weight.value,
        "score": round(result.score, 4),
        "reasons": list(result.reasons),
        **({"score_parts": parts} if explain else {}),
    }


def matches_shape(matches: Sequence[IssueMatch]) -> Shape:
    """`match --json`: what is offered, adverse and excluded for each issue, with gates and reasons."""
    return {"issues": [_match_shape(match) for match in matches]}


def _match_shape(match: IssueMatch) -> Shape:
    return {
        "count": match.count.label,
        "claim": match.claim.id,
        "defense": match.defense.id,
        "refusal": match.refusal or None,
        "offered": [_offer_shape(offer) for offer in match.offered],
        "adverse": [_offer_shape(offer) for offer in match.adverse],
        "excluded": [_offer_shape(offer) for offer in match.excluded],
    }


def _offer_shape(offer: Offer) -> Shape:
    proposition = offer.proposition
    return {
        "authority": authority_shape(offer.authority),
        "proposition": proposition.text,
        "id": proposition.id,
        "pin": proposition.pin,
        "quotation": proposition.quotation,
        "part": proposition.part.value,
        "kind": proposition.kind.value,
        "weight": offer.weighing.weight.value,
        "stance": proposition.stance.value,
        "gates": [
            {"gate": gate.gate, "result": gate.result.value, "code": gate.code, "reason": gate.reason}
            for gate in offer.gates
        ],
        "score": offer.score,
        "reasons": list(offer.reasons),
        "passage": {"id": offer.passage.id, "start": offer.start, "end": offer.end} if offer.passage else None,
    }
