"""The why and the so-what: about the world, its missions, outcomes, targets and events."""

from data.packs.demonstration_source.measures import MEASURES
from data.packs.demonstration_source.places import WALES
from data.packs.demonstration_source.series import PANDEMIC
from data.packs.demonstration_source.write import Row

TODAY = "2026-11-22"
MISSIONS_SET_ON = "2021-11-01"
# The newest quarter that was out when the missions were set.
BASELINE = "2021-Q2"

ABOUT: list[Row] = [
    {"key": "today", "value": TODAY},
    {"key": "title_en", "value": "Demonstration world: every figure is illustrative"},
    {"key": "title_cy", "value": "Byd arddangos: mae pob ffigur yn enghreifftiol"},
]

_SET_BY: Row = {
    "set_by": "Welsh Ministers (illustrative)",
    "set_by_cy": "Gweinidogion Cymru (enghreifftiol)",
    "set_on": MISSIONS_SET_ON,
    "illustrative": "yes",
}

MISSIONS: list[Row] = [
    {
        "mission": "iechyd",
        "title_en": "Increasing healthy life expectancy",
        "title_cy": "Cynyddu disgwyliad oes iach",
        "why_en": (
            "Too many people in Wales spend their last years in poor health, and the gap between "
            "places is wide. More healthy years is what people and their families stand to gain."
        ),
        "why_cy": (
            "Mae gormod o bobl yng Nghymru yn treulio'u blynyddoedd olaf mewn iechyd gwael, ac "
            "mae'r bwlch rhwng lleoedd yn fawr. Mwy o flynyddoedd iach yw'r hyn sydd i'w ennill i "
            "bobl ac i'w teuluoedd."
        ),
        "target_date": "2035-12-31",
        "goals": "healthier",
        **_SET_BY,
    },
    {
        # No target date, on purpose: the screens have to say what is missing.
        "mission": "economi",
        "title_en": "Creating a strong, vibrant Welsh economy",
        "title_cy": "Creu economi gref a bywiog yng Nghymru",
        "why_en": (
            "Many of the jobs in Wales are in small businesses. When these reach new markets and "
            "make new things, work that pays fairly can be found closer to home."
        ),
        "why_cy": (
            "Mewn busnesau bach y mae llawer o swyddi Cymru. Pan fyddant yn cyrraedd marchnadoedd "
            "newydd ac yn gwneud pethau newydd, gellir dod o hyd i waith sy'n talu'n deg yn nes "
            "at adref."
        ),
        "goals": "prosperous",
        **_SET_BY,
    },
]

