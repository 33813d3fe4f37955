"""A briefing as slides: every screen, in its language, with words that are real and can be read."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import PP_PLACEHOLDER

from components.briefing.deck import BriefingScreen, Comment, Deck, Item, Kind
from components.briefing.slides import write_slides
from components.briefing.slides.units import SMALLEST_POINTS
from tests.components.briefing.charts_made import digits, every_role
from tests.components.briefing.decks import EMOJI, HOSTILE, RIGHT_TO_LEFT, comment, deck, screen
from tests.components.briefing.slides.reading import (
    alt,
    everything,
    is_decorative,
    named,
    notes,
    read,
    set_words,
    sizes,
)

LONG = "Mae hwn yn deitl hirfaith iawn am ganlyniad " * 12
ODD = replace(
    screen(Kind.MATTERS, code="odd", title=f"{HOSTILE} \x07{EMOJI}"),
    items=(Item(RIGHT_TO_LEFT, HOSTILE), Item(EMOJI, "\x00\x1b")),
)


def full(lang: str) -> Deck:
    """A deck with every kind of screen, every role of a series, and what is odd."""
    made = deck(lang)
    more = (
        screen(Kind.OUTCOME, lang, code="roles", picture=every_role(lang)),
        screen(Kind.LINK, lang, code="digits", picture=digits(lang), comment=comment()),
        screen(Kind.OUTCOME, lang, code="long", title=LONG),
        ODD,
    )
    return replace(made, annex=(*made.annex, *more))


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_slides([full("en"), full("cy")])


def one(shown: BriefingScreen, lang: str = "en") -> object:
    return read(write_slides([deck(lang, shown)])).slides[0]


def test_a_slide_a_screen_then_what_the_briefing_is_one_language_after_the_other(
    written: bytes,
) -> None:
    codes = [each.code for each in full("en").all_screens()]
    shown = [slide.name for slide in read(written).slides]
    assert shown == [*codes, "en.about", *codes, "cy.about"]


def test_no_deck_is_refused() -> None:
    with pytest.raises(ValueError, match="no deck"):
        write_slides([])


def test_slides_are_sixteen_by_nine() -> None:
    slides = read(write_slides([deck()]))
    assert (slides.slide_width.inches, slides.slide_height.inches) == (
        pytest.approx(13.333, abs=0.001),
        7.5,
    )


def test_the_finding_is_the_title_of_every_slide(written: bytes) -> None:
    for shown, slide in zip(full("en").all_screens(), read(written).slides, strict=False):
        title = slide.shapes.title
        assert title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        words = " ".join(shown.title.replace("\x07", "").split())
        assert title.text_frame.text == words or (
            title.text_frame.text.endswith("…")
            and words.startswith(title.text_frame.text.removesuffix("…"))
        )


def test_objects_are_read_in_the_order_of_the_screen() -> None:
    names = [shape.name for shape in one(screen(Kind.OUTCOME)).shapes]
    order = ["kicker", "tag", "number", "title", "lead", "chart", "card-1-head", "source"]
    assert [name for name in names if name in order] == order


def test_every_object_says_what_it_is(written: bytes) -> None:
    for slide in read(written).slides:
        for shape in everything(slide.shapes):
            words = shape.has_text_frame and shape.text_frame.text.strip()
            assert shape.name
            assert words or alt(shape) or is_decorative(shape), (slide.name, shape.name)
            assert not (is_decorative(shape) and alt(shape))


def test_charts_and_tables_are_told_in_words(written: bytes) -> None:
    frames = [
        shape
        for slide in read(written).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(frames) == 2 * 7
    assert all(alt(frame) for frame in frames)


def test_no_letter_is_smaller_than_can_be_read(written: bytes) -> None:
    found = []
    for slide in read(written).slides:
        found += sizes(slide._element)
        for shape in slide.shapes:
            if shape.has_chart:
                found += sizes(shape.chart.element)
    assert len(found) > 500
    assert min(found) >= SMALLEST_POINTS


@pytest.mark.parametrize(("lang", "tag"), [("en", "en-GB"), ("cy", "cy-GB")])
def test_every_word_is_in_its_language_and_in_arial(lang: str, tag: str) -> None:
    for slide in read(write_slides([deck(lang)])).slides:
        for root in (slide._element, slide.notes_slide._element):
            for words, _size, said, font in set_words(root):
                if words != "‹#›":
                    assert (said, font) == (tag, "Arial"), words


def test_nothing_leaves_the_slide(written: bytes) -> None:
    slides = read(written)
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= slides.slide_width
            assert shape.top + shape.height <= slides.slide_height


def test_what_is_cut_off_stands_whole_in_the_notes() -> None:
    shown = screen(Kind.OUTCOME, title=LONG, lead=f"{LONG} the end of the lead")
    slide = one(shown)
    assert slide.shapes.title.text_frame.text.endswith("…")
    assert " ".join(LONG.split()) in notes(slide)
    assert notes(slide).count("the end of the lead") == 1


def test_the_notes_hold_what_a_presenter_is_asked() -> None:
    made = deck("en", screen(Kind.OUTCOME, comment=comment(), address="outcome?outcome=o"))
    slide = read(write_slides([made])).slides[0]
    told = notes(slide).splitlines()
    assert told[0] == "What they may ask."
    for said in (
        "Comment: Mair Rees",
        comment().said,
        made.screens[0].source,
        made.as_at_words,
        made.made,
        f"Address: {made.address}",
        "The same on the dashboard: outcome?outcome=o",
    ):
        assert told.count(said) == 1, said
    assert any(made.record in said for said in told)
    assert any(said.startswith("Illustrative figures") for said in told)


def test_published_figures_are_not_called_illustrative() -> None:
    shown = screen(Kind.OUTCOME, illustrative=False)
    slides = read(write_slides([replace(deck("en", shown), illustrative=False)])).slides
    for slide in slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert not any("llustrative" in each for each in (*said, notes(slide)))


def test_a_comment_is_seen_to_be_somebodys() -> None:
    slide = one(screen(Kind.OPENING, "cy", comment=Comment("Gofyn eto.", "en", "Mair Rees")), "cy")
    assert "Mair Rees" in named(slide, "comment-author").text_frame.text
    ((words, _size, lang, _font),) = set_words(named(slide, "comment")._element)
    assert (words, lang) == ("Gofyn eto.", "en-GB")
    inside = named(slide, "comment")
    assert any(
        shape.top <= inside.top and shape.top + shape.height >= inside.top + inside.height
        for shape in slide.shapes
        if shape.name == "frame" and shape.fill.type == MSO_FILL.SOLID
    )


def test_the_last_slide_says_what_the_briefing_rests_on() -> None:
    made = replace(deck("cy"), sources=("Arolwg", "Arolwg", "Cyfrifiad"))
    slide = read(write_slides([made])).slides[-1]
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for words in (made.title, made.made, made.as_at_words, "Arolwg", "Cyfrifiad"):
        assert said.count(words) == 1
    assert any(made.record in each for each in said)
    assert any(made.address in each for each in said)
    assert any(each.startswith("Ffigurau enghreifftiol") for each in said)


def test_more_sources_than_a_slide_holds_are_counted_and_stand_in_the_notes() -> None:
    many = tuple(f"Source number {at} with a name" for at in range(60))
    slide = read(write_slides([replace(deck(), sources=many)])).slides[-1]
    assert "Not shown here" in named(slide, "rest").text_frame.text
    assert all(each in notes(slide).splitlines() for each in many)


def test_the_file_says_what_it_is_and_of_which_day() -> None:
    made = deck("cy")
    properties = read(write_slides([made])).core_properties
    assert (properties.title, properties.language) == (made.title, "cy-GB")
    assert properties.author == made.made
    assert properties.created == properties.modified == datetime(2026, 11, 22, 12)


def test_a_title_of_any_length_is_a_title_of_a_file() -> None:
    made = replace(deck(), title=LONG * 5, made=LONG * 5)
    assert read(write_slides([made])).core_properties.title.startswith("Mae hwn")


def test_the_same_decks_give_the_same_bytes(written: bytes) -> None:
    assert write_slides([full("en"), full("cy")]) == written
    with ZipFile(BytesIO(written)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [name for name in parts.namelist() if name.endswith(".xlsx")]
        assert books
        for book in books:
            with ZipFile(BytesIO(parts.read(book))) as sheets:
                core = sheets.read("docProps/core.xml").decode()
                assert "2000-01-01T00:00:00Z" in core


class TestOddWords:
    @pytest.fixture
    def slide(self) -> object:
        return one(ODD)

    def test_markup_stays_words(self, slide: object) -> None:
        assert HOSTILE in slide.shapes.title.text_frame.text
        assert named(slide, "item-1-said").text_frame.text == HOSTILE

    def test_what_xml_cannot_hold_is_left_out(self, slide: object) -> None:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert EMOJI in slide.shapes.title.text_frame.text
        assert not any(letter < " " for words in said for letter in words)

    def test_words_from_right_to_left_run_so(self, slide: object) -> None:
        (right,) = named(slide, "item-1-head").text_frame.paragraphs
        (left,) = named(slide, "item-1-said").text_frame.paragraphs
        assert right._p.pPr.get("rtl") == "1"
        assert left._p.pPr.get("rtl") is None
