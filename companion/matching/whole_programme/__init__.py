"""A whole programme matched at once: the use cases behind `match`, `why` and `repair`."""
