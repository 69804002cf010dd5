/* Says “open now” beside hours, in the browser, which alone knows what time it is: a page may have
   been in a cache for days. Hours are those of the clock on the wall in the zone of the record. */

/* The date, the weekday (0 is Monday) and the minute of the day in a zone. */
export const wallClock = (now, zone) => {
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
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { date, weekday, minute: Number(parts.hour) * 60 + Number(parts.minute) };
};

const covers = ([days, opens, closes, overnight], { weekday, minute }) => {
  const today = days.includes(weekday);
  if (!overnight) return today && minute >= opens && minute < closes;
  return (today && minute >= opens) || (days.includes((weekday + 6) % 7) && minute < closes);
};

/* true, false, or null where the browser does not know the zone. */
export const isOpen = ({ zone, always, rules, exceptions }, now = new Date()) => {
  let clock;
  try {
    clock = wallClock(now, zone || 'UTC');
  } catch {
    return always || null;
  }
  const other = exceptions.find(([first, last]) => first <= clock.date && clock.date <= last);
  if (other && zone) return other[2] !== null && clock.minute >= other[2] && clock.minute < other[3];
  return always || rules.some((rule) => covers(rule, clock));
};

const tell = (element) => {
  const open = isOpen(JSON.parse(element.dataset.kpactHours));
  element.hidden = open === null;
  element.textContent = open ? element.dataset.kpactOpen : element.dataset.kpactClosed;
};

const tellAll = () => document.querySelectorAll('[data-kpact-hours]').forEach(tell);

tellAll();
setInterval(tellAll, 60_000);
