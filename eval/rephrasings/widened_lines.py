"""Lines of every use in other words, by which the rules of the checker were widened. See `widened`. Ours."""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

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
