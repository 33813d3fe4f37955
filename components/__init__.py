"""What draws: the frozen results of the layers below, turned into what a reader sees."""
