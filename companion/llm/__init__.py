"""The one door to models: what is asked, what it may cost, what they were given, what came back."""
