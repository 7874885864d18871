"""Signposts lead to the very route that would be found by asking all of them, one after the other."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from companion.api.signposts import Signposts
from companion.ids import new_id


def scope_of(method: str, path: str, **more: str) -> Scope:
    return {"type": "http", "method": method, "path": path, "headers": [], **more}


def found_by(routes: list[BaseRoute], scope: Scope) -> BaseRoute | None:
    for route in routes:
        match, child = route.matches(scope)
        if match == Match.FULL:
            return child["route"]
    return None


def a_route(path: str, *methods: str) -> APIRoute:
    return APIRoute(path, lambda: None, methods=list(methods or ["GET"]))


def test_every_route_is_found_where_it_would_be_found_without_them(whole_app: FastAPI):
    routes = [route for route in whole_app.router.routes if isinstance(route, APIRoute)]
    posts = Signposts(routes)
    assert len(routes) > 150

    for route in routes:
        path = re.sub(r"\{[^}]*\}", lambda _: str(new_id()), route.path)
        for method in route.methods:
            asked = scope_of(method, path)
            assert found_by([posts], asked) is found_by(routes, asked) is not None


def test_the_application_asks_them_first(whole_app: FastAPI):
    assert isinstance(whole_app.router.routes[0], Signposts)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_routes_that_fit_the_first_one_is_meant(turned: bool):
    routes = [a_route("/people/me"), a_route("/people/{person}")]
    routes = routes[::-1] if turned else routes

    assert found_by([Signposts(routes)], scope_of("GET", "/people/me")) is routes[0]


def test_a_word_may_stand_in_one_way_and_a_parameter_in_another():
    routes = [a_route("/a/{x}/c"), a_route("/a/b/d")]
    posts = Signposts(routes)

    assert found_by([posts], scope_of("GET", "/a/b/c")) is routes[0]
    assert found_by([posts], scope_of("GET", "/a/b/d")) is routes[1]


@pytest.mark.parametrize(
    "asked",
    [
        scope_of("GET", "/people/"),
        scope_of("GET", "/people/1/goals"),
        scope_of("DELETE", "/people/1"),
        scope_of("GET", "/base/people/1", root_path="/base"),
        {**scope_of("GET", "/people/1"), "type": "websocket"},
    ],
)
def test_what_they_do_not_know_is_left_to_the_others(asked: Scope):
    assert Signposts([a_route("/people/{person}")]).matches(asked) == (Match.NONE, {})


def test_they_point_to_no_route_whose_parameter_may_be_several_parts():
    with pytest.raises(ValueError, match="files"):
        Signposts([a_route("/files/{name:path}")])
