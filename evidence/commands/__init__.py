"""The commands of `manage.py` that judge: their arguments and their doing."""
