"""The Table of Authorities, from the same nodes as the citations: groups, order, entries."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from app.citations import bluebook, california
from app.citations.bluebook import FindAuthority
from app.citations.names import distinct_short_names
from app.citations.styles import CitationStyle, load_style
from app.law.authorities import Authority, AuthorityKind
from app.law.briefs import TableEntry, TableGroup

_GROUPS = {
    AuthorityKind.OPINION: TableGroup.CASES,
    AuthorityKind.CONSTITUTION: TableGroup.CONSTITUTION,
    AuthorityKind.STATUTE: TableGroup.STATUTES,
    AuthorityKind.REGULATION: TableGroup.OTHER,
    AuthorityKind.RULE: TableGroup.RULES,
    AuthorityKind.SECONDARY: TableGroup.OTHER,
}


def make_entries(
    places: Sequence[tuple[str, str]], find_authority: FindAuthority, style: CitationStyle | None = None
) -> tuple[TableEntry, ...]:
    """One entry an authority, in order of group and name.

    Args:
        places: (authority's key, bookmark's name) of every citation, in order of appearance.
    """
    anchors: dict[str, list[str]] = {}
    for key, anchor in places:
        anchors.setdefault(key, []).append(anchor)
    found = {key: authority for key in anchors if (authority := find_authority(key)) is not None}
    cases = {key: (one.name, one.short_name) for key, one in found.items() if one.kind is AuthorityKind.OPINION}
    shorts = distinct_short_names(cases)
    entries = (
        _entry(one, anchors[key], find_authority, style or load_style(), short=shorts.get(key, one.name))
        for key, one in found.items()
    )
    order = group_order(style)
    return tuple(sorted(entries, key=lambda entry: (order.index(entry.group), entry.sort_key)))


def group_order(style: CitationStyle | None = None) -> list[TableGroup]:
    """The groups in the order of the style; those that it does not name come last."""
    named = [group for name in (style or load_style()).groups for group in TableGroup if group.value == name]
    return list(dict.fromkeys([*named, *TableGroup]))


def _entry(
    authority: Authority, anchors: Iterable[str], find_authority: FindAuthority, style: CitationStyle, *, short: str
) -> TableEntry:
    forms = california if style.form == "california" else bluebook
    textual = style.table_names == "textual"
    runs = forms.write_full(authority, textual=textual, find_authority=find_authority, style=style)
    return TableEntry(
        authority=authority.key,
        group=_GROUPS[authority.kind],
        sort_key=_sort_key(authority.name),
        runs=tuple(runs),
        anchors=tuple(anchors),
        short=short,
    )


def _sort_key(name: str) -> str:
    """Alphabetical, without procedural phrases, numbers in their order ("§ 835" before "§ 1983")."""
    bare = re.sub(r"^(?:In re|Ex parte|In the Matter of|Matter of|The|A|An) ", "", name)
    plain = unicodedata.normalize("NFKD", bare)
    padded = re.sub(r"\d+", lambda match: match.group().zfill(8), plain)
    return re.sub(r"[^a-z0-9 ]", "", padded.lower())
