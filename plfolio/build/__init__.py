"""The hall: composes the wings into one build of a school, one student at a time."""
