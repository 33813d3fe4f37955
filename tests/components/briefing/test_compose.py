"""What a briefing says: computed from the store, agreeing with the commands, in both languages."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from pydantic import TypeAdapter

from components.briefing.choice import Choice, Remark
from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import (
    MOST_SCREENS,
    BriefingScreen,
    ChartPicture,
    Deck,
    GridPicture,
    Kind,
    LinePicture,
    MapPicture,
    Role,
)
from components.briefing.known import BriefingKnown, read_known
from data.bilingual import Both
from data.judgements import list_evidence, list_signals
from data.moment import get_moment
from data.portfolio import get_portfolio
from data.store import Store
from evidence.sentences import NUMBERLESS
from locales import LANGUAGES, text
from models.area import WALES
from tests.data.filling import fill, rows
from tests.locales.shipped_texts import ShippedText
from tests.locales.test_reader_words import find_never_shown

SCREENS_OF_ONE = (Kind.OPENING, Kind.GRID, Kind.UNKNOWN, Kind.DECIDED, Kind.DATES)
DECKS = TypeAdapter(Deck)


@pytest.fixture(params=["demonstration_store", "simulated_store", "hostile_store"])
def store(request: pytest.FixtureRequest) -> Store:
    """Return a store of each kind: as shipped, with every verdict there is, and with markup."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["demonstration_store", "simulated_store"])
def judged(request: pytest.FixtureRequest) -> Store:
    """Return a store of which everything is judged."""
    return request.getfixturevalue(request.param)


def missions_of(store: Store) -> list[str]:
    with store.read() as connection:
        until = get_moment(connection).until
        return [mission.code for mission in get_portfolio(connection, until).missions]


def decks_of(store: Store) -> Iterator[tuple[BriefingKnown, Deck]]:
    for mission in missions_of(store):
        known = read_known(store, [mission])
        for lang in LANGUAGES:
            screens = offer_screens(known, text(lang))
            yield known, make_deck(known, screens, choose_usual(screens), text(lang))


@cache
def demonstration(store: Store, mission: str, lang: str = "en") -> Deck:
    known = read_known(store, [mission])
    screens = offer_screens(known, text(lang))
    return make_deck(known, screens, choose_usual(screens), text(lang))


def words_of(screen: BriefingScreen) -> list[str]:
    said = [screen.kicker, screen.title, screen.lead, screen.source, *screen.notes]
    said += [word for card in screen.cards for word in (card.head, card.said, card.under)]
    said += [word for item in screen.items for word in (item.head, item.said, item.under)]
    return [word for word in said if word]


def test_at_most_eight_screens_stand_before_the_annex(store: Store) -> None:
    for _known, deck in decks_of(store):
        kinds = Counter(screen.kind for screen in deck.screens)
        assert len(deck.screens) <= MOST_SCREENS
        assert deck.screens[0].kind is Kind.OPENING
        assert all(kinds[kind] == 1 for kind in (Kind.OPENING, Kind.GRID, Kind.UNKNOWN))


def test_every_screen_is_there_once_in_the_briefing_or_its_annex(store: Store) -> None:
    for known, deck in decks_of(store):
        offered = [screen.code for screen in offer_screens(known, text(deck.lang))]
        assert len(set(offered)) == len(offered)
        assert sorted(screen.code for screen in deck.all_screens()) == sorted(offered)


def test_both_languages_have_the_same_screens_in_the_same_order(store: Store) -> None:
    for mission in missions_of(store):
        known = read_known(store, [mission])
        codes = [[each.code for each in offer_screens(known, text(lang))] for lang in LANGUAGES]
        assert codes[0] == codes[1]


def test_what_ministers_are_asked_is_always_among_the_eight(store: Store) -> None:
    for known, deck in decks_of(store):
        asked = [each for each in offer_screens(known, text(deck.lang)) if each.kind is Kind.MATTER]
        shown = [each.kind for each in deck.screens]
        assert not asked or Kind.MATTERS in shown or shown.count(Kind.MATTER) == len(asked)


def test_a_kept_deck_is_read_back_as_it_was(store: Store) -> None:
    for _known, deck in decks_of(store):
        assert DECKS.validate_json(DECKS.dump_json(deck)) == deck


