"""One file a screen: what is asked of the API, and how it is shown."""
