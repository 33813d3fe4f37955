"""The retrospectives on record: what was decided, and later whether it was right."""

from data.packs.demonstration_source.write import Row

_LOANS_OWNER: Row = {
    "owner": "Loans and Markets Team",
    "owner_cy": "Tîm Benthyciadau a Marchnadoedd",
    "attended": 6,
}
_MACHINES_OWNER: Row = {
    "owner": "Blood Pressure and Cholesterol Team",
    "owner_cy": "Tîm Pwysedd Gwaed a Cholesterol",
}

REVIEWS: list[Row] = [
    {
        "review": "loans-2025-05",
        "contribution": "loans-first-sales",
        "held_on": "2025-05-15",
        "decision": "persist",
        "reason_en": "First sales are up where loans were made, though by less than we hoped.",
        "reason_cy": (
            "Mae gwerthiannau cyntaf wedi codi lle rhoddwyd benthyciadau, er yn llai na'r gobaith."
        ),
        "learned_en": "Advice before the loan matters as much as the money.",
        "learned_cy": "Mae cyngor cyn y benthyciad yr un mor bwysig â'r arian.",
        "change_our_mind_en": "First sales falling back within a year.",
        "change_our_mind_cy": "Gwerthiannau cyntaf yn gostwng yn ôl o fewn blwyddyn.",
        "review_on": "2026-05-14",
        **_LOANS_OWNER,
    },
    {
        "review": "loans-2026-05",
        "contribution": "loans-first-sales",
        "held_on": "2026-05-14",
        "decision": "persist",
        "reason_en": "A year on, the rise has held. Next we look for more without more money.",
        "reason_cy": (
            "Flwyddyn yn ddiweddarach, mae'r cynnydd wedi para. Nesaf, chwiliwn am fwy heb ragor o "
            "arian."
        ),
        "learned_en": "Businesses with one named customer in mind sell sooner.",
        "learned_cy": "Mae busnesau ag un cwsmer penodol mewn golwg yn gwerthu'n gynt.",
        "change_our_mind_en": "A gap to the other places that closes.",
        "change_our_mind_cy": "Y bwlch rhwng y rhain a'r lleoedd eraill yn cau.",
        "review_on": "2027-05-13",
        "outcome_of_last": "right",
        **_LOANS_OWNER,
    },
    {
        "review": "machines-2025-06",
        "contribution": "machines-bp-to-target",
        "held_on": "2025-06-12",
        "decision": "persist",
        "reason_en": "More people are treated to target in the places with machines.",
        "reason_cy": "Mae mwy o bobl wedi'u trin i'r targed yn y lleoedd â pheiriannau.",
        "learned_en": "People use the machines most on Saturdays.",
        "learned_cy": "Ar ddydd Sadwrn y mae pobl yn defnyddio'r peiriannau fwyaf.",
        "change_our_mind_en": "The same rise in places without machines.",
        "change_our_mind_cy": "Yr un cynnydd mewn lleoedd heb beiriannau.",
        "attended": 6,
        "review_on": "2026-06-11",
        **_MACHINES_OWNER,
    },
    {
        "review": "machines-2026-06",
        "contribution": "machines-bp-to-target",
        "held_on": "2026-06-11",
        "decision": "pivot",
        "reason_en": (
            "Places without machines rose just as much. We had looked only at our own places."
        ),
        "reason_cy": (
            "Cododd lleoedd heb beiriannau yr un faint. Dim ond ar ein lleoedd ein hunain yr "
            "oeddem wedi edrych."
        ),
        "learned_en": "A reading helps nobody unless someone acts on it.",
        "learned_cy": "Nid yw mesuriad yn helpu neb oni bai bod rhywun yn gweithredu arno.",
        "change_our_mind_en": "A place where a nurse follows up readings and more come to target.",
        "change_our_mind_cy": ("Lle y mae nyrs yn dilyn mesuriadau a mwy yn cyrraedd y targed."),
        "attended": 5,
        "review_on": "2027-02-18",
        "outcome_of_last": "wrong",
        **_MACHINES_OWNER,
    },
    {
        "review": "pharmacies-2025-03",
        "contribution": "pharmacies-no-bp-reading",
        "held_on": "2025-03-20",
        "decision": "pivot",
        "reason_en": (
            "Every pharmacy has the check, but those who use it had been checked already. It "
            "should go to people whom nobody has checked."
        ),
        "reason_cy": (
            "Mae'r gwiriad ym mhob fferyllfa, ond roedd y rhai sy'n ei ddefnyddio wedi cael "
            "gwiriad eisoes. Dylai fynd at bobl nad oes neb wedi'u gwirio."
        ),
        "learned_en": "What is easy to offer reaches those who are easy to reach.",
        "learned_cy": "Mae'r hyn sy'n hawdd ei gynnig yn cyrraedd y rhai sy'n hawdd eu cyrraedd.",
        "change_our_mind_en": "Fewer people without a reading where most checks were made.",
        "change_our_mind_cy": "Llai o bobl heb fesuriad lle gwnaed y rhan fwyaf o'r gwiriadau.",
        "attended": 4,
        "owner": "Director of Prevention (illustrative)",
        "owner_cy": "Cyfarwyddwr Atal (enghreifftiol)",
        "review_on": "2026-12-10",
    },
]
