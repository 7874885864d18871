"""What a pair aims at, notes and does, and what to talk about next."""
