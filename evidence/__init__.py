"""The method: pure functions, arrays in, frozen results out."""
