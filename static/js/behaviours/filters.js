// Beside the list on a wide screen the panel stands open, also where the browser cannot do that by style alone; and on a
// phone as long as something in it is wrong.
export default function filters(panel) {
  const wide = matchMedia('(min-width: 60rem)');
  const fit = () => { panel.open = wide.matches || panel.querySelector('[aria-invalid]') !== null; };
  fit();
  wide.addEventListener('change', fit);
}
