"""Verbs whose past no ending makes, so that "felt" and "feeling" are one word. Pure, ours."""

# ruff: noqa: E501 -- lists of words read best as they stand.

from __future__ import annotations

from functools import lru_cache

_VERBS = """
become became; begin began begun; bring brought; build built; buy bought; catch caught; choose chose chosen; come came; cost cost;
deal dealt; draw drew drawn; drive drove driven; fall fell fallen; feel felt; find found; fly flew flown; forget forgot forgotten;
freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hear heard; hold held; keep kept; know knew known;
lead led; learn learnt; leave left; lend lent; lose lost; mean meant; meet met; overcome overcame; pay paid; read read; rise rose risen;
run ran; say said; see saw seen; seek sought; sell sold; send sent; show shown; sit sat; sleep slept; speak spoke spoken; spend spent;
stand stood; strike struck; take took taken; teach taught; tell told; think thought; understand understood; undertake undertook undertaken;
win won; withdraw withdrew withdrawn; write wrote written
"""


@lru_cache(maxsize=1)
def _present() -> dict[str, str]:
    rows = (row.split() for row in _VERBS.split(";"))
    return {past: present for present, *pasts in rows for past in pasts}


def present_of(word: str) -> str:
    """The present of a past that no ending makes; any other word as it is."""
    return _present().get(word, word)
