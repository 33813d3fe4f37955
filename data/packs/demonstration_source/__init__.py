"""The demonstration world: the declarations and the generator behind ``data/packs/demonstration``.

``python -m data.packs.demonstration_source [FOLDER]`` writes the pack; ``docs/demonstration.md``
tells the world, and the truth behind its figures, to a reader.
"""
