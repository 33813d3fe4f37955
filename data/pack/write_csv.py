"""A sheet as CSV, always the same bytes for the same rows: sorted by key, LF, quoted at need."""

import re
from collections.abc import Iterator
from hashlib import sha256

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from data.pack.cells import write_number
from data.pack.table import Numbers, Sheet, Words, sort_by_key

_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_CHUNK = 100_000


def csv_chunks(sheet: Sheet) -> Iterator[bytes]:
    """Yield a sheet's CSV, header first, rows in the order of their keys."""
    yield (",".join(sheet.schema.names) + "\n").encode()
    order = sort_by_key(sheet)
    for start in range(0, len(order), _CHUNK):
        yield csv_lines(sheet.take(order[start : start + _CHUNK]))


def digest_sheets(sheets: dict[str, Sheet]) -> str:
    """Return the SHA-256 of what a pack says, whatever its form or the order of its rows."""
    digest = sha256()
    for name in sorted(sheets):
        if len(sheets[name]):
            digest.update(f"{name}\n".encode())
            for chunk in csv_chunks(sheets[name]):
                digest.update(chunk)
    return digest.hexdigest()


def number_texts(numbers: Numbers) -> pa.Array:
    """Return numbers as canonical texts, empty where there is none."""
    texts = pc.fill_null(pa.array(numbers, from_pandas=True).cast(pa.string()), "")
    # Arrow writes very large and very small numbers with an exponent.
    odd = np.flatnonzero(pc.match_substring(texts, "e").to_numpy(zero_copy_only=False))
    if not len(odd):
        return texts
    mended = texts.to_pylist()
    for position in odd:
        mended[position] = write_number(float(numbers[position]))
    return pa.array(mended, pa.string())


def csv_lines(sheet: Sheet) -> bytes:
    """Return a sheet's rows as CSV, in the order they have."""
    cells = [
        _quoted(values) if isinstance(values, Words) else number_texts(values)
        for values in (sheet.columns[name] for name in sheet.schema.names)
    ]
    lines = pc.binary_join_element_wise(*cells, ",")
    return ("\n".join(lines.to_pylist()) + "\n").encode()


def _quoted(words: Words) -> pa.Array:
    used = np.unique(words.codes)
    texts = np.full(len(words.texts), "", dtype=object)
    for code in used:
        texts[code] = _quote(words.texts[code])
    return pa.DictionaryArray.from_arrays(
        pa.array(words.codes, pa.int64()), pa.array(texts, pa.string())
    ).cast(pa.string())


def _quote(text: str) -> str:
    if _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
