"""The packs that the project ships."""
