"""ical.js, pinned: what a calendar in a browser makes of a file."""

from .axe import VENDOR

SCRIPT = VENDOR / "ical.min.js"
LOAD = """async code => {
  const file = new Blob([code], { type: 'text/javascript' });
  window.ICAL = (await import(URL.createObjectURL(file))).default;
}"""
# Of each calendar the pairs of start and end, in seconds since 1970, that begin in a span of time.
READ = """([calendars, after, before]) => calendars.map(text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents('vtimezone');
  zones.forEach(zone => ICAL.TimezoneService.register(zone));
  const found = [];
  const add = ({ startDate, endDate }) => found.push([startDate.toUnixTime(), endDate.toUnixTime()]);
  const parts = Map.groupBy(
    calendar.getAllSubcomponents('vevent'), part => part.getFirstPropertyValue('uid'));
  for (const own of parts.values()) {
    const exceptions = own.filter(part => part.hasProperty('recurrence-id'));
    const [first] = own.filter(part => !part.hasProperty('recurrence-id'));
    const event = new ICAL.Event(first, { exceptions });
    if (!event.isRecurring()) {
      add(event);
      continue;
    }
    // A meeting may be moved out of the span, or into it.
    const last = before + 1000 * 86400;
    const times = event.iterator();
    for (let time = times.next(); time && time.toUnixTime() < last; time = times.next()) {
      add(event.getOccurrenceDetails(time));
    }
  }
  zones.forEach(zone => ICAL.TimezoneService.remove(zone.getFirstPropertyValue('tzid')));
  return found.filter(([start]) => after <= start && start < before);
})"""


def load(page):
    page.evaluate(LOAD, SCRIPT.read_text())


def read(page, calendars, after, before):
    """Lists of pairs of start and end, in seconds since 1970; one for each calendar."""
    return page.evaluate(READ, [calendars, int(after.timestamp()), int(before.timestamp())])
