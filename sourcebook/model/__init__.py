"""What a record is: typed, frozen, without input, output or HTML."""
