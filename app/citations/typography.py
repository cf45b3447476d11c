"""One spelling for quotation marks, dashes and spaces, character by character.

Every character is replaced by exactly one, so that a place in the folded text is the same place
in the text as printed.
"""

_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ′`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)


def fold(text: str) -> str:
    """`text` with straight marks, plain hyphens and plain spaces; as long as it was. Em dashes stay."""
    return text.translate(_FOLDED)
