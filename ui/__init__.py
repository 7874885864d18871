"""The pages: the administrator's desk, and what a mentor and a mentee see. They speak HTTP to the API."""
