"""Which engine runs the harmonising: each engine in one file, and nowhere else."""
