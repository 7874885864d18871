"""Whether a clause in which every word is a common one states something of a person. Pure, ours.

“Ana needs your help as well”, “you two live near each other”: each word leads from one thing to the next in a
hundred honest sentences, and together they are news. So it is looked at what stands behind whoever is named: what
she wrote, wants and offers, what the reader could ask or talk about, and who brought the two together may be told
again; that she is, has, does or will do anything else is a statement, and has to rest on something.
"""

# ruff: noqa: E501, SIM905 -- lists of words read best as they stand.

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from companion.wording.content_words import like, stem, words_of

_WRITES = frozenset(
    """say says said saying write writes wrote written writing mention mentions mentioned mentioning name names named naming note notes noted
    list lists listed state states stated put puts enter enters entered describe describes described answer answers answered specify specified
    express expressed jot jotted give gives gave given fill filled indicate indicates indicated cite cites cited report reported set add added left
    leave leaves show shows shown made""".split()
)
_WANTS_OR_OFFERS = frozenset(
    """want wants wanted wanting wish wishes wished wishing hope hopes hoped hoping seek seeks sought seeking look looks looking looked aim aims
    aimed aiming ask asks asked asking request requests requested requesting plan plans planned planning intend intends strive pursue pursuing after
    working offer offers offered offering bring brings brought bringing share shares shared sharing contribute contributes contributing provide
    provides providing volunteer volunteers volunteered propose proposes proposed like love""".split()
)
_COULD = frozenset(
    """ask tell talk speak discuss explain describe raise start begin mention explore turn use meet find see hear learn say help share bring offer give answer draw
    look compare choose take be support pick agree settle converse communicate try consider want wish like love exchange come get have make do hold carry conduct run clear sort keep see work go reach put plan build lead point fit match look provide turn think
    count rely benefit settle follow""".split()
)
_SEES = frozenset("find see notice read recall remember note gather hear be".split())
_OF_THE_PROGRAMME = frozenset(
    """paired pair matched brought bring thought looked look suggested suggest noticed picked compare compared put found find introduced know
    see go have read say considered recommend recommended proposed saw linked connected selected tell checked""".split()
)
_BROUGHT_TOGETHER = frozenset(
    "paired matched brought suggested introduced put linked connected asked recommended chosen selected invited proposed able who someone somebody here up".split()
)
_GOES_ON = frozenset(
    """a an the this that these those it its itself here there what which who whom whose when where why how whether and or but nor so if then than as
    because while though although of in on at to for from by with without within into about above across against along among around before behind
    below beside besides between beyond during near off out over per through toward towards under up via too also both each two either neither all
    together alone now again just only simply really first mutually respectively alike similarly well you your yours me my us our ours we they them
    their theirs i he she him her his one other another namely perhaps maybe possibly probably indeed instead not no none nothing something anything
    everything more most some any common own mentor mentee partner early together""".split()
)
_PASSED_OVER = frozenset(
    "also both each then now just simply perhaps maybe possibly probably really yourself themselves first two".split()
)
_HAVE, _BE, _DO = (
    frozenset(["have", "has", "had", "'ve"]),
    frozenset("is are was were 's 're am".split()),
    frozenset("do does did".split()),
)
_MAY, _WILL = (
    frozenset("can could may might ca".split()),
    frozenset("will would should must shall 'll 'd wo".split()),
)
_HELPING = _HAVE | _BE | _DO | _MAY | _WILL
_WOULD, _HELD, _NOT = (
    frozenset(["like", "love", "best", "want"]),
    frozenset(["something", "on", "in", "this", "that"]),
    frozenset(["not", "n't", "all"]),
)
_LIKES, _POLITE = frozenset(["like", "love"]), frozenset(["would", "should", "'d"])
_TO_TELL = frozenset(["say", "offer", "share", "give", "bring", "tell"])
_PRONOUNS = frozenset("you they he she we i".split())
_SAME = frozenset(
    "same alike similar similarly equally share shares sharing common mutual both each together two".split()
)
_SAYS_SAME = frozenset("same alike similar similarly equally likewise".split())
_OF_TIME = frozenset(
    """week weeks month months year years day days evening evenings morning mornings afternoon afternoons weekend weekends tomorrow today tonight
    soon hour hours minute minutes weekly daily monthly""".split()
)
_FIELD = re.compile(
    r"\b(?P<goal>goal|aim|experience|background)s?\b|\b(?P<field>home|job|team|age|city|town|country|department|company|family|interest|hobby|friend)(?:s|ies)?\b|\bsame (?P<same>place|thing|places|wish|wishes|people)\b"
)
_DRAWN = re.compile(r"^(.+?)('ve|'ll|'d|'re|'m|'s|n't)$")
_THINGS_DO = frozenset(
    "match fit relate overlap differ belong connect go play meet point lie stand come touch sit tie complement".split()
)
_STOPS = frozenset(
    "what which that how when is are was lies lie comes come stands who where near close".split()
)
_KNOWS_OF = frozenset("ground field territory area subject topic matter".split())
_THINKS = frozenset(["think", "suppose", "guess"])
_IS_THOUGHT = frozenset(["this", "that", "these", "those", "there", "the", "they", "it", "both"])
_SPOKEN = frozenset(["it", "both", "them", "the", ""])
_COMES = frozenset(["in", "first", "second", "third"])
_WITH_WHAT = {
    **dict.fromkeys(("know", "knows"), _KNOWS_OF),
    **dict.fromkeys(("come", "comes"), _COMES),
    **dict.fromkeys(("speak", "speaks"), _SPOKEN),
}
"""Verbs that say nothing new of somebody before some words only."""
_HAS_TO = frozenset("need needs to will 'll should have must".split())
_SEEMS = frozenset(
    "be been quite very fairly rather much generally mostly largely usually somewhat broadly partly pretty seem seems appear appears tend tends happen happens lean leans n't".split()
)
_NEEDS = frozenset(
    "need needs needed miss misses help helps helped start starts started began meet meets met known".split()
)
_ANY_OF_IT = frozenset("a an one some the got been no two same similar different common shared also".split())
_NEAR = 2
"""Telling words behind somebody, among which stands what is known of her."""
_REACH = 4
"""Words behind a verb, among which stands to whom it is done."""


