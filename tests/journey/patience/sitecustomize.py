"""Python runs this first in every process of a demo in which a model has all the time that it takes.

How long it may take is tested elsewhere; what is seen meanwhile rests on the speed of no machine.
"""

from companion.drafts import writing

writing._seconds_left = lambda _order, _drafting: 600.0
