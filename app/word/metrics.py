"""How wide Times New Roman sets a text, so that lines can be counted without a word processor.

The numbers are advance widths in thousandths of the type size. They are those of Adobe's
Times-Roman, Times-Bold and Times-Italic font metrics, which Times New Roman and Liberation Serif
share by design, so that a count made here holds in Word and in LibreOffice alike.
"""

from enum import StrEnum

from app.word.typography import WORD_JOINER


class Face(StrEnum):
    """A cut of the typeface. Bold italic is measured as bold."""

    ROMAN = "roman"
    BOLD = "bold"
    ITALIC = "italic"


_CHARACTERS_OF_WIDTH: dict[Face, dict[int, str]] = {
    Face.ROMAN: {
        180: "'",
        200: "|¦",
        250: " ,.\xa0·",
        276: "ª",
        278: "/:;\\ijltìíîï",
        300: "²³¹",
        310: "º",
        333: "!()-I[]`fr¡¨´¸ÌÍÎÏ‘’",
        350: "•",
        389: "Js",
        400: "°",
        408: '"',
        444: "?acez¿àáâãäåçèéêë“”",
        453: "¶",
        469: "^",
        480: "{}",
        500: "#$*0123456789_bdghknopquvxy¢£¤¥§«¯»ßðñòóôõöøùúûüýþÿ–†‡",
        541: "~",
        549: "±÷",
        556: "FPSÞ",
        564: "+<=>¬×",
        576: "µ",
        611: "ELTZÈÉÊË",
        667: "BCRÇæ",
        722: "ADGHKNOQUVXYwÀÁÂÃÄÅÐÑÒÓÔÕÖØÙÚÛÜÝ",
        750: "¼½¾",
        760: "©®",
        778: "&m",
        833: "%",
        889: "MÆ",
        921: "@",
        944: "W",
        1000: "—…",
    },
    Face.BOLD: {
        220: "|¦",
        250: " ,.\xa0·",
        278: "'/\\ilìíîï",
        300: "ª²³¹",
        330: "º",
        333: "!()-:;[]`fjt¡¨´¸‘’",
        350: "•",
        389: "IsÌÍÎÏ",
        394: "{}",
        400: "°",
        444: "cerzçèéêë",
        500: "#$*0123456789?J_agovxy¢£¤¥§«¯»¿àáâãäåðòóôõöøýÿ–“”†‡",
        520: "~",
        540: "¶",
        549: "±÷",
        555: '"',
        556: "Sbdhknpqußñùúûüþ",
        570: "+<=>¬×",
        576: "µ",
        581: "^",
        611: "FPÞ",
        667: "BELTZÈÉÊË",
        722: "ACDNRUVXYwÀÁÂÃÄÅÇÐÑÙÚÛÜÝæ",
        747: "©®",
        750: "¼½¾",
        778: "GHKOQÒÓÔÕÖØ",
        833: "&m",
        930: "@",
        944: "M",
        1000: "%WÆ—…",
    },
    Face.ITALIC: {
        214: "'",
        250: " ,.\xa0·",
        275: "|¦",
        276: "ª",
        278: "/\\fijltìíîï",
        300: "²³¹",
        310: "º",
        333: "!()-:;I`¨´¸ÌÍÎÏ‘’",
        350: "•",
        389: "[]rsz¡",
        400: "{}°",
        420: '"',
        422: "^",
        444: "Jcekvxyçèéêëýÿ",
        500: "#$*0123456789?S_abdghnopqu¢£¤¥§«¯»¿ßàáâãäåðñòóôõöøùúûüþ–†‡",
        523: "¶",
        541: "~",
        549: "±÷",
        556: "LTYZÝ“”",
        576: "µ",
        611: "ABEFPRVXÀÁÂÃÄÅÈÉÊËÞ",
        667: "CKNwÇÑæ",
        675: "+<=>¬×",
        722: "DGHOQUmÐÒÓÔÕÖØÙÚÛÜ",
        750: "¼½¾",
        760: "©®",
        778: "&",
        833: "%MW",
        889: "Æ—…",
        920: "@",
    },
}
_WIDTHS = {
    face: {WORD_JOINER: 0} | {character: width for width, characters in groups.items() for character in characters}
    for face, groups in _CHARACTERS_OF_WIDTH.items()
}
_UNKNOWN = 1000
"""A character that is not in the tables is taken as wide: a line too many costs less than text cut off."""


def text_width(text: str, face: Face = Face.ROMAN, size: float = 12.0) -> float:
    """The width of a text set in one line, in points."""
    widths = _WIDTHS[face]
    return sum(widths.get(character, _UNKNOWN) for character in text) * size / 1000