def states_something(
    clause: str, called: Collection[str], source: Collection[str], roots: Collection[str], *, rests: bool
) -> bool:
    """Whether somebody in it does, is or has what may not simply be said of anybody.

    `called` are names, `source` all words that are known, `roots` the stems of those that are ours; `rests` says whether something in the clause is news
    that the source bears out, so that it need not stand next to the person.
    """
    words = _split(words_of(clause))
    if not rests:
        if any(word in _OF_TIME and not _may_be_counted(word, source) for word in words):
            return True
        if not _SAME & set(source) and _SAYS_SAME & set(words) and _names_somebody(words, called):
            return True
    return any(
        (word in called or word in _PRONOUNS)
        and not _may_follow(words, place, called)
        and not _is_known(word, words[place + 1 :], source, roots, rests=rests)
        for place, word in enumerate(words)
    )


def is_of_another_field(clause: str, source: Collection[str], *, wished: bool) -> bool:
    """Whether it names a kind of thing, such as goals or a home, of which the source says nothing.

    `wished`: the source quotes what somebody wishes or gives, so that both may be called goals and experience.
    """
    return any(
        not _forms(found["field"] or found["same"] or found["goal"]) & set(source)
        for found in _FIELD.finditer(clause.casefold())
        if not (wished and found["goal"])
    )


def _is_known(
    who: str, behind: Sequence[str], source: Collection[str], roots: Collection[str], *, rests: bool
) -> bool:
    """Whether what the source says stands right behind somebody."""
    plain = [word for word in behind if word not in _PASSED_OVER]
    if _says_alike(plain, source):
        return True
    if "to" in plain[:3] and set(plain[: plain.index("to")]) <= _HAS_TO:
        plain = plain[plain.index("to") + 1 :]
    if plain and plain[0] in _WILL:
        if who not in ("you", "we", "i") and not _WILL & set(source):
            return False
        plain = plain[1:]
    if plain and plain[0] in _HAVE:
        told = [word for word in plain[1:] if word not in _ANY_OF_IT | _BE | _GOES_ON][:1]
        if not told:
            return rests
        rests = rests or bool(_SAME & set(plain[1:]) and _SAME & set(source))
    else:
        told = [word for word in plain if word not in _GOES_ON | _BE | _DO | _SEEMS][:_NEAR]
    if told and told[0] in _NEEDS and stem(told[0]) not in roots:
        return False
    return any(stem(word) in roots or (rests and _is_like(word, roots)) for word in told)


