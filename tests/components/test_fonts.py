"""The font of our pictures: its letters, and the widths that say whether words fit."""

from fontTools.ttLib import TTFont

from components.fonts import FAMILY, FOLDER, UNKNOWN_LETTER, WEIGHTS, font_files, text_width
from components.fonts.make_fonts import LETTERS, ON_SCREEN
from components.svg import drawing, words
from tests.locales.shipped_texts import list_catalogue_texts, list_pack_texts

WELSH = "ŵŷŴŶâêîôûäëïöüáéíóú"
MARKS = "−–…≥≤×·“”‘’£%▲▼●○✓→"


def test_the_widths_are_those_of_the_font() -> None:
    for weight, path in zip(WEIGHTS, font_files(), strict=True):
        font = TTFont(path)
        letters = font.getBestCmap()
        for code, glyph in letters.items():
            width = 1000 * font["hmtx"][glyph][0] / font["head"].unitsPerEm
            assert text_width(chr(code), 1000, weight) == round(width)


def test_every_letter_of_welsh_is_there_in_files_and_on_the_screen() -> None:
    for style in WEIGHTS.values():
        in_files = TTFont(FOLDER / f"{style}.ttf").getBestCmap()
        on_screen = TTFont(FOLDER / f"{style}.woff2").getBestCmap()
        assert [letter for letter in LETTERS + WELSH + MARKS if ord(letter) not in in_files] == []
        assert [letter for letter in ON_SCREEN + WELSH if ord(letter) not in on_screen] == []


def test_no_text_that_is_shipped_has_a_letter_that_files_cannot_show() -> None:
    letters = set("".join(text.text for text in [*list_catalogue_texts(), *list_pack_texts()]))
    known = {chr(code) for path in font_files() for code in TTFont(path).getBestCmap()}
    assert {letter for letter in letters - known if letter.isprintable()} <= set("✗◇⁠")


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert text_width("", 14) == 0
    assert text_width("ab", 14) == text_width("a", 14) + text_width("b", 14)
    assert text_width("W", 28) == 2 * text_width("W", 14)
    assert text_width("i", 14) < text_width("W", 14) < text_width("W", 14, 600)
    assert text_width("\u4e2d", 1000) == UNKNOWN_LETTER


def test_the_shipped_font_has_a_name_of_its_own_and_its_licence() -> None:
    """Its makers reserve the name Source: a changed font must have another."""
    for path in font_files():
        names = {str(name) for name in TTFont(path)["name"].names if name.nameID in (1, 4, 16)}
        assert all(name.startswith(FAMILY) for name in names)
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_a_picture_carries_only_the_weights_it_uses_and_only_where_asked() -> None:
    plain, bold = words(0, 0, "a", "#000000"), words(0, 0, "a", "#000000", weight=600)
    assert "@font-face" not in drawing(9, 9, [plain])
    assert drawing(9, 9, [plain], with_font=True).count("@font-face") == 1
    assert drawing(9, 9, [bold], with_font=True).count("@font-face") == 2
    assert len(drawing(9, 9, [bold], with_font=True)) < 25_000
    nested = drawing(9, 9, [drawing(5, 5, [bold], with_font=True)], with_font=True)
    assert nested.count("@font-face") == 2
