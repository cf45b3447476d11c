"""The ledger of a draft: every sentence with its sources, their fingerprints, and who approved them.

As JSON beside the brief, and as a readable annex. A fingerprint is the SHA-256 of what the source said when the
paper was drafted: a template's file, a proposition's words and pin, the quoted stretch of a passage, a fact.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from app import __version__, paths
from app.citations.placement import cited_keys
from app.drafting.provenance import Sentence, trace_sentences
from app.errors import ExportError, explain_unwritten
from app.filing.records import to_table
from app.law.annexes import Annex, AnnexTable
from app.law.authorities import Verification
from app.law.briefs import Origin, OriginKind
from app.law.edits import BlockEdit
from app.tasks.draft_brief import Draft, check_writable
from app.tasks.shapes import finding_shape


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of a sentence.

    Attributes:
        sha256: of what it said; empty when there is nothing to take one of.
        approved_by, approved_on: who answers for it; empty when nobody does yet.
    """

    kind: str
    ref: str
    sha256: str = ""
    approved_by: str = ""
    approved_on: str = ""

    def as_dict(self) -> dict[str, object]:
        """The line as data; what is not known is null."""
        return {
            "kind": self.kind,
            "ref": self.ref,
            "sha256": self.sha256 or None,
            "approved_by": self.approved_by or None,
            "approved_on": self.approved_on or None,
        }


def provenance(draft: Draft) -> dict[str, object]:
    """The ledger as data."""
    register = _Register(draft)
    return {
        "paper": draft.brief.kind.value,
        "title": draft.brief.title,
        "program": f"Rejoinder {__version__}",
        "sentences": [
            {
                "heading": sentence.heading,
                "text": sentence.text,
                "sources": [register.line(origin, sentence).as_dict() for origin in sentence.sources],
                "citations": sentence.citations,
                "gaps": sentence.gaps,
            }
            for sentence in trace_sentences(draft.written)
        ],
        "authorities": [_authority_line(draft, key) for key in cited_keys(draft.brief)],
        "edits": [_edit_line(edit) for edit in draft.matter.edits_of(draft.brief.kind.value)],
        "overrides": [to_table(one) for one in draft.matter.overrides if one.paper == draft.brief.kind.value],
        "findings": [finding_shape(finding) for finding in draft.findings],
    }


