"""Colours with fixed meanings, a set for each theme; each also comes with a shape and a word.

Dark blue the fact, teal better, burnt orange concern, purple what was hoped for; grey is
no signal. All text colours pass 4.5:1 on their theme's background.
"""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of one theme.

    Attributes
    ----------
    classes
        From little to much.
    either_way
        From much worse over a pale neutral to much better.
    cross
        Three by three: a row for none, some and much delivered, in it worse, unclear and better.
    on_class, on_either_way, on_cross
        What is written on each.
    """

    background: str
    surface: str
    ink: str
    muted: str
    line: str
    fact: str
    better: str
    concern: str
    hoped: str
    no_figure: str
    classes: tuple[str, ...]
    on_class: tuple[str, ...]
    either_way: tuple[str, ...]
    on_either_way: tuple[str, ...]
    cross: tuple[str, ...]
    on_cross: tuple[str, ...]


PALETTES = {
    "light": Palette(
        background="#ffffff",
        surface="#f3f5f7",
        ink="#1a1c20",
        muted="#565c66",
        line="#d5d9de",
        fact="#12436D",
        better="#0B7A75",
        concern="#C2410C",
        hoped="#6D3FA0",
        no_figure="#eceef1",
        classes=("#dcebf7", "#a9cfed", "#6BACE6", "#2073BC", "#12436D"),
        on_class=("#1a1c20", "#1a1c20", "#1a1c20", "#ffffff", "#ffffff"),
        either_way=("#C2410C", "#f5bd9b", "#e1e4e8", "#96cfc9", "#0B7A75"),
        on_either_way=("#ffffff", "#1a1c20", "#1a1c20", "#1a1c20", "#ffffff"),
        cross=(
            *("#fbe3d6", "#eceef1", "#d3ece9"),
            *("#ee9f70", "#b3bac4", "#62b8b0"),
            *("#B43A0A", "#4c525c", "#0A6B66"),
        ),
        on_cross=(*("#1a1c20",) * 6, *("#ffffff",) * 3),
    ),
    "dark": Palette(
        background="#11161c",
        surface="#1c232b",
        ink="#eef1f4",
        muted="#aeb7c1",
        line="#3a444f",
        fact="#8cc1ee",
        better="#4fc9bb",
        concern="#ffa06e",
        hoped="#c9a8f5",
        no_figure="#2a323b",
        classes=("#1f3b57", "#26598c", "#3f86c9", "#86bbe8", "#d6eafb"),
        on_class=("#ffffff", "#ffffff", "#0c1116", "#0c1116", "#0c1116"),
        either_way=("#ffa06e", "#8a4a2a", "#39434e", "#1d625d", "#4fc9bb"),
        on_either_way=("#0c1116", "#ffffff", "#ffffff", "#ffffff", "#0c1116"),
        cross=(
            *("#40291e", "#2a323b", "#1b3936"),
            *("#96542f", "#5a6571", "#23706a"),
            *("#ffa06e", "#c9d0d8", "#4fc9bb"),
        ),
        on_cross=(*("#ffffff",) * 6, *("#0c1116",) * 3),
    ),
}


def theme_properties(theme: str) -> str:
    """Return the colours of a theme as custom properties."""
    colours = {
        name: value for name, value in asdict(PALETTES[theme]).items() if isinstance(value, str)
    }
    return "".join(f"--mw-{name.replace('_', '-')}:{v};" for name, v in colours.items())


def rgba(colour: str, alpha: int = 255) -> list[int]:
    """Return a ``#rrggbb`` colour as four whole numbers, as deck.gl wants it."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)] + [alpha]
