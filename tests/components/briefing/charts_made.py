"""A chart with a series of every role, and a number line whose numbers have many digits."""

from dataclasses import replace

from components.briefing.deck import ChartPicture, LinePicture, Role, Series
from tests.components.briefing.decks import chart_picture, line_picture

AHEAD = 16
CODES = tuple(f"{year}-Q{quarter}" for year in range(2016, 2031) for quarter in range(1, 5))
QUARTERS = {
    "en": ("January to March", "April to June", "July to September", "October to December"),
    "cy": ("Ionawr i Fawrth", "Ebrill i Fehefin", "Gorffennaf i Fedi", "Hydref i Ragfyr"),
}
NAMES = {
    Role.FACT: ("Wales", "Cymru"),
    Role.PATH: ("path to the target", "llwybr at y targed"),
    Role.TARGET: ("target 26%", "targed 26%"),
    Role.MIDDLE: ("mean", "cymedr"),
    Role.LIMIT: ("upper limit", "terfyn uchaf"),
    Role.LIKELY_LOW: ("likely range: low end", "amrediad tebygol: pen isaf"),
    Role.LIKELY_HIGH: ("likely range: high end", "amrediad tebygol: pen uchaf"),
}


def every_role(lang: str = "en") -> ChartPicture:
    """Fifteen years of quarters: a gap in the figures, a path, a target, limits, a likely range."""
    count, last = len(CODES), len(CODES) - AHEAD
    facts = tuple(
        None if at == 10 or at >= last else 17.6 + at / 9 + (at * 7 % 5 - 2) / 7
        for at in range(count)
    )
    start = facts[last - 1] or 0.0
    values: dict[Role, tuple[float | None, ...]] = {
        Role.FACT: facts,
        Role.MIDDLE: tuple(19.8 + 1 / 3 if at < 24 else None for at in range(count)),
        Role.LIMIT: tuple(21.4 + 1 / 7 if at < 24 else None for at in range(count)),
        Role.PATH: tuple(18.4 + (at - 20) * 7.6 / 39 if at >= 20 else None for at in range(count)),
        Role.TARGET: tuple(26.0 if at == count - 1 else None for at in range(count)),
        Role.LIKELY_LOW: tuple(
            start - (at - last + 1) / 30 if at >= last else None for at in range(count)
        ),
        Role.LIKELY_HIGH: tuple(
            start + (at - last + 1) / 7 if at >= last else None for at in range(count)
        ),
    }
    word = 0 if lang == "en" else 1
    periods = tuple(f"{QUARTERS[lang][int(code[-1]) - 1]} {code[:4]}" for code in CODES)
    series = tuple(Series(NAMES[role][word], role, each) for role, each in values.items())
    return replace(chart_picture(lang), codes=CODES, periods=periods, series=series)


def digits(lang: str = "en") -> LinePicture:
    """A number line whose numbers would not survive sixteen digits."""
    return replace(
        line_picture(lang),
        estimate=1.1000000000000003,
        ci95=(0.1 + 0.2, 1.9000000000000001),
        ci90=(0.51234567890123457, 1.6999999999999997),
        mde=0.87654321098765432,
    )
