"""Turns in which worries are told, and those that tell of none: what is said of whom, rather than about what. Pure, ours.

Each kind of turn counts once, whatever its words. A sentence may have several; what they come to is weighed
in `concern_words`.
"""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_NT = r"(?: not|n['’]t)"
_HERS = r"(?:my|her|his|their)"
_HER = r"(?:me|her|him|them)"
_WITH = r"(?:\w+ )?"
_LACKED = r"(?:time|support|help|feedback|energy|strength|money|backing|break|rest|chance|say|clarity|guidance|structure|sleep|way out|way forward|point|future|hope|prospects?|confidence|progress|room|minute|one to (?:turn|talk|ask)|end in sight)"
_DONE_TO = (
    r"(?:passed over|left (?:out|off|alone|behind|hanging|in the dark)|interrupted|blamed|criticis\w+|dismissed|overlooked|ignored|talked over|spoken over|brushed (?:off|aside)|"
    r"push\w+|pressed|forced|pressured|excluded|sidelined|undermin\w+|treated|watched|judged|used|reject\w+|turned down|let (?:go|down)|made redundant|laughed at|put down|told off|"
    r"cut (?:off|short)|kept (?:out|in the dark)|punish\w+|micromanag\w+|demoted|unheard|unseen|invisible|unwelcome|taken (?:for granted|seriously)|under(?:paid|estimated|valued)|"
    r"betray\w+|cheated|compared|cornered|lied to|shut out|troubled|bothered|shaken|rattled|crushed)"
)
_LOW = (
    r"(?:like|as (?:if|though)|tired|drained|low|down|flat|empty|lost|numb|small|stupid|tense|torn|stuck|bad|worse|terrible|awful|trapped|lonely|alone|insecure|intimidated|"
    r"invisible|unwelcome|useless|worthless|worn|watched|weak|distracted|discouraged|defeated|deflated|miserable|shaky|sad|nervous|resigned|bitter|hurt|cornered|rushed|pale|thin|"
    r"sick|unheard|out of|off|behind|not)"
)
_ENDS = r"(?:ends?|ending|stops?|run(?:s|ning)? out|expires?|expiring|is (?:not|uncertain|open|at)|might|may|could|will not|won['’]t)"

