"""Certificates of commendation on preprinted stock or plain paper."""
