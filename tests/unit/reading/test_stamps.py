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
        ("Case MDL No. 2741 Document 123 Filed 01/02/20 Page 14 of 19", "14"),
        ("MDL No. 875 Document 123 Filed 01/02/20 Page 15 of 19", "15"),
        ("Case: 1:17-md-02804-DAP Doc #: 1203 Filed: 12/26/18 16 of 39. PageID #: 29105", "16"),
        ("USCA4 Appeal: 14-1234      Doc: 50         Filed: 03/01/2015      Pg: 17 of 20", "17"),
        ("Appellate Case: 14-1234 Document: 010110335577 Date Filed: 03/01/2015 Page: 18", "18"),
        ("Case 4:19-cv-00417-ABC   *SEALED*   Document 3   Filed on 01/02/20 in TXSD   Page 19 of 20", "19"),
        ("14-00417-abc Doc 12 Filed 01/02/20 Entered 01/02/20 10:11:12 Main Document Pg 20 of 29", "20"),
        ("USDC IN/ND case 1:19-cv-00417-ABC document 12 filed 01/02/20 page 21 of 29", "21"),
        ("Case 4:19-cv-00417-ABC *SEALED* Document 3", None),
        ("USCA4 Appeal: 20-1234 Doc: 45", None),
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
        "MDL No. 2741",
        "Case MDL No. 2741 was filed in 2020 and stands on page 12 of the list.",
        "In Case 4:19-cv-00417-ABC Document 3 is sealed.",
        "Of the mares counted on 01/02/2020 12 of 39 were lame.",
    ],
)
def it_leaves_other_lines(line: str) -> None:
    assert not is_stamp(line)
    assert stamp_page(line) is None
