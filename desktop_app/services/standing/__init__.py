"""How people and collectives stand: ratings, initiatives, earlier awards."""
