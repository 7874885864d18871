"""From request to pair: a mentee asks a mentor, and the two come together or know why not."""
