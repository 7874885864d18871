"""A charter survives being kept, and so does one that an older Companion kept."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from companion.programmes.charter import Cadence, Charter
from companion.programmes.charter_json import charter_from_json, charter_to_json

days = st.none() | st.dates(date(1950, 1, 1), date(2200, 12, 31))
charters = st.builds(
    Charter,
    name=st.text(min_size=1),
    purpose=st.text(),
    audience=st.text(),
    starts_on=days,
    ends_on=days,
    span_months=st.none() | st.integers(1, 60),
    cadence=st.builds(Cadence, *[st.integers(0, 180)] * 4),
)


@given(charters)
def test_every_charter_comes_back_as_it_was(charter):
    kept = json.loads(json.dumps(charter_to_json(charter)))

    assert charter_from_json(kept) == charter


def test_what_an_older_charter_lacks_has_its_usual_value_and_what_it_had_beyond_is_left():
    kept = {"name": "Old", "colour": "green", "cadence": {"days_between_meetings": 7, "pace": 3}}

    assert charter_from_json(kept) == Charter(name="Old", cadence=Cadence(days_between_meetings=7))
