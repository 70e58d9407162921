// Pictures on their way: each chosen file shown at once and cut to a square, all of them ordered by their handle or by buttons,
// or left out. A list without a field (data-snaps itself) is only ordered, and its order is saved as soon as a picture is let go.
import { advice } from './pictures/advice.js';
import { Crop } from './pictures/crop.js';

const chosen = new WeakMap(); // by its place in the list: the file, and the square that is cut out of it

function place(snap, verb) {
  if (verb === 'earlier') snap.previousElementSibling?.before(snap);
  else snap.nextElementSibling?.after(snap);
}

// A handle that is dragged takes its picture along, over whichever it passes.
function lend(snap, list) {
  const grip = snap.querySelector('[data-grip]');
  if (!grip) return;
  grip.hidden = false;
  grip.addEventListener('pointerdown', event => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    snap.classList.add('moving');
  });
  grip.addEventListener('pointermove', event => {
    if (!snap.classList.contains('moving')) return;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-snap]');
    if (!over || over === snap || over.parentElement !== list) return;
    const isLater = snap.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isLater) over.after(snap); else over.before(snap);
  });
  grip.addEventListener('pointercancel', () => snap.classList.remove('moving'));
  grip.addEventListener('pointerup', () => {
    snap.classList.remove('moving');
    if (grip.hasAttribute('form')) grip.form.requestSubmit();
  });
}

// Says what could be better about a picture as it is cut now.
function advise(snap, names) {
  for (const words of snap.querySelectorAll('[data-when]')) words.hidden = !names.includes(words.dataset.when);
}

async function show(snap, file) {
  const kept = { file };
  chosen.set(snap, kept);
  const canvas = snap.querySelector('[data-crop]'), slider = snap.querySelector('[data-zoom]');
  try {
    const picture = await createImageBitmap(file);
    kept.crop = new Crop(canvas, slider, picture);
    kept.crop.rested = square => advise(snap, advice(picture, square));
  } catch { // a kind this browser cannot show: it is sent as it is, and cut by the market
    const name = snap.querySelector('[data-name]');
    canvas.remove();
    slider.parentElement.remove();
    Object.assign(name, { hidden: false, textContent: file.name });
  }
}

export default function pictures(box) {
  const list = box.matches('[data-snaps]') ? box : box.querySelector('[data-snaps]');
  const input = box.querySelector('input[type="file"]');
  for (const snap of list.children) lend(snap, list);
  if (!input) return;

  list.addEventListener('click', event => {
    const button = event.target.closest('[data-do]');
    const verb = button?.dataset.do;
    if (!verb || (verb === 'remove' && button.name)) return; // what is kept already goes by way of the market
    event.preventDefault();
    const snap = button.closest('[data-snap]');
    if (verb === 'remove') {
      snap.remove();
      input.focus();
    } else {
      place(snap, verb);
      button.focus();
    }
  });

  const form = input.form;
  const take = () => {
    if (!input.multiple) list.replaceChildren();
    const room = Number(box.dataset.most) - list.children.length;
    for (const file of [...input.files].slice(0, room)) {
      const snap = box.querySelector('template').content.cloneNode(true).firstElementChild;
      list.append(snap);
      lend(snap, list);
      show(snap, file);
    }
    input.value = '';
  };
  input.addEventListener('change', take);
  if (input.files.length) take(); // chosen before this file came over a slow network, or kept when one comes back

  // Before the form goes, the squares take the place of the files they were cut from.
  let ready = false;
  form.addEventListener('submit', async event => {
    const snaps = [...list.children].filter(snap => chosen.has(snap));
    if (ready || !snaps.length) return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = event.submitter;
    pressed?.classList.add('busy');
    const sent = new DataTransfer();
    for (const snap of snaps) {
      const { file, crop } = chosen.get(snap);
      sent.items.add(crop ? await crop.file(file.name) : file);
    }
    input.files = sent.files;
    ready = true;
    form.requestSubmit(pressed);
  });
  addEventListener('pageshow', () => { ready = false; });
}
