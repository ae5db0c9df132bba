// A marshal's presses: each is kept on the phone, with an id of its own, until the gateway has it on its disk, and sent as
// often as that takes. It says when the finger came down; the gateway works out the instant, and takes each id once.
import { moment } from './press.js';

const form = document.getElementById('marshal'), slots = [...document.querySelectorAll('#pressed li')];
const store = 'pitmarshal-presses', againMs = 2_000, patienceMs = 10_000, mostKept = 500;
let sending = false, told = '';

const kept = () => { try { return JSON.parse(localStorage.getItem(store)) ?? []; } catch { return []; } };
const mine = () => kept().filter(press => press.by === form.dataset.who);
const isDone = press => press.state !== 'waiting' && !press.undoing;

// What is on the disk is forgotten once it stands no more in the list; what waits never is.
function keep(change) {
  const presses = change(kept());
  const spare = presses.filter(isDone).length - slots.length;
  let gone = 0;
  localStorage.setItem(store, JSON.stringify(presses.filter(press => !isDone(press) || ++gone > spare).slice(-mostKept)));
  show();
}
const set = (id, values) => keep(presses => presses.map(press => press.id === id ? { ...press, ...values } : press));

function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function press(event) {
  event.preventDefault();
  const { pressed, clock } = moment(event), button = event.submitter;
  const car = form.querySelector('input[name=car]:checked')?.value;
  if (!button || !car) return;
  keep(presses => [...presses, {
    id: newId(), by: form.dataset.who, car, name: button.name, value: button.value,
    label: button.dataset.label ?? button.textContent.trim(), at: new Date().toTimeString().slice(0, 8),
    drawn: form.elements.drawn.value, pressed, clock, state: 'waiting',
  }]);
  navigator.vibrate?.(30);
  send();
}

async function post(address, fields) {
  const answer = await fetch(address, {
    method: 'POST', redirect: 'manual', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(patienceMs),
    body: new URLSearchParams({ ...fields, token: form.elements.token.value }),
  });
  if (answer.ok) return {};
  if (answer.status === 422) return { why: (await answer.json()).detail };
  throw answer.status < 500 ? new Error('Sign in again: the presses that wait are sent then.') : new Error();
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    for (let next; (next = mine().find(press => !isDone(press)));) {
      if (next.state === 'waiting') {
        const { id, car, name, value, drawn, pressed, clock } = next;
        const { why } = await post(form.action, { id, car, [name]: value, drawn, pressed, clock });
        set(id, why ? { state: 'refused', why, undoing: false } : { state: 'recorded' });
      } else {
        const { why } = await post(form.dataset.undo, { id: next.id });
        set(next.id, { undoing: false, ...(why ? { why } : { state: 'undone' }) });
      }
      told = '';
    }
  } catch (problem) {
    told = problem.message && problem.constructor === Error ? problem.message : '';
    setTimeout(send, againMs);
  }
  sending = false;
  show();
}

const words = { waiting: '… waits', recorded: '✓', refused: '✗', undone: '↶ taken back' };

function show() {
  const presses = mine(), waiting = presses.filter(press => !isDone(press)).length, last = presses.slice(-slots.length).reverse();
  slots.forEach((slot, i) => {
    const press = last[i], [text, undo] = slot.children;
    slot.dataset.state = press?.state ?? '';
    text.textContent = press
      ? `${press.at}  ${press.car}  ${press.label}  ${press.undoing ? '… is taken back' : words[press.state]}${press.why ? ` ${press.why}` : ''}`
      : '';
    undo.hidden = !press || press.undoing || press.state === 'refused' || press.state === 'undone';
    undo.dataset.press = press?.id ?? '';
    undo.setAttribute('aria-label', press ? `Undo ${press.label}, car ${press.car}` : 'Undo');
  });
  const newest = last[0];
  document.getElementById('marshal-state').textContent = waiting > 0 && (told || !sending)
    ? `${waiting} ${waiting === 1 ? 'press waits' : 'presses wait'}. ${told || 'The gateway does not answer: they are kept here, with their time, and sent when it does.'}`
    : !newest ? 'Choose a car, then press as you see it.'
    : newest.state === 'refused' ? `✗ ${newest.label}, car ${newest.car}: ${newest.why}`
    : newest.state === 'undone' ? `↶ Taken back: ${newest.label}, car ${newest.car}.`
    : newest.state === 'recorded' ? `✓ Recorded: ${newest.label}, car ${newest.car}.` : `${newest.label}, car ${newest.car} …`;
}

function drivers() {
  const row = document.getElementById('marshal-drivers');
  row.replaceChildren(...(form.querySelector('input[name=car]:checked')?.dataset.drivers ?? '').split('\n').filter(line => line)
    .map(line => {
      const [id, name] = line.split('\t'), button = document.createElement('button');
      Object.assign(button, { name: 'driver', value: id, textContent: name, className: 'plain' });
      button.dataset.label = `Driver: ${name}`;
      return button;
    }));
}

if (form) {
  form.addEventListener('submit', press);
  form.addEventListener('change', drivers);
  for (const slot of slots) {
    slot.lastElementChild.addEventListener('click', event => {
      set(event.currentTarget.dataset.press, { undoing: true });
      send();
    });
  }
  addEventListener('online', send);
  addEventListener('storage', show);
  drivers();
  show();
  send();
}
