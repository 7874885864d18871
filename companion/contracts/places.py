"""Where one can be: every page, by its address. Pages lead to each other by it, and mails to them."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """Every page, by its address."""

    OVERVIEW = "overview"
    PEOPLE = "people"
    IMPORT = "import"
    RULES = "rules"
    ROUNDS = "rounds"
    AI = "ai"
    AUDIT = "audit"
    ACCOUNTS = "accounts"
    PROGRAMMES = "programmes"
    TODAY = "today"
    MATCH = "match"
    PAIR = "pair"
    REQUESTS = "requests"
    ASKED = "asked"
    QUEUE = "queue"
    QUESTIONS = "questions"
    ANSWER = "answer"
    FIND = "find"
    PROFILE = "profile"
    WORRIES = "worries"
    WORRY = "worry"
    YOU = "you"


class PairPart(StrEnum):
    """Every part of the page of a pair, as an address names it: the same in every language."""

    AGREEMENT = "Agreement"
    GOALS = "Goals"
    NOTES = "Notes"
    PREPARE = "Prepare"
    MEETINGS = "Meetings"


class RulesPart(StrEnum):
    """Every part of the page of the rules, likewise."""

    RULES = "Rules"
    TEXT = "Text"
    CHARTER = "Charter"
    VERSIONS = "Versions"
