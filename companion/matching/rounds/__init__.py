"""Rounds: run as jobs, decided about, published; and the mentorships that come of them."""
