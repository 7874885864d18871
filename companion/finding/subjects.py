"""What a clause says that she wants to learn or talk about, once everything else has been taken out of it."""

# ruff: noqa: E501 -- a pattern cut into lines reads worse.

from __future__ import annotations

import re

from companion.finding.phrasebook import small_words
from companion.matching.words.identifying import HOLE
from companion.matching.words.masking import FullNames, mask, without_holes

_WHO = r"(?:mentors?|some(?:one|body)|any(?:one|body)|person|people|coach|expert|guide|colleagues?|one|sparring partner|role model)"
_LEADS = (
    r"(?:hi|hello|hey|dear companion)\b(?: there| companion)?",
    r"how (?:do|does|did|can|could|would|should) (?:the )?(?:others|other people|people|you(?: all)?|they|one|we|somebody|someone)\b",
    r"(?:(?:at least|over|more than|about|around) )?(?:\d+|an?|a few|several|many|some|two|three|four|five|six|eight|ten|fifteen|twenty)\+? years?(?: of)?(?: \w+)? (?:experience|expertise|practice)\b(?: (?:in|with|of|as|at|on))*",
    r"(?:well|so|ok|okay|um+|uh+|please|also|and|then|plus|maybe|perhaps|actually|instead|ideally|preferably|basically|honestly|really|just|now|first|most of all|above all|mainly|mostly|or|but|yes|no wait|wait|sorry|hmm+|in fact|rather|only|that said|on second thou?ghts?|changed my mind|i(?:'ve| have)? changed my mind|scrap that|forget (?:that|it|what i said)|let's try|i meant?|to be honest)\b",
    r"i(?:'d| would|'ll| will| might| could| should)\b(?: (?:rather|really|also|just|prefer|love|like|much))*(?: to)?",
    r"(?:to )?learn(?:ing)?\b",
    r"(?:i )?(?:(?:am |'m )?gonna|wanna)\b",
    r"(?:do|does) (?:any|some)(?:one|body)(?: here)?\b(?: know| have)*",
    r"w/",
    r"i (?:never|always|often|rarely|sometimes)\b",
    r"better (?:at|in|with|with the)\b",
    r"needs? (?:some |any )?(?:help|support|advice|guidance|tips|ideas)\b(?: with| on| in| about| for)*",
    r"(?:would |'d )?(?:want|need|like|love|prefer|wish)\b(?: to| for| with| in| about)+",
    r"(?:maybe |perhaps )?(?:something|anything|everything|stuff) (?:about|with|on|like|around)\b",
    r"my (?:boss|manager|lead|team|coach) (?:says?|said|thinks?|told me|wants)\b(?: that)?(?: i (?:should|need to|must|have to))?(?: me to)?",
    r"(?:thinking about|thinking of|i guess|i think|i suppose)\b",
    r"i(?:'d| would)? (?:really |also |just |only |rather |still |definitely |actually |now |currently |much )*(?:want|need|like|love|prefer|hope|wish|look|search|seek|aim|try|struggle|care|plan|intend)(?:ed)?\b(?: to| for| with| in| about| most)*",
    r"(?:i'm|i am|we are|we're|am) (?:really |also |just |still |currently |actually |now |a bit |very |quite )*(?:looking|searching|trying|interested|hoping|struggling|keen|eager|curious|thinking|planning|wondering|working|after|new|stuck|bad|weak|poor|terrible|not (?:very |so )?good|unsure|nervous|afraid|worried)(?: to| for| in| on| of| about| with| at| how)*",
    r"(?:i(?:'ve| have)? (?:just |recently |newly )?(?:became|become|been (?:made|promoted to|asked to|given)|started|took over|taken over|moved (?:in)?to|got)|i (?:will|am going to|have to|must|need to|can't|cannot|don't (?:know|understand)(?: how| much| enough)?|find it hard|never learned|haven't learned|keep (?:failing|struggling)))(?: to| with| at| about| in)*\b(?: an?| the)?",
    r"(?:my (?:main |biggest |next |current |long-term )?(?:goal|aim|plan|wish|problem|challenge|question|topic|focus|interest)s? (?:is|are|would be)(?: to| how to| about)?)",
    r"(?:can|could|would|will) (?:you|they|she|he|someone|somebody)(?: please)?\b",
    r"(?:do you have|is there|are there|have you got|find(?: me)?|show(?: me)?|give(?: me)?|get(?: me)?|suggest|recommend|match me with|pair me with|connect me with|what about|how about|let me|let's|looking for|searching for|wanted|wanting|in search of)\b",
    r"(?:to )?(?:find|have|meet|(?:talk|speak)(?! (?:in (?:front|public)|up|freely|publicly|clearly)\b)|work|get|be (?:matched|paired|mentored|guided|coached)|hear|chat|discuss|exchange|explore|see)\b(?: to| with| from| about| by| ideas)*",
    rf"(?:an?|any|some|the|another|more|other)\b(?: (?:good|great|right|suitable|experienced|senior|nice|kind|friendly|fitting|perfect|best|strong))* ?(?:{_WHO}\b)?",
    rf"(?:(?:good|great|suitable|experienced|right|nice|kind|friendly|best) )*{_WHO}\b",
    r"(?:they|she|he|(?-i:(?!IT\b))it)(?:'s|'ll|'d)?\b(?: must| should| has to| have to| can| could| would| is| are| needs? to| knows?| also)*",
    r"(?:who|that|which|with whom|whom|where|when)(?:'s|'ve)?\b(?: (?:i )?(?:can|could|would|will|has|have|had|is|are|was|knows?|does|did|do|works?|worked|really|also|already|actually|might|may|must|should|needs? to|learn from))*",
    r"(?:able to|good (?:at|with|in)|strong (?:at|in)|great (?:at|with)|familiar with|an? expert (?:in|on|at)|experts? (?:in|on)|experienced (?:in|with|at)|skilled (?:in|at)|specialis\w+ in|specializ\w+ in|known for|done|led|built|managed to|gone through|been through|made)\b",
    r"(?:(?:some |deep |real |a lot of |lots of |much |practical |hands-on |good |more )*(?:experience|expertise|knowledge|background|skills?|know-how|track record|insights?|understanding|advice|tips|guidance|support|help|feedback|ideas|questions?|answers?) (?:in|of|on|with|about|into|for|from|around|to|how to))",
    r"(?:help|support|guide|teach|advise|coach|tell|mentor|train|prepare|challenge|push)(?:ing|s)?\b(?: me| us)?(?: to| with| on| in| about| how to| through| for| become| get)*",
    r"(?:with|about|on|in|for|of|how to|how do i|how can i|how i can|how|to|at|into|around|from|as|is|are|be|being|by)\b(?! least)",
    r"(?:learn|learning|know|knowing|understand|understanding|improve|improving|grow|growing|develop|developing|get|getting|become|becoming|build|building)\b(?: (?:more|everything|something|a bit|a lot|better|good|stronger|myself|my skills?|my knowledge|up))*(?: about| how to| to| at| in| into| on| with| as)+",
    r"(?:knows?|understands?|works? (?:in|on|with|as)|worked (?:in|on|with|as)|does|do)\b(?: about| with| to| on| in| a lot about| well)*",
    r"(?:talking|speaking|working|discussing) (?:about|with|to|on)\b",
)
_LEAD = re.compile(rf"\s*(?:{'|'.join(_LEADS)})(?!\w|-\w)[\s,.:!-]*", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,]*\b(?:please|pls|plz|thanks|thank you|too|as well|though|maybe|if possible|ideally|preferably|instead|and|or|but|who|that|which|is|are|in|with|to|for|of|an?|the|i|me|from|on|at|"
    r"any ?more|any longer|in (?:their|his|her)|about|better|again|now|also|not|(?<!say )(?<!saying )no|only|be|was|has|have|can|could|would|must|should|then|soon|"
    r"(?:would|could|might)(?: really)? help(?: me)?|i (?:think|suppose|guess|hope))\s*$",
    re.IGNORECASE,
)
CUT = "\u00a7"
"""Stands where an answer was taken out of a clause."""

