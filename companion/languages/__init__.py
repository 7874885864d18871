"""The languages that Companion speaks: a catalogue of words for each; its dates, numbers and lists.

A language is one file here, `LANGUAGE.po`; docs/how-to/add-a-language.md says how one is added.
"""
