// The leaderboard for spectators. It holds on to what it has when the hub, the edge or the network vanish, says since
// when, and heals by itself: changes carry the position that they follow, so that what was missed is asked for.

// ms: a snapshot is asked for again, also beside a stream that is silent.
const often = 2000, seldom = 15000;
// Fields of a car's row.
const [number, position, carClass, classPosition, laps, gap, last, best, stops, where, team] = [...Array(11).keys()];

const element = id => document.getElementById(id);
const address = location.pathname.replace(/\/$/, '');
const cars = new Map();
let at = -1, wanted = -1, heard = new Date(), isStreaming = false, asking = false;

function take(news) {
  if (news.position <= at) return;
  if ('since' in news && news.since > at) { wanted = news.position; ask(); return; }
  if (!('since' in news)) cars.clear();
  for (const car of news.gone ?? []) cars.delete(car);
  for (const car of news.cars) cars.set(car[number], car);
  at = news.position;
  element('title').textContent = news.title;
  element('phase').textContent = news.phase.replaceAll('-', ' ');
  element('flag').textContent = (news.flag ?? '').replaceAll('-', ' ');
  element('flag').dataset.flag = news.flag ?? '';
  show();
}

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch(address + '/snapshot', { signal: AbortSignal.timeout(8000) });
    if (!answer.ok) throw new Error(answer.status);
    take(await answer.json());
    alive();
  } catch {
    lost();
  } finally {
    asking = false;
  }
  // A snapshot is a second old at times: older than the change that asked for it.
  if (at < wanted) { wanted = -1; setTimeout(ask, often); }
}

function follow() {
  const source = new EventSource(address + '/changes');
  source.onopen = () => { isStreaming = true; ask(); };
  source.onmessage = message => { isStreaming = true; alive(); take(JSON.parse(message.data)); };
  source.onerror = () => {
    isStreaming = false;
    // Without an edge there is no stream, and a browser does not ask again by itself.
    if (source.readyState === EventSource.CLOSED) { setTimeout(follow, seldom * (1 + Math.random())); }
  };
}

function alive() {
  heard = new Date();
  element('news').textContent = '';
}

function lost() {
  element('news').textContent = `not live since ${heard.toLocaleTimeString()}: what is shown may be old`;
}

function show() {
  const all = [...cars.values()].sort((a, b) =>
    (a[position] ?? Infinity) - (b[position] ?? Infinity) || `${a[number]}`.localeCompare(b[number], 'en', { numeric: true }));
  choices(all);
  const wanted = element('class').value;
  element('cars').replaceChildren(...all.filter(car => !wanted || car[carClass] === wanted).map(row));
}

function choices(all) {
  const select = element('class'), chosen = select.value;
  const names = [...new Set(all.map(car => car[carClass]).filter(Boolean))].sort();
  if ([...select.options].slice(1).map(option => option.value).join('\n') === names.join('\n')) return;
  select.replaceChildren(new Option('all', ''), ...names.map(name => new Option(name, name)));
  select.value = names.includes(chosen) ? chosen : '';
}

function row(car) {
  const line = document.createElement('tr');
  line.dataset.where = car[where];
  const isNumber = new Set([position, number, laps, gap, last, best, stops]);
  for (const field of [position, number, team, carClass, laps, gap, last, best, stops, where]) {
    const cell = line.insertCell();
    cell.textContent = field === carClass ? [car[carClass], car[classPosition]].filter(Boolean).join(' ')
      : `${car[field] ?? ''}`.replaceAll('-', field === where ? ' ' : '-');
    if (isNumber.has(field)) cell.className = 'number';
  }
  return line;
}

element('class').addEventListener('change', show);
take(JSON.parse(element('snapshot').textContent));
alive();
follow();
let waited = 0;
setInterval(() => {
  waited += often;
  if (!isStreaming || waited >= seldom) { waited = 0; ask(); }
}, often);
