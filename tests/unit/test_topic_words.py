"""Wants and offers as words that several people share, and never what one person wrote."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.matching.words.topic_words import TopicWord, topic_words
from companion.people.person import Person, Role


def mentees(*wants: str) -> list[Person]:
    return [Person(f"e{at}@x.example", "", Role.MENTEE, wants=text) for at, text in enumerate(wants)]


def mentors(*offers: str) -> list[Person]:
    return [Person(f"o{at}@x.example", "", Role.MENTOR, offers=text) for at, text in enumerate(offers)]


def test_a_word_that_four_people_use_is_not_told():
    assert topic_words(mentees(*["welding"] * 4) + mentors(*["welding"] * 4)) == ()


def test_a_word_that_five_people_use_is_told_with_the_count_of_that_side_alone():
    people = mentees(*["welding"] * 5) + mentors(*["welding"] * 4)

    assert topic_words(people) == (TopicWord("welding", 5, None),)


def test_nobody_and_fewer_than_five_look_the_same():
    assert topic_words(mentors(*["welding"] * 6)) == (TopicWord("welding", None, 6),)


def test_somebody_who_says_a_word_often_counts_once():
    assert topic_words(mentees("welding; more welding; welding steel", *["welding"] * 3)) == ()


def test_singular_and_plural_are_one_word_in_the_spelling_of_most():
    people = mentees("Budgets", "Budget", "budgets", "budgets", "SQL", "SQL", "SQL", "SQL", "SQL")

    assert topic_words(people, least=4) == (TopicWord("SQL", 5, None), TopicWord("budgets", 4, None))


def test_the_capital_that_begins_a_statement_is_not_part_of_the_word():
    people = mentees(*["Negotiating with Python and SQL"] * 5, *["SQL"] * 2)

    assert [word.word for word in topic_words(people)] == ["SQL", "negotiating", "Python"]


def test_the_most_used_come_first_and_the_list_ends_somewhere():
    people = mentees(*["welding; painting"] * 5, *["painting"] * 2, *["carving"] * 9)

    assert [word.word for word in topic_words(people)] == ["carving", "painting", "welding"]
    assert [word.word for word in topic_words(people, most=2)] == ["carving", "painting"]


def test_names_addresses_and_everyday_words_are_no_topics():
    people = mentees(*["I want help with welding, and Anna Berg said write to anna@berg.example in 2027"] * 6)
    people.append(Person("anna@x.example", "Anna Berg", Role.MENTEE))

    assert [word.word for word in topic_words(people)] == ["welding"]


def test_what_a_mentor_offers_is_read_from_experience_where_nothing_is_offered():
    people = [
        Person(f"o{at}@x.example", "", Role.MENTOR, experience="welding", about="sailing") for at in range(5)
    ]

    assert topic_words(people) == (TopicWord("welding", None, 5),)


def test_somebody_in_both_roles_counts_on_both_sides():
    people = [Person(f"b{at}@x.example", "", Role.BOTH, wants="welding", offers="carving") for at in range(5)]

    assert topic_words(people) == (TopicWord("carving", None, 5), TopicWord("welding", 5, None))


words = st.lists(st.sampled_from(["welding", "carving", "painting", "Budgets"]), max_size=4).map(", ".join)


@settings(max_examples=60)
@given(st.lists(words, max_size=12), st.lists(words, max_size=12))
def test_no_count_below_five_is_ever_told(wants, offers):
    for topic in topic_words(mentees(*wants) + mentors(*offers)):
        wanted = sum(topic.word.lower() in text.lower() for text in wants)
        offered = sum(topic.word.lower() in text.lower() for text in offers)
        assert topic.wanted_by == (wanted if wanted >= 5 else None)
        assert topic.offered_by == (offered if offered >= 5 else None)
        assert max(wanted, offered) >= 5
