"""Public data services, as clients: they return what was read and write nothing."""
