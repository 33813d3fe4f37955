"""A place as a store tells it, read without a screen."""

from components.place_view import PlaceKnown, PlaceView, place_view
from components.verdict_cell import Evidence
from data.areas import list_areas
from data.deliveries import list_delivery_cells
from data.figures import list_indicators
from data.judgements import list_evidence, list_signals
from data.names import list_names
from data.place_figures import list_place_figures
from data.portfolio import get_portfolio
from data.store import Store
from evidence.similar import SimilarBy
from tests.components.making import TODAY

CARDIFF, POWYS, WREXHAM = "W06000015", "W06000023", "W06000006"


def read_place_known(store: Store, code: str) -> PlaceKnown:
    """Return what a store knows of a place."""
    with store.read() as connection:
        signals = list_signals(connection, TODAY, area=code)
        evidence = list_evidence(connection, TODAY)
        return PlaceKnown(
            get_portfolio(connection, TODAY),
            list_areas(connection),
            list_place_figures(connection, code, TODAY),
            {indicator: each.document for (indicator, _), each in signals.items()},
            Evidence(
                {link: each.document for link, each in evidence.items()},
                {facts.code: facts for facts in list_indicators(connection)},
                list_names(connection),
            ),
            list_delivery_cells(connection, TODAY),
            TODAY,
        )


def read_place(
    store: Store,
    code: str = CARDIFF,
    by: SimilarBy = SimilarBy.DENSITY,
    headlines_only: bool = False,
    lang: str = "en",
) -> PlaceView:
    """Return the screen of a place as a store tells it."""
    return place_view(read_place_known(store, code), code, by, headlines_only, lang)
