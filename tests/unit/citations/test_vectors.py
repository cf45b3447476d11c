"""Every citation vector of the practice, exact; where a vector says a rule in words after the form, the form is."""

import json
from pathlib import Path

from tests.helpers.vectors import render


def test_every_vector_is_exact(shared: Path) -> None:
    vectors = json.loads((shared / "practice" / "bluebook_vectors.json").read_text(encoding="utf-8"))["vectors"]
    written = {vector["id"]: (render(vector["input"]), vector["expected"]) for vector in vectors}
    assert vectors
    assert {name: pair for name, pair in written.items() if not pair[1].startswith(pair[0])} == {}
    longer = {name for name, (got, expected) in written.items() if got != expected}
    assert longer <= {"BB81", "BB85", "BB89"}
