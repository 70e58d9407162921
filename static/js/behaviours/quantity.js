// A step down and a step up beside a number.
export default function quantity(box) {
  const input = box.querySelector('input');
  for (const button of box.querySelectorAll('[data-step]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (button.dataset.step > 0) input.stepUp(); else input.stepDown();
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}
