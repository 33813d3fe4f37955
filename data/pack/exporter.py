"""Writing the whole store out as a pack: every sheet, every vintage, the same bytes each time."""

from collections.abc import Iterator
from pathlib import Path

from data.pack.known import load_sheet
from data.pack.progress import Progress, quiet
from data.pack.read import is_workbook
from data.pack.schema import SCHEMAS
from data.pack.table import Sheet
from data.pack.write_folder import ExportRefused, write_folder
from data.pack.write_workbook import write_workbook
from data.store import Store
from locales import text

__all__ = ["ExportRefused", "export_pack"]


def export_pack(
    store: Store, path: Path | str, progress: Progress | None = None, lang: str = "en"
) -> None:
    """Write everything the store holds as a pack, in one unchanging state.

    Parameters
    ----------
    path
        A folder, or a workbook where the name ends in ``.xlsx``. A folder that is there is
        replaced if it is a pack and nothing else; a workbook that is there is replaced.

    Raises
    ------
    ExportRefused
        Where `path` holds something else, cannot be written, or a workbook cannot hold the rows.
    """
    _, progress = text(lang), progress or quiet
    target = Path(path)

    def list_sheets() -> Iterator[Sheet]:
        with store.read() as connection:
            for number, (name, schema) in enumerate(SCHEMAS.items()):
                progress(number, len(SCHEMAS), _("writing {sheet}", sheet=name))
                yield load_sheet(connection, schema)

    if is_workbook(target):
        write_workbook(target, list_sheets(), _)
    else:
        write_folder(target, list_sheets(), _)
