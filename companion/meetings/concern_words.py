"""Whether a sentence of notes tells of a worry or a harm. It finds too many rather than too few. Pure, ours.

What is found is kept word for word and shown apart; nothing else follows from it.
"""

# ruff: noqa: E501 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from companion.meetings.worry_signs import calming_turns, worrying_turns

_FEELING = (
    r"worr(?:y|ies|ied|ying)|concern(?:s|ed|ing)?|afraid|anxi\w+|scared|frighten\w*|fears?|feared|dread\w*|stress(?:ed|ful|es)?|overwhelm\w*|"
    r"struggl\w+|exhaust\w+|burn(?:t|ed|ing)?[ -]?out|burnout|unhappy|upset|frustrat\w+|lonely|(?:feels?|felt|left|so|all|am|is|very|quite) alone|alone (?:with|at|against)|isolated|uneasy|nervous|sad|sadness|"
    r"angry|anger|hopeless|helpless|desperate|depress\w+|asham\w+|guilt\w*|panic\w*|cry|cries|cried|crying|tears|sobb\w+|"
    r"out of (?:my|her|his|their) depth|left out|excluded|lost (?:all )?(?:interest|confidence|hope|motivation)|demotivat\w+|"
    r"doubts? (?:my|her|him|them)\w*|at (?:the|a|her|his) (?:limit|breaking point)|too much for|can(?:no|')t (?:cope|go on|take)|"
    r"(?:break|breaks|broke|broken|breaking) down|like an? (?:fraud|imposter|impostor|failure|burden|outsider)|"
    r"under (?:a lot of |great )?pressure|pressure from|conflicts? (?:in|with)|open conflict"
)
_HARM = (
    r"unsafe|bull(?:y|ies|ied|ying)|harass\w*|humiliat\w*|insult\w*|threat\w*|shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|scream\w*|mobb\w+|"
    r"discriminat\w*|racis\w+|sexis\w+|abus\w+|assault\w*|hurt(?:s|ful)?|unfair\w*|ignor(?:es|ed|ing)|belittl\w+|mock(?:s|ed|ing)|"
    r"comments? about (?:her|his|my|their)|behind (?:her|his|my|their) back|suicid\w*|self[- ]harm\w*|kill (?:her|him|my|them)\w*|"
    r"(?:does|do|did) ?n[o']t feel safe|not (?:feel(?:ing)? )?safe|if (?:she|he|I|they) (?:were|was) gone|(?:want|wish)\w* to disappear|"
    r"not (?:been )?(?:sleep\w*|eat\w*)|(?:cannot|can't|trouble) sleep\w*|"
    r"(?:lie|lies|lay|lying) awake|sleepless\w*|insomnia|nightmares?|(?:stop|stops|stopped) (?:talking|speaking) to (?:her|him|me|them|us)|"
    r"(?:talks?|speaks?|listens?) to (?:her|him|me|them) (?:any ?more|no longer)"
)
_LEAVING = (
    r"quit(?:s|ting)?|resign\w*|give up|giving up|hand(?:ing)? in (?:her|his|my|their) notice|drop(?:ping)? out|"
    r"(?:leav(?:e|ing)|quitting) (?:the|her|his|my|their) (?:job|company|profession|programme|team|field)|"
    r"not (?:\w+ )?(?:I am |I'm )?the right (?:mentor|mentee|match|person)|losing (?:the|her|his|my|their) job"
)
_TOLD = re.compile(rf"\b(?:{_FEELING}|{_HARM}|{_LEAVING})\b", re.I)
_DENIED = re.compile(
    r"^\W*(?:there (?:are|were|is|was) )?(?:no|nothing to|without(?: any)?|not? longer|neither) (?:\w+ )?(?:concerns?|worr\w+|fears?|stress|conflicts?)\b[^,;]*$",
    re.I,
)


