"""Markup as a browser reads it: which elements there are, and what text they hold."""

from base64 import b64decode
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree

VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "col"})
DATA = "data:image/svg+xml;base64,"


@dataclass
class Element:
    """One element: its name, attributes, children, its own text and all text within.

    All text within includes what images say.
    """

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    own_texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list["Element"]:
        """Return the elements of that name below this one, in order."""
        found = []
        for child in self.children:
            found += [child] if child.tag == tag else []
            found += child.all(tag)
        return found

    def first(self, tag: str) -> "Element":
        return self.all(tag)[0]

    def tags(self) -> set[str]:
        return {each.tag for each in self.every()} - {""}

    def every(self) -> list["Element"]:
        return [self, *(below for child in self.children for below in child.every())]

    def cells(self) -> list[list[str]]:
        """Return a table's text, row by row."""
        return [
            [cell.text for cell in row.every() if cell.tag in ("th", "td")]
            for row in self.all("tr")
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag in VOID:
            for element in self.open:
                element.texts.append(made.attributes.get("alt", ""))
        else:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].own_texts.append(data)
        for element in self.open:
            element.texts.append(data)


def read_markup(markup: object) -> Element:
    """Read markup; fails where an element is left open or closed twice."""
    reader = _Reader()
    reader.feed(str(markup))
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is left open"
    return reader.open[0]


def read_pictures(markup: object) -> list[ElementTree.Element]:
    """Return the drawings within markup; fails where one is not well-formed."""
    sources = [image.attributes["src"] for image in read_markup(markup).all("img")]
    assert all(source.startswith(DATA) for source in sources)
    return [read_drawing(b64decode(source.removeprefix(DATA)).decode()) for source in sources]


def read_drawing(svg: str) -> ElementTree.Element:
    """Read a drawing, its names without their namespace."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def drawn_texts(drawing: ElementTree.Element) -> list[str]:
    """Return the words in a drawing, in order."""
    return [element.text or "" for element in drawing.iter("text")]
