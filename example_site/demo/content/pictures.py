"""What the pictures are called and what they show; pages describe them in their own language."""

PICTURES = {
    "lantern-row": {
        "title": "A street at night",
        "description": "A row of houses at night, with a lit lantern in a window of each.",
    },
    "tea-table": {
        "title": "Five people at a tea table",
        "description": "A round table from above; five pairs of hands around five cups of tea.",
    },
    "doorway": {
        "title": "An open door",
        "description": "A front door standing open at dusk, warm light falling out of it.",
    },
    "night-table": {
        "title": "The night table",
        "description": "A market stall at night with water bottles, earplugs, a kit and a lantern.",
    },
    "meeting-room": {
        "title": "Six people in a meeting room",
        "description": "Six people side by side on a rug, one of them in a wheelchair.",
    },
    "letter": {
        "title": "A letter on the kitchen table",
        "description": "A letter beside a steaming mug; one day is marked on a wall calendar.",
    },
    "way-home": {
        "title": "The way home",
        "description": "Two people walking side by side between two street lamps.",
    },
    "kit-by-the-door": {
        "title": "A kit by the door",
        "description": "Coats, keys and a small yellow bag on hooks beside a front door.",
    },
}
