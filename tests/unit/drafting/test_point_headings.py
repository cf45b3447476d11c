"""What the headings and words of a motion's points propose: the right defense, and no wrong one."""

from dataclasses import replace

import pytest

from app.drafting.opponent.flow import Flow
from app.drafting.opponent.outline import Heading
from app.drafting.opponent.points import find_points
from app.drafting.opponent.spoken import SpokenHeading
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.claims import ClaimId, Defense, DefenseId
from app.law.matters import Count, Matter
from app.law.opinions import Paragraph
from app.law.parties import Party, PartyId, PartyKind
from tests.helpers.matters import make_matter

PRACTICE = load_practice()
PERSONS = (PartyId("larkin"), PartyId("boyce"))
OF_ENTITIES = {"monell": (PartyId("city"),)}
CLAIMS = {
    "1": "entry",
    "2": "arrest",
    "3": "search",
    "4": "force",
    "5": "retaliation",
    "6": "judicial_deception",
    "7": "bane",
    "8": "negligence",
    "9": "assault_battery",
    "10": "false_arrest",
    "11": "monell",
    "12": "intervene",
}
OTHERS = {"Does": "doe_defendants", "prayer": "joint_several", "¶ 9": "strike"}


def make_case(claims: dict[str, str], others: dict[str, str] | None = None) -> Matter:
    """A case with counts of these kinds, against two officers and, under Monell, their city."""
    counts = [_count(int(label), label, claim) for label, claim in claims.items()]
    counts += [_count(0, label, claim) for label, claim in (others or {}).items()]
    officers = (
        Party(id=PERSONS[0], name="Rae Larkin", short_name="Officer Larkin", side=Side.DEFENDANT),
        Party(id=PERSONS[1], name="Tom Boyce", short_name="Officer Boyce", side=Side.DEFENDANT),
    )
    city = Party(
        id=PartyId("city"), name="City of Alder", short_name="the City", side=Side.DEFENDANT, kind=PartyKind.ENTITY
    )
    matter = make_matter(counts=tuple(counts), facts=(), issues=(), selections=(), reply_selections=())
    plaintiffs = tuple(party for party in matter.parties if party.side is Side.PLAINTIFF)
    return replace(matter, parties=(*plaintiffs, *officers, city))


def _count(number: int, label: str, claim: str) -> Count:
    kind = PRACTICE.claims[ClaimId(claim)]
    return Count(
        number=number,
        label=label,
        claim=kind.id,
        title=kind.title.capitalize(),
        defendants=OF_ENTITIES.get(claim, PERSONS),
    )


DISMISS = make_case(CLAIMS, OTHERS)
JUDGMENT = make_case({"1": "force", "2": "retaliation"})


def proposed(matter: Matter, heading: str, text: str = "") -> set[str]:
    """What one point of a motion proposes: "count:defense"."""
    flow = Flow.of_paragraphs((Paragraph(text=heading, heading=True), Paragraph(text=text)))
    headings = [Heading("A", heading, 1, 0, len(heading), None)]
    points = find_points(flow, headings, matter, PRACTICE, Side.DEFENDANT)
    return {suggestion.key for located in points for suggestion in located.point.suggestions}