OUTCOMES: list[Row] = [
    {
        "outcome": "h1",
        "mission": "iechyd",
        "title_en": (
            "More people at high risk of cardiovascular disease are identified and supported "
            "before they have a heart attack or stroke"
        ),
        "title_cy": (
            "Mwy o bobl sydd â risg uchel o glefyd cardiofasgwlaidd yn cael eu hadnabod a'u "
            "cefnogi cyn cael trawiad ar y galon neu strôc"
        ),
        "so_what_en": (
            "A heart attack or stroke is often the first sign of a risk that could have been "
            "found years before."
        ),
        "so_what_cy": (
            "Yn aml, trawiad ar y galon neu strôc yw'r arwydd cyntaf o risg y gellid bod wedi ei "
            "chanfod flynyddoedd ynghynt."
        ),
        "owner": "Director of Prevention (illustrative)",
        "owner_cy": "Cyfarwyddwr Atal (enghreifftiol)",
    },
    {
        "outcome": "h2",
        "mission": "iechyd",
        "title_en": "People who know their risk keep it under control",
        "title_cy": "Pobl sy'n gwybod am eu risg yn ei chadw dan reolaeth",
        "so_what_en": (
            "Knowing about a risk protects nobody until blood pressure and cholesterol come down "
            "and stay down."
        ),
        "so_what_cy": (
            "Nid yw gwybod am risg yn amddiffyn neb nes bod pwysedd gwaed a cholesterol yn "
            "gostwng ac yn aros yn isel."
        ),
        "owner": "Director of Primary Care (illustrative)",
        "owner_cy": "Cyfarwyddwr Gofal Sylfaenol (enghreifftiol)",
    },
    {
        "outcome": "h3",
        "mission": "iechyd",
        "title_en": "Fewer people under 75 have a heart attack or stroke",
        "title_cy": "Llai o bobl dan 75 oed yn cael trawiad ar y galon neu strôc",
        "so_what_en": (
            "Fewer lives are cut short, and fewer families see everything change in one day."
        ),
        "so_what_cy": (
            "Caiff llai o fywydau eu byrhau, a bydd llai o deuluoedd yn gweld popeth yn newid mewn "
            "un diwrnod."
        ),
        "owner": "Director of Population Health (illustrative)",
        "owner_cy": "Cyfarwyddwr Iechyd y Boblogaeth (enghreifftiol)",
    },
    {
        "outcome": "e1",
        "mission": "economi",
        "title_en": (
            "Small businesses receive the specific support and loans they need to reach new markets"
        ),
        "title_cy": (
            "Busnesau bach yn cael y cymorth a'r benthyciadau penodol sydd eu hangen arnynt i "
            "gyrraedd marchnadoedd newydd"
        ),
        "so_what_en": (
            "A loan changes nothing by itself. What counts is a sale to a customer the business "
            "could not reach before."
        ),
        "so_what_cy": (
            "Nid yw benthyciad ynddo'i hun yn newid dim. Yr hyn sy'n cyfrif yw gwerthu i gwsmer na "
            "allai'r busnes ei gyrraedd o'r blaen."
        ),
        "owner": "Director of Business Support (illustrative)",
        "owner_cy": "Cyfarwyddwr Cymorth i Fusnesau (enghreifftiol)",
    },
    {
        "outcome": "e2",
        "mission": "economi",
        "title_en": "More small businesses bring new products and services to market",
        "title_cy": "Mwy o fusnesau bach yn dod â chynhyrchion a gwasanaethau newydd i'r farchnad",
        "so_what_en": "A business with something new to sell has more than one way to last.",
        "so_what_cy": "Mae gan fusnes â rhywbeth newydd i'w werthu fwy nag un ffordd o bara.",
        "owner": "Director of Innovation (illustrative)",
        "owner_cy": "Cyfarwyddwr Arloesi (enghreifftiol)",
    },
    {
        "outcome": "e3",
        "mission": "economi",
        "title_en": "People can find fair work close to home",
        "title_cy": "Pobl yn gallu dod o hyd i waith teg yn agos at adref",
        "so_what_en": "Fair work close to home lets people stay in the places they belong to.",
        "so_what_cy": (
            "Mae gwaith teg yn agos at adref yn gadael i bobl aros yn y lleoedd y maent yn perthyn "
            "iddynt."
        ),
        "owner": "Director of Skills and Fair Work (illustrative)",
        "owner_cy": "Cyfarwyddwr Sgiliau a Gwaith Teg (enghreifftiol)",
    },
]


def list_outcomes() -> list[Row]:
    """Return the outcomes, every one of them illustrative."""
    return [row | {"illustrative": "yes"} for row in OUTCOMES]


def list_targets() -> list[Row]:
    """Return the targets; the headlines of ``e1`` and ``e3`` have none, so that screens say so."""
    rows: list[Row] = [
        _target("cvd-found", "2025-Q4", 7.0, "milestone"),
        _target("cvd-found", "2028-Q4", 8.0, "target"),
        _target("bp-to-target", "2030-Q4", 58.0, "target"),
        _target("cvd-admissions-u75", "2035-Q4", 80.0, "target"),
        _target("new-products", "2028-Q4", 22.0, "target"),
    ]
    return rows


def _target(indicator: str, period: str, value: float, kind: str) -> Row:
    return {
        "indicator": indicator,
        "area": WALES,
        "target_period": period,
        "target_value": value,
        "baseline_period": BASELINE,
        "kind": kind,
        "set_on": MISSIONS_SET_ON,
    }


def list_annotations() -> list[Row]:
    """Return the events: the pandemic in each period it lasted, and the new GP contract."""
    pandemic: list[Row] = [
        {
            "indicator": measure.key,
            "period": period,
            "kind": "event",
            "text_en": "Pandemic restrictions",
            "text_cy": "Cyfyngiadau'r pandemig",
        }
        for measure in MEASURES
        for period in PANDEMIC[measure.frequency]
    ]
    contract: Row = {
        "indicator": "bp-to-target",
        "period": "2016-Q2",
        "kind": "event",
        "text_en": "New GP contract: treating high blood pressure to target pays everywhere",
        "text_cy": (
            "Contract newydd i feddygon teulu: mae trin pwysedd gwaed uchel i'r targed yn talu "
            "ym mhobman"
        ),
    }
    return [*pandemic, contract]
