"""The teams that deliver, and their members under pseudonyms."""

from data.packs.demonstration_source.write import Row

TEAMS: list[Row] = [
    {
        "team": "heart-risk",
        "name_en": "Heart Risk Team",
        "name_cy": "Tîm Risg y Galon",
        "organisation": "NHS and councils (illustrative)",
        "organisation_cy": "Y GIG a chynghorau (enghreifftiol)",
        "outcome": "h1",
        "problem_en": "People at high risk do not know it until they fall ill.",
        "problem_cy": "Nid yw pobl â risg uchel yn gwybod hynny nes iddynt fynd yn sâl.",
        "formed_on": "2021-11-15",
        "funded_until": "2031-03-31",
        "funding": "outcome",
    },
    {
        "team": "pharmacy-digital",
        "name_en": "Pharmacy Digital Project",
        "name_cy": "Prosiect Digidol y Fferyllfeydd",
        "organisation": "NHS (illustrative)",
        "organisation_cy": "Y GIG (enghreifftiol)",
        "problem_en": "Pharmacies see people every day but have no way to offer a check.",
        "problem_cy": (
            "Mae fferyllfeydd yn gweld pobl bob dydd ond nid oes ganddynt ffordd o gynnig gwiriad."
        ),
        "formed_on": "2021-04-01",
        "funded_until": "2025-03-31",
        "funding": "project",
    },
    {
        "team": "blood-pressure-cholesterol",
        "name_en": "Blood Pressure and Cholesterol Team",
        "name_cy": "Tîm Pwysedd Gwaed a Cholesterol",
        "organisation": "NHS and libraries (illustrative)",
        "organisation_cy": "Y GIG a llyfrgelloedd (enghreifftiol)",
        "outcome": "h2",
        "problem_en": "People who know their risk are left alone with it.",
        "problem_cy": "Mae pobl sy'n gwybod am eu risg yn cael eu gadael ar eu pennau eu hunain.",
        "formed_on": "2021-11-01",
        "funded_until": "2027-03-31",
        "funding": "outcome",
    },
    {
        "team": "estates",
        "name_en": "Estates Programme",
        "name_cy": "Rhaglen Ystadau",
        "organisation": "Government property (illustrative)",
        "organisation_cy": "Eiddo'r llywodraeth (enghreifftiol)",
        "problem_en": "Services and businesses work in buildings that do not suit them.",
        "problem_cy": "Mae gwasanaethau a busnesau'n gweithio mewn adeiladau anaddas.",
        "formed_on": "2022-09-01",
        "funded_until": "2028-03-31",
        "funding": "project",
    },
    {
        "team": "loans-markets",
        "name_en": "Loans and Markets Team",
        "name_cy": "Tîm Benthyciadau a Marchnadoedd",
        "organisation": "Development agency (illustrative)",
        "organisation_cy": "Asiantaeth ddatblygu (enghreifftiol)",
        "outcome": "e1",
        "problem_en": "Good small businesses cannot find the money and the way to a new market.",
        "problem_cy": (
            "Mae busnesau bach da yn methu â dod o hyd i'r arian a'r ffordd at farchnad newydd."
        ),
        "formed_on": "2021-10-04",
        "funded_until": "2030-03-31",
        "funding": "outcome",
    },
    {
        "team": "hubs",
        "name_en": "Hubs Programme",
        "name_cy": "Rhaglen yr Hybiau",
        "organisation": "Regions and universities (illustrative)",
        "organisation_cy": "Rhanbarthau a phrifysgolion (enghreifftiol)",
        "problem_en": "New technology stays where it was invented.",
        "problem_cy": "Mae technoleg newydd yn aros lle cafodd ei dyfeisio.",
        "formed_on": "2021-09-01",
        "funded_until": "2027-06-30",
        "funding": "project",
    },
]

# Team, pseudonym (trees, birds, rivers, hills, flowers, the sea), discipline, joined, left.
_MEMBERS: tuple[tuple[str, str, str, str, str], ...] = (
    ("heart-risk", "bedwen", "nursing", "2021-11-15", ""),
    ("heart-risk", "celynnen", "community work", "2021-11-15", ""),
    ("heart-risk", "cerddinen", "public health", "2021-11-15", ""),
    ("heart-risk", "derwen", "general practice", "2021-11-15", ""),
    ("heart-risk", "gwernen", "service design", "2022-01-10", ""),
    ("heart-risk", "helygen", "data analysis", "2022-02-01", ""),
    ("heart-risk", "masarnen", "council leisure services", "2022-03-14", ""),
    ("heart-risk", "onnen", "user research", "2022-05-09", ""),
    ("heart-risk", "ywen", "pharmacy", "2022-10-03", ""),
    ("pharmacy-digital", "alarch", "project management", "2021-04-01", "2025-03-31"),
    ("pharmacy-digital", "barcud", "pharmacy", "2021-04-01", ""),
    ("pharmacy-digital", "crehyr", "software development", "2021-06-07", "2024-11-29"),
    ("pharmacy-digital", "dryw", "software development", "2021-06-07", "2025-03-31"),
    ("pharmacy-digital", "eryr", "communications", "2021-09-06", "2025-01-31"),
    ("pharmacy-digital", "gwennol", "training", "2022-01-17", "2025-03-31"),
    ("pharmacy-digital", "robin", "general practice", "2021-04-01", ""),
    ("blood-pressure-cholesterol", "aeron", "nursing", "2021-11-01", ""),
    ("blood-pressure-cholesterol", "elwy", "general practice", "2021-11-01", ""),
    ("blood-pressure-cholesterol", "dyfi", "library services", "2021-11-01", "2024-08-30"),
    ("blood-pressure-cholesterol", "ogwen", "data analysis", "2022-04-04", ""),
    ("blood-pressure-cholesterol", "taf", "nursing", "2025-06-02", ""),
    ("blood-pressure-cholesterol", "teifi", "service design", "2022-09-05", "2025-12-19"),
    ("blood-pressure-cholesterol", "tywi", "pharmacy", "2024-09-02", ""),
    ("estates", "aran", "surveying", "2022-09-01", ""),
    ("estates", "berwyn", "architecture", "2022-09-01", "2024-05-31"),
    ("estates", "moelfre", "project management", "2022-09-01", ""),
    ("estates", "preseli", "procurement", "2023-02-06", ""),
    ("loans-markets", "grug", "lending", "2021-10-04", ""),
    ("loans-markets", "briallu", "business advice", "2021-10-04", ""),
    ("loans-markets", "eirlys", "export advice", "2021-10-04", ""),
    ("loans-markets", "rhosyn", "software development", "2022-06-06", ""),
    ("loans-markets", "meillion", "user research", "2022-06-06", ""),
    ("loans-markets", "pabi", "data analysis", "2023-01-09", ""),
    ("hubs", "cragen", "research", "2021-09-01", ""),
    ("hubs", "gwylan", "project management", "2021-09-01", "2024-12-20"),
    ("hubs", "tonnau", "business advice", "2022-01-04", ""),
    ("hubs", "heli", "engineering", "2022-01-04", "2025-09-30"),
)


def list_members() -> list[Row]:
    """Return the members' rows."""
    names = ("team", "member", "discipline", "joined_on", "left_on")
    return [dict(zip(names, member, strict=True)) for member in _MEMBERS]