def _says_alike(behind: Sequence[str], source: Collection[str]) -> bool:
    """Whether it says that two are alike or agree, of whom the source says that they are the same in something."""
    if not _SAYS_SAME & set(source) or not behind:
        return False
    telling = [word for word in behind if word not in _SEEMS and word not in ("to", "mostly")]
    return (
        telling[:1] == ["agree"]
        or not _SAYS_SAME.isdisjoint(telling[:1])
        or (behind[0] in _BE and not _SAYS_SAME.isdisjoint(behind[1:_REACH]))
    )


def _is_like(word: str, roots: Collection[str]) -> bool:
    return word not in _WANTS_OR_OFFERS and not like(stem(word)).isdisjoint(roots)


def _may_be_counted(word: str, source: Collection[str]) -> bool:
    """Whether a source has that stretch of time, or says when somebody is free, which is in hours."""
    return bool(_forms(word) & set(source)) or (word in ("hour", "hours") and "free" in source)


def _forms(word: str) -> set[str]:
    bare = word.removesuffix("s")
    return {word, bare, f"{bare}s"}


def _names_somebody(words: Sequence[str], called: Collection[str]) -> bool:
    return any(word in called or word in _PRONOUNS or word == "both" for word in words)


def _split(words: Sequence[str]) -> list[str]:
    """You've as you and 've."""
    found: list[str] = []
    for word in words:
        drawn = _DRAWN.match(word)
        found += [drawn[1], drawn[2]] if drawn else [word]
    return found


def _may_follow(words: Sequence[str], place: int, called: Collection[str]) -> bool:
    """Whether what stands behind somebody may be said of anybody."""
    who, rest = words[place], _beginning(words[place + 1 :])
    if not rest or (rest[0] == "'s" and who not in _PRONOUNS):
        return True
    verb, behind = rest[0], [word for word in rest[1:] if word not in _PASSED_OVER | _NOT]
    if "forward" in behind and "looking" in rest[:_REACH]:
        return False
    joined = place > 1 and words[place - 1] == "and"
    if who == "we" and verb in _THINKS:
        return not _IS_THOUGHT.isdisjoint(rest[1:2])
    if (who == "you" and verb in _COULD) or ((who == "they" or joined) and verb in _THINGS_DO):
        return True
    if verb in _HELPING:
        return _may_help(who, verb, behind)
    if verb in _WITH_WHAT:
        return not _WITH_WHAT[verb].isdisjoint(rest[1 : 1 + _REACH] or [""])
    if verb in _WRITES | _WANTS_OR_OFFERS:
        return who == "we" or not _is_done_to_somebody(behind, called)
    return (
        verb in _GOES_ON or verb in called or verb in _PRONOUNS or (who == "we" and verb in _OF_THE_PROGRAMME)
    )


def _beginning(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while rest and rest[0] in _PASSED_OVER:
        rest = rest[1:]
    return rest


def _may_help(who: str, verb: str, behind: Sequence[str]) -> bool:
    """Whether the words behind can, will, has, is and does make no statement with it."""
    following = behind[0] if behind else ""
    if who == "we" and verb not in _HAVE | _BE:
        return following in _OF_THE_PROGRAMME
    if verb in _HAVE:
        return _may_have(behind)
    if verb in _WILL:
        if following in _LIKES and verb not in _POLITE:
            return False
        return following in _WOULD or (who == "you" and following in _SEES)
    if verb in _BE:
        return following in _WANTS_OR_OFFERS | _BROUGHT_TOGETHER
    if verb in _MAY:
        return not following or following in _COULD
    return not following or following in _WRITES | _WANTS_OR_OFFERS


def _may_have(behind: Sequence[str]) -> bool:
    """Has to say, offer or share, and not: has to do this."""
    if behind[:1] == ["to"]:
        return not _TO_TELL.isdisjoint(behind[1:2])
    # “…”, which Ana has
    return not behind or not (_WRITES | _WANTS_OR_OFFERS | _HELD).isdisjoint(behind[:1])


def _is_done_to_somebody(behind: Sequence[str], called: Collection[str]) -> bool:
    """Asked for you, wanted you, hopes to learn from you."""
    for word in behind[:_REACH]:
        if word in _STOPS:
            return False
        if word in called or word in ("you", "him", "her", "them"):
            return True
    return False
