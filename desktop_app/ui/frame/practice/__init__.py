"""How the window looks while it shows the book to practise with."""
