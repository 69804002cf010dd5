"""How to get into some of the meetings: what the pages never say. All of it is invented."""

ACCESS = {
    "sex-worker-support": {
        "group": "sex-worker-support",
        "release": "approved",
        "renew_every_months": 3,
        "renewed_on": "-20",
        "link": "https://meet.example.org/j/94417730285",
        "meeting_id": "944 1773 0285",
        "passcode": "lampblack-7",
        "dial_in": "+1 312 555 0171",
        "note": "The room opens ten minutes before. Whoever is late is let in every quarter hour.",
    },
    "hands-and-voices-tuesdays": {
        "group": "hands-and-voices",
        "label": "Tuesdays",
        "release": "approved",
        "renew_every_months": 6,
        "renewed_on": "-200",
        "link": "https://meet.example.org/hands-and-voices",
        "passcode": "slow-turn-taking",
    },
    "friends-and-family": {
        "group": "friends-and-family",
        "release": "anyone",
        "renew_every_months": 1,
        "renewed_on": "-6",
        "link": "https://meet.example.org/wednesday-kitchen",
        "meeting_id": "610 2299 4418",
        "passcode": "second-cup",
        "dial_in": "+1 312 555 0172",
        "note": "If nobody opens within five minutes, call: Pat has both hands full.",
    },
    "fifth-wednesday": {
        "group": "fifth-wednesday",
        "release": "never",
        "address": "14 Cooper’s Yard, second floor\nExample City",
        "note": "Ring twice. Somebody comes down and walks up with you.",
    },
}
