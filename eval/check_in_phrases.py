"""What made-up people write after a meeting, in four parts: rules may be changed looking at the first three only.

`{P}` is the partner as she is called, `{do}` a task, `{by}` a day in words with its preposition, or nothing.
"""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Phrases:
    """One part of the phrases. Owners of actions are `author`, `partner` and `both`."""

    happened: tuple[str, ...]
    decided: tuple[str, ...]
    concerns: tuple[str, ...]
    actions: dict[str, tuple[str, ...]]
    of_others: tuple[str, ...]
    """Somebody outside the pair does something: no action of theirs."""
    more_days: bool = False
    """Whether days are written in more ways than in the parts before `check_ins_met_next`."""


TUNED = Phrases(
    happened=(
        "We went through {P}'s slides for the spring conference.",
        "{P} told me about the new role in the data team.",
        "Most of the hour went into the grant application.",
        "We compared two ways of giving feedback.",
        "{P} brought three questions from her team meeting.",
        "The first draft reads quite well.",
        "We laughed about last week's fearless demo.",
        "I shared how I prepared for my first talk in 2014.",
        "{P} has read chapter 4 and liked it.",
        "No concerns this time.",
        "We practised the opening of the talk twice.",
        "It was our fourth meeting, by video.",
    ),
    decided=(
        "We decided to leave the budget question for later.",
        "We agreed that the talk comes before the article.",
        "We settled on meeting every two weeks.",
        "{P} chose the specialist track.",
        "The conclusion was to drop the second workshop.",
        "We agreed on Tuesday mornings.",
        "Decision: the pilot starts with one team only.",
    ),
    concerns=(
        "{P} is worried that her manager does not support the move.",
        "I am concerned about how tired {P} looked.",
        "{P} feels overwhelmed by the double workload.",
        "{P} said she is struggling to sleep before presentations.",
        "She is afraid of being judged by the senior engineers.",
        "{P} cried when we talked about the last review.",
        "Her manager shouts at her in front of the team.",
        "{P} said that she does not feel safe speaking up.",
        "She has lost all interest in the project and dreads Mondays.",
        "{P} feels left out by the team.",
        "A colleague keeps making comments about her accent.",
        "{P} wonders whether to hand in her notice.",
        "I do not think I am the right mentor for this.",
        "{P} has had panic attacks since the reorganisation.",
    ),
    actions={
        "author": (
            "I will {do}{by}.",
            "I'll {do}{by}.",
            "I am going to {do}{by}.",
            "I promised to {do}{by}.",
            "I need to {do}{by}.",
            "Action for me: {do}{by}.",
            "Me: {do}{by}.",
            "I have to {do}{by}.",
            "I said I would {do}{by}.",
        ),
        "partner": (
            "{P} will {do}{by}.",
            "{P} is going to {do}{by}.",
            "{P} promised to {do}{by}.",
            "{P} to {do}{by}.",
            "{P}: {do}{by}.",
            "Action {P}: {do}{by}.",
            "{P} wants to {do}{by}.",
            "{P} should {do}{by}.",
            "We agreed that {P} will {do}{by}.",
            "I asked {P} to {do}{by}.",
        ),
        "both": (
            "We will {do}{by}.",
            "We both {do}{by}.",
            "We are going to {do} together{by}.",
            "We'll {do}{by}.",
        ),
    },
    of_others=(
        "Her manager will sign the form{by}.",
        "The committee should answer{by}.",
        "HR is going to send the contract{by}.",
        "The conference will publish its programme{by}.",
    ),
)

