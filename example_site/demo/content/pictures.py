"""What the pictures are called and what they show; pages describe them in their own language."""

PICTURES = {
    "lantern-row": {
        "title": "A street at night",
        "description": "A row of houses at night, with a lit lantern in a window of each.",
        "es": "Una hilera de casas de noche, con un farol encendido en una ventana de cada una.",
    },
    "tea-table": {
        "title": "Five people at a tea table",
        "description": "A round table from above; five pairs of hands around five cups of tea.",
        "es": "Una mesa redonda vista desde arriba; cinco pares de manos alrededor de cinco "
        "tazas de té.",
    },
    "doorway": {
        "title": "An open door",
        "description": "A front door standing open at dusk, warm light falling out of it.",
        "es": "Una puerta abierta al anochecer, de la que sale una luz cálida.",
    },
    "night-table": {
        "title": "The night table",
        "description": "A market stall at night with water bottles, earplugs, a kit and a lantern.",
        "es": "Un puesto de mercado de noche con botellas de agua, tapones para los oídos, "
        "un botiquín y un farol.",
    },
    "meeting-room": {
        "title": "Six people in a meeting room",
        "description": "Six people side by side on a rug, one of them in a wheelchair.",
        "es": "Seis personas, una junto a otra, sobre una alfombra; una de ellas en silla de "
        "ruedas.",
    },
    "letter": {
        "title": "A letter on the kitchen table",
        "description": "A letter beside a steaming mug; one day is marked on a wall calendar.",
        "es": "Una carta junto a una taza humeante; en el calendario de la pared hay un día "
        "marcado.",
    },
    "way-home": {
        "title": "The way home",
        "description": "Two people walking side by side between two street lamps.",
        "es": "Dos personas que caminan una al lado de la otra entre dos farolas.",
    },
    "kit-by-the-door": {
        "title": "A kit by the door",
        "description": "Coats, keys and a small yellow bag on hooks beside a front door.",
        "es": "Abrigos, llaves y una bolsita amarilla en ganchos junto a una puerta.",
    },
}
