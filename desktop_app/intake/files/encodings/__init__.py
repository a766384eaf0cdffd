"""Vietnamese letters that old fonts wrote in the places of other signs (TCVN3, VNI), as Unicode."""
