// A step down and a step up beside a number; where any digits may be typed the field is a text, and counts from 0.
const ZEROS = [0x660, 0x6f0];
const western = text => text.replace(/[٠-٩۰-۹]/g, digit => {
  const code = digit.codePointAt(0);
  return code - ZEROS.findLast(zero => zero <= code);
});

function move(input, step) {
  if (input.type === 'number') {
    if (step > 0) input.stepUp(); else input.stepDown();
  } else {
    input.value = Math.max(0, (parseInt(western(input.value), 10) || 0) + step);
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
