"""The map's screen: what it shows, worked out once, and everything that draws it."""
