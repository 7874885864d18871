"""The shapes that cross our edges: files we write and others read."""
