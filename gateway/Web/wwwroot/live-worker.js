// Shared by all pages of a browser, which opens only six connections to one server: one stream serves them all.
import { Stream } from './stream.js';

const pages = new Map(); // port → its views
const stream = new Stream(news => {
  for (const [port, views] of pages) if (!news.view || views.includes(news.view)) port.postMessage(news);
});

onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (data === 'bye') {
      pages.delete(port);
    } else {
      pages.set(port, data);
      for (const view of data) stream.again(view);
    }
    stream.want([...pages.values()].flat());
  };
};
