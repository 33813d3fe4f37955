"""The tests mirror the tree. A package, because an installed one claims the same name."""
