"""A mentee's development plan, read from her goals and the steps towards them. Pure: data in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from companion.contracts.pairs import ActionView, GoalView, PairPageView
from ui.blocks import Tone, chip, facts
from ui.language import language, led
from ui.markup import Markup, joined, tag
from ui.when import day, day_of
from ui.words import drafts as draft_says
from ui.words import goals as goal_says
from ui.words import pair as pair_says
from ui.words import plan as says

_STYLE = Markup(
    "body{font:1rem/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.125rem;margin:2rem 0 .25rem}section{break-inside:avoid}"
    "dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}"
)


def goals_of(page: PairPageView, *, is_mine: bool) -> list[GoalView]:
    """The goals of one of the two that belong into her plan: open, or reached."""
    return [goal for goal in page.goals if goal.is_mine is is_mine and goal.standing != "dropped"]


def plan(goals: Sequence[GoalView], actions: Sequence[ActionView], *, level: int = 3) -> Markup:
    """What she wants to be able to do, each with by when, how it is noticed, and the steps."""
    return joined(*(_goal(goal, [one for one in actions if one.goal == goal.id], level) for goal in goals))


def plan_file(title: str, body: Markup, as_of: date) -> str:
    """A plan as a page that needs nothing else, to print or to keep."""
    head = tag("head", _CHARSET, _WIDTH, tag("title", title), tag("style", _STYLE))
    main = tag("main", tag("h1", title), body, tag("p", says.as_of(day(as_of))))
    return f"<!doctype html>{tag('html', head, tag('body', main), lang=language())}\n"


_CHARSET = Markup('<meta charset="utf-8">')
_WIDTH = Markup('<meta name="viewport" content="width=device-width, initial-scale=1">')


def _goal(goal: GoalView, steps: list[ActionView], level: int) -> Markup:
    reached = chip(goal_says.STANDINGS["reached"], Tone.GOOD) if goal.standing == "reached" else None
    return tag(
        "section",
        tag(f"h{level}", goal.text, " " if reached else None, reached),
        facts(
            [
                (says.BY, day(goal.due_on) if goal.due_on else says.NOT_SAID),
                (says.NOTICED, goal.noticed_by or says.NOT_SAID),
            ]
        ),
        tag("p", says.STEPS if steps else led(says.STEPS, says.NO_STEP), class_="c-soft"),
        tag("ul", *(tag("li", _step(one)) for one in steps)) if steps else None,
    )


def _step(one: ActionView) -> str:
    # By name, as a plan on paper does not say who reads it.
    when = pair_says.by_day(day(one.due_on)) if one.due_on else goal_says.NO_DAY
    if one.done_at is not None:
        when = goal_says.done_on(day_of(one.done_at))
    told = ", ".join(filter(None, (one.owner, when, draft_says.of_step(one, by_name=True))))
    return f"{one.text} ({told})"