# fmt: off
ON_A_COUNT = [
    ("Officer Larkin Is Entitled to Qualified Immunity on the Excessive Force Claim", "", {"4:qi_prong1", "4:qi_prong2"}),
    ("THE OFFICERS ARE ENTITLED TO QUALIFIED IMMUNITY ON PLAINTIFF’S FOURTH CLAIM", "Officers are immune unless the law was clearly established. No case clearly established that a wrist lock on a man who pulls away is unlawful.", {"4:qi_prong1", "4:qi_prong2"}),
    ("Qualified Immunity Bars the Second Cause of Action", "The law must be clearly established so that its breach is beyond debate.", {"2:qi_prong1", "2:qi_prong2"}),
    ("No Constitutional Violation Occurred When the Officers Entered", "", {"1:qi_prong1"}),
    ("Plaintiff’s Second Claim Fails Because She Pleads No Violation of a Constitutional Right", "", {"2:qi_prong1"}),
    ("The Law Was Not Clearly Established as to the Arrest", "", {"2:qi_prong2"}),
    ("No clearly established law put Officer Boyce on notice that the entry was unlawful", "", {"1:qi_prong2"}),
    ("Any Right Was Not Clearly Established at the Time of the Search (Third Claim)", "", {"3:qi_prong2"}),
    ("DEFENDANTS USED REASONABLE FORCE", "", {"4:graham_reasonable"}),
    ("The Force Was Objectively Reasonable as a Matter of Law", "", {"4:graham_reasonable"}),
    ("The Force Used Was Reasonable Under Graham v. Connor", "The officers faced a suspect who was actively resisting, and who posed an immediate threat.", {"4:graham_reasonable"}),
    ("Probable Cause Supported the Arrest", "", {"2:probable_cause"}),
    ("THE OFFICERS HAD PROBABLE CAUSE TO ARREST MS. DOYLE", "", {"2:probable_cause"}),
    ("The False Arrest Claim Fails Because Probable Cause Existed", "A witness told the officers what he saw.", {"10:probable_cause", "2:probable_cause"}),
    ("Plaintiff’s Fifth Claim Fails Because Probable Cause Defeats Retaliation as a Matter of Law", "Nieves v. Bartlett controls.", {"5:probable_cause"}),
    ("Heck v. Humphrey Bars the Second and Fourth Claims", "Plaintiff was convicted of resisting an officer.", {"2:heck_bar", "4:heck_bar"}),
    ("The Force Claim Is Barred by Plaintiff’s Conviction for Resisting Arrest", "Success would necessarily imply the invalidity of the conviction.", {"4:heck_bar"}),
    ("Officer Boyce Did Not Personally Participate in Any Search", "", {"3:personal_participation"}),
    ("The Third Claim Alleges No Personal Participation by Officer Boyce", "", {"3:personal_participation"}),
    ("Officer Boyce Was Not an Integral Participant in the Use of Force", "", {"4:personal_participation"}),
    ("The Monell Claim Fails Because No Policy or Custom Is Pleaded", "", {"11:monell_custom", "11:monell_policy"}),
    ("Plaintiff Pleads Only an Isolated Incident, and Not a Widespread Practice (Eleventh Claim)", "", {"11:monell_custom"}),
    ("PLAINTIFF’S FIFTH CLAIM IS CONCLUSORY AND IMPLAUSIBLE", "", {"5:iqbal_twombly"}),
    ("The Bane Act Claim Fails for Want of Specific Intent", "Plaintiff must show a specific intent to violate her rights, and pleads none.", {"7:specific_intent"}),
    ("Plaintiff Alleges No Threat, Intimidation, or Coercion Independent of the Arrest Itself (Seventh Claim)", "", {"7:independent_coercion"}),
    ("California Penal Code Section 847(b) Bars the False Arrest Claim", "", {"10:penal_847b"}),
    ("Government Code Section 820.4 Immunizes Officer Larkin From the Negligence Claim", "", {"8:gov_820_4"}),
    ("Government Code Section 820.2 Bars the Negligence Claim", "", {"8:gov_820_2"}),
    ("Discretionary-Act Immunity Bars the Battery Claim", "", {"9:gov_820_2"}),
    ("Section 835 of the Penal Code Privileges the Restraint Used (Ninth Claim)", "", {"9:penal_835"}),
    ("The Doe Defendants Should Be Dismissed", "", {"Does:doe"}),
    ("Paragraph 9 Should Be Stricken Under Rule 12(f)", "It is immaterial and impertinent.", {"¶ 9:rule_12f"}),
    ("Exigent Circumstances Justified the Entry", "", {"1:exigency"}),
    ("An Emergency Justified the Entry Without a Warrant", "", {"1:exigency"}),
    ("Ms. Doyle Consented to the Entry", "", {"1:consent"}),
    ("Plaintiff’s Consent Defeats the Third Claim", "", {"3:consent"}),
    ("The Officers Were in Hot Pursuit When They Crossed the Threshold", "", {"1:hot_pursuit"}),
    ("The Search Was Made Under a Warrant That a Judge Approved", "A magistrate reviewed the warrant.", {"3:warrant_approval"}),
    ("The officers reasonably relied on the warrant (Third Claim)", "", {"3:leon_malley"}),
    ("The Protective Sweep Was Lawful", "", {"3:protective_sweep"}),
    ("PLAINTIFF CANNOT SHOW THAT RETALIATION WAS THE BUT-FOR CAUSE OF THE ARREST", "", {"5:causation"}),
    ("No Evidence Shows Retaliatory Animus", "", {"5:causation"}),
    ("Officer Boyce Had No Realistic Opportunity to Intervene", "", {"12:no_opportunity"}),
    ("Joint and Several Liability Is Vicarious Liability by Another Name", "", {"prayer:vicarious"}),
    ("THE INDIVIDUAL DEFENDANTS ARE ENTITLED TO QUALIFIED IMMUNITY AS TO PLAINTIFF’S SECOND AND FOURTH CAUSES OF ACTION", "", {"2:qi_prong1", "2:qi_prong2", "4:qi_prong1", "4:qi_prong2"}),
    ("Even If There Was a Violation, the Right Was Not Clearly Established (Fourth Claim)", "", {"4:qi_prong2"}),
    ("Officer Larkin Did Not Violate Clearly Established Law When He Arrested Plaintiff", "", {"2:qi_prong2"}),
    ("Arguable Probable Cause Shields the Officers From the Arrest Claim", "", {"2:qi_prong2"}),
    ("The Officers Did Not Violate Ms. Doyle’s Fourth Amendment Rights by Arresting Her", "", {"2:qi_prong1"}),
    ("No Reasonable Jury Could Find the Force Excessive", "", {"4:graham_reasonable"}),
    ("Officer Larkin’s Use of Force Was Objectively Reasonable", "", {"4:graham_reasonable"}),
    ("The Force Officer Larkin Used Was Reasonable Under the Circumstances", "", {"4:graham_reasonable"}),
    ("Because the Officers Had Probable Cause, the Second, Fifth and Tenth Claims Fail", "", {"10:probable_cause", "2:probable_cause", "5:probable_cause"}),
    ("The Existence of Probable Cause Defeats the Retaliatory Arrest Claim", "", {"5:probable_cause"}),
    ("The Warrant Affidavit Established Probable Cause Without the Challenged Statement", "", {"6:probable_cause"}),
    ("Heck Bars the Excessive Force Claim", "", {"4:heck_bar"}),
    ("Officer Boyce Was Not Personally Involved in the Arrest", "", {"2:personal_participation"}),
    ("THE CITY IS NOT LIABLE UNDER MONELL BECAUSE NO OFFICIAL POLICY CAUSED ANY VIOLATION", "", {"11:monell_policy"}),
    ("The Monell Claim Fails Absent an Underlying Constitutional Violation", "", {"11:no_underlying_violation"}),
    ("Plaintiff Does Not Plausibly Allege a Failure to Train", "", {"11:iqbal_twombly", "11:monell_training"}),
    ("No Final Policymaker Ratified the Officers’ Conduct", "", {"11:monell_ratification"}),
    ("The Twelfth Claim Fails Because There Was No Underlying Violation", "", {"12:no_underlying_violation"}),
    ("PLAINTIFF FAILS TO ALLEGE SPECIFIC INTENT UNDER THE BANE ACT", "", {"7:specific_intent"}),
    ("The Bane Act Requires Coercion Independent of the Detention", "", {"7:independent_coercion"}),
    ("Does 1–10 Must Be Dismissed", "", {"Does:doe"}),
    ("The Court Should Strike Paragraph 9 as Immaterial", "", {"¶ 9:rule_12f"}),
    ("The Prayer for Joint and Several Liability Should Be Stricken", "", {"prayer:rule_12f", "prayer:vicarious"}),
    ("Exigency Excused the Warrantless Entry", "", {"1:exigency"}),
    ("The Imminent Destruction of Evidence Excused the Search", "", {"3:exigency"}),
    ("Plaintiff Gave Consent to the Search of Her Home", "", {"3:consent"}),
    ("Hot Pursuit Justified the Officers’ Entry Into the Home", "", {"1:hot_pursuit"}),
    ("Plaintiff’s Handcuffing Claim Fails Because She Suffered No Injury", "", {"4:arpin_injury", "4:handcuff"}),
    ("The Retaliation Claim Fails for Want of But-For Causation", "", {"5:causation"}),
    ("The Use of Handcuffs Was Routine", "", {"4:handcuff"}),
    ("The Motion Is Timely", "", set()),
    ("The Court Has Subject-Matter Jurisdiction", "", set()),
    ("Punitive Damages Are Not Available", "", set()),
    ("The Claims Are Barred by the Statute of Limitations", "Two years ran before the complaint was filed.", set()),
    ("The Court Should Decline Supplemental Jurisdiction", "", set()),
    ("The Complaint Does Not Allege What Officer Boyce Personally Did", "", set()),
    ("Plaintiff’s Second Claim for Relief Rests on Legal Conclusions", "", set()),
    ("The Bane Act Claim Fails With the Federal Claims", "", set()),
    ("The Officers Are Immune Under California Law", "", set()),
    ("Plaintiff Cannot Prove Officer Boyce Had Time to Intervene", "", set()),
    ("THE SEARCH OF THE PHONE WAS LAWFUL", "", set()),
    ("Defendants Are Entitled to Summary Judgment on All Claims", "", set()),
    ("The Court Should Take Judicial Notice of the Conviction", "", set()),
    ("Plaintiff’s Negligence Claim Fails Because the Officers Owed Her No Duty", "", set()),
]
"""(heading, text, what is proposed); where it is none, nothing is said that the practice can tell."""

