"""True rephrasings as several models might write them, by which the rules of the checker were widened. Ours.

Written in one go before the rules were looked at, together with those in `words_kept_apart`, for every kind of
claim that a mentee reads and for lines of every use: plain, warm, formal and terse, joined and in two sentences,
passive, fronted, with nouns for verbs, with contractions and hedges.
"""

# ruff: noqa: E501, RUF001 -- lists of sentences read best as they stand.

from __future__ import annotations

# {w} the wish or goal, {o} the offer or experience, {m} the mentor as she is called, {c} what both mention,
# {l} and {k} languages, {t} hours, {least} and {most} hours in other weeks.
TEMPLATES: dict[str, tuple[str, ...]] = {
    "wants": (
        "“{w}” tops the things you said you wanted, and {m} put “{o}” forward.",
        "You were hoping for “{w}” — and it turns out {m} offers “{o}”.",
        "The wish you entered, “{w}”, and the offer {m} entered, “{o}”, belong to the same territory.",
        "{m} is somebody who offers “{o}”, and that sits right beside your wish for “{w}”.",
        "We brought the two of you together since you're after “{w}” and {m} has “{o}” on offer.",
        "Both profiles point the same way: yours says “{w}”, {m}'s says “{o}”.",
        "Should you wish to raise “{w}”, bear in mind that {m} offers “{o}”.",
        "In answer to your wish for “{w}”, {m} volunteers “{o}”.",
        "Of everything {m} offers, “{o}” comes closest to what you want: “{w}”.",
        "You'd said you were looking for “{w}”; {m} had offered “{o}”.",
        "{m} can bring “{o}” to the conversation, and you can bring your wish: “{w}”.",
        "There is a clear line from your wish (“{w}”) to {m}'s offer (“{o}”).",
        "The reason you see {m} here: “{o}” is on offer, and “{w}” is what you want.",
        "Among your wishes is “{w}”, and among {m}'s offers is “{o}”.",
        "“{w}” was your wish, and {m}'s response to it, so to speak, is “{o}”.",
        "You expressed a wish for “{w}”, whereas {m} expressed an offer of “{o}”.",
        "It's “{w}” that you want and “{o}” that {m} offers.",
        "Looking at both profiles, your “{w}” and {m}'s “{o}” go hand in hand.",
        "You have indicated an interest in “{w}”. {m} has indicated a willingness to offer “{o}”.",
        "The overlap lies in your wanting “{w}” and {m} offering “{o}”.",
        "Let's put it simply: you want “{w}”, {m} offers “{o}”.",
        "Your hope to get “{w}” corresponds to the “{o}” that {m} offers.",
        "What you told us you want is “{w}”. What {m} told us is “{o}”.",
        "Matched on wishes and offers: “{w}” (yours) and “{o}” ({m}'s).",
        "You could speak with {m} about “{o}”, seeing that you want “{w}”.",
        "With your wish “{w}” in mind, we looked at {m}, who offers “{o}”.",
        "The thing you want is “{w}”, and the thing that {m} offers is “{o}”.",
        "Your own words were “{w}”; those of {m} were “{o}”.",
    ),
    "wants related": (
        "You want “{w}”, and it may be related that {m} offers “{o}”.",
        "{m} offers “{o}”, which might have something to do with your wish for “{w}”.",
        "You asked for “{w}”; {m} offers “{o}”, and the two are possibly related.",
        "This could be related: you hope for “{w}”, while {m} offers “{o}”.",
        "It's possible that {m}'s “{o}” relates to what you want, “{w}”.",
        "“{o}”, offered by {m}, is perhaps connected with “{w}”, which you want.",
        "{m} offers “{o}”. Whether that relates to “{w}”, as you wish, remains to be seen.",
        "You'd like “{w}”, and {m} offers “{o}”, a perhaps related matter.",
    ),
    "wants mention": (
        "You want “{w}” and {m} offers “{o}” — you both mention “{c}”.",
        "“{c}” comes up in both of your profiles: you want “{w}”, and {m} offers “{o}”.",
        "The word “{c}” appears in your wish, “{w}”, as well as in {m}'s offer, “{o}”.",
        "You and {m} each mention “{c}”: “{w}” is your wish, and “{o}” is on offer from {m}.",
        "What your wish “{w}” and {m}'s offer “{o}” share is the mention of “{c}”.",
        "“{c}” features in what you each wrote: “{w}” from you, “{o}” from {m}.",
        "You're hoping for “{w}”; {m} offers “{o}”; and “{c}” is mentioned in both.",
    ),
    "wants also": (
        "{m} also offers “{o}”.",
        "On top of that, {m} offers “{o}”.",
        "“{o}” is also on offer from {m}.",
        "What's more, {m} can offer “{o}”.",
        "{m}'s other offer is “{o}”.",
        "Beyond that, {m} brings “{o}” as well.",
        "And {m} offers “{o}”, too.",
        "Also among {m}'s offers: “{o}”.",
    ),
    "goals": (
        "Your goal, “{w}”, is near to something {m} has experience of: “{o}”.",
        "You intend to “{w}”, and {m}'s experience includes “{o}”.",
        "For someone with the goal “{w}”, as you have, {m}'s “{o}” may be of interest.",
        "{m} has the experience “{o}”, and you have the goal “{w}”.",
        "You've set out to “{w}”. In {m}'s background there is “{o}”.",
        "Behind {m} lies “{o}”; ahead of you lies “{w}”.",
        "Under goals you put “{w}”, and under experience {m} put “{o}”.",
        "With the goal of “{w}” ahead of you, it's worth knowing that {m} has “{o}”.",
        "You're planning to “{w}”, and {m} can tell you about “{o}”.",
        "To reach “{w}”, you might turn to {m}, whose experience is “{o}”.",
        "{m} has done this before, in a way: “{o}” – and you aim for “{w}”.",
        "“{o}” is where {m} comes from, and “{w}” is where you are going.",
        "As experience, {m} brings “{o}”; as a goal, you have “{w}”.",
        "You hope to achieve “{w}”, which is close to “{o}”, part of {m}'s experience.",
    ),
    "goals related": (
        "Your goal is “{w}”, and {m}'s “{o}” may be related to it.",
        "You aim to “{w}”; perhaps related is that {m} has “{o}”.",
        "It may be related that {m} brings “{o}”, given your goal, “{w}”.",
        "{m}'s experience, “{o}”, could be related to the goal you set, “{w}”.",
    ),
    "values": (
        "You and {m} usually like to go about work the same way.",
        "Your preferences for how to work are mostly the same as {m}'s.",
        "{m} tends to like working the way you do.",
        "As for working style, there's a lot you and {m} have in common.",
        "You both generally favour the same way of working.",
        "You two have a similar working style.",
        "In their ways of working, you and {m} are much alike.",
        "On the whole, you and {m} share the same tastes in how to work.",
    ),
    "values mixed": (
        "You and {m} like to work the same way in certain things, but not in others.",
        "When it comes to working, you and {m} are alike in some things, while in others you differ.",
        "Your working styles match in some areas and differ in others.",
        "Some of your ways of working are shared by {m}; others aren't.",
        "You and {m} agree on some aspects of how to work, and see others differently.",
        "Working style is a mixed picture: in some things you're like {m}, in others you're different.",
    ),
    "values different": (
        "You and {m} generally like different ways of working, and that's worth discussing early on.",
        "Since you and {m} tend to prefer working differently, it would be good to talk about it early.",
        "Your working styles are rather different, so talk about them early.",
        "It's worth an early chat that you and {m} tend to work in different ways.",
        "Talking early about how you each like to work is worthwhile, as you and {m} tend to do it differently.",
        "There tend to be differences in how you and {m} like to work — worth talking about early.",
    ),
    "language": (
        "You both know {l}.",
        "The language you share with {m} is {l}.",
        "{m}, like you, speaks {l}.",
        "Language-wise, you both speak {l}.",
        "Between the two of you, {l} is the common language.",
        "You can speak {l} with {m}, who speaks it as well.",
        "Happily, you both speak {l}.",
        "As languages go, you and {m} have {l} in common.",
    ),
    "languages": (
        "{l} and {k} are the languages you both speak.",
        "You and {m} have two languages in common: {l} and {k}.",
        "Both {l} and {k} are open to you, as you and {m} speak both.",
        "You share not only {l} but also {k}.",
        "You both speak {l}, and {k} too.",
        "{m} speaks {l} and {k}, and so do you.",
    ),
    "time": (
        "You and {m} have about {t} hours in common each week.",
        "There are about {t} hours per week during which you are both available.",
        "In any given week, about {t} hours are free for the two of you.",
        "Your schedules leave about {t} hours a week when you can both meet.",
        "You have some {t} hours a week in which you're both free.",
        "Comparing your free times gives about {t} hours a week in common.",
        "You're each free for the same {t} hours or so a week.",
        "Per week, the two of you have roughly {t} hours free together.",
        "The times you are both free add up to about {t} hours a week.",
        "Somewhere around {t} hours a week work for both you and {m}.",
    ),
    "time year": (
        "You're both free for about {t} hours a week; it varies between {least} and {most} over the year because your clocks don't change together.",
        "About {t} hours a week are free for both of you, though this ranges from {least} to {most} over the year, as your clocks do not change at the same time.",
        "You share about {t} free hours a week – anywhere from {least} to {most} in the course of the year, because your clocks don't change together.",
        "Because your clocks do not change together, the hours when you're both free go from {least} to {most} a week over the year, with about {t} as the mean.",
    ),
    "time some": (
        "You're both free for about {t} hours a week: {most} in some weeks, none in others, because your clocks don't change together.",
        "Since your clocks do not change together, you are both free for {most} hours in some weeks and not at all in others, which makes about {t} hours a week.",
    ),
    "time few": (
        "You are both free at the same time for just a few minutes a week.",
        "There are only a few minutes a week when both of you are free.",
        "In a week, you and {m} are both free for no more than a few minutes.",
        "Only a few minutes a week are free for you both at once.",
    ),
    "time none": (
        "According to what you and {m} wrote, you have no hour in the week when both of you are free, so agree on a time before anything else.",
        "Based on what you've both written, you are never free at the same time during the week; agree on a time first.",
        "Before anything else, agree on a time: going by what you both wrote, no hour in the week suits you both.",
        "You and {m} have no free hour in common in the week, to go by what you both wrote, so finding a time comes first.",
        "Going by your answers, there isn't a single hour in the week that you both have free, so the first thing is to agree on a time.",
        "No shared free hour shows up in what you both wrote, so start with agreeing on a time.",
    ),
    "time unknown": (
        "We can't tell when you are both free, so begin by agreeing on a time.",
        "It's unclear when you and {m} are both free, so agreeing on a time is the place to begin.",
        "Your shared free time is not known, so the first step is to agree on a time.",
        "As it isn't known when you're both free, you'd best start by agreeing on a time.",
        "Start by agreeing on a time – we do not yet know when both of you are free.",
        "We have no knowledge of when you're both free; begin by agreeing on a time.",
    ),
    "nothing": (
        "Nothing {m} offers quite matches what you ask for, so let {m} know early what you hope for.",
        "{m}'s offers and your wishes don't lie close together, so say early what you hope for.",
        "What you ask for and what {m} offers aren't close, so it's good to say early what you hope for.",
        "There is nothing in {m}'s offers that's close to what you ask for; share early what you are hoping for.",
        "No offer from {m} is close to what you ask for, so make your hopes known early.",
        "{m} doesn't offer anything close to what you ask for, so mention early what you're hoping for.",
        "As nothing {m} offers comes near what you ask for, it will help to voice your hopes early.",
        "You ask for something that isn't close to anything {m} offers, so say early what you hope for.",
    ),
}

LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "You put Jonas first on your shortlist.",
        (
            "Jonas is first on your shortlist.",
            "Jonas is the person you put at the top of your shortlist.",
            "You listed Jonas in first place on your shortlist.",
            "First place on your shortlist went to Jonas.",
            "Your shortlist has Jonas in first position.",
        ),
    ),
    (
        "You put Jonas third on your shortlist.",
        (
            "Jonas is third on your shortlist.",
            "You ranked Jonas third on your shortlist.",
            "On the shortlist you made, Jonas is number three.",
            "You gave Jonas the third place on your shortlist.",
        ),
    ),
    (
        "You and Jonas named no language in common.",
        (
            "You and Jonas didn't name a common language.",
            "There's no language that both you and Jonas named.",
            "The languages you named and those Jonas named don't overlap.",
            "You and Jonas have not named any language that you share.",
        ),
    ),
    (
        "It is not known which languages you both speak, so settle that first.",
        (
            "We don't know which languages you both speak, so sort that out first.",
            "Which languages you have in common isn't known, so please settle that first.",
            "Since it's unknown which languages the two of you speak, that's the first thing to settle.",
        ),
    ),
    (
        "You have not written anything under wants, so this match does not rest on it.",
        (
            "You haven't written anything under wants, so this match doesn't rest on that.",
            "Since there's nothing written under wants in your profile, the match isn't based on it.",
            "Because you left wants empty, this match does not rest on it.",
            "Nothing is written under your wants; this match therefore doesn't rest on it.",
        ),
    ),
    (
        "Jonas's profile is short, so ask Jonas about it when you first meet.",
        (
            "Jonas has a short profile, so ask about it when you first meet.",
            "Since Jonas's profile is short, you could ask Jonas about it at your first meeting.",
            "There isn't much in Jonas's profile, so ask Jonas about it when you first meet.",
            "As Jonas's profile is brief, do ask Jonas about it the first time you meet.",
        ),
    ),
    (
        "Your profile is short; a few words more would give your partner something to start from.",
        (
            "Your profile is rather short, and a few more words would give your partner something to start from.",
            "With a few more words in your profile, which is short, your partner would have something to start from.",
            "A few more words would help your partner get started, as your profile is short.",
        ),
    ),
    (
        "You are in “Oslo” and Jonas is in “Lisbon”: this programme likes to bring people from different places together.",
        (
            "You're in “Oslo”, Jonas is in “Lisbon”, and this programme likes bringing together people from different places.",
            "This programme likes to bring people from different places together, and you are in “Oslo” while Jonas is in “Lisbon”.",
            "Bringing people from different places together is something this programme likes: you're in “Oslo” and Jonas in “Lisbon”.",
        ),
    ),
    (
        "You work in “Finance” and Jonas works in “Logistics”: this programme likes to bring people together who differ in department.",
        (
            "You work in “Finance”, Jonas in “Logistics”, and this programme likes bringing together people from different departments.",
            "This programme likes to pair people of different departments: yours is “Finance”, and Jonas works in “Logistics”.",
        ),
    ),
    (
        "Ana put Jonas second on the shortlist.",
        (
            "Jonas is second on Ana's shortlist.",
            "On the shortlist, Ana gave Jonas second place.",
            "Second on Ana's shortlist is Jonas.",
        ),
    ),
    (
        "Jonas is not on Ana's shortlist.",
        (
            "Ana's shortlist doesn't include Jonas.",
            "Jonas isn't among those on Ana's shortlist.",
            "Jonas does not appear on Ana's shortlist.",
        ),
    ),
    (
        "They answered all 5 working-style questions alike.",
        (
            "All five questions about working style were answered alike.",
            "They gave the same answers to all 5 of the working-style questions.",
            "To all five working-style questions, the two gave similar answers.",
        ),
    ),
    (
        "Ana and Jonas named no language in common.",
        (
            "Ana and Jonas don't have a language in common, as far as they named any.",
            "No language was named by both Ana and Jonas.",
        ),
    ),
    (
        "No statement under Jonas's offers stands out as close to Ana's wants.",
        (
            "None of Jonas's offers stands out as close to what Ana wants.",
            "Nothing that Jonas offers is notably close to Ana's wants.",
            "Among Jonas's offers, no statement stands out as close to Ana's wants.",
        ),
    ),
    (
        "Ana's profile is short: there are few words to go by.",
        (
            "There are few words to go by, since Ana's profile is short.",
            "Ana's profile is brief, and there are few words to go by.",
        ),
    ),
    (
        "We write down what we agree on at the end of each meeting.",
        (
            "At the end of every meeting, we note down what we've agreed on.",
            "What we agree on is written down when each meeting ends.",
            "We finish each meeting by writing down what we've agreed.",
            "Whatever we agree on, we put it in writing at the end of each meeting.",
        ),
    ),
    (
        "We answer each other's messages within 3 working days.",
        (
            "We'll reply to each other's messages within three working days.",
            "Messages between us are answered within 3 working days.",
            "Within three working days, we answer each other's messages.",
            "We get back to each other's messages within three working days.",
        ),
    ),
    (
        "Either of us may end this mentorship at any time, without giving a reason.",
        (
            "Both of us are free to end this mentorship at any time, without giving a reason.",
            "Each of us may stop this mentorship whenever we like, without giving a reason.",
            "No reason is needed: either of us may end this mentorship at any time.",
            "At any time, either one of us may end the mentorship without having to give a reason.",
        ),
    ),
    (
        "Our goals are: “give a talk at the spring conference” and “build a network outside my department”.",
        (
            "We've set two goals: “give a talk at the spring conference” and “build a network outside my department”.",
            "The goals we work on are “give a talk at the spring conference” and “build a network outside my department”.",
        ),
    ),
    (
        "A meeting takes 60 minutes.",
        (
            "Each meeting lasts 60 minutes.",
            "Our meetings take sixty minutes.",
            "60 minutes are set aside for a meeting.",
            "Meetings run for 60 minutes.",
        ),
    ),
    (
        "The goal “pass the accounting exam” was set on 2 March 2027 and is half done.",
        (
            "“pass the accounting exam”, a goal set on 2 March 2027, is half done.",
            "Set on March 2, 2027, the goal “pass the accounting exam” is now half done.",
            "The goal from 2 March 2027, “pass the accounting exam”, is halfway there.",
        ),
    ),
    (
        "Jonas: “send the reading list”, by 20 May 2027 (open).",
        (
            "Jonas still has “send the reading list” open, due by 20 May 2027.",
            "“send the reading list” is still to be done by Jonas, by 20 May 2027.",
            "By 20 May 2027, Jonas is to “send the reading list”, which is still open.",
            "Open with Jonas: “send the reading list”, due 20 May 2027.",
        ),
    ),
    (
        "Your next meeting is on 8 June 2027.",
        (
            "You next meet on 8 June 2027.",
            "The next time you meet is 8 June 2027.",
            "You're meeting again on the eighth of June 2027.",
            "Your next meeting takes place on June 8, 2027.",
        ),
    ),
    (
        "Last time, Ana wrote: “I would like to slow down a little”.",
        (
            "Ana's words last time were: “I would like to slow down a little”.",
            "“I would like to slow down a little”, wrote Ana last time.",
            "Last time Ana put it this way: “I would like to slow down a little”.",
        ),
    ),
    (
        "What is the next small step towards “lead a project of my own”?",
        (
            "What would be the next small step towards “lead a project of my own”?",
            "Which small step comes next on the way to “lead a project of my own”?",
            "When you think of “lead a project of my own”, what small step would you take next?",
            "What small step could bring you closer to “lead a project of my own”?",
        ),
    ),
    (
        "Who could help with “submit my first grant before June”?",
        (
            "Who might be able to help you with “submit my first grant before June”?",
            "Which people could help with “submit my first grant before June”?",
            "For “submit my first grant before June”, who could be of help?",
            "Whose help could you use with “submit my first grant before June”?",
        ),
    ),
    (
        "What got in the way of “ask two people for feedback”?",
        (
            "What has been getting in the way of “ask two people for feedback”?",
            "What stood in the way of “ask two people for feedback”?",
            "What kept you from “ask two people for feedback”?",
            "What was it that got in the way of “ask two people for feedback”?",
        ),
    ),
    (
        "What should be different for you by the end of this mentorship?",
        (
            "By the end of this mentorship, what should have changed for you?",
            "What would you like to be different for you when this mentorship ends?",
            "At the end of this mentorship, what do you want to be different?",
        ),
    ),
    (
        "Ana felt nervous before the interview but it went well.",
        (
            "The interview went well, although Ana felt nervous before it.",
            "Ana was nervous before the interview, but it went well.",
            "Despite feeling nervous before the interview, Ana said that it went well.",
            "Even though Ana was feeling nervous beforehand, the interview went well.",
        ),
    ),
    (
        "We practised the presentation twice and Jonas gave feedback on the slides.",
        (
            "The presentation was practised twice, and Jonas gave feedback on the slides.",
            "Jonas gave us feedback on the slides, and we practised the presentation two times.",
            "We went over the presentation twice, with Jonas giving feedback on the slides.",
        ),
    ),
    (
        "Ana will call the finance office by Tuesday.",
        (
            "Ana's going to call the finance office by Tuesday.",
            "By Tuesday, Ana will have called the finance office.",
            "Ana is to phone the finance office by Tuesday.",
            "Calling the finance office by Tuesday is up to Ana.",
        ),
    ),
    (
        "Jonas recommended the book on negotiation to Ana.",
        (
            "The book on negotiation was recommended to Ana by Jonas.",
            "Jonas recommended that Ana read the book on negotiation.",
            "It was Jonas who recommended the negotiation book to Ana.",
        ),
    ),
    (
        "We agreed to meet in the library next time.",
        (
            "Next time, we'll meet in the library, as agreed.",
            "We've agreed that our next meeting will be in the library.",
            "The library is where we agreed to meet next time.",
            "We decided to meet in the library the next time.",
        ),
    ),
    (
        "The budget was cut by 10 percent, which worries Ana.",
        (
            "Ana is worried because the budget was cut by 10 percent.",
            "It worries Ana that the budget has been cut by ten percent.",
            "The 10 percent cut to the budget is a worry for Ana.",
        ),
    ),
)
"""What was known, and the same in other words; who is spoken of are Ana and Jonas, or "you" and Jonas."""

