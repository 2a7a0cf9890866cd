"""What each contributor would send about the invented cases: a layout for each."""
