"""Notes of a meeting and explanations in other words, true and false. See `developed`. Ours."""

# ruff: noqa: E501 -- lists of sentences read best as they stand.

from __future__ import annotations

from eval.rephrasings.developed_lines import DENIED, INVENTED, NAME, NUMBER, OTHERS, SWAPPED, Told

NOTES = (
    # notes of a meeting
    Told(
        "We decided to leave the budget question for later.",
        (
            "We put off the budget question.",
            "You both decided to come back to the budget question later.",
            "The budget question will be taken up later, as we decided.",
            "The budget question was left for later.",
            "We've decided that the budget question can wait until later.",
            "Our decision was to leave the budget question for later.",
            "It was decided to leave the question of the budget for later.",
            "We postponed the budget question.",
        ),
        (
            (DENIED, "We decided not to leave the budget question for later."),
            (INVENTED, "We decided to leave the budget question to the director."),
            (NUMBER, "We decided to leave the budget question for three weeks."),
            (DENIED, "We never decided to leave the budget question for later."),
        ),
    ),
    Told(
        "Ana will send the outline to the organisers by 4 December.",
        (
            "Ana has until 4 December to send the outline to the organisers.",
            "Ana's next step is to send the outline to the organisers by 4 December.",
            "The organisers will get the outline from Ana by 4 December.",
            "Ana is to send the organisers the outline no later than 4 December.",
            "By 4 December, Ana will send the organisers the outline.",
            "The outline will be sent to the organisers by Ana by the fourth of December.",
            "Ana is going to send the outline to the organisers by December 4.",
            "Ana agreed to send the organisers the outline by 4 December.",
            "Sending the outline to the organisers by 4 December is Ana's task.",
        ),
        (
            (NAME, "By 4 December, Jonas will send the organisers the outline."),
            (NUMBER, "The outline will be sent to the organisers by Ana by the fifth of December."),
            (NUMBER, "Ana is going to send the outline to the organisers by November 4."),
            (DENIED, "Ana won't send the outline to the organisers by 4 December."),
            (INVENTED, "Ana will send the outline and the invoice to the organisers by 4 December."),
        ),
    ),
    Told(
        "Jonas promised to introduce me to two people in the data team next week.",
        (
            "Next week Jonas will introduce me to two people from the data team.",
            "Jonas said he'd introduce me to two people in the data team next week.",
            "I'll be introduced by Jonas to two people in the data team next week.",
            "Jonas promised an introduction to two people in the data team next week.",
        ),
        (
            (NUMBER, "Next week Jonas will introduce me to three people from the data team."),
            (NAME, "Tove said he'd introduce me to two people in the data team next week."),
            (DENIED, "Jonas won't introduce me to two people in the data team next week."),
            (INVENTED, "Jonas promised an introduction to two people in the data team and to the board next week."),
        ),
    ),
    Told(
        "We went through Ana's slides for the spring conference and cut four of them.",
        (
            "Together we went through Ana's slides for the spring conference; four of them were cut.",
            "We looked at Ana's slides for the spring conference and cut four.",
            "Ana's slides for the spring conference were gone through, and four were cut.",
            "We reviewed the slides Ana has for the spring conference, cutting four of them.",
        ),
        (
            (NUMBER, "Together we went through Ana's slides for the spring conference; five of them were cut."),
            (NAME, "We looked at Jonas's slides for the spring conference and cut four."),
            (DENIED, "We went through Ana's slides for the spring conference and did not cut four of them."),
            (INVENTED, "We went through Ana's slides for the spring conference, cut four of them and sold the rest."),
        ),
    ),
    Told(
        "Dr. Keller told Jonas that the pilot starts with one team in September.",
        (
            "Jonas heard from Dr. Keller that the pilot starts with one team in September.",
            "According to Dr. Keller, who told Jonas, the pilot begins with one team in September.",
            "In September the pilot starts with one team, as Dr. Keller told Jonas.",
        ),
        (
            (NAME, "Jonas heard from Dr. Brandt that the pilot starts with one team in September."),
            (NUMBER, "According to Dr. Keller, who told Jonas, the pilot begins with two teams in September."),
            (NUMBER, "In October the pilot starts with one team, as Dr. Keller told Jonas."),
            (DENIED, "Jonas heard from Dr. Keller that the pilot does not start with one team in September."),
        ),
    ),
    Told(
        "Ana has read chapter 4 and liked it.",
        (
            "Ana read chapter four and she liked it.",
            "Chapter 4 has been read by Ana, who enjoyed it.",
            "Ana has finished reading chapter 4 and liked it.",
        ),
        (
            (NUMBER, "Ana read chapter fourteen and she liked it."),
            (DENIED, "Ana has read chapter 4 and did not like it."),
            (DENIED, "Ana has read chapter 4 and disliked it."),
            (NAME, "Chapter 4 has been read by Jonas, who enjoyed it."),
            (INVENTED, "Ana read chapter four and she liked it more than the lecture."),
        ),
    ),
    Told(
        "We agreed that the talk comes before the article.",
        (
            "We agreed to do the talk before the article.",
            "The talk comes before the article: that's what we agreed.",
            "Our agreement is that the talk comes before the article.",
        ),
        (
            (DENIED, "We agreed that the talk does not come before the article."),
            (SWAPPED, "We agreed that the talk comes after the article."),
            (INVENTED, "We agreed that the talk comes before the article and the book."),
        ),
    ),
    Told(
        "I will ask Ana every Friday how the job search is going.",
        (
            "Every Friday I'll ask Ana how her job search is going.",
            "I'm going to ask Ana each Friday how the job search goes.",
            "On Fridays, I will ask Ana how things are going with the job search.",
        ),
        (
            (NUMBER, "Every Monday I'll ask Ana how her job search is going."),
            (NAME, "I'm going to ask Tove each Friday how the job search goes."),
            (DENIED, "I will not ask Ana every Friday how the job search is going."),
            (INVENTED, "Every Friday I'll ask Ana and her manager how her job search is going."),
        ),
    ),
    Told(
        "Ana finished the certificate in statistics with eighty-two points.",
        (
            "The certificate in statistics was finished by Ana, with 82 points.",
            "Ana completed her statistics certificate with eighty-two points.",
            "With 82 points, Ana has finished the certificate in statistics.",
        ),
        (
            (NUMBER, "The certificate in statistics was finished by Ana, with 28 points."),
            (DENIED, "Ana did not complete her statistics certificate with eighty-two points."),
            (NAME, "With 82 points, Jonas has finished the certificate in statistics."),
            (INVENTED, "Ana completed her statistics certificate with eighty-two points and a prize."),
        ),
    ),
    # explanations for whoever reviews
    Told(
        "Ana wants to “lead a project of my own”; Jonas offers “coaching new managers”.",
        (
            "Ana's wish is to “lead a project of my own”, and Jonas is offering “coaching new managers”.",
            "Ana, who wants to “lead a project of my own”, meets Jonas, who offers “coaching new managers”.",
            "“lead a project of my own” is what Ana wants; what Jonas offers is “coaching new managers”.",
            "Jonas's offer of “coaching new managers” answers Ana's wish to “lead a project of my own”.",
            "“coaching new managers” is offered by Jonas, and “lead a project of my own” is wanted by Ana.",
        ),
        (
            (SWAPPED, "Jonas's wish is to “lead a project of my own”, and Ana is offering “coaching new managers”."),
            (SWAPPED, "Ana, who wants “coaching new managers”, meets Jonas, who offers to “lead a project of my own”."),
            (SWAPPED, "“coaching new managers” is offered by Ana, and “lead a project of my own” is wanted by Jonas."),
            (SWAPPED, "Ana's offer of “coaching new managers” answers Jonas's wish to “lead a project of my own”."),
            (NAME, "Ana's wish is to “lead a project of my own”, and Tove is offering “coaching new managers”."),
            (DENIED, "Ana doesn't want to “lead a project of my own”; Jonas offers “coaching new managers”."),
            (OTHERS, "Ana's wish is to “lead a project of my own”, and Jonas is offering “coaching young doctors”."),
        ),
    ),
    Told(
        "They answered 4 of 6 working-style questions alike.",
        (
            "Four of the six working-style questions were answered alike.",
            "To 4 of 6 questions about working style they gave the same answer.",
            "They gave similar answers to four out of six questions on working style.",
            "Their answers to 4 of 6 working-style questions are alike.",
        ),
        (
            (NUMBER, "Five of the six working-style questions were answered alike."),
            (NUMBER, "To 4 of 7 questions about working style they gave the same answer."),
            (DENIED, "They did not answer 4 of 6 working-style questions alike."),
            (DENIED, "Their answers to 4 of 6 working-style questions are different."),
        ),
    ),
    Told(
        "They are both free for about 6½ hours a week.",
        (
            "The two are free at the same time for about 6½ hours a week.",
            "Each week there are about 6.5 hours when they're both free.",
            "About six and a half hours a week are free for both of them.",
            "They share about 6½ free hours a week.",
        ),
        (
            (NUMBER, "The two are free at the same time for about 5½ hours a week."),
            (DENIED, "They are never both free for about 6½ hours a week."),
            (NUMBER, "They are both free for about 6½ hours a day and 6½ hours on three weekdays."),
            (INVENTED, "They share about 6½ free hours a week, mostly in a café."),
        ),
    ),
    Told(
        "We do not know Jonas's availability; this part counts as the programme's average.",
        (
            "Jonas's availability isn't known, so this part counts as the programme's average.",
            "Since we don't know when Jonas is available, this part counts as the average of the programme.",
            "This part counts as the programme's average, because Jonas's availability is not known.",
            "Jonas's availability is unknown; this part counts as the programme's average.",
        ),
        (
            (DENIED, "We know Jonas's availability; this part counts as the programme's average."),
            (NAME, "Tove's availability isn't known, so this part counts as the programme's average."),
            (DENIED, "Jonas's availability isn't known, so this part does not count as the programme's average."),
            (INVENTED, "Jonas's availability isn't known, so this part counts as zero and lowers the bonus."),
        ),
    ),
    Told(
        "You want “feedback on my research proposals”; Jonas offers “supervising doctoral research”. Both mention “research”.",
        (
            "You'd like “feedback on my research proposals”, and Jonas offers “supervising doctoral research”; research is mentioned by both of you.",
            "Research comes up on both sides: you want “feedback on my research proposals”, Jonas offers “supervising doctoral research”.",
            "You and Jonas both mention research: “feedback on my research proposals” is your wish, “supervising doctoral research” Jonas's offer.",
            "Jonas, your mentor, supervises doctoral research, and you want feedback on your research proposals.",
        ),
        (
            (SWAPPED, "You offer “supervising doctoral research”, and Jonas wants “feedback on my research proposals”; research is mentioned by both of you."),
            (NAME, "You and Tove both mention research: “feedback on my research proposals” is your wish, “supervising doctoral research” Tove's offer."),
            (DENIED, "Neither of you mentions research: you want “feedback on my research proposals”, Jonas offers “supervising doctoral research”."),
            (SWAPPED, "Jonas wants feedback on his research proposals, and you supervise doctoral research."),
            (INVENTED, "Jonas, your mentor, supervises doctoral research in Zurich, and you want feedback on your research proposals."),
        ),
    ),
    Told(
        "You want to learn “how to lead a remote crew”; Jonas has “led a remote crew across four countries”.",
        (
            "You want to learn how to lead a remote crew; Jonas led one across four countries.",
            "Leading a remote crew is what you want to learn, and Jonas has led a remote crew across 4 countries.",
            "Jonas has done it across four countries: leading a remote crew, which you want to learn.",
            "Your mentor has led a remote crew across four countries, and that is what you'd like to learn.",
        ),
        (
            (NUMBER, "You want to learn how to lead a remote crew; Jonas led one across forty countries."),
            (SWAPPED, "Jonas wants to learn how to lead a remote crew; you led one across four countries."),
            (NAME, "Leading a remote crew is what you want to learn, and Tove has led a remote crew across 4 countries."),
            (DENIED, "Jonas has never led a remote crew across four countries, and that is what you'd like to learn."),
            (INVENTED, "Jonas has led a remote crew across four countries and three oceans, and that is what you'd like to learn."),
        ),
    ),
    Told(
        "You hope to “move from nursing into data analysis”. Perhaps related: Jonas has “moved from hospital work into statistics at forty”.",
        (
            "You're hoping for a move from nursing into data analysis; perhaps it's related that Jonas moved from hospital work into statistics at forty.",
            "Jonas moved from hospital work into statistics at 40, which may be related to your hope to “move from nursing into data analysis”.",
            "Possibly related to your wish to “move from nursing into data analysis”: Jonas has “moved from hospital work into statistics at forty”.",
        ),
        (
            (NUMBER, "Jonas moved from hospital work into statistics at 14, which may be related to your hope to “move from nursing into data analysis”."),
            (SWAPPED, "Jonas hopes to “move from nursing into data analysis”; perhaps related: you have “moved from hospital work into statistics at forty”."),
            (DENIED, "Jonas never moved from hospital work into statistics at forty, which may be related to your hope to “move from nursing into data analysis”."),
            (INVENTED, "Jonas moved from hospital work into statistics at 40 and doubled the salary, which may be related to your hope to “move from nursing into data analysis”."),
        ),
    ),
    Told(
        "I will rewrite the opening paragraph and show it to Jonas on Thursday.",
        (
            "On Thursday I'll show Jonas the opening paragraph, which I'll rewrite.",
            "I'm going to rewrite the opening paragraph, then show it to Jonas on Thursday.",
            "My plan is to rewrite the opening paragraph and show Jonas on Thursday.",
        ),
    ),
    Told(
        "Jonas shared how the reorganisation went in his team.",
        (
            "Jonas told me how the reorganisation in his team went.",
            "How the reorganisation went in his team was something Jonas shared.",
            "We heard from Jonas how his team's reorganisation went.",
        ),
    ),
    Told(
        "We spent most of the hour on feedback for the pilot.",
        (
            "Most of the hour went to feedback for the pilot.",
            "Feedback for the pilot took up most of our hour.",
            "The hour was mostly spent on feedback for the pilot.",
        ),
    ),
    Told(
        "We meet by video call unless we agree on a place.",
        (
            "Our meetings take place by video call, unless we've agreed on a place.",
            "Unless we agree on a place, we'll meet via video call.",
            "Video calls are how we meet, unless we agree on a place.",
        ),
    ),
    Told(
        "At the end of each meeting each of us says one thing that helped and one that would have helped more.",
        (
            "Each meeting ends with each of us saying one thing that helped and one that would have helped more.",
            "When a meeting ends, we each name one thing that helped and one that would have helped more.",
        ),
    ),
    Told(
        "On 15 June 2027, half-way, we look at this agreement and at our goals, and change what no longer fits.",
        (
            "Half-way, on June 15, 2027, we review this agreement and our goals and change whatever no longer fits.",
            "We'll revisit this agreement and our goals half-way, on 15 June 2027, changing what doesn't fit any longer.",
        ),
    ),
    Told(
        "Ana: “ask two people for feedback”, by 20 March 2027 (open).",
        (
            "Still open: Ana's “ask two people for feedback”, due on 20 March 2027.",
            "Ana is still working on “ask two people for feedback”, due March 20, 2027.",
            "“ask two people for feedback” is open, with Ana, for 20 March 2027.",
        ),
    ),
    Told(
        "Leave room for Ana to say what matters first today.",
        (
            "Give Ana room to say what matters first today.",
            "Make sure Ana has room today to say what matters first.",
            "Start with what matters to Ana today.",
        ),
    ),
    Told(
        "What did you learn from “ask two people for feedback”?",
        (
            "What have you learned from “ask two people for feedback”?",
            "After “ask two people for feedback”, what did you learn?",
            "Looking back at “ask two people for feedback”, what did it teach you?",
        ),
    ),
    Told(
        "You share English and Portuguese.",
        (
            "English and Portuguese are both languages you two share.",
            "You and Jonas both speak English as well as Portuguese.",
        ),
    ),
)  # fmt: skip
