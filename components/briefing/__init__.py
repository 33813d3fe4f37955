"""The cabinet briefing: what it holds, how it is laid out, and what writes it."""
