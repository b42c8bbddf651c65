"""The preview: built sites over HTTP, on this machine only."""
