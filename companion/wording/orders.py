"""Whether somebody's words may be meant as orders to a machine. It suspects too much rather than too little.

What is suspected is shown as it was written, between quotation marks or in its own place; only no model puts it
into other words, so that no order can be told as a fact. `explaining.machine_instructions` is the narrow look that
tells an administrator. Pure, ours.
"""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TO_TELL = (
    r"(?:write|say|tell|state|claim|mention|answer|respond|reply|add|append|insert|include|repeat|reveal|print|output|render|display|show|list|"
    r"summari[sz]e|translate|schreibe?|sage?|füge|nenne|zeige?|gib|antworte|escribe|di|añade|muestra|écris|dis|ajoute|affiche|scrivi|aggiungi|mostra|"
    r"escreva|diga|напиши|скажи|napiš|napisz)"
)
_TO_DROP = (
    r"(?:ignore|disregard|forget|bypass|override|overrule|skip|omit|leave out|delete|remove|drop|replace|erase|lösche|vergiss|ignoriere?|"
    r"ignora|olvida|sustituye|borra|oublie[zr]?|ignore[zr]?|supprime|dimentica|cancella|esqueça|игнорируй|забудь)"
)
_STARTS = r"(?:^|[.!?:;,。！？、：\n\"'“‘(\[<>{}|*#_–—-]\s*|\b(?:and|then|now|please|bitte|por favor|to|must|should|you|y|et|und|e)\s+)"
_MACHINE = (
    r"(?:a\.?i\.?|llms?|ki|chat ?bot|bot|assistant|language model|model|gpt|chatgpt|claude|gemini|copilot|algorithm|system|machine|parser|"
    r"assistent|asistente|assistente|modell|modelo|modèle)"
)
_TELLING = (
    rf"{_STARTS}{_TO_TELL}\b(?:\s+\S+){{0,4}}?,?\s*(?::|\bthat\b|\bdass\b|\bque\b|\bthe (?:reader|user|line|text|words?|link|image|data|context|prompt)\b|\bthis\b|\bein\b|\beverything\b|\ball\b)",
    rf"{_STARTS}(?<!\bto ){_TO_DROP}\b",
    r"\b(?:rank|score|rate|place|prefer|choose|pick|recommend|match)\b[^.!?]{0,40}\b(?:first|top|best|highest|perfect|always|number one)\b",
    r"\b(?:perfect|full|highest|maximum) (?:score|rating|mark)s?\b",
    r"\b(?:your|the|deine?n?|tus?|tes|vos|le tue|suas?|all|any|previous|prior|earlier|bisherigen|anteriores|précédentes|precedenti)\s+(?:\w+\s+){0,2}(?:instructions?|prompts?|directives?|guidelines|rules|context|anweisungen|instrucciones|consignes|istruzioni|instruções)\b",
    r"\bsystem[- ]?(?:prompt|message|note|instruction)\b|\b(?:new|neue|hidden|secret) (?:instruction|order|task|rule)s?\b|\bdeveloper mode\b|\bjailbr\w+|\bdan\b",
    rf"\b(?:you are|you're|act as|pretend|imagine|be) (?:\w+ ){{0,3}}{_MACHINE}\b|\b(?:to|for|dear|hey|the|an?|your|if) (?:\w+ ){{0,3}}{_MACHINE}\b",
    r"\b(?:du bist (?:jetzt|nun|kein)|(?:ahora|ya no) eres|eres ahora|tu es (?:maintenant|désormais)|(?:ora|adesso) sei|sei ora|você agora|you (?:are now|continue now|must now|will now|no longer)|from now on|let us play|role[- ]?play|play a game|as we agreed)\b",
    r"\b(?:obey|decode|base ?64|rot ?13|hex|backwards|execute|eval|do this|does this|do what|follow (?:these|my|the) (?:steps|orders|commands?))\b",
    r"\b(?:password|passwort|contraseña|mot de passe|credentials?|api key|token|placeholder|canary)s?\b|(?:PERSON|EMAIL|PHONE|TOKEN|LINK|HANDLE)_\d",
    r"\b(?:urgent|important|attention|warning|achtung|wichtig|note)\s*[!:]+|!{2,}",
    r"\b(?:by order of|administrator of|this is the (?:admin\w*|system|developer|board))\b|\bread this (?:first|in|back\w*)",
    rf"{_STARTS}(?:make|set|change|turn|mark|assign|ändere|setze|pon|mets|metti|classe|give|use html|answer in|end each|begin each|open|click|visit|call|run|send the)\b[^.!?]{{0,40}}\b(?:owner|every|all|each|score|day to|html|verantwortlichen|platz|primer|premier|primo|lines?|html|password|link|datum)\b",
    r"\b(?:q|a|user|human|assistant|system)\s*:\s",
    r"\b(?:confidential|secret) (?:notes?|data|words|information)\b|\b(?:other (?:pairs|mentees|mentors|users|people)) (?:wrote|said|have)\b|\ball (?:the )?(?:data|private)\b",
    r"https?:|www\.|\b[a-z0-9-]+\.(?:com|org|net|io|dev|app|ai|example|xyz|ru|cn|info|site|top)\b|javascript:|data:\w+/",
    r"[<>{}\[\]|`⟦⟧〚〛]|\*\*|__|##|---|&\w{2,8};|\\[nxu]|%[0-9a-f]{2}",
    r"\b[A-Za-z0-9+/]{24,}={0,2}|\b(?:[0-9a-f]{2}\s?){12,}\b",
)
_PATTERN = re.compile("|".join(_TELLING), re.IGNORECASE)
_REHEARSED = re.compile(
    r"\b((?:did|tried|had|held|practi[sc]ed|rehearsed|repeated) (?:an?|the|our|one|two|another|that) (?:\w+ ){0,2}?)role[- ]?plays?"
    r"(?= (?:of|on|about|for|with|together|today|again|twice|and (?:then )?(?:talked|discussed|swapped|looked|went))\b|[.,;!…”]?\s*$|[.,;…”])"
    r"(?![^.!?\n]*\b(?:you|your|yourself)\b)",
    re.IGNORECASE,
)
"""A role play that people did with each other. The rest is looked at as if they had called it a rehearsal."""
_SPELLED_APART = re.compile(r"\b(?:\w ){4,}\w\b")
_LEET = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)[a-z\d]{4,}\b", re.IGNORECASE)
_ORDINARY = re.compile(r"\b\d{1,4}(?:st|nd|rd|th|k|am|pm|h|min|s)?\b|\b[A-Za-z]+\d{1,4}\b", re.IGNORECASE)
_MOST_LEET = 2


