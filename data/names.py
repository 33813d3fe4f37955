"""What readers call the things that codes stand for."""

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from models import Area, Contribution, Output
from models.columns import table_of

AREAS, CONTRIBUTIONS, OUTPUTS = (table_of(model) for model in (Area, Contribution, Output))


def list_names(connection: Connection) -> dict[str, Both]:
    """Return the names of areas and outputs by code; a contribution is called by its output."""
    names = {row["code"]: both(row, "name") for row in connection.execute(select(AREAS)).mappings()}
    outputs = {
        row["output"]: both(row, "title") for row in connection.execute(select(OUTPUTS)).mappings()
    }
    links = connection.execute(select(CONTRIBUTIONS.c.contribution, CONTRIBUTIONS.c.output))
    return names | outputs | {link: outputs[output] for link, output in links}
