"""The ten indicators: what readers see of each, and the numbers its figures are drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One indicator of the world.

    ``level`` is the Wales level when the missions were set (2021-Q4, or 2021). ``noise_sd`` and
    ``rho`` are the stationary SD and the lag-1 correlation of one place's noise; ``shock_sd`` the
    SD of the noise common to all places, of the same correlation. ``drift`` is a quarter's change
    everywhere, ``dip`` the size of the pandemic's setback (in the bad direction).
    """

    key: str
    outcome: str
    headline: bool
    better: str
    frequency: str
    level: float
    noise_sd: float
    rho: float
    shock_sd: float
    dip: float
    title_en: str
    title_cy: str
    unit_en: str
    unit_cy: str
    drift: float = 0.0
    sampling_sd: float = 0.0
    half_width: float = 0.0
    people_share: float = 0.0

    @property
    def good(self) -> int:
        """+1 where higher is better, -1 where lower is."""
        return 1 if self.better == "higher" else -1


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="cvd-found",
        outcome="h1",
        headline=True,
        better="higher",
        frequency="quarterly",
        level=6.0,
        noise_sd=0.8,
        rho=0.5,
        shock_sd=0.15,
        dip=0.8,
        drift=0.03,
        people_share=0.45,
        title_en="People newly found at high risk, per 1,000 aged 40–74",
        title_cy=("Pobl y canfuwyd o'r newydd eu bod â risg uchel, fesul 1,000 o bobl 40–74 oed"),
        unit_en="per 1,000 aged 40–74",
        unit_cy="fesul 1,000 o bobl 40–74 oed",
    ),
    Measure(
        key="no-bp-reading",
        outcome="h1",
        headline=False,
        better="lower",
        frequency="quarterly",
        level=24.0,
        noise_sd=1.5,
        rho=0.5,
        shock_sd=0.3,
        dip=1.5,
        title_en="Adults 40–74 with no blood pressure reading in five years, %",
        title_cy="Oedolion 40–74 oed heb fesur pwysedd gwaed ers pum mlynedd, %",
        unit_en="%",
        unit_cy="%",
    ),
    Measure(
        key="bp-to-target",
        outcome="h2",
        headline=True,
        better="higher",
        frequency="quarterly",
        level=52.0,
        noise_sd=1.2,
        rho=0.5,
        shock_sd=0.25,
        dip=1.2,
        drift=0.2,
        title_en="People with high blood pressure treated to target, %",
        title_cy="Pobl â phwysedd gwaed uchel wedi'u trin i'r targed, %",
        unit_en="%",
        unit_cy="%",
    ),
    Measure(
        key="chol-to-target",
        outcome="h2",
        headline=False,
        better="higher",
        frequency="quarterly",
        level=34.0,
        noise_sd=1.5,
        rho=0.5,
        shock_sd=0.3,
        dip=1.5,
        title_en="High-risk people with cholesterol at target, %",
        title_cy="Pobl risg uchel â cholesterol ar y targed, %",
        unit_en="%",
        unit_cy="%",
    ),
    Measure(
        key="cvd-admissions-u75",
        outcome="h3",
        headline=True,
        better="lower",
        frequency="quarterly",
        level=95.0,
        noise_sd=16.0,
        rho=0.4,
        shock_sd=3.0,
        dip=8.0,
        people_share=0.9,
        title_en="Emergency admissions, heart attack or stroke, under 75, per 100,000",
        title_cy=("Derbyniadau brys, trawiad ar y galon neu strôc, dan 75 oed, fesul 100,000"),
        unit_en="per 100,000 under 75",
        unit_cy="fesul 100,000 o bobl dan 75 oed",
    ),
    Measure(
        key="first-sales",
        outcome="e1",
        headline=False,
        better="higher",
        frequency="quarterly",
        level=14.0,
        noise_sd=1.6,
        rho=0.5,
        shock_sd=0.3,
        dip=2.0,
        title_en="Small businesses making a first sale in a new market, per 1,000",
        title_cy="Busnesau bach yn gwerthu am y tro cyntaf mewn marchnad newydd, fesul 1,000",
        unit_en="per 1,000 small businesses",
        unit_cy="fesul 1,000 o fusnesau bach",
    ),
    Measure(
        key="selling-outside",
        outcome="e1",
        headline=True,
        better="higher",
        frequency="annual",
        level=31.0,
        noise_sd=1.5,
        rho=0.3,
        shock_sd=0.3,
        dip=1.5,
        sampling_sd=1.8,
        half_width=3.5,
        title_en="Small businesses selling outside Wales, %",
        title_cy="Busnesau bach sy'n gwerthu y tu allan i Gymru, %",
        unit_en="%",
        unit_cy="%",
    ),
    Measure(
        key="decision-days",
        outcome="e1",
        headline=False,
        better="lower",
        frequency="quarterly",
        level=31.0,
        noise_sd=1.2,
        rho=0.3,
        shock_sd=1.2,
        dip=1.2,
        title_en="Working days from application to loan decision (median)",
        title_cy="Diwrnodau gwaith o gais i benderfyniad ar fenthyciad (canolrif)",
        unit_en="working days",
        unit_cy="o ddiwrnodau gwaith",
    ),
    Measure(
        key="new-products",
        outcome="e2",
        headline=True,
        better="higher",
        frequency="quarterly",
        level=18.0,
        noise_sd=1.2,
        rho=0.5,
        shock_sd=0.25,
        dip=1.2,
        title_en="Small businesses with a new product or service, %",
        title_cy="Busnesau bach â chynnyrch neu wasanaeth newydd, %",
        unit_en="%",
        unit_cy="%",
    ),
    Measure(
        key="real-living-wage",
        outcome="e3",
        headline=True,
        better="higher",
        frequency="annual",
        level=78.0,
        noise_sd=1.5,
        rho=0.3,
        shock_sd=0.3,
        dip=1.0,
        title_en="Jobs paying the real Living Wage, %",
        title_cy="Swyddi sy'n talu'r Cyflog Byw gwirioneddol, %",
        unit_en="%",
        unit_cy="%",
    ),
)
