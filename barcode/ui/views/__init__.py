"""The pages, one file each; the entry script reaches them by their path."""
