"""Every step's routes, in the order of the reference page."""

from __future__ import annotations

from fastapi import APIRouter

from companion.api import (
    accounts_routes,
    agreement_routes,
    ai_routes,
    check_in_routes,
    closing_routes,
    draft_routes,
    finding_routes,
    health_routes,
    import_routes,
    meeting_routes,
    nudge_routes,
    opening_routes,
    organisation_routes,
    pair_routes,
    people_routes,
    programmes_routes,
    question_routes,
    requests_routes,
    review_routes,
    rounds_routes,
    search_routes,
    shortlist_routes,
    sign_in_page,
    sign_in_routes,
    unsubscribe_page,
    worry_routes,
)

ROUTERS: tuple[APIRouter, ...] = (
    sign_in_routes.router,
    accounts_routes.router,
    programmes_routes.router,
    import_routes.router,
    people_routes.router,
    search_routes.router,
    finding_routes.router,
    shortlist_routes.router,
    rounds_routes.router,
    review_routes.router,
    organisation_routes.router,
    ai_routes.router,
    agreement_routes.router,
    pair_routes.router,
    check_in_routes.router,
    meeting_routes.router,
    closing_routes.router,
    draft_routes.router,
    worry_routes.router,
    requests_routes.router,
    question_routes.router,
    opening_routes.router,
    nudge_routes.router,
    # Where they say themselves: pages for people who are not signed in yet, and what keeps us running asks.
    sign_in_page.router,
    unsubscribe_page.router,
    health_routes.router,
)
