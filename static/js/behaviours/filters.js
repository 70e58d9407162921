// Beside the list on a wide screen the panel stands open, also where the browser cannot do that by style alone; and on a
// phone as long as something in it is wrong. There a press on a choice is seen in the list at once; on a phone, where the
// panel covers the list, and with the keyboard, where every arrow is a choice, whoever chooses says when they are done.
export default function filters(panel) {
  const wide = matchMedia('(min-width: 60rem)');
  const fit = () => { panel.open = wide.matches || panel.querySelector('[aria-invalid]') !== null; };
  fit();
  wide.addEventListener('change', fit);
  panel.addEventListener('change', event => {
    const isPressed = event.target.matches('[type="radio"], [type="checkbox"]') && !event.target.matches(':focus-visible');
    if (wide.matches && isPressed) event.target.form.requestSubmit();
  });
}
