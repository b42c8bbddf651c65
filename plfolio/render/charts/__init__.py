"""Pictures of learning: where everything in them lies, and what they say in words. The theme draws them."""
