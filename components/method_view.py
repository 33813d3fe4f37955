"""The method's page in its two forms: the whole of it, or how one kind of chart is read."""

from collections.abc import Callable, Mapping

from components.how_to_read import how_link, kind_names
from components.html import Html
from components.method_answers import build_more_where, take_answers
from components.method_examples import Example
from components.method_readings import build_kinds, build_reading, name_reading, take_reading
from components.method_sections import build_compared, build_facts, build_question
from components.method_strength import (
    build_cannot_tell,
    build_fooled,
    build_illustrative,
    build_kept_low,
    build_not_done,
    build_strength,
)
from components.palette import PALETTES
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.screens import METHOD, SCREENS, title_of
from components.shell.sections import show_section
from components.shell.takeaway import offer_takeaway
from components.show import show_html
from components.sources import source_lines
from components.takeaway import About
from locales import Translator, mark
from locales.formats import format_date

Build = Callable[[tuple[Example, ...], str, Translator], Html]

SECTIONS: Mapping[str, tuple[str, Build]] = {
    "lower": (
        mark("What keeps it on a lower step"),
        lambda examples, theme, _: build_kept_low(_),
    ),
    "fooled": (
        mark("What could fool us, and how we guard against it"),
        lambda examples, theme, _: build_fooled(theme, _),
    ),
    "cannot-tell": (
        mark("When “cannot tell” is the answer"),
        lambda examples, theme, _: build_cannot_tell(examples, _),
    ),
    "illustrative": (
        mark("Illustrative figures"),
        lambda examples, theme, _: build_illustrative(_),
    ),
    "not-done": (
        mark("What we do not do"),
        lambda examples, theme, _: build_not_done(_),
    ),
}
"""The parts that open when asked: label and what they hold, by their code in the address."""


def show_method(page: OpenPage, examples: tuple[Example, ...]) -> None:
    """Show the whole method; what goes deeper opens when asked."""
    how = how_link("needle", page.link(METHOD, chart="needle"), page.text)
    show_html(page.draw("method", lambda: build_method(examples, how, page.theme, page.text)))
    for code, (label, build) in SECTIONS.items():
        _show_part(page, code, label, build, examples)


def show_reading(page: OpenPage, kind: str) -> None:
    """Show how one kind of chart is read."""
    screens = {screen.code: page.link(screen) for screen in SCREENS}
    show_html(
        page.draw("reading", lambda: build_reading(kind, screens, page.theme, page.text), kind)
    )


def show_kinds(page: OpenPage, chosen: str | None) -> None:
    """Show where every other kind of chart is explained."""
    addresses = {code: page.link(METHOD, chart=code) for code in kind_names(page.text)}
    show_html(
        page.draw(
            "kinds",
            lambda: build_kinds(addresses, chosen, page.link(METHOD), page.text),
            chosen or "",
        )
    )


def show_takeaway(page: OpenPage, examples: tuple[Example, ...], kind: str | None) -> None:
    """Offer the table of answers, and the picture of a kind where one is shown."""
    _ = page.text
    pictures = {} if kind is None else {kind: lambda: take_reading(kind, _)}
    titles = {} if kind is None else {kind: name_reading(kind, _)}
    offer_takeaway(
        page,
        lambda: about_method(page, kind),
        {"answers": lambda: take_answers(examples, _)},
        pictures,
        titles | {"answers": _("Every answer, and its mark")},
    )


def about_method(page: OpenPage, kind: str | None) -> About:
    """Return what the files that are taken away say of themselves; a picture is made up."""
    _, moment = page.text, page.moment
    return About(
        view=title_of(METHOD, _) if kind is None else name_reading(kind, _),
        as_at=_("Figures as at {date}.", date=format_date(moment.until, page.lang)),
        sources=source_lines(moment, _),
        illustrative=moment.illustrative or kind is not None,
        address=page.link(METHOD, **current_parameters()),
    )


def build_method(examples: tuple[Example, ...], how: Html, theme: str, _: Translator) -> Html:
    """Return the question, what is compared, the three facts, how far we may go.

    Parameters
    ----------
    how
        The link to how a needle is read.
    """
    return Html(
        f"{build_question(_)}{build_compared(examples, how, theme, _)}"
        f"{build_facts(examples, theme, _)}"
        f"{build_more_where(examples, PALETTES[theme], _)}{build_strength(examples, _)}"
    )


def _show_part(
    page: OpenPage, code: str, label: str, build: Build, examples: tuple[Example, ...]
) -> None:
    def show() -> None:
        show_html(page.draw("method part", lambda: build(examples, page.theme, page.text), code))

    show_section(code, page.text(label), show)
