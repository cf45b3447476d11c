"""Undo and redo in the Edit menu: which step, in which room, and where else there are steps."""

from tests.gui.test_arguments import cards


def it_names_the_step_and_the_room_and_leads_to_where_there_are_steps(opened, settle):
    undo, redo = opened.deeds["undo"], opened.deeds["redo"]
    opened.enter("arguments")
    settle()
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("&Undo", False, False)
    cards(opened)[0].box.click()
    picked, what = opened.session.matter, opened.session.undoing.undoText()
    assert undo.text() == f"&Undo in Arguments: {what}"

    opened.enter("draft")
    settle()
    assert (undo.text(), undo.isEnabled()) == ("&Undo (nothing in Draft)", True)
    undo.trigger()
    assert opened.session.matter == picked
    assert f"Arguments: {what}" in opened.notice.label.text()
    (there,) = opened.notice.buttons
    there.click()
    assert (opened.room, opened.notice.isVisible()) == ("arguments", False)

    undo.trigger()
    assert opened.session.matter != picked
    assert redo.text() == f"&Redo in Arguments: {what}"
    opened.enter("draft")
    assert (undo.isEnabled(), redo.text()) == (False, "&Redo (nothing in Draft)")
    settle()


def it_forgets_the_steps_of_a_matter_that_is_closed(opened, settle):
    opened.enter("arguments")
    settle()
    cards(opened)[0].box.click()
    opened.files.save()
    settle()
    opened.deeds["close"].trigger()
    assert (opened.deeds["undo"].text(), opened.deeds["undo"].isEnabled()) == ("&Undo", False)
    settle()
