"""The frame around every screen: what this is, where to go, the other language, the sources."""

from collections.abc import Iterable, Mapping
from html import escape

from components.html import Html, illustrative_tag
from components.shell.actor import read_actor
from components.shell.address import href
from components.shell.screens import ACCESSIBILITY, SCREENS, Screen, may_open, title_of
from components.show import show_html
from data.moment import Moment
from locales import LANGUAGES, Translator
from locales.formats import format_date

OWN_NAMES = {"en": "English", "cy": "Cymraeg"}  # each in itself, so not for the catalogue


def show_frame(
    screen: Screen, moment: Moment, _: Translator, parameters: Mapping[str, str]
) -> None:
    """Show the head of a screen: name and date, the row of links, the other language."""
    show_html(
        Html(
            f'<header class="mw-head">{_masthead(moment, _)}'
            f'<nav class="mw-nav" aria-label="{escape(_("Screens"))}">{_links(screen, _)}'
            f"{other_language(screen, _, parameters)}</nav></header>"
        )
    )


def _links(screen: Screen, _: Translator) -> str:
    """Return the row of links to what one may open; each keeps the language."""
    links, actor = [], read_actor()
    for each in SCREENS:
        if each.in_menu and may_open(actor, each):
            address = escape(href(each, {"lang": _.lang}))
            current = ' aria-current="page"' if each is screen else ""
            name = escape(title_of(each, _))
            links.append(f'<a href="{address}" target="_self"{current}>{name}</a>')
    return "".join(links)


def other_language(screen: Screen, _: Translator, parameters: Mapping[str, str]) -> str:
    """Return the link to this very view in the other language."""
    other = next(lang for lang in LANGUAGES if lang != _.lang)
    address = escape(href(screen, {**parameters, "lang": other}))
    return (
        f'<a class="mw-other-language" href="{address}" target="_self" lang="{other}" '
        f'hreflang="{other}">{OWN_NAMES[other]}</a>'
    )


def _masthead(moment: Moment, _: Translator) -> str:
    as_at = _("figures as at {date}", date=format_date(moment.until, _.lang))
    fixed = f" · {escape(_('the date this demonstration keeps'))}" if moment.fixed else ""
    tag = illustrative_tag(_) if moment.illustrative else ""
    return (
        f'<p class="mw-masthead"><span class="mw-brand">{escape(_("Mission progress · Wales"))}'
        f'</span><span class="mw-muted">{escape(as_at)}{fixed}</span>{tag}</p>'
    )


def show_foot(_: Translator, sources: Iterable[str]) -> None:
    """Show where the figures come from, under what licence, and the accessibility statement."""
    told = "".join(f"<p>{escape(source)}</p>" for source in sources)
    access = href(ACCESSIBILITY, {"lang": _.lang})
    show_html(
        Html(
            f'<footer class="mw-foot mw-small mw-muted">{told}<p><a href="{escape(access)}" '
            f'target="_self">{escape(_("Accessibility statement"))}</a></p></footer>'
        )
    )
