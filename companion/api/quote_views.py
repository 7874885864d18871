"""What sentences quote, as the API tells it."""

from __future__ import annotations

from collections.abc import Iterable

from companion.contracts.quotes import QuoteView
from companion.explaining.quoted_language import ShownQuote


def quote_views(quotes: Iterable[ShownQuote]) -> list[QuoteView]:
    """Each once, in the order of the sentences."""
    return [QuoteView(words=one.words, language=one.language) for one in dict.fromkeys(quotes)]
