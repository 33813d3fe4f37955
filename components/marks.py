"""Marks: small shapes that stand before a word, never instead of one."""

from base64 import b64encode
from collections.abc import Callable

from components.html import Html
from components.palette import Palette

SIZE = 20


def _drawing(*shapes: str) -> str:
    """Return a mark by itself; it holds no words, so it names no font."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        f'viewBox="0 0 {SIZE} {SIZE}">{"".join(shapes)}</svg>'
    )


def _disc(colour: str, inner: str) -> str:
    return _drawing(f'<circle cx="10" cy="10" r="9" fill="{colour}"/>', inner)


def _ring(colour: str, inner: str, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    ring = f'<circle cx="10" cy="10" r="8" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>'
    return _drawing(ring, inner)


def _stroke(d: str, colour: str) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="2" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )


def tick(palette: Palette) -> str:
    """A filled disc with a tick: done as planned."""
    return _disc(palette.better, _stroke("M5.8 10.4l2.8 2.8 5.6-6", palette.background))


def ring_tick(palette: Palette) -> str:
    """An open ring with a tick: moved after it began, with nothing to compare with."""
    return _ring(palette.better, _stroke("M6.2 10.3l2.6 2.6 5-5.4", palette.better))


def half(palette: Palette) -> str:
    """A ring half filled: under way, behind."""
    filled = f'<path d="M10 2a8 8 0 0 1 0 16z" fill="{palette.ink}"/>'
    return _ring(palette.ink, filled)


def exclamation(palette: Palette) -> str:
    """A ring with an exclamation mark: not enough."""
    mark = _stroke("M10 5.8v5", palette.concern)
    return _ring(
        palette.concern, mark + f'<circle cx="10" cy="14" r="1.2" fill="{palette.concern}"/>'
    )


def clock(palette: Palette) -> str:
    """A dashed ring with a clock's hands: not known yet."""
    return _ring(palette.muted, _stroke("M10 6v4.2l2.8 1.6", palette.muted), "3 2.4")


def empty(palette: Palette) -> str:
    """An empty ring: nothing to show."""
    return _ring(palette.muted, "")


def dash(palette: Palette) -> str:
    """A ring with a dash: cannot be told."""
    return _ring(palette.muted, _stroke("M6.4 10h7.2", palette.muted))


def bar(palette: Palette) -> str:
    """A filled square with a bar: delivered and not moving."""
    box = f'<rect x="2" y="2" width="16" height="16" rx="2" fill="{palette.concern}"/>'
    return _drawing(box, _stroke("M6 10h8", palette.background))


def square(palette: Palette) -> str:
    """An open square: short of what was hoped."""
    box = '<rect x="3" y="3" width="14" height="14" rx="2" fill="none" '
    return _drawing(f'{box}stroke="{palette.concern}" stroke-width="2"/>')


def triangle_down(palette: Palette) -> str:
    """A triangle that points down: worse where delivered."""
    return _drawing(f'<path d="M2 4h16L10 18z" fill="{palette.concern}"/>')


def fork(palette: Palette) -> str:
    """A line that forks: the paths already differed."""
    return _drawing(_stroke("M3 16h4l9-11M7 16h10", palette.muted))


def arrow_up(palette: Palette) -> str:
    """An arrow that points up, for the better whichever way the figures go: improving."""
    return _drawing(_heavy("M10 17V4M4.6 9.2L10 3.6l5.4 5.6", palette.better))


def arrow_down(palette: Palette) -> str:
    """An arrow that points down, for the worse whichever way the figures go: worsening."""
    return _drawing(_heavy("M10 3v13M4.6 10.8L10 16.4l5.4-5.6", palette.concern))


def flat(palette: Palette) -> str:
    """A level line: no clear change."""
    return _drawing(_heavy("M3.5 10h13", palette.muted))


def _heavy(d: str, colour: str) -> str:
    return _stroke(d, colour).replace('stroke-width="2"', 'stroke-width="2.6"')


def placed(draw: Callable[[Palette], str], palette: Palette, x: float, y: float) -> str:
    """Return a mark as part of another drawing, its corner at a place."""
    return draw(palette).replace("<svg ", f'<svg x="{x:g}" y="{y:g}" ', 1)


def mark(draw: Callable[[Palette], str], palette: Palette) -> Html:
    """Return a mark as markup; the word beside it says what it means."""
    data = b64encode(draw(palette).encode()).decode()
    return Html(f'<img class="mw-mark" alt="" src="data:image/svg+xml;base64,{data}">')
