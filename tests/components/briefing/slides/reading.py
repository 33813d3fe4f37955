"""Slides read back by a program that did not write them, as plain things to compare."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation as Slides

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
WITH_SIZE = tuple(DRAWING + tag for tag in ("rPr", "defRPr", "endParaRPr"))


def read(data: bytes) -> Slides:
    return Presentation(BytesIO(data))


def everything(shapes: Any) -> Iterator[Any]:
    """Yield every object, those within a group after it."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from everything(shape.shapes)


def named(slide: Any, name: str) -> Any:
    (found,) = (shape for shape in everything(slide.shapes) if shape.name == name)
    return found


def alt(shape: Any) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr", ""))


def is_decorative(shape: Any) -> bool:
    marks = list(shape._element._nvXxPr.cNvPr.iter(DECORATIVE))
    return [mark.get("val") for mark in marks] == ["1"]


def set_words(root: Any) -> Iterator[tuple[str, float, str, str]]:
    """Yield words with their size in points, their language and their font, from a part's XML."""
    for run in root.iter(f"{DRAWING}r"):
        properties, words = run.find(f"{DRAWING}rPr"), run.findtext(f"{DRAWING}t") or ""
        latin = properties.find(f"{DRAWING}latin")
        yield (
            words,
            int(properties.get("sz")) / 100,
            properties.get("lang"),
            latin.get("typeface"),
        )


def sizes(root: Any) -> list[float]:
    """Return every size of letters that a part's XML names, in points."""
    found = (each.get("sz") for each in root.iter() if each.tag in WITH_SIZE)
    return [int(size) / 100 for size in found if size]


def sheet_rows(chart: Any) -> list[tuple[Any, ...]]:
    """Return the rows of the workbook inside a chart."""
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [tuple(row) for row in book["Sheet1"].iter_rows(values_only=True)]


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)