ON_ANY_COUNT = [
    ("PLAINTIFF’S CLAIMS FOR ARREST AND FORCE ARE HECK-BARRED", "", {"heck_bar"}),
    ("The Claims Rest on Conclusory Allegations", "", {"iqbal_twombly"}),
    ("Leave to Amend Should Be Denied as Futile", "", {"futility"}),
    ("AMENDMENT WOULD BE FUTILE", "", {"futility"}),
    ("PLAINTIFF’S CLAIMS ARE BARRED BY HECK V. HUMPHREY", "", {"heck_bar"}),
    ("Plaintiff’s No-Contest Plea Bars Her Claims Under Heck", "", {"heck_bar"}),
    ("The Complaint’s Threadbare Allegations Do Not Satisfy Iqbal", "", {"iqbal_twombly"}),
    ("Defendants Are Immune From the State Claims Under Penal Code § 847(b)(1) and Government Code § 820.4", "", {"gov_820_4", "penal_847b"}),
    ("Leave to Amend Should Be Denied", "", {"futility"}),
    ("DISMISSAL SHOULD BE WITHOUT LEAVE TO AMEND BECAUSE ANY AMENDMENT WOULD BE FUTILE", "", {"futility"}),
    ("She Was Arrested at Her Open Door, a Public Place", "", set()),
    ("A Magistrate Approved the Warrant and the Officers Were Entitled to Rely on It", "", {"warrant_approval"}),
    ("The Officers Reasonably Relied on Dispatch", "", {"mistake_of_fact"}),
]
"""(heading, text, the defenses): these are said of every claim, or of several."""

