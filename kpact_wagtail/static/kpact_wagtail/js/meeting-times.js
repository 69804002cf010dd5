/* Adds the visitor's own time beside that of a group, where the two differ, and takes meetings off
   the page that are over: it may have been in a cache for days. Nothing is sent or kept. */

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/* Whether a clock here shows another day or time than the one at the group, whose offset the
   attribute holds. */
const differs = (iso, start) => {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(iso);
  if (!offset) return !iso.endsWith('Z') || start.getTimezoneOffset() !== 0;
  const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? 1 : -1);
  return start.getTimezoneOffset() !== minutes;
};

const sayOwnTime = (start) =>
  new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: ownZone(),
  }).format(start);

const isOver = (element, now) => {
  const end = new Date(element.dataset.kpactMeeting || element.dateTime);
  return end < now;
};

const show = (element) => {
  if (isOver(element, new Date())) {
    const item = element.closest('[data-kpact-meeting-item]');
    if (item) item.hidden = true;
    return;
  }
  const start = new Date(element.dateTime);
  if (Number.isNaN(start.getTime()) || !differs(element.dateTime, start)) return;
  const own = document.createElement('span');
  own.className = 'kpact-own-time';
  own.textContent = `(${sayOwnTime(start)})`;
  element.after(' ', own);
};

/* A part of which no date is left goes, or all in it but what holds besides. */
const tidy = (part) => {
  const items = [...part.querySelectorAll('[data-kpact-meeting-item]')];
  if (!items.length || !items.every((item) => item.hidden)) return;
  const isRest = (element) => element.matches('[data-kpact-meetings-rest]');
  const children = [...part.children];
  const gone = children.some(isRest) ? children.filter((element) => !isRest(element)) : [part];
  gone.forEach((element) => {
    element.hidden = true;
  });
};

document.querySelectorAll('time[data-kpact-meeting]').forEach(show);
document.querySelectorAll('[data-kpact-meetings]').forEach(tidy);
