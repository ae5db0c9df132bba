// One stream of server-sent events for all views that a browser shows. It keeps what the server sent and tells it on;
// it computes nothing.

// ms without a word, of which there is one a second: the link is lost. On a slow one the first view may be long on its way.
const silence = 3500, firstView = 15000;

export class Stream {
  #source; #watch; #views = new Map(); #heard = 0; #patience = silence; #link = 'unknown';

  /** @param tell called with {link} and with {view, html?, figures} */
  constructor(tell) {
    this.tell = tell;
    setInterval(() => this.#check(), 500);
  }

  /** The views wanted from now on; what is known of them already is told at once. */
  want(addresses) {
    const wanted = new Set(addresses);
    let more = false;
    for (const gone of [...this.#views.keys()].filter(view => !wanted.has(view))) this.#views.delete(gone);
    for (const view of wanted) {
      if (this.#views.has(view)) continue;
      this.#views.set(view, { frame: '', parts: {}, figures: {} });
      more = true;
    }
    if (more) {
      clearTimeout(this.#watch);
      this.#watch = setTimeout(() => this.#open(), 10);
    }
  }

  /** Tells all that is known of a view again. */
  again(view) {
    const known = this.#views.get(view);
    if (this.#link !== 'unknown') this.tell({ link: this.#link });
    if (known?.frame) this.tell({ view, html: whole(known), figures: known.figures });
  }

  #open() {
    this.#source?.close();
    this.#hear(silence);
    const query = [...this.#views.keys()].map(view => 'view=' + encodeURIComponent(view)).join('&');
    const source = this.#source = new EventSource('/live?' + query);
    source.onmessage = event => { this.#alive(); this.#take(JSON.parse(event.data)); };
    source.addEventListener('beat', () => this.#alive());
    source.addEventListener('hello', event => { this.#hear(firstView); this.tell({ version: event.data }); });
    source.onerror = () => this.#lost();
  }

  #hear(patience) {
    this.#heard = Date.now();
    this.#patience = patience;
  }

  #alive() {
    this.#hear(silence);
    if (this.#link !== 'live') this.tell({ link: this.#link = 'live' });
  }

  #lost() {
    if (this.#link !== 'lost') this.tell({ link: this.#link = 'lost' });
  }

  // A browser gives up where a server refused; and of a link that died silently it knows nothing.
  #check() {
    if (!this.#source) return;
    const quiet = Date.now() - this.#heard, closed = this.#source.readyState === EventSource.CLOSED;
    if (closed || quiet > silence) this.#lost();
    if (closed || quiet > this.#patience) this.#open();
  }

  #take({ view, whole: all, frame, parts, figures }) {
    const known = this.#views.get(view);
    if (!known) return;
    if (all) { known.parts = {}; known.figures = {}; }
    if (frame !== undefined) known.frame = frame;
    Object.assign(known.parts, parts);
    Object.assign(known.figures, figures);
    const changed = frame !== undefined || Object.keys(parts).length > 0;
    this.tell(changed ? { view, html: whole(known), figures: known.figures } : { view, figures });
  }
}

const whole = ({ frame, parts }) => frame.replace(/<!--part ([^>]+)-->/g, (_, id) => parts[id] ?? '');
