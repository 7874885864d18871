"""The other half of the rephrasings of `met_next_at_night`, by which no rule has been changed. Ours.

Written on 30 November 2026, in the night, by a helper (a language model) that had not read the rules of the
checker, together with that half: every second template of each kind. Whoever changes rules reads only totals of
these. What was in this file before, written in the afternoon and seen since, is in `met_next`.
"""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

TEMPLATES_UNSEEN: dict[str, tuple[str, ...]] = {
    "wants": (
        "As it happens, “{o}” is something {m} offers, and “{w}” is something you want.",
        "Wanted by you: “{w}”. Offered by {m}: “{o}”.",
        "{m} offers “{o}” (and you want “{w}”).",
        "Next to your wish, “{w}”, we can set {m}'s offer, “{o}”.",
        "You'd like “{w}”. Over on {m}'s side, the offer is “{o}”.",
        "Hi! You're hoping for “{w}”, and {m} is offering “{o}”.",
        "While “{w}” is what you have written that you want, “{o}” is what {m} has written as an offer.",
        "Your entry reads “{w}” as a wish, and the entry from {m} reads “{o}” as an offer.",
        "“{w}” is how you put your wish, and “{o}” is how {m} puts the offer.",
        "For someone who wants “{w}”, as you do, there's {m}, who offers “{o}”.",
        "Two things stand next to each other here: “{w}”, which you want, and “{o}”, which {m} offers.",
        "You seek “{w}”: {m} offers “{o}”.",
        "If we look at what you wrote, you want “{w}”; if we look at what {m} wrote, the offer is “{o}”.",
        "An offer by {m}, “{o}”, sits beside a wish of yours, “{w}”.",
        "You've said you are after “{w}”, and {m} has said that “{o}” is on offer.",
        "From you comes the wish “{w}”, from {m} the offer “{o}”.",
        "{m}'s offers include “{o}”; your wishes include “{w}”.",
    ),
    "wants related": (
        "{m}'s offer of “{o}” could bear on your wish for “{w}”.",
        "“{w}” is your wish. “{o}”, offered by {m}, might touch on it.",
        "What you hope for (“{w}”) and what {m} offers (“{o}”) are possibly related.",
        "Your wish: “{w}”. {m}'s offer: “{o}”. The two may have to do with each other.",
        "It may be that {m}'s “{o}”, which is on offer, relates to your wish, “{w}”.",
        "As far as we can tell, {m}'s offer (“{o}”) may have some bearing on what you're looking for (“{w}”).",
    ),
    "wants mention": (
        "In your wish, “{w}”, and in {m}'s offer, “{o}”, the same word appears: “{c}”.",
        "Your wish reads “{w}”. {m}'s offer reads “{o}”. Each mentions “{c}”.",
        "“{w}” is what you ask for; “{o}” is what {m} offers (“{c}” is named in both).",
        "What your wish (“{w}”) and {m}'s offer (“{o}”) share is a mention of “{c}”.",
        "Mention is made of “{c}” both where you say that you want “{w}” and where {m} offers “{o}”.",
    ),
    "wants also": (
        "In addition, “{o}” is offered by {m}.",
        "Also from {m}: the offer of “{o}”.",
        "And that isn't all {m} offers: there's “{o}”, too.",
        "{m} offers something else, too—“{o}”.",
    ),
    "goals": (
        "Your aim is “{w}”; {m}'s experience includes “{o}”.",
        "You mean to reach the goal “{w}”, and {m} can look back on “{o}”.",
        "“{w}” is where you want to get to, and “{o}” is what {m} has experience of.",
        "You wrote down “{w}” as an aim; {m} wrote down “{o}” as experience.",
        "Having “{w}” as a goal, you may like to know that {m}'s experience is “{o}”.",
        "You plan “{w}”, and {m} has experience to draw on: “{o}”.",
        "Beside your goal (“{w}”) we can set {m}'s experience (“{o}”).",
        "What you aim for is “{w}”—and what {m} has experience in is “{o}”.",
    ),
    "goals related": (
        "Possibly, {m}'s experience (“{o}”) has to do with your goal (“{w}”).",
        "Your goal is “{w}”. It may be connected with something {m} has experience in: “{o}”.",
        "You may find that {m}'s experience, “{o}”, touches on your goal, “{w}”.",
        "{m} has experience in “{o}”, which could relate to what you aim for, namely “{w}”.",
    ),
    "goals mention": (
        "You aim for “{w}”; {m} has “{o}” as experience. “{c}” is mentioned in each.",
        "The goal you wrote is “{w}”, the experience {m} wrote is “{o}”, and both mention “{c}”.",
        "With your goal “{w}” and {m}'s experience “{o}”, the word in common is “{c}”.",
    ),
    "values": (
        "When it comes to how you like to work, you and {m} tend to be alike.",
        "You and {m}: mostly the same preferences in how to work.",
        "{m} generally likes working in the same way as you.",
        "On the whole, there is agreement between you and {m} on how you each like to work.",
        "Your liking for a certain way of working tends to be shared by {m}.",
    ),
    "values mixed": (
        "Some of your preferences about how to work are the same as {m}'s, and some are different.",
        "Partly you and {m} like working the same way, partly you like working differently.",
        "{m} shares some of your preferences for how to work (but not others).",
        "As for how you each like to work, it's a bit of both with {m}: some things the same, some things not.",
    ),
    "values different": (
        "You and {m} mostly like different ways of working (worth talking about early).",
        "Worth talking about early: you tend to like working in one way, and {m} in another.",
        "There tends to be a difference between the way you like to work and the way {m} likes to work; it is worth raising at an early stage.",
    ),
    "language": (
        "The language you and {m} have in common is {l}.",
        "Language in common: {l}.",
        "{m} speaks {l}, as do you.",
        "As for languages, {l} is what the two of you share.",
        "Between you and {m} there is a shared language: {l}.",
    ),
    "languages": (
        "You share two languages with {m}, {l} and {k}.",
        "Languages in common: {l}, {k}.",
        "Like you, {m} speaks both {l} and {k}.",
        "Not only {l} but also {k} is spoken by you and by {m}.",
        "You've got {l} in common with {m}. You've got {k} in common, too.",
    ),
    "time": (
        "In a week, you and {m} share some {t} free hours.",
        "For about {t} hours of the week, neither you nor {m} is busy.",
        "Week by week, there are approximately {t} hours in which you and {m} are both available.",
        "When you're free, {m} is free too for about {t} hours a week.",
        "You and {m} have an overlap of free hours, about {t} a week.",
        "As it happens, {m} is free at the same times as you for about {t} hours a week.",
        "If you put your free hours next to {m}'s, about {t} a week coincide.",
        "You can count about {t} hours in a week during which you and {m} are both free.",
    ),
    "time year": (
        "Free for both of you: about {t} hours a week, or {least} to {most} depending on the time of year, because your clocks do not change together.",
        "Since your clocks and {m}'s change on different dates, the time you're both free ranges over the year from {least} to {most} hours a week; it is about {t} hours a week in general.",
        "At about {t} hours a week, the time when you and {m} are both free isn't the same all year: it goes from {least} to {most}, owing to clocks that do not change together.",
        "You and {m} are both free for around {t} hours weekly; because the clocks where you are and where {m} is do not change together, this is between {least} and {most} over the year.",
    ),
    "time some": (
        "You and {m} have around {t} shared free hours a week: {most} in certain weeks, zero in others, because your clocks do not change together.",
        "Your free time and {m}'s coincide for about {t} hours a week. In some weeks that means {most} and in other weeks nothing, owing to clocks that do not change at the same time.",
        "There are about {t} hours a week when you're both free (some weeks have {most}, some have none, the reason being clocks that don't change together).",
    ),
    "time few": (
        "Shared free time: just a few minutes a week.",
        "There's little overlap: you and {m} are both free for only a few minutes in the week.",
        "Between your free times and {m}'s, there are merely a few minutes in common per week.",
    ),
    "time none": (
        "To begin with, agree on a time, since what you both wrote leaves no hour in the week when you're both free.",
        "No hour in the week suits you both (going by what you both wrote), which is why a time is to be agreed before anything else.",
        "From what was written by you and by {m}, there is not an hour a week in which both of you are free—agree on a time first.",
        "You and {m} haven't got a free hour in common in the week, if we go by what you both wrote, so the first thing is to agree on a time.",
    ),
    "time unknown": (
        "Start with agreeing on a time, because it isn't known when you and {m} are both free.",
        "When are you and {m} both free? That is not known, so agree on a time to begin with.",
        "We cannot say when you're both free; please begin by agreeing on a time with {m}.",
        "It remains unknown at what times you are both free—so the place to begin is with an agreed time.",
        "Unknown to us: when you and {m} are both free. Agree on a time, to start with.",
    ),
    "nothing": (
        "Say what you hope for early, as nothing {m} offers comes close to what you ask for.",
        "Of the things that {m} offers, not one lies close to what you ask for, so make known early what you hope for.",
        "Because no offer from {m} is close to what you want, it's good to state early what you hope for.",
        "We see nothing close to what you ask for in {m}'s offers—so let {m} know early what you hope for.",
        "As things stand, {m} does not offer anything that lies close to what you ask for. Tell {m} early what you hope for.",
    ),
}

SMALL_WORDS_UNSEEN = (
    "{s} — and {m} has a free chair in the office.",
    "{s} ({m} said so over lunch).",
    "{s}, and {m} can't wait to start.",
    "{s}; {m} asked for you by name.",
    "{s}. Nobody else in the programme can say that.",
    "{s}. {m} likes long walks.",
    "{s}, just as it was with the last person {m} helped.",
    "{s}. {m} will bring cake.",
    "{s}. {m} has helped people like you before.",
    "{s}. It took {m} a long time to get there.",
    "{s}. {m} will be away in spring.",
    "{s} (and {m} is easy to talk to).",
    "{s}, so {m} put you first.",
    "{s}; {m}'s friends say the same.",
    "{s}. You'll be the first person {m} takes on.",
    "{s}. {m} knows your boss well.",
    "{s}. {m} would rather talk on the phone.",
    "{s}, which {m} learned the hard way.",
    "{s}; {m} had hoped for somebody just like you.",
    "{s}. Last year the same thing worked out well for two others.",
)
