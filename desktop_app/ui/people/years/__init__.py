"""People and collectives year by year: ratings, initiatives, days of no consideration."""
