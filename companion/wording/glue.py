"""Words with which anything can be told of a wish, an offer and what is between them, and which tell nothing alone.

They are in tables, one for what each kind of word is there for, and are known as they stand and in their forms,
not by their stems, so that no other word passes as one of them. What they add to a sentence is held in check by
other rules: whose a quotation is, what is denied, how many, and that no clause about somebody is made of them
alone (`clauses`). A word that could be news of a person (a trade, a place, a feeling, praise) is in no table. Ours.
"""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

from functools import lru_cache

_VERBS = {
    "what somebody says or writes": """
        say tell speak talk mention note remark state write put phrase express describe explain report record list name call refer point raise
        address cover touch discuss share exchange answer reply respond ask request inquire question wonder suggest propose indicate signal show
        reveal highlight underline stress emphasise emphasize summarise summarize echo enter submit specify outline declare articulate voice word
        formulate detail jot flag pose fill feature appear cite confirm convey communicate converse chat inform announce acknowledge reference sound""",
    "what is seen in it": """
        hear listen read see view look find notice spot discover recognise recognize realise realize understand think consider expect imagine
        remember recall regard observe know learn gather judge deem compare glance review suppose assume conclude gauge weigh identify determine""",
    "wishing": """
        want wish hope desire seek pursue target intend mean strive head love fancy aim aspire plan require need search interest like
        appreciate welcome long care set""",
    "giving": """
        offer give provide supply lend bring contribute add volunteer hold carry draw rely extend furnish present deliver possess pass
        accumulate gain boast undergo experience""",
    "one thing belonging to another": """
        rest build lean match fit suit pair team link tie connect relate correspond align dovetail complement overlap coincide belong sit lie
        stand meet join combine bridge mirror resemble parallel differ vary contrast apply concern regard involve include contain comprise form
        serve act count amount fall run range reflect tally chime converge click resonate mesh blend intersect accord harmonise harmonize pertain
        revolve centre center focus base ground root border neighbour neighbor approximate approach fluctuate diverge map complete unite unify
        agree cross balance marry square attach associate play bear speak top stem""",
    "coming about and being there": """
        become get make take use turn go come arrive land follow begin open launch keep stay remain appear seem happen spend exist occur emerge
        surface arise turn prove leave result end let allow enable permit mark constitute figure change shift move lead depend owe""",
    "choosing and settling": """
        place pick choose select settle arrange fix prefer favour favor decide determine establish sort clarify clear schedule rank order group
        single propose introduce recommend""",
    "helping and going about it": """
        explore help support assist aid guide accompany handle tackle deal strike catch work try start benefit inform explore inspire shape
        steer kick""",
}
_IRREGULAR = """
said told spoke spoken wrote written put shown saw seen found understood thought meant sought gave given lent brought held drew drawn built sat lay lain stood
met became got gotten made took taken went gone came began begun kept fell fallen ran set chose chosen dealt heard read spent struck
caught lying tying lies tries underwent undergone arose arisen led left bore borne let knew known overlapped referred preferred
"""
_NOUNS = {
    "what is written, and where": """
        word statement entry reply response list profile page text description remark note mention heading section answer column phrase term
        sentence line form submission record account message summary wording expression formulation""",
    "wishes": """
        wish hope desire request aim ambition intention interest focus target aspiration objective goal want need plan purpose priority ask
        enquiry inquiry""",
    "offers and what somebody brings": """
        offer offering contribution input strength experience background knowledge history past path career practice insight willingness
        readiness repertoire""",
    "what is between two things": """
        tie connection relation relationship link match fit pairing combination intersection similarity likeness resemblance difference contrast
        overlap parallel counterpart correspondence relevance bridge association thread equivalent mirror complement alignment gap distance
        commonality contact meeting crossover mixture mix blend mixed balance""",
    "what it is about": """
        subject topic theme question idea thought angle aspect area field territory ground domain matter point issue item element detail piece bit
        thing respect regard part side kind sort type form way manner fashion sense case instance example picture direction range variety
        light front sphere department""",
    "why and where from": "basis base reason ground cause root foundation source origin backdrop context explanation",
    "talking": """
        conversation chat discussion dialogue exchange talk beginning opening start window occasion opportunity chance turn step lead
        starter""",
    "how somebody works": "style way approach manner habit tendency preference taste pattern mode method routine outlook inclination leaning",
    "how much, how long and when": """
        date number total sum average mean amount lot half rest minute hour day week month year time slot calendar schedule diary diaries availability moment
        course season majority portion handful couple length stretch length maximum minimum top end""",
    "languages and answers": "language tongue speaker answer option choice",
    "places in a row": "place position spot rank number order row",
    "what is known": "information knowledge detail clue sign evidence indication data",
    "turns of phrase": """
        eye page thanks hand table sight mind list forefront heart hindsight word fact essence brief nutshell conclusion head view
        stage scene""",
}
_OTHERS = {
    "how sure": """
        perhaps maybe possibly probably potentially conceivably arguably presumably apparently seemingly evidently likely loosely tentatively
        plausible plausibly possible potential""",
    "how much": """
        simply just really quite fairly rather very pretty somewhat particularly especially broadly generally largely mainly mostly chiefly partly
        exactly precisely roughly approximately altogether overall primarily principally predominantly
        slightly considerably practically virtually nearly almost entirely wholly about around circa approx some whole total average""",
    "how often": "typically usually normally commonly regularly occasionally sometimes weekly",
    "in what way": """
        specifically notably namely directly closely nicely neatly naturally clearly plainly jointly mutually well expressly explicitly openly
        respectively separately individually similarly equally likewise correspondingly vice versa versus differently straight firmly conveniently
        happily gladly thankfully luckily fortunately alongside aside wise conversely comparatively relatively""",
    "and so": """
        also too besides moreover furthermore additionally thus therefore hence accordingly consequently then meanwhile currently now here there
        together despite given considering seeing regarding concerning provided rather instead anyway incidentally ultimately finally
        basically essentially otherwise elsewhere anywhere somewhere wherever whichever whoever whomever whatever whenever upon amid amongst
        plus minus via per please yet even though""",
    "like and near": """
        similar alike like close closer closest near nearer nearest nearby adjacent common shared mutual joint related relevant akin comparable analogous equal
        identical equivalent corresponding parallel neighbouring neighboring matching complementary compatible connected opposite different
        distinct various varied mixed split dissimilar""",
    "good for": """
        good useful helpful handy natural clear plain obvious suitable fitting apt appropriate worthwhile nice worth promising interesting
        straightforward sensible wise best""",
    "which": """
        particular specific certain main chief key central further additional extra early earlier high higher own several single other first
        second third fourth fifth initial next fellow respective latter former present current actual typical usual ordinary given stated named listed written entire
        respective due brief short empty blank unclear open""",
    "towards": "forward towards toward ahead beforehand afterwards thereby therein wherein whereby therefrom hereby respects thereof",
}


