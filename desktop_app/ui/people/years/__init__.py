"""People and collectives year by year: ratings, initiatives, holds."""
