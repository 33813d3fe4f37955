"""The nine outputs: what each is, who gets it when, and how much was planned and delivered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.packs.demonstration_source.places import PLACES

LAST_QUARTER = "2026-Q3"


@dataclass(frozen=True)
class Programme:
    """One output and its roll-out.

    ``waves`` maps a quarter to the places that start in it. ``planned`` is the quantity in all,
    ``delivered`` what came of it. ``spread`` says how a place's plan falls over its quarters from
    the start on (shares; ``None``: evenly to the last quarter). ``slower`` weighs where the
    shortfall falls, ``*`` standing for the places not named; in the places of ``never`` nothing
    came. ``replanned`` gives cells whose plan was lowered to what came, and the day of it.
    ``planned_on`` is the day the plan was recorded.
    """

    key: str
    team: str
    waves: Mapping[str, tuple[str, ...]]
    planned: int
    delivered: int
    planned_on: str
    basis: str
    title_en: str
    title_cy: str
    description_en: str
    description_cy: str
    for_whom_en: str
    for_whom_cy: str
    unit_en: str
    unit_cy: str
    starts_on: str
    ends_on: str
    budget_gbp: int
    spread: tuple[float, ...] | None = (1.0,)
    slower: Mapping[str, float] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    reached: int | None = None
    replanned: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def starts(self) -> dict[str, str]:
        """The quarter in which each place is planned to start."""
        return {place: quarter for quarter, places in self.waves.items() for place in places}


PROGRAMMES: tuple[Programme, ...] = (
    Programme(
        key="screening",
        team="heart-risk",
        waves={
            "2022-Q2": ("anglesey", "torfaen", "carmarthenshire", "newport"),
            "2022-Q4": ("conwy", "merthyr", "pembrokeshire", "bridgend"),
            "2023-Q2": ("powys", "caerphilly", "wrexham"),
            "2023-Q4": ("swansea", "vale", "denbighshire"),
        },
        planned=50_000,
        delivered=47_600,
        planned_on="2022-03-10",
        basis="administrative",
        spread=None,
        slower={"powys": 3.0, "pembrokeshire": 2.0, "*": 1.0},
        reached=29_036,
        title_en="Community screening",
        title_cy="Sgrinio yn y gymuned",
        description_en=(
            "Nurses and community workers check blood pressure, cholesterol and pulse in village "
            "halls, workplaces, mosques and markets. The order of places was drawn by lot."
        ),
        description_cy=(
            "Mae nyrsys a gweithwyr cymunedol yn gwirio pwysedd gwaed, colesterol a churiad y "
            "galon mewn neuaddau pentref, gweithleoedd, mosgiau a marchnadoedd. Tynnwyd trefn y "
            "lleoedd drwy goelbren."
        ),
        for_whom_en="People aged 40–74 at high risk who have not been checked for five years",
        for_whom_cy="Pobl 40–74 oed â risg uchel na chawsant wiriad ers pum mlynedd",
        unit_en="people checked",
        unit_cy="o bobl wedi'u gwirio",
        starts_on="2022-04-01",
        ends_on="",
        budget_gbp=3_800_000,
    ),
    Programme(
        key="pharmacies",
        team="pharmacy-digital",
        waves={
            "2021-Q4": ("cardiff", "swansea", "newport", "bridgend", "vale"),
            "2022-Q2": ("rct", "caerphilly", "flintshire", "wrexham", "carmarthenshire"),
            "2023-Q1": ("neath-port-talbot", "conwy", "gwynedd", "torfaen"),
        },
        planned=400,
        delivered=400,
        planned_on="2021-09-14",
        basis="self_reported",
        spread=(0.6, 0.4),
        reached=76,
        title_en="Digital health check in pharmacies",
        title_cy="Gwiriad iechyd digidol mewn fferyllfeydd",
        description_en=(
            "A tablet in the pharmacy asks about health and measures blood pressure. Pharmacies "
            "that were ready went first."
        ),
        description_cy=(
            "Mae llechen yn y fferyllfa'n holi am iechyd ac yn mesur pwysedd gwaed. Y fferyllfeydd "
            "a oedd yn barod aeth gyntaf."
        ),
        for_whom_en=(
            "People at high risk who had not been checked. A pharmacy counts as reaching them "
            "where most of its checks were of people at high risk"
        ),
        for_whom_cy=(
            "Pobl â risg uchel nad oeddent wedi cael gwiriad. Mae fferyllfa'n cyfrif os oedd y "
            "rhan fwyaf o'i gwiriadau ar gyfer pobl â risg uchel"
        ),
        unit_en="pharmacies offering the check",
        unit_cy="o fferyllfeydd yn cynnig y gwiriad",
        starts_on="2021-10-01",
        ends_on="2025-03-31",
        budget_gbp=2_600_000,
    ),
    Programme(
        key="machines",
        team="blood-pressure-cholesterol",
        waves={
            "2022-Q1": ("rct", "merthyr", "blaenau-gwent", "caerphilly"),
            "2022-Q4": ("neath-port-talbot", "bridgend", "torfaen"),
            "2023-Q3": ("denbighshire", "wrexham", "anglesey"),
        },
        planned=120,
        delivered=118,
        planned_on="2021-12-06",
        basis="checked",
        spread=(0.7, 0.3),
        slower={"bridgend": 1.0, "wrexham": 1.0},
        title_en="Blood-pressure machines in libraries and leisure centres",
        title_cy="Peiriannau pwysedd gwaed mewn llyfrgelloedd a chanolfannau hamdden",
        description_en=(
            "A machine anyone can use, with a slip to take to the surgery. Places with the "
            "greatest need went first."
        ),
        description_cy=(
            "Peiriant y gall unrhyw un ei ddefnyddio, gyda slip i fynd ag ef i'r feddygfa. Y "
            "lleoedd â'r angen mwyaf aeth gyntaf."
        ),
        for_whom_en="People with high blood pressure",
        for_whom_cy="Pobl â phwysedd gwaed uchel",
        unit_en="machines installed",
        unit_cy="o beiriannau wedi'u gosod",
        starts_on="2022-01-01",
        ends_on="",
        budget_gbp=420_000,
    ),
    Programme(
        key="nurses",
        team="blood-pressure-cholesterol",
        waves={
            "2025-Q4": ("cardiff", "vale", "rct", "merthyr"),
            "2026-Q2": ("swansea", "neath-port-talbot", "bridgend", "carmarthenshire"),
        },
        planned=24,
        delivered=24,
        planned_on="2025-09-01",
        basis="administrative",
        title_en="Cholesterol nurses",
        title_cy="Nyrsys colesterol",
        description_en=(
            "Nurses in groups of surgeries review treatment with people at high risk. Places "
            "with the greatest need went first."
        ),
        description_cy=(
            "Mae nyrsys mewn grwpiau o feddygfeydd yn adolygu triniaeth gyda phobl â risg uchel. "
            "Y lleoedd â'r angen mwyaf aeth gyntaf."
        ),
        for_whom_en="People at high risk whose cholesterol is above target",
        for_whom_cy="Pobl â risg uchel y mae eu colesterol yn uwch na'r targed",
        unit_en="nurse posts filled",
        unit_cy="o swyddi nyrs wedi'u llenwi",
        starts_on="2025-10-01",
        ends_on="2027-03-31",
        budget_gbp=1_900_000,
    ),
    Programme(
        key="centres",
        team="estates",
        waves={
            "2025-Q1": ("wrexham", "gwynedd"),
            "2025-Q2": ("rct",),
            "2025-Q3": ("swansea", "cardiff"),
            "2025-Q4": ("carmarthenshire", "caerphilly"),
            "2026-Q1": ("newport", "flintshire"),
            "2026-Q2": ("bridgend",),
            "2026-Q3": ("powys",),
        },
        planned=11,
        delivered=3,
        planned_on="2024-06-17",
        basis="checked",
        never=(
            "gwynedd",
            "rct",
            "cardiff",
            "carmarthenshire",
            "caerphilly",
            "flintshire",
            "bridgend",
            "powys",
        ),
        title_en="Heart health centres (new buildings)",
        title_cy="Canolfannau iechyd y galon (adeiladau newydd)",
        description_en=(
            "New buildings that bring heart checks, tests and rehabilitation together. Sites that "
            "were ready went first."
        ),
        description_cy=(
            "Adeiladau newydd sy'n dod â gwiriadau'r galon, profion ac adsefydlu ynghyd. Y "
            "safleoedd a oedd yn barod aeth gyntaf."
        ),
        for_whom_en="People with heart disease or at high risk of it",
        for_whom_cy="Pobl â chlefyd y galon neu â risg uchel ohono",
        unit_en="centres opened",
        unit_cy="o ganolfannau wedi'u hagor",
        starts_on="2025-01-01",
        ends_on="",
        budget_gbp=74_000_000,
    ),
    Programme(
        key="loans",
        team="loans-markets",
        waves={
            "2022-Q1": ("gwynedd", "ceredigion", "pembrokeshire", "blaenau-gwent"),
            "2022-Q3": ("anglesey", "powys", "merthyr", "neath-port-talbot"),
            "2023-Q1": ("carmarthenshire", "rct", "torfaen", "denbighshire"),
            "2023-Q3": ("conwy", "caerphilly", "wrexham"),
        },
        planned=500,
        delivered=488,
        planned_on="2021-12-13",
        basis="administrative",
        spread=(0.5, 0.5),
        slower={"rct": 5.0, "powys": 4.0, "carmarthenshire": 3.0},
        reached=361,
        title_en="Growth loans from the development agency",
        title_cy="Benthyciadau twf yr asiantaeth ddatblygu",
        description_en=(
            "Loans with advice for entering a new market, made within two quarters of a place's "
            "start. Places with the greatest need went first."
        ),
        description_cy=(
            "Benthyciadau gyda chyngor ar fynd i farchnad newydd, a roddwyd o fewn dau chwarter i "
            "ddechrau'r cynllun mewn lle. Y lleoedd â'r angen mwyaf aeth gyntaf."
        ),
        for_whom_en="Small businesses ready to sell but with no customers outside their area",
        for_whom_cy="Busnesau bach sy'n barod i werthu ond heb gwsmeriaid y tu allan i'w hardal",
        unit_en="loans made",
        unit_cy="o fenthyciadau wedi'u rhoi",
        starts_on="2022-01-01",
        ends_on="",
        budget_gbp=21_000_000,
    ),
    Programme(
        key="hubs",
        team="hubs",
        waves={
            "2022-Q1": ("cardiff", "newport", "swansea"),
            "2022-Q3": ("wrexham", "flintshire", "gwynedd"),
            "2023-Q1": ("bridgend", "vale"),
        },
        planned=8,
        delivered=8,
        planned_on="2021-12-10",
        basis="self_reported",
        title_en="Regional AI and innovation hubs",
        title_cy="Hybiau AI ac arloesi rhanbarthol",
        description_en=(
            "A place with equipment and experts where small businesses try new technology. "
            "Regions that were ready went first."
        ),
        description_cy=(
            "Lle ag offer ac arbenigwyr i fusnesau bach roi cynnig ar dechnoleg newydd. Y "
            "rhanbarthau a oedd yn barod aeth gyntaf."
        ),
        for_whom_en="Small businesses without their own research staff",
        for_whom_cy="Busnesau bach heb eu staff ymchwil eu hunain",
        unit_en="hubs open",
        unit_cy="o hybiau ar agor",
        starts_on="2022-01-01",
        ends_on="2027-06-30",
        budget_gbp=16_000_000,
    ),
    Programme(
        key="one-application",
        team="loans-markets",
        waves={"2023-Q2": PLACES},
        planned=22,
        delivered=22,
        planned_on="2023-02-20",
        basis="checked",
        title_en="One application for business finance",
        title_cy="Un cais am gyllid busnes",
        description_en="One form and one decision in place of five, everywhere on the same day.",
        description_cy="Un ffurflen ac un penderfyniad yn lle pump, ym mhobman ar yr un diwrnod.",
        for_whom_en="Small businesses that ask for finance",
        for_whom_cy="Busnesau bach sy'n gofyn am gyllid",
        unit_en="places using it",
        unit_cy="o leoedd yn ei ddefnyddio",
        starts_on="2023-04-01",
        ends_on="",
        budget_gbp=650_000,
    ),
    Programme(
        key="units",
        team="estates",
        waves={
            "2023-Q3": ("ceredigion", "monmouthshire"),
            "2024-Q1": ("gwynedd", "pembrokeshire"),
            "2024-Q4": ("denbighshire", "carmarthenshire"),
            "2025-Q2": ("powys", "conwy"),
        },
        planned=240,
        delivered=210,
        planned_on="2023-03-20",
        basis="checked",
        spread=(0.5, 0.5),
        slower={"powys": 2.0, "conwy": 1.0},
        replanned={("powys", "2025-Q3"): "2025-05-12"},
        title_en="Market-town business units (new buildings)",
        title_cy="Unedau busnes trefi marchnad (adeiladau newydd)",
        description_en="Small workshops and offices to rent in market towns.",
        description_cy="Gweithdai a swyddfeydd bach i'w rhentu mewn trefi marchnad.",
        for_whom_en="Small businesses in market towns",
        for_whom_cy="Busnesau bach mewn trefi marchnad",
        unit_en="units built",
        unit_cy="o unedau wedi'u codi",
        starts_on="2023-07-01",
        ends_on="",
        budget_gbp=38_000_000,
    ),
)

BY_KEY: dict[str, Programme] = {programme.key: programme for programme in PROGRAMMES}
