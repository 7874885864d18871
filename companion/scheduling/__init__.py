"""When a pair meets: times that suit both, agreed by one click, in each one's calendar."""
