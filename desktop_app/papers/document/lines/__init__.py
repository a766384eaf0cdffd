"""Where the lines of a paper end."""
