"""True rephrasings as a good model writes them when asked to keep the words of the claims. Ours; once blind.

Written and committed before the rules were looked at again. While these were mended, 19 of the 39 templates
were on a screen (docs/evaluation.md tells how), so they are blind no longer. Kept, so that figures can be
compared with earlier ones.
"""

from __future__ import annotations

WANTS = (
    "{m} offers “{o}”, so you could bring your wish to “{w}” to the first meeting.",
    "You want to work on “{w}”, and that is close to what {m} offers: “{o}”.",
    "Your wish is “{w}”. {m} has “{o}” to draw on.",
    "{m} has {o}, which may help with your wish: {w}.",
    "What links you two: you ask for “{w}”, {m} offers “{o}”.",
    "For “{w}”, {m} can share “{o}”.",
    "You asked for “{w}”; on that, {m} brings “{o}”.",
    "{m} could help you with “{w}”, offering “{o}”.",
    "With {m} you can talk about “{w}”, because {m} offers “{o}”.",
    "You wish for “{w}” and {m} writes “{o}”: a good place to start.",
    "When you meet, ask {m} how “{o}” could help with “{w}”.",
    "{m} wrote “{o}”, and you wrote “{w}”.",
    "Both of you mention related things: you “{w}”, {m} “{o}”.",
    "You would like help with “{w}”, and {m} offers “{o}”.",
    "“{o}” is what {m} offers; “{w}” is what you want.",
)
GOALS = (
    "You have the goal to “{w}”, and {m} has “{o}” as experience.",
    "{m} has experience that touches your goal “{w}”: “{o}”.",
    "Your goal is to {w}. {m} names “{o}”.",
    "On the way to “{w}”, you can ask {m} about “{o}”.",
    "{m} names “{o}” as experience, which is near your goal to “{w}”.",
    "You aim to “{w}”; here {m} can share “{o}”.",
    "{m}'s experience, “{o}”, may be useful for your goal: “{w}”.",
    "Because you aim to “{w}”, {m}'s experience with “{o}” matters.",
    "As for your goal “{w}”, {m} brings “{o}”.",
    "“{w}” is your goal, and {m} has “{o}”.",
)
VALUES = (
    "You and {m} like to work in the same way.",
    "You and {m} have a similar way of working.",
    "How you like to work is much the same for you and {m}.",
    "The two of you like working in much the same way.",
)
LANGUAGE = (
    "You and {m} can meet in {l}.",
    "Both of you speak {l}, so you can meet in it.",
    "You both have {l}.",
    "{l} is a language that you share.",
)
TIME = (
    "You and {m} are both free for about {t} hours a week.",
    "Together you have about {t} hours a week in which to meet.",
    "About {t} hours in the week are free for you both.",
    "You both have around {t} free hours a week.",
)
NOTHING = (
    "Nothing that {m} offers is close to what you ask for, so say early what you hope for.",
    "What {m} offers is not close to what you ask for; say early what you hope for.",
)
