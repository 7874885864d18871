"""“I am worried”: what somebody tells one named person in confidence, and what becomes of it."""