LOOKED_AT = Phrases(
    happened=(
        "We spent the first half on {P}'s article.",
        "{P} reported that the interview went well.",
        "We looked at the feedback from the last workshop.",
        "{P} explained how the budget round works.",
        "I told {P} about my own change of field in 2009.",
        "We talked about what a good week looks like.",
        "It went quite smoothly this time.",
        "{P} showed me the second version of the poster.",
        "We did a short role play of the salary talk.",
        "Good mood, lots of energy, 50 minutes.",
        "We met in the canteen instead of online.",
        "{P} has finished two of the five modules.",
        "Nothing to worry about at the moment.",
    ),
    decided=(
        "We decided against a second co-author.",
        "We agreed to keep the meetings at one hour.",
        "We settled the order of the chapters.",
        "{P} decided to apply for the grant first.",
        "We have agreed that statistics is the next theme.",
        "Decided: no slides, only the whiteboard.",
        "We concluded that the workshop is too early.",
    ),
    concerns=(
        "{P} worries about failing the exam a second time.",
        "I have a concern about the pressure from the department.",
        "{P} sounded exhausted and said she works every weekend.",
        "She is struggling with the new team lead.",
        "{P} is scared of losing the job after parental leave.",
        "{P} feels stressed by the open conflict in the team.",
        "{P} was in tears at the end.",
        "Her supervisor ignores her mails for weeks.",
        "{P} told me that a colleague humiliated her in a meeting.",
        "She thinks about leaving the profession altogether.",
        "{P} feels alone with the decision.",
        "I feel out of my depth with this topic.",
        "{P} has not been eating or sleeping well.",
        "She said that nobody would notice if she were gone.",
    ),
    actions={
        "author": (
            "I will {do}{by}.",
            "I'll {do}{by}.",
            "I want to {do}{by}.",
            "I agreed to {do}{by}.",
            "I offered to {do}{by}.",
            "To do for me: {do}{by}.",
            "My task: {do}{by}.",
            "I plan to {do}{by}.",
            "I must {do}{by}.",
        ),
        "partner": (
            "{P} will {do}{by}.",
            "{P}'ll {do}{by}.",
            "{P} plans to {do}{by}.",
            "{P} agreed to {do}{by}.",
            "{P} needs to {do}{by}.",
            "{P} has to {do}{by}.",
            "{P} - {do}{by}.",
            "Next step for {P}: {do}{by}.",
            "{P} offered to {do}{by}.",
            "{P} is to {do}{by}.",
        ),
        "both": (
            "We will {do}{by}.",
            "Both of us will {do}{by}.",
            "We plan to {do}{by}.",
            "Together we will {do}{by}.",
        ),
    },
    of_others=(
        "Her team lead will decide about the budget{by}.",
        "The editor has to answer{by}.",
        "The university is going to open the applications{by}.",
        "Her colleague Tom will take over the reports{by}.",
    ),
)

KEPT = Phrases(
    happened=(
        "{P} walked me through the numbers of the first quarter.",
        "We read two job adverts side by side.",
        "I asked how the handover had gone.",
        "{P} met the new head of research last week.",
        "The hour was over before we knew it.",
        "We drew a map of everybody who has a say in the project.",
        "{P} got the certificate in the post.",
        "I told a story from my years in the hospital.",
        "We tried the difficult conversation with changed roles.",
        "The trial lesson is behind {P} now.",
        "Lunch together, then half an hour on the plan.",
        "{P} likes the small steps better than the big ones.",
        "We came back to the question of part-time work.",
        "A quiet meeting, mostly about reading.",
        "{P} has two offers on the table.",
        "The library was closed, so we walked along the river.",
        "Her team has grown to nine people.",
        "We listened to a recording of the last talk.",
    ),
    decided=(
        "We decided that the blog comes before the book.",
        "We agreed to swap roles in every third meeting.",
        "{P} has decided on the evening course.",
        "We agreed on a short call in between.",
        "Decision: the survey goes out in its short form.",
        "We settled on English for the slides.",
        "We concluded that one project is enough for now.",
    ),
    concerns=(
        "{P} is afraid that the contract will not be renewed.",
        "I worry that we talk about work only.",
        "{P} said she lies awake at night over the exam.",
        "Her boss makes fun of her in front of customers.",
        "{P} feels like a fraud among the others.",
        "She broke down when I asked about home.",
        "{P} does not dare to speak in the weekly round.",
        "I have the feeling that {P} hides how bad things are.",
        "{P} is at the end of her strength.",
        "Two colleagues have stopped talking to her.",
        "{P} thinks of giving up the degree.",
        "She sees no way out at the moment.",
        "{P} is being pushed to work unpaid overtime.",
        "{P} doubts that she is good enough for the role.",
    ),
    actions={
        "author": (
            "I will {do}{by}.",
            "I'll {do}{by}.",
            "I am to {do}{by}.",
            "I said I would {do}{by}.",
            "My part: {do}{by}.",
            "On my list: {do}{by}.",
            "I intend to {do}{by}.",
            "I volunteered to {do}{by}.",
        ),
        "partner": (
            "{P} will {do}{by}.",
            "{P}'s going to {do}{by}.",
            "{P} said she would {do}{by}.",
            "{P} intends to {do}{by}.",
            "{P} must {do}{by}.",
            "Task for {P}: {do}{by}.",
            "{P}'s homework: {do}{by}.",
            "I asked {P} to {do}{by}.",
            "{P} volunteered to {do}{by}.",
        ),
        "both": (
            "We will {do}{by}.",
            "The two of us will {do}{by}.",
            "We want to {do}{by}.",
            "Both: {do}{by}.",
        ),
    },
    of_others=(
        "The works council will look at the rules{by}.",
        "Her mother is going to take the children{by}.",
        "The publisher has to decide{by}.",
        "Her old mentor Sue will write a reference{by}.",
    ),
)
"""Written before the rules were changed by what the part before had shown; looked at when that was done anew."""

