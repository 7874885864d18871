"""The HTTP door: parse, call the use case, map to a contract."""
