"""The declarations of a form and how they are laid out: inputs, their values, the grid, the mnemonics."""
