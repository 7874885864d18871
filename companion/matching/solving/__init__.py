"""Who gets whom: the best matching of a whole programme, its prices and its proof."""