@lru_cache(maxsize=8_192)
def may_give_orders(text: str) -> bool:
    """Whether something in the text looks like an order, a mark of a conversation with a model, or a disguise."""
    plain = unicodedata.normalize("NFKC", text)
    return (
        _is_disguised(text)
        or bool(_PATTERN.search(_REHEARSED.sub(r"\1rehearsal", plain)))
        or bool(_SPELLED_APART.search(plain))
        or len(_LEET.findall(_ORDINARY.sub(" ", plain))) >= _MOST_LEET
    )


def _is_disguised(text: str) -> bool:
    """Characters that nobody sees, letters of two scripts in one word, or letters of an unusual width."""
    unseen = any(
        unicodedata.category(sign) in ("Cf", "Co", "Cn", "Cc") and sign not in "\n\t\r\u200c\u200d"
        for sign in text
    )
    mixed = any(len(_scripts(word)) > 1 for word in re.findall(r"[^\W\d_]+", text))
    wide = sum("\uff01" <= sign <= "\uff5e" for sign in text) > 2
    return unseen or mixed or wide


def _scripts(word: str) -> frozenset[str]:
    if word.isascii():
        return frozenset({"LATIN"})
    names = (unicodedata.name(letter, "").split(" ")[0] for letter in word)
    return frozenset(name for name in names if name in ("LATIN", "CYRILLIC", "GREEK"))
