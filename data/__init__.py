"""The store: engine, queries, packs in and out, boundaries, migrations. All SQL is here."""
