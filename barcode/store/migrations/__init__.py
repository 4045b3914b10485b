"""Which steps made the tables of the database what they are? One small recorded step a file, run in order."""
