"""Words of the review: a list of pairs, why each was made, and what can be done about it."""

from __future__ import annotations

from companion.contracts.round_review import EvidenceView, OtherMentorView, PairEntry
from ui.language import _, decimal, figure, led, listed
from ui.words.match import field_words

LIST = "Pairs of the round, the least sure first"
KEYS = (
    "The arrow keys turn to the next pair and the one before. A approves, V vetoes, P pins, N notes, "
    "S swaps, W asks why not somebody else."
)
ARROWS = "The arrow keys turn to the next pair and the one before."
NOTHING = "No pairs to review"
NOTHING_SAYS = "The run made no pair. See who was left over, change rules or people, and run it again."
WITH = "with"
"""Between the names of two who were matched."""
APPROVE = "Approve"
VETO = "Veto"
PIN = "Pin"
NOTE = "Note"
SWAP = "Swap"
WHY_NOT = "Why not …?"
NEXT = "Next"
PREVIOUS = "Previous"
TAKE_BACK = "Take the decision back"
DECISIONS = {
    "approved": "approved",
    "pinned": "pinned",
    "vetoed": "vetoed",
    "noted": "noted",
    None: "to be looked at",
}
SAVE_NOTE = "Keep the note"
NOTE_LABEL = "A note for whoever reviews; the two never see it"
SINGLE_KEYS = "Single keys act"
CLOSE = "Never mind"
ONLY_UNDECIDED = "To be looked at only"
FIRST_NOTE = "This pair has no decision yet: the note alone leaves it to be looked at."

LEAST_SHOWN = 0.05
"""Per cent below which a cost would be rounded to nothing."""
PARTS = "Parts of the score"
PARTS_HEAD = ("Part", "", "Adds", "At most")
ADDS_UP = "Adds up to"
UNKNOWN = "not known, counted as average"
REASONS = "Reasons, and where they come from"
OTHERS = "Whom else {name} could have"
OTHERS_CAPTION = "Other mentors, the cheapest first"
OTHERS_HEAD = ("Mentor", "Score", "It would cost the programme")
PROFILES = "What the two wrote"
PART_LABELS = {
    "wants": "Wishes and offers",
    "goals": "Goals and experience",
    "values": "Working style",
    "time": "Shared time",
    "language": "Common language",
    "shortlist": "The mentee's shortlist",
}
FIELDS = {
    "wants": "Wants",
    "offers": "Offers",
    "goals": "Goals",
    "experience": "Experience",
    "about": "About",
}
BETTER_WORDS = "Let AI look for better words"
IN_BETTER_WORDS = "The reasons in better words"
CHANGES = "What would have changed it?"
CHANGES_TITLE = "What would have changed it"
CHANGES_FROM = "Show where this comes from"
CHANGES_CLOSE = "Close"
CHANGES_WAIT = "Matching again with one thing different at a time"
CHANGES_HOW = (
    "Each sentence comes from matching again with that one thing different. Only what somebody could really "
    "do is tried: a language, hours, the next level, a seat, or a rule or preference left out."
)
SWAP_SAYS = "Choose another mentor; you see the price and who would move before anything happens."
SWAP_WHOM = "Another mentor"
WHY_SAYS = "Ask about any mentor of the programme."
WHY_WHOM = "Mentor's name"
NOBODY_SUCH = "No mentor has a name like that."
VETO_SAYS = "The two must not be matched. Part them now, at this price, or leave it to the next run."
VETO_ONLY = "Only veto; the next run parts them"
VETO_NOW = "Veto and part them now"
PRICE = "The price"
KIND_WAY = "As few people as possible move"
EXACT_WAY = "The best total, however many move"
MAKE_SWAP = "Make this swap"
MAKE_EXACT = "Make it this way"
MOVES = "Who would move"
MOVES_HEAD = ("Mentee", "From", "To")
NOBODY = "nobody"
BARRED = "A rule forbids this pair"
SWAPPED = "Done. The pairs that changed wait to be looked at."
PUBLISHED = "This round is published. Its pairs can be read here and are no longer changed one by one."


def entry_title(pair: PairEntry) -> str:
    """A pair in the list."""
    return pair_title(pair.mentee.name, pair.mentor.name)


def pair_title(mentee: str, mentor: str) -> str:
    """Two who were matched, as one."""
    return _("{mentee} with {mentor}").format(mentee=mentee, mentor=mentor)


def entry_below(pair: PairEntry, *, is_open: bool) -> str:
    """What stands below a pair in the list; once a round is published nothing waits to be looked at."""
    total = decimal(pair.total)
    made = pair.decision.decision if pair.decision else None
    if not is_open and made is None:
        return _("{total} · pinned").format(total=total) if pair.pinned else total
    decision = _(DECISIONS[made])
    if pair.pinned and made != "pinned":
        decision = _("pinned, {decision}").format(decision=decision)
    return f"{total} · {decision}"


def on_page(shown: int, count: int) -> str:
    """How many pairs of a list that goes on stand on this page of it."""
    return _("{shown} on this page, {count} in all").format(shown=figure(shown), count=figure(count))


def better_than(percent: float, pairs: int) -> str:
    """How a score stands among all pairs that the rules allow, never rounded up to all."""
    shown = min(int(percent * 10) / 10, 100) if percent > 99 else round(percent)
    digits = 0 if shown == int(shown) else 1
    return _("better than {share} % of the {pairs} possible pairs").format(
        share=decimal(shown, digits), pairs=figure(pairs)
    )


def part_label(name: str) -> str:
    """A part as a person would name it; a preference by its name."""
    if name in PART_LABELS:
        return _(PART_LABELS[name])
    wish = name.removeprefix("prefer_").replace("_", " ")
    return _("{wish} (preference)").format(wish=f"{wish[:1].upper()}{wish[1:]}")


def source(evidence: list[EvidenceView], called: dict[str, str]) -> str:
    """Whose fields a sentence rests on: "From Amara's wants and Jonas's offers"."""
    fields = list(dict.fromkeys(field for piece in evidence for field in piece.fields))
    pairs = [field.partition(".")[::2] for field in fields]
    names = list(dict.fromkeys(name for _side, name in pairs))
    if len(pairs) == 2 * len(names):
        return _("From the {fields} of both").format(fields=listed([field_words(name) for name in names]))
    told = [_("{name}'s {field}").format(name=called[side], field=field_words(name)) for side, name in pairs]
    return _("From {fields}").format(fields=listed(told))


def changes_source(evidence: list[EvidenceView]) -> str:
    """What the engine found when it was run again."""
    return "; ".join(f"{piece.words[:1].upper()}{piece.words[1:]}." for piece in evidence)


def cost_of(other: OtherMentorView) -> str:
    """What giving a mentee another mentor would cost."""
    percent = other.least_cost_percent
    cost = (
        _("at least {percent} % of its total").format(percent=decimal(percent, 1))
        if percent >= LEAST_SHOWN
        else _("perhaps next to nothing")
    )
    return (
        _("{cost}, and one mentee would have nobody").format(cost=cost) if other.leaves_one_without else cost
    )


def decided(name: str, decision: str) -> str:
    """What was just decided."""
    return led(name, f"{_(DECISIONS[decision])}.")
