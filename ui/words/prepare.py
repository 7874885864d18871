"""Words of the page before a meeting."""

from __future__ import annotations

PARTS = {
    "agreed": "What you agreed last time",
    "goals": "How the goals stand",
    "watch": "One thing to watch",
}
ASK = {True: "Questions you could ask", False: "Questions you may want to talk about"}
ASK_SAYS = {
    True: "Open ones, for listening. Tomorrow there are others.",
    False: "Your mentor is offered some of these as well. Tomorrow there are others.",
}
NO_QUESTION = "No new question today. You have seen all that there are; a new goal or note brings new ones."
USEFUL = "Useful"
NOT_USEFUL = "Not useful"
NOTED = {True: "Thank you. More like it.", False: "Thank you. It does not come again."}
SHARED_ONLY = "Only what you both may see is on this page."
