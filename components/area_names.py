"""What readers call Wales and the 22 places."""

import pandas as pd

from data.tiles import list_tiles
from locales.alphabet import sort_key
from models.area import WALES


def area_names(areas: pd.DataFrame, lang: str) -> dict[str, str]:
    """Return the names of Wales and the 22 places, these in the order of the reader's alphabet."""
    names = {tile.code: str(areas.loc[tile.code, f"name_{lang}"]) for tile in list_tiles()}
    ordered = sorted(names, key=lambda code: sort_key(names[code], lang))
    return {WALES: str(areas.loc[WALES, f"name_{lang}"]), **{code: names[code] for code in ordered}}