_PERHAPS = re.compile(
    r"\b(?:alone|not|no|never|nobody|nothing|none|neither|nowhere|without|hardly|barely|scarcely|cannot|any ?more|no longer|"
    r"feel(?:s|ing|ings)?|felt|seem\w*|sound(?:s|ed)|trust\w*|tired\w*|weak\w*|strength|sleep\w*|slept|night|awake|sick\w*|ill|illness|pain\w*|"
    r"hard|harder|difficult\w*|troubl\w*|problem\w*|pressure\w*|too (?:much|many|little|late|long)|low|bad|badly|worse|worst|los[et]\w*|losing|loss|"
    r"fail\w*|behind|stop\w*|leav\w+|break\w*|broke\w*|wonder\w*|doubt\w*|unsure|sure|miss(?:es|ed|ing)?|risk\w*|danger\w*|hate[sd]?|fight\w*|fought|"
    r"argu\w+|complain\w*|blam\w+|remark\w*|comments?|jok\w+|makes? fun|laugh(?:s|ed) at|cold|shame\w*|restless|cancel\w*|overtime|unpaid|"
    r"forc\w+|push\w*|worth|pointless|useless|way out|ashamed|against|despite|sorry|silent|silence|hid(?:e|es|den)|dar(?:e|es|ed))\b|n['\u2019]t\b",
    re.I,
)
"""Words that worries are told in as often as anything else."""


@dataclass(frozen=True)
class Weighed:
    """What speaks for and against a sentence telling of a worry, part by part; together from `ENOUGH` on, it does."""

    parts: Mapping[str, float]

    @property
    def tells(self) -> bool:
        """Whether the parts come to enough."""
        return sum(self.parts.values()) >= ENOUGH


ENOUGH = 0.5
UNKNOWN = 0.1
WORD, TURN, SECOND_TURN = 0.6, 0.5, 0.2
"""Of these, `UNKNOWN` stands for the closeness where there is no encoder. A word of worry or harm; a turn of worry; each more of another kind, of which two count."""
AGAINST = MappingProxyType(
    {
        "no closer than elsewhere": -0.5,
        "over": -0.5,
        "long ago": -0.4,
        "a subject": -0.4,
        "decided": -0.3,
        "not so": -0.6,
        "denied": -0.9,
    }
)
LEAD = 0.1
"""By how much closer to worries than to what happened a sentence is that has no word and no turn of worry."""
TO_DO, TO_DO_BY_A_DAY = -0.2, -0.4
"""Somebody of the pair will do it."""


def weigh(
    text: str,
    *,
    closeness: float = UNKNOWN,
    elsewhere: float = 0.0,
    is_to_do: bool = False,
    has_day: bool = False,
) -> Weighed:
    """Weigh its words and turns, and how close it is to sentences of worry (about 1 at our examples; below 0 counts as 0).

    `elsewhere` is how close it is to sentences of what happened: where nothing else speaks for a worry, it must
    be clearly closer to worries than to those.
    """
    turns = worrying_turns(text)
    parts = {"closeness": max(closeness, 0.0)}
    if _TOLD.search(text):
        parts["word"] = WORD
    elif not turns and closeness < elsewhere + LEAD:
        parts["no closer than elsewhere"] = AGAINST["no closer than elsewhere"]
    if turns:
        parts[turns[0]] = TURN
    parts |= dict.fromkeys(turns[1:3], SECOND_TURN)
    parts |= {name: AGAINST[name] for name in calming_turns(text)}
    if is_to_do:
        parts["to do"] = TO_DO_BY_A_DAY if has_day else TO_DO
    return Weighed({} if denies_concerns(text) else parts)


def may_tell_a_concern(text: str) -> bool:
    """Whether a sentence could tell of a worry, for all that its words say: so many do that few are kept out."""
    return bool(_TOLD.search(text) or _PERHAPS.search(text) or worrying_turns(text))


def denies_concerns(text: str) -> bool:
    """Whether a sentence says nothing but that there is no worry."""
    return bool(_DENIED.search(text))
