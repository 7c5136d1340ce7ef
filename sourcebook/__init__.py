"""Turn a folder of hand-written records into a published investigative timeline."""
