"""The ten expectations as registered, and the truth behind each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expectation:
    """One contribution: what was hoped for, what is true, and what the method should say.

    ``true_effect`` is added to a reached place's figures from its start + ``lag`` on, in the
    indicator's unit. ``path_gap`` is what reached places gain a quarter over the rest since 2016,
    delivery or not. ``need_gap`` is by how many SDs of a place's noise they were worse off all
    along, where places were chosen by need.
    """

    key: str
    output: str
    indicator: str
    expected: float
    lag: int
    true_effect: float
    places_chosen: str
    primary: bool
    registered_on: str
    verdict: str
    beneath: str
    design: str
    rung_cap: str
    hypothesis_en: str
    hypothesis_cy: str
    path_gap: float = 0.0
    need_gap: float = 0.0


EXPECTATIONS: tuple[Expectation, ...] = (
    Expectation(
        key="screening-cvd-found",
        output="screening",
        indicator="cvd-found",
        expected=1.0,
        lag=2,
        true_effect=1.2,
        places_chosen="lot",
        primary=True,
        registered_on="2022-03-10",
        verdict="moving_as_hoped",
        beneath="",
        design="imputation_did",
        rung_cap="evidence",
        hypothesis_en=(
            "If trained teams offer a check where people live, work and meet, more people at high "
            "risk are found."
        ),
        hypothesis_cy=(
            "Os bydd timau hyfforddedig yn cynnig gwiriad lle mae pobl yn byw, yn gweithio ac yn "
            "cwrdd, bydd mwy o bobl â risg uchel yn cael eu canfod."
        ),
    ),
    Expectation(
        key="screening-cvd-admissions-u75",
        output="screening",
        indicator="cvd-admissions-u75",
        expected=-6.0,
        lag=8,
        true_effect=-6.0,
        places_chosen="lot",
        primary=False,
        registered_on="2022-03-10",
        verdict="cannot_tell",
        beneath="",
        design="imputation_did",
        rung_cap="",
        hypothesis_en=(
            "If more people at high risk are found and supported, two years later fewer people "
            "under 75 are admitted with a heart attack or stroke."
        ),
        hypothesis_cy=(
            "Os bydd mwy o bobl â risg uchel yn cael eu canfod a'u cefnogi, ddwy flynedd yn "
            "ddiweddarach bydd llai o bobl dan 75 oed yn cael eu derbyn oherwydd trawiad ar y "
            "galon neu strôc."
        ),
    ),
    Expectation(
        key="pharmacies-no-bp-reading",
        output="pharmacies",
        indicator="no-bp-reading",
        expected=-3.0,
        lag=2,
        true_effect=0.0,
        places_chosen="readiness",
        primary=True,
        registered_on="2021-09-14",
        verdict="delivered_not_moving",
        beneath="",
        design="imputation_did",
        rung_cap="",
        hypothesis_en=(
            "If a health check is offered in every pharmacy, fewer adults go five years without a "
            "blood pressure reading."
        ),
        hypothesis_cy=(
            "Os cynigir gwiriad iechyd ym mhob fferyllfa, bydd llai o oedolion yn mynd bum mlynedd "
            "heb fesur eu pwysedd gwaed."
        ),
    ),
    Expectation(
        key="machines-bp-to-target",
        output="machines",
        indicator="bp-to-target",
        expected=2.5,
        lag=2,
        true_effect=0.0,
        places_chosen="need",
        primary=True,
        registered_on="2021-12-06",
        verdict="moving_elsewhere",
        beneath="delivered_not_moving",
        design="imputation_did",
        rung_cap="",
        need_gap=1.0,
        hypothesis_en=(
            "If people can measure their blood pressure in places they already go to, more of "
            "them keep it under control."
        ),
        hypothesis_cy=(
            "Os gall pobl fesur eu pwysedd gwaed mewn lleoedd y maent eisoes yn mynd iddynt, bydd "
            "mwy ohonynt yn ei gadw dan reolaeth."
        ),
    ),
    Expectation(
        key="nurses-chol-to-target",
        output="nurses",
        indicator="chol-to-target",
        expected=3.0,
        lag=4,
        true_effect=3.0,
        places_chosen="need",
        primary=True,
        registered_on="2025-09-01",
        verdict="too_early",
        beneath="",
        design="imputation_did",
        rung_cap="",
        need_gap=1.0,
        hypothesis_en=(
            "If a nurse reviews treatment with people at high risk, more of them have their "
            "cholesterol at target a year later."
        ),
        hypothesis_cy=(
            "Os bydd nyrs yn adolygu triniaeth gyda phobl â risg uchel, bydd colesterol mwy "
            "ohonynt ar y targed flwyddyn yn ddiweddarach."
        ),
    ),
    Expectation(
        key="centres-cvd-admissions-u75",
        output="centres",
        indicator="cvd-admissions-u75",
        expected=-12.0,
        lag=4,
        true_effect=0.0,
        places_chosen="readiness",
        primary=True,
        registered_on="2024-06-17",
        verdict="not_delivered",
        beneath="",
        design="imputation_did",
        rung_cap="",
        hypothesis_en=(
            "If heart care is brought together in one building, fewer people under 75 are "
            "admitted as emergencies."
        ),
        hypothesis_cy=(
            "Os daw gofal y galon ynghyd mewn un adeilad, bydd llai o bobl dan 75 oed yn cael eu "
            "derbyn ar frys."
        ),
    ),
    Expectation(
        key="loans-first-sales",
        output="loans",
        indicator="first-sales",
        expected=4.0,
        lag=3,
        true_effect=2.0,
        places_chosen="need",
        primary=True,
        registered_on="2024-02-12",
        verdict="moving_less_than_hoped",
        beneath="",
        design="imputation_did",
        rung_cap="consistent",
        need_gap=1.0,
        hypothesis_en=(
            "If a small business gets a loan and advice for one new market, it makes its first "
            "sale there within a year."
        ),
        hypothesis_cy=(
            "Os caiff busnes bach fenthyciad a chyngor ar gyfer un farchnad newydd, bydd yn "
            "gwerthu yno am y tro cyntaf o fewn blwyddyn."
        ),
    ),
    Expectation(
        key="loans-selling-outside",
        output="loans",
        indicator="selling-outside",
        expected=1.0,
        lag=1,
        true_effect=1.0,
        places_chosen="need",
        primary=False,
        registered_on="2024-02-12",
        verdict="cannot_tell",
        beneath="",
        design="imputation_did",
        rung_cap="",
        need_gap=1.0,
        hypothesis_en=(
            "If more small businesses make a first sale in a new market, more of them sell "
            "outside Wales a year later."
        ),
        hypothesis_cy=(
            "Os bydd mwy o fusnesau bach yn gwerthu am y tro cyntaf mewn marchnad newydd, bydd "
            "mwy ohonynt yn gwerthu y tu allan i Gymru flwyddyn yn ddiweddarach."
        ),
    ),
    Expectation(
        key="hubs-new-products",
        output="hubs",
        indicator="new-products",
        expected=2.0,
        lag=2,
        true_effect=0.0,
        places_chosen="readiness",
        primary=True,
        registered_on="2021-12-10",
        verdict="paths_differed",
        beneath="",
        design="imputation_did",
        rung_cap="",
        path_gap=0.15,
        hypothesis_en=(
            "If small businesses can try new technology with experts nearby, more of them bring "
            "something new to market."
        ),
        hypothesis_cy=(
            "Os gall busnesau bach roi cynnig ar dechnoleg newydd gydag arbenigwyr gerllaw, bydd "
            "mwy ohonynt yn dod â rhywbeth newydd i'r farchnad."
        ),
    ),
    Expectation(
        key="one-application-decision-days",
        output="one-application",
        indicator="decision-days",
        expected=-6.0,
        lag=1,
        true_effect=-8.0,
        places_chosen="all",
        primary=True,
        registered_on="2023-02-20",
        verdict="moving_as_hoped",
        beneath="",
        design="interrupted_series",
        rung_cap="association",
        hypothesis_en=(
            "If one form takes the place of five, a business waits fewer days for a decision on a "
            "loan."
        ),
        hypothesis_cy=(
            "Os daw un ffurflen yn lle pump, bydd busnes yn aros llai o ddiwrnodau am benderfyniad "
            "ar fenthyciad."
        ),
    ),
)
