// Puts what the server sends into the page: HTML by the least change, so that nothing jumps and what has the focus keeps
// it; and the running figures, as text. No figure, countdown or verdict is computed here.
import { Stream } from './stream.js';
import { steady } from './steady.js';

const version = document.querySelector('script[data-version]').dataset.version;
const places = new Map([...document.querySelectorAll('[data-view]')].map(place => [place.dataset.view, place]));
const link = document.getElementById('link');

function hear({ link: state, version: served, view, html, figures }) {
  if (state) tellLink(state);
  if (served && served !== version) renew();
  const place = places.get(view);
  if (!place) return;
  if (html !== undefined) {
    steady(place, () => Idiomorph.morph(place, html, {
      morphStyle: 'innerHTML',
      ignoreActiveValue: true,
      callbacks: { beforeNodeMorphed, beforeAttributeUpdated },
    }));
  }
  for (const [id, [text, meaning]] of Object.entries(figures)) {
    const figure = document.getElementById(id);
    if (!figure) continue;
    if (figure.textContent !== text) figure.textContent = text;
    if ((figure.dataset.state ?? '') !== meaning) figure.dataset.state = meaning;
  }
}

// The text of a running figure comes on its own, and what somebody opened stays open.
const beforeNodeMorphed = (old, fresh) => !(old.dataset && 'figure' in old.dataset && old.id === fresh.id);
const beforeAttributeUpdated = (name, node) => !(name === 'open' && node.tagName === 'DETAILS');

function tellLink(state) {
  if (document.documentElement.dataset.link === state) return;
  document.documentElement.dataset.link = state;
  link.textContent = state === 'live' ? '' : 'Connection lost. What stands here is old; it goes on by itself as soon as the gateway answers.';
}

// The gateway was replaced by another version: its pages are drawn for other scripts. Nobody loses what he was typing.
function renew() {
  if (!document.activeElement?.closest('form')) location.reload();
}

if (places.size > 0) {
  const views = [...places.keys()];
  if (window.SharedWorker) {
    const begin = () => {
      const worker = new SharedWorker(new URL('./live-worker.js', import.meta.url), { type: 'module' });
      worker.port.onmessage = ({ data }) => hear(data);
      worker.port.postMessage(views);
      addEventListener('pagehide', () => worker.port.postMessage('bye'), { once: true });
    };
    addEventListener('pageshow', event => event.persisted && begin());
    begin();
  } else {
    new Stream(hear).want(views);
  }
}