def test_at_most_seven_things_stand_on_a_screen(store: Store) -> None:
    for _known, deck in decks_of(store):
        for screen in deck.all_screens():
            things = (screen.title, screen.lead, screen.picture, *screen.cards, *screen.items)
            assert sum(thing not in ("", None) for thing in things) <= 7, screen.code


def test_nothing_is_said_that_readers_are_never_shown(store: Store) -> None:
    for _known, deck in decks_of(store):
        for screen in deck.all_screens():
            for said in words_of(screen):
                found = find_never_shown(ShippedText(deck.lang, screen.code, said))
                assert not found, (screen.code, said)


def test_numbers_of_a_chart_are_those_of_the_signals(judged: Store) -> None:
    for known, deck in decks_of(judged):
        with judged.read() as connection:
            signals = list_signals(connection, known.moment.until)
        for screen in deck.all_screens():
            if not isinstance(screen.picture, ChartPicture):
                continue
            outcome = screen.code.split(".")[2]
            (code,) = [
                each.headline.facts.code
                for mission in known.missions
                for each in mission.outcomes
                if each.code == outcome and each.headline
            ]
            document, picture = signals[code, WALES].document, screen.picture
            rows = {each.role: each.values for each in picture.series}
            at = picture.codes.index(document["current"]["period"])
            figures = [each.values for each in picture.series if each.role is Role.FACT]
            published = [each.values for each in picture.series if each.name == "as published"]
            assert (published or figures)[0][at] == document["current"]["value"]
            if document["target"] is not None:
                at = picture.codes.index(document["target"]["period"])
                assert rows[Role.TARGET][at] == document["target"]["value"]
                for each in document["likely_range"]:
                    at = picture.codes.index(each["period"])
                    assert rows[Role.LIKELY_LOW][at] == each["lower"]
                    assert rows[Role.LIKELY_HIGH][at] == each["upper"]
            assert all(len(each.values) == len(picture.codes) for each in picture.series)


def test_numbers_of_a_contribution_are_those_of_the_evidence(judged: Store) -> None:
    drawn = 0
    for known, deck in decks_of(judged):
        with judged.read() as connection:
            documents = list_evidence(connection, known.moment.until)
        for screen in deck.all_screens():
            if screen.kind is not Kind.LINK:
                continue
            code = screen.code.split(".")[2]
            document = documents[code].document if code in documents else None
            picture = screen.picture
            shown = document is not None and document["verdict"] not in NUMBERLESS
            assert isinstance(picture, LinePicture) == (shown and document["estimate"] is not None)
            if isinstance(picture, LinePicture):
                drawn += 1
                assert picture.estimate == document["estimate"]
                assert list(picture.ci95) == list(document["ci95"])
                assert list(picture.ci90) == list(document["ci90"])
                assert (picture.expected, picture.mde) == (document["expected"], document["mde80"])
    assert drawn


def test_a_map_has_the_22_places_by_name_and_its_key_counts_them(store: Store) -> None:
    for _known, deck in decks_of(store):
        for screen in deck.all_screens():
            if isinstance(screen.picture, MapPicture):
                picture = screen.picture
                assert len({place.name for place in picture.places}) == 22
                counted = Counter(place.key for place in picture.places)
                assert [counted[at] for at in range(len(picture.keys))] == [
                    key.count for key in picture.keys
                ]
                assert all(place.name in picture.alt for place in picture.places)


def test_the_grid_names_every_output_once(demonstration_store: Store) -> None:
    for mission, count in (("iechyd", 5), ("economi", 3)):
        deck = demonstration(demonstration_store, mission)
        (grid,) = [each.picture for each in deck.screens if each.kind is Kind.GRID]
        assert isinstance(grid, GridPicture)
        names = [name for row in grid.rows for cell in row.cells for name in cell.names]
        assert len(names) == len(set(names)) == count
        assert all(name in grid.alt for name in names)


def test_the_demonstration_asks_ministers_about_money_that_ends_too_soon(
    demonstration_store: Store,
) -> None:
    deck = demonstration(demonstration_store, "iechyd")
    (money,) = [each for each in deck.all_screens() if ".matter.money." in each.code]
    assert money.title == (
        "Cholesterol nurses: funded until March 2027; we could first know in about November 2027"
    )
    assert "Should it be funded until there is an answer" in money.cards[0].said


