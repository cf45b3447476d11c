"""What is pasted from other programs: clean paragraphs, with italic and bold that mean something."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from app.gui.widgets.pasting import holds_files, read_paste, words_of

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {font: 12pt Times}</style></head>
<body><!--StartFragment--><h1>The entry</h1>
<p class=MsoNormal>No officer may go in. <i>Alder</i>, 1&nbsp;F.3d&nbsp;2<a href="#_ftn1">[1]</a>.<span>&nbsp;&nbsp; </span>That
is <b>settled</b>.<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><p>First<br>second</p><!--EndFragment--></body></html>"""


def clip(*, text: str = "", html: str = "") -> QMimeData:
    made = QMimeData()
    if html:
        made.setHtml(html)
    made.setText(text)
    return made


def it_keeps_the_words_of_a_word_processor_and_what_they_stress(qapp):
    paragraphs = read_paste(clip(html=WORD, text="not looked at"))
    assert words_of(paragraphs) == "The entry\nNo officer may go in. Alder, 1 F.3d 2. That is settled.\nFirst second"
    assert [run.text for runs in paragraphs for run in runs if run.italic] == ["Alder"]
    assert [run.text for runs in paragraphs for run in runs if run.bold] == ["settled"]


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("one\ttwo\u00a0three\u2009four", "one two three four"),
        ("so\u00adft\u200b and\ufeff hid\x02den", "soft and hidden"),
        ("\uf0b7\ta point of a list", " a point of a list"),
        ("first\r\n\r\n\r\nSecond \r\n", "first\nSecond"),
        (" in the midst ", " in the midst "),
        ("He did not knock, nor did\nhe say who he was.\nNew words.", "He did not knock, nor did he say who he was.\nNew words."),
        ("a self-\nevident rule", "a self-evident rule"),
        ("a line break\x0bof a word processor", "a line break of a word processor"),
        ("  \n \t ", ""),
    ],
)  # fmt: skip
def it_makes_plain_words_clean(pasted, words):
    assert words_of(read_paste(clip(text=pasted))) == words


def it_takes_files_for_no_words():
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile("/home/opinion.txt")])
    assert holds_files(made)
    made.setUrls([QUrl("https://court.example/opinion")])
    assert not holds_files(made)
