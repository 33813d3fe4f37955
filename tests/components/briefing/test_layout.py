"""The layout: everything on the stage, nothing on anything else, nothing too small to be read."""

from dataclasses import replace
from itertools import combinations

import pytest

from components.briefing.deck import Card, Comment, Item, Kind, Sign
from components.briefing.fitting import wide
from components.briefing.layout import BOTTOM, MARGIN, MOST_ITEMS, lay_out, left_out
from components.briefing.placed import (
    SIGN_ROOM,
    SMALLEST,
    TALL,
    WIDE,
    Box,
    Placed,
    PlacedFrame,
    PlacedPicture,
    PlacedText,
)
from tests.components.briefing.decks import EMOJI, HOSTILE, RIGHT_TO_LEFT, comment, deck, screen

LONG = "A title that says a great deal more than anybody can take in at once. " * 8
SLUR = "x" * 500


def placed_on(kind: Kind, lang: str = "en", **given: object) -> tuple[Placed, ...]:
    made = screen(kind, lang, **given)
    return lay_out(made, deck(lang, made), 3, 8)


def words_of(placed: tuple[Placed, ...]) -> list[PlacedText]:
    return [each for each in placed if isinstance(each, PlacedText)]


def named(placed: tuple[Placed, ...], name: str) -> PlacedText:
    (found,) = (each for each in words_of(placed) if each.name == name)
    return found


def touch(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.5 and down > 0.5


def hold_together(placed: tuple[Placed, ...]) -> None:
    """Hold what is true of every screen, whatever it holds."""
    for each in placed:
        box = each.box
        assert MARGIN - 1 <= box.x < box.x + box.width <= WIDE - MARGIN + 1, each
        assert 0 <= box.y < box.y + box.height <= TALL - BOTTOM + 1, each
    for text in words_of(placed):
        assert text.size >= SMALLEST, text
        assert text.box.height >= len(text.lines) * text.leading - 0.5, text
        room = text.box.width - (SIGN_ROOM * text.size if text.sign is not Sign.NONE else 0)
        assert all(wide(line, text.size, text.weight) <= room + 0.5 for line in text.lines), text
    solid = [each for each in placed if not isinstance(each, PlacedFrame)]
    for one, other in combinations(solid, 2):
        assert not touch(one.box, other.box), (one, other)
    assert [text.tag for text in words_of(placed)].count("h1") == 1


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_screen_holds_together(kind: Kind, lang: str) -> None:
    hold_together(placed_on(kind, lang))


@pytest.mark.parametrize("kind", list(Kind))
def test_a_comment_finds_its_room_beside_everything_else(kind: Kind) -> None:
    placed = placed_on(kind, comment=comment())
    hold_together(placed)
    (frame,) = (each for each in placed if isinstance(each, PlacedFrame) and not each.dashed)
    for name in ("comment", "comment-author"):
        assert touch(named(placed, name).box, frame.box)
    assert "Mair Rees" in named(placed, "comment-author").lines[0]


@pytest.mark.parametrize("said", [LONG, SLUR, HOSTILE, RIGHT_TO_LEFT * 30, EMOJI * 20, "", " "])
@pytest.mark.parametrize("kind", list(Kind))
def test_what_somebody_wrote_breaks_no_screen(kind: Kind, said: str) -> None:
    cards = (Card(said, said, said, sign=Sign.TICK), Card(said), Card("", said))
    items = tuple(Item(said, said, said, sign=Sign.DASH) for _ in range(MOST_ITEMS))
    given = {"kicker": said, "title": said or "-", "lead": said, "source": said, "cards": cards}
    made = placed_on(kind, comment=Comment(said, "cy", said), items=items, **given)
    texts = words_of(made)
    assert all(
        wide(line, text.size, text.weight) <= text.box.width + 0.5
        for text in texts
        for line in text.lines
    )
    assert all(text.size >= SMALLEST for text in texts)


def test_a_title_that_does_not_fit_is_cut_and_kept_whole_for_the_notes() -> None:
    placed = placed_on(Kind.OUTCOME, title=LONG)
    title = named(placed, "title")
    assert len(title.lines) == 3
    assert title.lines[-1].endswith("…")
    assert title.whole == LONG
    assert LONG in left_out(placed)


def test_what_fits_leaves_nothing_for_the_notes() -> None:
    assert left_out(placed_on(Kind.OUTCOME)) == ()


def test_a_short_title_is_larger_than_a_long_one() -> None:
    short = named(placed_on(Kind.MATTER, title="Who decides?"), "title")
    long = named(placed_on(Kind.MATTER, title=LONG[:180]), "title")
    assert short.size > long.size


def test_a_screen_without_a_picture_is_set_in_larger_letters() -> None:
    with_picture = named(placed_on(Kind.OUTCOME), "card-1-head").size
    assert named(placed_on(Kind.OUTCOME, picture=None), "card-1-head").size > with_picture


def test_more_items_than_can_be_taken_in_are_counted_and_not_shown() -> None:
    items = tuple(Item(f"Matter {at}") for at in range(1, 12))
    heads = [each for each in words_of(placed_on(Kind.MATTERS, items=items)) if each.tag == "li"]
    assert len(heads) == MOST_ITEMS
    assert heads[-1].lines == ("Not shown here: 5",)


def test_an_item_takes_more_lines_rather_than_be_cut_where_there_is_room() -> None:
    said = "It was called otherwise, and what it was called says a great deal. " * 4
    placed = placed_on(Kind.SINCE, items=(Item("Renamed", said),))
    assert left_out(placed) == ()
    assert named(placed, "item-1-said").size > SMALLEST


def test_it_is_read_from_the_title_to_the_source() -> None:
    placed = placed_on(Kind.OUTCOME, comment=comment())
    names = [text.name for text in words_of(placed)]
    assert names[:5] == ["kicker", "tag", "number", "title", "lead"]
    assert names[-3:] == ["comment-author", "comment", "source"]
    picture = next(at for at, each in enumerate(placed) if isinstance(each, PlacedPicture))
    first_card = next(
        at for at, each in enumerate(placed) if getattr(each, "name", "") == "card-1-head"
    )
    assert picture < first_card


def test_a_screen_that_is_not_counted_says_no_number() -> None:
    made = screen(Kind.SINCE)
    placed = lay_out(made, deck("en", made), 0, 0)
    assert "number" not in [text.name for text in words_of(placed)]


def test_only_made_up_figures_carry_the_mark() -> None:
    assert named(placed_on(Kind.OUTCOME), "tag").lines == ("Illustrative figures",)
    names = [each.name for each in words_of(placed_on(Kind.OUTCOME, illustrative=False))]
    assert "tag" not in names


def test_an_as_at_date_stands_on_every_screen() -> None:
    made = replace(screen(Kind.UNKNOWN), source="")
    source = named(lay_out(made, deck("cy", made), 1, 1), "source")
    assert source.lines == ("Ffigurau fel yr oeddent ar 22 Tachwedd 2026.",)
