"""The commands, one module per menu; `designer.app.actions` puts them together."""
