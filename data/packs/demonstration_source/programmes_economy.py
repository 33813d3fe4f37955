"""The four outputs of the economy; the last of them serves no outcome."""

from data.packs.demonstration_source.places import PLACES
from data.packs.demonstration_source.programme import Programme

ECONOMY: tuple[Programme, ...] = (
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
        slower={"powys": 1.0, "conwy": 1.0, "denbighshire": 1.0},
        replanned={("powys", "2025-Q3"): "2025-05-12"},
        title_en="Market-town business units",
        title_cy="Unedau busnes trefi marchnad",
        description_en="New buildings: small workshops and offices to rent in market towns.",
        description_cy=(
            "Adeiladau newydd: gweithdai a swyddfeydd bach i'w rhentu mewn trefi marchnad."
        ),
        for_whom_en="Small businesses in market towns",
        for_whom_cy="Busnesau bach mewn trefi marchnad",
        unit_en="units built",
        unit_cy="o unedau wedi'u codi",
        starts_on="2023-07-01",
        ends_on="",
        budget_gbp=38_000_000,
    ),
)
