"""Running the service: its processes on this machine, started together, watched, and ended together."""
