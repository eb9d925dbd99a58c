"""What somebody's role leaves of the window: pages they may not use are not offered."""

from casework.rights import (
    ALL_FILES,
    COUNTS,
    ERASE,
    EXPORT_ALL,
    FILES,
    LETTERHEAD,
    RULES,
    VOLUNTEERS,
)
from desktop import places
from desktop.office import Office
from desktop.places import Places
from desktop.views.rail import Rail

# What one must be allowed to do to have something to look for in a place.
_NEEDS = {
    places.TODAY: FILES,
    places.CLIENTS: FILES,
    places.LETTERS: FILES,
    places.OVERVIEW: COUNTS,
    places.RULES: FILES,
    places.CALCULATOR: FILES,
    places.SETTINGS: COUNTS,
}


def places_for(office: Office) -> tuple[str, ...]:
    """Return the places that are for whoever works here now, in the order of the rail."""
    return tuple(place for place in places.PLACES if office.may(_NEEDS[place]))


def fit(office: Office, rail: Rail, shown: Places) -> None:
    """Offer only what whoever works here now may use."""
    rail.offer(places_for(office))
    if office.by is not None:
        rail.show_who(office.by.name, office.phrases.say("role", office.by.role))
    shown.clients.show_rights(
        may_ask_access=office.may(FILES) and not office.may(ALL_FILES),
    )
    shown.clients.card.show_rights(may_see_all=office.may(EXPORT_ALL), may_erase=office.may(ERASE))
    shown.overview.show_rights(may_see_files=office.may(FILES), all_files=office.may(ALL_FILES))
    shown.settings.show_rights(
        may_change_letterhead=office.may(LETTERHEAD),
        may_manage=office.may(VOLUNTEERS),
        may_work=office.may(FILES),
    )
    shown.settings.keeping.show_rights(
        may_change=office.may(LETTERHEAD), may_erase=office.may(ERASE)
    )
    shown.show_rules_rights(may_change=office.may(RULES))
