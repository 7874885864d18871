"""One-off questions: a mentee asks one mentor one thing, without becoming a pair."""
