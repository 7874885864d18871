"""True rephrasings of what a mentee is told, a tuple for each kind of claim. Ours; the blind part.

Written on 30 November 2026 by a helper (a language model) who knew the claims of the engine, the older templates
(once_blind.py) and the outline of the code that plants falsehoods, and had opened neither
companion/wording/, nor its tests, nor another set of rephrasings. Committed before anything became of them; no
rule and no template was changed by looking at it. They give the figures of the checker. Once a rule is changed
by looking at them, they are blind no longer.

In a template, m is the mentor; w and o are what the mentee and the mentor wrote; c is what both mention, l
languages, t hours a week, least and most what these are over the year. Each says what its claim says: where
the claim is unsure, so is the template.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

WANTS = (
    "Among your wishes is “{w}”; among {m}'s offers is “{o}”.",
    "“{w}” stands under your wants, and “{o}” stands under {m}'s offers.",
    "One thing you hope for is “{w}”, and one thing {m} puts on the table is “{o}”.",
    "Next to your wish, “{w}”, stands {m}'s offer, “{o}”.",
    "Something you are looking for is “{w}”, and something {m} offers is “{o}”.",
    "You wrote “{w}” when asked what you want, and {m}, asked what there is to offer, wrote “{o}”.",
    "“{o}” is offered by {m}, and “{w}” is wanted by you.",
    "Since you are hoping for “{w}”, it is good to know that {m} offers “{o}”.",
    "Wanted by you: “{w}”. Offered by {m}: “{o}”.",
    "While you would like “{w}”, {m} has “{o}” to offer.",
    "Your wants include “{w}”, and {m}'s offers include “{o}”.",
    "Looking for “{w}”? {m} offers “{o}”.",
    "In your own words you want “{w}”; in {m}'s own words, “{o}” is on offer.",
    "You are after “{w}”, and {m} comes with an offer: “{o}”.",
    "Here is a wish of yours, “{w}”, and here is an offer from {m}, “{o}”.",
    "You hope for “{w}”. Do mention it to {m}, who offers “{o}”.",
    "Your wish for “{w}” sits beside {m}'s offer of “{o}”.",
    "Tell {m} early on that you want “{w}”; {m} offers “{o}”.",
    "On your side a wish: {w}. On {m}'s side an offer: {o}.",
)
WANTS_PERHAPS = (
    "You want “{w}”; possibly connected with it, {m} offers “{o}”.",
    "{m}'s offer of “{o}” may have something to do with your wish for “{w}”.",
    "Among your wishes is “{w}”, and “{o}”, offered by {m}, is perhaps related to it.",
    "It may be that {m}'s offer, “{o}”, is related to something you hope for: “{w}”.",
    "There might be a link between “{w}”, which you want, and “{o}”, which {m} offers.",
    "It is not certain, but what {m} offers, “{o}”, may be related to your wish: “{w}”.",
)
WANTS_BOTH_MENTION = (
    "Both your wish, “{w}”, and {m}'s offer, “{o}”, mention {c}.",
    "{c} comes up in your wish, “{w}”, as well as in {m}'s offer, “{o}”.",
    "You hope for “{w}” and {m} offers “{o}”, so {c} is mentioned on both sides.",
    "You want “{w}”; {m}, who also mentions {c}, offers “{o}”.",
    "Your wish and {m}'s offer both have {c} in them: yours reads “{w}”, {m}'s reads “{o}”.",
)
NOTHING = (
    "None of {m}'s offers comes close to what you ask for, so tell {m} early what you hope for.",
    "What you ask for has no close counterpart among {m}'s offers; speak early about what you hope for.",
    "Say early on what you are hoping for, because none of the things {m} offers lies near what you ask for.",
    "Your requests and {m}'s offers do not lie close together, so it is good to say early what you hope for.",
    "As there is nothing close to what you ask for in what {m} offers, let {m} know early what you hope for.",
    "Among the things that {m} offers, not one is close to what you ask for. Say early what you hope for.",
)
GOALS = (
    "Among your goals is “{w}”, and {m}'s experience includes “{o}”.",
    "A goal of yours is “{w}”; {m}'s background includes “{o}”.",
    "You have set yourself the goal “{w}”; {m} has experience to speak from: “{o}”.",
    "“{w}” stands under your goals, and “{o}” under {m}'s experience.",
    "Where you write “{w}” as a goal, {m} writes “{o}” as experience.",
    "With “{w}” among your goals, do ask {m} about this piece of experience: “{o}”.",
    "{m}, who counts “{o}” as experience, is somebody to tell about your goal: “{w}”.",
    "One of your goals: “{w}”. Part of {m}'s experience: “{o}”.",
    "“{o}” is listed by {m} under experience, and “{w}” by you under goals.",
    "You hope to reach this goal, “{w}”, and {m} has this experience, “{o}”.",
)
GOALS_PERHAPS = (
    "One of your goals, “{w}”, may be related to something in {m}'s experience: “{o}”.",
    "You have “{w}” as a goal; “{o}”, part of {m}'s experience, is possibly related.",
    "There may be a connection: your goals include “{w}”, and {m}'s experience includes “{o}”.",
    "Perhaps “{o}”, which {m} has as experience, is related to “{w}”, which you aim for.",
    "Your goal of “{w}” and {m}'s experience, “{o}”, might be connected.",
)
GOALS_BOTH_MENTION = (
    "Both a goal of yours, “{w}”, and {m}'s experience, “{o}”, mention {c}.",
    "There is mention of {c} in your goal, “{w}”, and likewise in {m}'s experience, “{o}”.",
    "Your goal reads “{w}” and {m}'s experience reads “{o}”; {c} is in both.",
    "You aim for “{w}”, {m}'s experience includes “{o}”, and both of you mention {c}.",
    "With {c} mentioned by you both, here is your goal, “{w}”, and here is {m}'s experience, “{o}”.",
)
VALUES_ALIKE = (
    "In general, you and {m} prefer to work in the same way.",
    "{m} tends to like the same way of working as you do.",
    "Your working preferences and {m}'s tend to agree.",
    "How {m} likes to work tends to be how you like to work, too.",
    "When it comes to working style, you and {m} mostly like the same things.",
    "By and large, you and {m} like to work alike.",
)
VALUES_IN_PART = (
    "In some things you and {m} like to work alike, in others differently.",
    "The ways in which you and {m} like to work are partly the same and partly different.",
    "You and {m} agree on some matters of working style and differ on others.",
    "Some of how {m} likes to work is the same as for you, and some of it is different.",
    "Although you and {m} share a liking for some ways of working, you differ in others.",
)
VALUES_APART = (
    "You and {m} tend to prefer different ways of working; talk about that early.",
    "Because you and {m} tend to like different ways of working, an early conversation about it is worthwhile.",
    "How you like to work tends to differ from how {m} likes to work, so it is worth bringing up early on.",
    "It is worth an early talk: your preferred ways of working and {m}'s tend to be different.",
    "Different ways of working tend to appeal to you and to {m}, and that is worth a word early on.",
)
LANGUAGE = (
    "{l}: that is what you and {m} both speak.",
    "You and {m} have {l} in common.",
    "As for language, you and {m} both speak {l}.",
    "{m} speaks {l}, and so do you.",
    "What you and {m} share in the way of languages is {l}.",
    "Both {m} and you are speakers of {l}.",
)
TIME = (
    "Each week there are about {t} hours when you and {m} are both free.",
    "Your free time and {m}'s overlap by roughly {t} hours a week.",
    "Around {t} hours of every week find both you and {m} free.",
    "In a week, the hours that are free for {m} as well as for you come to about {t}.",
    "As for time, roughly {t} hours per week are open to both of you.",
    "Some {t} hours a week: that is how long you and {m} are free at the same time.",
)
TIME_OVER_THE_YEAR = (
    "You and {m} are both free for about {t} hours a week, though over the year it ranges from {least} to {most}, because your clocks do not change together.",
    "As your clocks do not change together, the hours a week when you are both free lie between {least} and {most} over the year, and are about {t} on average.",
    "Roughly {t} hours a week are free for you both; it is {least} to {most} in the course of the year, since your clocks are not changed together.",
    "Your clocks and {m}'s do not change in step, so your roughly {t} shared free hours a week move between {least} and {most} during the year.",
    "There are about {t} hours a week when both of you are free (from {least} to {most} through the year, as your clocks do not change together).",
)
NO_TIME = (
    "From what you and {m} wrote, you have no free hour in common, so settle on a time first.",
    "No hour of the week is free for both of you, as far as your answers go; before anything else, agree on a time.",
    "Before anything else, agree on a time with {m}: by what you both wrote, you are never free in the same hour.",
    "Your free hours and {m}'s, as you both gave them, do not overlap, which is why agreeing on a time comes first.",
    "Since what you both wrote leaves no hour in the week when you and {m} are both free, begin by agreeing on a time.",
)
UNKNOWN_TIME = (
    "When you and {m} are both free is not known yet, so agree on a time to begin with.",
    "We do not know at what times you are both free; start by agreeing on one.",
    "Start by agreeing on a time with {m}, as it is unknown when both of you are free.",
    "Because it is unknown which hours, if any, are free for both of you, agreeing on a time is the first thing to do.",
    "There is no telling when you and {m} are both free, so let your first step be to agree on a time.",
    "Whether and when you are both free is an open question; agree on a time first.",
)
