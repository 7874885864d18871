"""Sentences of notes with the part where they belong, sorted by hand. Ours.

The first part was looked at while the levels were set; the second once, before actions in the past were left out; the
third gives the figures and was written last.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

LOOKED_AT = """
happened|We talked about the budget for most of the hour.
happened|Ben told me how he handled his first difficult client.
happened|I showed Ben the draft of my application.
happened|It was our third meeting and we met in the library.
happened|Ben asked what I enjoy most in my work.
happened|We went through the feedback from my last review.
happened|I have finished the online course on statistics.
happened|Ben shared two stories from his time abroad.
happened|The call lasted forty minutes because of a bad line.
happened|We laughed a lot about the mix-up with the room.
happened|I told him that the presentation went better than last time.
happened|Ben had read my text beforehand and praised the opening.
decided|We agreed to meet every second Tuesday.
decided|We settled on the conference talk as the main goal.
decided|I decided to drop the second certificate.
decided|From now on we use the shared document for questions.
decided|The next meeting is on 12 January at ten.
decided|We stick with video calls until spring.
decided|The talk will be about soil, not about water.
decided|Our focus for the next month is interviews.
decided|No more meetings on Fridays.
decided|We picked the shorter of the two outlines.
decided|It is going to be the part-time option.
decided|Instead of a paper I go for a poster.
actions|Ben will introduce me to his former colleague.
actions|I will rewrite the summary by Monday.
actions|Ben promised to send the reading list.
actions|I need to book the room before Thursday.
actions|Ben is going to look over my slides next week.
actions|I am to write down three examples of conflict.
actions|Ben sends me the contact of the editor.
actions|I'll ask my manager about the training budget.
actions|Until next time I collect five job adverts.
actions|Ben looks for a suitable workshop in February.
actions|My homework: record a two minute pitch.
actions|Ben to share his template.
actions|I call the registrar tomorrow.
actions|We both read chapter four until the next meeting.
concerns|I am worried about the deadline in March.
concerns|I feel overwhelmed by the number of projects.
concerns|My manager does not back me in meetings.
concerns|I don't know whether I belong in this team.
concerns|I keep waking up at night thinking about the exam.
concerns|Honestly I doubt that I can do this.
concerns|Somebody in my team keeps making jokes about my accent.
concerns|I am close to giving up on the whole plan.
concerns|It hurts that nobody noticed the work I did.
concerns|I feel alone since my office mate left.
concerns|Money is tight and I may have to stop the course.
concerns|I cried after the meeting with my boss.
"""
LOOKED_AT_ONCE = """
happened|Ben described how his company hires people.
happened|I presented my plan and he asked many questions.
happened|We looked at three job adverts together.
happened|Last month's action was done: the letter went out.
happened|Ben recommended a book about negotiation.
happened|We spent some time on small talk at the start.
happened|I passed the first part of the exam.
happened|He explained how grant panels read proposals.
happened|We practised the opening of my interview twice.
happened|Ben met my colleague Tom at a fair last year.
happened|The meeting was short, since Ben had a train to catch.
happened|We compared our calendars for spring.
happened|I read him the first page of my story.
happened|He liked the second version of the title better.
happened|We spoke about what makes a good team.
decided|We keep the meetings at forty five minutes.
decided|I go with the university in Porto.
decided|Our next call is on 3 March at noon.
decided|The main goal is now the promotion, the talk comes second.
decided|We leave the topic of salary for after the review.
decided|From January we meet once a month.
decided|We chose the workshop over the webinar.
decided|The mentoring goes on until the end of June.
decided|We drop the idea of a joint article.
decided|The interview practice takes place in English.
decided|I take the offer from the museum.
decided|For the poster we use the blue layout.
decided|We meet in person next time, at the café by the station.
decided|Notes are kept in one shared file from today.
decided|It was agreed that the outline has four parts.
actions|Ben writes to the head of the lab before Wednesday.
actions|I prepare two questions for the panel.
actions|I will send Ben my CV tonight.
actions|Ben is checking whether the room is free in May.
actions|To do for me: update the profile page.
actions|I have to register by 15 December.
actions|Ben brings his old application to the next meeting.
actions|By Friday I finish the table of contents.
actions|Ben shall ask his network for a placement.
actions|I should talk to the works council.
actions|Ben gives me feedback on the cover letter within a week.
actions|I try out the new schedule for two weeks.
actions|We each write down our three strengths before we meet again.
actions|Ben offered to put me in touch with the publisher and will do so next week.
actions|I practise the pitch every day until the fair.
concerns|I am afraid of speaking in front of the board.
concerns|Lately I can hardly concentrate at work.
concerns|I have the feeling that my supervisor ignores me.
concerns|The pressure at home makes it hard to study.
concerns|I am not sure I can trust the new team lead.
concerns|A colleague shouted at me in front of others.
concerns|I might lose my contract in summer.
concerns|I feel like a fraud in these meetings.
concerns|It bothers me that I was passed over again.
concerns|I am exhausted and do not sleep well.
concerns|Nobody answers when I ask for help.
concerns|I dread Monday mornings.
concerns|My health has got worse since the move.
concerns|I think about leaving the programme.
concerns|She made me feel small in front of the client.
"""
KEPT = """
happened|We started with what had changed since October.
happened|Ben drew a diagram of his career on the whiteboard.
happened|I told him about the trip to Lyon.
happened|He wanted to know why I chose chemistry.
happened|We read my abstract aloud together.
happened|Ben's old boss joined us for ten minutes.
happened|I gave a short demo of the tool.
happened|The room was noisy, so we moved to the garden.
happened|He compared my situation with his own at thirty.
happened|I have met the new head of department.
happened|We both enjoyed the conversation.
happened|Ben praised how clearly I speak.
decided|The trial period ends in April.
decided|We replace the second goal with a smaller one.
decided|I accept the invitation to the panel.
decided|Meetings move to the evening.
decided|We continue without a fixed agenda.
decided|The report gets only two chapters.
decided|Feedback is given in writing from now on.
decided|I apply for the internal post and not for the external one.
decided|We skip December.
decided|The goal for this quarter is one published article.
decided|We stay with the old time.
decided|Ben and I want to end the mentoring in July.
actions|Ben asks his sister for the contact.
actions|I update my profile before Friday.
actions|Ben prepares a mock interview for next time.
actions|I bring printed copies on Tuesday.
actions|Ben forwards the invitation.
actions|I read the guidelines and note my questions.
actions|By the end of the month Ben finds a date with the director.
actions|Next step for me is a list of ten companies.
actions|I send a thank-you note to the panel.
actions|Ben reviews chapter two within ten days.
actions|We each bring one success to the next meeting.
actions|I sign up for the language class this week.
concerns|I keep thinking that they regret having hired me.
concerns|My partner is not happy about the hours I work.
concerns|I panic when the phone rings.
concerns|The team leaves me out of the planning.
concerns|I have no energy left in the evenings.
concerns|It is unclear whether my visa gets extended.
concerns|My manager threatened to move me to another site.
concerns|I find it unbearable to sit in that office.
concerns|He touched my shoulder again, and I do not want that.
concerns|I see no future for myself here.
concerns|I lost confidence after the failed project.
concerns|They pay me less than the others and I cannot let go of it.
"""


def sentences(block: str) -> list[tuple[str, str]]:
    """Part and sentence of each line."""
    return [(part, text) for part, _, text in (line.partition("|") for line in block.strip().splitlines())]