WORRYING: Mapping[str, str] = MappingProxyType(
    {
        "doubt": rf"(?:not|n['’]t) {_WITH}(?:sure|certain|convinced|clear)|unsure|uncertain\w*|unclear|doubts?|doubt(?:ed|ing|ful)|wonder(?:s|ed|ing)? (?:if|whether|why|how|what)|(?:ask|asks|asking|asked) (?:my|her|him|them)sel(?:f|ves)|"
        rf"questions? (?:whether|if|{_HERS}|the point)|(?:cannot|can['’]t|could not|do not|does not|don['’]t|doesn['’]t|did not|no longer) (?:see|knows?|understand|tell|say) (?:how|whether|what|where|why|who|if|any|the point|a future|a way)|"
        r"no idea (?:how|what|where|whether|if|who)|at a loss|what if\b|torn\b|second thoughts?|in two minds|of any use|out of place|does(?: not|n['’]t) add up|(?:don['’]t|do not|doesn['’]t|does not) (?:think|believe|feel) (?:that )?(?:I|she|he|we|it|this|any\w*)|sometimes think",
        "lack": rf"(?:not|n['’]t|never|hardly|barely) (?:\w+ ){{0,3}}enough|far from enough|too (?:little|few|late|thin)|how little|only (?:half|once|twice)|(?:no|hardly any|little|without(?: any)?|any) {_WITH}{_LACKED}\b|lack(?:s|ed|ing)?|(?:run|runs|ran|running) (?:out|low|short)|"
        r"short[- ]staffed|understaffed|nobody|no[ -]one|none of|not (?:getting|being|been) (?:\w+ )?(?:support|help|paid|told|asked|invited|heard|seen|considered|trained|thanked|taken)|never (?:trained|told|asked|thanked|heard|invited)|alone with|on (?:my|her|his) own with|"
        r"only one (?:who|on|in)|only (?:woman|man|foreigner|person)|unsupported|no longer (?:listen|care|trust|know|believe|want|see)\w*|costs? more than",
        "persistence": rf"still (?:no|not|nothing|nobody|(?:has|have|is|are|do|does){_NT}|am not|cannot|can['’]t|wait\w*|unclear|without|shak\w+)|keeps? (?:on )?(?!in touch)(?:\w+ing)|again and again|over and over|once (?:more|again)|every (?:single )?(?:night|weekend|evening)|"
        r"for (?:weeks|months|days|the (?:second|third|fourth|fifth) time)|yet again|nothing (?:has |ever )?(?:chang\w+|came|happens)|harder and harder|worse and worse|no end|does not (?:let up|stop|get better)|day and night|goes in circles|going nowhere|(?:n['’]t|not) (?:\w+ )?getting anywhere|stall(?:s|ed)\b|stuck|dragg?(?:s|ing|ed)",
        "what others do": rf"(?:was|were|is|are|am|['’]m|['’]s|been|being|gets?|got|getting|feels?|felt|feeling|has|have|had|keeps?) (?:\w+ ){{0,2}}{_DONE_TO}|(?:talks?|talked|talking|speaks?|spoke|speaking) (?:over|down to)|(?:takes?|took|taking|gets?|claims?) {_WITH}credit|"
        rf"(?:does|do|did){_NT} {_WITH}(?:listen|take|back|support|trust|respect|include|invite|thank|believe|care|talk|speak|greet)\b|never (?:listens|replies|answers|asks|thanks|says|has time)|(?:make|makes|made|making|poke|pokes) (?:fun|jokes)|(?:tore|tear|tears|torn|picked|picks|pulls?) (?:\w+ ){{0,3}}apart|"
        rf"snap(?:s|ped|ping)? at|looks? down on|rolls? (?:her|his|their) eyes|(?:remarks?|jokes?) (?:about|on)|turned .* against|(?:puts?|putting) (?:\w+ ){{0,3}}pressure|breath\w* down|without (?:asking|telling|warning|a word|consult\w+)|not (?:told|consulted|informed)|take(?:s|n)? (?:it )?out on|"
        rf"gossip\w*|rumou?rs?|hostile|rude|unkind|patronis\w+|condescend\w+|lied|in front of (?:everybody|everyone|the others|others|customers|patients)|checks? (?:every|each|all)|expects? {_HER} to|how (?:my|her|his) (?:manager|boss|supervisor|lead|colleagues?) (?:talks?|speaks?|treats?)",
        "load": r"too (?:much|many|long|fast|hard|heavy|big)\b|overload\w*|overwork\w*|workload|swamped|drown\w*|stretched|snowed under|keep(?:s|ing)? (?:\w+ ){0,2}up\b|fall(?:s|en|ing)? behind|fell behind|behind (?:with|on|schedule)|(?:piling|pile|piles) up|until (?:midnight|late|two|three|ten|eleven)|"
        r"late into|overtime|double (?:shift|work|load)\w*|juggl\w+|no (?:day|evening|weekend) off|day off since|(?:not|n['’]t) (?:\w+ )?(?:a day|a break|an evening|a weekend|a holiday)|doubled|end of (?:my|her|his|their) (?:tether|strength|rope)|around the clock|skip(?:s|ped|ping)? (?:lunch|breakfast|meals)|"
        r"switch off|work\w* (?:every|through) (?:the )?(?:weekend|night|evening)s?|(?:every|both|all) weekends?|the work of (?:two|three)|twice the|burn\w* out|(?:can['’]t|cannot|could not) (?:focus|concentrate|think|relax)",
        "what may come": r"(?:might|may|could) (?:well )?(?:not|never|lose|fail|fall|end up|collapse|miss|slip|cost|run out|have to (?:stop|leave|move|give|sell|start)|be (?:cut|let|stopped|cancell?ed|closed|moved|dropped|gone|fired|too|next|lost|replaced|rejected|refused|dissolved))|"
        r"will (?:not|never) (?:be (?:enough|able|renewed|extended|ready|in time|taken|accepted)|hold|last|pass|finish|work|manage|get|survive)|won['’]t (?:be (?:enough|able|renewed|ready)|hold|last|pass|finish|work|manage|get)|not be able to|"
        rf"(?:contract|funding|visa|permit|money|grant|position|post|lease|project|scholarship)s? {_WITH}{_ENDS}|at (?:risk|stake)|in danger|on the line|jeopard\w*|(?:be|is|are|being|gets?) (?:cut|axed|closed down|shut down|laid off|let go)|lay[- ]?offs?|redundan\w+|if (?:this|that|it|things) (?:goes|go|carries|carry|continues?|fails?|falls?)|"
        r"hang(?:s|ing)? over|what (?:comes|happens) (?:after|next|then)|unrealistic|not realistic|(?:lose|losing) (?:the|her|his|my|their)|hate to|heading for",
        "silence": rf"heard nothing|had no (?:reply|answer|word|news)|(?:has|have|had|did|does|do){_NT} {_WITH}(?:repl\w+|answer\w*|respond\w*|call\w*|got(?:ten)? back|get back|heard|hear|turn\w* up|show\w* up|react\w*)|no (?:reply|answer|word|response|reaction|sign of|news) (?:from|of|on|about|since|yet)|nothing from|"
        r"(?:gone|went|go|goes|become|became|very|so|fallen|grown) (?:\w+ )?(?:quiet|silent)|no[- ]?show|stood (?:me|her|him|us) up|(?:cancel\w*|postpon\w*|put off|missed|skipped) (?:\w+ ){0,4}(?:again|twice|three times|in a row|second time|third time|last two|short notice|last minute)|"
        r"withdrawn|withdrew|distant|clams? up|avoid(?:s|ing)?|unreachable|hard to reach|evasive|hardly says?|says? (?:little|less)|monosyllab\w+|stopped (?:going|coming|seeing|talking|calling|joining|answering)|hides?\b",
        "body": r"(?:head|stomach|back|chest)[- ]?(?:aches?|pains?)|migraines?|heart (?:races|pounds|was racing)|hands? (?:shake|shook|tremble)|shaken|trembl\w+|dizzy|(?:am|is|are|was|feels?|felt|very|seriously|fell) (?:sick|ill)\b|pale|lost weight|appetite|sleep(?:s|ing)? (?:\w+ )?(?:badly|poorly|little|less|only)|(?:bad|little|no|hardly any|robs? \w+ of) sleep|"
        r"(?:not|hardly|barely|cannot|n['’]t|never) (?:\w+ )?sle(?:ep|pt)\w*|awake|up at night|insomni\w+|drink(?:s|ing) (?:more|too|a lot)|knot in|lump in|tears|choked|voice (?:broke|shook)|breakdown|get out of bed",
        "feeling": rf"(?:feels?|feeling|felt|sounds?|sounded|seems?|seemed|looks?|looked|came across|comes across) (?:\w+ ){{0,2}}{_LOW}\b|(?:(?:am|is|are|was|were|very|so|too|always|['’]m) tired)|weary|drained|worn (?:out|down)|discouraged|disheartened|dejected|deflated|downcast|disappoint\w*|fed up|sick of|had enough|bitter\w*|"
        r"resent\w*|jealous|insecur\w+|intimidat\w*|embarrass\w*|homesick|miserable|tense\b|on edge|restless|at odds|ill at ease|uncomfortable|gut feeling|bad (?:feeling|conscience)|hates?\b|hated\b|self[- ](?:doubt|esteem|worth)|impost[eo]r|confidence (?:has|is|took|was)|(?:motivation|mood|morale|spirits) (?:\w+ )*(?:low|down|gone|bad)|"
        r"lost (?:her|his|my) (?:temper|nerve|drive|spark|footing|way)|no (?:drive|joy|motivation|spark)|(?:not|n['’]t) (?:\w+ )?(?:belong|good enough|up to|cut out|happy|comfortable|at ease|okay|coping|herself|himself|myself|feel ready)|(?:does|do)(?: not|n['’]t) (?:feel|dare|trust|believe|cope)|"
        r"rattled|crushed|devastat\w*|heartbroken|grief|griev\w+|gloom\w*|pessimis\w+|(?:rough|dark|heavy|grim|bleak)\b",
        "difficulty": r"(?:hard|difficult|tough|painful|impossible|heavy) (?:for|on) (?:me|her|him|us|them)|(?:hard|difficult|tough|bumpy) (?:time|week|month|phase|patch|going|start)|(?:finds?|found|finding) (?:it|this|that) (?:\w+ )?(?:hard|difficult|tough|impossible|painful)|makes it (?:impossible|hard|difficult)|"
        r"(?:cannot|can['’]t) (?:get|find|bring|manage|keep|say|stop|afford|seem)|could not (?:bring|face)|unable to|fail(?:s|ing)? (?:to|at|again|the)|trouble (?:with|at|in|getting)|in trouble|(?:is|are|has become|my|her|his) (?:a |the )?(?:\w+ )?problems?\b|crisis|chaos|chaotic|falls? apart|falling apart|out of (?:control|hand|balance)|"
        r"wrong (?:with|between|place|job|field)|not (?:right|working|going well)|goes? wrong|serious mistake|debts|cannot pay|divorce\w*|died|funeral|cancer|lawsuit|eviction|the only (?:woman|man|one)",
        "what it does": rf"(?:bothers|troubles|weighs|weighed|gnaws|nags|eats (?:at|away)|gets to|got to|wears|wearing|drains|bugs|annoys|irritates|hurts|pains|saddens|unsettles|disturbs|scares|irks|haunts|upsets|stresses)\b(?: (?:at|on|away))?(?: {_HER}| the\b)|keeps? {_HER} (?:up|awake|from)|on (?:my|her|his) (?:mind|shoulders|conscience)|"
        r"does(?: not|n['’]t) sit (?:well|right)|tensions?\b|clash\w*|friction|quarrel\w*|(?:argue[sd]?|arguments?|row|fights?|fighting) (?:with|about|between|for|over)|fell out|falling out|bad blood|power struggle|toxic|frosty|resistance|eggshells|red flag",
        "leaving": r"(?:look(?:s|ing|ed)?|searching) (?:at|for) (?:other|another|a new|new|a different) (?:jobs?|posts?|positions?|employer)|think(?:s|ing)? (?:of|about) (?:leaving|stopping|quitting|giving|dropping|breaking|ending)|throw(?:s|ing)? (?:in|it all)|call(?:s|ing)? it quits|walk(?:s|ing)? (?:out|away)|the whole thing|"
        r"no (?:point|sense) (?:in|any)|pointless|not worth|is worth it|wants? out|(?:would|['’]d) rather not|sees? no\b|go on like this|last straw",
    }
)
"""Turns of worry: by what they tell."""
OVER = (
    r"no longer (?:\w+ )?(?:nervous|worried|afraid|anxious|minds?|fears?|dreads?|tired|stressed|alone|a problem|an issue|bothers?|needs?|feels? (?:nervous|bad|alone|guilty|stuck|tired))|(?:not|n['’]t) (?:\w+ )?(?:nervous|worried|afraid|anxious|stressed|tired|mind\b|a problem|an issue|bad)(?: at all| any ?more)?|"
    r"less (?:\w+ )?(?:nervous|worried|afraid|anxious|stressed|tired|of a|tense|stress)|nothing to (?:worry|fear)|settled|solved|sorted|cleared|fixed|mended|got over|(?:is|['’]s|are) (?:over|through|gone|done|behind (?:me|her|him|us))\b|(?:was|were) over by\b|(?<!not )(?<!longer )(?:in (?:good|high|great|better) spirits|on good terms)|(?:feels?|felt) (?:\w+ )?(?:lighter|freer)|(?:has|have) (?:gone|passed|eased|lifted|improved|calmed|died down|worked out)|"
    r"reliev\w+|relief|calm(?:er|ed)?\b|groundless|unfounded|passed (?:the|her|his|my)|prais\w+|easier|(?:much|far|a lot|feels?|feel|sleeps?|sleep|slept|goes|is|are|gets?|things (?:are|look)) better|better (?:than|since|now|again)|at last\b|finally|proud|enjoy\w*|glad|happy to|happier|pleased|delighted|(?:more|feels?|very|quite) confident|"
    r"thank(?:s|ful)\b|liked?\b|likes\b|improv\w+|work(?:s|ed) (?:out|well)|(?:it|which|that)(?:'s| is| was| went) (?:great|good|fun|fine|easy)|plenty of|not as (?:hard|bad) as|in a good way|suits|turn(?:s|ed) out (?:well|fine|better|good)|went (?:\w+ )?(?:well|better|fine|smoothly)|well (?:again|received|prepared)|good (?:news|mood|progress|start|talk)|helpful|rested|recovered|on top of|under control|on track|fine\b|smil\w+|laughed|smoothly|success\w*|"
    r"confirmed|accepted|approved|granted|no (?:concerns?|worries|problems?|issues|trouble)|fewer"
)
"""It went well, or is no trouble any more."""
LONG_AGO = r"used to|at first|before (?:the|my|his|her) \w+(?=.*\b(?:and|but)\b)|years ago|last year|back then|as a (?:child|student|beginner)|in (?:my|her|his) (?:first|old|last|former|early) (?:\w+)|once (?:had|was|failed|felt|lost)|when (?:I|she|he) (?:was (?:young|new)|started out)"
"""What was in other times."""
ABOUT = (
    r"how (?:to|one|you|people|others|I once|I (?:had )?(?:dealt|handled|failed|learned|learnt|got|came|coped|kept|prepar\w+))|(?:articles?|chapters?|books?|podcasts?|workshops?|courses?|training|exercises?|role play|lecture|film|video|webinar|leaflet|handout|paper|modules?|theory|checklist|questionnaire) (?:\w+ )?(?:on|about|for|against)|"
    r"rehears\w+|practi[sc](?:ed|ing)|role[- ]play\w*|technique\w*|tips\b|ways (?:to|of)|what makes|in general|when (?:somebody|someone|people|one|a (?:student|colleague|customer|patient))|(?:I|we) (?:told|explained|described|shared)\b|taught me|mistakes (?:I|that I)|(?:told|telling) (?:me|us|her|him) (?:about|of) (?:a|an|one|some)\b|(?:told|tells) (?:the|a) story|(?:we|I) (?:spoke|talked|read|heard|watched|discussed|listened)(?: to| about| of)?(?: how| what| whether| when)? (?:a|an|one|somebody|people|to|styles|\w+ styles)\b|(?:the|a) (?:theme|topic|subject|title) (?:of|was|is)|(?:was|is) the (?:theme|topic|subject)|(?:risk|issue|complaint)s? (?:register|log|list)"
)
"""A subject that was spoken of, and nobody's trouble."""
_NO = r"(?:no|not|never|without|hardly|nothing|nobody|neither|less|free of|out of)"
_WORRY = r"(?:worr\w+|concern\w*|afraid|anxi\w+|scared|fears?|stress\w*|nervous|doubts?|pressure|conflicts?|upset|overwhelmed|exhausted|struggl\w+|frustrat\w+|angry|lonely|tired|sad|unhappy|shouts?|cry|cried|quit|tensions?|guilty|ashamed|problems?|trouble|complain\w*|mind(?:s|ed)?|missing|misses|late)"
DENIED = rf"(?:(?<=\w)n['’]t|\b{_NO})(?! (?:only|just|always|everyone|everybody)) (?:(?:\w+ly|any|so|very|really|much|too|a|an|one|longer|need to|have to|has to|under|in|feel|feels|feeling|be|been|was|were|is|any reason to|reason to|about|more|her|his|my) )*{_WORRY}\b(?!.*\b(?:but|though|although|however|except|only|yet|still|rather|enough)\b)"
"""A worry that there is not."""
IF = r"if (?:I|she|he|we|they|somebody|someone|anybody) (?:were|was|had)\b.*\bwould|(?:a|an|one) (?:friend|neighbour|acquaintance|cousin|student|nurse|man|woman|person|stranger)s?(?: of \w+(?:['’]s)?)?,? (?:is|was|has|had|who|lost|left|quit)|(?:my|her|his) (?:neighbour|friend|cousin|flatmate)s? (?:is|was|are|has|had|feels?)\b"
"""What is not so, or is somebody else's."""
DECIDED = r"^\W*(?:decisions?|decided|agreed|settled|conclusion|outcome)\b|\b(?:we|it)(?: have| has| was| is|['’]ve)? (?:both )?(?:agreed|decided|settled|concluded|chose|resolved)\b"
"""What two decided."""

_WORRYING = MappingProxyType({name: re.compile(rf"\b(?:{told})", re.I) for name, told in WORRYING.items()})
_CALMING = MappingProxyType(
    {
        name: re.compile(rf"(?:{told})" if told in (DECIDED, DENIED) else rf"\b(?:{told})", re.I)
        for name, told in {
            "over": OVER,
            "long ago": LONG_AGO,
            "a subject": ABOUT,
            "not so": IF,
            "denied": DENIED,
            "decided": DECIDED,
        }.items()
    }
)


def worrying_turns(text: str) -> tuple[str, ...]:
    """The kinds of turns of worry that a sentence has."""
    return tuple(name for name, told in _WORRYING.items() if told.search(text))


def calming_turns(text: str) -> tuple[str, ...]:
    """The kinds of turns that a sentence has by which it tells of no worry: "over", "long ago", "a subject", "decided"."""
    return tuple(name for name, told in _CALMING.items() if told.search(text))
