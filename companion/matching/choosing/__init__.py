"""Pairs that people make themselves: who can be asked, who lies near what is asked for, who has room."""
