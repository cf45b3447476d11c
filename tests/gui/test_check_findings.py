"""The Check room: findings that say the same stand together, say what mends them, and lead there; ticks before filing."""

import pytest
from PySide6.QtCore import Qt

from app.gui.advice import Advice, advise
from app.gui.desk import Changes
from app.gui.groups import group
from app.gui.open_gaps import open_gaps
from app.gui.rooms.check.room import CheckRoom
from app.law.findings import Finding, Severity
from app.tasks import preview
from tests.gui.test_arguments import click


def finding(code: str = "placeholder", **details: object) -> Finding:
    return Finding(**{"code": code, "severity": Severity.BLOCK, "message": "[X ¶ ?] is still to be filled.", **details})


FOUND = (
    finding(subject="[X ¶ ?]", place="A"),
    finding(subject="[PIN REQUIRED]", place="B"),
    finding(subject="[X ¶ ?]", place="C"),
    finding("unverified", message="Doe has not been read.", place="doe", subject="doe"),
    finding(message="[FIRM] is still to be filled.", place="first page"),
    finding(message="[EMAIL] is still to be filled.", place="first page"),
    finding("unverified", message="Roe has not been read.", place="roe", subject="roe"),
    finding("wrong_stage", severity=Severity.WARN, message="Two facts stand on declarations."),
)


def test_what_says_the_same_stands_together_in_the_order_of_the_first():
    groups = group(FOUND)
    assert [one.numbers for one in groups] == [(0, 2), (1,), (3, 6), (4, 5), (7,)]
    titles = [one.title for one in groups]
    assert titles[0] == "[X ¶ ?]: the place in the record is not noted for a fact."
    assert titles[1] == "[PIN REQUIRED]: the page of the authority is not noted."
    assert titles[2] == "2 authorities not read and cite-checked by anybody yet"
    assert titles[3] == "2 placeholders on the first page or in the signature block"
    assert titles[4] == "Two facts stand on declarations."


@pytest.mark.parametrize(
    ("found", "room"),
    [
        (FOUND[0], "matter"),
        (FOUND[3], "authorities"),
        (FOUND[4], "matter"),
        (FOUND[7], "matter"),
        (finding("unanswered", issue="1:doorway"), "arguments"),
        (finding("gate_notice", issue="1:doorway"), "arguments"),
        (finding("nothing_that_is_known"), None),
    ],
)
def test_advice_leads_to_the_room_that_mends_it(found, room):
    advice = advise(found)
    assert (advice.place.room if advice.place else None) == room
    assert bool(advice.act) == (room is not None)
    assert bool(advice.remedy) == (room is not None)
    assert Advice().act == ""


@pytest.fixture
def check(monkeypatch, opened, settle) -> CheckRoom:
    monkeypatch.setattr(preview, "find_soffice", lambda: None)
    room = opened.enter("check")
    assert isinstance(room, CheckRoom)
    settle()
    return room


def it_steps_through_all_findings_whether_their_line_is_open_or_not(qtbot, opened, check, settle):
    listed = check.findings.findings
    assert set(listed) == set(check._all)
    assert check.findings.topLevelItemCount() < len(listed)
    seen = []
    for _ in listed:
        opened.deeds["next_finding"].trigger()
        seen.append(check._finding)
    assert seen == list(listed)
    opened.deeds["next_finding"].trigger()
    assert check._finding is listed[0]
    opened.deeds["previous_finding"].trigger()
    assert check._finding is listed[-1]
    check.findings.setCurrentItem(check.findings.topLevelItem(0))
    assert check._finding is listed[0]
    qtbot.keyClick(check.findings, Qt.Key.Key_Return)
    assert opened.room != "check"
    settle()


