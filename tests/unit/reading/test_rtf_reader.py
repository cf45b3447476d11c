"""Rich text made by hand: groups, code pages, notes."""

import random
from pathlib import Path

import pytest

from app.errors import AppError, DamagedFile
from app.reading.pages import Line
from app.reading.pipeline import read_opinion
from app.reading.readers.binary import read_binary

PATH = Path("order.txt")
FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset128 Mincho;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s3\b heading 2;}}"


def lines_of(body: str) -> list[Line]:
    found = read_binary(f"{{\\rtf1\\ansi\\ansicpg1252{FONTS}{STYLES}\n{body}}}".encode("latin-1"), PATH)
    assert found is not None
    manuscript, name = found
    assert name == "rtf"
    return [line for line in manuscript.lines if line.text]


def texts(body: str) -> list[str]:
    return [line.text for line in lines_of(body)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"officer\'92s \'93duty\'94", "officer’s “duty”"),
        (r"\lquote so\rquote \ldblquote so\rdblquote \emdash\endash", "‘so’“so”—–"),
        (r"caf\u233?s and \u167\'a7 1983", "cafés and § 1983"),
        (r"{\uc2\u8220ab}x{\uc0\u8221}y", "“x”y"),
        (r"\u-10179?\u-8704?", "\N{GRINNING FACE}"),
        (r"lone \u-10179? half", "lone  half"),
        (r"{\f1\'cf\'f0\'e0\'e2\'e4\'e0} is truth", "Правда is truth"),
        (r"{\f2\'93\'fa\'96\'7b}", "日本"),
        (r"well\_trained\~men\-in", "well-trained menin"),
        (r"\{braces\} and a back\\slash", r"{braces} and a back\\slash"),
        (r"{\i See} {\b\i both} {\b bold} plain", "*See* ***both*** **bold** plain"),
        (r"\i on\i0  off {\plain out}", "*on* off out"),
        (r"seen \v hidden\v0 again {\deleted gone}", "seen again"),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt result}}', "result"),
        (r"{\*\unknown skipped}{\pict 0102ff}kept{\info{\author A}}", "kept"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt box}}{\shprslt twice}}", "box"),
        (r"{\listtext 1.\tab}first", "1.\tfirst"),
        (r"before \bin5 }{}{\after", "before after"),
    ],
)
def it_reads_what_prints(body: str, text: str) -> None:
    assert texts(body) == [text]


def it_ends_paragraphs_at_par_cells_and_escaped_line_ends() -> None:
    assert texts("one\\par two\\\nthree\\cell four\\line five") == ["one", "two", "three", "four", "five"]


def it_knows_headings_and_set_in_quotations() -> None:
    lines = lines_of(
        r"\pard\s3 Background\par\pard\s0\li720\ri720 No person shall be held to answer.\par"
        r"\pard\li720 So the rule runs.\par\pard\outlinelevel1 Facts\par"
    )
    assert [line.text for line in lines] == [
        "# Background",
        "No person shall be held to answer.",
        "So the rule runs.",
        "# Facts",
    ]
    assert [line.quoted for line in lines] == [False, True, False, False]


def it_reads_footnotes_with_the_places_of_their_calls(tmp_path: Path) -> None:
    path = tmp_path / "opinion.txt"
    path.write_bytes(
        rb"{\rtf1\ansi The claim stands.{\super\chftn}{\footnote\pard{\super\chftn} It was pleaded.} "
        rb"The other does not.{\super\chftn{\footnote{\super\chftn} It was \i not\i0 .\par Nor could it be.}}\par}"
    )
    opinion = read_opinion(path)
    assert opinion.source.format == "rtf"
    assert [(note.number, note.text) for note in opinion.footnotes] == [
        ("1", "It was pleaded."),
        ("2", "It was not. Nor could it be."),
    ]
    (paragraph,) = opinion.parts[-1].paragraphs
    assert paragraph.text == "The claim stands. The other does not."
    assert (paragraph.footnotes, paragraph.footnote_calls) == (("1", "2"), (17, 37))


@pytest.mark.parametrize("opening", [r"\footnote", r"\*\footnote"])
def it_reads_notes_also_where_the_writer_marks_them_as_optional(opening: str) -> None:
    printed = texts(rf"It is so.{{\super \chftn{{{opening} \chftn\pard See Moss.\par}}}} Then all went.\par")
    assert printed == ["It is so.<sup>1</sup> Then all went.", "<sup>1</sup> See Moss."]


def it_keeps_the_words_of_a_note_with_its_own_sign() -> None:
    assert texts(r"The panel* met.{\footnote * By designation.}\par") == [
        r"The panel\* met.",
        r"\* By designation.",
    ]


def it_refuses_groups_without_end() -> None:
    with pytest.raises(DamagedFile, match="damaged RTF"):
        read_binary(b"{\\rtf1 " + b"{" * 5000 + b"words", PATH)


def it_answers_every_cut_and_changed_file() -> None:
    chance = random.Random(11)  # noqa: S311
    whole = (
        rf"{{\rtf1\ansi{FONTS}{STYLES} The \i claim\i0  stands\'92.{{\super\chftn}}{{\footnote{{\super\chftn}} Note.}}"
        r"\par\u233?{\field{\*\fldinst X}{\fldrslt y}}}"
    ).encode("latin-1")
    for _ in range(400):
        start = chance.randrange(6, len(whole))
        data = whole[:start] + chance.randbytes(chance.randrange(3)) + whole[start + chance.randrange(20) :]
        try:
            read_binary(data, PATH)
        except AppError as error:
            assert error.hint  # noqa: PT017 - either it reads or it says what to do
