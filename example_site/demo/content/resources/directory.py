"""The page on which visitors look for help themselves."""

PAGE = {
    "name": "resources",
    "type": "directory",
    "parent": "home",
    "written_on": "2026-02-09",
    "quick_exit": "show",
    "en": {
        "title": "Where to find help",
        "slug": "resources",
        "show_in_menus": True,
        "search_description": "Helplines, services and reading, with hours, prices and what is "
        "safe to know before you call.",
        "introduction": "Lines to call, people to visit, things to read. Somebody at our table has "
        "called or looked at each of them; the day stands below it. You need no name to look "
        "around, and nobody counts what you read.",
    },
    "es": {
        "title": "Dónde encontrar ayuda",
        "slug": "recursos",
        "show_in_menus": True,
        "search_description": "Líneas de ayuda, servicios y lecturas, con horarios, precios y lo "
        "que conviene saber antes de llamar.",
        "introduction": "Líneas a las que llamar, gente a quien visitar, cosas para leer. Alguien "
        "de nuestra mesa llamó o miró cada una; debajo está el día. No hace falta ningún nombre "
        "para mirar, y nadie cuenta lo que lees.",
    },
}
