"""The page on which visitors look for a group."""

PAGE = {
    "name": "groups",
    "type": "group_index",
    "parent": "home",
    "written_on": "2026-02-16",
    "quick_exit": "show",
    "en": {
        "title": "Groups",
        "slug": "groups",
        "show_in_menus": True,
        "search_description": "Rooms, kitchens and calls where people meet, with days and how to "
        "come in.",
        "introduction": "You need no reason to come, and no good day. Some of these meet in a "
        "room, some on a screen, some both. Each says who it is for, when it meets and how the "
        "first time goes. If none of them fits, write to us: we know others.",
    },
    "es": {
        "title": "Grupos",
        "slug": "grupos",
        "show_in_menus": True,
        "search_description": "Salas, cocinas y llamadas donde nos juntamos, con días y cómo "
        "entrar.",
        "introduction": "No hace falta un motivo para venir, ni un buen día. Unos grupos se reúnen "
        "en una sala, otros en la pantalla, otros de las dos formas. Cada uno dice para quién es, "
        "cuándo se reúne y cómo es la primera vez. Si ninguno te sirve, escríbenos: conocemos "
        "otros.",
    },
}
