"""Puts a sentence of any kind into other words by turns of English, not by knowing the sentence. Ours.

What stands between quotation marks, names and days stay as they are. A sentence that no turn fits is left out,
as a model would be told to do.
"""

# ruff: noqa: E501 -- patterns and sentences read best as they stand.

from __future__ import annotations

import re

_QUOTED = re.compile("“[^”]*”")
_HELD = re.compile(r"⟨(\d+)⟩")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_NAME = r"(?:⟨\d+⟩|\[[A-Z]+_\d+(?:_\d+)?\]|[A-ZÀ-Þ][\w’'-]*)"  # noqa: RUF001
_WHO = rf"(?:I|We|You|They|She|He|{_NAME})"
_DAY = r"(?:by (?!video|far)|before (?!we )|until |within |next |on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|the \d|\d|[A-Z][a-z]{2,8} \d))[^,;]+"
_TODO = r"(?:\bwill\b|going to|has to|have to|must|'ll|:)"
_ASKS = r"(?:could|would|do|did|does|will|can|has|have|is|are)"
_TOLD = r"(?:went through|looked at|walked me through|read out|filled in|told me about|came back to|listened to|talked about|laughed about|asked for|drew|read|tried|compared|practised|brought|opened with|described|prepared|explained|met|got|told(?! me)|likes|shared|has finished|has read|has(?! (?:to|decided|chosen|agreed|promised|grown)\b))"
_QUESTIONS = (
    (rf"^Which of (your|our|the) (.+?),? ((?:{_ASKS}|helped|annoys|counts)\b.*)\?$", r"Of \1 \2, which \3?"),
    (r"^What (?=(?:has|is|was|makes|made|keeps|moved|gives|would make|would be|would help|could)\b)(.+)\?$", r"Which thing \1?"),
    (rf"^What ({_ASKS}) (you|I|we|they|others|your [a-z]+)\b(.+)\?$", r"Which things \1 \2\3?"),
    (rf"^How ({_ASKS})\b(.+)\?$", r"In what way \1\2?"),
    (r"^Who (else )?(.+)\?$", r"Which \1person \2?"),
    (r"^Whose ([a-z]+) (.+)\?$", r"The \1 of which person \2?"),
    (rf"^Which ([a-z ,]+?) ({_ASKS}|beside|from)\b(.+)\?$", r"What \1 \2\3?"),
    (rf"^When (this week )?({_ASKS} .+)\?$", r"At what time \1\2?"),
    (r"^Why (.+)\?$", r"For what reason \1?"),
    (r"^Where (.+)\?$", r"At what point \1?"),
    (r"^(On a scale from one to ten|If [^,]+|Thinking back to [^:,]+|When [^,]+)[,:] ((?:which|what|where|how)\b.+)\?$", r"\2, \1?"),
)  # fmt: skip
_STATEMENTS = (
    (rf"^({_WHO}|The [a-z]+) ([^;:]+), so ([^;:]+)\.$", r"\3, since \1 \2."),
    (rf"^(?!I will|We will)(.*{_TODO} .+[^,]),? ({_DAY})\.$", r"\2, \1."),
    (r"^(.+?),? (last week|last month|yesterday|at the moment|this time|from now on)\.$", r"\2, \1."),
    (r"^(I|We|You|They)(?: have|'ve)? (agreed|decided|settled) on (.+)\.$", r"\3 is what \1 \2 on."),
    (r"^(I|We|You|They)(?: have|'ve)? (agreed|decided|concluded) (?:that )?(.+)\.$", r"What \1 \2: \3."),
    (rf"^(?!We\b)({_NAME}) (?:has )?(?:decided|chosen|chose) (to|on|the|a) (.+)\.$", r"The decision of \1 is \2 \3."),
    (r"^(?:Decision|Decided|Decision taken|It is settled|The conclusion was|We came to the conclusion)(?::| was| is| that)? (.+)\.$", r"What was decided: \1."),
    (rf"^({_WHO}) ({_TOLD})\b (?!the names|me\b)(.+)\.$", r"What \1 \2 is \3."),
    (rf"^({_WHO}) (asked|reported|said) (how|that|whether) (?!(?:she|he|I) would)(.+)\.$", r"\3 \4 is what \1 \2."),
    (rf"^([^,;:]+), and ((?:{_WHO}|we|they|it is|I) (?:[a-z]+s|are|is|was|has|got|have|will) [^,;:]+)\.$", r"\2, and \1."),
    (r"^([^;:]+); (?!then)([^;:]+)\.$", r"\2, and \1."),
    (r"^([^,;:]+),? ((?:because(?! of)|since|if|when|unless|before we) [^,;]+)\.$", r"\2, \1."),
    (r"^([^,;:]+), (no [^,;:]+)\.$", r"\2, and \1."),
)  # fmt: skip
_TURNS = (
    (r"^([^:“]+)'s (?:homework|part|task)(?::| is to) ", r"What \1 does: "),
    (r"^(?:My part|My task|My next step|On my list|On me|Me|Action for me|To do for me|I): ", "What I do: "),
    (r"^(?:Both|For both of us): ", "What we both do: "),
    (r"^(?:Task|Next step|Next|Action|Homework) for ([^:]+): ", r"What \1 does: "),
    (rf"^It is up to ({_NAME}) to ", r"\1 has to "),
    (r"\b(I|We|They|You|we|they|you)'ll\b", r"\1 will"),
    (r"\b(am|is|are) (?:both )?going to\b", "will"),
    (r"'s going to\b", " will"),
    (r"\bI am to (?=[a-z])", "I have to "),
    (r"\bam supposed to\b|\bis supposed to\b|\bis to (?=[a-z])", "has to "),
    (r"\b(intend|plan)(s?) to\b", r"mean\2 to"),
    (r"\b(?:has |have )?promised to\b", "gave a promise to"),
    (r"\b(?:has |have )?volunteered to\b|\b(?:has |have )?offered to\b|\btook it upon myself to\b", "came forward to"),
    (r"\b(?:want|wish)s? to\b", "would like to"),
    (r"\b(I|We|we|You|They) (?:need to|must)\b", r"\1 have to"),
    (r"\bneeds to\b|\bmust\b", "has to"),
    (r"\b(I|We|You|They) have to\b", r"\1 need to"),
    (r"\bhas to\b", "needs to"),
    (r"\bI should\b", "I ought to"),
    (r"\bsaid (I|she|he|they) would\b", r"let it be known that \1 would"),
    (r"\bcannot\b", "can't"), (r"\bdo not\b", "don't"), (r"\bdoes not\b", "doesn't"), (r"\bis not\b", "isn't"),
    (r"\bare not\b", "aren't"), (r"\bwill not\b", "won't"), (r"\bdid not\b", "didn't"), (r"\bno longer minds\b", "does not mind any longer"),
    (r"\btalked\b", "spoke"), (r"\bbegin\b", "start"), (r"\bbegan\b", "started"), (r"\banswer\b", "reply"),
    (r"\beach other\b", "one another"), (r"\bat least\b", "no less than"),
    (r"\bwould like to\b", "wants to"), (r"\bbecause\b(?! of)", "since"), (r"\bbecause of\b", "on account of"),
    (r"\boffers\b", "has on offer"), (r"\bwants\b", "wishes for"), (r"\basks for\b", "would like"),
    (r"\bsomebody\b", "someone"), (r"\bnobody\b", "no one"), (r"\beverybody\b", "everyone"),
    (r"\bI gave\b", "I handed"), (r"\bput\b", "set down"), (r"\blooked for\b", "searched for"), (r"\bworked\b", "went"),
    (r"\bhas grown to\b", "now has"), (r"\bis back from\b", "has returned from"), (r"\bless\b", "not so much"),
    (r"\bI will\b", "I am going to"), (r"\b([Ww]e|[Tt]hey|[Yy]ou|[Bb]oth of us|[Tt]he two of us) will\b", r"\1 are going to"), (r"\bwill (?!be\b)", "is going to "),
    (r"^(It was .+), (.+)\.$", r"\2: \1."),
)  # fmt: skip
_ASKED = tuple((re.compile(pattern), said) for pattern, said in _QUESTIONS)
_SAID = tuple((re.compile(pattern), said) for pattern, said in _STATEMENTS)
_TURNED = tuple((re.compile(pattern), said) for pattern, said in _TURNS)


def reworded(text: str) -> str | None:
    """The same said differently, sentence by sentence; None where no sentence of it can be."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"⟨{len(held) - 1}⟩"

    bare = _QUOTED.sub(hold, text)
    said = [_sentence(one) for one in _SENTENCE_END.split(bare)]
    whole = " ".join(said)
    if " ".join(bare.split()) == whole:
        return None
    return _HELD.sub(lambda found: held[int(found[1])], whole)


def _sentence(text: str) -> str:
    for pattern, said in _ASKED if text.endswith("?") else _SAID:
        if pattern.match(text):
            return _capitals(pattern.sub(said, text))
    for pattern, said in _TURNED:
        turned, count = pattern.subn(said, text, count=1)
        if count:
            return _capitals(turned)
    return text


def _capitals(text: str) -> str:
    """With the small and capital letters that the new order needs."""
    small = re.sub(
        r"(?<=[a-z,;:] )(We|You|They|She|He|The|A|An|It|My|Our|Her|His|There|This|That|What|How|For|Both|By|On|In|At|If|When|Until|Before|Within|Next)\b(?!_)",
        lambda found: found[0].lower(),
        text,
    )
    return re.sub(r" +", " ", small[:1].upper() + small[1:])
