"""Words with which anything can be told of a wish, an offer and what is between them, and which tell nothing alone.

They are known as they stand and in their forms, not by their stems, so that no other word passes as one of them. What
they add to a sentence is held in check by other rules: whose a quotation is, what is denied, how many, and that
no clause about somebody is made of them alone. Ours.
"""

# ruff: noqa: E501 -- lists of words read best as they stand.

from __future__ import annotations

from functools import lru_cache

_VERBS = """
say tell speak talk mention note remark state write put phrase express describe explain report record list name call refer point raise address
cover touch discuss share exchange answer reply respond ask request inquire question wonder suggest propose indicate signal show reveal highlight
underline stress emphasise emphasize summarise summarize echo hear listen read see view look find notice spot discover recognise recognize realise
realize understand think consider expect imagine remember recall want wish hope desire seek pursue target intend mean strive head love fancy
offer give provide supply lend bring contribute add volunteer hold carry draw rely build rest lean match fit suit pair team link tie connect relate
correspond align dovetail complement overlap coincide belong sit lie stand meet join combine bridge mirror resemble parallel compare differ vary
contrast become get make take use turn go come arrive land follow begin start open launch keep stay remain appear seem happen spend
apply concern regard involve include contain comprise form serve act count amount fall run set place pick choose point focus centre center
base ground root explore help support assist aid guide accompany agree settle arrange fix prefer approach handle tackle deal
strike catch reflect tally chime converge click care interest
"""
_IRREGULAR = """
said told spoke spoken wrote written put shown saw seen found understood thought meant sought gave given lent brought held drew drawn built sat lay lain stood
met became got gotten made took taken went gone came began begun kept fell fallen ran set chose chosen dealt heard read spent struck
caught lying tying lies tries
"""
_OTHERS = """
simply just really quite fairly rather very pretty somewhat particularly especially specifically notably namely directly closely nicely neatly naturally
clearly plainly evidently apparently broadly generally largely mainly mostly chiefly partly exactly precisely roughly approximately also too
besides moreover furthermore additionally likewise similarly equally thus therefore hence accordingly consequently then meanwhile currently now here there perhaps
maybe possibly probably together jointly mutually well
way ways manner kind kinds sort sorts type form thing things matter matters point points aspect aspects area areas field subject subjects topic topics theme themes
question questions idea ideas thought thoughts angle angles side sides part parts piece pieces bit item items element elements detail details line lines
word words statement entry entries reply response responses list lists profile profiles page pages text description
wishes hopes desires requests aims ambition ambitions intention intentions interest interests focus input strength strengths
ties connection connections relation relations pairing combination intersection basis reason reasons sense
similarity similarities likeness resemblance difference differences contrast
conversation conversations chat chats discussion discussions dialogue exchange exchanges beginning opening window windows
lot range good useful helpful handy relevant related similar alike like close near common shared mutual joint natural clear plain obvious possible likely
suitable fitting apt appropriate worthwhile nice particular specific certain main chief key central further additional early high whole entire
eye eyes page thanks hand hands table sights mind front list
"""


@lru_cache(maxsize=1)
def glue() -> frozenset[str]:
    """All of them, in small letters."""
    return frozenset(
        [*_IRREGULAR.split(), *_OTHERS.split(), *(form for verb in _VERBS.split() for form in _forms(verb))]
    )


def _forms(verb: str) -> tuple[str, ...]:
    """Note, notes, noted, noting; also such as no verb has, which nobody writes."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing", f"{verb}ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    twice = f"{verb}{verb[-1]}"
    return verb, f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing", f"{twice}ed", f"{twice}ing"
