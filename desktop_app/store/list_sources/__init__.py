"""What each kind of list reads: one `ListSource` a kind."""

from collections.abc import Callable, Mapping

from desktop_app.store.list_sources.council import councils, sessions, votes
from desktop_app.store.list_sources.emulation import awards, decisions, nominations, rounds
from desktop_app.store.list_sources.keeping import history, trash
from desktop_app.store.list_sources.office import people, units
from desktop_app.store.list_sources.papers import issued
from desktop_app.store.list_sources.plan import occurrences, tasks
from desktop_app.store.list_sources.standing import holds, initiatives, year_records
from desktop_app.store.list_sources.year import activities, indicators, obstacles, referrals
from desktop_app.store.lists import ListSource

LIST_SOURCES: Mapping[str, Callable[[], ListSource]] = {
    "units": units,
    "people": people,
    "tasks": tasks,
    "occurrences": occurrences,
    "activities": activities,
    "obstacles": obstacles,
    "referrals": referrals,
    "indicators": indicators,
    "rounds": rounds,
    "nominations": nominations,
    "councils": councils,
    "sessions": sessions,
    "votes": votes,
    "decisions": decisions,
    "awards": awards,
    "issued": issued,
    "year-records": year_records,
    "initiatives": initiatives,
    "holds": holds,
    "history": history,
    "trash": trash,
}
"""For each kind of list, the function that says where its rows come from."""