def write_provenance(draft: Draft, path: Path) -> None:
    """Write the ledger as JSON, whole or not at all."""
    check_writable(path.parent)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(json.dumps(provenance(draft), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # what could not be written is not there
            beside.unlink()
        reason, hint = explain_unwritten(error)
        raise ExportError(path, f"the sources of the sentences: {reason}", hint=hint) from error


def provenance_annex(draft: Draft) -> Annex:
    """The ledger to be read: a table for each heading, a row for each sentence."""
    register = _Register(draft)
    sentences = trace_sentences(draft.written)
    tables = (
        AnnexTable(
            caption=heading or "Before the first heading",
            header=("sentence", "sources", "approved"),
            rows=tuple(_cells(sentence, register) for sentence in group),
        )
        for heading, group in groupby(sentences, key=lambda sentence: sentence.heading)
    )
    note = "Each sentence with what stands behind it. A source that nobody has approved says so."
    return Annex(title=f"Sources: {draft.brief.title}", notes=(note,), tables=tuple(tables))


def _cells(sentence: Sentence, register: "_Register") -> tuple[str, str, str]:
    lines = [register.line(origin, sentence) for origin in sentence.sources]
    sources = "\n".join(f"{line.kind} {line.ref}{f' · {line.sha256[:12]}' if line.sha256 else ''}" for line in lines)
    people = dict.fromkeys(f"{line.approved_by} {line.approved_on}".strip() or "nobody yet" for line in lines)
    return sentence.text, sources, "\n".join(people)


def _authority_line(draft: Draft, key: str) -> dict[str, object]:
    authority = draft.source.find_authority(key)
    verification = authority.verification if authority else None
    return {
        "key": key,
        "name": authority.name if authority else None,
        "citation": authority.citation if authority else None,
        "provenance": authority.provenance if authority else None,
        "verified_by": verification.by if verification else None,
        "verified_on": str(verification.on) if verification else None,
    }


def _edit_line(edit: BlockEdit) -> dict[str, object]:
    return {**to_table(edit), "base_sha256": edit.base_hash or None}


@dataclass
class _Register:
    """Looks sources up, each once."""

    draft: Draft
    files: dict[str, SourceLine] = field(default_factory=dict)

    def line(self, origin: Origin, sentence: Sentence) -> SourceLine:
        """One source of a sentence."""
        match origin.kind:
            case OriginKind.TEMPLATE:
                return self._template(origin)
            case OriginKind.PROPOSITION:
                return self._proposition(origin)
            case OriginKind.PASSAGE:
                return self._passage(origin)
            case OriginKind.FACT:
                return self._fact(origin)
            case OriginKind.RECORD:
                return self._record(origin)
            case OriginKind.ATTORNEY:
                return SourceLine(origin.kind.value, origin.ref, _hash(sentence.text), self._attorney)
            case OriginKind.COMPUTED:
                return SourceLine(origin.kind.value, origin.ref)

    @property
    def _attorney(self) -> str:
        side = self.draft.brief.kind.side
        return self.draft.matter.counsel_of(side).name or "the attorney"

    def _template(self, origin: Origin) -> SourceLine:
        name = origin.ref.rpartition(":")[0]
        if name not in self.files:
            shipped = paths.templates_dir()
            file = next((f / name for f in paths.layered("templates") if (f / name).is_file()), None)
            by = f"Rejoinder {__version__}" if file and file.is_relative_to(shipped) else "the user's template"
            words = file.read_text(encoding="utf-8") if file else ""
            self.files[name] = SourceLine("template", name, _hash(words) if file else "", by if file else "")
        found = self.files[name]
        return SourceLine("template", origin.ref, found.sha256, found.approved_by)

    def _proposition(self, origin: Origin) -> SourceLine:
        found = self.draft.source.find_proposition(origin.ref)
        if found is None:
            return SourceLine(origin.kind.value, origin.ref)
        words = _hash("\n".join((found.text, found.pin or "", found.quotation or "")))
        return self._verified(origin, words, found.verification, found.authority)

    def _passage(self, origin: Origin) -> SourceLine:
        name, _, span = origin.ref.rpartition("[")
        key = name.rsplit("/", 1)[0]
        passage = next((p for p in self.draft.source.passages_of(key) if p.id == name), None)
        start, _, end = span.rstrip("]").partition(":")
        words = passage.text[int(start) : int(end)] if passage else ""
        return self._verified(origin, _hash(words) if words else "", None, key)

    def _verified(self, origin: Origin, sha256: str, own: Verification | None, key: str) -> SourceLine:
        authority = self.draft.source.find_authority(key)
        read = own or (authority.verification if authority else None)
        by, on = (read.by, str(read.on)) if read else ("", "")
        return SourceLine(origin.kind.value, origin.ref, sha256, by, on)

    def _fact(self, origin: Origin) -> SourceLine:
        fact = self.draft.matter.find_fact(origin.ref)
        words = json.dumps(to_table(fact), ensure_ascii=False, sort_keys=True) if fact else ""
        return SourceLine(origin.kind.value, origin.ref, _hash(words) if fact else "", self._attorney if fact else "")

    def _record(self, origin: Origin) -> SourceLine:
        reading = self.draft.matter.find_reading(origin.ref)
        return SourceLine(origin.kind.value, origin.ref, reading.sha256 if reading else "", self._attorney)


def sentences_of(draft: Draft) -> tuple[Sentence, ...]:
    """Every sentence of a draft with its sources."""
    return tuple(trace_sentences(draft.written))


def iter_unapproved(draft: Draft) -> Iterator[SourceLine]:
    """The sources that nobody answers for yet, each once."""
    register = _Register(draft)
    seen: dict[tuple[str, str], SourceLine] = {}
    for sentence in trace_sentences(draft.written):
        for origin in sentence.sources:
            line = register.line(origin, sentence)
            if not line.approved_by and origin.kind is not OriginKind.COMPUTED:
                seen.setdefault((line.kind, line.ref), line)
    yield from seen.values()


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
