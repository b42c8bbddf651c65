"""Judging: what work and levels say about standards, mastery, badges and growth. Pure: values in, values out."""
