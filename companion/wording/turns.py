"""Turns of English in plain words, so that whoever writes "by and large" is read as saying "mostly". Pure, ours.

Each means the same wherever it stands, so that nothing false becomes true by it. What is quoted stays as it is.
"""

# ruff: noqa: E501, RUF001 -- lists of turns read best as they stand.

from __future__ import annotations

import re
from functools import lru_cache

_TURNS = """
: in return | in turn | good news | the good news is that | the good news is | here's the good news | here is the good news | as it happens | as luck would have it | it so happens that | it turns out that | it turns out | as it turns out | needless to say | so to speak | as it were | if you like | as you may know | for what it's worth | for your information | just so you know | worth knowing | worth noting | it is worth noting that | it's worth noting that | in short | in brief | in a nutshell | in other words | to put it simply | put simply | simply put | to sum up | in sum | long story short | at first glance | on paper | at heart | to put it briefly | put briefly | briefly put | to be brief | briefly | to put it another way | put another way | to put it plainly | put plainly | plainly put | in plain words | in plain terms | in a word | in one sentence | in a sentence | in one line | in summary | to summarise | to summarize | to recap | the short version | the short of it | let me put it this way | it is no accident that | it's no accident that | it is no coincidence that | it's no coincidence that | it is no surprise that | it's no surprise that | no wonder that | no wonder | hi there | hi | hey | hello there
hours: hrs
hour: hr
minutes: mins
perhaps: why not | how about | you could do worse than | you might do worse than
begin with it: begin there | start there | begin here | start here
do not change together: change at different times | change on different days | change on different dates | change at different points | change on different weekends | do not change at the same time | don't change at the same time | do not change on the same date | don't change on the same date | do not change on the same dates | don't change on the same dates | do not change on the same day | don't change on the same day | are not changed together | do not shift together | don't shift together | shift at different times | go forward and back at different times | are changed at different times | do not change in step | don't change in step | do not switch together | don't switch together | switch at different times | aren't changed together | don't move together | do not move together | change separately
something to talk about: plenty to discuss | plenty to talk about | lots to talk about | lots to discuss | a lot to talk about | a lot to discuss | much to talk about | much to discuss | enough to talk about | enough to discuss | no shortage of things to talk about | no shortage of topics
the two fit: they are alike | they are close | they are close to each other | they are similar | they are near | they are near each other | they are related | they are linked | they are connected | they belong together | they seem close | they seem related | they look alike | they are a match
near: not far from
both calendars: the two calendars
both profiles: the two profiles
different: two different things | two different matters | two different affairs
tend to like: give the impression of liking
speak: are at home in | be at home in
you can talk: language is no obstacle | language is no barrier | language will be no barrier | language will be no obstacle | language won't be a barrier | language won't be a problem | language is not a barrier | language isn't a barrier | you need no interpreter | you need no translator | no interpreter is needed
nothing is close: there is little in common | there's little in common | there isn't much in common | there is not much in common | there's not much in common
is not known: has not been told yet | hasn't been told yet | has not been said yet | hasn't been said yet | has not been said | hasn't been said | has yet to be told | has yet to be said
in the same way as you: the way you do
fits: seems a sensible choice | is a sensible choice | seems a natural choice | is a natural choice | seems a good choice | is a good choice | seems an obvious choice | is an obvious choice | is a good person to ask | is a good person to talk to
close to: not far off | never far from | within reach of | not a long way from
for: you don't have to look far for | you do not have to look far for | you need not look far for | you won't have to look far for | you needn't look far for
work on: make progress on | make progress with | make headway on | make headway with | get ahead with | move forward with | get further with | move ahead with | take steps towards | take a step towards
may help: hopes to be of use | hopes to help | hopes to be of help | would love to help | would like to help | would be glad to help | would be happy to help | is there to help
much alike: a lot of agreement | much agreement | a great deal of agreement | a good deal of agreement | plenty of agreement
not known: we have no knowledge of | we have no information on | we have no information about | we have no record of | we have nothing on | there is no telling | there's no telling | nobody knows yet | no one knows yet | no one knows | nobody knows | we can't be sure | we cannot be sure | we're not sure | we are not sure | we can't say for sure | we cannot say for sure | we can't be certain | we aren't sure | we aren't certain | we are not certain | we're not certain | we do not know for sure | we don't know for sure | we cannot be certain | it is hard to say | it's hard to say | what nobody knows | not recorded | unrecorded
little: not much | not a lot | not very much | not a great deal
short: not long | not very long | rather brief | on the short side
a week: in a normal week | in a typical week | in an average week | in a usual week | in an ordinary week
is worth: deserves
early: in one of your first meetings | in one of your first conversations | in one of your first talks | at one of your first meetings
mostly: by and large | on the whole | for the most part | in the main | all in all | more often than not | as a rule | in general | all things considered | generally speaking | broadly speaking | in broad terms | to a large extent | to a great extent | in large part | much of the time
because of: on account of | owing to | by reason of | by virtue of | on the strength of | in view of | in light of | in the light of | as a result of | on the grounds of
because: on account of the fact that | owing to the fact that | due to the fact that | in view of the fact that | in light of the fact that | seeing as | seeing that | given that | considering that | for the simple reason that | inasmuch as | the reason being that
if: in case | in the event that | provided that | providing that | on condition that | assuming that | as long as | so long as
unless: except if | except when | except where | save when | other than when
during: in the course of | over the course of
may: may or may not | may (or may not) | might (or might not) | might or might not | might well | may well | could well
possibly: there is a chance that | there's a chance that | there is a good chance that | there's a good chance that | with a bit of luck
before: prior to | ahead of | in advance of
after: subsequent to | following on from
at first: to begin with | to start with
first: first and foremost | first of all | for a start | for starters | before anything else | before all else | before you do anything else | as a first step | first things first | before everything else
about: in the region of | in the neighbourhood of | somewhere around | somewhere in the region of | give or take | something like | to the tune of | in the order of | on the order of
about: on the subject of | on the topic of | in relation to | with regard to | with respect to | in connection with | in terms of | as regards | with reference to | on the matter of | in the matter of | when it comes to | where it comes to | as far as it concerns | in the context of
now: at the moment | at this point | at present | for the time being | as of now | these days | at this stage | right now
early: early on | early in the day | at an early stage | at an early point | from the outset | at the outset | from the start | right from the start | right at the start | sooner rather than later | at an early date
both: the pair of you | you two both | the two of you both
in each other's company: in one another's company
each other: one another
differ: diverge | vary from each other | are at odds | part ways | go different ways
are alike: are on the same wavelength | see eye to eye | are on the same page | are of one mind | are in tune | are in step | think alike
be alike: be on the same wavelength | feel familiar to you | be on the same page | be of one mind | be in tune | be in step
match: point the same way | point in the same direction | pull in the same direction | point to each other | go hand in hand | go together | fit together | fit like a glove | are a good fit
differently: in a different way | in different ways | in another way | not in the same way | not the same way | in a different manner
also: on top of that | what's more | what is more | in addition | in addition to that | besides that | beyond that | apart from that | as well as that | over and above that | not only that | for good measure
says: has to say that | makes the point that
offers: has on offer | has to offer | puts on offer | is putting on offer | has put on the table | puts on the table | brings to the table | puts forward | has put forward | makes available | is prepared to share | is willing to share | is ready to share | is happy to share
offer: have on offer | have to offer | put on the table | bring to the table | bring to bear | put forward | make available
want: be keen on | have an interest in | be in search of | be on the lookout for | be after
are looking for: are in search of | are on the lookout for | are in the market for | are on the hunt for | are after | are hunting for | are searching for
're looking for: 're in search of | 're on the lookout for | 're in the market for | 're on the hunt for | 're after | 're searching for
looked for: searched for | hunted for | was on the lookout for | sought out | was looking for | was searching for
look for: search for | hunt for | be on the lookout for
looking for: searching for | hunting for | on the lookout for
wait for: await
waits for: awaits | is still waiting for
waited for: awaited
is little: isn't much | is not much | is not a lot | isn't a lot
waiting for: awaiting | on hold for
talk: have a word | have a chat | have a talk | have a conversation | sit down together | put your heads together
ask: put the question to | put a question to
start: get going | get started | set the ball rolling | get the ball rolling | kick off | kick things off | break the ice
agree on: settle on | come to an agreement on | come to an agreement about | reach agreement on | reach an agreement on | fix on | hit on | sort out | find agreement on
no: not a single | not one | not any
none: not a single one | not one of them
not: by no means | in no way | not at all | not in the least | anything but
nothing: not a thing | not anything | no single thing
few: hardly more than a few | no more than a few | not more than a few | a handful of | just a handful of
at most: no more than | not more than | at the outside | at the latest | at the very most | no longer than | not later than | no later than
at least: no fewer than | no less than | not less than | at the very least
cannot: can't make it to | is unable to | are unable to | is not able to | are not able to | isn't able to | aren't able to
cannot come: can't make it | cannot make it | is unable to come | are unable to come | has to cancel | have to cancel
known: on record | a matter of record
not known: not clear | unclear | not certain | uncertain | not on record | anyone's guess | an open question | not yet clear | not yet known | still unknown
does not know: has no idea | is in the dark about | is none the wiser about
matches: chimes with | ties in with | lines up with | fits in with | goes with | is in tune with | is in line with | is in keeping with | squares with | resonates with | dovetails with | tallies with | accords with | speaks to | is a match for
related to: to do with | not unrelated to | not unconnected with | not unconnected to | of relevance to | relevant to | connected to | connected with | linked to | linked with | bound up with | tied to
related: not unrelated | not unconnected | not without relation
appears: crops up | pops up | shows up
appear: crop up | pop up | show up
next: next up | up next
done: over and done with | dealt with | ticked off | out of the way
late: past its date | past due | behind schedule | overdue
"""
_QUOTED = re.compile('([“„«"][^“”„«»"]{2,}[”“»"])')


@lru_cache(maxsize=8_192)
def in_plain_words(text: str) -> str:
    """The text with each turn outside quotation marks told plainly."""
    pieces = _QUOTED.split(text)
    # Every other piece is a quotation.
    return "".join(piece if place % 2 else _turned(piece) for place, piece in enumerate(pieces))


def _turned(piece: str) -> str:
    pattern, plain = _table()
    return pattern.sub(lambda found: plain[found.group(0).casefold().replace("’", "'")], piece)


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    plain: dict[str, str] = {}
    for row in _TURNS.strip().splitlines():
        means, _, turns = row.partition(":")
        plain |= {turn.strip(): means for turn in turns.split("|")}
    longest = sorted(plain, key=len, reverse=True)
    of_any = "|".join(re.escape(turn).replace("'", "['’]") for turn in longest)
    return re.compile(rf"(?:(?<!\w)|(?=['’]))(?:{of_any})(?!\w)", re.IGNORECASE), plain