@lru_cache(maxsize=1)
def glue() -> frozenset[str]:
    """All of them, in small letters."""
    return frozenset(
        [
            *_IRREGULAR.split(),
            *_words(_OTHERS),
            *(form for noun in _words(_NOUNS) for form in _numbers_of(noun)),
            *(form for verb in _words(_VERBS) for form in _forms(verb)),
        ]
    )


@lru_cache(maxsize=1)
def going_together() -> frozenset[str]:
    """Those of them with which it is said that one thing belongs to another, and how sure that is."""
    return frozenset(
        [
            *_OTHERS["how sure"].split(),
            *_OTHERS["like and near"].split(),
            *_OTHERS["and so"].split(),
            *_OTHERS["good for"].split(),
            *(form for verb in _VERBS["one thing belonging to another"].split() for form in _forms(verb)),
            *(form for verb in _VERBS["what somebody says or writes"].split() for form in _forms(verb)),
            *(form for noun in _NOUNS["what is between two things"].split() for form in _numbers_of(noun)),
            *(form for noun in _NOUNS["what it is about"].split() for form in _numbers_of(noun)),
            *(form for noun in _NOUNS["talking"].split() for form in _numbers_of(noun)),
        ]
    )


def _words(tables: dict[str, str]) -> list[str]:
    return [word for table in tables.values() for word in table.split()]


def _numbers_of(noun: str) -> tuple[str, ...]:
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun, f"{noun[:-1]}ies"
    return noun, f"{noun}s", f"{noun}es"


def _forms(verb: str) -> tuple[str, ...]:
    """Note, notes, noted, noting; also such as no verb has, which nobody writes."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing", f"{verb}ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    twice = f"{verb}{verb[-1]}"
    return verb, f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing", f"{twice}ed", f"{twice}ing"
