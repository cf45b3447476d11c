"""An adverse authority is set aside where it is found: each with a reason of its own, in the matter and in its log."""

import pytest
from PySide6.QtCore import QPoint, Qt

from app.gui.places import CHECK
from app.gui.rooms.arguments import picks
from app.gui.rooms.arguments.picks import OfferList
from app.gui.setting_aside import can_set_aside
from app.law.briefs import BriefKind
from app.law.findings import Finding, Severity
from app.matters.activity import read_activity
from tests.gui.test_arguments_reply import ANSWER, DOORWAY, EXIGENCY, replying


@pytest.mark.parametrize(
    ("details", "can"),
    [
        ({"code": "adverse_unanswered", "issue": "1:doorway", "subject": "oak"}, True),
        ({"code": "adverse_undisclosed", "issue": "1:doorway", "subject": "oak"}, False),
        ({"code": "adverse_further", "subject": "1:oak,elm", "can_override": True}, False),
        ({"code": "unverified", "subject": "oak"}, False),
    ],
)
def test_only_one_adverse_authority_that_is_not_met_can_be_set_aside(details, can):
    assert can_set_aside(Finding(severity=Severity.BLOCK, message="It is adverse.", **details)) is can


def it_sets_what_is_adverse_aside_in_its_side_pane_and_goes_on(qtbot, opened, settle):
    session = opened.session
    session.set_kind(BriefKind.REPLY)
    session.change(replying(ANSWER), "reading")
    settle()
    made = session.matter
    for issue in (DOORWAY, EXIGENCY):
        match = opened.drafting.matches[issue.key]
        made = picks.pick(made, session.side, issue, match.offered[0], OfferList.OFFERED)
    session.change(made, "picking")
    check = opened.enter(CHECK)
    settle()
    unmet = [one for one in check._all if can_set_aside(one)]
    assert len(unmet) > 1
    while check._finding != unmet[0]:
        opened.deeds["next_finding"].trigger()
    assert check.detail.accept.text() == "Set aside with this reason"
    assert check.detail.passing.isVisible()
    assert check.detail.must.isHidden()
    check.detail.accept.click()
    assert "Say why it is set aside" in opened.notice.label.text()
    assert session.matter == made
    check.detail.reason.setFocus()
    top = check.detail.mend.mapTo(check.detail, QPoint()).y()
    qtbot.keyClicks(check.detail.reason, "It is about a routine arrest.")
    qtbot.keyClick(check.detail.reason, Qt.Key.Key_Return)
    after = check._finding
    assert after == unmet[1]
    assert opened.focusWidget() is check.detail.reason  # the next reason can be typed at once
    assert check.detail.mend.mapTo(check.detail, QPoint()).y() == top  # the first button stands still
    assert not check.detail.reason.toPlainText()
    settle()
    assert check._finding == after
    left = [one.subject for one in check._all if can_set_aside(one)]
    assert left == [one.subject for one in unmet[1:]]
    (aside,) = session.find_selection(DOORWAY).set_aside
    assert (aside.authority, aside.reason) == (unmet[0].subject, "It is about a routine arrest.")
    assert not aside.conceded
    (noted,) = [one for one in read_activity(session.path) if one.what == "set_aside_adverse"]
    assert noted.details["authority"] == unmet[0].subject
    assert noted.details["reason"] == "It is about a routine arrest."
    session.undoing.activeStack().undo()
    settle()
    assert unmet[0].subject in [one.subject for one in check._all if can_set_aside(one)]
    _meets_several_at_once(opened, check, settle, unmet)


def _meets_several_at_once(opened, check, settle, unmet):
    check.findings.selectAll()
    assert check.detail.accept.text() == f"Set {len(unmet)} aside with this reason"
    check.detail.reason.setPlainText("They are about routine arrests.")
    check.detail.accept.click()
    settle()
    assert not [one for one in check._all if can_set_aside(one)]
    opened.session.undoing.activeStack().undo()  # all of them in one step
    settle()
    assert len([one for one in check._all if can_set_aside(one)]) == len(unmet)
