"""What counts as blank around a text."""

BLANKS = " \t\n\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""Blanks that are taken off both ends. ``str.strip`` would take control characters off too."""


def trim(text: str) -> str:
    """Return a text without the blanks around it."""
    return text.strip(BLANKS)
