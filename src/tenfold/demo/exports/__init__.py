"""What each contributor would send about the invented cases: one module for each."""
