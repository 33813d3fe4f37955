"""The 22 local authorities: a short name, the ONS code and the people who live there.

Populations are the mid-2024 estimates (ONS, OGL v3). They are kept here, and not read from the
store, so that the shipped pack does not change when a newer estimate arrives.
"""

WALES = "W92000004"

_PLACES: tuple[tuple[str, str, int], ...] = (
    ("anglesey", "W06000001", 69_097),
    ("gwynedd", "W06000002", 120_813),
    ("conwy", "W06000003", 114_891),
    ("denbighshire", "W06000004", 98_202),
    ("flintshire", "W06000005", 155_867),
    ("wrexham", "W06000006", 138_245),
    ("ceredigion", "W06000008", 72_599),
    ("pembrokeshire", "W06000009", 125_761),
    ("carmarthenshire", "W06000010", 190_800),
    ("swansea", "W06000011", 251_304),
    ("neath-port-talbot", "W06000012", 143_249),
    ("bridgend", "W06000013", 147_530),
    ("vale", "W06000014", 135_743),
    ("cardiff", "W06000015", 383_919),
    ("rct", "W06000016", 242_844),
    ("caerphilly", "W06000018", 176_865),
    ("blaenau-gwent", "W06000019", 67_873),
    ("torfaen", "W06000020", 94_119),
    ("monmouthshire", "W06000021", 94_930),
    ("newport", "W06000022", 167_899),
    ("powys", "W06000023", 135_059),
    ("merthyr", "W06000024", 58_972),
)

PLACES: tuple[str, ...] = tuple(name for name, _, _ in _PLACES)
CODES: dict[str, str] = {name: code for name, code, _ in _PLACES}
POPULATION: dict[str, int] = {name: people for name, _, people in _PLACES}
