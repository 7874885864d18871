from __future__ import annotations

from ui.blocks import Bar, Figure, Tone, alert, bar, chip, facts, figures, sentences, steps, table
from ui.markup import Markup, joined, tag, text, with_quotations

HOSTILE = "<script>alert('x')</script>\" onload=\"x"


def test_words_never_become_markup():
    assert "<script>" not in joined(HOSTILE)
    assert '" onload' not in tag("p", class_=HOSTILE)
    assert "<script>" not in table(HOSTILE, [HOSTILE, HOSTILE], [[HOSTILE, HOSTILE]])
    assert "<script>" not in sentences([(HOSTILE, HOSTILE)])
    assert "<script>" not in facts([(HOSTILE, HOSTILE)])
    assert "<script>" not in alert(HOSTILE, title=HOSTILE)


def test_markup_is_escaped_once_and_not_twice():
    assert tag("p", tag("b", "A & B")) == "<p><b>A &amp; B</b></p>"
    assert text(Markup("<hr>")) == "<hr>"


def test_a_name_in_python_becomes_the_attribute_of_html():
    assert tag("td", class_="x", data_label="Name", hidden=True, title=None) == (
        '<td class="x" data-label="Name" hidden=""></td>'
    )


def test_quotations_are_set_apart_and_stay_escaped():
    marked = with_quotations("Ana wants “<b>help</b>” soon.")

    assert marked == 'Ana wants <span class="c-quote">“&lt;b&gt;help&lt;/b&gt;”</span> soon.'


def test_a_table_can_be_read_where_its_rows_are_cards():
    shown = table("People", ["Name", "Seats"], [["Ana", "2"]], numbers=[1])

    assert '<th scope="col" role="columnheader">Name</th>' in shown
    assert '<th scope="row" role="rowheader">Ana</th>' in shown
    assert '<td class="c-number" data-label="Seats" role="cell">2</td>' in shown


def test_a_bar_is_drawn_to_scale_and_hidden_from_screen_readers():
    shown = bar(Bar(share=0.25, track=0.5, known=False))

    assert 'style="width:25.0%"' in shown
    assert 'style="width:50.0%"' in shown
    assert 'aria-hidden="true"' in shown
    assert "c-unknown" in shown


def test_what_is_empty_is_left_out():
    assert facts([("Wants", ""), ("Goals", "Lead")]) == '<dl class="c-facts"><dt>Goals</dt><dd>Lead</dd></dl>'
    assert sentences([]) == ""


def test_a_step_says_in_its_class_how_it_stands():
    assert 'class="c-good"' in steps([("Import", "Done", Tone.GOOD)])
    assert 'class="c-chip c-look"' in chip("paused", Tone.LOOK)
    assert "<small> of 3</small>" in figures([Figure("Seats", "2", "of 3")])