AT_JUDGMENT = [
    ("OFFICER LARKIN IS ENTITLED TO QUALIFIED IMMUNITY", "", {"1:qi_prong1", "1:qi_prong2", "2:qi_prong1", "2:qi_prong2"}),
    ("OFFICER LARKIN USED REASONABLE FORCE", "", {"1:graham_reasonable"}),
    ("OFFICER LARKIN’S USE OF FORCE WAS REASONABLE AS A MATTER OF LAW", "", {"1:graham_reasonable"}),
    ("THERE WAS NO VIOLATION OF THE FOURTH AMENDMENT", "", {"1:qi_prong1"}),
    ("THE LAW WAS NOT CLEARLY ESTABLISHED", "", {"1:qi_prong2", "2:qi_prong2"}),
    ("THERE IS NO EVIDENCE OF A RETALIATORY MOTIVE", "", {"2:causation"}),
    ("SUMMARY JUDGMENT SHOULD BE GRANTED ON THE RETALIATION CLAIM BECAUSE PROBABLE CAUSE EXISTED", "", {"2:probable_cause"}),
    ("OFFICER BOYCE DID NOT USE FORCE AND IS ENTITLED TO JUDGMENT", "", {"1:personal_participation"}),
    ("SUMMARY JUDGMENT IS PROPER ON THE FIRST CAUSE OF ACTION BECAUSE OFFICER LARKIN’S FORCE WAS REASONABLE", "", {"1:graham_reasonable"}),
    ("DEFENDANT LARKIN IS ENTITLED TO QUALIFIED IMMUNITY BECAUSE NO CLEARLY ESTABLISHED LAW PROHIBITED HIS CONDUCT", "", {"1:qi_prong2", "2:qi_prong2"}),
    ("OFFICER LARKIN IS ENTITLED TO QUALIFIED IMMUNITY ON THE FIRST CLAIM", "The right was not clearly established. No case placed the question beyond debate.", {"1:qi_prong1", "1:qi_prong2"}),
    ("THE UNDISPUTED EVIDENCE SHOWS NO RETALIATION", "", set()),
    ("PLAINTIFF HAS NO EVIDENCE THAT HER SPEECH WAS A BUT-FOR CAUSE OF ANYTHING OFFICER LARKIN DID", "", {"2:causation"}),
]
# fmt: on


