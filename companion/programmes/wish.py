"""What somebody wants a programme to decide: a charter, and rules as a text, as a form, or as they are."""

from __future__ import annotations

from dataclasses import dataclass

from companion.programmes.charter import Charter
from companion.programmes.record import Decided
from companion.programmes.rules_form import RulesForm, rules_given


@dataclass(frozen=True)
class Wish:
    """A charter with a rules text or with a form over the text before; with neither that text stays."""

    charter: Charter
    rules: str | None = None
    form: RulesForm | None = None

    def over(self, before: Decided) -> Decided:
        """What is to be in force after what was before.

        Raises:
            RulesGivenTwice, RulesFormUnusable, ProgrammeFileInvalid: what is wrong with the rules.
        """
        return Decided(self.charter, rules_given(before.rules, self.rules, self.form))
