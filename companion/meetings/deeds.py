"""Verbs of what people do for a mentoring: the beginnings of their forms, as patterns. Pure, ours."""

# ruff: noqa: E501 -- patterns read best as they stand.

from __future__ import annotations

ERRAND = (
    r"send|writ|rewrit|draft|call|book|list|updat|record|collect|register|sign|upload|order|print|submit|e-?mail|contact|"
    r"finish|look up|fill|forward|arrang|proofread|revis|compil|chas|circulat|enrol|cancel|renew|translat|summari[sz]|return|pay|hand in"
)
"""Of what is done once and then is done."""
DOING = (
    rf"{ERRAND}|read|ask|try|tr(?=y)|find|practi[sc]|look|talk|speak|"
    r"prepar|review|check|share|meet|mail|invit|present|publish|apply|plan|make|set|put|"
    r"bring|get|give|take|start|begin|complet|organi[sz]|schedul|follow|add|build|creat|choos|decid|test|learn|watch|attend|"
    r"introduc|discuss|note|show|think|visit|work|clarif|edit|identif|research|reach|sort|copy|phone|ring|confirm|propos|suggest|answer|reply|"
    r"buy|pick|hand|file|install|run|draw|sketch|outline|map|measur|explor|investigat|compar|analy[sz]|polish|shorten|cut|trim|rehears|prep|join|"
    r"observ|shadow|interview|reflect|dig|drop|fix|move|pass|narrow|jot|keep|log|track|block|clear|tidy|tell|let|inform|remind|connect|link|"
    r"recommend|teach|train|coach|advis|help|go|come|use|describ|explain|count|gather|lend|return|open|close|save|scan|post|tweak|pull|line up|consult"
)
"""Of anything that one can set oneself to do."""
PRESENT = (
    r"(?:send|write|rewrite|draft|call|book|list|update|record|collect|register|sign|upload|order|print|submit|email|contact|finish|fill|forward|arrange|"
    r"ask|try|find|practise|practice|look|talk|speak|prepare|review|check|share|meet|invite|present|publish|apply|make|bring|get|give|take|start|"
    r"complete|organise|organize|add|build|create|choose|test|watch|attend|introduce|show|visit|pick|draw|compare|join|gather|lend|return|revise|proofread)"
)
"""What somebody does, in the form of "I": none of which is also a form of what is over."""
_HABIT = r"(?![^.]*\b(?:each|every|always|more|less|only|once a|in future|from now on|in (?:spring|summer|autumn|winter)|regularly|often|at (?:the end|the start))\b)"
ONCE = rf"(?:{ERRAND}|read|ask|try|find|practi[sc]e?|look|talk to|speak to|speak with|talk with|prepare|review|check|invite|apply|collect|visit|compare|interview|gather)\w*{_HABIT}"
"""A deed that is done once, as far as the sentence says."""
_MANNER = r"(?:(?:a (?:bit|little)|much|even) )?(?:earlier|later|sooner|longer|shorter|slower|faster|quicker|on time|punctual(?:ly)?|(?:more|less)(?=\s*(?:[.,;!]|$)|\s+(?:about|of|often|time)\b|\s+\w+ly\b))"
CONDUCT = (
    rf"(?:(?:stop|end|finish|start|begin|close|leave|meet|speak|talk|listen|write|read|work)(?: (?:(?:the|our|each|every) (?:meetings?|calls?|talks?|hours?|sessions?)|to each other|together))? {_MANNER}|"
    rf"(?:stop|end|finish|start|begin|close)(?: (?:(?:the|our|each|every) (?:meetings?|calls?|talks?|hours?|sessions?)))? (?:at|after) \w+|"
    rf"(?:keep|make|hold) (?:it|this|that|things|(?:the|our) (?:meetings?|calls?|talks?|sessions?)) (?:{_MANNER}|short|brief|open|simple|focus\w*|to \w+))"
)
"""How people mean to meet: a rule that they give themselves, and no step that is done once and then is done."""
