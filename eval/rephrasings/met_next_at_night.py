"""More of the rephrasings of `met_next`, by which rules may be changed. Ours.

Written on 30 November 2026, in the night, in one go, by a helper (a language model) that had not read the rules
of the checker; it had read the 22 wishes that were in `met_next` by then, and two examples of each other
kind. Every second template of each kind is in `met_next_unseen`.
"""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

TEMPLATES_AT_NIGHT: dict[str, tuple[str, ...]] = {
    "wants": (
        "On your side there is the wish “{w}”; on {m}'s, the offer “{o}”.",
        "You may like to know that {m} offers “{o}”; you, for your part, want “{w}”.",
        "“{w}”—that is what you hope for. “{o}”—that is what {m} offers.",
        "Under your wishes stands “{w}”; under {m}'s offers stands “{o}”.",
        "What is being asked for by you is “{w}”; what is being offered by {m} is “{o}”.",
        "Among your wishes is “{w}”, and among {m}'s offers is “{o}”.",
        "Let's put two things side by side: you want “{w}”, {m} offers “{o}”.",
        "Since you want “{w}”, it may interest you that {m} offers “{o}”.",
        "You → “{w}” (wanted); {m} → “{o}” (offered).",
        "{m} can offer you “{o}”; what you want is “{w}”.",
        "You expressed a wish for “{w}”, and an offer of “{o}” has come from {m}.",
        "In your own words, you want “{w}”; in {m}'s, what's on offer is “{o}”.",
        "With regard to your stated wish (“{w}”), {m}'s stated offer is “{o}”.",
        "So you want “{w}”? {m} has “{o}” to offer.",
        "Looking at both profiles, we see your wish “{w}” and {m}'s offer “{o}”.",
        "It's “{w}” that you want, and it's “{o}” that {m} offers.",
        "To put it briefly, your wish is “{w}” and {m}'s offer is “{o}”.",
    ),
    "wants related": (
        "You want “{w}”; it is possible that {m}'s offer, “{o}”, has something to do with it.",
        "Possibly connected: your wish “{w}” and {m}'s offer “{o}”.",
        "You ask for “{w}”, and what {m} offers—“{o}”—is perhaps not unrelated.",
        "There's a chance that “{o}”, which {m} offers, relates to the “{w}” you want.",
        "You may see a connection between the “{w}” that you want and the “{o}” that {m} offers.",
        "On your side “{w}” is wanted; on {m}'s side “{o}” is offered, and a relation between them is possible.",
    ),
    "wants mention": (
        "You hope for “{w}”, {m} offers “{o}”, and “{c}” is mentioned by both of you.",
        "The word “{c}” turns up on both sides: in what you want (“{w}”) and in what {m} offers (“{o}”).",
        "As it happens, you and {m} both write of “{c}”: you want “{w}” and {m} offers “{o}”.",
        "On your side it's the wish “{w}”, on {m}'s the offer “{o}”—and “{c}” occurs in each.",
        "You'd like “{w}” and {m} has “{o}” to offer; you each bring up “{c}”.",
    ),
    "wants also": (
        "There is also “{o}”, which {m} offers.",
        "{m}'s offers include “{o}” as well.",
        "Besides this, “{o}” is among what {m} offers.",
        "A further offer by {m} reads “{o}”.",
    ),
    "goals": (
        "On your side there is a goal, “{w}”; on {m}'s, there is experience, “{o}”.",
        "Goal (you): “{w}”. Experience ({m}): “{o}”.",
        "As it happens, {m} has experience with “{o}”, while your own goal is “{w}”.",
        "Among your goals you name “{w}”, and under experience {m} names “{o}”.",
        "{m}'s background includes “{o}”. Your goal is “{w}”.",
        "“{o}” belongs to {m}'s experience; “{w}” belongs to your goals.",
        "The goal that you set down is “{w}”, and the experience that is brought by {m} is “{o}”.",
        "Here's what each of you wrote: your goal is “{w}”, and {m} is experienced in “{o}”.",
    ),
    "goals related": (
        "You have “{w}” as a goal; {m}'s experience of “{o}” is perhaps related.",
        "“{o}”, part of {m}'s experience, might bear on “{w}”, which is your goal.",
        "Between your aim, “{w}”, and {m}'s experience, “{o}”, a connection is possible.",
        "Perhaps these two belong together: your goal, “{w}”, and {m}'s experience, “{o}”.",
    ),
    "goals mention": (
        "Your goal, “{w}”, names “{c}”, and so does {m}'s experience, “{o}”.",
        "“{c}” appears on both sides—in your goal (“{w}”) and in {m}'s experience (“{o}”).",
        "You and {m} both use the word “{c}”: it's in your goal, “{w}”, and in {m}'s experience, “{o}”.",
    ),
    "values": (
        "By and large, you like to work the way {m} likes to work.",
        "The way you like working tends to be the way {m} likes working, too.",
        "In your preferred ways of working, you and {m} are for the most part alike.",
        "As a rule, what suits you in a way of working suits {m} too.",
        "How do you like to work? Much as {m} does.",
    ),
    "values mixed": (
        "In some things you and {m} like to work the same way; in others you don't.",
        "You and {m}: alike in part of how you like to work, unalike in another part.",
        "When it comes to ways of working, there are things that you and {m} like to do alike and things that you like to do differently.",
        "The way you like to work and the way {m} does coincide in some things—and differ in others.",
    ),
    "values different": (
        "How you like to work tends to differ from how {m} does. That's worth an early conversation.",
        "Because you and {m} tend to like working differently, an early talk about it is worthwhile.",
        "On the whole, {m} prefers other ways of working than you do, and it's worth discussing that early on.",
    ),
    "language": (
        "{l} is spoken by you both.",
        "You speak {l}; {m} speaks {l} too.",
        "Like you, {m} speaks {l}.",
        "As it happens, you and {m} share a language, namely {l}.",
        "You've got {l} in common with {m}.",
    ),
    "languages": (
        "{l} and {k} are spoken by both of you.",
        "You speak {l} and {k}, as does {m}.",
        "Between you and {m} there are two shared languages—{l} and {k}.",
        "As for languages, you and {m} have {l} as well as {k} in common.",
        "Both {l} and {k} are languages that {m} speaks and that you speak.",
    ),
    "time": (
        "Roughly {t} hours a week are free on your side and on {m}'s at once.",
        "Shared free time: about {t} hours a week.",
        "Your free time overlaps with {m}'s by around {t} hours weekly.",
        "About {t} hours a week: that's how long you and {m} are both free.",
        "The time that suits you both comes to about {t} hours each week.",
        "Per week, the hours free for both you and {m} number about {t}.",
        "About {t} hours are open in both your week and {m}'s.",
        "You both have the same time free—around {t} hours a week.",
    ),
    "time year": (
        "About {t} hours a week are free for you both; over the year it is anywhere from {least} to {most}, as your clocks aren't changed at the same time.",
        "You and {m} share about {t} free hours a week. The figure moves between {least} and {most} in the course of the year, the reason being that your clocks don't change together.",
        "Your clocks don't change together, so over the year you're both free for as few as {least} and as many as {most} hours a week—about {t}, all in all.",
        "There are about {t} hours a week when both of you are free (at least {least} and at most {most} over the year, given that your clocks don't change together).",
    ),
    "time some": (
        "About {t} hours a week are free for you both, but since your clocks don't change together it's {most} in some weeks and none at all in others.",
        "As your clocks don't change together, there are weeks with {most} hours when you and {m} are both free and weeks without any; it comes to about {t} hours a week.",
        "Free at the same time for about {t} hours a week—that's you and {m}. Because your clocks change on different dates, some weeks have {most} hours, others none.",
    ),
    "time few": (
        "Only for a few minutes a week are you and {m} free at the same time.",
        "The time when both of you are free amounts to no more than a few minutes a week.",
        "A few minutes each week, and no more, are free for you and {m} alike.",
    ),
    "time none": (
        "Judging by what you and {m} wrote, no hour of the week is free for both of you; agreeing on a time comes before anything else.",
        "According to what each of you entered, you and {m} share no free hour in the week. So, first of all, settle on a time.",
        "Before anything else, find a time that you both agree on: as you and {m} put it down, there's not one hour in the week when both are free.",
        "What you wrote and what {m} wrote show no hour in the week when you're both free. First things first: agree on a time.",
    ),
    "time unknown": (
        "Your shared free time is unknown. Begin by agreeing on a time.",
        "As we don't know which times are free for both you and {m}, agreeing on one comes first.",
        "Times free for you both: not known (so agree on a time first).",
        "There is no information about when you and {m} are both free, which makes agreeing on a time the first step.",
        "Since the hours when both of you are free aren't known, agree on a time with {m} at the start.",
    ),
    "nothing": (
        "What you ask for has nothing close to it among {m}'s offers; say early, then, what you hope for.",
        "There's nothing on offer from {m} that lies near what you ask for. So tell {m} early what you're hoping for.",
        "None of what is offered by {m} is near to what is asked for by you, which is a reason to say early what you hope for.",
        "Early on, say what you hope for: {m} offers nothing close to what you're asking for.",
        "Close to what you ask for: nothing that {m} offers. What you hope for should therefore be said early.",
    ),
}

SMALL_WORDS_AT_NIGHT = (
    "{s}. {m} lives just round the corner from you.",
    "{s}. You two met once at a party.",
    "{s}. {m} is about your age.",
    "{s}. Your manager thinks so, too.",
    "{s}. {m} has two small children at home.",
    "{s}, though {m} is often late.",
    "{s}: that is what won {m} over.",
    "{s}. {m} replies the same day.",
    "{s}; the two of you went to the same school.",
    "{s}, as {m} keeps telling everyone.",
    "{s} — {m} used to be in your shoes.",
    "{s}. The others you could have had are all taken.",
    "{s}. {m} has already read your notes.",
    "{s}. {m} moved house last year.",
    "{s}. {m} prefers to meet in the morning.",
    "{s}, and that goes back to when {m} was young.",
    "{s} — it's the thing {m} likes best.",
    "{s}. Most people here wait months for that.",
    "{s}. {m} has plenty of time for you.",
    "{s}. By the way, {m} sings in a choir.",
)
