"""The version of the method: it is stored with every result, and part of every fingerprint."""

METHOD = "1.0"
"""Raise it with any change that can change a result; everything is then judged again."""
