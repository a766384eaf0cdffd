"""Help for each page, read without the net, searched without accents."""