FRESH = Phrases(
    happened=(
        "{P} opened with good news from the audit.",
        "We put the three options on a sheet of paper.",
        "I described how my first year as a lead went.",
        "{P} had prepared a list, and we got through most of it.",
        "The travel request came up again, and it is through now.",
        "{P} is back from her holiday and rested.",
        "Half of the time was for the thesis, half for everything else.",
        "We looked for what the two job profiles have in common.",
        "{P} read out the letter that she has written to the dean.",
        "Video worked at the second try.",
        "The new flat is smaller, but closer to work.",
        "I gave {P} the names of two people who know the field.",
        "{P} asked how one says no without burning bridges.",
        "Her talk was well received, she says.",
        "We stayed ten minutes longer because of the budget sheet.",
        "{P} no longer minds the early shifts.",
        "There was less to say about the merger than last time.",
        "We filled in the first page of the self-assessment.",
    ),
    decided=(
        "We decided to begin with the shorter paper.",
        "We agreed that the next three meetings are about leading people.",
        "{P} has chosen to stay in the lab for now.",
        "It is settled: the course begins after Easter.",
        "We decided against the fair in Lyon.",
        "We agreed to speak on the phone when the train is late.",
        "Decision taken: one goal at a time.",
        "We came to the conclusion that the title can wait.",
    ),
    concerns=(
        "{P} fears that the project will be cut.",
        "I am uneasy about how often {P} cancels her evenings off.",
        "{P} can hardly sleep since the reorganisation was announced.",
        "Her team lead talks over her in every meeting.",
        "{P} feels that she is falling behind the others.",
        "{P} sounded very low when we spoke about the new shifts.",
        "She told me that she has stopped seeing her friends.",
        "I am not sure that I can help {P} with this.",
        "{P} is anxious about the review in March.",
        "Somebody keeps leaving remarks about her age on her desk.",
        "{P} says that she has no strength left for the second job.",
        "{P} does not trust her new manager.",
        "The pressure from above is getting too much for her.",
        "She wonders whether any of this is worth it.",
        "{P} was close to crying when she spoke of the exam.",
        "It troubles me that {P} never takes a break.",
    ),
    actions={
        "author": (
            "I will {do}{by}.",
            "I'll {do}{by}.",
            "I have promised to {do}{by}.",
            "On me: {do}{by}.",
            "My next step: {do}{by}.",
            "I am going to {do}{by}.",
            "I should {do}{by}.",
            "I took it upon myself to {do}{by}.",
        ),
        "partner": (
            "{P} will {do}{by}.",
            "{P} is going to {do}{by}.",
            "{P} has promised to {do}{by}.",
            "Next for {P}: {do}{by}.",
            "{P} has agreed to {do}{by}.",
            "{P} is supposed to {do}{by}.",
            "{P}'s part is to {do}{by}.",
            "{P} wants to {do}{by}.",
            "It is up to {P} to {do}{by}.",
        ),
        "both": (
            "We will {do}{by}.",
            "We are both going to {do}{by}.",
            "For both of us: {do}{by}.",
            "We have to {do}{by}.",
        ),
    },
    of_others=(
        "The dean will sign the paper{by}.",
        "Her sister is going to drive her there{by}.",
        "Accounting has to confirm the sum{by}.",
        "The landlord will call back{by}.",
    ),
)
"""Written on 30 November 2026 by a helper (a language model) who knew the three parts above and the outline of
summary.py, and had read none of the lists of words by which concerns and actions are known. Committed before
anything became of it; the rules were then changed looking at the three parts above, and not at this one. In the
afternoon of that day it was read and learned from: it is unmet no more."""

PARTS: Mapping[str, Phrases] = MappingProxyType(
    {"tuned": TUNED, "looked_at": LOOKED_AT, "kept": KEPT, "fresh": FRESH}
)
"""By the names under which a run can ask for them; `eval.words` adds two more."""

TASKS = (
    "send the slides to the organisers", "rewrite the opening paragraph", "book a room for the rehearsal",
    "read chapters 3 and 4", "ask two colleagues for feedback", "list five questions for the interview",
    "update the CV", "write to the programme office", "try the new agenda in one meeting",
    "draft a one-page plan", "find a date for the workshop", "practise the talk in front of the team",
    "send over the checklist from 3 May", "look up the 2025 call for grants", "talk to the head of statistics",
    "record a ten-minute trial run", "collect examples of good feedback", "finish the first module",
)  # fmt: skip
