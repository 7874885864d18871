"""Companion runs a mentoring programme from a spreadsheet of people to explained matches."""
