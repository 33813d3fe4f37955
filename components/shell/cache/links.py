"""Links from outputs to indicators: what was expected, what is judged, what was decided."""

from datetime import date

from components.shell.cache.slots import remember
from components.shell.store import app_store
from components.verdict_cell import Evidence
from data.changed import list_news
from data.expectations import Expectation, list_expectations
from data.figures import list_indicators
from data.judgements import Judgement, list_evidence, list_judged_dates
from data.names import list_names
from data.reviews import ReviewFacts, ReviewRecord, list_newest_reviews, list_reviews
from evidence.changed import ChangedVerdict, explain_changes, list_changed


@remember
def read_evidence(version: int, until: date) -> Evidence:
    """Return what has been judged of every link, and what it takes to put it into words."""
    with app_store().read() as connection:
        return Evidence(
            {code: each.document for code, each in list_evidence(connection, until).items()},
            {facts.code: facts for facts in list_indicators(connection)},
            list_names(connection),
        )


@remember
def read_expectations(version: int, until: date) -> dict[str, Expectation]:
    """Return every expectation that is recorded, superseded ones among them."""
    with app_store().read() as connection:
        return list_expectations(connection, until)


@remember
def read_judged_then(version: int, day: date, contribution: str) -> Judgement | None:
    """Return what is judged of a link as at a day or the newest before; None where nothing is."""
    with app_store().read() as connection:
        return list_evidence(connection, day).get(contribution)


@remember
def read_judged_days(version: int, until: date) -> tuple[date, ...]:
    """Return the days as at which links have been judged, newest first."""
    with app_store().read() as connection:
        return tuple(list_judged_dates(connection, until))


@remember
def read_changes(version: int, until: date, since: date) -> tuple[ChangedVerdict, ...]:
    """Return the verdicts that are others than they were on a day, and why."""
    with app_store().read() as connection:
        before, after = list_evidence(connection, since), list_evidence(connection, until)
        changed = [after[code].document for code in list_changed(before, after)]
        indicators = {str(each["indicator"]) for each in changed}
        outputs = {str(each["output"]) for each in changed}
        news = list_news(connection, since, until, indicators, outputs)
    return explain_changes(before, after, news, since)


@remember
def read_reviews(version: int, until: date) -> dict[str, ReviewFacts]:
    """Return the newest review of each contribution."""
    with app_store().read() as connection:
        return list_newest_reviews(connection, until)


@remember
def read_every_review(version: int, until: date) -> tuple[ReviewRecord, ...]:
    """Return every review, in the order they were held."""
    with app_store().read() as connection:
        return list_reviews(connection, until)
