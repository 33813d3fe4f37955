"""The commands of `manage.py` that need no method and no drawing: their arguments, their doing."""
