"""The papers of the case read in: a motion's points and authorities, a complaint's paragraphs.

What is found is proposed with the words that led to it; which point raises which issue is for the attorney.
"""
