"""Certificates of commendation on stock that was printed before."""
