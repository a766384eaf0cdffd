"""The papers on what stands for people and collectives in a year: titles registered for, initiatives."""
