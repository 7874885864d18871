"""Every third of the true rephrasings of `widened`, kept apart while rules were widened by the others. Ours.

Only their totals were read while rules were widened by the others. In the afternoon of 30 November 2026 its cases
were read as well, and rules changed by them, so that its figures say no more what unseen wording meets.
"""

# ruff: noqa: E501, RUF001 -- lists of sentences read best as they stand.

from __future__ import annotations

# {w} the wish or goal, {o} the offer or experience, {m} the mentor as she is called, {c} what both mention,
# {l} and {k} languages, {t} hours, {least} and {most} hours in other weeks.
TEMPLATES: dict[str, tuple[str, ...]] = {
    "wants": (
        "On the subject of “{w}”, which you asked about, {m} has this to offer: “{o}”.",
        "You've asked for “{w}”, so it may help that {m} is offering “{o}”.",
        "Your request for “{w}” found its counterpart in {m}'s “{o}”.",
        "What stood out is that you want “{w}” while {m} offers “{o}”.",
        "Given that “{w}” is what you'd like, {m}'s offer – “{o}” – is a natural fit.",
        "{m} has offered “{o}”; you, in turn, have asked for “{w}”.",
        "When asked what you want, you wrote “{w}”; when asked what to offer, {m} wrote “{o}”.",
        "Regarding your wish, “{w}”: {m} is prepared to share “{o}”.",
        "{m} is up for “{o}”, and you're up for “{w}”.",
        "You'd like “{w}” — {m} offers “{o}”.",
        "{m} brings something you may find useful for “{w}”, namely “{o}”.",
        "Where you hope for “{w}”, {m} is able to offer “{o}”.",
        "{m}'s profile mentions “{o}”, and that ties in with the wish you stated, “{w}”.",
        "As someone who wants “{w}”, you might like to hear that {m} offers “{o}”.",
    ),
    "wants related": (
        "There may be a connection between your “{w}” and {m}'s “{o}”.",
        "Your wish is “{w}”. {m}'s offer of “{o}” may or may not be related.",
        "Maybe there's a link here: “{w}” is what you want, “{o}” is what {m} offers.",
        "Although it's only a possible link, you want “{w}” and {m} offers “{o}”.",
    ),
    "wants mention": (
        "Both of you wrote about “{c}”; in your case it's “{w}”, in {m}'s it's “{o}”.",
        "“{c}” is a word you have in common: you wish for “{w}”, {m} offers “{o}”.",
        "Your “{w}” and {m}'s “{o}” both touch on “{c}”.",
    ),
    "wants also": (
        "Another thing {m} offers is “{o}”.",
        "In addition, “{o}” is something {m} offers.",
        "There's also {m}'s “{o}”.",
        "You'll find that {m} additionally offers “{o}”.",
    ),
    "goals": (
        "“{w}” is what you're working towards; {m} brings “{o}” with them.",
        "Your stated goal is “{w}”, and {m}'s stated experience is “{o}”.",
        "The experience {m} describes, “{o}”, connects with the goal you describe, “{w}”.",
        "{m}'s track record shows “{o}”, and your goal reads “{w}”.",
        "Your goal of “{w}” goes together with {m}'s experience of “{o}”.",
        "One goal you named is “{w}”, and one experience {m} named is “{o}”.",
        "{m} knows what “{o}” involves, and your aim is “{w}”.",
    ),
    "goals related": (
        "{m} has “{o}” as experience, which might tie in with your goal of “{w}”.",
        "Possibly of relevance to your goal “{w}”: {m} has “{o}”.",
    ),
    "values": (
        "By and large, you and {m} like the same way of working.",
        "The way you like to work is much the same as the way {m} does.",
        "Your working style is close to {m}'s.",
        "You and {m} seem to work along similar lines.",
    ),
    "values mixed": (
        "There are things in which you and {m} like to work the same way, and things in which you don't.",
        "With {m}, you have some working preferences in common and some that differ.",
    ),
    "values different": (
        "How you like to work differs from how {m} does; it's worth bringing up early.",
        "You and {m} don't tend to like working in the same way, which is worth talking about early.",
    ),
    "language": (
        "You and {m} can both converse in {l}.",
        "{l} is spoken on both sides.",
        "For talking to each other you have {l}, which both of you speak.",
        "{l} is the language that unites you and {m}.",
    ),
    "languages": (
        "You can choose between {l} and {k}, since both of you speak them.",
        "Whether in {l} or in {k}, you and {m} can talk to each other.",
        "In common, you have {l} as well as {k}.",
    ),
    "time": (
        "Time-wise, you're both free for about {t} hours a week.",
        "Both of you are free at the same times for about {t} hours weekly.",
        "About {t} hours a week is how long you and {m} are both free.",
        "A week holds about {t} hours that suit both you and {m}.",
        "You'll have about {t} hours each week when neither of you is busy.",
    ),
    "time year": (
        "Over the year you both have between {least} and {most} free hours a week, about {t} on average, since your clocks change at different times.",
        "On average you are both free for about {t} hours a week, between {least} and {most} depending on the time of year, because your clocks do not change together.",
    ),
    "time some": (
        "About {t} hours a week are free for both of you, although some weeks have {most} and others none, as your clocks don't change at the same time.",
    ),
    "time few": (
        "Your free times overlap by only a few minutes each week.",
        "Just a handful of minutes a week suit you both.",
    ),
    "time none": (
        "What you both wrote leaves no hour in the week when you're both free, so settle on a time before anything else.",
        "As far as your entries show, there's no hour a week when you're both free. Please agree on a time before anything else.",
    ),
    "time unknown": (
        "When the two of you are free is unknown, so please agree on a time to begin with.",
        "There's no information about when you are both free, so agree on a time at the beginning.",
        "Not knowing when you are both free, we suggest that you begin by agreeing on a time.",
    ),
    "nothing": (
        "Because nothing that {m} offers is close to what you're asking for, do say early on what you're hoping for.",
        "None of the things {m} offers lie close to what you're asking for. Say early on what you hope for.",
        "Be open early about what you hope for, since none of {m}'s offers is close to what you ask for.",
        "What {m} has to offer isn't near what you ask for, which is why you should say early what you hope for.",
    ),
}

LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "You put Jonas first on your shortlist.",
        (
            "On your shortlist, Jonas comes first.",
            "You placed Jonas at number one on your shortlist.",
        ),
    ),
    (
        "You put Jonas third on your shortlist.",
        ("Third place on your shortlist is held by Jonas.",),
    ),
    (
        "You and Jonas named no language in common.",
        (
            "No common language was named by you and Jonas.",
            "Neither of you named a language that the other named, too.",
        ),
    ),
    (
        "It is not known which languages you both speak, so settle that first.",
        ("Settle first which languages you both speak, as that is not known.",),
    ),
    (
        "You have not written anything under wants, so this match does not rest on it.",
        ("Your wants are blank, so they play no part in this match.",),
    ),
    (
        "Jonas's profile is short, so ask Jonas about it when you first meet.",
        ("Ask Jonas about the profile when you first meet, because it's short.",),
    ),
    (
        "Your profile is short; a few words more would give your partner something to start from.",
        ("Because your profile is short, adding a few words would give your partner a starting point.",),
    ),
    (
        "You are in “Oslo” and Jonas is in “Lisbon”: this programme likes to bring people from different places together.",
        (
            "While you are based in “Oslo”, Jonas is in “Lisbon”; the programme likes to bring together people who are in different places.",
        ),
    ),
    (
        "You work in “Finance” and Jonas works in “Logistics”: this programme likes to bring people together who differ in department.",
        (
            "Your department is “Finance” and Jonas's is “Logistics”; the programme likes to connect people who differ in department.",
        ),
    ),
    (
        "Ana put Jonas second on the shortlist.",
        ("Ana has Jonas in second place on the shortlist.",),
    ),
    (
        "Jonas is not on Ana's shortlist.",
        ("Ana did not put Jonas on the shortlist.",),
    ),
    (
        "They answered all 5 working-style questions alike.",
        ("On working style, their answers to all five questions are the same.",),
    ),
    (
        "Ana and Jonas named no language in common.",
        ("Neither Ana nor Jonas named a language that the other did.",),
    ),
    (
        "No statement under Jonas's offers stands out as close to Ana's wants.",
        ("There's no statement under Jonas's offers that stands out as being close to Ana's wants.",),
    ),
    (
        "Ana's profile is short: there are few words to go by.",
        ("With a short profile, Ana leaves few words to go by.",),
    ),
    (
        "We write down what we agree on at the end of each meeting.",
        ("Each meeting ends with us writing down what we agree on.",),
    ),
    (
        "We answer each other's messages within 3 working days.",
        ("Each of us answers the other's messages in 3 working days at most.",),
    ),
    (
        "Either of us may end this mentorship at any time, without giving a reason.",
        ("This mentorship may be ended by either of us at any time, and no reason has to be given.",),
    ),
    (
        "Our goals are: “give a talk at the spring conference” and “build a network outside my department”.",
        (
            "“give a talk at the spring conference” and “build a network outside my department” are our goals.",
        ),
    ),
    (
        "A meeting takes 60 minutes.",
        ("We meet for 60 minutes at a time.",),
    ),
    (
        "The goal “pass the accounting exam” was set on 2 March 2027 and is half done.",
        ("Half of the goal “pass the accounting exam”, set on 2 March 2027, is done.",),
    ),
    (
        "Jonas: “send the reading list”, by 20 May 2027 (open).",
        ("Jonas is due to “send the reading list” by May 20, 2027; it is open.",),
    ),
    (
        "Your next meeting is on 8 June 2027.",
        ("June 8, 2027 is the date of your next meeting.",),
    ),
    (
        "Last time, Ana wrote: “I would like to slow down a little”.",
        ("At your last meeting, Ana wrote that “I would like to slow down a little”.",),
    ),
    (
        "What is the next small step towards “lead a project of my own”?",
        ("Towards “lead a project of my own”, what's the next small step you could take?",),
    ),
    (
        "Who could help with “submit my first grant before June”?",
        ("Who comes to mind as a help with “submit my first grant before June”?",),
    ),
    (
        "What got in the way of “ask two people for feedback”?",
        ("When it comes to “ask two people for feedback”, what got in the way?",),
    ),
    (
        "What should be different for you by the end of this mentorship?",
        ("When this mentorship comes to an end, what should be different for you?",),
    ),
    (
        "Ana felt nervous before the interview but it went well.",
        ("Before the interview, Ana felt nervous; it went well, though.",),
    ),
    (
        "We practised the presentation twice and Jonas gave feedback on the slides.",
        ("After we practised the presentation twice, Jonas gave feedback on the slides.",),
    ),
    (
        "Ana will call the finance office by Tuesday.",
        (
            "The finance office will get a call from Ana by Tuesday.",
            "It's Ana's job to call the finance office by Tuesday.",
        ),
    ),
    (
        "Jonas recommended the book on negotiation to Ana.",
        ("Ana got a recommendation from Jonas: the book on negotiation.",),
    ),
    (
        "We agreed to meet in the library next time.",
        ("Our next meeting, we agreed, will take place in the library.",),
    ),
    (
        "The budget was cut by 10 percent, which worries Ana.",
        ("A budget cut of 10 percent is worrying Ana.",),
    ),
)
"""What was known, and the same in other words; who is spoken of are Ana and Jonas, or "you" and Jonas."""

SMALL_WORDS = (
    "{s}, so {m} is the best choice for you.",
    "{s}, and {m} needs your help as well.",
    "{s}, which you told {m} already.",
    "{s}, and {m} can only meet on Mondays.",
    "{s}; {m} thinks you are ready.",
    "{s}; {m} and you share the same goals.",
    "{m} has little time.",
    "{m} was glad to be asked.",
    "You will find {m} easy to talk to.",
    "You and {m} work in the same place.",
    "{s}, which {m} does better than anyone.",
    "{s}, and {m} would like to hear about your family.",
    "{s}, and {m} has a lot to say about it.",
)
"""Facts that nobody told, made of the words in which honest sentences are told."""
