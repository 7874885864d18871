"""Words of the rounds: the list of them, how one is run, and its way to being published."""

from __future__ import annotations

from collections.abc import Sequence

from companion.contracts.rounds import RoundProgress, RunView, StatusName
from ui.language import _, decimal, figure, listed, ngettext

TITLE = "Rounds"
LEAD = "A round proposes who is matched with whom. You review it; nobody is told before you publish."
NONE = "No round yet"
NONE_SAYS = "Start the first one: it matches everybody who waits, by the rules, as well as can be."
START = "Start a new round"
CAPTION = "Rounds, the newest first"
OPEN = "Open"
BACK = "All rounds"
STATUS = {
    "draft": "Draft",
    "proposed": "To be reviewed",
    "reviewed": "Reviewed",
    "published": "Published",
    "closed": "Closed",
}
STATUS_SAYS = {
    "draft": "Not run yet. Running it proposes pairs; nobody is told.",
    "proposed": "Its pairs wait to be looked at. Nobody has been told.",
    "reviewed": "Somebody stands behind its pairs. Publishing tells the people by mail.",
    "published": "Its pairs are at work; everybody sees their own match.",
    "closed": "Over: its pairs have ended.",
}
RUN = "Run the round"
RUN_AGAIN = "Run it again"
RUNNING = "The round is being run"
STOP = "Stop the run"
STOPPED = "The run was stopped; the round is as it was before."
TROUBLE = "The last run came to nothing"
PEOPLE_CHANGED = "People have changed since this run. Run the round again to take that in."
PEOPLE_CHANGED_AT_WORK = (
    "People have changed since this round was run. If somebody has left, go on without them under “At work”; "
    "the next round takes in the rest."
)
RULES_CHANGED = "The rules have changed since this run. Run the round again to take that in."
PART = "Which part of the round"
REVIEW = "Review"
LEFT_OVER = "Left over"
FIGURES = "Figures"
MENTORSHIPS = "At work"
STEPS = {
    "proposed": "Back to review",
    "reviewed": "Mark as reviewed",
    "published": "Publish",
    "closed": "Close the round",
}
SURE = {
    "published": (
        "Everybody in a pair is told by mail, and sees their match from now on. That cannot be taken back."
    ),
    "closed": "A closed round cannot be opened again; pairs of a published one end.",
}
SURE_YES = {"published": "Yes, publish it", "closed": "Yes, close it"}
DONE = {
    "proposed": "The round is open for review again.",
    "reviewed": "The round is marked as reviewed. Publish it when you are ready.",
    "published": "Published. Everybody in a pair is being told by mail, and can see their match now.",
    "closed": "The round is closed.",
}
CERTIFICATE = "How good it is"
FACTS = "The run in figures"
FACTS_HEAD = ("What", "How many")
FILES = "Files of this round"
FILE_NAMES = {
    "matches.csv": "The pairs, as a spreadsheet",
    "unmatched.csv": "Who has nobody, as a spreadsheet",
    "report.html": "The report, to read or print",
    "matches.json": "Everything, for programs",
    "certificate.json": "The proof, for programs",
}
LEFT_CAPTION = "Who has nobody in this round, and why"
LEFT_HEAD = ("Who", "Side", "Why")
NOBODY_LEFT = "Nobody is left over"
NOBODY_LEFT_SAYS = "Every mentee has a mentor, and every seat is taken."
SIDES = {"mentee": "Mentee", "mentor": "Mentor"}
WORK_CAPTION = "Pairs at work, in the order in which they began"
WORK_HEAD = ("Mentee", "Mentor", "Since")
NOBODY_WORKS = "No pair is at work"
NOBODY_WORKS_SAYS = "Pairs begin to work when a round is published."
END = "End a mentorship"
END_WHICH = "Which pair"
END_SURE = "End it"
ENDED = "The mentorship has ended, and the seat is free."
CHOOSE = "Choose a pair"
GONE = "Somebody leaves"
GONE_SAYS = (
    "Who has left the programme is taken out, and whoever was with them gets somebody else, at a price. "
    "Whoever gets somebody else is told by mail."
)
GONE_WHO = "Who leaves"
GONE_ALL = "Everybody who is paused or has left the programme"
GONE_MAKE = "Go on this way"
GONE_PREVIEW = "Show what would happen"
GONE_DONE = "Done. Whoever was left alone has somebody else, as far as there was room."


def leaving(names: Sequence[str]) -> str:
    """Who is gone in what is shown."""
    return _("Without {names}:").format(names=listed(names)) if names else ""


def title(number: int) -> str:
    """A round by its number."""
    return _("Round {number}").format(number=number)


def started(number: int) -> str:
    """A round is there."""
    return _("Round {number} is there. Run it to see its pairs.").format(number=number)


def progress(now: RoundProgress) -> str:
    """How far a run is."""
    return (
        _("{what}: {done} of {of}").format(what=now.what, done=figure(now.done), of=figure(now.of))
        if now.of
        else now.what
    )


def placed(run: RunView, status: StatusName) -> str:
    """A round in a sentence."""
    placed = _("{placed} of {mentees} mentees have a mentor").format(
        placed=figure(run.placed), mentees=figure(run.mentees)
    )
    if status in ("published", "closed"):
        return f"{placed}."
    if not run.undecided:
        return _("{placed}, and every pair is decided on.").format(placed=placed)
    pairs = ngettext(
        "1 pair is still to be looked at", "{number} pairs are still to be looked at", run.undecided
    )
    return f"{placed}; {pairs}."


def proof(run: RunView) -> str:
    """What is proved about a run."""
    gap = run.certificate.relative_gap
    if gap <= 1e-9:
        return _(
            "Proved: no other way to place as many mentees by these rules gives a higher total. "
            "{pairs} allowed pairs were looked at for that."
        ).format(pairs=figure(run.certificate.pairs_priced))
    return _(
        "Proved: no other way to place as many mentees by these rules is better by more than {gap}%."
    ).format(gap=decimal(gap * 100))


def rows(run: RunView) -> list[list[str]]:
    """A run in figures."""
    found = [
        [_("Mentees who looked for a mentor"), f"{figure(run.mentees)}"],
        [_("Mentors with room"), f"{figure(run.mentors)}"],
        [_("Seats"), f"{figure(run.seats)}"],
        [_("Mentees with a mentor"), f"{figure(run.placed)}"],
        [_("Mentors with a mentee or more"), f"{figure(run.mentors_used)}"],
        [_("Pairs that no rule forbids"), f"{figure(run.allowed_pairs)}"],
        [_("Pairs that a rule forbids"), f"{figure(run.barred_pairs)}"],
        [_("Sum of the scores"), f"{decimal(run.total)}"],
    ]
    if run.pairs_kept is not None:
        found.append([_("Pairs that the run before had too"), f"{figure(run.pairs_kept)}"])
    return found