SMALL_WORDS = (
    "{s}, and {m} is looking forward to it.",
    "{s}, and {m} has helped others with this before.",
    "{s}; {m} has wanted to meet you for a while.",
    "{s}, and you both started at the same time.",
    "{s}, although {m} would rather talk about other things.",
    "{s}, and {m} will come to you.",
    "{s}, and {m} knows how you feel.",
    "{s}; both of you have done it twice.",
    "{s}, and this is why {m} became a mentor.",
    "{s}, and you are not far behind {m}.",
    "{s}, and {m} is new to this.",
    "{s}, and you should leave your job.",
    "{s}, because you are both parents.",
    "{s}, and your team knows about it.",
    "{m} hopes to learn this from you.",
    "{m} has no experience with mentoring.",
    "{m} chose you from a long list.",
    "You have known {m} for a long time.",
    "{m} is the only one who can help you.",
    "{m} has seen your work and likes it.",
    "{s}, and {m} is leaving soon.",
    "{s}, and {m} will be there for you whenever you need it.",
    "{s}, and {m} has been there too.",
    "{s}, though you said that it matters little.",
    "{s}; you two have much more in common.",
    "{s}, and you asked for {m} by name.",
    "{s}, just as {m} once did.",
)
"""Facts that nobody told, made of the words in which honest sentences are told."""
