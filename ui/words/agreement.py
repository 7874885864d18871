"""Words of the agreement of a pair."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from collections.abc import Mapping

from companion.contracts.agreements import AgreementVersionView, AgreementView, ClauseSourceView
from ui.language import _, day_in, language_name

DRAFT = "A first draft"
DRAFT_SAYS = "Written from what you both told the programme and from its charter. Read it together, change what does not fit, then both sign."
SIGNED = "Signed by you both"
OPEN = "Not signed by both yet"
CHANGE = "Change the words"
KEEP = "Save as a new version"
SIGN = "Sign"
SIGN_SURE = "You sign exactly the words that stand below. Whenever one of you changes them, both sign anew."
SIGN_YES = "Yes, I sign this"
SIGN_FIRST = "Before it can be signed, mend what is marked below."
SIGN_DONE = "You have signed."
SIGN_LOST = "Nothing was signed: the agreement was changed after you had opened it. Read it again; what is different is shown."
SAVED = "Saved as a new version. Both of you sign it anew."
FORM_SAYS = "Whatever you change, both of you sign anew. Nothing is lost: earlier versions are kept."
VERSIONS = "Earlier versions"
VERSIONS_TITLE = "Every version"
VERSIONS_SAYS = (
    "The newest first, each with what is different from the one before. Only you two can read them."
)
BACK = "Back to the agreement"
FIRST_VERSION = "The first version that was kept."
OTHER_LANGUAGE = "Drafted anew in another language."
WHOLE = "Read all of this version"
NOBODY_SIGNED = "Signed by neither of you"
WORDS_SIGNED = "How you can tell later what was signed"
ADDED, REMOVED = "added:", "taken out:"
ENDS, REVIEW, FIRST = "Last day", "Look at it again", "First meeting by"
LONGEST = 2_000
KINDS = {"missing": "Says nothing yet", "contradictory": "Does not fit together", "vague": "Could be clearer"}
ASK_AI = "Let AI look for plainer words"
ASK_AI_SAYS = "It is given the clauses below, and proposes other words for some of them. Days, numbers and what you two wrote stay; you decide whether to keep it."
PROPOSED = "What AI proposes"
NOW = "As it stands now"
AI_CHANGED = "AI's words, changed by one of you since"
NONE_PROPOSED = (
    "AI has proposed nothing that would be clearer and still say the same. The agreement stays as it is."
)
KEEP_AI = "Keep these words as a new version"
LEAVE_AI = "Leave the agreement as it is"
KEPT_AI = "Kept as a new version, which says that AI phrased it. Both of you sign it anew."
LOST_AI = "The agreement was changed since AI was asked, so its words were not kept. Ask again if you like."
DRAFTED_ANEW = "Drafted anew. Read it together, and both sign."
NOT_ANEW = "It was not drafted anew: the agreement was changed after you had opened it. Read it again."
_OWN_FIELDS = {"wants": "Wants", "offers": "Offers", "goals": "Goals"}
_CHARTER: Mapping[str, str] = {
    "name": "the name of the programme",
    "purpose": "what it is for",
    "span_months": "months that a pair works together",
    "ends_on": "its last day",
    "cadence.first_meeting_within_days": "days until the first meeting",
    "cadence.days_between_meetings": "days between meetings at first",
    "cadence.settled_after_months": "months until meetings become rarer",
    "cadence.days_between_later_meetings": "days between meetings later",
}
_DAYS = {"began_on": "the day on which you two began", "review_on": "half of your time together"}


def drafted_in(found: AgreementView) -> str:
    """In which language it was drafted, and why."""
    name = language_name(found.language)
    if found.language_why == "both":
        return _(
            "Drafted in {language}, which you both chose. What each of you wrote stays as it is."
        ).format(language=name)
    if found.language_why == "asked":
        return _(
            "Drafted in {language}, as one of you asked for it. What each of you wrote stays as it is."
        ).format(language=name)
    if not found.is_draft:
        return _(
            "Drafted in {language}, one text for you both. What each of you wrote stays as it is."
        ).format(language=name)
    return _(
        "Drafted in {language}, one text for you both: you two have not chosen the same language on the page “You”. What each of you wrote stays as it is."
    ).format(language=name)


def draft_in(code: str) -> str:
    """The way to have it in another language."""
    return _("Draft it anew in {language}").format(language=language_name(code))


def version(found: AgreementView, written: str) -> str:
    """Which version it is."""
    return _("Version {number}, kept on {written}.").format(number=found.number, written=written)


def version_title(found: AgreementVersionView, own_side: str, partner: str, when: str) -> str:
    """A version: its number, which of the two wrote it, and when."""
    if found.written_by is None:
        return _("Version {number}, kept on {when}").format(number=found.number, when=when)
    if found.written_by == own_side:
        return _("Version {number}, kept by you on {when}").format(number=found.number, when=when)
    return _("Version {number}, kept by {who} on {when}").format(number=found.number, who=partner, when=when)


def changes(found: AgreementView) -> str:
    """Above what is different, and from which version."""
    if found.changed_since is None:
        return _("What is different from the version before")
    if found.signed_before:
        return _("What is different from version {number}, which you signed").format(
            number=found.changed_since
        )
    return _("What is different from version {number}").format(number=found.changed_since)


def signed_before(found: AgreementView) -> str:
    """To whoever signed an earlier version."""
    return _(
        "You signed version {number}. The words were changed since, so both of you are asked again. Below is what is different."
    ).format(number=found.changed_since)


def fingerprint(found: AgreementView | AgreementVersionView) -> str:
    """What the fingerprint of a version is, and what it is for."""
    return _(
        "A signature counts for exactly these words. Their fingerprint is {fingerprint}. It is kept with both signatures and in the record of what was done; were a single letter changed, it would be another."
    ).format(fingerprint=found.fingerprint)


def signature(who: str, day: str, *, is_you: bool) -> str:
    """Whether somebody has signed; '' as the day for not yet."""
    if is_you:
        return _("You signed on {day}").format(day=day) if day else _("You have not signed yet")
    return (
        _("{who} signed on {day}").format(who=who, day=day)
        if day
        else _("{who} has not signed yet").format(who=who)
    )


def lost(partner: str) -> str:
    """What happened when both wrote at once."""
    return _(
        "{partner} has saved in the meantime. Nothing of yours is lost: your words still stand in the boxes. Where {partner} wrote something else it is shown above the box; keep what you both need, then save again."
    ).format(partner=partner)


def lost_to_signature(partner: str) -> str:
    """What happened when the other only signed."""
    return _(
        "{partner} has signed in the meantime, and changed no words. Save again, and both of you sign the new version."
    ).format(partner=partner)


def theirs(partner: str) -> str:
    """Above what the other wrote."""
    return _("{partner} wrote here meanwhile:").format(partner=partner)


def source(one: ClauseSourceView, own_side: str, partner: str) -> str:
    """Where some words come from."""
    if one.kind == "charter":
        return _("The programme's charter, {field}: “{words}”").format(
            field=_(_CHARTER.get(one.field, one.field)), words=_charter_words(one)
        )
    if one.kind == "written":
        return (
            _("You changed it.")
            if one.field == own_side
            else _("{partner} changed it.").format(partner=partner)
        )
    if one.kind in ("mentee", "mentor"):
        field = _(_OWN_FIELDS.get(one.field, one.field))
        whose = (
            _("Your own profile")
            if one.kind == own_side
            else _("{partner}'s profile").format(partner=partner)
        )
        return _("{whose}, {field}: “{words}”").format(whose=whose, field=field, words=one.words)
    if one.kind == "model":
        return _(
            "Put into these words by AI ({field}), checked against the clause as it was, and kept by one of you: {words}"
        ).format(field=one.field, words=_prompt_and_day(one.words))
    if one.kind == "computed" and one.field.startswith("language_"):
        return _("Drafted in {language}").format(language=language_name(one.words))
    if one.kind == "computed":
        return _("Worked out from {field}: {words}").format(
            field=_(_DAYS.get(one.field, one.field)), words=day_in(one.words)
        )
    return _("A wording that Companion proposes. It rests on: {words}").format(words=_(one.words))


def _charter_words(one: ClauseSourceView) -> str:
    return day_in(one.words) if one.field == "ends_on" else one.words


def _prompt_and_day(words: str) -> str:
    """Which prompt it was, and on which day; the words are kept as clause/v2, 2027-01-11T09:00:00+00:00."""
    prompt, _between, instant = words.partition(", ")
    return f"{prompt}, {day_in(instant[:10])}" if instant else prompt
