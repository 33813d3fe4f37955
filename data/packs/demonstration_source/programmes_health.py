"""The five outputs of the health mission."""

from data.packs.demonstration_source.programme import Programme

HEALTH: tuple[Programme, ...] = (
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
            "galon mewn neuaddau pentref, gweithleoedd, mosgiau a marchnadoedd. Dewiswyd trefn y "
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
        title_en="Heart health centres",
        title_cy="Canolfannau iechyd y galon",
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
)
