"""Every prompt as a file of its own, which never changes once it is released; knows nothing of companion."""
