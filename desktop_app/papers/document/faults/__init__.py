"""What is wrong with the words, the numbers and the law that a finished paper names."""
