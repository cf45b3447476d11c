"""Filing stamps of many courts are known, and sentences that speak of cases are not taken for them."""

import pytest

from app.reading.stamps import is_stamp, stamp_page


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("Case 3:17-cv-00001-JSC Document 50 Filed 06/28/18 Page 3 of 20", "3"),
        ("Case3:12-cv-00417-JCS Document57 Filed04/02/13 Page11 of 17", "11"),
        ("Case: 1:20-cv-00417 Document #: 12 Filed: 03/01/21 Page 4 of 9 PageID #:123", "4"),
        ("Case 2:20-cv-00417-ABC ECF No. 10, PageID.123 Filed 03/01/21 Page 5 of 12", "5"),
        ("3:16-cv-00594-RB Doc # 9 Filed 06/28/17 Pg 2 of 8 Pg ID 77", "2"),
        ("Case: 14-0209 Document: 00116475093 Page: 7 Date Filed: 05/04/15 Entry ID: 5810063", "7"),
        ("Case: 14-20055, 03/01/2015, ID: 12022222, DktEntry: 45-1, Page 6 of 20", "6"),
        ("Case 14-1234, Document 50-1, 03/01/2015, 3045678, Page8 of 12", "8"),
        ("USCA4 Appeal: 14-1234 Doc: 50 Filed: 03/01/2015 Pg: 9 of 20", "9"),
        ("USCA11 Case: 14-12345 Date Filed: 03/01/2015 Page: 10 of 12", "10"),
        ("USCA Case #14-5001 Document #1850000 Filed: 07/03/2015 Page 12 of 13", "12"),
        ("Appellate Case: 14-1234 Page: 13 Date Filed: 03/01/2015 Entry ID: 4567890", "13"),
        ("Case: 14-2400 Document: 3 Filed: 07/13/2015 Pages: 1", None),
        ("NYSCEF DOC. NO. 12 RECEIVED NYSCEF: 03/01/2015", None),
    ],
)
def it_knows_a_stamp_and_its_page(line: str, page: str | None) -> None:
    assert is_stamp(line)
    assert stamp_page(line) == page


@pytest.mark.parametrize(
    "line",
    [
        "Case 12 was heard before the others, and the panel filed its opinion.",
        "No. 14-2400",
        "Case No. 14-cv-02400-ABC",
        "Appeal: from the District Court, filed 03/01/2015",
        "The page limits of Case 14-12345 were waived.",
        "Date Filed: 03/01/2015",
    ],
)
def it_leaves_other_lines(line: str) -> None:
    assert not is_stamp(line)
    assert stamp_page(line) is None