@pytest.mark.parametrize(("heading", "text", "keys"), ON_A_COUNT)
def test_a_heading_proposes_what_it_raises_against_its_count(heading: str, text: str, keys: set[str]) -> None:
    assert proposed(DISMISS, heading, text) == keys


@pytest.mark.parametrize(("heading", "text", "defenses"), ON_ANY_COUNT)
def test_a_heading_on_every_claim_proposes_its_defense_alone(heading: str, text: str, defenses: set[str]) -> None:
    assert {key.partition(":")[2] for key in proposed(DISMISS, heading, text)} == defenses


@pytest.mark.parametrize(("heading", "text", "keys"), AT_JUDGMENT)
def test_a_heading_in_capitals_at_summary_judgment_proposes_what_it_raises(
    heading: str, text: str, keys: set[str]
) -> None:
    assert proposed(JUDGMENT, heading, text) == keys


def test_what_a_plaintiff_alone_can_raise_is_no_point_of_a_motion() -> None:
    heading = "The Training That Officer Larkin Had, and the Department Policy, Do Not Matter (Second Claim)"
    assert proposed(DISMISS, heading) == set()
    flow = Flow.of_paragraphs((Paragraph(text=heading, heading=True),))
    points = find_points(flow, [Heading("A", heading, 1, 0, len(heading), None)], DISMISS, PRACTICE)
    assert [one.defense for one in points[0].point.suggestions] == ["training_notice"]


@pytest.mark.parametrize(
    ("heading", "shown", "hidden"),
    [
        ("No violation of clearly established law", "qi_prong2", "qi_prong1"),
        ("Arguable probable cause existed", "qi_prong2", "probable_cause"),
        ("No underlying constitutional violation", "no_underlying_violation", "qi_prong1"),
        ("They crossed the threshold in hot pursuit", "hot_pursuit", "doorway"),
    ],
)
def test_a_longer_word_hides_what_stands_within_it(heading: str, shown: str, hidden: str) -> None:
    said = SpokenHeading.of(heading, PRACTICE).said
    assert said[DefenseId(shown)]
    assert said[DefenseId(hidden)] == ()


@pytest.mark.parametrize("defense", [d for d in PRACTICE.defenses.values() if d.headings], ids=lambda d: d.id)
def test_each_word_for_headings_raises_its_defense(defense: Defense) -> None:
    assert [word for word in defense.headings if word not in SpokenHeading.of(word, PRACTICE).words_of(defense)] == []
