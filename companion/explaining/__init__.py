"""Explaining: claims that cite their evidence, in three views, and the files a run leaves."""
