"""Finding people by what they say: the record of vectors, an index in memory, and the model behind them."""
