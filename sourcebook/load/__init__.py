"""Read the content folder: from bytes nobody trusts to typed records with their places."""
