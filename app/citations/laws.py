"""Statutes and rules that were cited with their code, for references that leave it out."""

import re

from app.citations.working import Found, Stretch
from app.law.citations import CitationKind

BESIDE = re.compile(r"\s*[;,]?\s*(?:and|or|&)?\s*")
"""What stands between two references that belong together."""


class Laws:
    """The codes in which a text cites sections, in reading order.

    Args:
        default: the code that the text says its bare sections are of.
        californian: whether the text has to do with California at all, so that its "Penal Code" is California's.
        rules: the Federal Rules that it names at all ("Civ", "Crim" …), of which its "Rule 12" may be one.
    """

    def __init__(
        self, *, default: str | None = None, californian: bool = True, rules: frozenset[str] = frozenset({"Civ"})
    ) -> None:
        self._rules = rules
        self._by_rule: dict[str, list[str]] = {}
        self._default = default
        self._californian = californian
        self._by_section: dict[str, list[str]] = {}
        self._last: Found | None = None
        self._last_stretch: Stretch | None = None

    def bind(self, stretch: Stretch, found: Found) -> None:
        """Bind a law, or a bare section or rule, and remember it."""
        self._doubt_state(stretch, found)
        if found.refers_to is None:
            self._bind_bare(stretch, found)
        self._doubt_term_of_art(stretch, found)
        if found.refers_to is not None:
            for number in _numbers(_number_of(found.refers_to)):
                known = self._by_section.setdefault(number, [])
                if found.certain and _base(found.refers_to) not in known:
                    known.append(_base(found.refers_to))
            self._remember_rule(found.refers_to)
        self._last, self._last_stretch = found, stretch

    def _remember_rule(self, key: str) -> None:
        rule = _FEDERAL_RULE.match(key)
        if rule and rule["family"] not in (known := self._by_rule.setdefault(rule["number"], [])):
            known.append(rule["family"])

    def _doubt_state(self, stretch: Stretch, found: Found) -> None:
        """A "Penal Code" without its state, in a text that never names California."""
        named = (found.reporter or "").startswith("Cal. ") and "Cal" not in stretch.folded[found.start : found.end]
        if named and not self._californian and found.refers_to:
            found.refers_to = found.refers_to.removeprefix("Cal. ")
            found.reporter = str(found.reporter).removeprefix("Cal. ")
            found.doubt(f"The {found.reporter} of which state? The text does not say.")

    def _doubt_term_of_art(self, stretch: Stretch, found: Found) -> None:
        """A bare "§ 1983" beside another code ("Civil Code § 52.1 and § 1983"): the practice would mean title 42's."""
        key = found.refers_to or ""
        if _base_number(_number_of(key)) != _TERM_OF_ART or _base(key) in (_CIVIL_RIGHTS, *self._codes(_TERM_OF_ART)):
            return
        if _BARE_SECTION.fullmatch(stretch.folded, found.start, found.end):
            found.refers_to = f"{_CIVIL_RIGHTS} § {_number_of(key)}"
            found.doubt(f"It stands beside {_base(key)}, but {_CIVIL_RIGHTS} § {_TERM_OF_ART} may be meant.")

    def _bind_bare(self, stretch: Stretch, found: Found) -> None:
        number = found.page or _RULE_NUMBER.sub("", stretch.folded[found.start : found.end])
        if found.kind is CitationKind.RULE:
            self._bind_rule(stretch, found, number)
            return
        beside = self._beside(stretch, found)
        after_act = beside is not None and beside.endswith(" Act")
        codes = [beside] if beside and not after_act else self._codes(number)
        if not codes and self._default and not after_act:
            codes = [self._default]
        if not codes and _base_number(number) == _TERM_OF_ART:
            # Title 42's, unless the text cites another.
            codes = [_CIVIL_RIGHTS]
        if len(codes) == 1:
            found.refers_to = f"{codes[0]} § {number}"
        else:
            found.doubt(
                f"Section {number} of which code? "
                + (f"The text cites {' and '.join(codes)}." if codes else "The text has not said.")
            )

    def _beside(self, stretch: Stretch, found: Found) -> str | None:
        """The code that stands right before: "Penal Code § 29805 and § 30305". An act stands behind its section, and says nothing of the next."""
        last = self._last
        if (
            last is None
            or last.refers_to is None
            or self._last_stretch is not stretch
            or last.kind is not CitationKind.STATUTE
        ):
            return None
        between = stretch.folded[last.end : found.start]
        return _base(last.refers_to) if len(between) < 8 and BESIDE.fullmatch(between) else None

    def _codes(self, number: str) -> list[str]:
        return self._by_section.get(number) or self._by_section.get(_base_number(number), [])

    def _bind_rule(self, stretch: Stretch, found: Found, number: str) -> None:
        """A bare "Rule 12(f)" is of the rules it was cited with, or of the only ones named that have such a number."""
        rule = _FEDERAL_NUMBER.match(number)
        of_others = _OTHER_RULES.search(stretch.folded, max(0, found.start - 16), found.start)
        named = [] if rule is None or of_others else self._by_rule.get(rule["base"], [])
        if rule and not of_others and not named:
            named = [
                f"Fed. R. {_FAMILIES[one][1]}" for one in sorted(self._rules) if int(rule["base"]) in _FAMILIES[one][0]
            ]
        if len(named) == 1:
            found.refers_to = f"{named[0]} {number}"
            return
        found.doubt(
            f"Rule {number} of which rules? The text " + (f"names {' and '.join(named)}." if named else "does not say.")
        )


_CIVIL_RIGHTS = "42 U.S.C."
_TERM_OF_ART = "1983"
"""The practice's own term of art: "§ 1983"."""
_BARE_SECTION = re.compile(r"(?:§+|[Ss]ections?)\s?\w+(?:\(\w+\))*")
_FAMILIES = {
    "Civ": (range(1, 87), "Civ. P."), "Crim": (range(1, 62), "Crim. P."), "Evid": (range(101, 1104), "Evid."), "App": (range(1, 49), "App. P."),
    "Bankr": (range(1001, 9038), "Bankr. P."),
}  # fmt: skip
"""The numbers that each of the Federal Rules has, and its name."""
_FEDERAL_NUMBER = re.compile(r"(?P<base>\d{1,4})(?:\.\d)?(?:\([^)]*\))*$")
_OTHER_RULES = re.compile(r"(?:Appellate|Trial|Evidence|Criminal|Court|Supreme|Practice|Superior|Circuit)\s$")
"""What stands before a rule of other rules than those of civil procedure: "Appellate Rule 46"."""
_RULE_NUMBER = re.compile(r"^Rules?\s|\s")
_FEDERAL_RULE = re.compile(r"(?P<family>Fed\. R\. (?:\w+\. P\.|Evid\.)) (?P<number>\d+)")
_KEY = re.compile(r"(?P<base>.+?)\s§\s(?P<number>.+)$")


def _base(key: str) -> str:
    match = _KEY.match(key)
    return match["base"] if match else key


def _number_of(key: str) -> str:
    match = _KEY.match(key)
    return match["number"] if match else ""


def _base_number(number: str) -> str:
    return number.split("(", 1)[0]


def _numbers(number: str) -> set[str]:
    return {number, _base_number(number)} if number else set()
