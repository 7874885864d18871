"""What an organisation decides about AI, what this month took, and what AI was asked."""

from __future__ import annotations

import streamlit as st

from companion.contracts.ai import AiCall, AiLedgerPage, AiSettingsView, AiWish
from ui.blocks import Tone, empty, facts, note, page_head, table
from ui.client import Tagged
from ui.desk import Desk
from ui.flash import say
from ui.held import held, let_go
from ui.language import decimal, figure
from ui.listing import pages_of
from ui.markup import tag
from ui.typed import line_box, words_form
from ui.when import moment
from ui.words import ai as says

_PATH = "/ai/settings"
_SEEN = "ai-settings"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.me.organisation))
    found = desk.api.get_tagged(AiSettingsView, _PATH)
    now = found.value
    st.html(note(_standing(now), Tone.GOOD if now.works else Tone.PLAIN))
    words = says.spent(now.spent_dollars, now.spent_tokens, now.cap_dollars, now.cap_tokens)
    st.html(facts([(says.SPENT, words)]))
    _form(desk, held(_SEEN, lambda: found))
    _ledger(desk)


def _standing(now: AiSettingsView) -> str:
    if now.works:
        where = says.STAYS if now.stays_here else says.LEAVES
        return f"{says.WORKS.format(model=now.model_in_force)} {where}"
    return says.NONE if now.enabled else says.OFF


def _form(desk: Desk, found: Tagged[AiSettingsView]) -> None:
    now, version = found.value, found.etag
    with words_form(f"ai-{version}"):
        enabled = st.toggle(says.ENABLED, now.enabled, key=f"ai-enabled-{version}")
        fields = st.multiselect(
            says.FIELDS,
            now.fields_to_choose,
            now.fields,
            format_func=says.field,
            help=says.FIELDS_SAYS,
            key=f"ai-fields-{version}",
        )
        money, tokens = _budget(now, version)
        model, key, address = _own_model(now, version)
        saved = st.form_submit_button(says.SAVE, key="save", type="primary")
    if not saved:
        return
    wish = AiWish(
        enabled=enabled,
        model=model,
        key=key,
        base_url=address,
        month_dollars=money,
        month_tokens=tokens,
        fields=list(fields),
    )
    desk.api.change(AiSettingsView, "PUT", _PATH, wish, etag=version)
    let_go(_SEEN)
    say(says.SAVED)
    st.rerun()


def _budget(now: AiSettingsView, version: str) -> tuple[float | None, int | None]:
    st.html(tag("h2", says.BUDGET))
    first, second = st.columns(2)
    money = first.number_input(
        says.MONEY, 0.0, 1_000_000.0, now.month_dollars, help=says.NO_CAP, key=f"ai-money-{version}"
    )
    tokens = second.number_input(
        says.TOKENS, 0, 10**12, now.month_tokens, step=10_000, help=says.NO_CAP, key=f"ai-tokens-{version}"
    )
    return money, None if tokens is None else int(tokens)


def _own_model(now: AiSettingsView, version: str) -> tuple[str | None, str | None, str | None]:
    st.html(tag("h2", says.OWN))
    st.html(tag("p", says.OWN_SAYS, class_="c-soft"))
    first, second = st.columns(2)
    with first:
        model = line_box(says.MODEL, now.model or "", f"ai-model-{version}", most=250, tip=says.MODEL_HELP)
    # A secret is shown nowhere again, so it is no box for words.
    key = second.text_input(
        says.KEY,
        type="password",
        max_chars=2_000,
        help=says.KEY_KEPT if now.has_key else says.KEY_HELP,
        autocomplete="off",
        key=f"ai-key-{version}",
    )
    at = f"ai-address-{version}"
    address = line_box(says.ADDRESS, now.base_url or "", at, most=500, tip=says.ADDRESS_HELP)
    return model or None, key or None, address or None


def _ledger(desk: Desk) -> None:
    st.html(tag("h2", says.LEDGER))
    page = pages_of(desk.api, AiLedgerPage, "/ai/ledger", "ai", limit=50)
    if not page.items:
        st.html(empty(says.NOTHING, says.NOTHING_SAYS))
        return
    st.html(table(says.LEDGER_SAYS, says.HEAD, [_row(one) for one in page.items], numbers=[4, 5, 6, 7]))
    page.show_turner()


def _row(call: AiCall) -> list[str]:
    return [
        moment(call.at),
        says.USES.get(call.use, call.use),
        call.model,
        says.OUTCOMES.get(call.outcome, call.outcome),
        str(call.people),
        figure(call.tokens_read + call.tokens_written),
        says.cost(call.dollars),
        decimal(call.seconds, 1),
    ]
