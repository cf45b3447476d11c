"""Small parts of the Matter room by themselves: the filter of facts, rules that are not stored, days that are told."""

import datetime as dt

import pytest

from app.drafting.opponent.told_days import ToldDay
from app.gui.operations import put_in_court
from app.gui.rooms.matter.paging import pages_words
from app.gui.rooms.matter.rules import RulesPane, find_rules
from app.gui.rooms.matter.shown import _matches
from app.gui.widgets.told_days import ToldDays
from app.law.courts import CourtId
from app.law.matters import Fact, FactId, PaperId, RecordCite
from app.law.opposing import PagesFrom, PaperReading
from tests.helpers.matters import make_matter

FACT = Fact(
    id=FactId("f"),
    text="The door of No. 7 stood open.",
    cites=(RecordCite(paper=PaperId("compl"), paragraphs=("12", "20-22")),),
)


@pytest.mark.parametrize(
    ("words", "is_shown"),
    [
        ("", True),
        ("door open", True),
        ("door shut", False),
        ("¶ 12", True),
        ("2", False),
        ("7, 21", True),
        ("7", False),
        ("13-20", True),
        ("13-19", False),
        ("¶¶ 1, 2", False),
        ("No. 7", True),
    ],
)
def it_filters_facts_by_words_or_by_paragraphs(words: str, is_shown: bool):
    assert _matches(FACT, words) is is_shown


@pytest.mark.parametrize(("court", "asks"), [("nvd", True), ("cand", False)])
def it_says_first_that_a_court_s_rules_on_the_opposition_are_not_stored(qtbot, court, asks):
    pane = RulesPane()
    qtbot.addWidget(pane)
    pane.show_rules(find_rules(put_in_court(make_matter(), CourtId(court))))
    said = pane.page.toPlainText()
    assert ("set by this court's local rules" in said) is asks
    assert ("District of Nevada" in said) is asks


def it_offers_the_days_with_their_paragraphs(qtbot):
    button, chosen = ToldDays(), []
    qtbot.addWidget(button)
    button.chosen.connect(chosen.append)
    button.show_days(())
    assert button.isHidden()
    words = "On the evening of March 14, 2031, Deputy Orr came to the mill and stopped the wheel at dusk."
    button.show_days((ToldDay(dt.date(2031, 3, 14), ("8", "12"), words, True),))
    action = button.menu().actions()[0]
    assert action.text().startswith("March 14, 2031 · ¶¶ 8, 12: On the evening")
    action.trigger()
    assert chosen == [dt.date(2031, 3, 14)]


@pytest.mark.parametrize(
    ("source", "said"),
    [(None, ""), (PagesFrom.PRINTED, ""), (PagesFrom.FILE, "file's own pages"), (PagesFrom.BREAKS, "page breaks set")],
)
def it_says_where_pages_come_from(source: PagesFrom | None, said: str):
    words = pages_words(PaperReading(paper="mot", filename="m.docx", sha256="0", pages_from=source))
    assert said in words if said else words == ""