def it_says_what_is_missing_and_leads_to_where_it_is_filled(qtbot, opened, check, settle):
    gaps = open_gaps(opened.drafting.shown)
    assert {one.subject for one in check._all if one.code == "placeholder" and one.place != "first page"} == {
        gap.text.rstrip(".;") for gap in gaps
    }
    row = next(n for n, one in enumerate(check.findings.findings) if one.place == "first page")
    for _ in range(row + 1):
        opened.deeds["next_finding"].trigger()
    assert "caption or the signature block" in check.detail.missing.text()
    assert check.detail.must.isVisible()
    assert not check.detail.passing.isVisible()
    opened.deeds["accept_finding"].trigger()
    assert "cannot be let pass" in opened.notice.label.text()
    together = next(one for one in check.findings._lines() if "not read" in one.text(1))
    check.findings.setCurrentItem(together)
    assert f"The first of {together.childCount()}:" in check.detail.group.text()
    check.findings.setCurrentItem(together.child(1))
    assert not check.detail.group.isVisible()
    check._show(next(one for one in check._all if one.code == "unverified"))
    click(qtbot, check.detail.mend)
    assert opened.room == "authorities"
    settle()


def it_lets_pass_with_a_reason_and_shows_it_again(qtbot, opened, check, settle):
    found = next(one for one in check._all if one.can_override)
    check._show(found)
    check.detail.accept.click()
    assert "Say why" in opened.notice.label.text()
    qtbot.keyClicks(check.detail.reason, "Agreed with the other side.")
    qtbot.keyClick(check.detail.reason, Qt.Key.Key_Return)
    assert "recorded with the matter" in opened.notice.label.text()
    settle()
    passed = next(one for one in check._all if one.key == found.key)
    assert check.findings.current().severity is Severity.BLOCK  # what is left to be met
    assert passed.overridden == "Agreed with the other side."
    check.filter.setCurrentIndex(check.filter.findData("overridden"))
    check.filter.activated.emit(check.filter.currentIndex())
    assert check.findings.findings == (passed,)
    assert check.filter.currentText() == "Let pass (1)"
    check.findings.step(1)
    assert check.detail.reason.toPlainText() == "Agreed with the other side."
    assert check.detail.said.text() == found.message
    assert "Let pass on" in check.detail.missing.text()
    assert check.findings.topLevelItem(0).text(0) == "✓"
    click(qtbot, check.detail.take_back)
    settle()
    assert not any(one.overridden for one in check._all)


def it_goes_from_provenance_to_the_sentence(qtbot, opened, check, settle):
    check.tabs.setCurrentWidget(check.tracing)
    every = opened.drafting.shown.sentences
    sentence = next(one for one in every if one.heading and len(one.text) > 60 and one.sources)
    check.sought.setText(sentence.text)
    shown = [
        heading.child(n)
        for heading in (check.sources.topLevelItem(k) for k in range(check.sources.topLevelItemCount()))
        if not heading.isHidden()
        for n in range(heading.childCount())
        if not heading.child(n).isHidden()
    ]
    assert [item.text(0) for item in shown] == [sentence.text]
    check.sources.setCurrentItem(shown[0])
    assert check.detail.said.text() == sentence.text
    assert check.detail.where.text()
    check.sources.itemActivated.emit(shown[0], 0)
    assert opened.room == "draft"
    assert opened.rooms["draft"].view.text.textCursor().selectedText() == sentence.text
    settle()


def it_remembers_what_was_ticked_before_filing(qtbot, opened, check, settle):
    check.tabs.setCurrentWidget(check.filing)
    settle()
    assert any("cannot be counted" in words for _, words, _ in check.filing.lines())
    box = check.filing.boxes[0]
    name = box.accessibleName()
    assert name
    box.click()
    opened.open_path(opened.session.path)
    settle()
    opened.enter("check")
    settle()
    ticked = [box.accessibleName() for box in check.filing.boxes if box.isChecked()]
    assert ticked == [name]
    opened.deeds["reply"].trigger()
    settle()
    assert not any(box.isChecked() for box in check.filing.boxes)


def it_checks_again_when_the_library_holds_something_else(opened, check, settle):
    before = opened.drafting.shown
    opened.desk.announce(Changes.PROPOSITIONS)
    settle()
    assert opened.drafting.shown is not before
    assert check._all == opened.drafting.findings