_RESIDUE = re.compile(
    rf"(?:\b(?:with|and|or|but|who|that|which|is|are|be|an?|the|in|on|at|from|to|of|{_WHO}|lives?|living|based|located|sits?|sitting|works?|working|"
    rf"free|available|meets?|can|could|must|should|has|have|preferably|ideally|only|also|he|she|they|somewhere)[\s,]+)*+{CUT}",
    re.IGNORECASE,
)
_STOP_WORDS = """
a an the and or but of to in on at for with about from by as is are be am was were i me my we our you
your it its this that these those mentor mentors someone somebody anyone anybody person people one ones
good great nice best better thing things stuff something anything everything help need want like love
find show give get have has had do does did know knows can could would will should must may might please
thanks thank who which what how when where why not no yes ok okay so very really just also too only
maybe more most much many some any all new other another match matched matching mentoring mentee
companion learn talk speak speaks speaking work works working free available live lives living based
located there here she he they her him them their his hers than then if still even again now always
never far close near right sure fine possible ideally same different similar kind sort way lot bit
little few next last first second third online time day days week weeks month thanks is's 's 'd 'll 've 're 'm
think feel say said tell mean means matter matters important department departments
"""
_STOP = frozenset(_STOP_WORDS.split())
_SAY_NO = re.compile(r"\bsay(?:ing|s)? no\b", re.IGNORECASE)
_SELF = re.compile(
    r"^(?:i(?:'m| am)(?: currently| now| just)? (?:an? |the |in |from |at |on |working (?:as|at|in) |based |located |living )|i (?:currently |now )?(?:work|live|sit|come|studied|study|joined|have been|was|speak|do) |i've been |i have (?:an? )?(?:adhd|autism|dyslexia|kids|children|(?:two|three|\d) (?:kids|children)|(?:son|daughter|baby|degree|phd|visa))\b|my (?:english|german|spanish|french|language|spoken|written)\b(?: \w+)? (?:is|isn't)\b|i (?:only |just )?have (?:only |just |about |around )*(?:\d+|an|a few|half an|one|two|three) ?(?:minutes?|hours?)\b|my (?:background|job|role|name|department|team|manager|boss|time zone|level|location) (?:is|was) |as an? )",
    re.IGNORECASE,
)
_RHYTHM = re.compile(
    r"(?:for |about |around |over )?(?:(?:once|twice|(?:two|three|four|\d) times) (?:a|per|every)|every(?: other| second| two)?|"
    r"half a|an?|\d+|one|two|three|four|six|nine|twelve) (?:weeks?|months?|years?)(?: (?:is|would be|are) (?:enough|fine|ok|okay|good|great))?",
    re.IGNORECASE,
)
"""How often and how long two meet, which the programme says and no mentor is chosen by."""
_WANTS = re.compile(
    r"\b(?:wants?|looking|interested|struggl\w+|trying|hoping|stuck|new to|goal|learn|need|like to|help|wish|bad at|become|move into|switch)\b",
    re.IGNORECASE,
)
_IDLE_QUESTION = re.compile(
    r"^(?:what(?:'s| is| are| was)|does (?!any|some)|who(?!(?: here| among you)? (?:knows?|can|could|has|have|understands?|does|works?|worked|teaches|offers?|would|speaks?)\b)|when|where|is it|are you|do you|did|will|was|can i|may i|should i|how (?:many|much|old|long|often))\b",
    re.IGNORECASE,
)


