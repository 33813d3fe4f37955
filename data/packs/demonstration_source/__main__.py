"""Write the demonstration pack: ``python -m data.packs.demonstration_source [FOLDER]``.

Without FOLDER the shipped pack and ``truth.csv`` are written again in place.
"""

import sys
from pathlib import Path

from data.packs.demonstration_source.sheets import write_pack
from data.packs.demonstration_source.truth import write_truth

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "demonstration"

if len(sys.argv) > 1:
    write_pack(Path(sys.argv[1]))
else:
    write_pack(SHIPPED)
    write_truth(HERE / "truth.csv")
