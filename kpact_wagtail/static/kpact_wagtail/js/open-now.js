/* Says “open now” beside hours, in the browser, which alone knows what time it is: a page may have
   been in a cache for days. Hours are those of the clock on the wall in the zone of the record. */

/* The date and the minute of the day on a clock in a zone. */
const wallClock = (now, zone) => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const day = new Date(`${parts.year}-${parts.month}-${parts.day}T00:00:00Z`);
  return { day, minute: Number(parts.hour) * 60 + Number(parts.minute) };
};

/* Whether hours hold on the day they begin on, or after the midnight that ends it. */
const within = ([opens, closes, overnight], minute, late) => {
  if (late) return overnight && minute < closes;
  return minute >= opens && (overnight || minute < closes);
};

const holdsOn = ({ always, rules, exceptions }, day, minute, late = false) => {
  const date = day.toISOString().slice(0, 10);
  const weekday = (day.getUTCDay() + 6) % 7; // 0 is Monday
  const other = exceptions.find(([first, last]) => first <= date && date <= last);
  if (other) return other[2] !== null && within(other.slice(2), minute, late);
  if (always) return !late;
  return rules.some(([days, ...span]) => days.includes(weekday) && within(span, minute, late));
};

/* true, false, or null where nobody can know. */
export const isOpen = (hours, now = new Date()) => {
  let clock;
  try {
    if (!hours.zone) return hours.always || null;
    clock = wallClock(now, hours.zone);
  } catch {
    return hours.always || null;
  }
  const before = new Date(clock.day.getTime() - 24 * 60 * 60 * 1000);
  return holdsOn(hours, clock.day, clock.minute) || holdsOn(hours, before, clock.minute, true);
};

const tell = (element) => {
  const open = isOpen(JSON.parse(element.dataset.kpactHours));
  element.hidden = open === null;
  element.textContent = open ? element.dataset.kpactOpen : element.dataset.kpactClosed;
};

const tellAll = () => document.querySelectorAll('[data-kpact-hours]').forEach(tell);

tellAll();
setInterval(tellAll, 60_000);
