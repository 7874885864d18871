"""Lines of agreements and of pages before a meeting in other words, true and false. See `developed`. Ours."""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """What was known, true sentences about it, and false ones with what was planted in them.

    `by` is who is spoken of and to: "you" and Jonas, or Ana and Jonas.
    """

    source: str
    true: tuple[str, ...]
    false: tuple[tuple[str, str], ...] = ()
    more: tuple[str, ...] = ()


NAME, SWAPPED, NUMBER = "another name", "the two swapped", "another number"
DENIED, INVENTED, OTHERS = "denied", "an invented fact", "words of somebody else"

LINES = (
    # agreements
    Told(
        "We meet for the first time by 14 December 2026. Until 1 March 2027 we meet every 14 days, after that every 28 days.",
        (
            "Our first meeting takes place by December 14, 2026; we then meet every fourteen days until 1 March 2027, and every 28 days after that.",
            "We'll meet for the first time by the 14th of December 2026, then every 14 days until 1 March 2027 and every 28 days afterwards.",
            "By 14 December 2026 we have our first meeting. We meet every 14 days until March 1, 2027; from then on it's every 28 days.",
            "The first time we meet is by 14 December 2026; until 1 March 2027 our meetings are every 14 days, later every 28 days.",
        ),
        (
            (NUMBER, "Our first meeting takes place by December 15, 2026; we then meet every fourteen days until 1 March 2027, and every 28 days after that."),
            (NUMBER, "We'll meet for the first time by the 14th of December 2026, then every 14 days until 1 March 2027 and every 21 days afterwards."),
            (NUMBER, "By 14 November 2026 we have our first meeting. We meet every 14 days until March 1, 2027; from then on it's every 28 days."),
            (SWAPPED, "The first time we meet is by 14 December 2026; until 1 March 2027 our meetings are every 28 weeks, later every 14 days."),
            (DENIED, "We won't meet for the first time by the 14th of December 2026, then every 14 days until 1 March 2027 and every 28 days afterwards."),
        ),
    ),
    Told(
        "We work together from 1 February 2027 to 31 October 2027.",
        (
            "Our work together begins on 1 February 2027 and ends on 31 October 2027.",
            "We're working together from the first of February 2027 until 31 October 2027.",
            "From February 1, 2027 to October 31, 2027 we'll work together.",
            "Our mentorship runs from 1 February 2027 through 31 October 2027.",
        ),
        (
            (NUMBER, "Our work together begins on 1 February 2027 and ends on 31 August 2027."),
            (NUMBER, "We're working together from the first of March 2027 until 31 October 2027."),
            (INVENTED, "Our mentorship runs from 1 February 2027 through 31 October 2027 in Berlin."),
            (DENIED, "Our work together does not begin on 1 February 2027 and ends on 31 October 2027."),
        ),
    ),
    Told(
        "Whoever cannot come says so at least 24 hours before and proposes another time within a week.",
        (
            "If one of us can't come, we say so at least 24 hours before and propose another time within a week.",
            "Anyone who can't make it lets the other know at least 24 hours ahead, and proposes a new time within a week.",
            "Whoever is unable to come tells the other at least 24 hours earlier and suggests another time within one week.",
            "Not able to come? Then say so at least twenty-four hours before, and propose another time within a week.",
        ),
        (
            (NUMBER, "If one of us can't come, we say so at least 48 hours before and propose another time within a week."),
            (DENIED, "Whoever cannot come need not say so at least 24 hours before and proposes another time within a week."),
            (DENIED, "Whoever can come says so at least 24 hours before and proposes another time within a week."),
            (INVENTED, "If one of us can't come, we say so at least 24 hours before and pay for the lunch."),
        ),
    ),
    Told(
        "Ana brings the topics, prepares for each meeting and keeps the list of actions. Jonas asks, listens and shares experience.",
        (
            "Ana prepares for every meeting, brings the topics and keeps the list of actions, while Jonas asks, listens and shares experience.",
            "The topics are brought by Ana, who also prepares for each meeting and keeps the list of actions; Jonas asks, listens and shares experience.",
            "Ana is the one who brings the topics, prepares for each meeting and keeps the list of actions. Jonas's part is to ask, to listen and to share experience.",
            "Jonas asks, listens and shares experience; Ana brings the topics, prepares for each meeting and keeps the action list.",
        ),
        (
            (SWAPPED, "Jonas prepares for every meeting, brings the topics and keeps the list of actions, while Ana asks, listens and shares experience."),
            (SWAPPED, "Ana asks, listens and shares experience; Jonas brings the topics, prepares for each meeting and keeps the action list."),
            (NAME, "Tove is the one who brings the topics, prepares for each meeting and keeps the list of actions. Jonas's part is to ask, to listen and to share experience."),
            (DENIED, "Ana never prepares for a meeting, brings the topics and keeps the list of actions, while Jonas asks, listens and shares experience."),
            (INVENTED, "Ana brings the topics and the budget, prepares for each meeting and keeps the list of actions. Jonas asks, listens and shares experience."),
        ),
    ),
    Told(
        "What we say to each other stays between us, unless somebody is in danger.",
        (
            "What we tell each other stays between the two of us, unless somebody is in danger.",
            "Unless someone is in danger, whatever we say to each other stays between us.",
            "We keep what's said between us, unless somebody's in danger.",
        ),
        (
            (DENIED, "What we say to each other does not stay between us, unless somebody is in danger."),
            (INVENTED, "What we say to each other is told to the manager, unless somebody is in danger."),
            (DENIED, "What we say to each other stays between us, even if somebody is not in danger."),
        ),
    ),
    Told(
        "Jonas takes no part in decisions about Ana's pay, grade or promotion.",
        (
            "Jonas doesn't take part in decisions about Ana's pay, grade or promotion.",
            "In decisions about Ana's pay, grade or promotion Jonas takes no part.",
            "Decisions about Ana's pay, grade or promotion are made without Jonas.",
            "When Ana's pay, grade or promotion is decided, Jonas isn't part of it.",
        ),
        (
            (DENIED, "Jonas takes part in decisions about Ana's pay, grade or promotion."),
            (SWAPPED, "Ana takes no part in decisions about Jonas's pay, grade or promotion."),
            (NAME, "Jonas takes no part in decisions about Tove's pay, grade or promotion."),
            (INVENTED, "Jonas takes no part in decisions about Ana's pay, grade, bonus or promotion."),
        ),
    ),
    # pages before a meeting
    Told(
        "Ana: “read chapter four”, by 3 May 2027 (late).",
        (
            "Ana's action “read chapter four” was due on 3 May 2027 and is late.",
            "“read chapter four”, which Ana was to do by May 3, 2027, is overdue.",
            "Late: “read chapter four”, due by 3 May 2027, with Ana.",
            "Ana hasn't done “read chapter four” yet; it was due by the third of May 2027 and is late.",
        ),
        (
            (DENIED, "Ana's action “read chapter four” was due on 3 May 2027 and is not late."),
            (NUMBER, "“read chapter four”, which Ana was to do by May 13, 2027, is overdue."),
            (NAME, "Jonas's action “read chapter four” was due on 3 May 2027 and is late."),
            (OTHERS, "Ana's action “write to the board” was due on 3 May 2027 and is late."),
            (DENIED, "Ana's action “read chapter four”, by 3 May 2027, is done."),
        ),
    ),
    Told(
        "Jonas: “introduce Ana to the data team”, by 9 June 2027 (done).",
        (
            "Jonas has done “introduce Ana to the data team”, which was due by 9 June 2027.",
            "Done: Jonas's “introduce Ana to the data team”, due by June 9, 2027.",
            "“introduce Ana to the data team” was completed by Jonas; the day for it was 9 June 2027.",
        ),
        (
            (DENIED, "Jonas has not done “introduce Ana to the data team”, which was due by 9 June 2027."),
            (NUMBER, "Done: Jonas's “introduce Ana to the data team”, due by July 9, 2027."),
            (NAME, "“introduce Ana to the data team” was completed by Ana; the day for it was 9 June 2027."),
            (OTHERS, "Jonas has done “introduce Ana to the sales team”, which was due by 9 June 2027."),
        ),
    ),
    Told(
        "You met on 12 April 2027; Jonas noted: “We practised the opening twice”.",
        (
            "When you last met, on 12 April 2027, Jonas noted: “We practised the opening twice”.",
            "Jonas's note from your meeting on April 12, 2027 reads: “We practised the opening twice”.",
            "At the meeting of 12 April 2027, Jonas wrote “We practised the opening twice”.",
            "“We practised the opening twice” is what Jonas noted when you met on 12 April 2027.",
        ),
        (
            (NUMBER, "When you last met, on 12 May 2027, Jonas noted: “We practised the opening twice”."),
            (NAME, "Tove's note from your meeting on April 12, 2027 reads: “We practised the opening twice”."),
            (OTHERS, "At the meeting of 12 April 2027, Jonas wrote “We practised the ending twice”."),
            (DENIED, "At the meeting of 12 April 2027, Jonas never wrote “We practised the opening twice”."),
            (INVENTED, "Jonas's note from your meeting on April 12, 2027 in the library reads: “We practised the opening twice”."),
        ),
    ),
    Told(
        "You have not met for 46 days.",
        (
            "It has been 46 days since you last met.",
            "You haven't met for forty-six days.",
            "46 days have gone by without a meeting.",
            "Your last meeting was 46 days ago.",
        ),
        (
            (NUMBER, "It has been 64 days since you last met."),
            (DENIED, "You have met for 46 days."),
            (INVENTED, "You haven't met for forty-six days because of illness."),
        ),
    ),
    Told(
        "There is no open goal. Begin by naming one together.",
        (
            "You have no open goal yet, so start by naming one together.",
            "No goal is open at the moment: begin by naming one together.",
            "There isn't an open goal; name one together to begin with.",
        ),
        (
            (DENIED, "There is an open goal. Begin by naming one together."),
            (INVENTED, "There is no open goal. Begin by telling the manager."),
            (NUMBER, "There are three open goals. Begin by naming one together."),
        ),
    ),
    # questions
    Told(
        "What would make “give a talk at the spring conference” easier?",
        (
            "What would help to make “give a talk at the spring conference” easier?",
            "What could make it easier to “give a talk at the spring conference”?",
            "Thinking of “give a talk at the spring conference”: what would make it easier?",
        ),
        (
            (DENIED, "What would never make “give a talk at the spring conference” easier?"),
            (OTHERS, "What would make “take over a team by autumn” easier?"),
            (INVENTED, "What would make “give a talk at the spring conference” easier than the promotion?"),
            (DENIED, "What would make “give a talk at the spring conference” harder?"),
        ),
    ),
    Told(
        "Last time this came up: “I freeze when questions are asked”. How do you see it today?",
        (
            "“I freeze when questions are asked” came up last time. How do you see that today?",
            "Last time you talked about “I freeze when questions are asked”: how do you see it now?",
            "How do you see this today, which came up last time: “I freeze when questions are asked”?",
        ),
        (
            (OTHERS, "“I freeze when numbers are asked” came up last time. How do you see that today?"),
            (DENIED, "“I freeze when questions are asked” did not come up last time. How do you see that today?"),
            (INVENTED, "“I freeze when questions are asked” came up last time at the board meeting. How do you see that today?"),
        ),
    ),
)  # fmt: skip
