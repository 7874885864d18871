"""The worker's door: what waits to be done, taken up one by one."""
