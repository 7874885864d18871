"""Finding a mentor by talking: sentences become a query that she sees and changes, and the engine ranks."""
