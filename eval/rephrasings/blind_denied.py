"""The templates of blind.py denied, each by hand and in the same order: what its claim does not say.

A rule that denies the first verb would leave some true ("some of it is not the same"), and others no sentence.
Written after the templates, by the same hand, and before any figure of either was read.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

WANTS = (
    "Among your wishes is “{w}”; among {m}'s offers, “{o}” is missing.",
    "“{w}” stands under your wants, but “{o}” does not stand under {m}'s offers.",
    "One thing you do not hope for is “{w}”, and one thing {m} puts on the table is “{o}”.",
    "Next to your wish, “{w}”, stands what {m} does not offer, “{o}”.",
    "Something you are not looking for is “{w}”, and something {m} offers is “{o}”.",
    "You wrote “{w}” when asked what you do not want, and {m}, asked what there is to offer, wrote “{o}”.",
    "“{o}” is not offered by {m}, and “{w}” is wanted by you.",
    "Since you are hoping for “{w}”, it is good to know that {m} never offers “{o}”.",
    "Not wanted by you: “{w}”. Offered by {m}: “{o}”.",
    "While you would like “{w}”, {m} has no “{o}” to offer.",
    "Your wants include “{w}”, and {m}'s offers do not include “{o}”.",
    "Looking for “{w}”? {m} hardly offers “{o}”.",
    "In your own words you want “{w}”; in {m}'s own words, “{o}” is not on offer.",
    "You are no longer after “{w}”, and {m} comes with an offer: “{o}”.",
    "Here is a wish of yours, “{w}”, and here is what {m} refuses to offer, “{o}”.",
    "You hope for “{w}”. Do mention it to {m}, who cannot offer “{o}”.",
    "Your wish for “{w}” sits beside {m}'s lack of “{o}”.",
    "Tell {m} early on that you don't want “{w}”; {m} offers “{o}”.",
    "On your side no such wish: {w}. On {m}'s side an offer: {o}.",
)
WANTS_PERHAPS = (
    "You want “{w}”; in no way connected with it, {m} offers “{o}”.",
    "{m}'s offer of “{o}” has nothing to do with your wish for “{w}”.",
    "Among your wishes is “{w}”, and “{o}”, never offered by {m}, is perhaps related to it.",
    "It may be that {m}'s offer, “{o}”, is related to something you do not hope for: “{w}”.",
    "There might be a link between “{w}”, which you do not want, and “{o}”, which {m} offers.",
    "It is certain that what {m} offers, “{o}”, is not related to your wish: “{w}”.",
)
WANTS_BOTH_MENTION = (
    "Neither your wish, “{w}”, nor {m}'s offer, “{o}”, mentions {c}.",
    "{c} comes up in your wish, “{w}”, but not in {m}'s offer, “{o}”.",
    "You hope for “{w}” and {m} offers “{o}”, so {c} is not mentioned on both sides.",
    "You want “{w}”; {m}, who does not mention {c}, offers “{o}”.",
    "Your wish and {m}'s offer do not both have {c} in them: yours reads “{w}”, {m}'s reads “{o}”.",
)
NOTHING = (
    "One of {m}'s offers comes close to what you ask for, so tell {m} early what you hope for.",
    "What you ask for has a close counterpart among {m}'s offers; speak early about what you hope for.",
    "Say early on what you are hoping for, because most of the things {m} offers lie near what you ask for.",
    "Your requests and {m}'s offers lie close together, so it is good to say early what you hope for.",
    "As there is much close to what you ask for in what {m} offers, let {m} know early what you hope for.",
    "Among the things that {m} offers, not one is far from what you ask for. Say early what you hope for.",
)
GOALS = (
    "Among your goals is “{w}”, and {m}'s experience does not include “{o}”.",
    "“{w}” is no goal of yours; {m}'s background includes “{o}”.",
    "You have set yourself the goal “{w}”; {m} has no experience to speak from: “{o}”.",
    "“{w}” stands under your goals, and “{o}” does not stand under {m}'s experience.",
    "Where you write “{w}” as a goal, {m} does not write “{o}” as experience.",
    "With “{w}” no longer among your goals, do ask {m} about this piece of experience: “{o}”.",
    "{m}, who does not count “{o}” as experience, is somebody to tell about your goal: “{w}”.",
    "One of your goals: “{w}”. No part of {m}'s experience: “{o}”.",
    "“{o}” is listed by {m} under experience, and “{w}” is not among your goals.",
    "You hope to reach this goal, “{w}”, and {m} lacks this experience, “{o}”.",
)
GOALS_PERHAPS = (
    "One of your goals, “{w}”, cannot be related to anything in {m}'s experience: “{o}”.",
    "You have “{w}” as a goal; “{o}”, no part of {m}'s experience, is possibly related.",
    "There is no connection: your goals include “{w}”, and {m}'s experience includes “{o}”.",
    "Perhaps “{o}”, which {m} does not have as experience, is related to “{w}”, which you aim for.",
    "Your goal of “{w}” and {m}'s experience, “{o}”, are not connected.",
)
GOALS_BOTH_MENTION = (
    "Neither a goal of yours, “{w}”, nor {m}'s experience, “{o}”, mentions {c}.",
    "There is no mention of {c} in your goal, “{w}”, nor in {m}'s experience, “{o}”.",
    "Your goal reads “{w}” and {m}'s experience reads “{o}”; {c} is in neither.",
    "You aim for “{w}”, {m}'s experience includes “{o}”, and only one of you mentions {c}.",
    "With {c} mentioned by you both, “{w}” is not your goal, and here is {m}'s experience, “{o}”.",
)
VALUES_ALIKE = (
    "In general, you and {m} do not prefer to work in the same way.",
    "{m} rarely likes the same way of working as you do.",
    "Your working preferences and {m}'s do not tend to agree.",
    "How {m} likes to work tends not to be how you like to work.",
    "When it comes to working style, you and {m} mostly like different things.",
    "By and large, you and {m} do not like to work alike.",
)
VALUES_IN_PART = (
    "In nothing do you and {m} like to work alike, in everything differently.",
    "The ways in which you and {m} like to work are never the same and always different.",
    "You and {m} agree on all matters of working style and differ on none.",
    "Nothing of how {m} likes to work is the same as for you, and all of it is different.",
    "You and {m} share no liking for any way of working; you differ in everything.",
)
VALUES_APART = (
    "You and {m} do not tend to prefer different ways of working; talk about that early.",
    "Because you and {m} rarely like different ways of working, an early conversation about it is worthwhile.",
    "How you like to work hardly differs from how {m} likes to work, so it is worth bringing up early on.",
    "It is not worth an early talk: your preferred ways of working and {m}'s tend to be different.",
    "Different ways of working do not tend to appeal to you and to {m}, and that is worth a word early on.",
)
LANGUAGE = (
    "{l}: that is not what you and {m} both speak.",
    "You and {m} do not have {l} in common.",
    "As for language, you and {m} do not both speak {l}.",
    "{m} speaks {l}, and you do not.",
    "What you and {m} do not share in the way of languages is {l}.",
    "Neither {m} nor you are speakers of {l}.",
)
TIME = (
    "Each week there are not {t} hours, nor anything near, when you and {m} are both free.",
    "Your free time and {m}'s do not overlap by anything like {t} hours a week.",
    "Not nearly {t} hours of a week find both you and {m} free.",
    "In a week, the hours that are free for {m} but not for you come to about {t}.",
    "As for time, roughly {t} hours per week are closed to both of you.",
    "Some {t} hours a week: that is how long you and {m} are never free at the same time.",
)
TIME_OVER_THE_YEAR = (
    "You and {m} are both free for about {t} hours a week, and over the year it does not range from {least} to {most}, although your clocks do not change together.",
    "As your clocks change together, the hours a week when you are both free lie between {least} and {most} over the year, and are about {t} on average.",
    "Roughly {t} hours a week are free for you both; it is never {least} to {most} in the course of the year, since your clocks are not changed together.",
    "Your clocks and {m}'s change in step, so your roughly {t} shared free hours a week move between {least} and {most} during the year.",
    "There are about {t} hours a week when neither of you is free (from {least} to {most} through the year, as your clocks do not change together).",
)
NO_TIME = (
    "From what you and {m} wrote, you have a free hour in common, so settle on a time first.",
    "Many hours of the week are free for both of you, as far as your answers go; before anything else, agree on a time.",
    "Before anything else, agree on a time with {m}: by what you both wrote, you are often free in the same hour.",
    "Your free hours and {m}'s, as you both gave them, overlap, which is why agreeing on a time comes first.",
    "Since what you both wrote leaves an hour in the week when you and {m} are both free, begin by agreeing on a time.",
)
UNKNOWN_TIME = (
    "When you and {m} are both free is known already, so agree on a time to begin with.",
    "We know at what times you are both free; start by agreeing on one.",
    "Start by agreeing on a time with {m}, as it is known when both of you are free.",
    "Because it is known which hours are free for both of you, agreeing on a time is the first thing to do.",
    "There is no doubt when you and {m} are both free, so let your first step be to agree on a time.",
    "Whether and when you are both free is settled; agree on a time first.",
)
