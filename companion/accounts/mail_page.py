"""A mail as a page for mail programs that show HTML: its own words, with buttons in place of addresses.

It is one column without a table, styled in place, light or dark as its reader has it. No picture is fetched
and nothing tells us that it was read.
"""

from __future__ import annotations

from html import escape

from companion.accounts.mail_texts import MailText
from companion.languages.catalogue import direction
from companion.languages.spoken import _, speaking, spoken

_ADDRESSES = ("http://", "https://")


def page_of(text: MailText) -> str:
    """One of our texts as a page, in the language in which it was written.

    A paragraph that is nothing but an address becomes a button. An address within a sentence is shown and is
    no link, since a name may be one.
    """
    with speaking(text.language):
        said = [_paragraph(one) for one in text.body.strip().split("\n\n")]
        return page(text.subject, f'<h1 style="{H1}">{escape(text.subject)}</h1>{"".join(said)}')


def page(subject: str, card: str, below: str = "") -> str:
    """A whole page in the language that is spoken; `card` and `below` are HTML already."""
    return (
        f'<!doctype html><html lang="{spoken()}" dir="{direction(spoken())}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="supported-color-schemes" content="light dark">'
        f"<title>{escape(subject)}</title><style>{_DARK}</style></head>"
        f'<body class="page" style="{_BODY}"><div class="card" style="{_CARD}">{card}</div>'
        f"{below}</body></html>"
    )


def paragraph(words: str) -> str:
    """Words as a paragraph."""
    lines = "<br>".join(map(escape, words.split("\n")))
    return f'<p style="{_P}">{lines}</p>'


def button(words: str, address: str) -> str:
    """An address of ours as a button."""
    link = f'<a class="button" style="{_BUTTON}" href="{escape(address)}">{escape(words)}</a>'
    return f'<p style="{_P}">{link}</p>'


def _paragraph(words: str) -> str:
    is_address = words.startswith(_ADDRESSES) and not any(sign.isspace() for sign in words)
    return button(_("Open it in Companion"), words) if is_address else paragraph(words)


_BODY = (
    "margin:0;padding:24px 16px;background-color:#f6f4ef;color:#20262b;"
    "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5"
)
_CARD = (
    "max-width:560px;margin:0 auto;padding:24px;background-color:#ffffff;border:1px solid #e2dfd7;"
    "border-radius:12px"
)
H1 = "margin:0 0 12px;font-size:22px;line-height:1.25;font-weight:650"
_P = "margin:0 0 16px"
_BUTTON = (
    "display:inline-block;padding:12px 20px;background-color:#0b6b66;color:#ffffff;border-radius:8px;"
    "font-weight:600;text-decoration:none"
)
_DARK = (
    ":root{color-scheme:light dark}@media (prefers-color-scheme:dark){"
    ".page{background-color:#12171a!important;color:#e7e8e6!important}"
    ".card{background-color:#1a2023!important;border-color:#30393e!important}"
    ".button{background-color:#6fcac1!important;color:#10211f!important}"
    ".soft{color:#a8b2b8!important}}"
)
