// Rows that come above what one reads push it away: this moves the page by as much as they do, and says how many they are.
// At the top of the page, where one watches what comes, nothing is held unless the pointer or the focus is on a row.

const row = '[data-row]';
const newer = document.getElementById('newer');
const unseen = new Set();

export function steady(place, change) {
  const known = new Set([...place.querySelectorAll(row)].map(one => one.id));
  const held = place.querySelector(`${row}:is(:hover, :focus-within)`)
    ?? (scrollY > 0 ? [...place.querySelectorAll(row)].find(one => one.getBoundingClientRect().top >= 0) : undefined);
  const top = held?.getBoundingClientRect().top;
  change();
  if (held?.isConnected) scrollBy({ top: held.getBoundingClientRect().top - top, behavior: 'instant' });
  if (!newer || known.size === 0) return;
  for (const one of place.querySelectorAll(row)) {
    if (!known.has(one.id) && one.getBoundingClientRect().bottom < 0) unseen.add(one.id);
  }
  tell();
}

// What was scrolled to has been seen.
addEventListener('scroll', () => {
  if (unseen.size === 0) return;
  for (const id of unseen) {
    const one = document.getElementById(id);
    if (!one || one.getBoundingClientRect().bottom >= 0) unseen.delete(id);
  }
  tell();
}, { passive: true });

function tell() {
  const text = unseen.size === 0 ? '' : unseen.size === 1 ? newer.dataset.one : newer.dataset.many.replace('{}', unseen.size);
  if (newer.textContent === text) return;
  newer.textContent = text;
  newer.hidden = text === '';
  document.getElementById('newer-said').textContent = text;
}
