"""The nine outputs: who gets each when, and how much was planned and delivered."""

from data.packs.demonstration_source.programme import Programme
from data.packs.demonstration_source.programmes_economy import ECONOMY
from data.packs.demonstration_source.programmes_health import HEALTH

PROGRAMMES: tuple[Programme, ...] = HEALTH + ECONOMY
BY_KEY: dict[str, Programme] = {programme.key: programme for programme in PROGRAMMES}
