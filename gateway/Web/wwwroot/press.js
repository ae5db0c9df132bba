// When a marshal's finger came down, by the page's own clock, and the exchanges by which the gateway knows that clock:
// a press may be held up on its way. The gateway works out the instant; nothing is computed here.

const kept = 8, betweenMs = 15_000, stoodMs = 50;
const us = ms => Math.round(ms * 1000);
const apart = () => Date.now() - performance.now();
let exchanges = [], apartThen = apart(), down = {};

// A page's clock may stand still while its device sleeps: what was exchanged before says nothing any more.
function forgetIfStood() {
  if (Math.abs(apart() - apartThen) > stoodMs) exchanges = [];
  apartThen = apart();
}

async function exchange() {
  forgetIfStood();
  const asked = performance.now();
  try {
    const [rx, tx] = (await (await fetch('/press/clock', { cache: 'no-store' })).text()).split(',');
    const answered = performance.now();
    const before = exchanges.length;
    forgetIfStood();
    if (before > 0 && exchanges.length === 0) return;
    exchanges.push([us(asked), rx, tx, us(answered)]);
    if (exchanges.length > kept) exchanges.shift();
  } catch { /* The next one may come through; without any the gateway knows less. */ }
}

function finger(event) {
  const button = event.target.closest?.('button');
  down = button ? { button, at: event.timeStamp } : {};
}

// A finger that left the button, or began to scroll, did not press it: what presses it later is another one.
function lifted(event) {
  if (event.type === 'pointercancel' || event.target.closest?.('button') !== down.button) down = {};
}

addEventListener('pointerdown', finger, true);
addEventListener('pointerup', lifted, true);
addEventListener('pointercancel', lifted, true);
addEventListener('keydown', event => {
  if (event.repeat) return;
  if (event.key === 'Enter' || event.key === ' ') finger(event); else down = {};
}, true);
// What a form says of the press that sends it.
export function moment(event) {
  forgetIfStood();
  const pressed = us(down.button === event.submitter && down.button ? down.at : event.timeStamp);
  down = {};
  return { pressed, clock: exchanges.map(one => one.join(',')).join(';') };
}

for (const form of document.querySelectorAll('form.presses:not(.marshal)')) {
  form.addEventListener('submit', event => {
    const { pressed, clock } = moment(event);
    form.elements.pressed.value = pressed;
    form.elements.clock.value = clock;
  });
}
addEventListener('visibilitychange', () => { if (!document.hidden) exchange(); });
setInterval(exchange, betweenMs);
(async () => { for (let i = 0; i < 3; i++) await exchange(); })();