def is_about_herself(words: str) -> bool:
    """Whether a clause says who she is, and not what she wants."""
    return _SELF.search(words) is not None and _WANTS.search(words) is None


def is_idle_question(words: str, *, asks: bool) -> bool:
    """Whether a clause asks for something that is no mentor: the weather, how many there are."""
    return asks and _IDLE_QUESTION.search(words) is not None and _WANTS.search(words) is None


def subject_of(words: str) -> str:
    """What is left of a clause once all that leads up to it is gone; '' for nothing."""
    if _RHYTHM.fullmatch(words.strip(" .,!")):
        return ""
    left, before = _RESIDUE.sub(" ", words).replace(CUT, " ").strip(" \t.,!?…:-"), None
    left = " ".join(left.split())
    while left != before:
        before = left
        match = _LEAD.match(left)
        # A word that is all there is ("building", "teaching") is the subject itself.
        if match and match.end() and (match.end() < len(left) or not content_words(left)):
            left = left[match.end() :].strip(" \t.,!?…:-\"“”'")
    before = None
    while left != before:
        before = left
        left = _TAIL.sub("", left).strip(" \t.,!?…:-\"“”'")
    return left if content_words(left) else ""


def content_words(words: str) -> list[str]:
    """The words that say something."""
    if _SAY_NO.search(words):
        return ["say", "no"]
    in_capitals = (
        set(re.findall(r"\b[A-Z]{2,4}\b", words)) if not words.isupper() or len(words) < 5 else set()
    )
    found = [one for one in re.findall(r"[^\W_][\w+#.'-]*", words.casefold()) if not one.endswith("n't")]
    return [
        word.strip(".'-")
        for word in found
        if word.strip(".'-") not in _STOP
        and (word not in small_words() or word.upper() in in_capitals)
        and (len(word) > 1 or word in ("r", "c"))
    ]


def without_identity(words: str, names: FullNames) -> tuple[str, bool]:
    """The words without names, ages, schools and addresses; and whether somebody's name was among them."""
    bare, named = mask(words), mask(words, everybody=names)
    held = named.text.count(HOLE) > bare.text.count(HOLE)
    return without_holes(named.text), held
