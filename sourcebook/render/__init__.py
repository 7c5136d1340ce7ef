"""Turn planned outputs into bytes."""
