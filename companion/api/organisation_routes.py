"""What an organisation sets for itself."""

from __future__ import annotations

from companion.accounts import organisation
from companion.api.api_router import api_router
from companion.api.session import Signed
from companion.contracts.accounts import LanguageChoice, OrganisationLanguage
from companion.languages.catalogue import languages

router = api_router("Accounts")


@router.get("/organisation/language")
def read_organisation_language(signed: Signed) -> OrganisationLanguage:
    """Show in which language the organisation writes to whoever chose none."""
    return _shown(organisation.read_language(signed.work, signed.viewer))


@router.put("/organisation/language")
def choose_organisation_language(signed: Signed, body: LanguageChoice) -> OrganisationLanguage:
    """Write to whoever chose no language in this one from now on; null takes that back."""
    organisation.choose_language(signed.work, signed.viewer, body.language, clock=signed.clock)
    return _shown(body.language)


def _shown(language: str | None) -> OrganisationLanguage:
    return OrganisationLanguage(language=language, languages=dict(languages()))
