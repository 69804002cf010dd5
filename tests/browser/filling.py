"""The least an editor types into each block, and the words a visitor then reads.

A block without an entry here fails the editor's walk: say how an editor fills it.
"""


def text(part, site):
    part.write("", "Walked into running text")
    return "Walked into running text"


def image(part, site):
    part.choose("image-image", site.picture.title)
    part.type("image-alt_text", "Chairs")
    part.type("caption", "A walked caption")
    return "A walked caption"


def quote(part, site):
    part.type("text", "A walked quotation")
    return "A walked quotation"


def statistic(part, site):
    part.type("figure", "42")
    part.type("statement", "of walks arrive")
    return "42 percent of walks arrive"


def definitions(part, site):
    part.choose("definitions-0-value", site.definition.term)
    return site.definition.term


def faq(part, site):
    part.type("questions-0-value-question", "Who walks here?")
    part.write("questions-0-value-answer", "An editor")
    return "Who walks here?"


def steps(part, site):
    part.type("steps-0-value-title", "Take a first walked step")
    part.add_to("steps").type("title", "Take a second walked step")
    return "Take a second walked step"


def call_to_action(part, site):
    part.type("heading", "Walk with us")
    part.type("button", "Begin to walk")
    part.type("link-url", "https://example.org/walk")
    return "Begin to walk"


def notice(part, site):
    part.write("text", "A walked notice")
    return "A walked notice"


def content_note(part, site):
    part.type("text", "A walked content note")
    return "A walked content note"


def articles(part, site):
    part.type("heading", "Walked articles")
    return "Walked articles"


def signup(part, site):
    part.type("heading", "Walk by mail")
    return "Walk by mail"


def resources(part, site):
    part.type("heading", "Walked help")
    entries = part.page.locator("[data-contentpath='entries']").last
    entries.get_by_title("Insert a block").first.click()
    part.page.locator(".w-combobox").get_by_role("option", name="Resource", exact=True).click()
    part.choose("sections-0-value-entries-0-value", site.helpline.title)
    return "Walked help"


def crisis(part, site):
    part.type("heading", "Walk to a phone")
    part.add_to("lines").choose("", site.helpline.title)
    return "Walk to a phone"


def groups(part, site):
    part.type("heading", "Walk with others")
    return "Walk with others"


def timetable(part, site):
    part.type("heading", "A week of walks")
    return "A week of walks"


def meetings(part, site):
    part.type("heading", "The next walks")
    return "The next walks"


FILL = {
    "text": text,
    "image": image,
    "quote": quote,
    "statistic": statistic,
    "definitions": definitions,
    "faq": faq,
    "steps": steps,
    "call_to_action": call_to_action,
    "notice": notice,
    "content_note": content_note,
    "articles": articles,
    "signup": signup,
    "resources": resources,
    "crisis": crisis,
    "groups": groups,
    "timetable": timetable,
    "meetings": meetings,
}
