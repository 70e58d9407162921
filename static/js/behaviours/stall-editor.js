// Stalls are moved on their plan: dragged by pointer or finger, or by the arrow keys while one has the focus (with shift ten times as
// far). Where they stand is written into the form that keeps it; nothing is kept before its button is pressed.
const WHOLE = 10000, STEP = 50, FAR = 500, SLOP = 6;
const KEYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const within = (value, most) => Math.round(Math.min(most, Math.max(0, value)));

export default function stallEditor(box) {
  const svg = box.querySelector('svg'), form = document.getElementById(box.dataset.form), high = Number(box.dataset.high);
  const said = form.querySelector('[data-said]');
  let dragged = null;
  box.classList.add('is-movable');

  const place = pin => {
    const use = pin.querySelector('use');
    return [use.x.baseVal.value, use.y.baseVal.value];
  };

  const put = (pin, x, y) => {
    const at = [within(x, WHOLE), within(y, high)];
    for (const part of pin.children) {
      part.setAttribute('x', at[0]);
      part.setAttribute('y', at[1]);
    }
    pin.classList.add('is-moved');
    const down = within(at[1] * WHOLE / high, WHOLE);
    let input = form.querySelector(`input[data-of="${pin.dataset.stall}"]`);
    if (!input) {
      input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'place' });
      input.dataset.of = pin.dataset.stall;
      form.append(input);
    }
    input.value = `${pin.dataset.stall}:${at[0]}:${down}`;
    form.hidden = false;
    said.textContent = `${pin.textContent}: ${(at[0] / 100).toFixed(1)} × ${(down / 100).toFixed(1)}`;
  };

  const point = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  svg.addEventListener('pointerdown', event => {
    const pin = event.target.closest('a[data-stall]');
    if (!pin || event.button) return;
    const [x, y] = place(pin), from = point(event);
    dragged = { pin, by: [x - from.x, y - from.y], start: [event.clientX, event.clientY], moved: false };
    pin.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    if (!dragged) return;
    const far = Math.hypot(event.clientX - dragged.start[0], event.clientY - dragged.start[1]);
    if (!dragged.moved && far < SLOP) return; // a press that trembles opens the stall
    dragged.moved = true;
    const to = point(event);
    put(dragged.pin, to.x + dragged.by[0], to.y + dragged.by[1]);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    svg.addEventListener(end, () => {
      const last = dragged;
      dragged = null;
      if (last?.moved) svg.addEventListener('click', stop, { capture: true, once: true });
      setTimeout(() => svg.removeEventListener('click', stop, { capture: true }), 0);
    });
  }
  function stop(event) {
    event.preventDefault();
    event.stopPropagation();
  }
  svg.addEventListener('dragstart', event => event.preventDefault());

  svg.addEventListener('keydown', event => {
    const pin = event.target.closest('a[data-stall]'), way = KEYS[event.key];
    if (!pin || !way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [x, y] = place(pin), step = event.shiftKey ? FAR : STEP;
    put(pin, x + way[0] * step, y + way[1] * step);
  });
}
