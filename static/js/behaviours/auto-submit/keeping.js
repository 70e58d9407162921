// Nothing typed is lost, whatever is pressed next: what the market was not told yet is sent first, one after the other, and then
// the page goes on. What is refused is shown instead.
const waiting = new Map(); // forms and the buttons that send them, the last changed last
const parts = new WeakMap(); // forms and those buttons, whether they wait or not
let timer, sending = false, leaving = false, onward = lookAgain, shown = null;

// An answer to a form is not asked for once more: it names the page it stands for.
function lookAgain() {
  const page = document.querySelector('[data-page]')?.dataset.page;
  if (page) location.replace(page); else location.reload();
}

function words(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  return body;
}

// What is right leads on; every other answer is a page to be read.
async function isKept(form) {
  try {
    const request = { method: 'POST', body: words(form, parts.get(form)), redirect: 'manual', keepalive: true };
    return (await fetch(form.action, request)).type === 'opaqueredirect';
  } catch {
    return false; // the browser says that the network is away
  }
}

// Of several that were refused the page of one shows them all: it is told what was typed into the others.
function show(refused) {
  const form = refused.find(one => one.dataset.also) ?? refused[0];
  for (const other of refused) {
    if (other === form || !other.dataset.also) continue;
    const typed = document.createElement('input');
    Object.assign(typed, { type: 'hidden', name: other.dataset.also, value: other.elements.quantity.value });
    form.append(typed);
  }
  shown = form;
  form.requestSubmit(parts.get(form));
  shown = null;
}

async function send() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  const refused = new Set();
  while (waiting.size) {
    const [form] = waiting.keys();
    waiting.delete(form);
    refused.delete(form);
    if (await isKept(form)) continue;
    if (!waiting.has(form)) refused.add(form); // unless it was changed meanwhile
  }
  sending = false;
  if (refused.size) { show([...refused]); return; }
  leaving = true;
  onward();
}

// Whether something has to be sent before what was pressed.
function holds(event, pressed, then) {
  if (!waiting.size && !sending) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  onward = then;
  if (pressed?.matches('.btn')) {
    pressed.classList.add('busy');
    pressed.setAttribute('aria-busy', 'true');
  }
  send();
}

const leads = link => link.protocol.startsWith('http') && !link.hasAttribute('download') && link.target !== '_blank'
  && !(link.hash && link.href.split('#')[0] === location.href.split('#')[0]);

addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !leads(link)) return;
  holds(event, link, () => location.assign(link.href));
});

addEventListener('submit', event => {
  const form = event.target, pressed = event.submitter;
  if (form === shown || form.method === 'dialog') return;
  if (parts.has(form) && pressed === parts.get(form)) {
    waiting.set(form, pressed);
    holds(event, pressed, lookAgain);
  } else {
    waiting.delete(form); // it carries along what was typed into it
    holds(event, pressed, () => form.requestSubmit(pressed));
  }
}, true);

// Whoever closes the page, or turns to another one by the browser's own means.
const tell = () => waiting.forEach((button, form) => navigator.sendBeacon(form.action, words(form, button)));
document.addEventListener('visibilitychange', () => document.hidden && tell());
addEventListener('pagehide', () => { tell(); waiting.clear(); });
addEventListener('pageshow', () => { leaving = false; onward = lookAgain; });

// A form that keeps itself, and its button.
export const keeps = (form, button) => parts.set(form, button);

// Something else is in it now. A page that was about to come would show what was.
export function changed(form) {
  if (leaving) { stop(); leaving = false; }
  clearTimeout(timer);
  waiting.delete(form);
  waiting.set(form, parts.get(form));
}

// What waits is sent when nothing else was touched for so many milliseconds.
export function sendIn(milliseconds) {
  clearTimeout(timer);
  if (waiting.size) timer = setTimeout(send, milliseconds);
}