def test_a_mission_without_a_date_says_so_on_its_opening(demonstration_store: Store) -> None:
    opening = demonstration(demonstration_store, "economi").screens[0]
    assert opening.cards[0].head == "No date is set"
    assert demonstration(demonstration_store, "iechyd").screens[0].cards[0].said == (
        "31 December 2035"
    )


def test_what_teams_decided_is_told_with_their_reason(demonstration_store: Store) -> None:
    deck = demonstration(demonstration_store, "iechyd")
    (decided,) = [each for each in deck.all_screens() if each.kind is Kind.DECIDED]
    assert [item.head.rsplit(": ", 1)[1] for item in decided.items] == ["pivot", "pivot"]
    assert "Places without machines rose just as much." in decided.items[0].said


def test_the_map_that_matters_is_of_an_output_that_gives_an_answer(
    demonstration_store: Store,
) -> None:
    (shown,) = [
        each
        for each in demonstration(demonstration_store, "iechyd").screens
        if each.kind is Kind.MAP
    ]
    assert shown.title == (
        "Community screening: changed for the better: 6 of the 14 places that had it, and 1 of "
        "the 8 that had none"
    )


def test_a_chosen_order_and_a_hidden_screen_are_kept(demonstration_store: Store) -> None:
    known = read_known(demonstration_store, ["iechyd"])
    screens = offer_screens(known, text("en"))
    asked = Choice(("iechyd",), ("iechyd.grid", "iechyd.opening", "gone"), ("iechyd.map",))
    deck = make_deck(known, screens, asked, text("en"))
    assert [each.code for each in deck.screens] == ["iechyd.grid", "iechyd.opening"]
    assert [each.code for each in deck.annex] == ["iechyd.map"]


def test_a_comment_is_its_authors_and_leaves_the_finding_alone(demonstration_store: Store) -> None:
    known = read_known(demonstration_store, ["iechyd"])
    screens = offer_screens(known, text("cy"))
    remark = Remark(Both("Ask the estates team.", None), "A. Minister")
    asked = Choice(("iechyd",), ("iechyd.grid",), (), {"iechyd.grid": remark})
    (grid,) = make_deck(known, screens, asked, text("cy")).screens
    assert grid.comment is not None
    assert (grid.comment.said, grid.comment.lang, grid.comment.author) == (
        "Ask the estates team.",
        "en",
        "A. Minister",
    )
    (offered,) = [each for each in screens if each.code == "iechyd.grid"]
    assert grid.title == offered.title


def test_several_missions_stand_one_after_the_other(demonstration_store: Store) -> None:
    known = read_known(demonstration_store, ["economi", "iechyd"])
    deck = make_deck(
        known,
        screens := offer_screens(known, text("en")),
        choose_usual(screens),
        text("en"),
    )
    missions = [each.mission for each in deck.screens]
    assert missions == ["economi"] * MOST_SCREENS + ["iechyd"] * MOST_SCREENS
    loose = [each.mission for each in deck.all_screens() if each.code.endswith("matter.loose")]
    assert loose == ["economi"]


def test_an_unknown_mission_names_those_that_are_known(demonstration_store: Store) -> None:
    with pytest.raises(KeyError) as unknown:
        read_known(demonstration_store, ["nowhere"])
    assert set(unknown.value.args) == {"iechyd", "economi"}


def test_an_empty_mission_has_a_clear_briefing(sqlite_store: Store) -> None:
    fill(sqlite_store, missions=rows("missions", {}, {"mission": "empty"}))
    known = read_known(sqlite_store, ["empty"])
    for lang in LANGUAGES:
        screens = offer_screens(known, text(lang))
        deck = make_deck(known, screens, choose_usual(screens), text(lang))
        assert [each.kind for each in deck.screens][:2] == [Kind.OPENING, Kind.GRID]
        assert all(each.title for each in deck.all_screens())
    (grid,) = [each for each in screens if each.kind is Kind.GRID]
    assert grid.picture is None


def test_a_briefing_says_where_its_figures_come_from(demonstration_store: Store) -> None:
    deck = demonstration(demonstration_store, "iechyd")
    assert deck.illustrative
    assert any("Office for National Statistics" in line for line in deck.sources)
    charts = [each for each in deck.all_screens() if isinstance(each.picture, ChartPicture)]
    assert charts
    assert all("Licence" in each.source for each in charts)
