"""Where do the inputs of a planner stay between visits? Projects and drafts in a database, in versions; never a result."""
