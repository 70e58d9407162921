// A step down and a step up beside a number. Where any digits may be typed the field is a text, and counts from data-least
// (or 0) to data-most.
const ZEROS = [0x660, 0x6f0];
const western = text => text.replace(/[٠-٩۰-۹]/g, digit => {
  const code = digit.codePointAt(0);
  return code - ZEROS.findLast(zero => zero <= code);
});

function move(input, step) {
  if (input.type === 'number') {
    if (step > 0) input.stepUp(); else input.stepDown();
  } else {
    const { least = 0, most = Infinity } = input.dataset;
    const next = Math.min(Math.max((parseInt(western(input.value), 10) || 0) + step, least), most);
    if (String(next) === input.value) return;
    input.value = next;
  }
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export default function quantity(box) {
  const input = box.querySelector('input');
  for (const button of box.querySelectorAll('[data-step]')) {
    button.hidden = false;
    button.addEventListener('click', () => move(input, Number(button.dataset.step)));
  }
}
